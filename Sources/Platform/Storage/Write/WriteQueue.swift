import Coordination
import Replication
import Synchronization

/// Where writes wait for the writer, bounded.
final class WriteQueue: Sendable {
    /// What waits.
    enum Job: Sendable {
        /// Commands of a caller.
        case write(Submission)
        /// What a peer said.
        case peer(PeerDelivery)
        /// A newer shard map.
        case map(ShardMap)
        /// What coordination's record of a shard says in answer to a proposal, made or not.
        case answered(ShardRecord)
        /// Coordination answers: it would take a change of the shard.
        case confirmed(ShardNumber)
        /// A split was refused, for good.
        case splitRefused(ShardNumber)
        /// A snapshot that was sent to a peer has arrived, or not.
        case snapshotSent(ShardNumber, to: NodeName, succeeded: Bool)
        /// A peer wants to send a snapshot.
        case beginSnapshot(SnapshotOffer, CheckedContinuation<SnapshotSink, any Error>)
        /// Its records are on the disk, or never will be.
        case endSnapshot(SnapshotOffer, isComplete: Bool, CheckedContinuation<Void, any Error>)
        /// The node is about to stop.
        case leave(Writer.Leaving)
        /// Something of a shard on the disk is not what was written.
        case damaged(ShardNumber)
        /// A file of the database that holds something of a shard is not what was written.
        case damagedFile(String, of: ShardNumber)
        /// Somebody wants the state at the next mark of a shard's log.
        case expectMark(ShardNumber, ClosedRange<Bucket>, CheckedContinuation<ShardMark, any Error>)
    }

    private let queue: BoundedQueue<Job>
    private let maxGroupBytes: Int
    private let maxGroupJobs: Int
    private let maxPeerBytes: Int
    private let peerBytes = Atomic<Int>(0)
    private let shownStanding = Atomic<UInt8>(StorageStanding.takingWrites.rawValue)

    init(_ configuration: StorageConfiguration) {
        queue = BoundedQueue(maxCount: configuration.maxQueuedWrites, maxWeight: configuration.maxQueuedWriteBytes)
        maxPeerBytes = configuration.maxQueuedPeerBytes
        maxGroupBytes = configuration.maxGroupBytes
        maxGroupJobs = configuration.maxQueuedWrites
    }

    /// Queues commands and waits until each is durable and applied, or refused.
    ///
    /// - Throws: ``WriteRefused``.
    func submit(_ items: [Submission.Item]) async throws -> [CommandOutcome] {
        switch standing {
        case .takingWrites, .diskFull: break
        case .noResources: throw WriteRefused.noResources
        case .failed: throw WriteRefused.diskFailed
        }
        let size = items.reduce(0) { $0 + $1.command.size }
        return try await withCheckedThrowingContinuation { continuation in
            let submission = Submission(items, answer: continuation)
            switch queue.offer(.write(submission), weight: size) {
            case .taken: break
            case .full: submission.fail(WriteRefused.queueFull)
            case .closed: submission.fail(WriteRefused.closed)
            }
        }
    }

    /// Queues what a peer said. When too much of peers waits already it is dropped, as if it were lost on the way.
    ///
    /// - Returns: Whether more will be taken; no more is once the queue is closed.
    func deliver(_ delivery: PeerDelivery) -> Bool {
        guard peerBytes.load(ordering: .relaxed) < maxPeerBytes else { return true }
        peerBytes.add(delivery.weight, ordering: .relaxed)
        return deliver(.peer(delivery))
    }

    /// Queues what must not wait for room: there is one at a time of each kind and shard.
    ///
    /// - Returns: Whether it will be taken; it is not once the queue is closed.
    @discardableResult
    func deliver(_ job: Job) -> Bool {
        if case .taken = queue.offer(job, urgent: true) { true } else { false }
    }

    /// Has the writer do what must be done about damage that was met in reading a shard. Other errors are none of its
    /// business.
    func report(_ error: any Error, of shard: ShardNumber) {
        switch error {
        case StorageFault.corrupt: deliver(.damaged(shard))
        case StorageFault.damagedFile(let what): deliver(.damagedFile(what, of: shard))
        default: break
        }
    }

    /// Takes no more; what waits is still given out.
    func close() { queue.close() }

    /// Shows whether the writer takes writes. Without descriptors, or with a failed disk, what comes is refused at once.
    func show(_ standing: StorageStanding) { shownStanding.store(standing.rawValue, ordering: .releasing) }

    /// Whether the writer takes writes, and if not, why.
    var standing: StorageStanding { StorageStanding(rawValue: shownStanding.load(ordering: .acquiring)) ?? .failed }

    /// The next group, after waiting for one; empty when none came within the patience, nil when the queue is closed
    /// and everything was taken.
    func take(patience: UInt64) -> [Job]? {
        let jobs = queue.take(maxWeight: maxGroupBytes, maxCount: maxGroupJobs, patience: patience)
        for case .peer(let delivery) in jobs ?? [] { peerBytes.subtract(delivery.weight, ordering: .relaxed) }
        return jobs
    }
}

/// Messages that came from a peer together.
struct PeerDelivery: Sendable {
    var from: NodeName
    /// When they left, by the peer's lease clock.
    var sentAt: UInt64
    /// By this node's lease clock, a moment after which they were made; 0 when that is not known.
    var echo: UInt64
    var messages: [PeerMessage]

    /// About how many bytes it takes.
    var weight: Int { messages.reduce(64) { $0 + 64 + $1.blocks.reduce(0) { $0 + $1.bytes.count } } }
}

/// Why a write was not taken, or what became of it is not known.
enum WriteRefused: Error, Equatable {
    /// Nothing was done: too many wait.
    case queueFull
    /// Nothing was done: the node is closing.
    case closed
    /// The disk failed, perhaps after the write was on it.
    case diskFailed
    /// Nothing was done: the system has no descriptors or memory left, for now.
    case noResources
    /// The same, perhaps after the write was on the disk: then it takes place when the node goes on.
    case outcomeUnknown
}
