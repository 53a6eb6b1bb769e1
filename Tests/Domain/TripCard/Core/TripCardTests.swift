import Testing
import TripCardCore

@Suite("Stays become a trip card (TRIP)")
struct TripCardTests {
    static let beijing = Place.city(110_000)
    static let shanghai = Place.city(310_000)
    static let xian = Place.city(610_100)
    static let today = ChinaDay(of: 1_669_824_000)

    /// Hours counted from the beginning of `today`; negative ones lie before.
    static func stay(_ place: Place, _ from: Int, _ until: Int, seconds: Int64 = 0) -> Stay {
        let start = today.start
        return Stay(place: place, from: start + Int64(from) * 3600, until: start + Int64(until) * 3600 + seconds)!
    }

    static func card(_ stays: [Stay], risk: Set<UInt32> = [], rules: TripRules = TripRules()) -> TripCard {
        TripCard(of: stays, on: today, riskCities: risk, rules: rules)
    }

    static let home = stay(beijing, -200, -2)

    @Test("TRIP-1: a city counts only when the continuous stay is longer than 4 hours", arguments: [(0 as Int64, 0), (1, 1)])
    func fourHours(seconds: Int64, places: Int) {
        #expect(Self.card([Self.stay(Self.xian, -30, -26, seconds: seconds)]).visits.count == places)
    }

    @Test("TRIP-1: sightings of one city that touch are one stay; those hours apart are not")
    func joinsSightings() {
        let touching = [Self.stay(Self.xian, -30, -27), Self.stay(Self.xian, -27, -24)]
        #expect(Self.card(touching).visits.map(\.place) == [Self.xian])
        let apart = [Self.stay(Self.xian, -40, -37), Self.stay(Self.xian, -30, -27)]
        #expect(Self.card(apart).visits.isEmpty)
    }

    @Test("TRIP-2: the window is D−7 00:00 to D−1 24:00, configurable")
    func window() {
        let old = Self.stay(Self.xian, -7 * 24 - 10, -7 * 24)
        let reaching = Self.stay(Self.shanghai, -7 * 24 - 10, -7 * 24, seconds: 1)
        let card = Self.card([old, reaching, Self.stay(Self.xian, 1, 9)])
        #expect(card.visits.map(\.place) == [Self.shanghai])
        #expect((card.firstDay, card.lastDay) == (Self.today - 7, Self.today - 1))
        var rules = TripRules()
        rules.windowDays = 14
        #expect(Self.card([old], rules: rules).visits.map(\.place) == [Self.xian])
    }

    @Test("Places stand in order of first arrival, each once, with the last day there")
    func order() {
        let card = Self.card([
            Self.stay(Self.shanghai, -48, -40), Self.stay(Self.beijing, -100, -50), Self.stay(Self.beijing, -38, -1),
        ])
        #expect(card.visits.map(\.place) == [Self.beijing, Self.shanghai])
        #expect(card.visits.map(\.lastDay) == [Self.today - 1, Self.today - 2])
    }

    @Test("TRIP-4: an asterisk marks a city that has a risk area now; it can be switched off")
    func riskMarks() {
        #expect(Self.card([Self.home], risk: [110_000]).visits.map(\.riskMark) == [true])
        var rules = TripRules()
        rules.marksRisk = false
        #expect(Self.card([Self.home], risk: [110_000], rules: rules).visits.map(\.riskMark) == [false])
    }

    @Test("TRIP-5: green at home and in Hong Kong, yellow overseas")
    func colours() throws {
        let hongKong = try #require(Place(country: "HKG"))
        let japan = try #require(Place(country: "JPN"))
        #expect(Self.card([Self.home, Self.stay(hongKong, -60, -40)]).colour == .green)
        #expect(Self.card([Self.home, Self.stay(japan, -60, -40)]).colour == .yellow)
    }

    @Test("TRIP-7: 数据不足 until the data reaches back to the window's first day")
    func insufficient() {
        #expect(!Self.card([Self.home]).isInsufficient)
        #expect(Self.card([Self.stay(Self.beijing, -100, -2)]).isInsufficient)
        let empty = Self.card([])
        #expect(empty.isInsufficient && empty.dataAsOf == nil)
    }

    @Test(
        "Cities: districts mean the municipality, counties their prefecture, xx90xx themselves",
        arguments: [
            (110_105 as UInt32, "110000"), (310_115, "310000"), (610_113, "610100"), (429_004, "429004"),
            (440_300, "440300"),
        ])
    func cities(division: UInt32, code: String) throws {
        #expect(try #require(Place(division: division)).code == code)
    }

    @Test("A division outside China's list is no place", arguments: [0, 999_999, 100_000] as [UInt32])
    func noCity(division: UInt32) {
        #expect(Place(division: division) == nil)
    }
}
