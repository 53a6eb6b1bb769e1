import Coordination

/// Since when nodes are away, as far as this process has watched: another controller begins to count anew.
struct NodeAbsence: Sendable {
    private var since: [NodeName: ContinuousClock.Instant] = [:]

    /// Takes what is known at a moment, and gives those that are away for `limit` or longer.
    ///
    /// - Parameter named: The nodes that the map speaks of.
    mutating func observe(
        _ nodes: [NodeRecord], named: Set<NodeName>, at now: ContinuousClock.Instant, limit: Duration
    ) -> Set<NodeName> {
        let away = named.subtracting(nodes.filter(\.isAlive).map(\.name))
        since = since.filter { away.contains($0.key) }
        for node in away where since[node] == nil { since[node] = now }
        return Set(since.filter { $0.value.duration(to: now) >= limit }.keys)
    }
}

extension ShardMap {
    /// The nodes that hold a shard or shall hold one.
    var namedNodes: Set<NodeName> {
        shards.reduce(into: []) { names, record in
            names.formUnion(record.replicas.inSync)
            names.formUnion(record.placement.holders)
        }
    }
}
