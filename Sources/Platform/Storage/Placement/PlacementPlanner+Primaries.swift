import Coordination

extension PlacementPlanner {
    /// Whether a node may be preferred as a shard's primary: it has the data and stays.
    func canLead(_ node: NodeName, _ place: Int) -> Bool {
        let record = shards[place]
        return record.placement.holders.contains(node) && record.replicas.inSync.contains(node) && zones[node] != nil
    }

    /// Gives shards whose preferred primary is gone or draining another, then evens out how often each is preferred.
    mutating func balancePrimaries() {
        for place in shards.indices {
            let preferred = shards[place].placement.preferredPrimary
            guard gone.contains(preferred) || draining.contains(preferred) else { continue }
            let holders = shards[place].placement.holders
            let next = holders.filter { canLead($0, place) }.min {
                (preferences[$0, default: 0], $0) < (preferences[$1, default: 0], $1)
            }
            if let next { wish(place, Placement(holders: holders, preferredPrimary: next), .primary) }
        }
        var handOvers = 0
        while handOvers < rules.maxHandOvers, let path = handOverPath() {
            for (place, next) in path {
                wish(place, Placement(holders: shards[place].placement.holders, preferredPrimary: next), .primary)
            }
            handOvers += path.count
        }
    }

    /// Hand-overs that take one shard from a node preferred most often and give one to a node preferred less often
    /// by two or more, perhaps by way of others. Nil when there are none: then no better balance can be had.
    private func handOverPath() -> [(place: Int, next: NodeName)]? {
        let choices = choices
        for (start, most) in preferences.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) where most > 1 {
            var reachedBy: [NodeName: (place: Int, from: NodeName)] = [:]
            var queue = [start]
            var next = 0
            while next < queue.count {
                let node = queue[next]
                next += 1
                if preferences[node, default: 0] < most - 1 { return path(to: node, from: start, reachedBy) }
                for (place, other) in choices[node] ?? [] where other != start && reachedBy[other] == nil {
                    reachedBy[other] = (place, node)
                    queue.append(other)
                }
            }
        }
        return nil
    }

    /// The shards that each node is preferred for, with the others that could be.
    private var choices: [NodeName: [(place: Int, other: NodeName)]] {
        shards.indices.reduce(into: [:]) { choices, place in
            guard !isMoving(place) else { return }
            let placement = shards[place].placement
            for other in placement.holders where other != placement.preferredPrimary && canLead(other, place) {
                choices[placement.preferredPrimary, default: []].append((place, other))
            }
        }
    }

    private func path(
        to end: NodeName, from start: NodeName, _ reachedBy: [NodeName: (place: Int, from: NodeName)]
    ) -> [(place: Int, next: NodeName)] {
        var path: [(place: Int, next: NodeName)] = []
        var node = end
        while node != start, let step = reachedBy[node] {
            path.append((step.place, node))
            node = step.from
        }
        return path
    }
}
