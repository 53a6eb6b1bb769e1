/// A person's health code at a moment: a pure function of evidence, rules and time (COL-1).
public struct HealthCode: Equatable, Sendable {
    /// One active hold, as the citizen is told of it.
    public struct Reason: Equatable, Sendable {
        public let cause: Cause
        public let colour: Colour
        /// Since when, seconds since 1970.
        public let since: Int64
        /// When it ends at the earliest; nil when that is open.
        public let earliestEnd: Int64?
        /// Negative tests still needed for it to end.
        public let negativesNeeded: Int
    }

    /// The worst of the reasons' colours; green without reasons.
    public let colour: Colour
    /// The active holds, worst first.
    public let reasons: [Reason]
    /// When the colour changes by itself, seconds since 1970; nil when it does not.
    public let changesAt: Int64?

    /// Derives the code.
    ///
    /// - Parameters:
    ///   - evidence: All that counts, in any order.
    ///   - now: Seconds since 1970.
    public init(evidence: some Sequence<Evidence>, profile: RuleProfile, now: Int64) {
        let file = CaseFile(evidence, profile: profile)
        reasons = file.reasons(now: now)
        let colour = Self.worst(reasons)
        self.colour = colour
        changesAt = file.boundaries(after: now).first { Self.worst(file.reasons(now: $0)) != colour }
    }

    private static func worst(_ reasons: [Reason]) -> Colour { reasons.first?.colour ?? .green }
}
