import CommonContracts
import IdentityContracts
import IdentityCore
import IdentityRecords
import Kit
import KitRecords
import RPC
import StorageClient
import Testing
import Values

@testable import IdentityServer

/// Each way of every document through each method that takes one from outside.
@Suite("Documents as people write them", .serialized)
struct DocumentInputTests {
    /// Who asks: a passport contradicts no other document.
    private static let asker = IdentityV1.Person(
        document: .init(type: .passport, country: "GBR", number: "123456789"), name: "Mary Jones", phone: "13900001234",
        division: "110105")

    private func key(_ stored: CommonV1.Document?) throws -> String {
        try Document(stored: stored, today: ChinaDay(number: 19_327), tables: EveryCode()).keyText
    }

    private func expect(
        _ refused: RPCError?, names field: String, _ input: DocumentInput,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(refused?.code == .invalidArgument, sourceLocation: sourceLocation)
        #expect(refused?.badField == field, sourceLocation: sourceLocation)
        // The value may be personal.
        let number = input.document.number
        #expect(number.count < 8 || refused?.message.contains(number) != true, sourceLocation: sourceLocation)
    }

    @Test(
        "ID-1 to ID-6: an application is for the document that was written, or names what is wrong of it",
        arguments: DocumentInput.table)
    func register(input: DocumentInput) async throws {
        try await withIdentity { system in
            let code = try await system.code(for: .register)
            let request = Application(
                input.document, "张小三", enteredOn: input.document.type == .passport ? "2022-11-28" : ""
            ).request(code)
            let refused = await refusal { _ = try await system.identityInside.register(request) }
            let stored = try await system.store.read(
                system.partition(ofPhone: Citizen.phone), .all(IdentityRecordSets.registrations)
            ).first?.value
            switch input.outcome {
            case .key(let text):
                #expect(refused == nil)
                let found = try key(stored?.document)
                #expect(found == text)
            case .refused(let part):
                expect(refused, names: "document.\(part)", input)
                #expect(stored == nil)
            }
        }
    }

    @Test(
        "ID-1 to ID-6: a relative is whom the document that was written names, or it names what is wrong of it",
        arguments: DocumentInput.table)
    func addRelative(input: DocumentInput) async throws {
        try await withIdentity { system in
            let relative = IdentityV1.Person(document: input.document, name: "张小五", division: "110105")
            try await system.enrol(Self.asker, relative)
            let holder = try await system.logIn(Self.asker)
            let refused = await refusal { try await system.add(relative, by: holder) }
            let places = try await system.store.read(
                PartitionKey(system.personKey("6|GBR|123456789")), .all(KitRecordSets.dependants))
            switch input.outcome {
            case .key(let text):
                #expect(refused == nil)
                #expect(places.map(\.value.personKey) == [system.personKey(text)])
            case .refused(let part):
                expect(refused, names: "document.\(part)", input)
                #expect(places.isEmpty)
            }
        }
    }

    @Test(
        "COL-16: another document is the one that was written, whoever asks, or it names what is wrong of it",
        arguments: DocumentInput.table)
    func aliases(input: DocumentInput) async throws {
        try await withIdentity { system in
            try await system.enrol(Self.asker)
            let citizen = try await system.logIn(Self.asker)
            let clerk = try system.clerk()
            let (own, other) = (Self.asker.document, input.document)
            let proposed = await refusal {
                _ = try await system.identity.proposeAlias(.init(document: other, name: "张小三"), options: citizen)
            }
            let filed = await refusal {
                _ = try await system.aliases.fileAlias(
                    .init(document: own, other: other, otherName: "张小三"), options: clerk)
            }
            let undone = await refusal {
                _ = try await system.aliases.undoAlias(.init(document: own, other: other), options: clerk)
            }
            let listed = await refusal {
                _ = try await system.aliases.listAliases(.init(document: other), options: clerk)
            }
            let cases = try await system.store.read(
                PartitionKey(system.personKey("6|GBR|123456789")), .all(IdentityRecordSets.cases)
            ).map { try IdentityV1.StoredAliasCase(serialized: $0.value.content) }
            switch input.outcome {
            case .key(let text):
                #expect(proposed == nil && filed == nil && undone?.why == "ALIAS_UNKNOWN")
                // Nobody is registered with it, so that only who is responsible everywhere may look.
                #expect(listed?.code == .permissionDenied || listed == nil)
                // What the citizen asks for and what the clerk asks for is one case.
                let found = try cases.map { try key($0.other) }
                #expect(found == [text])
            case .refused(let part):
                expect(proposed, names: "document.\(part)", input)
                expect(listed, names: "document.\(part)", input)
                for error in [filed, undone] { expect(error, names: "other.\(part)", input) }
                #expect(cases.isEmpty)
            }
        }
    }

    @Test(
        "ID-3, ID-4: staff see the document in any spelling of its number, of any issue; another one is refused",
        arguments: [
            ("H12345678", nil), ("h1234567801", nil), ("H12345678（03）", nil), ("Ｈ１２３４５６７８", nil),
            ("H12345679", "DOCUMENT_DIFFERS"), ("M12345678", "DOCUMENT_DIFFERS"), ("", "seen_number"),
            ("H1234567", "seen_number"), (String(repeating: "1", count: 10_000), "seen_number"),
            ("H12345678\u{0}", "seen_number"),
        ] as [(String, String?)])
    func seen(number: String, problem: String?) async throws {
        try await withIdentity { system in
            _ = try await system.apply(.init(.init(type: .hmTravelPermit, number: "H1234567801"), "李 四"))
            let clerk = try system.clerk()
            let open = try #require(try await system.cases.listCases(.init(), options: clerk).cases.first)
            let refused = await refusal {
                _ = try await system.cases.decideCase(
                    .init(id: open.id, accepted: true, reason: .documentSeen, seenNumber: number, seenName: "李四"),
                    options: clerk)
            }
            #expect(refused?.badField ?? refused?.why == problem)
            let state = try await system.cases.getCase(.init(id: open.id), options: clerk).summary?.state
            #expect(state == (problem == nil ? .accepted : .open))
        }
    }
}
