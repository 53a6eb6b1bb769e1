import Derivation
import Foundation
import Reference
import Testing
import TripCardCore
import Values

@Suite("Stays that operators deliver late, twice and in pieces")
struct LateStaysTests {
    /// The day of the query.
    static let day = caseDay

    /// What files of stays put on the card of a phone: places by their codes.
    static func derivation(_ files: [String]) async throws -> TripDerivation {
        var derivation = TripDerivation(reference: .embedded, on: day)
        for file in files { try await derivation.addStays(CaseFile.url("late-stays/\(file).csv")) }
        return derivation
    }

    static func cards(_ files: [String]) async throws -> [TripCard] { try await derivation(files).cards.map(\.card) }

    /// The names of files and the places that the card then names.
    static let windows: [([String], [String])] = [
        (["exactly-4h"], []), (["4h-and-1s"], ["440100"]), (["split-gap-30min"], ["450100"]),
        (["ends-at-window-start"], []), (["crosses-window-start-by-1s"], ["500000"]), (["begins-today"], []),
        (["crosses-midnight-into-today"], ["520100"]), (["utc-written"], ["530100"]),
    ]

    @Test("TRIP-1, TRIP-2: four hours, gaps and the window, to the second", arguments: Self.windows)
    func places(files: [String], places: [String]) async throws {
        #expect(try await Self.cards(files).map { $0.visits.map(\.place.code) } == [places])
    }

    @Test(
        "COL-13: an older delivery after a newer one does not shorten a stay",
        arguments: [
            ["day1-delivery", "day2-delivery-same-stay-longer"], ["day2-delivery-same-stay-longer", "day1-delivery"],
            ["day1-delivery", "day2-delivery-same-stay-longer", "day1-delivery"],
        ])
    func olderDelivery(files: [String]) async throws {
        let visits = try #require(try await Self.cards(files).first).visits
        #expect(visits.map(\.place.code) == ["420100"])
        #expect(visits.map(\.lastDay) == [ChinaDay("2026-11-26")])
    }

    @Test("COL-13: with an order a stay may be shortened, lengthened and taken back, in every sequence of the rows")
    func versions() async throws {
        let cards = try await Self.cards(["versions-with-order"])
        #expect(cards.map { $0.visits.map(\.place.code) } == [[], ["420100"], []])
        let text = try String(contentsOf: CaseFile.url("late-stays/versions-with-order.csv"), encoding: .utf8)
        let lines = text.split(separator: "\n")
        let reversed = FileManager.default.temporaryDirectory.appending(path: "stays-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: reversed) }
        try Data(([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n").utf8).write(to: reversed)
        var derivation = TripDerivation(reference: .embedded, on: Self.day)
        try await derivation.addStays(reversed)
        #expect(derivation.cards.map(\.card) == cards && derivation.refusals.isEmpty)
    }

    @Test("TRIP-9: a place that only cells on a border name is to be confirmed")
    func borders() async throws {
        let cards = try await Self.cards(["border-cells"])
        #expect(cards.map { $0.visits.map(\.place.code) } == [["330100"], ["330100"], ["330100"]])
        #expect(cards.map { $0.visits.map(\.isToBeConfirmed) } == [[true], [false], [false]])
    }

    @Test("TRIP-13, ID-1: counties of provinces, new and abolished divisions, regions and countries are places")
    func specialPlaces() async throws {
        let derivation = try await Self.derivation(["county-and-special"])
        let visits = try #require(derivation.cards.first).card.visits
        #expect(
            visits.map(\.place.code) == ["469005", "810000", "JPN", "710000", "659012", "540400", "341400"])
        #expect(derivation.cards.first?.card.colour == .yellow)
        let refused = derivation.refusals.map(\.row)
        #expect(refused.map(\.line) == [9] && refused.map(\.field) == ["country"])
        #expect(!refused.contains { $0.description.contains("ZZZ") })
    }

    @Test("TRIP-11, COL-14: stays past their retention are refused by line; the others count")
    func oldStays() async throws {
        var derivation = TripDerivation(reference: .embedded, on: Self.day)
        try await derivation.addStays(CaseFile.url("old-stays/stays.csv"))
        let refused = derivation.refusals.map(\.row)
        #expect(refused.map(\.line) == [4, 5] && refused.map(\.field) == ["until", "until"])
        #expect(refused.allSatisfy { $0.reason.contains("15 days") && !$0.remedy.isEmpty })
        #expect(derivation.cards.map(\.card.isInsufficient) == [false])
        #expect(derivation.cards.first?.card.visits.map(\.place.code) == ["330100"])
    }
}
