import Replication
import Testing

@Suite("Replica: leaving")
struct ReplicaLeavingTests {
    private static var pairNeeded: ReplicaSettings {
        var settings = ReplicaSettings()
        settings.minInSync = 2
        return settings
    }

    @Test("A member that leaves tells its primary, and again with every tick, until it is out of the set")
    func member() throws {
        var script = try Script(b, set(1, a, a, b, c), at: 1000)
        let farewell = ReplicaEffect.send(.farewell(epoch: 1), to: a)
        #expect(script.tell(.leave) == [farewell])
        #expect(script.tell(.tick, at: 1050).contains(farewell))
        #expect(!script.replica.mayStop)
        _ = script.tell(.configured(set(2, a, a, c)))
        #expect(script.replica.mayStop)
        #expect(script.tell(.tick, at: 1100) == [])
    }

    @Test("A primary goes on at once without a member that leaves")
    func primaryOfOneThatLeaves() throws {
        var script = try Script(a, set(1, a, a, b, c), settings: Self.pairNeeded, at: 1000)
        _ = script.hear(b, holds: 0)
        _ = script.hear(c, holds: 0)
        #expect(script.tell(.received(.farewell(epoch: 1), from: b)).proposals == [set(2, a, a, c)])
    }

    @Test("A word of farewell of an earlier epoch, or of a stranger, changes nothing")
    func lateFarewell() throws {
        var script = try Script(a, set(2, a, a, b, c), settings: Self.pairNeeded, at: 1000)
        _ = script.hear(b, holds: 0)
        #expect(script.tell(.received(.farewell(epoch: 1), from: b)) == [])
        #expect(script.tell(.received(.farewell(epoch: 2), from: ReplicaID("d"))) == [])
    }

    @Test("A member is not let go while the others would be too few to write; whoever leaves need not wait for that")
    func tooFew() throws {
        var script = try Script(a, set(1, a, a, b), settings: Self.pairNeeded, at: 1000)
        _ = script.hear(b, holds: 0)
        #expect(script.tell(.received(.farewell(epoch: 1), from: b)).proposals == [])
        var member = try Script(b, set(1, a, a, b), settings: Self.pairNeeded, at: 1000)
        _ = member.tell(.leave)
        #expect(member.replica.mayStop)
    }

    @Test("A primary that leaves hands over to a member that stays, whomever the controller prefers, and then goes")
    func primary() throws {
        var script = try Script(a, set(1, a, a, b, c), settings: Self.pairNeeded, at: 1000)
        _ = script.tell(.placed(ReplicaPlacement(holders: [a, b, c], preferredPrimary: a)))
        _ = script.hear(b, holds: 0)
        _ = script.hear(c, holds: 0)
        #expect(script.tell(.leave).local == [.confirmCoordination])
        #expect(!script.replica.mayStop)
        let heir = try #require(script.tell(.coordinationConfirmed).proposals.first)
        #expect(heir == set(2, c, a, b, c))
        #expect(script.tell(.configured(heir)).contains(.send(.farewell(epoch: 2), to: c)))
        _ = script.tell(.configured(set(3, c, b, c)))
        #expect(script.replica.mayStop)
    }

    @Test("A primary hands over to nobody that leaves, and stays when all do")
    func allLeave() throws {
        var script = try Script(a, set(1, a, a, b, c), settings: Self.pairNeeded, at: 1000)
        _ = script.hear(b, holds: 0)
        _ = script.hear(c, holds: 0)
        _ = script.tell(.received(.farewell(epoch: 1), from: c))
        _ = script.tell(.configured(set(2, a, a, b)))
        _ = script.tell(.received(.farewell(epoch: 2), from: b))
        #expect(script.tell(.leave).local == [])
        #expect(script.replica.mayStop)
    }

    @Test("Writes go on while one replica after another leaves and comes back", arguments: ["a", "b", "c"])
    func inACluster(_ name: String) {
        let cluster = Cluster(minInSync: 2)
        cluster.place(ReplicaPlacement(holders: cluster.ids, preferredPrimary: a))
        #expect(cluster.run(atMost: 2000) { cluster.replica("a").readTenure != 0 })
        cluster.run(milliseconds: 300)
        let leaving = ReplicaID(name)
        cluster.tell(cluster.node(name), .leave)
        #expect(cluster.run(atMost: 60) { cluster.replica(name).mayStop })
        #expect(!cluster.record.inSync.contains(leaving))
        cluster.crash(leaving)
        let before = cluster.acknowledged.count
        cluster.run(milliseconds: 10)
        cluster.propose(cluster.record.primary, 5)
        cluster.run(milliseconds: 10)
        #expect(cluster.acknowledged.count == before + 5)
        cluster.start(leaving)
        #expect(cluster.run(atMost: 4000) { cluster.record.inSync.count == 3 && cluster.record.primary == a })
        #expect(cluster.violations == [])
    }
}
