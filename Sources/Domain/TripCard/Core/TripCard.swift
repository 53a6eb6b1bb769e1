/// A stay of a phone at a place. Times are seconds since 1970.
public struct Stay: Hashable, Sendable {
    public let place: Place
    public let from: Int64
    public let until: Int64

    /// Nil unless `until` is after `from`.
    public init?(place: Place, from: Int64, until: Int64) {
        guard until > from else { return nil }
        self.place = place
        self.from = from
        self.until = until
    }
}

/// How a card is made; the defaults are those in force since 2022-07-08.
public struct TripRules: Sendable {
    /// Days of the window (TRIP-2).
    public var windowDays: Int64 = 7
    /// A city counts when the continuous stay is longer than this, in seconds (TRIP-1).
    public var minimumStay: Int64 = 4 * 3600
    /// Sightings of one place this many seconds apart still are one continuous stay.
    public var joiningGap: Int64 = 1800
    /// Whether cities with an area of risk are marked (TRIP-4).
    public var marksRisk = true

    public init() {}
}

/// A trip card: the places where a phone stayed within the window (TRIP-1 to TRIP-7).
public struct TripCard: Equatable, Sendable {
    public enum Colour: Sendable {
        /// All places domestic.
        case green
        /// A place overseas.
        case yellow
    }

    public struct Visit: Equatable, Sendable {
        public let place: Place
        /// Last day of stay within the window.
        public let lastDay: ChinaDay
        /// The city has an area of medium or high risk now; it does not mean that the person was there (TRIP-4).
        public let riskMark: Bool
    }

    public let colour: Colour
    /// In order of first arrival, each place once.
    public let visits: [Visit]
    public let firstDay: ChinaDay
    /// Yesterday.
    public let lastDay: ChinaDay
    /// Day of the latest sighting; nil without any.
    public let dataAsOf: ChinaDay?
    /// The data does not reach back to the window's first day, as with a new SIM (TRIP-7).
    public let isInsufficient: Bool

    /// Makes the card of a day.
    ///
    /// A stay counts by its whole length, also where part of it lies before the window.
    ///
    /// - Parameters:
    ///   - riskCities: Cities with an area of medium or high risk now.
    public init(of stays: [Stay], on today: ChinaDay, riskCities: Set<UInt32>, rules: TripRules = TripRules()) {
        let first = today - rules.windowDays
        let last = today - 1
        let end = today.start
        let counted = Self.joined(stays, gap: rules.joiningGap)
            .filter { $0.until - $0.from > rules.minimumStay && $0.until > first.start && $0.from < end }
            .sorted { ($0.from, $0.until) < ($1.from, $1.until) }
        var order: [Place] = []
        var lastDays: [Place: ChinaDay] = [:]
        for stay in counted {
            let day = min(ChinaDay(of: stay.until - 1), last)
            if let known = lastDays[stay.place] {
                lastDays[stay.place] = max(known, day)
            } else {
                order.append(stay.place)
                lastDays[stay.place] = day
            }
        }
        visits = order.map { place in
            var isRisky = false
            if case .city(let code) = place { isRisky = rules.marksRisk && riskCities.contains(code) }
            return Visit(place: place, lastDay: lastDays[place] ?? last, riskMark: isRisky)
        }
        colour = order.contains { if case .country = $0 { true } else { false } } ? .yellow : .green
        firstDay = first
        lastDay = last
        let sightings = stays.filter { $0.from < end }
        dataAsOf = sightings.map(\.until).max().map { min(ChinaDay(of: $0 - 1), last) }
        isInsufficient = !sightings.contains { $0.from < (first + 1).start && $0.until > (first - 1).start }
    }

    /// Continuous stays: sightings of one place that touch, overlap or lie within `gap` seconds become one.
    private static func joined(_ stays: [Stay], gap: Int64) -> [Stay] {
        Dictionary(grouping: stays, by: \.place).values.flatMap { stays in
            stays.sorted { $0.from < $1.from }.reduce(into: [Stay]()) { joined, next in
                guard let last = joined.last, next.from <= last.until + gap,
                    let whole = Stay(place: last.place, from: last.from, until: max(last.until, next.until))
                else { return joined.append(next) }
                joined[joined.count - 1] = whole
            }
        }
    }
}

extension ChinaDay {
    static func + (day: Self, days: Int64) -> Self { day - (-days) }
}
