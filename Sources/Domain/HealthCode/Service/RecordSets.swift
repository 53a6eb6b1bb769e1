import Contracts
import StorageClient

/// The records that health code stores, all in the partition of a person.
enum HealthCodeSets {
    /// Declarations by time. Kept 30 days (RET-1).
    static let declarations = RecordSet<HealthCodeV1.StoredDeclaration>(
        10, name: "declarations", in: PartitionKind("person"))
    /// Test results by laboratory and sample. Kept 30 days.
    static let tests = RecordSet<HealthCodeV1.TestResult>(11, name: "tests", in: PartitionKind("person"))
    /// Exposures by cause and evidence. Kept 60 days after their end, or while they last.
    static let exposures = RecordSet<HealthCodeV1.Exposure>(12, name: "exposures", in: PartitionKind("person"))

    /// Identity's sessions, which a citizen's call reads along with the evidence.
    static let sessions = RecordSet<IdentityV1.StoredSession>(2, name: "sessions", in: PartitionKind("person"))

    static let all = [
        AnyRecordSet(declarations), AnyRecordSet(tests), AnyRecordSet(exposures), AnyRecordSet(sessions),
    ]
}
