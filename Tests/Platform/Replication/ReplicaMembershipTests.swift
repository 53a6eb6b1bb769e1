import Replication
import Testing

@Suite("Replica: PacificA, Reconfiguration and Recovery: members that leave and come")
struct ReplicaMembershipTests {
    @Test("A silent member is ejected; until that is confirmed nothing commits without it")
    func ejection() throws {
        var script = try Script(a, set(1, a, a, b, c), at: 1000)
        _ = script.tell(.propose(count: 1))
        _ = script.tell(.durable(through: 1))
        #expect(script.hear(b, holds: 1, at: 1300).local == [])
        #expect(script.tell(.tick, at: 1599).proposals == [])
        #expect(script.tell(.tick, at: 1600).proposals == [set(2, a, a, b)])
        #expect(script.tell(.tick, at: 1700).local == [])
        let confirmed = script.tell(.configured(set(2, a, a, b)), at: 1710)
        #expect(confirmed.local == [.record(set(2, a, a, b)), .apply(range(1, 1))])
    }

    @Test("A member whose disk confirms nothing is ejected although it speaks")
    func stalledMember() throws {
        var script = try Script(a, set(1, a, a, b, c), at: 1000)
        _ = script.tell(.tick)
        _ = script.hear(b, holds: 0)
        _ = script.hear(c, holds: 0)
        _ = script.tell(.propose(count: 1))
        _ = script.tell(.durable(through: 1))
        for time in stride(from: 1100, to: 2000, by: 100) as StrideTo<UInt64> {
            _ = script.hear(b, holds: 1, at: time)
            _ = script.hear(c, holds: 0, at: time)
            #expect(script.tell(.tick).proposals == [])
        }
        #expect(script.tell(.tick, at: 2000).proposals == [set(2, a, a, b)])
    }

    @Test("A change whose outcome is not known is asked for again, the same")
    func unknownOutcome() throws {
        var script = try Script(a, set(1, a, a, b), at: 1000)
        #expect(script.tell(.tick, at: 1700).proposals == [set(2, a, a)])
        #expect(script.tell(.tick, at: 1900).proposals == [])
        _ = script.hear(b, holds: 0, at: 1940)
        #expect(script.tell(.tick, at: 1950).proposals == [set(2, a, a)])
        // What coordination said before does not tell that it will not be made.
        _ = script.tell(.configured(set(1, a, a, b)), at: 1960)
        #expect(script.tell(.tick, at: 2200).proposals == [set(2, a, a)])
        _ = script.tell(.configured(set(2, b, a, b)), at: 2210)
        #expect(script.tell(.tick, at: 2500).proposals == [])
    }

    @Test("A primary whose proposal stays unanswered has the other members propose it as well")
    func passedOn() throws {
        var script = try Script(a, set(1, a, a, b, c), at: 1000)
        _ = script.hear(b, holds: 0, at: 1300)
        let next = set(2, a, a, b)
        let first = script.tell(.tick, at: 1600)
        #expect(first.proposals == [next])
        #expect(!first.contains(.send(.proposal(next), to: b)))
        _ = script.hear(b, holds: 0, at: 1800)
        let again = script.tell(.tick, at: 1850)
        #expect(again.proposals == [next])
        #expect(again.contains(.send(.proposal(next), to: b)) && again.contains(.send(.proposal(next), to: c)))
    }

    @Test("A member proposes what its primary passes on, and nothing that anybody else does")
    func proposesForThePrimary() throws {
        var script = try Script(b, set(2, a, a, b, c), at: 1000)
        let next = set(3, b, a, b, c)
        #expect(script.tell(.received(.proposal(next), from: c)) == [])
        #expect(script.tell(.received(.proposal(next), from: a)) == [.proposeConfiguration(next, expectedEpoch: 2)])
        // Of an earlier epoch: the primary has not heard yet what was made. Of a later one: this member has not.
        let late = ReplicaEffect.send(.configuration(set(2, a, a, b, c)), to: a)
        #expect(script.tell(.received(.proposal(set(2, a, a, b)), from: a)) == [late])
        let early = ReplicaEffect.send(.askConfiguration(known: 2), to: a)
        #expect(script.tell(.received(.proposal(set(4, a, a, b)), from: a)) == [early])
    }

    @Test("A primary or an outsider proposes nothing for another, nor does a member that lost its disk")
    func proposesForNobody() throws {
        var primary = try Script(b, set(2, b, a, b, c), at: 1000)
        #expect(primary.tell(.received(.proposal(set(3, a, a, b)), from: a)).proposals == [])
        var outsider = try Script(b, set(2, a, a, c), at: 1000)
        #expect(outsider.tell(.received(.proposal(set(3, a, a, b, c)), from: a)).proposals == [])
        var effects: [ReplicaEffect] = []
        var lost = try Replica(
            id: b, configuration: set(2, a, a, b, c), restored: .init(), session: 1, at: .zero, effects: &effects)
        lost.handle(.received(.proposal(set(3, b, a, b)), from: a), at: .zero, into: &effects)
        #expect(effects.proposals == [])
    }

    @Test("A learner is added only when it holds all that is committed; from then on commits and reads need it")
    func addition() throws {
        var script = try Script(a, set(1, a, a), at: 1000)
        _ = script.tell(.placed(ReplicaPlacement(holders: [a, b])))
        _ = script.tell(.propose(count: 4))
        _ = script.tell(.durable(through: 4))
        _ = script.tell(.applied(through: 4))
        _ = script.hear(b, holds: 3, at: 1100)
        #expect(script.tell(.tick).proposals == [])
        _ = script.tell(.propose(count: 1))
        #expect(script.tell(.durable(through: 5)).local == [], "the learner is waited for")
        _ = script.hear(b, holds: 4, at: 1200)
        #expect(script.tell(.tick).proposals == [set(2, a, a, b)])
        #expect(script.readableUntil == 1800, "its lease is needed before its addition is confirmed")
        #expect(script.replica.committedIndex == 4)
        #expect(script.hear(b, holds: 5).local == [.apply(range(5, 5))])
        // Something else was made in its stead: it is not needed.
        _ = script.tell(.configured(set(2, a, a)))
        #expect(script.replica.readableUntil == .never)
    }

    @Test("A new primary adds a learner only when it holds all that an earlier primary may have committed")
    func additionAfterTakeover() throws {
        var script = try Script(a, set(2, a, a, b), holding: log((3, 1)), applied: 1, recorded: set(1, b, a, b))
        _ = script.tell(.placed(ReplicaPlacement(holders: [a, b, c])))
        _ = script.hear(b, holds: 1, at: 1700)
        _ = script.hear(c, holds: 2, at: 1700)
        #expect(script.tell(.tick, at: 1750).proposals == [], "entry 3 may be committed without anybody here knowing")
        _ = script.hear(c, holds: 3, at: 1800)
        #expect(script.tell(.tick, at: 1850).proposals == [set(3, a, a, b, c)])
    }

    @Test("A learner whose addition may yet be made is waited for, even when it is no longer wanted")
    func additionNoLongerWanted() throws {
        var script = try Script(a, set(1, a, a), at: 1000)
        _ = script.tell(.placed(ReplicaPlacement(holders: [a, b])))
        _ = script.tell(.propose(count: 1))
        _ = script.tell(.durable(through: 1))
        _ = script.tell(.applied(through: 1))
        _ = script.hear(b, holds: 1)
        #expect(script.tell(.tick).proposals == [set(2, a, a, b)])
        _ = script.tell(.placed(ReplicaPlacement(holders: [a])))
        _ = script.tell(.propose(count: 1))
        #expect(script.tell(.durable(through: 2)).local == [])
        #expect(script.readableUntil == 1600)
        #expect(script.hear(b, holds: 2).local == [.apply(range(2, 2))])
    }

    @Test("A primary that would be left with too few waits a promise longer: others may take over")
    func yields() throws {
        var settings = ReplicaSettings()
        settings.minInSync = 2
        var script = try Script(a, set(1, a, a, b, c), settings: settings, at: 1000)
        #expect(script.tell(.tick, at: 1700).proposals == [])
        #expect(script.tell(.tick, at: 2215).proposals == [])
        #expect(script.tell(.tick, at: 2216).proposals == [set(2, a, a)])
    }

    @Test("A member with an empty disk says so, is ejected at once, and comes back as a learner")
    func lostDisk() {
        let cluster = Cluster(minInSync: 2)
        #expect(cluster.run(atMost: 2000) { cluster.replica("a").ordersCommands })
        cluster.propose("a", 20)
        cluster.run(milliseconds: 50)
        cluster.loseDisk(b)
        cluster.start(b)
        #expect(cluster.run(atMost: 400) { !cluster.record.inSync.contains(b) })
        #expect(cluster.run(atMost: 4000) { cluster.record.inSync.contains(b) })
        cluster.run(milliseconds: 200)
        #expect(cluster.node("b").written.state == cluster.history)
        #expect(cluster.violations == [])
    }

    @Test("A primary with an empty disk does nothing; the others go on without it")
    func lostPrimaryDisk() {
        let cluster = Cluster(minInSync: 2)
        #expect(cluster.run(atMost: 2000) { cluster.replica("a").ordersCommands })
        cluster.propose("a", 20)
        cluster.run(milliseconds: 150)
        cluster.loseDisk(a)
        cluster.start(a)
        #expect(cluster.run(atMost: 2000) { cluster.record.primary != a })
        #expect(cluster.run(atMost: 6000) { cluster.record.inSync.count == 3 })
        cluster.run(milliseconds: 200)
        #expect(cluster.history.count == 20)
        #expect(cluster.node("a").written.state == cluster.history)
        #expect(cluster.violations == [])
    }

    @Test("A new shard's members start with empty disks, once all are there")
    func newShard() {
        let cluster = Cluster(recorded: false)
        #expect(cluster.run(atMost: 1000) { cluster.replica("a").readTenure != 0 })
        cluster.propose("a", 3)
        cluster.run(milliseconds: 300)
        for name in ["a", "b", "c"] { #expect(cluster.node(name).written.state == [1, 2, 3]) }
    }

    @Test(
        "A split's child was never new: a member that finds nothing of it has lost it, in the first epoch as well",
        arguments: [set(1, a, a), set(1, a, a, b), set(1, b, a, b)])
    func lostChild(first: ReplicaConfiguration) throws {
        var effects: [ReplicaEffect] = []
        let replica = try Replica(
            id: a, configuration: first, restored: .init(hasOrigin: true), session: 7, at: .zero, effects: &effects)
        #expect(!replica.ordersCommands)
        #expect(effects == [], "it neither records that it is a member nor asks whether all are new")
        var script = try Script(a, first)
        script.replica = replica
        let answers = script.prepare(1, from: b)
        #expect(answers.acknowledged == [])
        #expect(answers.mismatches.map(\.hasLostData) == (first.primary == b ? [true] : []))
        #expect(script.tell(.tick, at: 9000) == [])
        #expect(script.replica.readableUntil == .zero)
    }

    @Test("A learner that the log does not reach gets a snapshot, then the log")
    func snapshot() {
        let cluster = Cluster(["a", "b"], inSync: ["a"])
        for _ in 0..<30 {
            cluster.propose("a", 10)
            cluster.run(milliseconds: 5)
        }
        #expect(cluster.replica("a").log.base.index == 300)
        cluster.place(ReplicaPlacement(holders: [a, b]))
        #expect(
            cluster.run(atMost: 2000) {
                cluster.propose("a")
                return cluster.record.inSync.count == 2
            })
        #expect(cluster.snapshots == 1)
        cluster.run(milliseconds: 200)
        #expect(cluster.node("b").written.state == cluster.history)
        #expect(cluster.violations == [])
    }

    @Test("A laggard is ejected, catches up by the log and is brought in again")
    func laggard() {
        let cluster = Cluster(minInSync: 2)
        #expect(cluster.run(atMost: 2000) { cluster.replica("a").ordersCommands })
        cluster.pause(c)
        #expect(
            cluster.run(atMost: 1500) {
                cluster.propose("a")
                return !cluster.record.inSync.contains(c)
            })
        for _ in 0..<100 {
            cluster.propose("a", 5)
            cluster.run(milliseconds: 2)
        }
        cluster.resume(c)
        #expect(cluster.run(atMost: 4000) { cluster.record.inSync.contains(c) })
        #expect(cluster.snapshots == 0)
        cluster.run(milliseconds: 200)
        #expect(cluster.node("c").written.state == cluster.history)
        #expect(cluster.violations == [])
    }
}

@Suite("Replica: placement and planned hand-over")
struct ReplicaPlacementTests {
    @Test(
        "A hand-over waits for coordination's word and what is ordered, stops reads, then is proposed; both stay members"
    )
    func handOver() throws {
        var script = try Script(a, set(1, a, a, b), at: 1000)
        _ = script.hear(b, holds: 0)
        _ = script.tell(.propose(count: 2))
        _ = script.tell(.durable(through: 2))
        let placed = script.tell(.placed(ReplicaPlacement(holders: [a, b], preferredPrimary: b)))
        #expect(placed.local == [.confirmCoordination])
        #expect(script.tell(.coordinationConfirmed).proposals == [])
        #expect(script.tell(.propose(count: 1)) == [.refuse(count: 1, .changing(to: b))])
        #expect(script.readableUntil == 1600)
        let committed = script.hear(b, holds: 2)
        #expect(committed.proposals == [set(2, b, a, b)])
        #expect(committed.prepares(to: b).last?.committed == 2)
        #expect(script.readableUntil == 0)
        let done = script.tell(.configured(set(2, b, a, b)))
        #expect(done.contains(.send(.configuration(set(2, b, a, b)), to: b)))
    }

    @Test("No hand-over begins while coordination does not answer: commands are ordered meanwhile")
    func handOverWithoutCoordination() throws {
        var script = try Script(a, set(1, a, a, b), at: 1000)
        _ = script.hear(b, holds: 0)
        let wish = ReplicaEvent.placed(ReplicaPlacement(holders: [a, b], preferredPrimary: b))
        #expect(script.tell(wish).contains(.confirmCoordination))
        #expect(script.tell(.propose(count: 1)).contains(.append(range(1, 1), epoch: 1)))
        #expect(script.tell(.tick, at: 1249).contains(.confirmCoordination) == false)
        #expect(script.tell(.tick, at: 1250).contains(.confirmCoordination))
        #expect(script.readableUntil == 1600)
    }

    @Test("An answer of coordination that comes after the wish was taken back begins no hand-over")
    func lateConfirmation() throws {
        var script = try Script(a, set(1, a, a, b), at: 1000)
        _ = script.hear(b, holds: 0)
        _ = script.tell(.placed(ReplicaPlacement(holders: [a, b], preferredPrimary: b)))
        _ = script.tell(.placed(ReplicaPlacement(holders: [a, b], preferredPrimary: a)))
        #expect(script.tell(.coordinationConfirmed) == [])
        #expect(script.tell(.propose(count: 1)).contains(.append(range(1, 1), epoch: 1)))
    }

    @Test("A hand-over costs milliseconds")
    func quickHandOver() {
        let cluster = Cluster(minInSync: 2)
        #expect(cluster.run(atMost: 2000) { cluster.replica("a").readTenure != 0 })
        cluster.propose("a", 20)
        cluster.run(milliseconds: 1)
        cluster.place(ReplicaPlacement(holders: cluster.ids, preferredPrimary: c))
        #expect(cluster.run(atMost: 20) { cluster.replica("c").readTenure != 0 && cluster.replica("c").ordersCommands })
        #expect(cluster.acknowledged.count == 20)
        #expect(cluster.violations == [])
    }

    @Test("A successor that falls silent is not waited for")
    func givenUp() throws {
        var script = try Script(a, set(1, a, a, b, c), at: 1000)
        _ = script.hear(b, holds: 0)
        _ = script.hear(c, holds: 0)
        _ = script.tell(.propose(count: 2))
        _ = script.tell(.placed(ReplicaPlacement(holders: [a, b, c], preferredPrimary: b)))
        _ = script.tell(.coordinationConfirmed)
        #expect(script.tell(.propose(count: 1)) == [.refuse(count: 1, .changing(to: b))])
        _ = script.tell(.tick, at: 1500)
        #expect(script.tell(.propose(count: 1)).local == [.append(range(3, 3), epoch: 1)])
    }

    @Test("A shard moves: the new holder learns, joins and leads, and only then the old one leaves")
    func move() {
        let cluster = Cluster(["a", "b", "c", "d"], inSync: ["a", "b", "c"], minInSync: 2)
        #expect(cluster.run(atMost: 2000) { cluster.replica("a").ordersCommands })
        cluster.place(
            ReplicaPlacement(holders: ["b", "c", "d"].map { ReplicaID($0) }, preferredPrimary: ReplicaID("d")))
        var smallest = 3
        #expect(
            cluster.run(atMost: 5000) {
                cluster.propose(cluster.record.primary)
                smallest = min(smallest, cluster.record.inSync.count)
                return cluster.record.inSync == [b, c, ReplicaID("d")] && cluster.record.primary == ReplicaID("d")
            })
        #expect(smallest == 3)
        #expect(cluster.violations == [])
    }
}

@Suite("Replica: disks that fail")
struct ReplicaDiskTests {
    @Test("After a failed disk a replica orders, acknowledges, promises and reads nothing more")
    func failed() throws {
        var script = try Script(a, set(1, a, a), at: 1000)
        _ = script.tell(.propose(count: 2))
        #expect(script.tell(.diskFailed) == [.abandon(range(1, 2))])
        #expect(script.readableUntil == 0)
        #expect(script.tell(.propose(count: 1)) == [.refuse(count: 1, .diskFailed)])
        #expect(script.tell(.durable(through: 2)) == [])
        var secondary = try Script(b, set(1, a, a, b))
        _ = secondary.tell(.diskFailed)
        #expect(secondary.prepare(1, from: a) == [])
        #expect(secondary.tell(.tick, at: 60_000) == [])
    }

    @Test("A primary whose disk confirms nothing falls silent, and is replaced")
    func stalled() {
        let cluster = Cluster(minInSync: 2)
        #expect(cluster.run(atMost: 2000) { cluster.replica("a").ordersCommands })
        cluster.node("a").syncTime = 60_000_000_000
        cluster.propose("a")
        #expect(cluster.run(atMost: 4000) { cluster.record.primary != a })
        #expect(
            cluster.run(atMost: 2000) {
                cluster.propose(cluster.record.primary)
                return !cluster.acknowledged.isEmpty
            })
    }
}
