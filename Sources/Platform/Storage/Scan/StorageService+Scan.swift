import Coordination
public import RPC
public import StorageContracts

extension StorageService {
    /// Nanoseconds of the lease clock that one scan may take: it keeps what it began with from being merged away.
    static let longestScan: UInt64 = 300_000_000_000

    public func scan(
        _ request: StorageV1.ScanRequest, to responses: ResponseStream<StorageV1.ScanResponse>, context: CallContext
    ) async throws {
        try gate(context)?.admit(collections: request.collections)
        let plan = try RequestValidation.plan(request)
        let freshness = try RequestValidation.freshness(request.consistency, request.atLeast, request.maxStalenessMs)
        guard reads.scans.take() else { throw StorageStatus.tooManyScans }
        defer { reads.scans.giveBack() }
        let end = leaseClock() &+ Self.longestScan
        let (scanner, status) = try await scanner(plan, freshness)
        let token = StorageV1.ConsistencyToken(shard: UInt32(status.shard), index: scanner.index)
        var isComplete = false
        while !isComplete, leaseClock() < end {
            var page = try await step(status.shard) { try scanner.nextPage() }
            page.token = token
            isComplete = page.complete
            try await responses.send(page)
        }
    }

    /// Fixes the moment of a scan. Whether the replica here may answer is looked at before and, which is what counts,
    /// after: what was true of that moment stays true of it.
    private func scanner(_ plan: ScanPlan, _ freshness: ReadFreshness) async throws -> (Scanner, ShardStatus) {
        let (database, status) = try state.serving(plan.buckets.lowerBound)
        let permit = ReadPermit(status, plan.buckets, state.freshness(freshness, in: status.shard), leaseClock)
        try permit.begin()
        let applied = status.applied
        let now = max(clock(), status.stamp)
        let scanner = try await step(status.shard) {
            try Scanner(database, plan, of: status.shard, at: now, applied: applied)
        }
        try permit.finish()
        return (scanner, status)
    }

    /// Does a step of a scan on a thread that may wait for the disk.
    private func step<Result: Sendable>(
        _ shard: ShardNumber, _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        do {
            return try await reads.run(body)
        } catch {
            writes.report(error, of: shard)
            throw StorageStatus.of(error)
        }
    }
}
