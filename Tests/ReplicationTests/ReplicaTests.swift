import Replication
import Testing

private let a = ReplicaID("a")
private let b = ReplicaID("b")

private func configuration(_ epoch: UInt64, primary: ReplicaID, _ members: ReplicaID...) -> ReplicaConfiguration {
    ReplicaConfiguration(epoch: epoch, primary: primary, inSync: members)!
}

private func range(_ first: UInt64, _ last: UInt64) -> LogRange { LogRange(first, through: last)! }

@Suite("ReplicaConfiguration: PacificA, Configuration Management")
struct ReplicaConfigurationTests {
    @Test("A set must contain its primary, and epochs begin at 1")
    func validity() {
        #expect(ReplicaConfiguration(epoch: 1, primary: a, inSync: [b]) == nil)
        #expect(ReplicaConfiguration(epoch: 0, primary: a, inSync: [a]) == nil)
        #expect(configuration(1, primary: a, b, a, b).inSync == [a, b])
    }
}

@Suite("EpochLog: an index and an epoch name one entry")
struct EpochLogTests {
    private var log: EpochLog {
        var log = EpochLog()
        log.append(count: 3, epoch: 1)
        log.append(count: 2, epoch: 4)
        log.append(count: 1, epoch: 5)
        return log
    }

    @Test("Knows the epoch of each entry it holds, and of no other")
    func epochs() {
        #expect((0...7).map { log.epoch(at: $0) } == [0, 1, 1, 1, 4, 4, 5, nil])
        #expect(log.end == LogPosition(index: 6, epoch: 5))
        #expect(log.end(before: 4) == 3)
        #expect(log.end(before: 5) == 5)
        #expect(log.end(before: 9) == 6)
    }

    @Test("Truncated, trimmed and cut, it keeps the epochs of the rest")
    func cuts() {
        var cut = log
        cut.truncate(after: 4)
        #expect(cut.end == LogPosition(index: 4, epoch: 4))
        cut.trim(through: 3)
        #expect(cut.base == LogPosition(index: 3, epoch: 1))
        #expect(cut.runs == [EpochRun(first: 4, epoch: 4)])
        cut.trim(through: 4)
        #expect(cut == EpochLog(after: LogPosition(index: 4, epoch: 4)))
        #expect(log.runs(of: range(2, 5)) == [EpochRun(first: 2, epoch: 1), EpochRun(first: 4, epoch: 4)])
        #expect(log.runs(of: range(5, 5)) == [EpochRun(first: 5, epoch: 4)])
    }

    @Test("Finds the last entry that is not later than another's")
    func lastPosition() {
        #expect(log.lastPosition(through: 9, notLaterThan: 4) == LogPosition(index: 5, epoch: 4))
        #expect(log.lastPosition(through: 2, notLaterThan: 4) == LogPosition(index: 2, epoch: 1))
        #expect(log.lastPosition(through: 6, notLaterThan: 3) == LogPosition(index: 3, epoch: 1))
        var trimmed = log
        trimmed.trim(through: 4)
        #expect(trimmed.lastPosition(through: 6, notLaterThan: 3) == nil)
    }
}
