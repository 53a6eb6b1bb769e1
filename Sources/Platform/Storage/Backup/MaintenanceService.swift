import Coordination
public import RPC
import Security
public import StorageContracts

/// What operators call: copies of shards, records of copies to write, comparisons of replicas.
public struct MaintenanceService: StorageV1.MaintenanceService {
    let state: NodeState
    let writes: WriteQueue
    /// Threads for what reads very much, so that ordinary reads never wait behind it.
    let transfers: ReadPool
    let calls: LongCalls
    let scrubber: Scrubber
    let clock: @Sendable () -> Int64
    let leaseClock: @Sendable () -> UInt64

    public func backUpShard(
        _ request: StorageV1.BackUpShardRequest, to responses: ResponseStream<StorageV1.BackUpShardResponse>,
        context: CallContext
    ) async throws {
        try context.demandEverywhere()
        guard let from = Bucket(exactly: request.bucketFrom) else {
            throw RPCError.invalidArgument(field: "bucket_from", "is at most 65535")
        }
        guard let through = Bucket(exactly: request.bucketThrough), from <= through else {
            throw RPCError.invalidArgument(field: "bucket_through", "is from bucket_from to 65535")
        }
        try await calls.run {
            let (source, head) = try await cut(from...through)
            try await responses.send(.init(part: .head(head)))
            while let chunk = try await reading(head, { try source.nextChunk() }) {
                try await responses.send(.init(part: .chunk(chunk)))
            }
            try await responses.send(.init(part: .end(source.end)))
        }
    }

    /// Fixes the moment of a copy of what the shard of the first bucket owns of a range.
    private func cut(_ wanted: ClosedRange<Bucket>) async throws -> (BackupSource, StorageV1.BackupHead) {
        let (database, status) = try state.serving(wanted.lowerBound)
        let permit = ReadPermit(status, wanted.lowerBound...wanted.lowerBound, .linearizable, leaseClock)
        try permit.begin()
        let (owned, epoch) = (status.buckets, status.leader.epoch)
        let now = clock()
        let source = try await refusing {
            try await transfers.run {
                try BackupSource(
                    database, shard: status.shard, buckets: owned.clamped(to: wanted), clock: now)
            }
        }
        // As with a read: only what holds after the moment was fixed says that it is the state of the primary, and that
        // no part of it had become another shard's by then.
        try permit.finish()
        guard status.buckets == owned else { throw RPCError.notPrimary(status.shard, status.leader) }
        return (source, source.head(epoch: epoch))
    }

    /// Reads for a copy; when it meets damage, that is told to the writer, and another replica may serve the next try.
    private func reading<Result: Sendable>(
        _ head: StorageV1.BackupHead, _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        do {
            return try await transfers.run(body)
        } catch {
            writes.report(error, of: ShardNumber(head.shard))
            throw StorageStatus.of(error)
        }
    }

    public func restoreRecords(
        _ request: StorageV1.RestoreRecordsRequest, context: CallContext
    ) async throws -> StorageV1.RestoreRecordsResponse {
        try context.demandEverywhere()
        let plan = try RestorePlan(request)
        var written = 0
        // Records that somebody writes between the look and the write are looked for again: what refuses the partition's
        // command then is there already, the rest is not.
        while true {
            let absent = try await absent(of: plan)
            guard !absent.parts.isEmpty else { break }
            let commands = absent.commands
            let outcomes = try await write(commands)
            for (command, outcome) in zip(commands, outcomes) where outcome { written += command.changes.count }
            if !outcomes.contains(false) { break }
        }
        return StorageV1.RestoreRecordsResponse(written: UInt64(written), present: UInt64(plan.count - written))
    }

    /// What of a plan is not in the store. What another replica holds does not count.
    private func absent(of plan: RestorePlan) async throws -> RestorePlan {
        let now = clock()
        let serving = try plan.parts.map { part in
            let (database, status) = try state.serving(part.partition.bucket)
            let bucket = part.partition.bucket
            let permit = ReadPermit(status, bucket...bucket, .linearizable, leaseClock)
            try permit.begin()
            return (database, permit)
        }
        let absent = try await refusing {
            try await transfers.run { try plan.absent(from: serving[0].0, at: now) }
        }
        for (_, permit) in serving { try permit.finish() }
        return absent
    }

    /// Writes through the log; says of each command whether it was carried out, or refused since a record was there.
    private func write(_ commands: [Command]) async throws -> [Bool] {
        var items: [Submission.Item] = []
        var statuses: [ShardStatus] = []
        for command in commands {
            let (_, status) = try state.serving(command.partition.bucket)
            items.append(.init(shard: status.shard, command: command))
            statuses.append(status)
        }
        let asked = items
        let outcomes = try await refusing { try await writes.submit(asked) }
        return try zip(outcomes, statuses).map { outcome, status in
            if case .refused = outcome { return false }
            _ = try StorageStatus.response(of: outcome, status)
            return true
        }
    }

    public func scrubShard(
        _ request: StorageV1.ScrubShardRequest, context: CallContext
    ) async throws -> StorageV1.ScrubShardResponse {
        try context.demandEverywhere()
        guard let shard = ShardNumber(exactly: request.shard) else {
            throw RPCError.invalidArgument(field: "shard", "is at most 65535")
        }
        return try await calls.run { try await scrubber.scrub(shard, heals: !request.reportOnly) }.message
    }

    private func refusing<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch {
            throw StorageStatus.of(error)
        }
    }
}
