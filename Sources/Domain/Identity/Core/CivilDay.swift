/// A day of the Gregorian calendar in China time.
public struct CivilDay: Comparable, Hashable, Sendable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// A day, or nil when the calendar has no such day. Years 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CivilDay {
    /// The day of a moment, seconds since 1970, in China time (UTC+8, no summer time).
    public init(ofMoment moment: Int64) {
        let local = moment + 8 * 3600
        let number = local >= 0 ? local / 86400 : (local - 86399) / 86400
        // Days are counted from 0000-03-01, so that a leap day is the last of its year.
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        self.month = Int(month < 10 ? month + 3 : month - 9)
        day = Int(dayOfYear - (153 * month + 2) / 5 + 1)
        year = Int(yearOfEra + era * 400) + (self.month <= 2 ? 1 : 0)
    }
}
