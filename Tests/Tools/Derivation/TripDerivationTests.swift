import Derivation
import Foundation
import Reference
import Testing
import TripCardCore
import Values

@Suite("Trip cards derived from files")
struct TripDerivationTests {
    static let day = ChinaDay("2022-07-08")!

    /// Rows of stays with an order; many are versions of the same stay.
    static func rows(_ count: Int, using random: inout SeededGenerator) -> [String] {
        (0..<count).map { _ in
            let from = day.start - Int64.random(in: 1...9, using: &random) * 20 * 3600
            let until = from + Int64.random(in: 1...12, using: &random) * 3600
            let isWithdrawn = Int.random(in: 0..<6, using: &random) == 0
            return [
                "1390000000\(Int.random(in: 0..<3, using: &random))",
                ["mobile", "unicom"].randomElement(using: &random)!,
                ["330106", "310115"].randomElement(using: &random)!,
                from.chinaTimeText, until.chinaTimeText, Bool.random(using: &random) ? "330402" : "",
                "\(Int.random(in: 1...3, using: &random))", isWithdrawn ? "yes" : "",
            ].joined(separator: ",")
        }
    }

    static func cards(_ files: [[String]]) async throws -> [TripCard] {
        var derivation = TripDerivation(reference: .embedded, on: day)
        for rows in files {
            let file = FileManager.default.temporaryDirectory.appending(path: "stays-\(UUID().uuidString).csv")
            defer { try? FileManager.default.removeItem(at: file) }
            let header = "phone,operator,division,from,until,neighbour_division,revision,withdrawn"
            try Data(([header] + rows).joined(separator: "\n").utf8).write(to: file)
            try await derivation.addStays(file)
        }
        #expect(derivation.refusals.isEmpty)
        return derivation.cards.map(\.card)
    }

    @Test("COL-13: the same rows in any sequence and any files give the same cards", arguments: UInt64(1)...20)
    func anySequence(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let rows = Self.rows(60, using: &random)
        let expected = try await Self.cards([rows])
        for _ in 0..<4 {
            let size = Int.random(in: 1...60, using: &random)
            let shuffled = (rows + rows.prefix(20)).shuffled(using: &random)
            let files = stride(from: 0, to: shuffled.count, by: size).map { Array(shuffled[$0...].prefix(size)) }
            #expect(try await Self.cards(files) == expected)
        }
    }

    @Test("TRIP-12: a phone whose stays were all withdrawn has a card without places")
    func withdrawn() async throws {
        let row = "13900000001,mobile,330106,2022-07-05 08:00,2022-07-06 08:00,,1,yes"
        let cards = try await Self.cards([[row]])
        #expect(cards.map(\.visits.count) == [0] && cards.map(\.isInsufficient) == [true])
    }
}
