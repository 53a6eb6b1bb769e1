import KitRecords
import RPC
import StorageClient
import Testing
import TripCardContracts

@Suite("A card begins with the phone's holder (TRIP)")
struct PhoneHolderTests {
    static let other = [UInt8](repeating: 9, count: 16)

    /// Stays in Beijing and, since 60 hours ago, in Shanghai.
    static func load(_ system: TripCardSystem) async throws {
        try await system.publishAreas()
        _ = try await system.load(system.stay("110105", -220, -60), system.stay("310115", -60, -20))
        try await system.consent()
    }

    @Test("TRIP-12: the card shows stays since the holder's beginning only, by consent and by code")
    func since() async throws {
        try await TripCardSystem.run { system in
            try await Self.load(system)
            #expect(try await system.card().card?.places.map(\.division) == ["110000", "310000"])
            try await system.giveNumber(to: TripCardSystem.personKey, since: -50)
            let card = try #require(try await system.card().card)
            #expect(card.places.map(\.division) == ["310000"])
            #expect(card.insufficientData, "the new holder's data do not fill the window")
            #expect(try await system.query().places.map(\.division) == ["310000"])
            try await system.giveNumber(to: TripCardSystem.personKey, since: -1)
            #expect(try await system.card().card?.places.isEmpty == true)
        }
    }

    @Test("TRIP-12: the first holder of a number has all of its stays")
    func firstHolder() async throws {
        try await TripCardSystem.run { system in
            try await Self.load(system)
            try await system.giveNumber(to: TripCardSystem.personKey, since: nil)
            #expect(try await system.card().card?.places.map(\.division) == ["110000", "310000"])
        }
    }

    @Test("MRG-2: the consent of a former holder shows no card, also while its record is still there")
    func formerHolder() async throws {
        try await TripCardSystem.run { system in
            try await Self.load(system)
            try await system.giveNumber(to: Self.other, since: -1)
            #expect(await system.refusedCard()?.reason == "CONSENT_MISSING")
            try await system.giveNumber(to: [], since: -1)
            #expect(await system.refusedCard()?.reason == "CONSENT_MISSING")
        }
    }

    @Test("TRIP-12: a code that was sent to a former holder shows no card")
    func formerHoldersCode() async throws {
        try await TripCardSystem.run { system in
            try await Self.load(system)
            try await system.giveNumber(to: Self.other, since: -1)
            system.codes.send(to: TripCardSystem.personKey)
            #expect(await system.refusedQuery()?.reason == "SMS_CODE_GONE")
        }
    }

    @Test("COL-16: a number that passes from one document of a person to another keeps its card, until they are apart")
    func documents() async throws {
        try await TripCardSystem.run { system in
            try await Self.load(system)
            let (person, former) = (TripCardSystem.personKey, Self.other)
            let began = system.clock.now - 50 * 3_600
            try await system.store.write(PartitionKey(system.phoneKey)) { change in
                let claims = [
                    KitV1.StoredClaim(personKey: former, at: began - 1_000_000),
                    KitV1.StoredClaim(personKey: person, at: began),
                ]
                try change.put(
                    KitV1.StoredHolder(personKey: person, since: began, claims: claims), in: KitRecordSets.holder)
            }
            func join(_ number: UInt32) async throws {
                for (one, other) in [(person, former), (former, person)] {
                    try await system.store.write(PartitionKey(one)) { change in
                        try change.put(.init(number: number), in: KitRecordSets.aliases, key: other)
                    }
                }
            }
            #expect(try await system.card().card?.places.map(\.division) == ["310000"])
            try await join(1)
            #expect(try await system.card().card?.places.map(\.division) == ["110000", "310000"])
            try await join(2)
            #expect(try await system.card().card?.places.map(\.division) == ["310000"])
        }
    }

    @Test("TRIP-12: a number that only a code proved begins with the proof, also under joined documents")
    func provedByOneDocument() async throws {
        try await TripCardSystem.run { system in
            try await Self.load(system)
            let (person, former) = (TripCardSystem.personKey, Self.other)
            let began = system.clock.now - 50 * 3_600
            try await system.store.write(PartitionKey(system.phoneKey)) { change in
                let claims = [
                    KitV1.StoredClaim(personKey: former, at: began, proved: true),
                    KitV1.StoredClaim(personKey: person, at: began + 3_600),
                ]
                try change.put(
                    KitV1.StoredHolder(personKey: person, since: began + 3_600, claims: claims),
                    in: KitRecordSets.holder)
            }
            for (one, other) in [(person, former), (former, person)] {
                try await system.store.write(PartitionKey(one)) { change in
                    try change.put(.init(number: 1), in: KitRecordSets.aliases, key: other)
                }
            }
            #expect(try await system.card().card?.places.map(\.division) == ["310000"])
        }
    }

    @Test("TRIP-12: holder, consent and stays come in one read")
    func oneRead() async throws {
        try await TripCardSystem.run { system in
            try await Self.load(system)
            try await system.giveNumber(to: TripCardSystem.personKey, since: -50)
            let calls = await system.reads.counting { _ = try? await system.card() }
            #expect(calls == ["Read": 1])
        }
    }
}
