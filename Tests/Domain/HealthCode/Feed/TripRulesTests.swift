import HealthCodeContracts
import HealthCodeFeed
import Reference
import Testing
import Values
import Wire

@Suite("What a declared trip may hold")
struct TripRulesTests {
    private static let now: Int64 = 1_669_867_200
    private static let day: Int64 = 86_400
    private let rules = TripRules(.embedded)

    private static func place(
        _ division: String = "320500", country: String = "", from: Int64 = -day, until: Int64 = day
    ) -> HealthCodeV1.DeclaredPlace {
        .init(
            division: division, country: country, from: .init(seconds: now + from), until: .init(seconds: now + until))
    }

    @Test("Places stand by their arrivals, spelt as the standards spell them")
    func places() throws {
        let found = try rules.places(
            of: [Self.place("", country: " deu ", from: 0), Self.place("３２０５００", from: -2 * Self.day)],
            now: Instant(seconds: Self.now))
        #expect(found.map(\.division) == ["320500", ""] && found.map(\.country) == ["", "DEU"])
    }

    @Test(
        "A place that is wrong is refused with its number and field",
        arguments: [
            (place("", country: ""), "places[1].division"), (place("320500", country: "DEU"), "places[1].division"),
            (place("999999"), "places[1].division"), (place("", country: "XXX"), "places[1].country"),
            (place("", country: "CHN"), "places[1].country"), (place(from: -31 * day), "places[1].from"),
            (place(from: 61 * day, until: 62 * day), "places[1].from"),
            (place(from: 10, until: 10), "places[1].until"), (place(until: 91 * day), "places[1].until"),
            (.init(division: "320500", until: .init(seconds: now)), "places[1].from"),
            (.init(division: "320500", from: .init(seconds: now)), "places[1].until"),
        ])
    func refused(place: HealthCodeV1.DeclaredPlace, field: String) {
        let problem = #expect(throws: FieldProblem.self) {
            try rules.places(of: [Self.place(), place], now: Instant(seconds: Self.now))
        }
        #expect(problem?.field == field)
    }

    @Test("A trip has 1 to 20 places", arguments: [(0, false), (1, true), (20, true), (21, false)])
    func count(places: Int, isRight: Bool) {
        let trip = Array(repeating: Self.place(), count: places)
        let found = try? rules.places(of: trip, now: Instant(seconds: Self.now))
        #expect((found != nil) == isRight)
    }
}
