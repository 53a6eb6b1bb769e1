import Testing
import TripCardCore
import Values

@Suite("Versions of stays (COL-13)")
struct StayEventTests {
    static let start = Instant(seconds: 1_669_824_000)
    static let places = [110_000, 310_000, 610_100].map { Place.city(Division(code: $0)!) }

    /// A version of a stay in Beijing that begins 40 hours before `start`.
    static func version(
        until: Int64 = -10, neighbour: Place? = nil, isWithdrawn: Bool = false, revision: UInt64 = 0,
        issued: Int64? = nil
    ) -> StayEvent {
        StayEvent(
            operator: .mobile, place: places[0], from: start - 40 * 3600, until: start + until * 3600,
            neighbour: neighbour, isWithdrawn: isWithdrawn,
            order: SourceOrder(revision: revision, issuedAt: issued.map { start + $0 }))!
    }

    /// Which of two versions counts, and why.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let winner: StayEvent
        let loser: StayEvent
    }

    static let cases: [Case] = [
        Case(
            testDescription: "the higher revision, though it is shorter and was issued earlier",
            winner: version(until: -20, revision: 2, issued: -9), loser: version(revision: 1, issued: -1)),
        Case(
            testDescription: "of one revision the one issued later, though it is shorter",
            winner: version(until: -20, revision: 1, issued: -1), loser: version(revision: 1, issued: -9)),
        Case(testDescription: "one with an order", winner: version(until: -20, issued: -9), loser: version()),
        Case(testDescription: "without an order the longer one", winner: version(), loser: version(until: -20)),
        Case(
            testDescription: "of one order the longer one", winner: version(revision: 3),
            loser: version(until: -20, revision: 3)),
        Case(
            testDescription: "of one order the one that is not withdrawn",
            winner: version(until: -20, revision: 1), loser: version(isWithdrawn: true, revision: 1)),
        Case(
            testDescription: "a higher revision brings back what was withdrawn",
            winner: version(revision: 2), loser: version(isWithdrawn: true, revision: 1)),
        Case(
            testDescription: "of versions of one order that differ in their neighbour always the same one",
            winner: version(neighbour: places[1], revision: 1), loser: version(revision: 1)),
    ]

    @Test("COL-13: of two versions of a stay the same one counts, whichever comes first", arguments: cases)
    func winner(_ one: Case) {
        #expect(one.winner.replaces(one.loser))
        #expect(!one.loser.replaces(one.winner))
        #expect(!one.winner.replaces(one.winner))
        #expect([one.winner, one.loser].stays == [one.loser, one.winner].stays)
    }

    @Test("COL-13: a withdrawn stay counts for nothing")
    func withdrawn() {
        #expect([Self.version(), Self.version(isWithdrawn: true, revision: 1)].stays.isEmpty)
    }

    @Test("COL-13: without an order a stay is taken back, and told again, as the rows arrive")
    func withdrawnByArrival() {
        let (told, taken) = (Self.version(), Self.version(until: -20, isWithdrawn: true))
        #expect([told, taken].stays.isEmpty)
        #expect([told, taken, told].stays.count == 1)
        #expect(!taken.replaces(taken))
    }

    @Test("COL-13: without an order the later of two versions of one length tells whether the place is certain")
    func neighbourByArrival() {
        let (certain, doubtful) = (Self.version(), Self.version(neighbour: Self.places[1]))
        #expect(doubtful.replaces(certain) && certain.replaces(doubtful))
        #expect([doubtful, certain].stays.map(\.isCertain) == [true])
        #expect([certain, doubtful].stays.map(\.isCertain) == [false])
    }

    @Test("COL-13: stays of other operators, places and beginnings are other stays")
    func identity() throws {
        let one = Self.version()
        let others = [
            StayEvent(operator: .unicom, place: Self.places[0], from: one.identity.from, until: one.until),
            StayEvent(operator: .mobile, place: Self.places[1], from: one.identity.from, until: one.until),
            StayEvent(operator: .mobile, place: Self.places[0], from: one.identity.from + 1, until: one.until),
        ]
        #expect(([one] + others.compactMap(\.self)).stays.count == 4)
    }

    @Test("TRIP-9: the place itself is no neighbour")
    func ownNeighbour() {
        #expect(Self.version(neighbour: Self.places[0]).neighbour == nil)
        #expect(Self.version(neighbour: Self.places[1]).neighbour == Self.places[1])
    }

    @Test("A version ends after it begins", arguments: [(-40 as Int64, false), (-39, true), (-41, false)])
    func emptyStay(until: Int64, exists: Bool) {
        let event = StayEvent(
            operator: .mobile, place: Self.places[0], from: Self.start - 40 * 3600, until: Self.start + until * 3600)
        #expect((event != nil) == exists)
    }
}

// MARK: - Generated versions

extension StayEventTests {
    /// Versions of few stays, so that many are about the same one.
    static func versions(_ count: Int, using random: inout SeededGenerator) -> [StayEvent] {
        (0..<count).compactMap { _ in
            let from = Int64.random(in: -12...(-1), using: &random) * 15 * 3600
            let order = SourceOrder(
                revision: UInt64.random(in: 0...2, using: &random),
                issuedAt: Bool.random(using: &random) ? start + Int64.random(in: -2...0, using: &random) : nil)
            return StayEvent(
                operator: TelecomOperator.allCases.randomElement(using: &random)!,
                place: places.randomElement(using: &random)!, from: start + from,
                until: start + from + Int64.random(in: 1...12, using: &random) * 3600,
                neighbour: Int.random(in: 0..<4, using: &random) == 0 ? places.randomElement(using: &random) : nil,
                isWithdrawn: order.isGiven && Int.random(in: 0..<5, using: &random) == 0, order: order)
        }
    }

    static func card(_ stays: [Stay]) -> TripCard { TripCard(of: stays, on: ChinaDay(of: start), riskCities: []) }

    /// What a store holds that takes the versions one by one.
    static func stored(_ versions: [StayEvent]) -> [StayEvent.Identity: StayEvent] {
        versions.reduce(into: [:]) { store, version in
            if let known = store[version.identity], !version.replaces(known) { return }
            store[version.identity] = version
        }
    }

    @Test("COL-13: every sequence of generated versions leaves the same stays and the same card", arguments: 1...200)
    func sequences(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let versions = Self.versions(Int.random(in: 1...80, using: &random), using: &random)
        let (stored, card) = (Self.stored(versions), Self.card(versions.stays))
        for _ in 0..<10 {
            let shuffled = versions.shuffled(using: &random)
            #expect(Self.stored(shuffled) == stored)
            #expect(Self.card(shuffled.stays) == card)
            #expect(Self.card(stored.values.stays) == card)
            #expect(Self.stored(shuffled + versions) == stored)
        }
    }

    @Test("COL-13: without an order a stay never shrinks, whatever comes later", arguments: 1...50)
    func neverShrinks(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var longest = Self.version(until: -39)
        for _ in 0..<30 {
            let next = Self.version(until: Int64.random(in: -39 ... -1, using: &random))
            if next.replaces(longest) {
                #expect(next.until > longest.until)
                longest = next
            }
        }
    }
}
