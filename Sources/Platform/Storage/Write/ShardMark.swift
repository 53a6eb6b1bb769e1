import Coordination
import Synchronization

/// A place in a shard's log at which replicas are compared: the state that each has when it has applied just that much.
///
/// The mark itself is a command that changes nothing. It is ordered as any other, so that each replica comes to it with
/// the same records, however busy the shard is. Whoever wants to look asks the writer to expect the next mark, and gets
/// the state as it is there.
final class ShardMark: Sendable {
    /// Marks that a shard expects at most; one more takes the place of the oldest.
    static let maxExpected = 4

    private enum State {
        case open(waiting: CheckedContinuation<ShardView, any Error>?)
        case settled(Result<ShardView, any Error>)
    }

    private let state = Mutex(State.open(waiting: nil))

    /// The state at the mark, or why there will be none. Awaited once.
    func settle(_ result: Result<ShardView, any Error>) {
        let waiting = state.withLock { state -> CheckedContinuation<ShardView, any Error>? in
            guard case .open(let waiting) = state else { return nil }
            state = .settled(result)
            return waiting
        }
        waiting?.resume(with: result)
    }

    /// Waits for the mark to be applied; a task that is cancelled waits no longer.
    func view() async throws -> ShardView {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let settled = state.withLock { state -> Result<ShardView, any Error>? in
                    if case .settled(let result) = state { return result }
                    state = .open(waiting: continuation)
                    return nil
                }
                if let settled { continuation.resume(with: settled) }
            }
        } onCancel: {
            settle(.failure(CancellationError()))
        }
    }

    /// Why a mark is not waited for any more.
    enum Broken: Error, Equatable {
        /// The replica here is being replaced or given up, or too many wait.
        case givenUp
        /// The replica here has the records of other buckets.
        case otherBuckets(ClosedRange<Bucket>)
    }
}

extension Command {
    /// A mark in the log of the shard that owns a bucket.
    static func mark(in bucket: Bucket) -> Command {
        Command(
            partition: PartitionID(high: UInt64(bucket) << 48, low: 0), demands: [], changes: [], idempotencyKey: [])
    }

    /// Whether it is a mark. No caller can make one: a write changes something.
    var isMark: Bool { changes.isEmpty }
}

extension Writer {
    /// Begins to wait for the next mark of a shard.
    ///
    /// - Parameter buckets: The records that whoever asks counts to the shard.
    func expectMark(
        of shard: ShardNumber, _ buckets: ClosedRange<Bucket>, _ answer: CheckedContinuation<ShardMark, any Error>
    ) {
        guard let writer = shards[shard], writer.isWhole else {
            return answer.resume(throwing: ShardMark.Broken.givenUp)
        }
        guard writer.buckets == buckets else {
            return answer.resume(throwing: ShardMark.Broken.otherBuckets(writer.buckets))
        }
        if writer.marks.count == ShardMark.maxExpected {
            writer.marks.removeFirst().settle(.failure(ShardMark.Broken.givenUp))
        }
        let mark = ShardMark()
        writer.marks.append(mark)
        answer.resume(returning: mark)
    }

    /// Gives those who wait the state as it is now that a mark was applied.
    func settleMarks(of writer: ShardWriter) throws(StorageFault) {
        guard !writer.marks.isEmpty else { return }
        try applier.flush()
        for mark in writer.marks {
            mark.settle(.success(try ShardView(database, shard: writer.shard, buckets: writer.buckets)))
        }
        writer.marks = []
    }
}

extension ShardWriter {
    /// Nobody need wait any more: the state is no longer what the log makes of it.
    func giveUpMarks() {
        for mark in marks { mark.settle(.failure(ShardMark.Broken.givenUp)) }
        marks = []
    }
}
