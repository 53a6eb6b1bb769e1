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
        /// The city has an area of medium or high risk at the beginning of the day of the query (TRIP-13). It does not
        /// mean that the person was there (TRIP-4).
        public let riskMark: Bool
        /// Without cells on a border that may belong to another city, the card would not name the place (TRIP-9).
        public let isToBeConfirmed: Bool
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
    /// No sighting lies on or before the first day of the window, as with a new SIM (TRIP-7, TRIP-13).
    public let isInsufficient: Bool

    /// Makes the card of a day.
    ///
    /// A stay counts by its whole length, also where part of it lies before the window.
    ///
    /// - Parameters:
    ///   - beginning: Since when the phone has its present holder: what lies before is another person's (TRIP-12). A
    ///     stay that began before counts from then on. Nil when the phone never changed hands.
    ///   - today: Day of the query; the window ends the day before (TRIP-2).
    ///   - riskCities: Cities with an area of medium or high risk in force when `today` begins (TRIP-13).
    public init(
        of stays: [Stay], since beginning: Instant? = nil, on today: ChinaDay, riskCities: Set<Division>,
        rules: TripRules = TripRules()
    ) {
        let stays = beginning.map { beginning in stays.compactMap { $0.since(beginning) } } ?? stays
        firstDay = today - rules.windowDays
        lastDay = today - 1
        visits = Self.visits(stays, window: firstDay..<today, riskCities: riskCities, rules)
        colour = visits.contains { if case .country = $0.place { true } else { false } } ? .yellow : .green
        let sightings = stays.filter { $0.from < today.start }
        let (last, second) = (lastDay, firstDay + 1)
        dataAsOf = sightings.map(\.until).max().map { min(ChinaDay(of: $0 - 1), last) }
        isInsufficient = !sightings.contains { $0.from < second.start }
    }

    private static func visits(
        _ stays: [Stay], window: Range<ChinaDay>, riskCities: Set<Division>, _ rules: TripRules
    ) -> [Visit] {
        let certain =
            stays.allSatisfy(\.isCertain) ? nil : counted(stays.filter(\.isCertain), window, rules).map(\.place)
        var order: [Place] = []
        var lastDays: [Place: ChinaDay] = [:]
        for stay in counted(stays, window, rules) {
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
            return Visit(
                place: place, lastDay: lastDays[place] ?? window.upperBound - 1, riskMark: isMarked,
                isToBeConfirmed: certain.map { !$0.contains(place) } ?? false)
        }
    }

    /// Continuous stays that are long enough and touch the window, by their beginning.
    private static func counted(_ stays: [Stay], _ window: Range<ChinaDay>, _ rules: TripRules) -> [Stay] {
        let (start, end) = (window.lowerBound.start, window.upperBound.start)
        return stays.joined(gap: rules.joiningGap)
            .filter { $0.isLonger(than: rules.minimumStay) && $0.until > start && $0.from < end }
            .sorted { ($0.from, $0.place.code) < ($1.from, $1.place.code) }
    }
}
