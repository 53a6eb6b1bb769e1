import Coordination
public import RPC
import Security
public import StorageContracts
import StorageRights

/// The storage service of one node.
///
/// Reads of what is in memory run where they are called; whatever must touch the disk goes to a thread of
/// its own kind, so that no caller's event loop ever waits for a disk.
public struct StorageService: StorageV1.StorageService {
    let state: NodeState
    let writes: WriteQueue
    let reads: ReadPath
    let clock: @Sendable () -> Int64
    let leaseClock: @Sendable () -> UInt64
    /// Who may read and write which record sets; nil lets every caller at all of them.
    let rights: RecordRights?

    public func read(
        _ request: StorageV1.ReadRequest, context: CallContext
    ) async throws -> StorageV1.ReadResponse {
        try gate(context)?.admit(request)
        let plan = try RequestValidation.plan(request)
        let freshness = try RequestValidation.freshness(request)
        let (database, status) = try state.serving(plan.partition.bucket)
        let bucket = plan.partition.bucket
        let permit = ReadPermit(status, bucket...bucket, state.freshness(freshness, in: status.shard), leaseClock)
        try permit.begin()
        // Taken before the snapshot, which therefore holds at least this much.
        let token = StorageV1.ConsistencyToken(shard: UInt32(status.shard), index: status.applied)
        let now = max(clock(), status.stamp)
        let results: [StorageV1.ReadResult]
        do {
            results = try await reads.read(
                plan, from: database, in: permit.generation, at: now, isKept: freshness == .linearizable)
        } catch {
            writes.report(error, of: status.shard)
            throw StorageStatus.of(error)
        }
        // Only what holds after the value was taken says that it may be given out.
        try permit.finish()
        return StorageV1.ReadResponse(results: results, token: token)
    }

    public func write(
        _ request: StorageV1.WriteRequest, context: CallContext
    ) async throws -> StorageV1.WriteResponse {
        try gate(context)?.admit(request)
        let (item, status) = try item(RequestValidation.command(request))
        let outcome = try await submit([item])[0]
        return try StorageStatus.response(of: outcome, status)
    }

    public func writeBatch(
        _ request: StorageV1.WriteBatchRequest, context: CallContext
    ) async throws -> StorageV1.WriteBatchResponse {
        guard request.writes.count <= RequestValidation.maxWritesPerBatch else {
            throw RPCError.invalidArgument(
                field: "writes", "holds at most \(RequestValidation.maxWritesPerBatch)")
        }
        if request.writes.isEmpty { return StorageV1.WriteBatchResponse() }
        if let gate = gate(context) {
            for write in request.writes { try gate.admit(write) }
        }
        var items: [Submission.Item] = []
        var statuses: [ShardStatus] = []
        items.reserveCapacity(request.writes.count)
        statuses.reserveCapacity(request.writes.count)
        for (index, write) in request.writes.enumerated() {
            let (item, status) = try item(RequestValidation.command(write, "writes[\(index)]."))
            items.append(item)
            statuses.append(status)
        }
        let outcomes = try await submit(items)
        return StorageV1.WriteBatchResponse(
            outcomes: zip(outcomes, statuses).map { StorageStatus.outcome(of: $0, $1) })
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

    /// What the caller may ask for; nil where no rights are kept.
    func gate(_ context: CallContext) -> RecordGate? {
        guard let rights else { return nil }
        guard case .service(let caller) = context.principal else { return RecordGate(rights, nil) }
        return RecordGate(rights, caller.role)
    }

    private func item(_ command: Command) throws(RPCError) -> (Submission.Item, ShardStatus) {
        let (_, status) = try state.serving(command.partition.bucket)
        // Who surely is not the primary need not be asked by way of the queue.
        guard status.readableUntil > 0 || status.leader.primary == state.name else {
            throw .notPrimary(status.shard, status.leader)
        }
        return (Submission.Item(shard: status.shard, command: command), status)
    }

    private func submit(_ items: [Submission.Item]) async throws -> [CommandOutcome] {
        do {
            return try await writes.submit(items)
        } catch {
            throw StorageStatus.of(error)
        }
    }
}
