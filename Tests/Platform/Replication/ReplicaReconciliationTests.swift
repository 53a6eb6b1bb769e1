import Replication
import Testing

@Suite("Replica: PacificA, Reconfiguration, Reconciliation, and Recovery")
struct ReplicaReconciliationTests {
    @Test("A primary alone replays what its log has beyond its state")
    func replay() throws {
        var script = try Script(a, set(4, a, a), holding: log((9, 4)), applied: 6)
        #expect(script.effects == [.apply(range(7, 9))])
        #expect(script.tell(.applied(through: 9)) == [.acknowledge(range(7, 9)), .trim(through: 9)])
        #expect(script.tell(.propose(count: 1)) == [.append(range(10, 10), epoch: 4)])
    }

    @Test("A primary that starts anew orders, commits and reads only in the next epoch")
    func renewal() throws {
        var script = try Script(a, set(4, a, a, b), holding: log((9, 4)), applied: 6, isFenced: false)
        #expect(script.effects.proposals == [set(5, a, a, b)])
        #expect(script.tell(.propose(count: 1)) == [.refuse(count: 1, .changing(to: a))])
        #expect(script.hear(b, holds: 9).local == [])
        #expect(script.readableUntil == 0)
        #expect(script.tell(.configured(set(5, a, a, b))).local == [.record(set(5, a, a, b))])
        // It may have promised something just before it stopped.
        #expect(script.hear(b, holds: 9, at: 1615).local == [])
        #expect(script.tell(.tick, at: 1616).local == [.apply(range(7, 9))])
        #expect(script.tell(.propose(count: 1)).local == [.append(range(10, 10), epoch: 5)])
    }

    @Test("A split's child has its first configuration synced before it says anything")
    func fencedStart() throws {
        let origin = EpochLog(after: LogPosition(index: 9, epoch: 0))
        let script = try Script(a, set(1, a, a, b), holding: origin, applied: 9)
        #expect(script.effects.first == .record(set(1, a, a, b)))
        #expect(script.effects.prepares(to: b).count == 1)
        #expect(script.replica.ordersCommands)
    }

    @Test("A secondary whose primary started anew does not count on what it held of the old log")
    func newStart() throws {
        var script = try Script(b, set(4, a, a, b), holding: log((5, 4)), applied: 2)
        _ = script.prepare(4, from: a, after: LogPosition(index: 5, epoch: 4), committed: 2, session: 1)
        _ = script.tell(.configured(set(5, a, a, b)))
        let heard = script.prepare(
            5, from: a, start: 3, after: LogPosition(index: 3, epoch: 4), committed: 2, session: 2)
        #expect(heard.local == [.truncate(after: 3)])
        #expect(heard.acknowledged == [3])
    }

    @Test("State ahead of its log, a log ahead of its state, or a configuration older than the disk's, is refused")
    func contradictions() {
        #expect(throws: Replica.RestartError.appliedBeyondLog(applied: 3, last: 2)) {
            _ = try Script(a, set(1, a, a), holding: log((2, 1)), applied: 3)
        }
        var trimmed = log((5, 1))
        trimmed.trim(through: 4)
        #expect(throws: Replica.RestartError.logBeyondApplied(applied: 3, first: 5)) {
            _ = try Script(a, set(1, a, a), holding: trimmed, applied: 3)
        }
        #expect(throws: Replica.RestartError.staleConfiguration(stored: 7, given: 6)) {
            _ = try Script(a, set(6, a, a), recorded: set(7, a, a))
        }
    }

    @Test("A receiver cuts off what conflicts, and nothing that it merely holds beyond a message")
    func conflicts() throws {
        var script = try Script(b, set(5, a, a, b), holding: log((3, 1), (3, 2)), applied: 2)
        // Entries 4 and 5 are of epoch 4 at the primary.
        let heard = script.prepare(
            5, from: a, start: 6, after: LogPosition(index: 3, epoch: 1), [EpochRun(first: 4, epoch: 4)], last: 5)
        #expect(heard == [.truncate(after: 3), .receive(range(4, 5))])
        var other = try Script(b, set(5, a, a, b), holding: log((3, 1), (3, 2)), applied: 2)
        let beacon = other.prepare(5, from: a, start: 6, after: LogPosition(index: 4, epoch: 2), committed: 4)
        #expect(beacon.local == [.apply(range(3, 4))])
        #expect(other.replica.lastIndex == 6)
        #expect(beacon.acknowledged == [4])
    }

    @Test("What lies beyond the log with which a primary began its epoch is cut off")
    func beyondEpochStart() throws {
        var script = try Script(b, set(5, a, a, b), holding: log((3, 1), (3, 2)), applied: 2)
        let heard = script.prepare(5, from: a, start: 4, after: LogPosition(index: 4, epoch: 2))
        #expect(heard.local == [.truncate(after: 4)])
        #expect(heard.acknowledged == [4])
    }

    @Test("Nothing below the committed point is ever cut off, whoever says so")
    func committedStays() throws {
        var script = try Script(b, set(5, a, a, b), holding: log((3, 1), (3, 2)), applied: 5)
        let before = script.replica.log
        _ = script.prepare(5, from: a, start: 2, after: LogPosition(index: 2, epoch: 1))
        _ = script.prepare(
            5, from: a, start: 6, after: LogPosition(index: 2, epoch: 1), [EpochRun(first: 3, epoch: 4)], last: 5)
        #expect(script.replica.log == before)
    }

    @Test("Epochs fence: an old primary's messages change nothing and are answered by the configuration")
    func fence() throws {
        var script = try Script(c, set(3, b, b, c))
        let told = script.prepare(2, from: a, [EpochRun(first: 1, epoch: 2)], last: 1)
        #expect(told == [.send(.configuration(set(3, b, b, c)), to: a)])
        #expect(script.prepare(4, from: a) == [.send(.askConfiguration(known: 3), to: a)])
        #expect(script.prepare(3, from: a) == [])
    }

    @Test("A primary that was replaced abandons what it had not committed, tells the others, and orders no more")
    func demotion() throws {
        var script = try Script(a, set(1, a, a, b))
        _ = script.tell(.propose(count: 2))
        let told = script.tell(.configured(set(2, b, b)))
        #expect(told.local == [.record(set(2, b, b)), .abandon(range(1, 2))])
        #expect(script.tell(.durable(through: 2)).local == [])
        #expect(script.tell(.propose(count: 1)) == [.refuse(count: 1, .notPrimary(b))])
    }

    @Test("A configuration is recorded before anything is said in its epoch; an old one changes nothing")
    func recorded() throws {
        var script = try Script(b, set(5, a, a, b))
        let told = script.tell(.configured(set(6, b, a, b)))
        #expect(told.first == .record(set(6, b, a, b)))
        #expect(told.prepares(to: a).count == 1)
        #expect(script.tell(.configured(set(6, a, a))) == [])
        #expect(script.tell(.configured(set(4, a, a))) == [])
    }

    @Test("When the primary dies a member takes over within two seconds, and nothing acknowledged is lost")
    func takeover() {
        let cluster = Cluster(minInSync: 2)
        #expect(cluster.run(atMost: 2000) { cluster.replica("a").ordersCommands })
        for _ in 0..<50 {
            cluster.propose("a", 3)
            cluster.run(milliseconds: 1)
        }
        cluster.crash(a)
        let acknowledged = cluster.acknowledged
        #expect(acknowledged.count > 100)
        #expect(
            cluster.run(atMost: 2000) {
                cluster.propose("b")
                cluster.propose("c")
                return cluster.acknowledged.count > acknowledged.count
            })
        #expect(acknowledged.isSubset(of: cluster.history))
        cluster.start(a)
        #expect(cluster.run(atMost: 5000) { cluster.record.inSync.count == 3 })
        cluster.run(milliseconds: 200)
        #expect(cluster.node("a").written.state == cluster.history)
        #expect(cluster.violations == [])
    }

    @Test("A hand-over under way is made although coordination no longer hears the primary")
    func primaryUnheard() {
        let cluster = Cluster(minInSync: 2)
        #expect(cluster.run(atMost: 2000) { cluster.replica("a").readTenure != 0 })
        cluster.place(ReplicaPlacement(holders: cluster.ids, preferredPrimary: b))
        #expect(cluster.run(atMost: 1000) { !cluster.replica("a").ordersCommands })
        cluster.unheard = [a]
        #expect(cluster.run(atMost: 500) { cluster.record.primary == b && cluster.replica("b").ordersCommands })
        cluster.propose("b")
        cluster.run(milliseconds: 20)
        #expect(cluster.acknowledged.count == 1)
        #expect(cluster.replica("a").configuration == cluster.record)
        #expect(cluster.violations == [])
    }

    @Test("Without coordination reads and writes go on; only the set stays as it is")
    func coordinationLost() {
        let cluster = Cluster(minInSync: 2)
        #expect(cluster.run(atMost: 2000) { cluster.replica("a").readTenure != 0 })
        cluster.coordinationIsUp = false
        for _ in 0..<100 {
            cluster.propose("a")
            cluster.read(a)
            cluster.run(milliseconds: 50)
        }
        #expect(cluster.acknowledged.count == 100)
        #expect(cluster.reads == 100)
        #expect(cluster.record.epoch == 1)
    }
}
