import CommonContracts
import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
import RPC
import StorageClient
import Testing
import Values

@testable import IdentityServer

@Suite("Documents that are joined with others already (COL-16)", .serialized)
struct AliasGroupsTests {
    static let permit = CommonV1.Document(type: .hmTravelPermit, number: "H12345678")
    static let permitKey = "3|CHN|H12345678"

    @Test("COL-16: no third document brings together numbers that contradict each other, whoever asks")
    func contradicting() async throws {
        try await withIdentity { system in
            _ = try await system.citizen()
            // Born on another day, of the same sex.
            let stranger = CommonV1.Document(type: .residentId, number: "110105199001010037")
            try await system.enrol(
                .init(document: stranger, name: "李四", phone: "13700137001", division: "110105"))
            try await system.join(Citizen.document, Self.permit, name: "ZHANG S")
            let filed = await refusal { try await system.join(stranger, Self.permit, name: "ZHANG S") }
            #expect(filed?.why == "DOCUMENTS_DIFFER")

            // Whoever asks for themselves does not learn what the permit is joined with; staff do not accept.
            let own = system.bearer(try await system.logIn(phone: "13700137001").token)
            let asked = try #require(
                try await system.identity.proposeAlias(
                    .init(document: Self.permit, name: "ZHANG S"), options: own
                ).alias)
            let accepted = await refusal {
                try await system.accept(
                    asked.caseId, by: try system.clerk(), seen: Self.permit.number, name: "ZHANG S", country: "")
            }
            #expect(accepted?.why == "CASE_OVERTAKEN")
            #expect(try await ones(system, stranger).count == 1)
        }
    }

    @Test("COL-16: cases that are accepted at the same moment count each other", arguments: 0..<4)
    func atOnce(round: Int) async throws {
        try await withIdentity { system in
            let passports = (0..<6).map { CommonV1.Document(type: .passport, country: "FRA", number: "15AA1000\($0)") }
            var ids: [[UInt8]] = []
            // A chain, and pairs across it.
            let pairs = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (0, 2), (5, 0)]
            for (one, other) in pairs {
                ids.append(
                    try await system.aliases.fileAlias(
                        .init(document: passports[one], other: passports[other], otherName: "ZHANG"),
                        options: system.asOperator()
                    ).caseId)
            }
            let clerk = try system.clerk("accepting", divisions: [])
            await withTaskGroup { group in
                for (index, id) in ids.enumerated() {
                    group.addTask {
                        _ = try? await system.accept(
                            id, by: clerk, seen: passports[pairs[index].1].number, name: "ZHANG")
                    }
                }
            }
            var (joined, halves) = (0, 0)
            for passport in passports {
                let group = try await ones(system, passport)
                #expect(group.count <= LinkedDocuments.most)
                joined = max(joined, group.count)
                halves += try await system.store.read(
                    partition(system, passport), .all(KitRecordSets.aliases)
                ).count(where: \.value.isJoined)
            }
            // As many as can be, and never a circle: each pair less than documents.
            #expect(joined >= 3 && halves <= 2 * 4)
        }
    }

    @Test("COL-16: whoever has slept over their turn writes nothing; what the dead had begun is completed")
    func slept() async throws {
        try await withIdentity { system in
            let (own, passport) = try system.documents()
            let clock = system.clock
            let turn = AliasTurn(store: system.store, hash: .init(system.keys), now: { clock.now })
            var settled: [PartitionKey] = []
            let lost = await refusal {
                do {
                    try await turn.run(own, passport, settle: { _, _ in }, options: .init()) {
                        system.clock.advance(AliasTurn.lifetime)
                        try await turn.run(
                            passport, own, settle: { one, other in settled = [one, other] }, options: .init(),
                            check: {}, write: { _, _ in })
                    } write: { _, held in
                        try await system.store.write(own) { change in
                            held.demand(in: &change)
                            try change.put(.init(at: 1), in: IdentityRecordSets.aliasEffects, key: passport.bytes)
                        }
                    }
                } catch is PreconditionFailed { throw RPCError(.aborted, "fenced off") }
            }
            #expect(lost?.code == .aborted && settled == [own, passport])
        }
    }

    @Test("COL-16: nobody is registered under another name than that under which staff have joined the document")
    func registeredOtherwise() async throws {
        try await withIdentity { system in
            _ = try await system.citizen()
            try await system.join(Citizen.document, Passport.document, name: Passport.name)
            let application = Application(
                Passport.document, "JEAN DUPONT", phone: "13700137002", enteredOn: "2022-11-28")
            let (first, code) = try await system.apply(application)
            #expect(first.state == .toBeChecked)
            let open = try #require(
                try await system.cases.listCases(
                    .init(kind: "registration-person"), options: system.clerk("first", divisions: [])
                ).cases.first)
            let clerk = try system.clerk("first", divisions: [])
            let file = try await system.cases.getCase(.init(id: open.id), options: clerk)
            #expect(file.facts.contains { $0.name == "joined-with-another-document-as" && $0.text == "another name" })
            let early = await refusal {
                try await system.accept(open.id, by: clerk, name: "JEAN DUPONT")
            }
            #expect(early?.why == "CASE_OVERTAKEN")
            let undo = try await system.undo(by: clerk)
            try await system.accept(undo, by: system.clerk("second"))
            try await system.accept(open.id, by: clerk, name: "JEAN DUPONT")
            let done = try await system.identity.getRegistration(
                .init(phone: "13700137002", handle: code.handle))
            #expect(done.state == .verified)
        }
    }

    private func partition(_ system: IdentitySystem, _ document: CommonV1.Document) throws -> PartitionKey {
        let country = document.country.isEmpty ? "CHN" : document.country
        return try PartitionKey(system.personKey("\(document.type.rawValue)|\(country)|\(document.number)"))
    }

    private func ones(_ system: IdentitySystem, _ document: CommonV1.Document) async throws -> Set<PartitionKey> {
        try await LinkedDocuments.partitions(
            of: partition(system, document), in: system.store, options: .init())
    }
}
