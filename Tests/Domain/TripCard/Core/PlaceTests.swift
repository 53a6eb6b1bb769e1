import Testing
import TripCardCore
import Values

@Suite("Divisions and countries become places of a card (TRIP)")
struct PlaceTests {
    /// The table of divisions of these tests: cities are 110000 and 330100.
    static func cityOf(_ division: Division) -> Division? {
        [division, division.prefecture, division.province].first { [110_000, 330_100].contains($0.code) }
    }

    @Test("A division stands for its city", arguments: [(110_105 as UInt32, 110_000 as UInt32), (330_106, 330_100)])
    func city(division: UInt32, city: UInt32) throws {
        let place = Place(division: try #require(Division(code: division)), cityOf: Self.cityOf)
        #expect(place == .city(try #require(Division(code: city))))
    }

    @Test("A division that belongs to no city is no place")
    func noCity() throws {
        #expect(Place(division: try #require(Division(code: 999_999)), cityOf: Self.cityOf) == nil)
    }

    @Test(
        "TRIP-13: Hong Kong, Macao and Taiwan are 810000, 820000 and 710000; other codes are places abroad",
        arguments: [("HKG", "810000"), ("MAC", "820000"), ("TWN", "710000"), ("JPN", "JPN")])
    func countries(country: String, code: String) throws {
        #expect(Place(country: try CountryCode(country))?.code == code)
    }

    @Test("CHN alone names no city")
    func china() {
        #expect(Place(country: .china) == nil)
    }

    @Test("A stored code gives its place back", arguments: ["110000", "330100", "JPN", "810000"])
    func stored(code: String) {
        #expect(Place(code: code, cityOf: Self.cityOf)?.code == code)
    }

    @Test("A stored city that the table lists no longer stays a place; a county that was a city is its city")
    func changedTable() {
        #expect(Place(code: "999901", cityOf: Self.cityOf)?.code == "999901")
        #expect(Place(code: "330199", cityOf: Self.cityOf)?.code == "330100")
    }

    @Test("A text that is no code is no place", arguments: ["", "11000", "+11000", "CHN"])
    func noCode(code: String) {
        #expect(Place(code: code, cityOf: Self.cityOf) == nil)
    }
}
