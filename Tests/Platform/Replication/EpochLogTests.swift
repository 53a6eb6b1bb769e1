import Replication
import Testing

@Suite("EpochLog: an index and an epoch name one entry")
struct EpochLogTests {
    private let whole = log((3, 1), (2, 4), (1, 5))

    @Test("Knows the epoch of each entry it holds, and of no other")
    func epochs() {
        #expect((0...7).map { whole.epoch(at: $0) } == [0, 1, 1, 1, 4, 4, 5, nil])
        #expect(whole.end == LogPosition(index: 6, epoch: 5))
        #expect(whole.end(before: 4) == 3)
        #expect(whole.end(before: 5) == 5)
        #expect(whole.end(before: 9) == 6)
    }

    @Test("Truncated, trimmed and cut, it keeps the epochs of the rest")
    func cuts() {
        var cut = whole
        cut.truncate(after: 4)
        #expect(cut.end == LogPosition(index: 4, epoch: 4))
        cut.trim(through: 3)
        #expect(cut.base == LogPosition(index: 3, epoch: 1))
        #expect(cut.runs == [EpochRun(first: 4, epoch: 4)])
        cut.trim(through: 4)
        #expect(cut == EpochLog(after: LogPosition(index: 4, epoch: 4)))
        #expect(whole.runs(of: range(2, 5)) == [EpochRun(first: 2, epoch: 1), EpochRun(first: 4, epoch: 4)])
        #expect(whole.runs(of: range(5, 5)) == [EpochRun(first: 5, epoch: 4)])
    }

    @Test("Finds the last entry that is not later than another's")
    func lastPosition() {
        #expect(whole.lastPosition(through: 9, notLaterThan: 4) == LogPosition(index: 5, epoch: 4))
        #expect(whole.lastPosition(through: 2, notLaterThan: 4) == LogPosition(index: 2, epoch: 1))
        #expect(whole.lastPosition(through: 6, notLaterThan: 3) == LogPosition(index: 3, epoch: 1))
        var trimmed = whole
        trimmed.trim(through: 4)
        #expect(trimmed.lastPosition(through: 6, notLaterThan: 3) == nil)
    }

    @Test("A prepare message split in two says the same; one whose parts disagree is not valid")
    func split() throws {
        let stamp = LeaseStamp(session: 1, sentAt: .zero)
        var prepare = Prepare(
            epoch: 5, stamp: stamp, epochStart: 5, previous: LogPosition(index: 1, epoch: 1),
            runs: whole.runs(of: range(2, 6)), last: 6, committed: 1)
        for index in 2...5 as ClosedRange<UInt64> {
            let (first, second) = try #require(prepare.split(after: index))
            #expect(first.isValid && second.isValid)
            #expect(first.entries == range(2, index) && second.entries == range(index + 1, 6))
            #expect(second.previous == LogPosition(index: index, epoch: try #require(whole.epoch(at: index))))
            #expect(second.runs == whole.runs(of: range(index + 1, 6)))
        }
        #expect(prepare.split(after: 6) == nil && prepare.split(after: 1) == nil)
        prepare.runs.swapAt(0, 1)
        #expect(!prepare.isValid)
        prepare.runs = []
        #expect(!prepare.isValid)
    }
}
