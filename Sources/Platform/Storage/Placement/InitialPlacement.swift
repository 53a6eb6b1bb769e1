public import Coordination

extension ShardMap {
    /// The map of a new cluster: equal shards, each on nodes of different zones as far as there are, replicas and
    /// primaries even.
    ///
    /// - Parameter nodes: Those that may hold shards; at least one. With fewer than `rules.replicas` all hold every
    ///   shard.
    /// - Throws: ``ShardMapError/unusableShardCount(_:)``.
    public static func initial(on nodes: [NodeRecord], rules: PlacementRules) throws(ShardMapError) -> ShardMap {
        let nodes = nodes.sorted { $0.name < $1.name }
        var load: [NodeName: Int] = [:]
        var primaries: [NodeName: Int] = [:]
        return try uniform(shards: rules.shards) { _ in
            var chosen: [NodeRecord] = []
            while chosen.count < max(rules.replicas, 1) {
                func cost(_ node: NodeRecord) -> (Int, Int) {
                    (node.zone.isEmpty ? 0 : chosen.count { $0.zone == node.zone }, load[node.name, default: 0])
                }
                let free = nodes.filter { node in !chosen.contains { $0.name == node.name } }
                guard let next = free.min(by: { cost($0) < cost($1) }) else { break }
                chosen.append(next)
                load[next.name, default: 0] += 1
            }
            let names = chosen.map(\.name)
            let primary = names.min { primaries[$0, default: 0] < primaries[$1, default: 0] } ?? nodes[0].name
            primaries[primary, default: 0] += 1
            return ReplicaSet(epoch: 1, primary: primary, inSync: [primary] + names.filter { $0 != primary })
        }
    }
}
