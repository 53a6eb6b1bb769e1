/// A date of the proleptic Gregorian calendar, without a time zone.
public struct CalendarDate: Comparable, Hashable, Sendable {
    /// Year; 1 to 9999 unless the date was made from a day number beyond them.
    public let year: Int
    /// Month, 1 to 12.
    public let month: Int
    /// Day of the month, 1 to 31.
    public let day: Int

    /// A date of the years 1 to 9999, or nil when the calendar has no such date.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The date of a day counted from 1970-01-01, which is day 0.
    ///
    /// - Parameter dayNumber: At most 10¹⁵ days before or after 1970.
    public init(dayNumber: Int) {
        precondition(dayNumber.magnitude <= 1_000_000_000_000_000, "a day number beyond any calendar")
        // Years begin in March here, so that a leap day is the last day of its year.
        let shifted = dayNumber + Self.daysFromMarchOfYearZero
        let era = shifted.flooredDivision(by: Self.daysOfEra)
        let dayOfEra = shifted - era * Self.daysOfEra
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days from 1970-01-01 to this date; negative before it.
    public var dayNumber: Int {
        let yearFromMarch = month <= 2 ? year - 1 : year
        let era = yearFromMarch.flooredDivision(by: 400)
        let yearOfEra = yearFromMarch - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * Self.daysOfEra + dayOfEra - Self.daysFromMarchOfYearZero
    }

    /// Whether a year has a 29 February.
    public static func isLeapYear(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    /// Number of days of a month, 28 to 31.
    ///
    /// - Parameter month: 1 to 12.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeapYear(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether `left` is the earlier date.
    public static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// Days of 400 years, after which the calendar repeats.
    private static let daysOfEra = 146_097
    /// Days from 0000-03-01 to 1970-01-01.
    private static let daysFromMarchOfYearZero = 719_468
}

extension BinaryInteger {
    /// The quotient rounded towards minus infinity.
    ///
    /// - Parameter divisor: Above zero.
    func flooredDivision(by divisor: Self) -> Self {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
