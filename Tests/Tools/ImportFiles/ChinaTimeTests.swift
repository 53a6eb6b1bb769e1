import Randomness
import Testing

@testable import ImportFiles

@Suite("Days and moments in China")
struct ChinaTimeTests {
    @Test("Every day from 1900 to 2200 follows the one before it")
    func days() throws {
        var day = try #require(ChinaDay(year: 1900, month: 1, day: 1))
        let end = try #require(ChinaDay(year: 2200, month: 12, day: 31))
        while day < end {
            let (year, month, date) = day.parts
            #expect(ChinaDay(year: year, month: month, day: date) == day)
            let next = (day + 1).parts
            #expect(next.day == date + 1 || (next.day == 1 && (next.month == month + 1 || next.year == year + 1)))
            day = day + 1
        }
    }

    @Test("Known days", arguments: [("1970-01-01", 0), ("2000-03-01", 11_017), ("2022-07-08", 19_181), ("1949-12-31", -7306)])
    func knownDays(text: String, number: Int) {
        #expect(ChinaDay(text)?.number == number)
        #expect(ChinaDay(number: number).description == text)
    }

    @Test(
        "What is no day is refused",
        arguments: ["2022-02-29", "1900-02-29", "2022-13-01", "2022-00-10", "2022-1-1", "22-01-01", "2022/01/01", "", "1899-12-31"])
    func noDays(text: String) {
        #expect(ChinaDay(text) == nil)
    }

    @Test("A day begins at 16:00 UTC of the day before")
    func dayOfMoment() {
        #expect(ChinaDay(at: 1_657_209_599).description == "2022-07-07")
        #expect(ChinaDay(at: 1_657_209_600).description == "2022-07-08")
        #expect(ChinaDay(at: -1).description == "1970-01-01")
        #expect(ChinaDay("2022-07-08")?.start == 1_657_209_600)
    }

    @Test(
        "RFC 3339 §5.6: offsets and fractions",
        arguments: [
            ("2022-07-08T09:30:00+08:00", Int64(1_657_243_800), Int32(0)),
            ("2022-07-08T01:30:00Z", 1_657_243_800, 0),
            ("2022-07-07t21:00:00.25-04:30", 1_657_243_800, 250_000_000),
            ("2022-07-08 01:30:00.1234567891z", 1_657_243_800, 123_456_789),
            ("2016-12-31T23:59:60Z", 1_483_228_800, 0),
        ])
    func moments(text: String, seconds: Int64, nanos: Int32) throws {
        let moment = try #require(ChinaTime.parse(text))
        #expect(moment.seconds == seconds)
        #expect(moment.nanos == nanos)
    }

    @Test(
        "What is no moment is refused",
        arguments: [
            "2022-07-08", "2022-07-08T09:30:00", "2022-07-08T24:00:00Z", "2022-07-08T09:60:00Z", "2022-07-08T09:30:61Z",
            "2022-07-08T09:30:00.Z", "2022-07-08T09:30:00+0800", "2022-07-08T09:30:00+24:00", "2022-07-08T09:30:00ZZ",
            "2022-02-30T09:30:00Z", "07/08/2022 09:30:00 +08:00", "", "2022-07-08T09:30:00\u{FF3A}",
        ])
    func noMoments(text: String) {
        #expect(ChinaTime.parse(text) == nil)
    }

    @Test("A moment is written in China time and reads back")
    func roundTrip() throws {
        #expect(ChinaTime.text(1_657_243_800) == "2022-07-08T09:30:00+08:00")
        var random = SeededRandom(seed: 7)
        for _ in 0..<2000 {
            let moment = Int64(random.within(-2_000_000_000...7_000_000_000))
            #expect(try #require(ChinaTime.parse(ChinaTime.text(moment))).seconds == moment)
        }
    }
}
