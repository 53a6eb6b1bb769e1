import HealthCodeCore
import Reference
import Testing
import Values

@Suite("How long evidence is kept (COL-14)")
struct EvidenceLifetimesTests {
    private static let day: Int64 = 86_400
    private let lifetimes = EvidenceLifetimes(
        tests: 60 * day, exposures: 60 * day, declarations: 30 * day, feverFrom: 373)

    /// A piece of evidence, and the moment from which it is no longer kept.
    private struct Kept {
        let evidence: Evidence
        let expiry: Instant
    }

    /// What counts of one person's events.
    private func kept(_ events: [SampleEvent]) -> [Kept] {
        let ends = events.compactMap(\.caseEnd)
        return events.compactMap { event -> Kept? in
            let expiry: Instant
            switch event {
            case .test(let event, _):
                expiry = lifetimes.expiry(of: event, caseEnds: ends, now: event.sampledAt) ?? .latest
            case .exposure(let event, _):
                expiry = lifetimes.expiry(of: event, now: event.identity.from) ?? .latest
            case .declaration(let event, _):
                expiry = lifetimes.expiry(of: event, now: event.identity.declaredAt)
            }
            return event.evidence.map { Kept(evidence: $0, expiry: expiry) }
        }
    }

    @Test(
        "COL-14: at no moment and under no profile does the colour of what is kept differ from the colour of everything",
        arguments: 0..<200)
    func nothingLeavesThatCounts(seed: UInt64) {
        var random = SplitMix(state: seed)
        // What happened to one person over four months, and declarations all along, so that grey hides nothing.
        let count = Int.random(in: 1...14, using: &random)
        var events = (0..<count).map { _ in SampleEvent.any(days: 0...120, isOrdered: false, using: &random) }
        events = events.indices.map { SampleEvent.renamed(events[$0], number: $0) }
        events += stride(from: 0, through: 300, by: 10).map { day in
            .declaration(
                DeclarationEvent(.init(counter: .init(""), declaredAt: Fortnight.moment(day), content: .init())), of: 1)
        }
        let all = kept(events)
        // Right before and right after each expiry, and some moments in between.
        var moments: [Instant] = []
        for item in all where item.expiry < .latest { moments += [item.expiry - 1, item.expiry, item.expiry + 1] }
        moments += (0..<20).map { _ in Fortnight.moment(Int.random(in: 0...320, using: &random)) }
        for profile in ReferenceData.embedded.ruleProfiles.all {
            for moment in moments {
                let known = all.filter { $0.evidence.begins <= moment }
                let left = known.filter { $0.expiry > moment }
                let everything = HealthCode(evidence: known.map(\.evidence), profile: profile, now: moment)
                let stored = HealthCode(evidence: left.map(\.evidence), profile: profile, now: moment)
                #expect(stored.colour == everything.colour, "seed \(seed), \(profile.version), \(moment)")
            }
        }
    }

    @Test("COL-14: a positive test is kept without end, and with a discharge as long as that")
    func positives() {
        let sampled = Fortnight.moment(3)
        let test = TestEvent(
            .init(laboratory: .init("L"), sample: .init("S")), sampledAt: sampled, isPositive: true)
        #expect(lifetimes.expiry(of: test, caseEnds: [], now: sampled) == nil)
        #expect(lifetimes.expiry(of: test, caseEnds: [sampled - 1], now: sampled) == nil)
        let ends = [Fortnight.moment(20), Fortnight.moment(10), sampled - 1]
        #expect(lifetimes.expiry(of: test, caseEnds: ends, now: sampled) == Fortnight.moment(70))
    }

    @Test("COL-14: what tells symptoms or a fever of any profile is kept 60 days, other declarations 30")
    func declarations() {
        func expiry(_ content: DeclarationEvent.Content) -> Instant {
            lifetimes.expiry(
                of: DeclarationEvent(.init(counter: .init(""), declaredAt: Fortnight.moment(0), content: content)),
                now: Fortnight.moment(0))
        }
        #expect(expiry(.init(temperature: 372)) == Fortnight.moment(30))
        #expect(expiry(.init(temperature: 373)) == Fortnight.moment(60))
        #expect(expiry(.init(symptoms: [.cough])) == Fortnight.moment(60))
    }
}

extension SampleEvent {
    /// What counts of it.
    fileprivate var evidence: Evidence? {
        switch self {
        case .test(let event, _): event.evidence
        case .exposure(let event, _): event.evidence
        case .declaration(let event, _): event.evidence
        }
    }

    /// The end that it tells of a case.
    fileprivate var caseEnd: Instant? {
        guard case .exposure(let event, _) = self, event.identity.cause == .confirmedCase, !event.isWithdrawn
        else { return nil }
        return event.until
    }

    /// The same event under an identity of its own, about person 1.
    fileprivate static func renamed(_ event: SampleEvent, number: Int) -> SampleEvent {
        let name = SourceName("\(number)")
        switch event {
        case .test(let event, _):
            return .test(
                TestEvent(
                    .init(laboratory: event.identity.laboratory, sample: name), sampledAt: event.sampledAt,
                    isPositive: event.isPositive, isWithdrawn: event.isWithdrawn), of: 1)
        case .exposure(let event, _):
            let from = Fortnight.moment(number * 9 % 100)
            return .exposure(
                ExposureEvent(
                    .init(source: name, cause: event.identity.cause, evidenceID: name, from: from),
                    until: event.until.map { max($0, from) }, isWithdrawn: event.isWithdrawn), of: 1)
        case .declaration(let event, _):
            return .declaration(
                DeclarationEvent(
                    .init(
                        counter: name, declaredAt: Fortnight.moment(number * 7 % 100),
                        content: event.identity.content), isWithdrawn: event.isWithdrawn), of: 1)
        }
    }
}
