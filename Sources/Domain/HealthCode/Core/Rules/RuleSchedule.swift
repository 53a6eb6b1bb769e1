public import Values

/// Which rules are in force when: each version from its moment to that of the next one, [from, until).
///
/// Some version is in force at each moment, and never two: the first rules hold since always.
public struct RuleSchedule: Equatable, Sendable {
    /// Rules that come into force.
    public struct Switch: Equatable, Sendable {
        /// From when on.
        public let from: Instant
        /// The rules.
        public let profile: RuleProfile

        /// A switch.
        public init(to profile: RuleProfile, from: Instant) {
            self.profile = profile
            self.from = from
        }
    }

    /// The rules that hold since always.
    public let first: RuleProfile
    /// What follows, by rising moments of which none is there twice.
    public let switches: [Switch]

    /// A schedule.
    ///
    /// - Parameter switches: In the order in which they were decided. Of two for one moment the later one counts.
    public init(_ first: RuleProfile, then switches: [Switch] = []) {
        self.first = first
        var byMoment: [Instant: Switch] = [:]
        for step in switches { byMoment[step.from] = step }
        self.switches = byMoment.values.sorted { $0.from < $1.from }
    }

    /// The rules in force at a moment.
    public func profile(at moment: Instant) -> RuleProfile {
        switches.last { $0.from <= moment }?.profile ?? first
    }

    /// The first switch after a moment; nil when none follows.
    public func next(after moment: Instant) -> Switch? { switches.first { $0.from > moment } }

    /// Rules of a version; nil when none of the schedule has its name.
    public func profile(named version: String) -> RuleProfile? {
        if first.version == version { return first }
        return switches.first { $0.profile.version == version }?.profile
    }
}
