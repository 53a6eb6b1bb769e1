import Assembly
import Kit
import StorageClient
import Testing

@Suite("What persons are given of what is stored")
struct HeldRecordsTests {
    @Test("Every record set of the project says once whether persons get its records, or why not")
    func complete() {
        let rules = ServiceContracts.heldRules
        #expect(Set(rules.map(\.set)) == Set(ServiceContracts.recordSets))
        #expect(rules.count == ServiceContracts.recordSets.count)
    }

    @Test("Of sets in the partition of a person or phone only work, counts, indexes and copies are left out")
    func leftOut() {
        let left = ServiceContracts.heldRules.filter { rule in
            !rule.leftOut.isEmpty && ["person", "phone"].contains(rule.set.kind.name)
        }
        #expect(
            left.map(\.set.name).sorted() == [
                "alias-effects", "alias-fences", "appeal-effects", "appeal-notes", "case-effects", "check-in-effects",
                "declaration-slots", "holder-changes", "number-moves", "other-changes", "outbox", "owned-venues",
                "phone-effects",
                "registration-effects", "registration-turns", "relative-changes", "relative-turns", "replays",
                "session-openings",
                "sms-effects", "staff-case-effects", "staff-case-turns",
            ])
    }
}
