import Formats

/// A calendar day in China time (UTC+8, no daylight saving).
public struct ChinaDay: Comparable, Hashable, Sendable {
    /// Days since 1970-01-01, which is day 0.
    public let number: Int

    /// The day `number` days after 1970-01-01.
    public init(number: Int) { self.number = number }

    /// A day of the years 1 to 9999, or nil when the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
        number = date.dayNumber
    }

    /// The day in China at a moment.
    public init(of instant: Instant) {
        let local = instant.seconds + Self.secondsAheadOfUTC
        number = Int(local >= 0 ? local / Self.secondsPerDay : (local - Self.secondsPerDay + 1) / Self.secondsPerDay)
    }

    /// The first moment of the day, 16:00 UTC of the day before.
    public var start: Instant { Instant(seconds: Int64(number) * Self.secondsPerDay - Self.secondsAheadOfUTC) }

    /// Year, month and day of the month.
    public var date: CalendarDate { CalendarDate(dayNumber: number) }

    /// Year of the Gregorian calendar.
    public var year: Int { date.year }
    /// Month, 1 to 12.
    public var month: Int { date.month }
    /// Day of the month, 1 to 31.
    public var day: Int { date.day }

    /// Seconds of a day.
    public static let secondsPerDay: Int64 = 86_400

    private static let secondsAheadOfUTC: Int64 = 8 * 3600
}

// MARK: - Arithmetic

extension ChinaDay {
    /// Whether `left` is the earlier day.
    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

    /// The day `days` later.
    public static func + (day: Self, days: Int) -> Self { Self(number: day.number + days) }

    /// The day `days` earlier.
    public static func - (day: Self, days: Int) -> Self { Self(number: day.number - days) }
}

// MARK: - Text

extension ChinaDay: CustomStringConvertible {
    /// A day of the years 1 to 9999 written as `2022-07-08`, or nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard let date = CalendarDate(text) else { return nil }
        number = date.dayNumber
    }

    /// The day as `2022-07-08`.
    public var description: String { date.description }
}
