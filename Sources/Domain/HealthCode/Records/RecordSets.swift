public import HealthCodeContracts
import KitRecords
public import StorageClient

/// What the health code stores: evidence, in the partition of the person.
public enum HealthCodeRecordSets {
    /// Declarations by time (RET-1).
    public static let declarations = RecordSet<HealthCodeV1.StoredDeclaration>(
        10, name: "declarations", in: .person)
    /// Tests by laboratory and sample (RET-1).
    public static let tests = RecordSet<HealthCodeV1.TestResult>(11, name: "tests", in: .person)
    /// Exposures by cause and evidence; kept while they last, and some time after (RET-1).
    public static let exposures = RecordSet<HealthCodeV1.Exposure>(12, name: "exposures", in: .person)

    /// All of them.
    public static let all = [AnyRecordSet(declarations), AnyRecordSet(tests), AnyRecordSet(exposures)]
}
