import Foundation
import IdentityContracts
import RPC
import Reference
import TestSupport
import Testing

/// What identity takes from the reference data.
struct ReferenceUseTests {
    /// The embedded data with one file changed.
    private func reference(
        _ file: ReferenceFile, replacing old: String, with new: String
    ) throws -> ReferenceData {
        let text = String(decoding: ReferenceData.embeddedBytes(of: file), as: UTF8.self)
        try #require(text.contains(old))
        let folder = try TemporaryFolder()
        _ = try folder.write(Array(text.replacing(old, with: new).utf8), to: file.name)
        return try ReferenceData(folder: folder.url)
    }

    @Test("RET-1: consents last as long as the reference data say")
    func consents() async throws {
        let week = try reference(.retention, replacing: "\"consents\": 30", with: "\"consents\": 7")
        try await withIdentity(reference: week) { system in
            let citizen = try await system.citizen()
            let code = try await system.consentCode(citizen)
            let answer = try await system.identity.giveConsent(
                .init(kind: .tripCard, code: code.digits, handle: code.handle), options: citizen)
            #expect(answer.consentUntil?.seconds == system.clock.now + 7 * 86_400)
            #expect(try await system.consent()?.expiresAt == answer.consentUntil)
        }
    }

    @Test("RET-1: messages of the outbox are kept as long as the reference data say")
    func outbox() async throws {
        let twoDays = try reference(.retention, replacing: "\"outbox\": 1", with: "\"outbox\": 2")
        try await withIdentity(reference: twoDays) { system in
            _ = try await system.identity.requestSmsCode(.init(phone: Citizen.phone, purpose: .login))
            system.clock.advance(2 * 86_400 - 1)
            #expect(try await system.lastMessage() != nil)
            system.clock.advance(1)
            #expect(try await system.lastMessage() == nil)
        }
    }

    @Test(
        "ID-1: a person stays registered when the reference data lose their division, and a new one comes in with a note"
    )
    func divisionLost() async throws {
        let without = try reference(.divisions, replacing: "[\"110105\", ", with: "[\"110199\", ")
        try await withIdentity { system in
            try await system.enrol(Citizen.person)
            let directory = system.directory(restartedWith: without)
            let person = try await directory.resolvePerson(
                .init(person: .init(person: .personKey(system.personKey(Citizen.canonical)))))
            #expect(person.profile?.maskedDocumentNumber == "110105********002X")
            let results = try await directory.resolveDocuments(.init(documents: [Citizen.document])).results
            #expect(results.map(\.personKey) == [system.personKey(Citizen.canonical)])
            #expect(results.first?.notes.map(\.field) == ["document.number"])
        }
    }
}
