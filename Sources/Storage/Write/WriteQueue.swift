import Coordination
import Synchronization

/// Where writes wait for the writer, bounded.
final class WriteQueue: Sendable {
    /// What waits.
    enum Job: Sendable {
        case write(Submission)
        case configure(ShardMap)
    }

    private let queue: BoundedQueue<Job>
    private let maxGroupBytes: Int
    private let maxGroupJobs: Int
    private let refusesAll = Atomic<Bool>(false)

    init(_ configuration: StorageConfiguration) {
        queue = BoundedQueue(maxCount: configuration.maxQueuedWrites, maxWeight: configuration.maxQueuedWriteBytes)
        maxGroupBytes = configuration.maxGroupBytes
        maxGroupJobs = configuration.maxQueuedWrites
    }

    /// Queues commands and waits until each is durable and applied, or refused.
    ///
    /// - Throws: ``WriteRefused``.
    func submit(_ items: [Submission.Item]) async throws -> [CommandOutcome] {
        if refusesAll.load(ordering: .acquiring) { throw WriteRefused.diskFailed }
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

    /// Queues a new shard map. Maps are few and must not be lost, so no bound holds them back.
    func configure(_ map: ShardMap) { _ = queue.offer(.configure(map), urgent: true) }

    /// Takes no more; what waits is still given out.
    func close() { queue.close() }

    /// Refuses from now on what comes, since the disk has failed.
    func refuseAll() { refusesAll.store(true, ordering: .releasing) }

    /// The next group, after waiting for one; empty when the queue is closed and everything was taken.
    func take() -> [Job] { queue.take(maxWeight: maxGroupBytes, maxCount: maxGroupJobs) }
}

/// Why a write was not taken, or what became of it is not known.
enum WriteRefused: Error, Equatable {
    /// Nothing was done: too many wait.
    case queueFull
    /// Nothing was done: the node is closing.
    case closed
    /// The disk failed, perhaps after the write was on it.
    case diskFailed
}
