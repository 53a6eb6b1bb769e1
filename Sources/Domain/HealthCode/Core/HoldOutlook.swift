public import Values

/// How an active hold goes on: its phases, the tests that end it, and its last end. What a citizen is told beside the
/// reason (COL-1, COL-8).
public struct HoldOutlook: Equatable, Sendable {
    /// A colour for some time within the hold.
    public struct Phase: Equatable, Sendable {
        /// The colour.
        public let colour: Colour
        /// When it begins; nil while nobody knows.
        public let from: Instant?
        /// When it ends; nil while that is open or waits for tests.
        public let until: Instant?
        /// Its length in days of 86,400 s; nil where something else ends it.
        public let days: Int64?
    }

    /// The phase of now, then the later ones; empty for a cause without a rule.
    public let phases: [Phase]
    /// Which tests end the hold.
    public let exit: RuleProfile.Exit
    /// From when on the next test that is missing may be sampled; nil when none is missing.
    public let testsCountFrom: Instant?
    /// When the hold ends at the latest, whatever is missing; nil while that is open (COL-14).
    public let latestEnd: Instant?

    /// The outlook of a reason.
    ///
    /// - Parameters:
    ///   - negatives: When negative tests were sampled, in any order. One ahead of `now` counts as of `now` (COL-13).
    ///   - now: The moment at which the reason was derived.
    public init(of reason: HealthCode.Reason, under profile: RuleProfile, negatives: [Instant], now: Instant) {
        guard let rule = profile.rules[reason.cause] else {
            (phases, exit, testsCountFrom, latestEnd) = ([], .none, nil, nil)
            return
        }
        exit = rule.exit
        latestEnd = rule.whileOpen == nil ? reason.since + RuleProfile.longestHoldDays * Hold.day : reason.earliestEnd
        testsCountFrom = Self.testsCountFrom(of: reason, under: rule, negatives, now)
        phases = Self.phases(of: reason, under: rule, now)
    }

    private static func testsCountFrom(
        of reason: HealthCode.Reason, under rule: RuleProfile.Rule, _ negatives: [Instant], _ now: Instant
    ) -> Instant? {
        guard reason.negativesNeeded > 0 else { return nil }
        switch rule.exit {
        case .none: return nil
        case .negativeAtEnd: return reason.earliestEnd.map { $0 - Hold.day }
        case .negativeSinceStart: return reason.since
        case .twoNegatives:
            let first = negatives.map { min($0, now) }.filter { $0 >= reason.since }.min()
            return first.map { $0 + Hold.day } ?? reason.since
        }
    }

    private static func phases(of reason: HealthCode.Reason, under rule: RuleProfile.Rule, _ now: Instant) -> [Phase] {
        // Two tests end the hold, and time does not.
        guard rule.exit != .twoNegatives else {
            return [Phase(colour: reason.colour, from: reason.since, until: nil, days: nil)]
        }
        guard let end = reason.earliestEnd else {
            let open = Phase(colour: reason.colour, from: reason.since, until: nil, days: nil)
            return [open] + rule.phases.map { Phase(colour: $0.colour, from: nil, until: nil, days: $0.days) }
        }
        var from = end - rule.days * Hold.day
        var found: [Phase] = []
        for phase in rule.phases {
            let until = from + phase.days * Hold.day
            if until > now { found.append(Phase(colour: phase.colour, from: from, until: until, days: phase.days)) }
            from = until
        }
        guard found.isEmpty, let last = rule.phases.last else { return found }
        // The phases are over and a test is missing: the last colour stays.
        return [Phase(colour: last.colour, from: end - last.days * Hold.day, until: nil, days: nil)]
    }
}
