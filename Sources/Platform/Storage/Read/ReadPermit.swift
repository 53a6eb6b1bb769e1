import Coordination
import RPC

/// How fresh a read must be.
enum ReadFreshness: Equatable {
    case linearizable
    /// Sees at least a shard's log through an index.
    case atLeast(shard: UInt32, index: UInt64)
    /// Misses nothing that was committed longer ago.
    case within(nanoseconds: UInt64)
}

/// Whether the replica here may answer a read: looked at before the value is taken, to spare work, and again
/// afterwards, which is what counts.
struct ReadPermit {
    /// How long a caller is asked to wait for a primary that may not answer just now.
    private static let leaseWait = Duration.milliseconds(20)

    private let status: ShardStatus
    private let buckets: ClosedRange<Bucket>
    private let freshness: ReadFreshness
    private let clock: @Sendable () -> UInt64
    /// Of the shard's state, as it was before anything was looked at.
    let generation: UInt64
    private let tenure: UInt64

    init(
        _ status: ShardStatus, _ buckets: ClosedRange<Bucket>, _ freshness: ReadFreshness,
        _ clock: @escaping @Sendable () -> UInt64
    ) {
        self.status = status
        self.buckets = buckets
        self.freshness = freshness
        self.clock = clock
        generation = status.generation
        tenure = status.readTenure
    }

    /// - Throws: FAILED_PRECONDITION with reason NOT_PRIMARY; UNAVAILABLE with LEASE_LAPSED, BEHIND, STALE or NOT_WHOLE;
    ///   INVALID_ARGUMENT for a token of another shard.
    func begin() throws(RPCError) { try check() }

    /// The same, after the value was taken.
    func finish() throws(RPCError) {
        guard status.generation == generation else { throw notWhole }
        try check()
        status.count(work: ShardWork.read)
    }

    private func check() throws(RPCError) {
        guard ShardStatus.isWhole(generation) else { throw notWhole }
        guard status.owns(buckets) else { throw .notPrimary(status.shard, status.leader) }
        switch freshness {
        case .linearizable: try checkLease()
        case .atLeast(let shard, let index):
            guard shard == UInt32(status.shard) else {
                throw .invalidArgument(field: "at_least.shard", "is not the partition's shard")
            }
            guard index <= status.applied else {
                throw RPCError(.unavailable, "the replica here has not come as far as the token")
                    .with(reason: "BEHIND").retrying(after: Self.leaseWait)
            }
        case .within(let bound):
            let now = clock()
            guard status.readableUntil > now || now <= status.freshAt &+ bound else {
                throw RPCError(.unavailable, "the replica here may lag more than asked")
                    .with(reason: "STALE").retrying(after: Self.leaseWait)
            }
        }
    }

    private func checkLease() throws(RPCError) {
        guard tenure > 0, status.readTenure == tenure else { throw .notPrimary(status.shard, status.leader) }
        let until = status.readableUntil
        // A replica that is alone needs no lease.
        if until == .max || clock() < until { return }
        throw RPCError(.unavailable, "the lease of shard \(status.shard)'s primary has lapsed")
            .with(reason: "LEASE_LAPSED").retrying(after: Self.leaseWait)
    }

    private var notWhole: RPCError {
        RPCError(.unavailable, "the replica here of shard \(status.shard) is not whole").with(reason: "NOT_WHOLE")
            .retrying(after: Self.leaseWait)
    }
}
