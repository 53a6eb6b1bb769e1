import Coordination
public import RPC
public import StorageContracts

extension StorageService {
    /// Nanoseconds of the lease clock after which a watcher hears something at least.
    static let heartbeat: UInt64 = 1_000_000_000
    /// Entries that are read on the caller's event loop if they are in memory: what is read of a log that one keeps up
    /// with. More is left to a read thread.
    private static let inlineEntries: UInt64 = 64

    public func watch(
        _ request: StorageV1.WatchRequest, to responses: ResponseStream<StorageV1.WatchResponse>, context: CallContext
    ) async throws {
        try gate(context)?.admit(collections: request.collections)
        let (shard, filter) = try RequestValidation.changes(request)
        var position = request.after?.index
        var nextWord: UInt64 = 0
        while true {
            let now = leaseClock()
            let step = try await step(shard, filter, after: position)
            position = step.through
            if !step.writes.isEmpty || now >= nextWord {
                let token = StorageV1.ConsistencyToken(shard: UInt32(shard), index: step.through)
                try await responses.send(.init(writes: step.writes, token: token, current: step.isCurrent))
                nextWord = leaseClock() &+ Self.heartbeat
            } else if step.isCurrent {
                try await step.news.wait(after: step.round, until: nextWord)
            }
        }
    }

    /// What a look at a shard gave.
    private struct Step {
        var writes: [StorageV1.CommittedWrite] = []
        var through: UInt64
        var isCurrent: Bool
        let news: ShardNews
        /// What had been told before the look.
        let round: UInt64
    }

    /// Looks at what comes after a place, as the primary. The database is held for no longer than this, so that a node can
    /// close while somebody listens.
    private func step(_ shard: ShardNumber, _ filter: ChangeFilter, after position: UInt64?) async throws -> Step {
        let (database, status) = try state.serving(shard: shard)
        if writes.standing == .failed { throw StorageStatus.of(WriteRefused.diskFailed) }
        guard filter.buckets.lowerBound >= status.firstBucket else {
            throw RPCError.invalidArgument(field: "bucket_from", "lies before the shard's buckets")
        }
        let round = status.news.round
        let permit = ReadPermit(status, status.firstBucket...status.firstBucket, .linearizable, leaseClock)
        try permit.begin()
        let applied = status.applied
        let from = position ?? applied
        guard from <= applied else { throw RPCError.tokenUnknown(shard) }
        try checkOwnership(of: filter.buckets, status, reached: from)
        var step = Step(through: from, isCurrent: from == applied, news: status.news, round: round)
        if from < applied, status.changes.isQuiet(filter.collections, after: from, through: applied) {
            step.through = applied
            step.isCurrent = true
        } else if from < applied {
            let piece = try await read(ChangeReader(database: database, shard: shard, filter: filter), from, applied)
            step.writes = piece.writes
            step.through = piece.through
            step.isCurrent = piece.through == applied
        }
        // Only what holds after the index was taken says that nothing is missing.
        try permit.finish()
        return step
    }

    private func read(_ reader: ChangeReader, _ from: UInt64, _ applied: UInt64) async throws -> ChangeReader.Piece {
        do {
            if applied - from <= Self.inlineEntries {
                do {
                    return try reader.read(after: from, through: applied, .cacheOnly)
                } catch StorageFault.notInMemory {}
            }
            return try await reads.run { try reader.read(after: from, through: applied, .any) }
        } catch is ChangeReader.NotKept {
            throw RPCError.tokenTooOld(reader.shard)
        } catch {
            writes.report(error, of: reader.shard)
            throw StorageStatus.of(error)
        }
    }

    /// Ends the watch where buckets that are followed went to another shard, once all was told up to there.
    private func checkOwnership(
        of buckets: ClosedRange<Bucket>, _ status: ShardStatus, reached index: UInt64
    ) throws(RPCError) {
        if status.owns(buckets) { return }
        guard let (child, split) = state.map.split(of: status.shard, taking: buckets) else {
            // The map that tells the split is on its way.
            throw RPCError(.unavailable, "shard \(status.shard) does not own all of the buckets")
                .with(reason: "CHANGING").retrying(after: .milliseconds(20))
        }
        guard index >= split else { return }
        let detail = StorageV1.ShardSplit(
            shard: UInt32(status.shard), child: UInt32(child.shard), bucket: UInt32(child.buckets.lowerBound),
            index: split)
        throw RPCError(
            .aborted,
            "from bucket \(detail.bucket) on go on with shard \(detail.child) after index \(split) of its log"
        ).with(reason: "SHARD_SPLIT").with(detail)
    }
}

extension ShardMap {
    /// The first split that took some of these buckets from a shard: the child, and where its log begins.
    fileprivate func split(
        of shard: ShardNumber, taking buckets: ClosedRange<Bucket>
    ) -> (child: ShardRecord, index: UInt64)? {
        shards.compactMap { record -> (child: ShardRecord, index: UInt64)? in
            guard let origin = record.origin, origin.parent == shard,
                record.buckets.lowerBound <= buckets.upperBound
            else { return nil }
            return (record, origin.index)
        }.min { $0.index < $1.index }
    }
}

extension RPCError {
    fileprivate static func tokenTooOld(_ shard: ShardNumber) -> RPCError {
        RPCError(
            .outOfRange,
            "the log of shard \(shard) is not kept so far back: scan the buckets, then watch from the scan's token"
        ).with(reason: "TOKEN_TOO_OLD")
    }

    fileprivate static func tokenUnknown(_ shard: ShardNumber) -> RPCError {
        RPCError(
            .outOfRange,
            "the log of shard \(shard) never came as far as the token, which is of another cluster or of one that was "
                + "restored: scan the buckets, then watch from the scan's token"
        ).with(reason: "TOKEN_UNKNOWN")
    }
}
