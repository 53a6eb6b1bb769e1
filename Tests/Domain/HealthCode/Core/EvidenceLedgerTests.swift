import HealthCodeCore
import Reference
import Testing
import Values

@Suite("Events and their order (COL-13)")
struct EvidenceLedgerTests {
    private let sample = TestEvent.Identity(laboratory: .init("L"), sample: .init("S"))

    private func test(
        _ isPositive: Bool, revision: UInt64 = 0, withdrawn: Bool = false, hour: Int = 12
    ) -> TestEvent {
        TestEvent(
            sample, sampledAt: Fortnight.moment(1, hour: hour), isPositive: isPositive,
            order: .init(revision: revision, issuedAt: nil), isWithdrawn: withdrawn)
    }

    @Test(
        "COL-13: events with their source's order give the same evidence in every sequence", arguments: 0..<2_000)
    func everySequenceEndsAlike(seed: UInt64) {
        var random = SplitMix(state: seed)
        let count = Int.random(in: 2...12, using: &random)
        let events = (0..<count).map { _ in SampleEvent.any(days: 0...14, isOrdered: true, using: &random) }
        let expected = EvidenceLedger(events)
        for _ in 0..<20 {
            // A row may come again, in another file.
            let again = events.shuffled(using: &random) + events.shuffled(using: &random).prefix(3)
            let ledger = EvidenceLedger(again)
            #expect(ledger.evidence.mapValues(Set.init) == expected.evidence.mapValues(Set.init))
            #expect(ledger.persons == expected.persons)
        }
    }

    @Test("COL-13: without the source's order, and with one, the same rows again change nothing", arguments: 0..<500)
    func againChangesNothing(seed: UInt64) {
        var random = SplitMix(state: seed)
        let isOrdered = Bool.random(using: &random)
        let event = SampleEvent.any(days: 0...14, isOrdered: isOrdered, using: &random)
        var ledger = EvidenceLedger<Int>()
        #expect(ledger.take(event) == .stored)
        #expect(ledger.take(event) == .unchanged)
    }

    @Test("COL-13: a higher revision wins whatever comes first, and a withdrawal stays one")
    func higherRevisionWins() {
        for events in [
            [test(true, revision: 1), test(false, revision: 2)], [test(false, revision: 2), test(true, revision: 1)],
        ] {
            var ledger = EvidenceLedger<Int>()
            for event in events { ledger.take(event, of: 1) }
            #expect(ledger.evidence == [1: [.test(sampledAt: Fortnight.moment(1), isPositive: false)]])
        }
        var ledger = EvidenceLedger<Int>()
        ledger.take(test(true, revision: 2, withdrawn: true), of: 1)
        #expect(ledger.take(test(true, revision: 1), of: 1) == .superseded)
        #expect(ledger.evidence.isEmpty && ledger.persons == [1])
    }

    @Test("COL-13: without an order the version that comes later counts")
    func arrivalDecides() {
        var ledger = EvidenceLedger<Int>()
        for isPositive in [true, false, true, false] { #expect(ledger.take(test(isPositive), of: 1) == .stored) }
        #expect(ledger.evidence == [1: [.test(sampledAt: Fortnight.moment(1), isPositive: false)]])
        ledger.take(test(true, revision: 1), of: 1)
        #expect(ledger.take(test(false), of: 1) == .superseded)
    }

    @Test("COL-13: of contents with one order a positive result counts before a withdrawal, that before a negative one")
    func worseContentCounts() {
        let ranked = [test(false, revision: 1), test(false, revision: 1, withdrawn: true), test(true, revision: 1)]
        for (place, better) in ranked.enumerated() {
            for worse in ranked[(place + 1)...] {
                #expect(worse.replaces(better) && !better.replaces(worse))
            }
        }
        #expect(test(true, revision: 1, hour: 14).replaces(test(true, revision: 1)))
        #expect(test(false, revision: 1).replaces(test(false, revision: 1, hour: 14)))
    }

    @Test("COL-13: a sample that turns out to be another person's leaves the first one")
    func movedSample() {
        var ledger = EvidenceLedger<Int>()
        ledger.take(test(true), of: 1)
        ledger.take(test(true), of: 2)
        #expect(ledger.evidence == [2: [.test(sampledAt: Fortnight.moment(1), isPositive: true)]])
        #expect(ledger.persons == [1, 2])
    }

    @Test("COL-13: two declarations of one second both stay, and so do two contacts with one case")
    func twoOfOneKind() {
        var ledger = EvidenceLedger<Int>()
        let at = Fortnight.moment(1)
        for temperature in [386, 364] {
            let identity = DeclarationEvent.Identity(
                counter: .init("GATE"), declaredAt: at, content: .init(temperature: temperature))
            #expect(ledger.take(DeclarationEvent(identity), of: 1) == .stored)
        }
        for day in [1, 2] {
            let identity = ExposureEvent.Identity(
                source: .init("tracing"), cause: .closeContact, evidenceID: .init("CASE"), from: Fortnight.moment(day))
            #expect(ledger.take(ExposureEvent(identity), of: 1) == .stored)
        }
        #expect(ledger.evidence[1]?.count == 4)
    }

    @Test("Names are the same when their bytes are")
    func namesByBytes() {
        #expect(SourceName("\u{F92C}") != SourceName("\u{90CE}"))
        #expect(SourceName("é") != SourceName("e\u{301}"))
        #expect(Set([SourceName("é"), SourceName("e\u{301}"), SourceName("é")]).count == 2)
    }
}

@Suite("Recalled events (COL-10)")
struct RecalledEventTests {
    private static let sample = TestEvent.Identity(laboratory: .init("L"), sample: .init("S"))

    private func test(_ isPositive: Bool, revision: UInt64 = 0) -> TestEvent {
        TestEvent(
            Self.sample, sampledAt: Fortnight.moment(1), isPositive: isPositive,
            order: .init(revision: revision, issuedAt: nil))
    }

    @Test("COL-10: a recall takes the place of every version of the same order, and counts for nothing")
    func replaces() {
        for event in [test(true), test(false), test(true, revision: 2), test(false, revision: 2)] {
            #expect(event.recalled.replaces(event) && event.recalled.evidence == nil && event.recalled.isWithdrawn)
        }
        let exposure = ExposureEvent(
            .init(source: .init("R"), cause: .confirmedCase, evidenceID: .init("C"), from: Fortnight.moment(1)),
            order: .init(revision: 1, issuedAt: nil))
        #expect(exposure.recalled.replaces(exposure) && !exposure.replaces(exposure.recalled))
    }

    @Test("COL-13: a recalled version keeps out what is not newer, or says the same without an order")
    func keepsOut() {
        let ordered = test(true, revision: 2).recalled
        let older =
            [test(true), test(false)] + [1, 2].flatMap { [test(true, revision: $0), test(false, revision: $0)] }
        for version in older { #expect(!version.replaces(ordered)) }
        #expect(test(true, revision: 3).replaces(ordered))
        let plain = test(true).recalled
        #expect(!test(true).replaces(plain))
        #expect(test(false).replaces(plain) && test(true, revision: 1).replaces(plain))
        // The same result of another person is another statement about the sample.
        #expect(PlacedTest(test(true), of: 2).replaces(PlacedTest(plain, of: 1)))
        #expect(!PlacedTest(test(true), of: 1).replaces(PlacedTest(plain, of: 1)))
    }
}
