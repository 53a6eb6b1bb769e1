import Coordination

@testable import Storage

/// A cluster as the planner sees it, whose replica sets follow the wishes by the replication core's rules: learners
/// join when they have caught up, and who is not wished for leaves when all who are have joined.
struct PlacementWorld {
    var map: ShardMap
    var nodes: [NodeName: NodeRecord] = [:]
    var rules: PlacementRules
    /// Those that the controller takes for gone.
    var gone: Set<NodeName> = []
    /// Work a second of each shard, as the controller knows it.
    var work: [ShardNumber: UInt64] = [:]

    /// Nodes `n1`, `n2`, … in these zones, and a map that is well placed.
    init(zones: [String], shards: Int = 16, rules: PlacementRules = .init()) throws {
        self.rules = rules
        self.rules.shards = shards
        for (number, zone) in zones.enumerated() {
            let name = NodeName("n\(number + 1)")
            nodes[name] = NodeRecord(name: name, address: "\(name):1", zone: zone)
        }
        map = try .initial(on: Array(nodes.values), rules: self.rules)
    }

    var records: [NodeRecord] { nodes.values.filter { $0.isAlive || $0.isDraining }.sorted { $0.name < $1.name } }

    func isAlive(_ node: NodeName) -> Bool { nodes[node]?.isAlive == true }

    /// What the planner wishes now.
    func plan() -> [PlacementChange] {
        var planner = PlacementPlanner(map, nodes: records, gone: gone, work: work, rules: rules)
        return planner.plan()
    }

    /// Writes wishes down.
    mutating func apply(_ changes: [PlacementChange]) throws {
        try change { record in
            for change in changes where change.shard == record.shard { record.placement = change.to }
        }
    }

    /// Lets the shards' primaries follow the wishes as far as they can.
    ///
    /// - Parameter joins: Whether a learner has caught up by now.
    mutating func follow(joins: (NodeName) -> Bool = { _ in true }) throws {
        let world = self
        try change { record in
            var inSync = record.replicas.inSync
            // Nobody is left out while nobody else has the data.
            if inSync.contains(where: world.isAlive) { inSync.removeAll { !world.isAlive($0) } } else { return }
            let holders = record.placement.holders
            inSync += holders.filter { !inSync.contains($0) && world.isAlive($0) && joins($0) }
            if holders.allSatisfy(inSync.contains) { inSync = holders }
            var primary = record.replicas.primary
            let preferred = record.placement.preferredPrimary
            if inSync.contains(preferred) {
                primary = preferred
            } else if !inSync.contains(primary) {
                primary = inSync[0]
            }
            let next = ReplicaSet(epoch: record.replicas.epoch, primary: primary, inSync: inSync)
            guard next != record.replicas else { return }
            record.replicas = next
            record.replicas.epoch += 1
        }
    }

    /// Plans and follows until nothing is left to wish.
    ///
    /// - Returns: How many replicas were made.
    mutating func settle() throws -> Int {
        var made = 0
        for _ in 0..<1_000 {
            let changes = plan()
            for change in changes { made += Set(change.to.holders).subtracting(change.from.holders).count }
            try apply(changes)
            let before = map
            try follow()
            if changes.isEmpty, map == before { return made }
        }
        return .max
    }

    private mutating func change(_ body: (inout ShardRecord) throws -> Void) throws {
        var shards = map.shards
        for place in shards.indices { try body(&shards[place]) }
        if shards != map.shards { map = try ShardMap(epoch: map.epoch + 1, shards: shards) }
    }

    // MARK: What to expect of it

    /// How many replicas each node that may have some shall hold.
    var load: [NodeName: Int] {
        count { $0.placement.holders }
    }

    /// How many shards each such node is primary of.
    var primaries: [NodeName: Int] {
        count { [$0.replicas.primary] }
    }

    /// How much work each such node does as a primary.
    var workOfPrimaries: [NodeName: UInt64] {
        var sums = nodes.mapValues { _ in UInt64(0) }
        for record in map.shards { sums[record.replicas.primary, default: 0] += work[record.shard] ?? 0 }
        return sums
    }

    private func count(_ nodes: (ShardRecord) -> [NodeName]) -> [NodeName: Int] {
        var counts = self.nodes.filter { $0.value.isAlive && !$0.value.isDraining }.mapValues { _ in 0 }
        for record in map.shards {
            for node in nodes(record) { counts[node, default: 0] += 1 }
        }
        return counts
    }
}

extension [NodeName: Int] {
    /// The difference between the most and the least.
    var unevenness: Int { (values.max() ?? 0) - (values.min() ?? 0) }
}
