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

    /// Derives the code at a moment.
    ///
    /// - Parameters:
    ///   - evidence: All that counts, in any order. What is dated ahead of `now` counts as of `now` (COL-13).
    ///   - areas: What the register says today about an area of risk. An area that it does not know, for which this gives
    ///     nil, is in force as the evidence says.
    public init(
        evidence: some Sequence<Evidence>, profile: RuleProfile, now: Instant,
        areas: (String) -> AreaStanding? = { _ in nil }
    ) {
        let file = CaseFile(evidence, profile: profile, areas: areas, now: now)
        reasons = file.reasons(now: now)
        let colour = Self.worst(reasons)
        self.colour = colour
        let change = file.boundaries(after: now).lazy.map { (at: $0, to: Self.worst(file.reasons(now: $0))) }
            .first { $0.to != colour }
        changesAt = change?.at
        changesTo = change?.to
    }

    private static func worst(_ reasons: [Reason]) -> Colour { reasons.first?.colour ?? .green }
}
