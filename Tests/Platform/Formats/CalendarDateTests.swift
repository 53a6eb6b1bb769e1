import Formats
import Testing

struct CalendarDateTests {
    @Test("Every date of the years 1 to 9999 is the day after the one before, as counted by hand")
    func everyDate() {
        var number = -719_162
        for year in 1...9999 {
            let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (month, length) in lengths.enumerated() {
                // The first and last days of a month; those between differ from them by their distance alone.
                for day in [1, 2, length - 1, length] {
                    let date = CalendarDate(year: year, month: month + 1, day: day)
                    guard date?.dayNumber == number + day - 1, CalendarDate(dayNumber: number + day - 1) == date else {
                        Issue.record("\(year)-\(month + 1)-\(day)")
                        return
                    }
                }
                number += length
            }
        }
        #expect(number == 2_932_897)
    }

    @Test(
        "Known dates have their published day numbers",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
            ("1949-12-31", -7306),
            ("0001-01-01", -719_162), ("9999-12-31", 2_932_896), ("1600-02-29", -135_081),
        ])
    func knownDates(text: String, number: Int) throws {
        #expect(try #require(CalendarDate(text)).dayNumber == number)
        #expect(CalendarDate(dayNumber: number).description == text)
    }

    @Test("Day numbers beyond the years 1 to 9999 round-trip too", arguments: [1, 2, 3])
    func farDays(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let number = Int.random(in: -1_000_000_000...1_000_000_000, using: &random)
            let date = CalendarDate(dayNumber: number)
            #expect(date.dayNumber == number)
            #expect(date < CalendarDate(dayNumber: number + 1))
        }
    }

    @Test(
        "A date that the calendar lacks is refused",
        arguments: [
            "2023-02-29", "1900-02-29", "2100-02-29", "2022-04-31", "2022-13-01", "2022-00-01", "2022-01-00",
            "2022-01-32",
            "0000-01-01", "10000-01-01", "2022-1-01", "2022/01/01", "2022-01-01 ", "+022-01-01", "２022-01-0", "",
        ])
    func noDates(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(
        "A year is a leap year by the rule of 4, 100 and 400",
        arguments: [(2000, 29), (1900, 28), (2020, 29), (2023, 28)])
    func leapYears(year: Int, february: Int) {
        #expect(CalendarDate.length(ofMonth: 2, year: year) == february)
        #expect(CalendarDate.isLeapYear(year) == (february == 29))
    }
}
