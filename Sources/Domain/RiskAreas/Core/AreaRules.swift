public import Values

/// By which numbers areas of risk fall, and when: each grading from its moment to that of the next one, [from, until).
///
/// The level at a moment is that of the grading then in force over all that the register says today.
public struct AreaRules: Equatable, Sendable {
    /// A grading that comes into force.
    public struct Switch: Equatable, Sendable {
        /// From when on.
        public let from: Instant
        /// The grading.
        public let grading: AreaGrading

        /// A switch.
        public init(to grading: AreaGrading, from: Instant) {
            self.grading = grading
            self.from = from
        }
    }

    /// The grading that holds since always.
    public let first: AreaGrading
    /// What follows, by rising moments of which none is there twice.
    public let switches: [Switch]

    /// Rules.
    ///
    /// - Parameter switches: In the order in which they were decided. Of two for one moment the later one counts.
    public init(_ first: AreaGrading, then switches: [Switch] = []) {
        self.first = first
        var byMoment: [Instant: Switch] = [:]
        for step in switches { byMoment[step.from] = step }
        self.switches = byMoment.values.sorted { $0.from < $1.from }
    }

    /// The levels of an area from its beginning to its release, without gap or overlap. Neighbours may have one level.
    ///
    /// The last one of a released area ends with the release; it says what the area was in the end.
    public func grades(of standing: AreaStanding) -> [AreaGrade] {
        guard !switches.isEmpty else { return standing.grades(under: first) }
        let times = [(from: Instant?.none, grading: first)] + switches.map { ($0.from, $0.grading) }
        return times.indices.flatMap { place in
            let end = place + 1 < times.count ? times[place + 1].from : nil
            return standing.grades(under: times[place].grading).compactMap {
                $0.part(from: times[place].from, until: end)
            }
        }
    }

    /// The level of an area at a moment: before its beginning the one that it begins with, after its release the last one.
    public func level(of standing: AreaStanding, at moment: Instant) -> RiskLevel {
        let grades = grades(of: standing)
        return (grades.last { $0.from <= moment } ?? grades.first)?.level ?? standing.level
    }

    /// When time alone changes the level of an area next, while it is in force; nil when it does not.
    public func nextChange(of standing: AreaStanding, after moment: Instant) -> Instant? {
        let level = level(of: standing, at: moment)
        return grades(of: standing).first { $0.from > moment && $0.level != level }?.from
    }
}

extension AreaGrade {
    /// What of the grade lies in [from, until); nil when nothing does.
    fileprivate func part(from: Instant?, until: Instant?) -> AreaGrade? {
        let start = from.map { max($0, self.from) } ?? self.from
        let end = [self.until, until].compactMap(\.self).min()
        if let end, end <= start { return nil }
        return AreaGrade(level: level, from: start, until: end)
    }
}
