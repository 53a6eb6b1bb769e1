import Assembly
import AuditRecords
import HealthCodeRecords
import IdentityRecords
import KitRecords
import RiskAreasRecords
import Security
import StorageClient
import Testing
import TracingRecords
import TripCardRecords

@Suite("Record sets of all domains")
struct RecordSetTests {
    static let all =
        KitRecordSets.all + IdentityRecordSets.all + HealthCodeRecordSets.all + TracingRecordSets.all
        + RiskAreasRecordSets.all + TripCardRecordSets.all + AuditRecordSets.all + AnyRecordSet.ofStorageClient

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
        #expect(numbers["sms-codes"] == 4 && numbers["outbox"] == 6)
        #expect(!numbers.values.contains(5) && !numbers.values.contains(8), "they counted codes")
        #expect(numbers["uses"] == 40 && numbers["sms-uses"] == 41 && numbers["known-devices"] == 42)
        #expect(numbers["session-openings"] == 43)
        #expect(numbers["declarations"] == 10 && numbers["tests"] == 11 && numbers["exposures"] == 12)
        #expect(numbers["stays"] == 20 && numbers["exports"] == 165)
    }
}

extension RecordSetTests {
    @Test("Every record set is sealed but those that say why they are not")
    func areSealed() {
        let clear = Self.all.filter { !$0.isSealed }.map { "\($0.name): \($0.clearReason ?? "")" }
        #expect(
            clear.filter { !$0.contains("audit") }.sorted() == [
                "check-in-effects: sealed by the service under the key of the day",
                "check-ins: sealed by the service under the key of the day",
                "restore-mark: times and counts of a restore, which tools without keys of records write",
                "revoked-tokens: ids of tokens, which storage nodes look up without keys",
                "risk-area-count: a number of areas that everybody may list",
                "risk-areas: everybody may list the areas of risk",
                "trust-candidates: everybody may read the list of provinces",
                "trust-list: everybody may read the list of provinces",
                "visitors: sealed by the service under the key of the day",
            ])
        let audit = Set(KitRecordSets.auditChains + AuditRecordSets.all)
        #expect(Set(Self.all.filter { !$0.isSealed && $0.name.contains("audit") }) == audit)
        #expect(Set(ServiceContracts.recordSets) == Set(Self.all))
    }
}

extension RecordSetTests {
    private static var rights: RecordRights { ServiceContracts.recordRights }

    private static func readers(of set: AnyRecordSet) -> Set<ProcessRole> {
        Set(ProcessRole.allCases.filter { rights.mayRead(UInt32(set.number.value), $0) })
    }

    @Test("Every record set has a role that may write it, and no set but the limits' is everybody's")
    func haveOwners() {
        for set in Self.all where set.name != "uses" {
            let number = UInt32(set.number.value)
            #expect(Self.rights.isChain(number) == set.isChain, "\(set.name)")
            if set.isChain { continue }
            let writers = ProcessRole.allCases.filter { Self.rights.mayWrite(number, $0) }
            #expect(!writers.isEmpty && writers.count <= 3, "\(set.name)")
        }
    }

    @Test(
        "Identity reads no evidence, the trip card none either, the gateway nothing, and storage nodes what was revoked alone"
    )
    func areApart() {
        for set in HealthCodeRecordSets.all + TracingRecordSets.all {
            #expect(Self.readers(of: set) == [.healthCode, .services], "\(set.name)")
        }
        for set in TripCardRecordSets.all { #expect(Self.readers(of: set) == [.tripCard, .services], "\(set.name)") }
        for set in IdentityRecordSets.all { #expect(Self.readers(of: set) == [.identity, .services], "\(set.name)") }
        for set in Self.all {
            #expect(!Self.readers(of: set).contains(.gateway), "\(set.name)")
            #expect(Self.readers(of: set).contains(.storage) == (set.name == "revoked-tokens"), "\(set.name)")
            #expect(!Self.rights.mayWrite(UInt32(set.number.value), .storage), "\(set.name)")
        }
    }

    @Test("Tools get at the mark of a restore and at the audit, which names no citizen, and at no other record")
    func tools() {
        let sets = Self.all.filter { Self.readers(of: $0).contains(.tool) }
        #expect(sets == KitRecordSets.auditChains + AuditRecordSets.all + AnyRecordSet.ofStorageClient)
        for set in KitRecordSets.auditChains + AuditRecordSets.all {
            let number = UInt32(set.number.value)
            #expect(!Self.rights.mayWrite(number, .tool) && !Self.rights.mayAppend(number, .tool), "\(set.name)")
        }
    }
}
