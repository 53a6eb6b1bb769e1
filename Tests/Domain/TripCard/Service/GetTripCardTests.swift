import Foundation
import RPC
import Reference
import Testing
import TripCardContracts

@Suite("The card of a consent (TRIP, MRG)")
struct GetTripCardTests {
    @Test("MRG-1: consent and stays come in one read of the phone's partition, and nothing else is called")
    func oneRead() async throws {
        try await TripCardSystem.run { system in
            try await system.publishAreas(in: "310115")
            _ = try await system.load(system.stay("110105", -220, -30), system.stay("310115", -30, -20))
            try await system.consent()
            let calls = await system.reads.counting {
                let answer = try? await system.card()
                #expect(answer?.card?.maskedPhone == "138****8000")
                #expect(answer?.card?.places.map(\.division) == ["110000", "310000"])
                #expect(answer?.card?.places.map(\.riskMark) == [false, true])
                #expect(answer?.consentUntil?.seconds == system.clock.now + 30 * 86_400)
            }
            #expect(calls == ["Read": 1])
            #expect(system.codes.requests.isEmpty)
        }
    }

    @Test("MRG-1: no card without a consent, nor by another person's")
    func missing() async throws {
        try await TripCardSystem.run { system in
            try await system.publishAreas()
            #expect(await system.refusedCard()?.reason == "CONSENT_MISSING")
            try await system.consent()
            let error = await system.refusedCard(personKey: [UInt8](repeating: 9, count: 16))
            #expect(error?.code == .failedPrecondition && error?.reason == "CONSENT_MISSING")
            #expect(try await system.card().card?.maskedPhone == "138****8000")
        }
    }

    @Test("MRG-1: a consent lapses after 30 days, and a later one holds anew")
    func lapsed() async throws {
        try await TripCardSystem.run { system in
            try await system.consent()
            system.clock.advance(30 * 86_400 - 1)
            try await system.publishAreas()
            #expect(try await system.card().card != nil)
            system.clock.advance(1)
            #expect(await system.refusedCard()?.reason == "CONSENT_MISSING")
            try await system.consent()
            #expect(try await system.card().card != nil)
        }
    }

    @Test("A consent holds no longer than its record, whatever the reference data allow")
    func shortRecord() async throws {
        try await TripCardSystem.run { system in
            try await system.publishAreas()
            try await system.consent(lifetime: 10)
            #expect(try await system.card().consentUntil?.seconds == system.clock.now + 10)
            system.clock.advance(10)
            #expect(await system.refusedCard()?.reason == "CONSENT_MISSING")
        }
    }

    @Test("MRG-1: reference data that shorten the lifetime shorten consents given before")
    func shorterLifetime() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reference-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let retention = String(decoding: ReferenceData.embeddedBytes(of: .retention), as: UTF8.self)
            .replacing(#""consents": 30"#, with: #""consents": 1"#)
        try Data(retention.utf8).write(to: folder.appending(path: "retention.json"))
        try await TripCardSystem.run(reference: ReferenceData(folder: folder)) { system in
            try await system.consent()
            system.clock.advance(86_399)
            try await system.publishAreas()
            #expect(try await system.card().consentUntil?.seconds == system.clock.now + 1)
            system.clock.advance(1)
            #expect(await system.refusedCard()?.reason == "CONSENT_MISSING")
        }
    }

    @Test("MRG-1: a withdrawn consent ends at once")
    func withdrawn() async throws {
        try await TripCardSystem.run { system in
            try await system.publishAreas()
            try await system.consent()
            #expect(try await system.card().card != nil)
            try await system.withdrawConsent()
            #expect(await system.refusedCard()?.reason == "CONSENT_MISSING")
        }
    }

    @Test("No card while the areas of risk are not known: a mark must not be missing")
    func areasUnknown() async throws {
        try await TripCardSystem.run { system in
            try await system.consent()
            let error = await system.refusedCard()
            #expect(error?.code == .unavailable && error?.reason == "RISK_AREAS_NOT_KNOWN")
            try await system.publishAreas()
            #expect(try await system.card().card != nil)
            system.clock.advance(61)
            #expect(await system.refusedCard()?.reason == "RISK_AREAS_NOT_KNOWN")
        }
    }

    @Test("Keys have 16 bytes", arguments: [0, 15, 17])
    func keyLengths(length: Int) async throws {
        try await TripCardSystem.run { system in
            let key = [UInt8](repeating: 1, count: length)
            let byPhone = await system.refusedCard(phoneKey: key)
            #expect(byPhone?.code == .invalidArgument && byPhone?.field == "phone_key")
            let byPerson = await system.refusedCard(personKey: key)
            #expect(byPerson?.code == .invalidArgument && byPerson?.field == "person_key")
        }
    }

    @Test("Only services ask by key")
    func servicesOnly() async throws {
        try await TripCardSystem.run { system in
            let request = TripCardV1.GetTripCardRequest(
                phoneKey: system.phoneKey, personKey: TripCardSystem.personKey)
            let error = await failure {
                try await system.citizens.getTripCard(request, options: system.asOperator())
            }
            #expect(error?.code == .permissionDenied && error?.reason == "ROLE_NOT_ALLOWED")
        }
    }
}
