import Coordination
import Testing

@testable import Storage

@Suite("Primaries have about as much to do on each node")
struct WorkBalanceTests {
    /// Three nodes and a map in which all busy shards have the same primary.
    private func lopsided(shards: Int = 32) throws -> PlacementWorld {
        var world = try PlacementWorld(zones: ["a", "b", "c"], shards: shards)
        let hot = NodeName("n1")
        for record in world.map.shards {
            let isHot = record.replicas.primary == hot
            world.work[record.shard] = isHot ? 300 : 1
        }
        return world
    }

    @Test("Busy shards that have one primary get several, quietly: as many shards each, and no copy is made")
    func evensOut() throws {
        var world = try lopsided()
        #expect(world.workOfPrimaries[NodeName("n1")]! >= 8 * world.workOfPrimaries[NodeName("n2")]!)
        let first = world.plan()
        #expect(first.allSatisfy { $0.reason == .work && $0.from.holders == $0.to.holders })
        #expect((1...world.rules.maxHandOvers).contains(first.count), "so many at a time")
        #expect(try world.settle() == 0)
        let work = world.workOfPrimaries.values
        let mean = Double(work.reduce(0, +)) / 3
        #expect(work.allSatisfy { Double($0) <= mean * (1 + world.rules.workTolerance) })
        #expect(world.primaries.unevenness <= 1)
        #expect(world.plan() == [], "what is balanced is left alone")
    }

    @Test("One shard that is busier than all others together stays alone as far as may be")
    func oneHotShard() throws {
        var world = try PlacementWorld(zones: ["a", "b", "c"], shards: 16)
        for record in world.map.shards { world.work[record.shard] = 100 }
        let hot = world.map.shards[0]
        world.work[hot.shard] = 5_000
        _ = try world.settle()
        #expect(world.primaries.unevenness <= 1)
        #expect(world.plan() == [])
    }

    @Test("Without much work, without knowledge of it, or within the tolerance nothing is handed over")
    func leftAlone() throws {
        var world = try lopsided()
        world.work = world.work.mapValues { $0 / 20 }
        #expect(world.plan() == [])
        world.work = [:]
        #expect(world.plan() == [])
        for (place, record) in world.map.shards.enumerated() { world.work[record.shard] = 500 + UInt64(place % 5) * 40 }
        #expect(world.plan() == [])
    }

    @Test("While something else is to be mended the work waits")
    func waits() throws {
        var world = try lopsided()
        world.nodes[NodeName("n4")] = NodeRecord(name: NodeName("n4"), address: "n4:1", zone: "a")
        let changes = world.plan()
        #expect(!changes.isEmpty && changes.allSatisfy { $0.reason != .work })
    }
}

@Suite("How much a shard has its primary do")
struct LoadMeterTests {
    private func replica(_ work: UInt64, epoch: UInt64 = 1, isPrimary: Bool = true) -> ReplicaDescription {
        ReplicaDescription(
            shard: 7, isPrimary: isPrimary, epoch: epoch, applied: 0, servesReads: true, isWhole: true, workDone: work)
    }

    @Test("A rate needs two looks in one epoch; later ones are weighed against what was")
    func rates() {
        var meter = LoadMeter()
        #expect(meter.observe([replica(500)], after: 10) == [:])
        #expect(meter.observe([replica(1_500)], after: 10) == [7: 100])
        #expect(meter.observe([replica(1_500)], after: 10) == [7: 70])
        #expect(meter.observe([replica(1_600, epoch: 2)], after: 10) == [:], "another epoch begins anew")
        #expect(meter.observe([replica(1_700, epoch: 2)], after: 10) == [7: 10])
        #expect(meter.observe([replica(9_999, epoch: 2, isPrimary: false)], after: 10) == [:])
        #expect(meter.observe([replica(9_999, epoch: 2)], after: 10) == [:])
    }
}
