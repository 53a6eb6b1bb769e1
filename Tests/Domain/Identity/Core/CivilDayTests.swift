import IdentityCore
import Testing

@Suite("Days in China time")
struct CivilDayTests {
    @Test(
        "A moment's day begins at 16:00 UTC of the day before",
        arguments: [
            (0 as Int64, 1970, 1, 1), (57_599, 1970, 1, 1), (57_600, 1970, 1, 2), (951_840_000, 2000, 3, 1),
            (951_750_000, 2000, 2, 28), (1_669_823_999, 2022, 11, 30), (1_669_824_000, 2022, 12, 1), (-28_801, 1969, 12, 31),
        ])
    func dayOfMoment(moment: Int64, year: Int, month: Int, day: Int) {
        #expect(CivilDay(ofMoment: moment) == CivilDay(year: year, month: month, day: day))
    }

    @Test("Days that the calendar lacks", arguments: [(2023, 2, 29), (1900, 2, 29), (2022, 4, 31), (2022, 13, 1), (2022, 1, 0)])
    func noSuchDay(year: Int, month: Int, day: Int) {
        #expect(CivilDay(year: year, month: month, day: day) == nil)
    }
}
