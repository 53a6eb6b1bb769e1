import Testing
import TripCardCore
import Values

@Suite("Stays become a trip card (TRIP)")
struct TripCardTests {
    static let beijing = Place.city(Division(code: 110_000)!)
    static let shanghai = Place.city(Division(code: 310_000)!)
    static let xian = Place.city(Division(code: 610_100)!)
    static let today = ChinaDay(of: Instant(seconds: 1_669_824_000))

    /// Hours counted from the beginning of `today`; negative ones lie before.
    static func stay(_ place: Place, _ from: Int, _ until: Int, seconds: Int64 = 0) -> Stay {
        let start = today.start
        return Stay(place: place, from: start + Int64(from) * 3600, until: start + Int64(until) * 3600 + seconds)!
    }

    static func card(_ stays: [Stay], risk: Set<Division> = [], rules: TripRules = TripRules()) -> TripCard {
        TripCard(of: stays, on: today, riskCities: risk, rules: rules)
    }

    static let home = stay(beijing, -200, -2)

    @Test(
        "TRIP-1: a city counts only when the continuous stay is longer than 4 hours",
        arguments: [(0 as Int64, 0), (1, 1)])
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

    @Test("TRIP-13: places stand in order of first arrival, each once, with the last day there")
    func order() {
        let card = Self.card([
            Self.stay(Self.shanghai, -48, -40), Self.stay(Self.beijing, -100, -50), Self.stay(Self.beijing, -38, -1),
        ])
        #expect(card.visits.map(\.place) == [Self.beijing, Self.shanghai])
        #expect(card.visits.map(\.lastDay) == [Self.today - 1, Self.today - 2])
    }

    @Test("TRIP-4: an asterisk marks a city that has a risk area now; it can be switched off")
    func riskMarks() {
        let risk: Set = [Division(code: 110_000)!]
        #expect(Self.card([Self.home], risk: risk).visits.map(\.riskMark) == [true])
        var rules = TripRules()
        rules.marksRisk = false
        #expect(Self.card([Self.home], risk: risk, rules: rules).visits.map(\.riskMark) == [false])
    }

    @Test("TRIP-5: green at home and in Hong Kong, yellow overseas")
    func colours() throws {
        let hongKong = try #require(Place(country: CountryCode("HKG")))
        let japan = try #require(Place(country: CountryCode("JPN")))
        #expect(Self.card([Self.home, Self.stay(hongKong, -60, -40)]).colour == .green)
        #expect(Self.card([Self.home, Self.stay(japan, -60, -40)]).colour == .yellow)
    }

    @Test(
        "TRIP-13: 数据不足 means no sighting on or before the window's first day",
        arguments: [
            (-300, -290, false), (-7 * 24 - 1, -2, false), (-6 * 24 - 1, -2, false), (-6 * 24, -2, true), (1, 9, true),
        ])
    func insufficient(from: Int, until: Int, isInsufficient: Bool) {
        #expect(Self.card([Self.stay(Self.beijing, from, until)]).isInsufficient == isInsufficient)
    }

    @Test("TRIP-7: without any sighting the data are insufficient, and as of no day")
    func noSighting() {
        let empty = Self.card([])
        #expect(empty.isInsufficient && empty.dataAsOf == nil)
    }

    @Test("TRIP-12: a stay before the holder's beginning is on no card; one that goes on counts from then on")
    func holderBeginning() {
        func card(_ hours: Int) -> TripCard {
            TripCard(
                of: [Self.stay(Self.shanghai, -100, -60), Self.stay(Self.beijing, -60, -20)],
                since: Self.today.start + Int64(hours) * 3600, on: Self.today, riskCities: [])
        }
        #expect(card(-200).visits.map(\.place) == [Self.shanghai, Self.beijing])
        #expect(card(-65).visits.map(\.place) == [Self.shanghai, Self.beijing])
        #expect(card(-64).visits.map(\.place) == [Self.beijing], "exactly 4 hours are left")
        #expect(card(-60).visits.map(\.place) == [Self.beijing])
        #expect(card(-24).visits.isEmpty && card(-24).dataAsOf == Self.today - 1)
        #expect(card(-20).visits.isEmpty && card(-20).dataAsOf == nil && card(-20).isInsufficient)
    }

    @Test("TRIP-12: the data of a new holder begin with the holder")
    func holderWindow() {
        func isInsufficient(_ hours: Int) -> Bool {
            TripCard(
                of: [Self.home], since: Self.today.start + Int64(hours) * 3600, on: Self.today, riskCities: []
            ).isInsufficient
        }
        #expect(!isInsufficient(-6 * 24 - 1))
        #expect(isInsufficient(-6 * 24))
    }

    @Test("TRIP-9: a place is to be confirmed when cells of its own alone would not put it on the card")
    func toBeConfirmed() throws {
        func border(_ from: Int, _ until: Int) throws -> Stay {
            let stay = Self.stay(Self.xian, from, until)
            return try #require(Stay(place: stay.place, from: stay.from, until: stay.until, isCertain: false))
        }
        func marks(_ stays: [Stay]) -> [Bool] { Self.card(stays).visits.map(\.isToBeConfirmed) }
        #expect(marks([Self.home, try border(-50, -45)]) == [false, true])
        #expect(marks([try border(-50, -45), Self.stay(Self.xian, -45, -41)]) == [true], "4 hours do not count")
        #expect(marks([try border(-50, -45), Self.stay(Self.xian, -45, -40)]) == [false])
        #expect(marks([try border(-50, -45), Self.stay(Self.xian, -100, -90)]) == [false])
    }

    @Test("TRIP-13: places of one arrival stand in the order of their codes, so that a card is always the same")
    func equalArrivals() {
        let stays = [Self.xian, Self.shanghai, Self.beijing].map { Self.stay($0, -40, -30) }
        for order in [stays, stays.reversed()] {
            #expect(Self.card(order).visits.map(\.place) == [Self.beijing, Self.shanghai, Self.xian])
        }
    }

    @Test("TRIP-3: data as of is the day of the latest sighting before today")
    func dataAsOf() {
        #expect(Self.card([Self.home, Self.stay(Self.xian, -60, -50)]).dataAsOf == Self.today - 1)
        #expect(Self.card([Self.stay(Self.xian, -60, -50), Self.stay(Self.xian, 1, 9)]).dataAsOf == Self.today - 3)
        #expect(Self.card([Self.stay(Self.xian, -5, 9)]).dataAsOf == Self.today - 1)
    }

    @Test("A stay ends after it begins", arguments: [(0 as Int64, false), (1, true), (-1, false)])
    func emptyStay(length: Int64, exists: Bool) {
        let start = Self.today.start
        #expect((Stay(place: Self.xian, from: start, until: start + length) != nil) == exists)
    }
}
