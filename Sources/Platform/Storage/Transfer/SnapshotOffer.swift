import Coordination
import RPC
import Replication
import StorageContracts

/// What a peer says of a snapshot before it sends it.
struct SnapshotOffer: Sendable {
    var sender: NodeName
    var shard: ShardNumber
    /// Epoch of the replica set in which the sender is primary.
    var epoch: UInt64
    var buckets: ClosedRange<Bucket>
    /// The last entry that the records have in them.
    var position: LogPosition
    /// The latest stamp of an applied command.
    var stamp: Int64

    init(sender: NodeName, epoch: UInt64, source: SnapshotSource) {
        self.sender = sender
        shard = source.view.shard
        self.epoch = epoch
        buckets = source.view.buckets
        position = source.view.progress.position
        stamp = source.view.progress.stamp
    }

    /// - Throws: INVALID_ARGUMENT with the field that is wrong.
    init(_ head: StorageV1.SnapshotHead) throws(RPCError) {
        guard let shard = ShardNumber(exactly: head.shard) else {
            throw .invalidArgument(field: "head.shard", "is at most 65535")
        }
        guard let from = Bucket(exactly: head.bucketFrom), let through = Bucket(exactly: head.bucketThrough),
            from <= through
        else { throw .invalidArgument(field: "head.bucket_through", "is from bucket_from to 65535") }
        guard let position = head.position else { throw .invalidArgument(field: "head.position", "is missing") }
        sender = NodeName(head.sender)
        self.shard = shard
        epoch = head.epoch
        buckets = from...through
        self.position = LogPosition(position)
        stamp = Int64(bitPattern: head.stamp)
    }

    var message: StorageV1.SnapshotHead {
        .init(
            sender: sender.text, shard: UInt32(shard), epoch: epoch, bucketFrom: UInt32(buckets.lowerBound),
            bucketThrough: UInt32(buckets.upperBound), position: .init(position), stamp: UInt64(bitPattern: stamp))
    }
}
