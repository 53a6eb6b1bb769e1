import Replication
import Testing

@testable import Storage

@Suite struct RecentChangesTests {
    private func range(_ entries: ClosedRange<UInt64>) -> LogRange {
        LogRange(entries.lowerBound, through: entries.upperBound)!
    }

    private func isQuiet(_ changes: RecentChanges, _ collections: [UInt16], after: UInt64, through: UInt64) -> Bool {
        changes.isQuiet(CollectionFilter(collections), after: after, through: through)
    }

    @Test("entries that change other collections are passed over; those that change a followed one are not")
    func collections() {
        let changes = RecentChanges()
        changes.note(range(1...4), changed: [7])
        changes.note(range(5...5), changed: [8])
        #expect(isQuiet(changes, [9], after: 0, through: 5))
        #expect(isQuiet(changes, [7], after: 4, through: 5))
        #expect(!isQuiet(changes, [7], after: 3, through: 5))
        #expect(!isQuiet(changes, [8, 9], after: 4, through: 5))
        #expect(!isQuiet(changes, [], after: 4, through: 5))
        #expect(isQuiet(changes, [], after: 5, through: 5))
    }

    @Test(
        "nothing is certain about entries that were not seen here: before a start, a gap or a split, or not noted yet")
    func unknown() {
        let changes = RecentChanges()
        changes.note(range(11...12), changed: [7])
        #expect(!isQuiet(changes, [9], after: 9, through: 12))
        #expect(isQuiet(changes, [9], after: 10, through: 12))
        #expect(!isQuiet(changes, [9], after: 10, through: 13))
        // A snapshot brought entries 13 to 19.
        changes.note(range(20...20), changed: [])
        #expect(!isQuiet(changes, [9], after: 12, through: 20))
        #expect(isQuiet(changes, [9], after: 19, through: 20))
        changes.note(range(21...22), changed: nil)
        #expect(!isQuiet(changes, [9], after: 20, through: 22))
        #expect(isQuiet(changes, [9], after: 22, through: 22))
    }

    @Test("whatever is applied, no change is ever passed over", arguments: 0..<20)
    func property(seed: UInt64) {
        var random = Seeded(state: seed)
        let changes = RecentChanges()
        var log: [Set<UInt16>] = []
        for _ in 0..<200 {
            let count = Int.random(in: 1...4, using: &random)
            let first = UInt64(log.count + 1)
            var changed: Set<UInt16> = []
            for _ in 0..<count {
                let entry = Set((0..<2).map { _ in UInt16.random(in: 1...6, using: &random) })
                log.append(entry)
                changed.formUnion(entry)
            }
            let isSeen = Int.random(in: 0..<10, using: &random) > 0
            if isSeen { changes.note(range(first...UInt64(log.count)), changed: changed) }
            let after = Int.random(in: 0..<log.count, using: &random)
            let wanted = UInt16.random(in: 1...6, using: &random)
            if isQuiet(changes, [wanted], after: UInt64(after), through: UInt64(log.count)) {
                #expect(!log[after...].contains { $0.contains(wanted) })
            }
        }
    }
}
