import Synchronization
import Values

/// Divisions at risk in one state of a book, kept with the time for which they hold.
final class RiskPlaces: Sendable {
    private struct Answer {
        let divisions: Set<Division>
        /// Moments between which no area begins, ends or falls.
        let holds: Range<Instant>
    }

    private let answer = Mutex<Answer?>(nil)

    /// Divisions with an area of medium or high risk in force at a moment.
    ///
    /// - Parameters:
    ///   - areas: The same for every call.
    ///   - rules: Likewise.
    func divisions(at moment: Instant, of areas: AreaList<ByPlace>, under rules: AreaRules) -> Set<Division> {
        if let kept = answer.withLock({ $0 }), kept.holds.contains(moment) { return kept.divisions }
        let new = Self.answer(at: moment, of: areas, under: rules)
        answer.withLock { $0 = new }
        return new.divisions
    }

    private static func answer(at moment: Instant, of areas: AreaList<ByPlace>, under rules: AreaRules) -> Answer {
        var divisions: Set<Division> = []
        var (since, until) = (Instant.earliest, Instant.latest)
        areas.visitAll { area in
            guard area.standing.level > .low else { return }
            for grade in rules.grades(of: area.standing) where grade.level > .low {
                if grade.from <= moment, grade.until.map({ moment < $0 }) ?? true { divisions.insert(area.division) }
                for edge in [grade.from, grade.until ?? .latest] {
                    if edge <= moment { since = max(since, edge) } else { until = min(until, edge) }
                }
            }
        }
        return Answer(divisions: divisions, holds: since..<max(since, until))
    }
}
