import HealthCodeRecords
import IdentityRecords
import KitRecords
import RiskAreasRecords
import StorageClient
import Testing
import TripCardRecords

@Suite("Record sets of all domains")
struct RecordSetTests {
    static let all =
        KitRecordSets.all + IdentityRecordSets.all + HealthCodeRecordSets.all + RiskAreasRecordSets.all
        + TripCardRecordSets.all + AnyRecordSet.ofStorageClient

    @Test("No number and no name stands for two sets")
    func areUnique() {
        #expect(AnyRecordSet.conflicts(in: Self.all).isEmpty)
        #expect(Set(Self.all.map(\.number)).count == Self.all.count)
    }

    @Test("Numbers stay what stores of earlier versions hold")
    func keepTheirNumbers() {
        let numbers = Dictionary(uniqueKeysWithValues: Self.all.map { ($0.name, $0.number.value) })
        #expect(numbers["person"] == 1 && numbers["sessions"] == 2)
        #expect(!numbers.values.contains(3), "it held the persons who shared a number")
        #expect(numbers["holder"] == 32 && numbers["notifications"] == 33)
        #expect(numbers["sms-codes"] == 4 && numbers["sms-ledger"] == 5 && numbers["outbox"] == 6)
        #expect(numbers["declarations"] == 10 && numbers["tests"] == 11 && numbers["exposures"] == 12)
        #expect(numbers["stays"] == 20)
    }
}
