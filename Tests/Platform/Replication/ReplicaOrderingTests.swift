import Replication
import Testing

@Suite("Replica: PacificA, Primary/Backup Data Replication")
struct ReplicaOrderingTests {
    @Test("A primary alone: append, durable, apply, applied, acknowledge, trim; always readable")
    func alone() throws {
        var script = try Script(a, set(1, a, a))
        #expect(script.effects == [])
        #expect(script.replica.readableUntil == .never)
        #expect(script.tell(.propose(count: 2)) == [.append(range(1, 2), epoch: 1)])
        #expect(script.tell(.durable(through: 2)) == [.apply(range(1, 2))])
        #expect(script.tell(.applied(through: 2)) == [.acknowledge(range(1, 2)), .trim(through: 2)])
    }

    @Test("An entry commits only when every member of the in-sync set has it on disk")
    func everyMember() throws {
        var script = try Script(a, set(3, a, a, b, c))
        _ = script.tell(.propose(count: 5))
        #expect(script.tell(.durable(through: 5)).local == [])
        #expect(script.hear(b, holds: 5).local == [])
        #expect(script.hear(c, holds: 2).local == [.apply(range(1, 2))])
        #expect(script.hear(c, holds: 5).local == [.apply(range(3, 5))])
        #expect(script.replica.committedIndex == 5)
    }

    @Test("The primary's own disk counts as well: others' do not commit without it")
    func ownDisk() throws {
        var script = try Script(a, set(3, a, a, b))
        _ = script.tell(.propose(count: 5))
        #expect(script.hear(b, holds: 5).local == [])
        #expect(script.tell(.durable(through: 4)).local == [.apply(range(1, 4))])
    }

    @Test("A word of another epoch, of a stranger, or about entries never ordered here commits nothing")
    func foreignWords() throws {
        var script = try Script(a, set(3, a, a, b))
        _ = script.tell(.propose(count: 1))
        _ = script.tell(.durable(through: 1))
        let old = Acknowledgement(epoch: 2, echo: nil, through: 1, lastIndex: 1)
        #expect(script.tell(.received(.acknowledge(old), from: b)).local == [])
        #expect(script.hear(c, holds: 1).local == [])
        #expect(script.hear(b, holds: 9).local == [])
        #expect(script.replica.committedIndex == 0)
    }

    @Test("Only the primary orders: a secondary and an outsider refuse and name the primary", arguments: [b, c])
    func onlyThePrimaryOrders(id: ReplicaID) throws {
        var script = try Script(id, set(1, a, a, b))
        #expect(script.tell(.propose(count: 4)) == [.refuse(count: 4, .notPrimary(a))])
        #expect(script.replica.lastIndex == 0)
    }

    @Test("minInSync: writes that one more failure could lose are refused")
    func minInSync() throws {
        var settings = ReplicaSettings()
        settings.minInSync = 2
        var script = try Script(a, set(1, a, a), settings: settings)
        #expect(script.tell(.propose(count: 1)) == [.refuse(count: 1, .notEnoughReplicas(inSync: 1, needed: 2))])
        var pair = try Script(a, set(1, a, a, b), settings: settings)
        #expect(pair.tell(.propose(count: 1)).local == [.append(range(1, 1), epoch: 1)])
    }

    @Test("Bounds: so many uncommitted entries, so many in flight to one replica, so many in a message")
    func bounds() throws {
        var settings = ReplicaSettings()
        settings.maxUncommittedEntries = 10
        settings.maxEntriesInFlight = 6
        settings.maxEntriesInMessage = 4
        var script = try Script(a, set(1, a, a, b), settings: settings)
        _ = script.tell(.tick)
        _ = script.hear(b, holds: 0)
        let sent = script.tell(.propose(count: 10)).prepares(to: b)
        #expect(sent.map(\.entries) == [range(1, 4), range(5, 6)])
        #expect(script.tell(.propose(count: 1)) == [.refuse(count: 1, .overloaded)])
        #expect(script.hear(b, holds: 4).prepares(to: b).map(\.entries) == [range(7, 10)])
    }

    @Test("Entries go to members before the own sync, to learners after it")
    func sentBeforeSync() throws {
        var script = try Script(a, set(1, a, a, b))
        _ = script.tell(.placed(ReplicaPlacement(holders: [a, b, c])))
        _ = script.hear(b, holds: 0)
        _ = script.hear(c, holds: 0)
        let sent = script.tell(.propose(count: 3))
        #expect(sent.prepares(to: b).map(\.entries) == [range(1, 3)])
        #expect(sent.prepares(to: c).isEmpty)
        #expect(script.tell(.durable(through: 3)).prepares(to: c).map(\.entries) == [range(1, 3)])
    }

    @Test("A secondary acknowledges what its disk holds, and applies what it hears to be committed")
    func secondary() throws {
        var script = try Script(b, set(2, a, a, b))
        let received = script.prepare(2, from: a, [EpochRun(first: 1, epoch: 2)], last: 3)
        #expect(received == [.receive(range(1, 3))])
        #expect(script.tell(.durable(through: 3)).acknowledged == [3])
        let told = script.prepare(2, from: a, after: LogPosition(index: 3, epoch: 2), committed: 2)
        #expect(told.local == [.apply(range(1, 2))])
        #expect(told.acknowledged == [3])
    }

    @Test(
        "Lost, repeated and reordered messages: what does not fit is asked for again, what is held is not taken twice")
    func reordering() throws {
        var script = try Script(b, set(1, a, a, b))
        let late = script.prepare(
            1, from: a, after: LogPosition(index: 2, epoch: 1), [EpochRun(first: 3, epoch: 1)], last: 4)
        #expect(late.mismatches.map(\.hint) == [.start])
        #expect(late.local == [])
        _ = script.prepare(1, from: a, [EpochRun(first: 1, epoch: 1)], last: 2)
        _ = script.tell(.durable(through: 2))
        let again = script.prepare(1, from: a, [EpochRun(first: 1, epoch: 1)], last: 4)
        #expect(again == [.receive(range(3, 4))])
    }

    @Test("A log that was trimmed behind the slowest member keeps what that one lacks, up to a bound")
    func retention() throws {
        var settings = ReplicaSettings()
        settings.maxRetainedEntries = 5
        var script = try Script(a, set(1, a, a), settings: settings)
        _ = script.tell(.placed(ReplicaPlacement(holders: [a, b])))
        for index in 1...9 as ClosedRange<UInt64> {
            _ = script.tell(.propose(count: 1))
            _ = script.tell(.durable(through: index))
            _ = script.tell(.applied(through: index))
        }
        #expect(script.replica.log.base.index == 4)
        #expect(script.tell(.shedLog(through: 7)) == [.trim(through: 7)])
    }
}

@Suite("ReplicaConfiguration: PacificA, Configuration Management")
struct ReplicaConfigurationTests {
    @Test("A set must contain its primary, and epochs begin at 1")
    func validity() {
        #expect(ReplicaConfiguration(epoch: 1, primary: a, inSync: [b]) == nil)
        #expect(ReplicaConfiguration(epoch: 0, primary: a, inSync: [a]) == nil)
        #expect(set(1, a, b, a, b).inSync == [a, b])
    }
}
