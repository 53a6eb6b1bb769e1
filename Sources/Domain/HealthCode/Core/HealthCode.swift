public import Values

/// A person's health code at a moment: a pure function of evidence, rules and time (COL-1).
public struct HealthCode: Equatable, Sendable {
    /// One active hold, as the citizen is told of it.
    public struct Reason: Equatable, Sendable {
        /// Why the colour is held.
        public let cause: Cause
        /// The colour that the hold gives now.
        public let colour: Colour
        /// When the hold began.
        public let since: Instant
        /// When the hold ends at the earliest; nil when that is open.
        public let earliestEnd: Instant?
        /// Negative tests that the hold still needs to end, 0 to 2.
        public let negativesNeeded: Int
    }

    /// The worst of the reasons' colours; green without reasons.
    public let colour: Colour
    /// The active holds, worst first, one a cause.
    public let reasons: [Reason]
    /// When time alone changes the colour next; nil when it does not.
    public let changesAt: Instant?
    /// The colour from ``changesAt`` on; nil without one.
    public let changesTo: Colour?

    /// Derives the code at a moment, by the rules then in force.
    ///
    /// - Parameters:
    ///   - evidence: All that counts, in any order. What is dated ahead of `now` counts as of `now` (COL-13).
    ///   - rules: Which rules are in force when. A switch that is known is a change that time brings.
    ///   - areas: What the register says today about an area of risk. An area that it does not know, for which this gives
    ///     nil, is in force as the evidence says.
    public init(
        evidence: some Collection<Evidence>, rules: RuleSchedule, now: Instant,
        areas: (String) -> AreaStanding? = { _ in nil }
    ) {
        var file = CaseFile(evidence, profile: rules.profile(at: now), areas: areas, now: now)
        reasons = file.reasons(now: now)
        let colour = Self.worst(reasons)
        self.colour = colour
        func change(at moment: Instant) -> (at: Instant, to: Colour)? {
            let next = Self.worst(file.reasons(now: moment))
            return next == colour ? nil : (moment, next)
        }
        var (start, found) = (now, (at: Instant, to: Colour)?.none)
        while found == nil {
            let next = rules.next(after: start)
            let moments = file.boundaries(after: start).prefix { moment in next.map { moment < $0.from } ?? true }
            found = moments.lazy.compactMap { change(at: $0) }.first
            guard let next, found == nil else { break }
            file = CaseFile(evidence, profile: next.profile, areas: areas, now: now)
            found = change(at: next.from)
            start = next.from
        }
        changesAt = found?.at
        changesTo = found?.to
    }

    /// Derives the code at a moment by rules that are in force always.
    public init(
        evidence: some Collection<Evidence>, profile: RuleProfile, now: Instant,
        areas: (String) -> AreaStanding? = { _ in nil }
    ) {
        self.init(evidence: evidence, rules: RuleSchedule(profile), now: now, areas: areas)
    }

    /// The active holds at a moment, worst first, one a cause: the code without a look at what time brings next.
    public static func reasons(
        evidence: some Collection<Evidence>, profile: RuleProfile, now: Instant,
        areas: (String) -> AreaStanding? = { _ in nil }
    ) -> [Reason] {
        CaseFile(evidence, profile: profile, areas: areas, now: now).reasons(now: now)
    }

    /// The colour of holds: that of the worst one.
    ///
    /// - Parameter reasons: Worst first.
    public static func worst(_ reasons: [Reason]) -> Colour { reasons.first?.colour ?? .green }
}
