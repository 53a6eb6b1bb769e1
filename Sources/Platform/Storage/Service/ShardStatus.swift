import Coordination
import Synchronization

/// What readers know of the replica of a shard here. Written by the writer's thread, read by any.
///
/// A reader looks before it takes a value, so as not to work in vain, and again afterwards: only what holds then says
/// that the value may be given out.
final class ShardStatus: Sendable {
    /// Who orders the shard's writes, as the replica here knows it.
    struct Leader: Sendable, Equatable {
        var primary: NodeName
        var epoch: UInt64
    }

    let shard: ShardNumber
    /// Tells of each of the changes below.
    let news = ShardNews()
    /// What was changed lately. Noted before ``show(applied:stamp:)``.
    let changes = RecentChanges()
    private let appliedIndex = Atomic<UInt64>(0)
    private let tenure = Atomic<UInt64>(0)
    private let readable = Atomic<UInt64>(0)
    private let fresh = Atomic<UInt64>(0)
    private let latestStamp = Atomic<Int64>(0)
    private let work = Atomic<UInt64>(0)
    /// Odd while the state is not whole: being replaced by a snapshot, damaged or dropped.
    private let round: Atomic<UInt64>
    /// First bucket in the upper half, last one in the lower; first behind last when there is none.
    private let owned: Atomic<UInt32>
    private let leadership: Mutex<Leader>

    /// No two states of this process have the same generation, whatever shard they are of: what a cache keeps of a
    /// replica that was here before is nothing to the one that is here now.
    private static let begun = Atomic<UInt64>(0)
    private static let roundsEach: UInt64 = 1 << 32

    init(_ shard: ShardNumber, buckets: ClosedRange<Bucket>, leader: Leader) {
        self.shard = shard
        owned = Atomic(Self.packed(buckets))
        round = Atomic(Self.begun.add(Self.roundsEach, ordering: .relaxed).oldValue)
        leadership = Mutex(leader)
    }

    private static func packed(_ buckets: ClosedRange<Bucket>) -> UInt32 {
        UInt32(buckets.lowerBound) << 16 | UInt32(buckets.upperBound)
    }

    /// Through where a read that begins now sees the shard at least.
    var applied: UInt64 { appliedIndex.load(ordering: .acquiring) }
    /// The epoch in which this replica became the primary that it is; 0 when it may not answer as one. A value counts
    /// only when it was taken within one tenure: it might be of a time before the replica became primary.
    var readTenure: UInt64 { tenure.load(ordering: .acquiring) }
    /// A value taken before the lease clock shows this is current; 0 when the replica may not answer so.
    var readableUntil: UInt64 { readable.load(ordering: .acquiring) }
    /// By the lease clock: the state here misses nothing that was committed before.
    var freshAt: UInt64 { fresh.load(ordering: .acquiring) }
    /// The latest stamp of an applied command, nanoseconds since 1970.
    var stamp: Int64 { latestStamp.load(ordering: .relaxed) }
    /// What it was asked to do so far, see ``ShardWork``.
    var workDone: UInt64 { work.load(ordering: .relaxed) }
    /// Changes whenever the state is replaced.
    var generation: UInt64 { round.load(ordering: .acquiring) }
    /// Who orders the shard's writes.
    var leader: Leader { leadership.withLock { $0 } }

    /// Whether the state of a generation is whole.
    static func isWhole(_ generation: UInt64) -> Bool { generation & 1 == 0 }

    /// The buckets that the shard owns, as the replica here knows.
    var buckets: ClosedRange<Bucket> {
        let range = owned.load(ordering: .acquiring)
        let (first, last) = (Bucket(range >> 16), Bucket(truncatingIfNeeded: range))
        return first...max(first, last)
    }

    /// Whether the shard owns a bucket, as the replica here knows.
    func owns(_ bucket: Bucket) -> Bool { owns(bucket...bucket) }

    /// Whether the shard owns all of these buckets, as the replica here knows.
    func owns(_ buckets: ClosedRange<Bucket>) -> Bool {
        let range = owned.load(ordering: .acquiring)
        return Bucket(range >> 16) <= buckets.lowerBound && buckets.upperBound <= Bucket(truncatingIfNeeded: range)
    }

    /// The first bucket that the shard owns, which it has owned from its beginning.
    var firstBucket: Bucket { Bucket(owned.load(ordering: .acquiring) >> 16) }

    /// Counts what it was asked to do.
    func count(work added: UInt64) { work.add(added, ordering: .relaxed) }

    /// Shows what was applied. Called after it was written.
    func show(applied index: UInt64, stamp: Int64) {
        latestStamp.store(stamp, ordering: .relaxed)
        appliedIndex.store(index, ordering: .releasing)
        news.tell()
    }

    /// Shows how current reads may be.
    func show(readTenure: UInt64, readableUntil: UInt64, freshAt: UInt64) {
        let before = tenure.exchange(readTenure, ordering: .sequentiallyConsistent)
        readable.store(readableUntil, ordering: .releasing)
        fresh.store(freshAt, ordering: .releasing)
        if before != readTenure { news.tell() }
    }

    func show(leader: Leader) { leadership.withLock { $0 = leader } }

    func show(buckets: ClosedRange<Bucket>) {
        owned.store(Self.packed(buckets), ordering: .releasing)
        news.tell()
    }

    /// Shows whether the state is whole.
    func show(isWhole: Bool) {
        let generation = round.load(ordering: .relaxed)
        guard Self.isWhole(generation) != isWhole else { return }
        round.store(generation + 1, ordering: .sequentiallyConsistent)
        news.tell()
    }
}
