import HealthCodeCore
import Testing
import Values

@Suite("Versions of evidence (COL-10)")
struct EvidenceVersionsTests {
    private typealias Versions = EvidenceVersions<PlacedTest<Int>, Int>

    private static let sample = TestEvent.Identity(laboratory: .init("L"), sample: .init("S"))

    /// A row of an import about one sample.
    private struct Row {
        let origin: Int
        let event: PlacedTest<Int>

        static func any(of origin: Int, using random: inout SplitMix) -> Row {
            let isOrdered = Bool.random(using: &random)
            let test = TestEvent(
                sample, sampledAt: Fortnight.moment(1, hour: Int.random(in: 10...11, using: &random)),
                isPositive: Bool.random(using: &random),
                order: .init(revision: isOrdered ? UInt64.random(in: 1...3, using: &random) : 0, issuedAt: nil),
                isWithdrawn: Int.random(in: 0..<5, using: &random) == 0)
            return Row(origin: origin, event: PlacedTest(test, of: Int.random(in: 0...1, using: &random)))
        }
    }

    private static func versions(_ rows: some Sequence<Row>) -> Versions? {
        var found: Versions?
        for row in rows {
            if found == nil {
                found = Versions([.init(row.event, row.origin)], current: 0)
            } else {
                _ = found?.take(row.event, row.origin)
            }
        }
        return found
    }

    @Test(
        "COL-10: after a recall that counts which would count had the import never come, in every order of imports",
        arguments: 0..<3_000)
    func asIfItNeverCame(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        // Up to three imports with up to two rows each about the sample. A row that says what a former one of another import
        // says is that one's (0108).
        var rows: [Row] = []
        for origin in [0, 1, 2].shuffled(using: &random) {
            for _ in 0..<Int.random(in: 1...2, using: &random) {
                let row = Row.any(of: origin, using: &random)
                if !rows.contains(where: { $0.event == row.event }) { rows.append(row) }
            }
        }
        var versions = try #require(Self.versions(rows))
        let before = versions.counting.event
        var others = rows
        for recalled in [0, 1, 2].shuffled(using: &random) {
            versions.recall(as: .init(recall: [UInt8(recalled)], isOfImport: true)) { $0.origin == recalled }
            others.removeAll { $0.origin == recalled }
            let expected = Self.versions(others)?.counting
            #expect(versions.counting.mark == nil ? versions.counting.event == expected?.event : expected == nil)
            // What a recalled import brought changes nothing when it comes again.
            var again = versions
            for row in rows where row.origin == recalled { _ = again.take(row.event, 9) }
            #expect(!again.all.contains { $0.origin == 9 })
        }
        for recalled: UInt8 in [0, 1, 2] { versions.undo(recall: [recalled]) }
        #expect(versions.counting.event == before && versions.counting.mark == nil)
    }

    private static func test(_ isPositive: Bool, _ revision: UInt64) -> PlacedTest<Int> {
        PlacedTest(
            TestEvent(
                sample, sampledAt: Fortnight.moment(1), isPositive: isPositive,
                order: .init(revision: revision, issuedAt: nil)), of: 1)
    }

    @Test("COL-13: after the recall of an import its own rows stay away, and older ones of others count")
    func arrivesAfter() {
        var versions = Versions([.init(Self.test(false, 2), 7)], current: 0)
        versions.recall(as: .init(recall: [1], isOfImport: true)) { $0.origin == 7 }
        #expect(versions.take(Self.test(false, 2), 8).outcome == .superseded)
        #expect(versions.take(Self.test(false, 1), 8).outcome == .superseded)
        #expect(versions.take(Self.test(true, 1), 8).outcome == .stored)
        #expect(versions.counting.event == Self.test(true, 1))
    }

    @Test("COL-13: after the recall of a piece no version that is not newer counts")
    func arrivesAfterPiece() {
        var versions = Versions([.init(Self.test(false, 2), 7)], current: 0)
        versions.recall(as: .init(recall: [1], isOfImport: false)) { _ in true }
        #expect(versions.take(Self.test(true, 1), 8).outcome == .superseded)
        #expect(versions.take(Self.test(true, 2), 8).outcome == .superseded)
        #expect(versions.take(Self.test(true, 3), 8).outcome == .stored)
    }

    @Test("At most 9 versions are known, and what counts is among them")
    func bound() {
        var versions = Versions([.init(Self.test(true, 100), 0)], current: 0)
        for revision in 1...50 { _ = versions.take(Self.test(false, UInt64(revision)), revision) }
        #expect(versions.all.count == Versions.most && versions.counting.event == Self.test(true, 100))
    }
}
