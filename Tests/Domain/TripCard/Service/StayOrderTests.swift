import CommonContracts
import RPC
import Testing
import TripCardContracts

@Suite("Stays count by the order of their source (COL-13)")
struct StayOrderTests {
    /// A row that begins 40 hours ago and ends so many hours ago.
    static func row(
        of system: TripCardSystem, until hours: Int64, revision: UInt64 = 0, issued: Int64? = nil,
        withdrawn: Bool = false
    ) -> TripCardV1.Stay {
        var stay = system.stay("110105", -40, -hours)
        (stay.revision, stay.withdrawn) = (revision, withdrawn)
        stay.issuedAt = issued.map { .init(seconds: system.clock.now - $0) }
        return stay
    }

    @Test("COL-13: an older delivery changes nothing and is told by its row; a newer one may shorten a stay")
    func olderDelivery() async throws {
        try await TripCardSystem.run { system in
            try await system.publishAreas()
            try await system.consent()
            _ = try await system.load(Self.row(of: system, until: 20, revision: 1))
            let shorter = try await system.load(Self.row(of: system, until: 37, revision: 2))
            #expect(shorter.accepted == 1)
            let older = try await system.load(
                Self.row(of: system, until: 37, revision: 2), Self.row(of: system, until: 20, revision: 1))
            #expect((older.received, older.unchanged, older.superseded) == (2, 1, 1))
            #expect(older.supersededRows == [2])
            #expect(try await system.card().card?.places.isEmpty == true)
        }
    }

    @Test("COL-13: a stay that was taken back does not come back with an older delivery, also before it was known")
    func withdrawn() async throws {
        try await TripCardSystem.run { system in
            try await system.publishAreas()
            try await system.consent()
            let taken = try await system.load(Self.row(of: system, until: 20, revision: 2, withdrawn: true))
            #expect(taken.accepted == 1)
            let older = try await system.load(Self.row(of: system, until: 20, revision: 1))
            #expect(older.superseded == 1)
            #expect(try await system.card().card?.places.isEmpty == true)
            _ = try await system.load(Self.row(of: system, until: 20, revision: 3))
            #expect(try await system.card().card?.places.count == 1)
        }
    }

    @Test(
        "COL-13: generated rows leave the same card over files, batches and parallel calls; again, they change nothing",
        arguments: 1...12)
    func anySequence(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let rows = Self.generatedRows(60, using: &random)
        var cards: [TripCardV1.TripCardView] = []
        for _ in 0..<3 {
            let shuffled = rows.shuffled(using: &random)
            let isParallel = Bool.random(using: &random)
            let size = Int.random(in: 1...30, using: &random)
            try await TripCardSystem.run { system in
                try await system.publishAreas()
                try await system.consent()
                let files = stride(from: 0, to: shuffled.count, by: size).map { Array(shuffled[$0...].prefix(size)) }
                try await system.load(files: files, isParallel: isParallel)
                cards.append(try #require(try await system.card().card))
                let again = try await system.load(rows)
                #expect(again.accepted == 0 && again.rejected == 0)
                #expect(again.unchanged + again.superseded == UInt64(rows.count))
                #expect(try await system.card().card == cards.last)
            }
        }
        #expect(cards.allSatisfy { $0 == cards[0] })
    }

    /// Rows of few stays, so that many are versions of the same one.
    private static func generatedRows(_ count: Int, using random: inout SeededGenerator) -> [TripCardV1.Stay] {
        (0..<count).map { _ in
            let from = TripCardSystem.noon - Int64.random(in: 2...9, using: &random) * 20 * 3600
            var stay = TripCardV1.Stay(
                phone: TripCardSystem.phone, operator: [.mobile, .unicom].randomElement(using: &random)!,
                division: ["110105", "310115"].randomElement(using: &random)!, from: .init(seconds: from),
                until: .init(seconds: from + Int64.random(in: 1...12, using: &random) * 3600))
            stay.revision = UInt64.random(in: 0...2, using: &random)
            if Bool.random(using: &random) {
                stay.issuedAt = .init(seconds: TripCardSystem.noon - Int64.random(in: 0...2, using: &random))
            }
            let hasOrder = stay.revision > 0 || stay.issuedAt != nil
            stay.withdrawn = hasOrder && Int.random(in: 0..<6, using: &random) == 0
            if Int.random(in: 0..<4, using: &random) == 0 { stay.neighbourDivision = "330106" }
            return stay
        }
    }
}
