import IdentityContracts
import IdentityCore
import KitRecords
import RPC
import Testing

@testable import IdentityServer

/// Each way of writing names through the methods that compare one with what is known.
@Suite("Names as people write them", .serialized)
struct NameInputTests {
    /// How a written name stands to the one that is known.
    enum Outcome: Sendable { case same, another, undecided, refused }

    private static let long = String(repeating: "阿不都热合曼买买提", count: 12).prefix(100)

    /// The name that is known, the one that is written, and how they stand.
    static let table: [(known: String, written: String, outcome: Outcome)] = [
        // Middle dots
        ("古丽·艾山", "古丽·艾山", .same), ("古丽·艾山", "古丽・艾山", .same), ("古丽·艾山", "古丽•艾山", .same),
        ("古丽·艾山", "古丽．艾山", .same), ("古丽·艾山", "古丽艾山", .same), ("古丽·艾山", "古丽", .another),
        // Long names
        (String(long), String(long), .same), (String(long), String(long.dropLast()), .another),
        (String(long), long + "江", .refused), ("张三", String(repeating: "张", count: 10_000), .refused),
        // Rare characters, variants of one, and characters of private use
        ("𬎆𫖯", "𬎆𫖯", .same), ("𠮷野", "吉野", .another), ("葛曾", "葛\u{E0100}曾", .same),
        ("王㛃", "王\u{E7C7}", .undecided), ("李㛃", "王\u{E7C7}", .another),
        // Latin names
        ("SMITH JOHN", "John Smith", .same), ("SMITH JOHN", "ＪＯＨＮ　ＳＭＩＴＨ", .same), ("Müller", "MUELLER", .same),
        ("Nguyễn Thị Ánh", "NGUYEN THI ANH", .same), ("Jean Pierre Dupont", "Jean Dupont", .another),
        ("张三", "Zhang San", .another),
        // What is no name
        ("张三", "", .refused), ("张三", "   ", .refused), ("张三", "·", .refused), ("张三", "13800138000", .refused),
        ("张三", "张三\u{202E}", .refused), ("张三", "张\u{0}三", .refused), ("张三", "张\u{200B}三", .refused),
        ("张三", "张三😷", .refused), ("张三", "null", .refused), ("张三", "<b>张三</b>", .refused),
    ]

    /// Confirms whoever is asked about, so that what is known here decides.
    private struct WillingRegister: PopulationRegister {
        let metrics = ""
        func confirm(_ question: RegisterQuestion) async throws -> RegisterAnswer {
            RegisterAnswer(.confirmed, number: .own)
        }
    }

    @Test(
        "ID-7: an application in another spelling of the name is verified, one in another name is not", arguments: table
    )
    func register(known: String, written: String, outcome: Outcome) async throws {
        try await withIdentity(register: WillingRegister()) { system in
            try await system.enrol(.init(document: Citizen.document, name: known, division: "110105"))
            let code = try await system.code(for: .register)
            let request = Application(Citizen.document, written).request(code)
            guard outcome != .refused else {
                let refused = await refusal { _ = try await system.identityInside.register(request) }
                #expect(refused?.code == .invalidArgument && refused?.badField == "name")
                return
            }
            let registration = try await system.identityInside.register(request)
            switch outcome {
            case .same: #expect(registration.state == .verified)
            case .another: #expect(registration.refusal == .notConfirmed)
            default: #expect(registration.state == .toBeChecked)
            }
        }
    }

    @Test("ID-9: a child is linked by any spelling of their name, and by no other one", arguments: table)
    func addRelative(known: String, written: String, outcome: Outcome) async throws {
        try await withIdentity { system in
            var child = Family.child()
            child.name = known
            try await system.enrol(child)
            let holder = try await system.citizen()
            let refused = await refusal { try await system.add(child, named: written, by: holder) }
            switch outcome {
            case .same: #expect(refused == nil)
            case .another, .undecided: #expect(refused?.why == "RELATIVE_UNKNOWN")
            case .refused: #expect(refused?.badField == "name")
            }
            #expect(try await system.relatives(of: holder).dependants.count == (outcome == .same ? 1 : 0))
        }
    }

    @Test("COL-16: whoever accepts types a spelling of the other document's name", arguments: table)
    func seen(known: String, written: String, outcome: Outcome) async throws {
        try await withIdentity { system in
            try await system.enrol(Citizen.person)
            let (asking, deciding) = (try system.clerk("asking"), try system.clerk("deciding"))
            let id = try await system.aliases.fileAlias(
                .init(document: Citizen.document, other: Passport.document, otherName: known), options: asking
            ).caseId
            let refused = await refusal { try await system.accept(id, by: deciding, name: written) }
            switch outcome {
            case .same, .undecided: #expect(refused == nil)
            case .another: #expect(refused?.why == "DOCUMENT_DIFFERS")
            case .refused: #expect(refused?.badField == "seen_name")
            }
        }
    }
}
