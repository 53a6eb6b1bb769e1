import Testing
import Values

struct ChinaDayTests {
    @Test(
        "A day begins at 16:00 UTC of the day before",
        arguments: [
            (0, "1970-01-01"), (57_599, "1970-01-01"), (57_600, "1970-01-02"), (951_840_000, "2000-03-01"),
            (951_750_000, "2000-02-28"), (1_669_823_999, "2022-11-30"), (1_669_824_000, "2022-12-01"),
            (-1, "1970-01-01"),
            (-28_801, "1969-12-31"), (1_657_209_599, "2022-07-07"), (1_657_209_600, "2022-07-08"),
        ] as [(Int64, String)])
    func dayOfMoment(seconds: Int64, text: String) {
        #expect(ChinaDay(of: Instant(seconds: seconds)).description == text)
    }

    @Test("A day is made of its parts, its number and its text alike", arguments: 1...3)
    func spellings(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let day = ChinaDay(number: Int.random(in: -719_161...2_932_896, using: &random))
            #expect(ChinaDay(year: day.year, month: day.month, day: day.day) == day)
            #expect(ChinaDay(day.description) == day)
            #expect(ChinaDay(of: day.start) == day)
            #expect(ChinaDay(of: day.start - 1) == day - 1)
            #expect(day + 1 > day)
            #expect((day + 1).start.seconds(since: day.start) == ChinaDay.secondsPerDay)
        }
    }

    @Test(
        "A day that the calendar lacks is refused", arguments: ["2022-02-29", "2022-7-8", "20220708", "", "0000-01-01"])
    func noDays(text: String) {
        #expect(ChinaDay(text) == nil)
    }

    @Test("The first and the last moment have a day")
    func ends() {
        #expect(ChinaDay(of: .earliest).description == "0001-01-01")
        #expect(ChinaDay(of: .latest).description == "10000-01-01")
    }
}
