import Coordination
import Replication

/// One shard as the writer holds it: its replica, its log, and what readers see of it. Belongs to the writer's thread.
final class ShardWriter {
    let shard: ShardNumber
    /// The buckets whose records are here, as it stands on the disk. The shard may own fewer already: a part that was
    /// split off stays until its own shard has taken it over.
    var buckets: ClosedRange<Bucket>
    /// The buckets that the shard owns.
    private(set) var ownership: Ownership
    /// The split that this replica, as primary, carries out; it orders nothing meanwhile.
    var split: Split?
    var replica: Replica
    var log: ShardLog
    let status: ShardStatus
    /// Commands that are just being proposed, in order.
    var proposed: ArraySlice<ShardLog.Entry> = []
    /// A configuration that is to be recorded is not on the disk yet: what the replica says must wait for it.
    var awaitsRecord = false
    /// Its state is being replaced: it hears and says nothing.
    var isInstalling = false
    /// Something of it on the disk is not what was written: it serves nothing more, and is rebuilt once it is out of
    /// the set.
    var isDamaged = false
    /// Who waits for the next mark of the log.
    var marks: [ShardMark] = []
    /// Whether it takes part.
    var isWhole: Bool { !isInstalling && !isDamaged }
    private var lastFreshAt = MonotonicTime.zero

    init(
        _ shard: ShardNumber, owning ownership: Ownership, replica: Replica, log: ShardLog, status: ShardStatus
    ) {
        self.shard = shard
        self.ownership = ownership
        buckets = ownership.buckets
        self.replica = replica
        self.log = log
        self.status = status
    }

    /// Shows readers how current this replica is.
    ///
    /// - Parameter origin: For a moment at which something was heard of the primary, a moment before it was said.
    func publish(origin: (NodeName, MonotonicTime) -> UInt64) {
        guard isWhole, knowsOwnership else { return status.show(readTenure: 0, readableUntil: 0, freshAt: 0) }
        var freshAt = status.freshAt
        if replica.freshAt != lastFreshAt {
            lastFreshAt = replica.freshAt
            freshAt = origin(NodeName(replica.configuration.primary.name), replica.freshAt)
        }
        status.show(
            readTenure: replica.readTenure, readableUntil: replica.readableUntil.nanoseconds, freshAt: freshAt)
    }

    /// Whether it knows what the shard owns in the epoch that it works in.
    var knowsOwnership: Bool { ownership.epoch >= replica.configuration.epoch }

    /// Learns what the shard owns.
    func learn(_ told: Ownership) {
        guard told.epoch > ownership.epoch else { return }
        ownership = told
        status.show(buckets: told.buckets)
    }

    /// Shows readers who the replica takes for the primary.
    func publishLeader() {
        let configuration = replica.configuration
        status.show(leader: .init(primary: NodeName(configuration.primary.name), epoch: configuration.epoch))
    }
}

/// A split under way.
struct Split: Sendable, Equatable {
    /// The epoch of the shard that is split.
    var epoch: UInt64
    /// The first bucket of the child.
    var bucket: Bucket
    var child: ShardNumber
}
