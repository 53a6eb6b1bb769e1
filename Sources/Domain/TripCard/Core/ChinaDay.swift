/// A day in China time (UTC+8, no summer time), counted from 1970-01-01.
public struct ChinaDay: Comparable, Hashable, Sendable {
    static let seconds: Int64 = 86400
    private static let offset: Int64 = 8 * 3600

    /// Days since 1970-01-01.
    public let number: Int64

    public init(number: Int64) { self.number = number }

    /// The day of a moment, seconds since 1970.
    public init(of moment: Int64) {
        let local = moment + Self.offset
        number = local >= 0 ? local / Self.seconds : (local - Self.seconds + 1) / Self.seconds
    }

    /// When the day begins, seconds since 1970.
    public var start: Int64 { number * Self.seconds - Self.offset }

    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
    public static func - (day: Self, days: Int64) -> Self { Self(number: day.number - days) }

    /// Year, month and day of the Gregorian calendar. The year is counted from March, so that the leap day is its last.
    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let civilMonth = month < 10 ? month + 3 : month - 9
        let year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0)
        return (Int(year), Int(civilMonth), Int(dayOfYear - (153 * month + 2) / 5 + 1))
    }
}
