public import Contracts
import Coordination
public import RPC

/// The storage service of one node.
///
/// Reads of what is in memory run where they are called; whatever must touch the disk goes to a thread of
/// its own kind, so that no caller's event loop ever waits for a disk.
public struct StorageService: StorageV1.StorageService {
    let state: NodeState
    let writes: WriteQueue
    let reads: ReadPool
    let signs: ShardSigns
    let watermark: ExpiryWatermark
    let clock: @Sendable () -> Int64
    let maxResponseBytes: Int

    /// How long a caller is asked to stay away when a queue is full.
    private static let queueWait = Duration.milliseconds(50)

    public func read(
        _ request: StorageV1.ReadRequest, context: CallContext
    ) async throws -> StorageV1.ReadResponse {
        let plan = try RequestValidation.plan(request)
        let (database, shard) = try state.serving(plan.partition.bucket)
        // Taken before the snapshot, which therefore holds at least this much.
        let token = StorageV1.ConsistencyToken(shard: UInt32(shard.shard), index: signs.applied(of: shard.shard))
        try check(request, token)
        let now = max(clock(), watermark.value)
        let maxBytes = maxResponseBytes
        do {
            do {
                var reader = Reader(database, now: now, tier: .cacheOnly, maxBytes: maxBytes)
                return StorageV1.ReadResponse(results: try reader.read(plan), token: token)
            } catch StorageFault.notInMemory {
                let results = try await reads.run {
                    var reader = Reader(database, now: now, tier: .any, maxBytes: maxBytes)
                    return try reader.read(plan)
                }
                return StorageV1.ReadResponse(results: results, token: token)
            }
        } catch {
            throw Self.status(of: error)
        }
    }

    public func write(
        _ request: StorageV1.WriteRequest, context: CallContext
    ) async throws -> StorageV1.WriteResponse {
        let item = try item(RequestValidation.command(request))
        let outcome = try await submit([item])[0]
        switch self.outcome(outcome, item.shard).outcome {
        case .written(let response): return response
        case .refused(let refusal): throw Self.status(of: refusal, item.shard, outcome)
        case nil: throw RPCError(.internal, "a write without outcome")
        }
    }

    public func writeBatch(
        _ request: StorageV1.WriteBatchRequest, context: CallContext
    ) async throws -> StorageV1.WriteBatchResponse {
        guard request.writes.count <= RequestValidation.maxWritesPerBatch else {
            throw RPCError.invalidArgument(
                field: "writes", "holds at most \(RequestValidation.maxWritesPerBatch)")
        }
        if request.writes.isEmpty { return StorageV1.WriteBatchResponse() }
        var items: [Submission.Item] = []
        items.reserveCapacity(request.writes.count)
        for (index, write) in request.writes.enumerated() {
            items.append(try item(RequestValidation.command(write, "writes[\(index)].")))
        }
        let outcomes = try await submit(items)
        return StorageV1.WriteBatchResponse(outcomes: zip(outcomes, items).map { outcome($0, $1.shard) })
    }

    public func getShardMap(
        _ request: StorageV1.GetShardMapRequest, context: CallContext
    ) async throws -> StorageV1.ShardMap {
        let map = state.map
        return StorageV1.ShardMap(
            epoch: map.epoch,
            shards: map.shards.map { record in
                StorageV1.Shard(
                    shard: UInt32(record.shard), bucketFrom: UInt32(record.buckets.lowerBound),
                    bucketThrough: UInt32(record.buckets.upperBound), primary: record.replicas.primary.text,
                    inSync: record.replicas.inSync.map(\.text), epoch: record.replicas.epoch)
            })
    }

    // MARK: Parts

    /// Whether this node can answer as freshly as asked. It serves only shards that it is primary of, whose
    /// every acknowledged write it has applied.
    private func check(_ request: StorageV1.ReadRequest, _ token: StorageV1.ConsistencyToken) throws(RPCError) {
        switch request.consistency {
        case .unspecified, .linearizable, .boundedStaleness: break
        case .atLeast:
            guard let wanted = request.atLeast else {
                throw .invalidArgument(field: "at_least", "is needed with AT_LEAST")
            }
            guard wanted.shard == token.shard else {
                throw .invalidArgument(field: "at_least.shard", "is not the partition's shard")
            }
            guard wanted.index <= token.index else {
                throw RPCError(.unavailable, "the shard has not come as far as the token").with(reason: "BEHIND")
            }
        default: throw .invalidArgument(field: "consistency", "is not known")
        }
    }

    private func item(_ command: Command) throws(RPCError) -> Submission.Item {
        let (_, shard) = try state.serving(command.partition.bucket)
        return Submission.Item(shard: shard.shard, command: command)
    }

    private func submit(_ items: [Submission.Item]) async throws -> [CommandOutcome] {
        do {
            return try await writes.submit(items)
        } catch {
            throw Self.status(of: error)
        }
    }

    private func outcome(_ outcome: CommandOutcome, _ shard: ShardNumber) -> StorageV1.WriteOutcome {
        func written(_ index: UInt64, replayed: Bool) -> StorageV1.WriteOutcome {
            let token = StorageV1.ConsistencyToken(shard: UInt32(shard), index: index)
            return .init(outcome: .written(.init(version: index, token: token, replayed: replayed)))
        }
        func refused(_ code: StatusCode, _ message: String, demand: Int = 0) -> StorageV1.WriteOutcome {
            .init(
                outcome: .refused(
                    .init(code: UInt32(code.rawValue), message: message, precondition: UInt32(demand))))
        }
        switch outcome {
        case .written(let index): return written(index, replayed: false)
        case .replayed(let index): return written(index, replayed: true)
        case .refused(let demand):
            return refused(.failedPrecondition, "precondition \(demand) does not hold", demand: demand)
        case .notPrimary: return refused(.unavailable, "this node does not serve shard \(shard)")
        case .abandoned: return refused(.unavailable, "shard \(shard) moved; the write may survive")
        }
    }

    /// The status of a write that was refused.
    private static func status(
        of refusal: StorageV1.WriteRefusal, _ shard: ShardNumber, _ outcome: CommandOutcome
    ) -> RPCError {
        switch outcome {
        case .refused: RPCError(.failedPrecondition, refusal.message).with(refusal)
        case .notPrimary: .notPrimary(shard)
        default: RPCError(.unavailable, refusal.message)
        }
    }

    /// The status of what went wrong below.
    private static func status(of error: any Error) -> any Error {
        switch error {
        case WriteRefused.queueFull:
            RPCError.resourceExhausted("too many writes wait for the disk", retryAfter: queueWait)
        case ReadRefused.queueFull:
            RPCError.resourceExhausted("too many reads wait for the disk", retryAfter: queueWait)
        case WriteRefused.closed, ReadRefused.closed: RPCError.closing
        case WriteRefused.diskFailed:
            RPCError(.unavailable, "the node takes no writes since its disk failed").with(reason: "DISK_FAILED")
        case is AnswerTooLarge:
            RPCError(.resourceExhausted, "the records asked for exceed one answer: ask for fewer at once")
        case StorageFault.corrupt(let what): RPCError(.dataLoss, what)
        case StorageFault.disk: RPCError(.unavailable, "the disk cannot be read").with(reason: "DISK_FAILED")
        default: error
        }
    }
}
