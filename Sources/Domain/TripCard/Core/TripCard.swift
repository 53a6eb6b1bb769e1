public import Values

/// A trip card: the places where a phone stayed within the window (TRIP-1 to TRIP-7).
public struct TripCard: Equatable, Sendable {
    /// Colour of a card (TRIP-5).
    public enum Colour: Sendable {
        /// All places are domestic.
        case green
        /// A place is overseas.
        case yellow
    }

    /// A place of the card.
    public struct Visit: Equatable, Sendable {
        /// Where the phone stayed.
        public let place: Place
        /// Last day of stay within the window.
        public let lastDay: ChinaDay
        /// The city has an area of medium or high risk now. It does not mean that the person was there (TRIP-4).
        public let riskMark: Bool
    }

    /// Colour of the card.
    public let colour: Colour
    /// Places in order of first arrival, each once (TRIP-13).
    public let visits: [Visit]
    /// First day of the window.
    public let firstDay: ChinaDay
    /// Last day of the window: yesterday.
    public let lastDay: ChinaDay
    /// Day of the latest sighting (TRIP-3); nil without any.
    public let dataAsOf: ChinaDay?
    /// The data do not reach back to the first day of the window, as with a new SIM (TRIP-7).
    public let isInsufficient: Bool

    /// Makes the card of a day.
    ///
    /// A stay counts by its whole length, also where part of it lies before the window.
    ///
    /// - Parameters:
    ///   - today: Day of the query; the window ends the day before (TRIP-2).
    ///   - riskCities: Cities with an area of medium or high risk now.
    public init(of stays: [Stay], on today: ChinaDay, riskCities: Set<Division>, rules: TripRules = TripRules()) {
        firstDay = today - rules.windowDays
        lastDay = today - 1
        visits = Self.visits(stays, window: firstDay..<today, riskCities: riskCities, rules)
        colour = visits.contains { if case .country = $0.place { true } else { false } } ? .yellow : .green
        let sightings = stays.filter { $0.from < today.start }
        let (last, start) = (lastDay, firstDay)
        dataAsOf = sightings.map(\.until).max().map { min(ChinaDay(of: $0 - 1), last) }
        isInsufficient = !sightings.contains { $0.from < (start + 1).start && $0.until > (start - 1).start }
    }

    private static func visits(
        _ stays: [Stay], window: Range<ChinaDay>, riskCities: Set<Division>, _ rules: TripRules
    ) -> [Visit] {
        let (start, end) = (window.lowerBound.start, window.upperBound.start)
        let counted = stays.joined(gap: rules.joiningGap)
            .filter { $0.isLonger(than: rules.minimumStay) && $0.until > start && $0.from < end }
            .sorted { ($0.from, $0.until, $0.place.code) < ($1.from, $1.until, $1.place.code) }
        var order: [Place] = []
        var lastDays: [Place: ChinaDay] = [:]
        for stay in counted {
            let day = min(ChinaDay(of: stay.until - 1), window.upperBound - 1)
            if let known = lastDays[stay.place] {
                lastDays[stay.place] = max(known, day)
            } else {
                order.append(stay.place)
                lastDays[stay.place] = day
            }
        }
        return order.map { place in
            var isMarked = false
            if case .city(let city) = place { isMarked = rules.marksRisk && riskCities.contains(city) }
            return Visit(place: place, lastDay: lastDays[place] ?? window.upperBound - 1, riskMark: isMarked)
        }
    }
}
