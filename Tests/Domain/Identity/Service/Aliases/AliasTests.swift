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

@Suite("Several documents of one person (COL-16)", .serialized)
struct AliasTests {
    @Test("COL-16: a citizen asks, a clerk with the original in hand accepts, and both documents know and are told")
    func joined() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            let (own, passport) = try system.documents()
            let asked = try await system.propose(by: citizen)
            #expect(asked.state == .asked && asked.maskedDocumentNumber == "*****0001")
            #expect(try await system.halves() == [0, 0])
            #expect(try await system.told(passport) == ["documentsAsked"])
            // The same two documents are one case.
            #expect(try await system.propose(by: citizen) == asked)

            let clerk = try system.clerk()
            #expect(
                try await system.cases.listCases(.init(kind: "documents-join"), options: clerk).cases.map(\.id)
                    == [asked.caseId])
            let file = try await system.cases.getCase(.init(id: asked.caseId), options: clerk)
            let facts = Dictionary(uniqueKeysWithValues: file.facts.map { ($0.name, $0.text) })
            #expect(facts["document"] == "resident-id CHN 110105********002X" && facts["name"] == "张*三")
            #expect(facts["other-document"] == "passport FRA *****0001" && facts["other-registered"] == "no")
            #expect(facts["names-of-both"] == "different" && facts["asked-by"] == "the citizen")
            #expect(
                !file.facts.contains { $0.text.contains(Passport.document.number) || $0.text.contains(Passport.name) })

            try await system.accept(asked.caseId, by: clerk)
            #expect(try await system.halves() == [1, 1])
            #expect(try await Set(system.told(passport)) == ["documentsAsked", "documentsJoined"])
            #expect(try await Set(system.told(own)) == ["caseAccepted", "documentsJoined"])
            for document in [own, passport] {
                #expect(try await system.documentSteps(document) == ["joined by clerk"])
            }
            let listed = try await system.identity.listMyAliases(.init(), options: citizen).aliases
            #expect(listed.map(\.state) == [.joined] && listed[0].maskedDocumentNumber == "*****0001")
            let again = await refusal { _ = try await system.propose(by: citizen) }
            #expect(again?.why == "DOCUMENTS_JOINED")
        }
    }

    @Test("COL-16: the holder of the other document is told by SMS that somebody asks, once, and not what for")
    func toldBySMS() async throws {
        try await withIdentity { system in
            try await system.enrol(
                .init(document: Passport.document, name: Passport.name, phone: "13700137000", division: "110105"))
            let citizen = try await system.citizen()
            _ = try await system.propose(by: citizen)
            _ = try await system.propose(by: citizen)
            let sent = try await system.outbox.listMessages(
                .init(phone: "13700137000", limit: 10), options: system.asOperator()
            ).messages
            #expect(sent.count == 1 && sent[0].purpose == .notice && sent[0].code.isEmpty)
            #expect(sent[0].text.contains("12345") && !sent[0].text.contains("0001"))
        }
    }

    @Test("COL-16: staff ask for a citizen and undo; nobody accepts what their own account has asked for")
    func byStaff() async throws {
        try await withIdentity { system in
            _ = try await system.citizen()
            let (first, second) = (try system.clerk("first"), try system.clerk("second"))
            let (own, passport) = try system.documents()
            let request = IdentityV1.FileAliasRequest(
                document: Citizen.document, other: Passport.document, otherName: Passport.name)
            let id = try await system.aliases.fileAlias(request, options: first).caseId
            #expect(try await system.aliases.fileAlias(request, options: first).caseId == id)
            let turned = IdentityV1.FileAliasRequest(
                document: Passport.document, other: Citizen.document, otherName: "张小三")
            #expect(
                try await system.aliases.fileAlias(turned, options: system.clerk("third", divisions: [])).caseId == id)
            for document in [own, passport] { #expect(try await system.told(document) == ["documentsAsked"]) }
            let alone = await refusal { try await system.accept(id, by: first) }
            #expect(alone?.code == .permissionDenied && alone?.why == "OWN_CASE")
            try await system.accept(id, by: second)
            #expect(try await system.halves() == [1, 1])

            let undo = try await system.undo(by: second)
            #expect(try await system.halves() == [1, 1])
            #expect(await refusal { try await system.accept(undo, by: second) }?.why == "OWN_CASE")
            try await system.accept(undo, by: first)
            #expect(try await system.halves() == [2, 2])
            for document in [own, passport] {
                #expect(try await system.documentSteps(document) == ["joined by second", "apart by first"])
                let told = try await system.told(document).filter { $0 != "documentsAsked" && $0 != "caseAccepted" }
                #expect(told.sorted() == ["documentsJoined", "documentsParted"])
            }
            let listed = try await system.aliases.listAliases(.init(document: Citizen.document), options: first).aliases
            #expect(listed.map(\.state) == [.parted])
            #expect(await refusal { _ = try await system.undo(by: first) }?.why == "ALIAS_UNKNOWN")
        }
    }

    @Test("COL-16: whoever accepts without the original, or with another one, is refused, and so is what was overtaken")
    func notAccepted() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            let clerk = try system.clerk()
            let asked = try await system.propose(by: citizen)
            func accept(
                seen: String = Passport.document.number, name: String = Passport.name, country: String = "FRA"
            ) async -> RPCError? {
                await refusal {
                    try await system.accept(asked.caseId, by: clerk, seen: seen, name: name, country: country)
                }
            }
            #expect(await accept(seen: "")?.badField == "seen_number")
            #expect(await accept(seen: "15AA00002")?.why == "DOCUMENT_DIFFERS")
            #expect(await accept(name: "DUPONT")?.why == "DOCUMENT_DIFFERS")
            #expect(await accept(country: "USA")?.why == "DOCUMENT_DIFFERS")
            #expect(await accept(country: "")?.badField == "seen_country")
            // By now the passport is registered under another name.
            try await system.enrol(
                .init(document: Passport.document, name: "JEAN DUPONT", phone: "13700137000", division: "110105"))
            #expect(await accept()?.why == "CASE_OVERTAKEN")
            #expect(try await system.halves() == [0, 0])
        }
    }

    @Test("COL-16: numbers that contradict each other, and a document that is not valid, open no case")
    func refused() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            func propose(_ document: CommonV1.Document, name: String = "张小三") async -> RPCError? {
                await refusal {
                    _ = try await system.identity.proposeAlias(
                        .init(document: document, name: name), options: citizen)
                }
            }
            let others = [
                Citizen.document, .init(type: .residentId, number: "110105194912310046"),
                .init(type: .hmtResidencePermit, number: "83000019810715006X"),
            ]
            for other in others { #expect(await propose(other)?.why == "DOCUMENTS_DIFFER") }
            #expect(await propose(.init(type: .passport, country: "FRA", number: "?"))?.badField == "document.number")
            #expect(await propose(Passport.document, name: "")?.badField == "name")
            #expect(try await system.identity.listMyAliases(.init(), options: citizen).aliases.isEmpty)
        }
    }

    @Test(
        "COL-16: a fifth document is refused, also when the others are joined by a chain; documents of a chain are joined"
    )
    func chain() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            let passports = (1...4).map { CommonV1.Document(type: .passport, country: "FRA", number: "15AA0000\($0)") }
            func join(_ one: CommonV1.Document, _ other: CommonV1.Document) async throws {
                try await system.join(one, other, name: "ZHANG")
            }
            try await join(Citizen.document, passports[0])
            try await join(passports[0], passports[1])
            let known = await refusal {
                _ = try await system.identity.proposeAlias(
                    .init(document: passports[1], name: "ZHANG"), options: citizen)
            }
            #expect(known?.why == "DOCUMENTS_JOINED")
            try await join(passports[1], passports[2])
            let fifth = await refusal { try await join(passports[2], passports[3]) }
            #expect(fifth?.why == "DOCUMENTS_TOO_MANY")
        }
    }

    @Test("COL-16: a citizen asks for so many documents a day, and a session that ended asks for none")
    func limits() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            func propose(_ number: Int) async -> RPCError? {
                let document = CommonV1.Document(type: .passport, country: "FRA", number: "15AA0000\(number)")
                return await refusal {
                    _ = try await system.identity.proposeAlias(
                        .init(document: document, name: "ZHANG"), options: citizen)
                }
            }
            for number in 1...5 { #expect(await propose(number) == nil) }
            #expect(await propose(6)?.why == "CASES_TOO_MANY")
            try await system.store.write(system.documents().own) { $0.deleteAll(KitRecordSets.sessions) }
            #expect(await propose(7)?.why == "SESSION_OVER")
            #expect(
                await refusal { _ = try await system.identity.listMyAliases(.init(), options: citizen) }?.why
                    == "SESSION_OVER")
        }
    }
}
