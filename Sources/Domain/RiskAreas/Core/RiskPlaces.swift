import Synchronization
import Values

/// Divisions at risk in one state of a book, kept with the time for which they hold.
final class RiskPlaces: Sendable {
    private struct Answer {
        let divisions: Set<Division>
        /// Moments at which no area has begun or ended since the answer was made, nor before it.
        let holds: Range<Instant>
    }

    private let answer = Mutex<Answer?>(nil)

    /// Divisions with an area of medium or high risk in force at a moment.
    ///
    /// - Parameter areas: The same for every call.
    func divisions(at moment: Instant, of areas: AreaList<ByPlace>) -> Set<Division> {
        if let kept = answer.withLock({ $0 }), kept.holds.contains(moment) { return kept.divisions }
        let new = Self.answer(at: moment, of: areas)
        answer.withLock { $0 = new }
        return new.divisions
    }

    private static func answer(at moment: Instant, of areas: AreaList<ByPlace>) -> Answer {
        var divisions: Set<Division> = []
        var (since, until) = (Instant.earliest, Instant.latest)
        areas.visitAll { area in
            guard area.level > .low else { return }
            if area.isInForce(at: moment) { divisions.insert(area.division) }
            for edge in [area.from, area.until ?? .latest] {
                if edge <= moment { since = max(since, edge) } else { until = min(until, edge) }
            }
        }
        return Answer(divisions: divisions, holds: since..<max(since, until))
    }
}
