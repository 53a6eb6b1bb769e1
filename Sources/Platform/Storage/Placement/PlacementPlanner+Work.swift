import Coordination

extension PlacementPlanner {
    private typealias Swap = (shard: Int, to: NodeName, back: Int)

    /// Lets the node whose primaries have most to do change shards with others, one for one, so that it is still preferred
    /// as often as they are.
    mutating func balanceWork() {
        var handOvers = 0
        while handOvers + 2 <= rules.maxHandOvers, let (hot, swap) = bestSwap() {
            wish(swap.shard, Placement(holders: shards[swap.shard].placement.holders, preferredPrimary: swap.to), .work)
            wish(swap.back, Placement(holders: shards[swap.back].placement.holders, preferredPrimary: hot), .work)
            handOvers += 2
        }
    }

    /// The swap that leaves the greater of two nodes' work least; nil when the busiest node is near the mean, or when no
    /// swap brings it nearer by a good part of what is tolerated: it would not be worth two hand-overs.
    private func bestSwap() -> (hot: NodeName, Swap)? {
        let led = Dictionary(grouping: shards.indices.filter { zones[leader($0)] != nil && !isMoving($0) }, by: leader)
        let sums = led.mapValues { places in places.reduce(0) { $0 + work(of: $1) } }
        let mean = Double(sums.values.reduce(0, +)) / Double(max(zones.count, 1))
        let busiest = sums.max { ($0.value, $1.key) < ($1.value, $0.key) }
        guard let (hot, most) = busiest, mean >= Double(rules.minWork), Double(most) > mean * (1 + rules.workTolerance)
        else { return nil }
        var best: Swap?
        var least = Double(most) - mean * rules.workTolerance / 2
        for place in led[hot] ?? [] {
            for other in shards[place].placement.holders where other != hot && canLead(other, place) {
                for back in led[other] ?? [] where work(of: back) < work(of: place) && canLead(hot, back) {
                    let moved = work(of: place) - work(of: back)
                    let greater = Double(max(most - moved, sums[other, default: 0] + moved))
                    if greater < least {
                        least = greater
                        best = (place, other, back)
                    }
                }
            }
        }
        return best.map { (hot, $0) }
    }

    private func leader(_ place: Int) -> NodeName { shards[place].placement.preferredPrimary }

    private func work(of place: Int) -> UInt64 { work[shards[place].shard] ?? 0 }
}
