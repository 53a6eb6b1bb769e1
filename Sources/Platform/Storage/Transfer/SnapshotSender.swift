import Coordination
import Logging
import RPC
import StorageContracts
import Synchronization

/// Sends snapshots of shards to peers, one at a time and not faster than is good for those who read and write meanwhile.
final class SnapshotSender: Sendable {
    private let name: NodeName
    private let channel: (@Sendable (NodeName) throws -> any RPCChannel)?
    private let pool: ReadPool
    private let pace: TransferPace
    private let logger: Logger
    private let tasks = Mutex<[Task<Void, Never>]>([])
    private let turn = Turn()

    /// - Parameters:
    ///   - pool: Threads to read on.
    ///   - bytesPerSecond: What one snapshot may take of disk and network.
    init(
        from name: NodeName, channel: (@Sendable (NodeName) throws -> any RPCChannel)?, pool: ReadPool,
        bytesPerSecond: Int, logger: Logger
    ) {
        self.name = name
        self.channel = channel
        self.pool = pool
        pace = TransferPace(bytesPerSecond: bytesPerSecond)
        self.logger = logger
    }

    /// Sends the state of a shard as it is when its turn comes; says at the end what went wrong, if anything did.
    func send(
        _ shard: ShardNumber, _ buckets: ClosedRange<Bucket>, epoch: UInt64, of database: RocksDatabase,
        to peer: NodeName, whenDone: @escaping @Sendable ((any Error)?) -> Void
    ) {
        let task = Task { [self] in
            await turn.take()
            defer { turn.give() }
            do {
                let records = try await transfer(shard, buckets, epoch, database, peer)
                logger.info(
                    "snapshot sent", metadata: ["shard": "\(shard)", "peer": "\(peer)", "records": "\(records)"])
                whenDone(nil)
            } catch {
                logger.warning(
                    "snapshot not sent", metadata: ["shard": "\(shard)", "peer": "\(peer)", "reason": "\(error)"])
                whenDone(error)
            }
        }
        tasks.withLock { tasks in
            tasks.removeAll { $0.isCancelled }
            tasks.append(task)
        }
    }

    private func transfer(
        _ shard: ShardNumber, _ buckets: ClosedRange<Bucket>, _ epoch: UInt64, _ database: RocksDatabase,
        _ peer: NodeName
    ) async throws -> UInt64 {
        try Task.checkCancellation()
        guard let source = try await pool.run({ try SnapshotSource(database, shard: shard, buckets: buckets) }) else {
            throw RPCError(.aborted, "shard \(shard) was split before its snapshot was begun")
        }
        let head = SnapshotOffer(sender: name, epoch: epoch, source: source).message
        guard let channel else { throw RPCError(.unavailable, "this node knows no way to node \(peer)") }
        let client = StorageV1.ReplicationClient(try channel(peer))
        let (pool, pace) = (pool, pace)
        let answer = try await client.installSnapshot(options: CallOptions()) { requests in
            try await requests.send(.init(head: head))
            var records: UInt64 = 0
            while let pack = try await pool.run({ try source.nextChunk() }) {
                let sum = pack.bytes.withUnsafeBytes { CRC32C.of($0) }
                records += UInt64(pack.count)
                try await requests.send(.init(records: pack.bytes, checksum: sum))
                try await Task.sleep(for: pace.wait(for: pack.bytes.count))
            }
            try await requests.send(
                .init(checksum: CRC32C.of(.init(start: nil, count: 0)), end: .init(records: records)))
        }
        return answer.records
    }

    /// Breaks off what is under way.
    func close() {
        for task in tasks.withLock({ $0 }) { task.cancel() }
    }
}

/// How fast snapshots go.
struct TransferPace: Sendable {
    let bytesPerSecond: Int

    /// How long to wait after so many bytes.
    func wait(for bytes: Int) -> Duration { .nanoseconds(Int64(bytes) * 1_000_000_000 / Int64(max(bytesPerSecond, 1))) }
}

/// Lets one pass after another, in the order they came.
final class Turn: Sendable {
    private struct State {
        var isTaken = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// Waits until nobody else has the turn.
    func take() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                if state.isTaken {
                    state.waiting.append(continuation)
                    return false
                }
                state.isTaken = true
                return true
            }
            if isFree { continuation.resume() }
        }
    }

    /// Lets the next one pass.
    func give() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            if state.waiting.isEmpty {
                state.isTaken = false
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
