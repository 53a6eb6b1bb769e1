import Coordination

/// Makes of counts of work, looked at now and then, how much each shard that a node leads has it do.
struct LoadMeter {
    /// How much of a new rate goes into the mean.
    private static let weight = 0.3

    private struct Known {
        var epoch: UInt64
        var workDone: UInt64
        var rate: Double?
    }

    private var shards: [ShardNumber: Known] = [:]

    /// Takes the replicas some seconds after the last time.
    ///
    /// - Returns: Work a second of the shards that the node has led since then, in the same epoch: what it does for
    ///   a shard that it has just taken over says little.
    mutating func observe(_ replicas: [ReplicaDescription], after seconds: Double) -> [ShardNumber: UInt64] {
        var next: [ShardNumber: Known] = [:]
        for replica in replicas where replica.isPrimary {
            var known = Known(epoch: replica.epoch, workDone: replica.workDone)
            if let last = shards[replica.shard], last.epoch == replica.epoch, seconds > 0 {
                let rate = Double(replica.workDone &- last.workDone) / seconds
                known.rate = last.rate.map { $0 + (rate - $0) * Self.weight } ?? rate
            }
            next[replica.shard] = known
        }
        shards = next
        return next.compactMapValues { $0.rate.map { UInt64($0.rounded()) } }
    }
}
