import CommonContracts
import IdentityContracts
import IdentityRecords
import RPC
import StorageClient
import Testing

/// Rows of registers in the field that shut real people out, or lost a correction.
@Suite("Cases: rows of the population register", .serialized)
struct RegisterCaseTests {
    /// All first digits of mainland numbers, and segments that tables disagree about.
    private static let segments: [String] =
        (130...199).map { "\($0)55555555" }
        + ["13495555555", "17405555555", "17415555555", "17495555555", "17005555555", "17035555555", "17095555555"]
        + ["14405555555", "14105555555"]

    private func permit(_ number: Int) -> CommonV1.Document {
        .init(type: .hmTravelPermit, number: "H\(10_000_000 + number)")
    }

    @Test("ID-8: a number of any segment is a person's, and they log in with it")
    func phoneSegments() async throws {
        let system = try await TestSystem()
        let people = Self.segments.enumerated().map {
            IdentityV1.Person(document: permit($0.offset), name: "测试号段", phone: $0.element)
        }
        let rows = people.enumerated().map { IdentityV1.PersonRow(row: UInt64($0.offset + 1), person: $0.element) }
        let report = try await system.register.importPeople(options: try system.asOperator()) {
            try await $0.send(.init(rows: rows))
        }
        #expect(report.accepted == UInt64(Self.segments.count) && report.noted == 0)
        for phone in ["13495555555", "17405555555", "19255555555", "16955555555"] {
            _ = try await system.logIn(phone: phone)
        }
        await system.close()
    }

    @Test(
        "ID-8: a doubtful phone costs the phone and is told by row and field, never the person",
        arguments: ["12055555555", "1380013800", "0571-88880000", "98765432100"])
    func doubtfulPhone(phone: String) async throws {
        let system = try await TestSystem()
        let report = try await system.register(.init(document: permit(0), name: "测试号段", phone: phone))
        #expect((report.accepted, report.rejected) == (1, 0))
        #expect(report.notes.map(\.row) == [1] && report.notes.map(\.field) == ["phone"])
        let person = CommonV1.PersonRef(person: .document(permit(0)))
        let profile = try await system.identity.getProfile(.init(person: person), options: system.asOperator())
        #expect(profile.maskedPhone.isEmpty && profile.maskedName == "测**段")
        await system.close()
    }

    @Test(
        "A correction to a canonically equivalent character is stored, and the same file again changes nothing",
        arguments: [("\u{F92C}朗", "\u{90CE}朗"), ("Jos\u{E9}", "Jose\u{301}")])
    func equivalentNames(old: String, new: String) async throws {
        let system = try await TestSystem()
        var reports: [CommonV1.ImportReport] = []
        for name in [old, new, new, old] {
            reports.append(try await system.register(.init(document: permit(0), name: name)))
            let key = try await system.identity.getProfile(
                .init(person: .init(person: .document(permit(0)))), options: system.asOperator()
            ).personKey
            let stored = try await system.store.read(PartitionKey(key), .record(IdentityRecordSets.person))
            #expect(stored?.value.name.utf8.elementsEqual(name.utf8) == true)
        }
        #expect(reports.map(\.accepted) == [1, 1, 0, 1] && reports.map(\.unchanged) == [0, 0, 1, 0])
        await system.close()
    }

    @Test("A person twice in one file: the later line counts, every time")
    func twiceInOneFile() async throws {
        let system = try await TestSystem()
        for round in 0..<3 {
            let report = try await system.register(
                .init(document: permit(0), name: "甲", phone: "13800138000"),
                .init(document: permit(0), name: "乙", phone: "13900139000"))
            #expect(report.received == report.accepted + report.unchanged, "round \(round)")
            let person = CommonV1.PersonRef(person: .document(permit(0)))
            let profile = try await system.identity.getProfile(.init(person: person), options: system.asOperator())
            #expect(profile.maskedName == "*" && profile.maskedPhone == "139****9000", "round \(round)")
        }
        await system.close()
    }
}
