import Coordination
import Testing

@testable import Storage

private func node(_ number: Int) -> NodeName { NodeName("n\(number)") }

@Suite("Placement of shards")
struct PlacementPlannerTests {
    @Test(
        "A new cluster's shards stand in different zones, replicas and primaries even within one",
        arguments: [
            ["", "", ""], ["a", "b", "c"], ["a", "a", "b", "b", "c", "c"], ["a", "b", "c", "d", "e"], ["a"],
        ])
    func initial(zones: [String]) throws {
        let world = try PlacementWorld(zones: zones, shards: 64)
        #expect(world.map.shards.allSatisfy { $0.replicas.inSync.count == min(3, zones.count) })
        #expect(world.load.unevenness <= 1)
        #expect(world.primaries.unevenness <= 1)
        #expect(world.plan() == [])
        if Set(zones).count >= 3 {
            for record in world.map.shards {
                #expect(Set(record.replicas.inSync.map { world.nodes[$0]?.zone }).count == 3)
            }
        }
    }

    @Test("Nothing is moved while a node is away for a short time, everything it held once it is gone")
    func deadNode() throws {
        var world = try PlacementWorld(zones: ["", "", "", ""])
        world.nodes[node(2)]?.isAlive = false
        try world.follow()
        #expect(world.plan() == [])
        world.gone = [node(2)]
        let lost = world.map.shards.filter { $0.placement.holders.contains(node(2)) }.count
        #expect(try world.settle() == lost)
        #expect(world.map.shards.allSatisfy { $0.replicas.inSync.count == 3 && !$0.names(node(2)) })
        #expect(world.load.unevenness <= 1)
        #expect(world.primaries.unevenness <= 1)
    }

    @Test("A gone node stays wished for when there is no other, but is nobody's preferred primary")
    func noOtherPlace() throws {
        var world = try PlacementWorld(zones: ["", "", ""])
        world.nodes[node(1)]?.isAlive = false
        world.gone = [node(1)]
        try world.follow()
        _ = try world.settle()
        #expect(world.map.shards.allSatisfy { Set($0.placement.holders) == [node(1), node(2), node(3)] })
        #expect(world.map.shards.allSatisfy { $0.placement.preferredPrimary != node(1) })
        world.nodes[node(1)]?.isAlive = true
        world.gone = []
        #expect(try world.settle() == 0)
        #expect(world.map.shards.allSatisfy { $0.replicas.inSync.count == 3 })
        #expect(world.primaries.unevenness <= 1)
    }

    @Test("A draining node holds nothing in the end, and no shard had a copy less meanwhile")
    func drain() throws {
        var world = try PlacementWorld(zones: ["a", "b", "c", "a"])
        world.nodes[node(2)]?.isDraining = true
        for _ in 0..<200 {
            try world.apply(world.plan())
            try world.follow()
            #expect(world.map.shards.allSatisfy { $0.replicas.inSync.count >= 3 })
        }
        #expect(world.map.shards.allSatisfy { !$0.names(node(2)) })
        #expect(world.plan() == [])
    }

    @Test("With too few nodes left a draining one keeps what nobody else can take")
    func drainWithoutRoom() throws {
        var world = try PlacementWorld(zones: ["", "", ""])
        world.nodes[node(3)]?.isDraining = true
        #expect(try world.settle() == 0)
        #expect(world.map.shards.allSatisfy { $0.replicas.inSync.contains(node(3)) })
        #expect(world.map.shards.allSatisfy { $0.replicas.primary != node(3) })
    }

    @Test("A node that joins gets its share and no replica moves twice")
    func join() throws {
        var world = try PlacementWorld(zones: ["", "", ""], shards: 64)
        world.nodes[node(4)] = NodeRecord(name: node(4), address: "n4:1")
        // 64 shards × 3 replicas over 4 nodes: 48 each.
        #expect(try world.settle() == 48)
        #expect(world.load == [node(1): 48, node(2): 48, node(3): 48, node(4): 48])
        #expect(world.primaries.unevenness <= 1)
    }

    @Test("A zone that joins takes one replica of every shard that had two in one zone")
    func zones() throws {
        var world = try PlacementWorld(zones: ["a", "a", "b"])
        world.nodes[node(4)] = NodeRecord(name: node(4), address: "n4:1", zone: "c")
        _ = try world.settle()
        for record in world.map.shards {
            #expect(Set(record.replicas.inSync.map { world.nodes[$0]?.zone }) == ["a", "b", "c"])
        }
        #expect(world.primaries.unevenness <= 1)
    }

    @Test("No more replicas are made at a time than the rules allow, in the cluster and on one node")
    func throttle() throws {
        var rules = PlacementRules()
        rules.maxConcurrentMoves = 3
        rules.maxBalancingMoves = 3
        rules.maxMovesPerNode = 2
        var world = try PlacementWorld(zones: ["", "", ""], shards: 64, rules: rules)
        world.nodes[node(4)] = NodeRecord(name: node(4), address: "n4:1")
        #expect(world.plan().count(where: { $0.reason == .balance }) == 2)
        world.nodes[node(5)] = NodeRecord(name: node(5), address: "n5:1")
        #expect(world.plan().count(where: { $0.reason == .balance }) == 3)
        try world.apply(world.plan())
        // They are being made: nothing more is begun.
        #expect(world.plan() == [])
        #expect(try world.settle() < .max)
        #expect(world.load.unevenness <= 1)
    }

    @Test("For mere balance one replica is made at a time; what is lost is made again several at a time")
    func gentleBalance() throws {
        var world = try PlacementWorld(zones: ["", "", "", ""], shards: 64)
        world.nodes[node(5)] = NodeRecord(name: node(5), address: "n5:1")
        #expect(world.plan().count(where: { $0.reason == .balance }) == 1)
        world.gone = [node(1)]
        #expect(world.plan().count(where: { $0.reason == .repair }) == world.rules.maxMovesPerNode)
    }

    @Test("Fewer replicas wished for: each shard lets one go that is not its primary")
    func trim() throws {
        var world = try PlacementWorld(zones: ["", "", "", ""])
        world.rules.replicas = 2
        #expect(try world.settle() >= 0)
        #expect(world.map.shards.allSatisfy { $0.replicas.inSync.count == 2 })
        #expect(world.load.unevenness <= 1)
    }

    @Test("Primaries even out by way of others when no two nodes can do it between them")
    func primaryPath() throws {
        // n1 is primary of two shards that n2 holds too, n2 of one that n3 holds too, n3 of none.
        let buckets: [ClosedRange<Bucket>] = [0...9, 10...99, 100...65_535]
        let shards = zip(buckets, [[1, 2], [1, 2], [2, 3]]).enumerated().map { number, shard in
            ShardRecord(
                shard: ShardNumber(number), buckets: shard.0,
                replicas: ReplicaSet(epoch: 1, primary: node(shard.1[0]), inSync: shard.1.map(node)))
        }
        let map = try ShardMap(epoch: 1, shards: shards)
        var rules = PlacementRules()
        rules.replicas = 2
        rules.maxConcurrentMoves = 0
        let nodes = (1...3).map { NodeRecord(name: node($0), address: "n:1") }
        var planner = PlacementPlanner(map, nodes: nodes, gone: [], rules: rules)
        #expect(planner.plan().map(\.reason) == [.primary, .primary])
        #expect(planner.preferences == [node(1): 1, node(2): 1, node(3): 1])
    }

    @Test(
        "Whatever happens to nodes: no wish costs a copy, and once it ends everything is placed well",
        arguments: 0..<24 as Range<UInt64>)
    func anything(seed: UInt64) throws {
        var random = Seeded(state: seed)
        let zones = (0..<Int.random(in: 3...7, using: &random)).map { _ in
            ["", "a", "b", "c"].randomElement(using: &random) ?? ""
        }
        var world = try PlacementWorld(zones: zones, shards: 8)
        for _ in 0..<40 {
            disturb(&world, &random)
            let changes = world.plan()
            let isSafe = changes.allSatisfy { change in
                // A node that is only away for a moment is not given up, unless it shall be emptied anyway.
                change.to.holders.count >= min(change.from.holders.count, 3)
                    && Set(change.from.holders).subtracting(change.to.holders).allSatisfy { name in
                        world.isAlive(name) || world.gone.contains(name) || world.nodes[name]?.isDraining == true
                    }
            }
            #expect(isSafe, "seed \(seed)")
            let before = copies(world)
            try world.apply(changes)
            try world.follow(joins: { _ in Bool.random(using: &random) })
            #expect(zip(before, copies(world)).allSatisfy { was, now in now >= min(was, 3) }, "seed \(seed)")
        }
        // Those that are away stay away.
        world.gone = Set(world.nodes.values.filter { !$0.isAlive }.map(\.name))
        #expect(try world.settle() < .max, "seed \(seed)")
        check(world, seed)
    }

    private func disturb(_ world: inout PlacementWorld, _ random: inout Seeded) {
        guard let name = world.nodes.keys.sorted().randomElement(using: &random) else { return }
        switch Int.random(in: 0..<12, using: &random) {
        case 0:
            // At most one is down at a time, so that no shard loses its last copy.
            if world.nodes.values.allSatisfy(\.isAlive) { world.nodes[name]?.isAlive = false }
        case 1: world.gone.formUnion(world.nodes.values.filter { !$0.isAlive }.map(\.name))
        case 2, 3:
            for name in world.nodes.keys { world.nodes[name]?.isAlive = true }
            world.gone = []
        case 4: if world.nodes.values.count(where: { !$0.isDraining }) > 3 { world.nodes[name]?.isDraining = true }
        case 5: world.nodes[name]?.isDraining = false
        case 6 where world.nodes.count < 8:
            let name = node(world.nodes.count + 1)
            let zone = ["", "a", "b"].randomElement(using: &random) ?? ""
            world.nodes[name] = NodeRecord(name: name, address: "n:1", zone: zone)
        default: break
        }
    }

    /// How many nodes that live have all of each shard.
    private func copies(_ world: PlacementWorld) -> [Int] {
        world.map.shards.map { $0.replicas.inSync.count(where: world.isAlive) }
    }

    private func check(_ world: PlacementWorld, _ seed: UInt64) {
        #expect(world.plan() == [], "seed \(seed)")
        let usable = world.nodes.values.filter { $0.isAlive && !$0.isDraining }
        for record in world.map.shards where usable.count >= 3 {
            let (holders, replicas) = (record.placement.holders, record.replicas)
            #expect(replicas.inSync.count == 3, "seed \(seed)")
            #expect(Set(replicas.inSync) == Set(holders), "seed \(seed)")
            #expect(holders.allSatisfy { holder in usable.contains { $0.name == holder } }, "seed \(seed)")
            #expect(replicas.primary == record.placement.preferredPrimary, "seed \(seed)")
        }
        // Zones may hold nodes to more than others; without any, all hold the same.
        if usable.count >= 3, usable.allSatisfy(\.zone.isEmpty) { #expect(world.load.unevenness <= 1, "seed \(seed)") }
    }
}
