import CommonContracts
import IdentityContracts
import RPC
import Testing

struct RegisterServiceTests {
    /// A row with everything right but what a test changes.
    private static func row(_ change: (inout IdentityV1.Person) -> Void) -> IdentityV1.Person {
        var person = Citizen.person
        change(&person)
        return person
    }

    /// Rows that are refused, and the field that is wrong.
    private static let refused: [(person: IdentityV1.Person?, field: String)] = [
        (nil, "person"),
        (row { $0.document = nil }, "document.type"),
        (row { $0.document?.type = .unspecified }, "document.type"),
        (row { $0.document?.type = .init(rawValue: 300) }, "document.type"),
        (row { $0.document?.number = "" }, "document.number"),
        (row { $0.document?.number = "110105194912310021" }, "document.number"),
        (row { $0.document?.number = "990105194912310021" }, "document.number"),
        (row { $0.document?.country = "CN" }, "document.country"),
        (row { $0.document = .init(type: .passport, number: "E12345678") }, "document.country"),
        (row { $0.name = "" }, "name"),
        (row { $0.name = "  " }, "name"),
        (row { $0.name = String(repeating: "张", count: 101) }, "name"),
        (row { $0.name = "张\n三" }, "name"),
        (row { $0.division = "+33010" }, "division"),
        (row { $0.division = "11010" }, "division"),
    ]

    @Test("Each wrong row is refused by number, field and reason, which repeats no value; the right one is stored")
    func refusedRows() async throws {
        try await withIdentity { system in
            var rows = zip(10..., Self.refused).map { IdentityV1.PersonRow(row: UInt64($0), person: $1.person) }
            rows.append(.init(row: 99, person: Citizen.person))
            let report = try await system.importPeople([.init(rows: rows)])
            #expect(report.rejections.map(\.row) == Array(10..<UInt64(10 + Self.refused.count)))
            #expect(report.rejections.map(\.field) == Self.refused.map(\.field))
            for (rejection, row) in zip(report.rejections, Self.refused) {
                #expect(!rejection.reason.isEmpty)
                let values = [row.person?.document?.number, row.person?.name, row.person?.phone, row.person?.division]
                for value in values.compactMap(\.self) where value.count > 4 {
                    #expect(!rejection.reason.contains(value))
                }
            }
            #expect(report.received == UInt64(rows.count) && report.rejected == UInt64(Self.refused.count))
            #expect((report.accepted, report.unchanged) == (1, 0))
        }
    }

    @Test("The same person again changes nothing, in whatever spelling of the document (ID-6); another name does")
    func again() async throws {
        try await withIdentity { system in
            let first = try await system.enrol(Citizen.person)
            let same = try await system.enrol(Citizen.person)
            let spelt = try await system.enrol(
                Self.row { $0.document?.number = "110105-19491231-002x" }, Self.row { $0.document?.country = "chn" })
            let renamed = try await system.enrol(Self.row { $0.name = "张叁" })
            #expect([first, same, spelt, renamed].map(\.accepted) == [1, 0, 0, 1])
            #expect([first, same, spelt, renamed].map(\.unchanged) == [0, 1, 2, 0])
            let profile = try await system.identity.getProfile(
                .init(person: .init(person: .document(Citizen.document))), options: system.asOperator())
            #expect(profile.maskedName == "张*")
        }
    }

    @Test("Phone and division may be empty; spaces around a name are dropped")
    func optional() async throws {
        try await withIdentity { system in
            let report = try await system.enrol(
                Self.row {
                    $0.phone = ""
                    $0.division = ""
                    $0.name = " 李四 "
                })
            #expect(report.accepted == 1)
            let profile = try await system.identity.getProfile(
                .init(person: .init(person: .document(Citizen.document))), options: system.asOperator())
            #expect(profile.maskedPhone == "" && profile.division == "" && profile.maskedName == "李*")
            #expect(try await system.directory.getPhoneHolder(.init(phone: Citizen.phone)).personKey.isEmpty)
        }
    }

    @Test("A report adds the batches up; a batch has at most 1,000 rows")
    func batches() async throws {
        try await withIdentity { system in
            let people = (0..<1001).map { number in
                IdentityV1.Person(
                    document: .init(type: .hmTravelPermit, number: "H\(10_000_000 + number)"), name: "陈")
            }
            let full = IdentityV1.PersonBatch(Array(people.prefix(1000)))
            let report = try await system.importPeople([full, .init([people[1000], people[0]], from: 1001)])
            #expect((report.received, report.accepted, report.unchanged) == (1002, 1001, 1))
            let error = await refusal { try await system.importPeople([.init(people)]) }
            #expect(error?.code == .invalidArgument && error?.badField == "rows")
        }
    }
}
