import StorageContracts

/// The way of a read: from the cache, from what the database has in memory, or by a thread that may wait for the
/// disk.
struct ReadPath: Sendable {
    let cache: RecordCache
    /// Who may scan.
    let scans: ScanSlots
    private let pool: ReadPool
    /// Bytes of records in one answer.
    private let maxBytes: Int

    /// - Throws: ``StorageFault/disk(_:)`` when the system has no thread to give.
    init(_ configuration: StorageConfiguration, cache: RecordCache) throws(StorageFault) {
        self.cache = cache
        pool = try ReadPool(threads: configuration.readThreads, maxQueued: configuration.maxQueuedReads)
        scans = ScanSlots(configuration.maxScans)
        maxBytes = configuration.maxResponseBytes
    }

    /// What the items of a plan find at one moment after the call.
    ///
    /// - Parameters:
    ///   - generation: Of the state of the partition's shard, as it was before the call.
    ///   - now: What "expired" means, nanoseconds since 1970.
    ///   - isKept: Whether what is found may be kept: only of a replica that is the primary, whose state is whole and
    ///     whose removed records are off the disk.
    /// - Throws: ``StorageFault``; ``AnswerTooLarge``; ``ReadRefused``.
    func read(
        _ plan: ReadPlan, from database: RocksDatabase, in generation: UInt64, at now: Int64, isKept: Bool
    ) async throws -> [StorageV1.ReadResult] {
        let ticket: RecordCache.Ticket?
        switch cache.find(plan, in: generation, at: now, maxBytes: maxBytes) {
        case .found(let results): return results
        case .missing(let given): ticket = isKept ? given : nil
        }
        let results: [StorageV1.ReadResult]
        do {
            var reader = Reader(database, now: now, tier: .cacheOnly, maxBytes: maxBytes)
            results = try reader.read(plan)
        } catch StorageFault.notInMemory {
            let maxBytes = maxBytes
            results = try await pool.run {
                var reader = Reader(database, now: now, tier: .any, maxBytes: maxBytes)
                return try reader.read(plan)
            }
        }
        cache.keep(results, of: plan, ticket: ticket)
        return results
    }

    /// Runs a step of a longer read on a thread that may wait for the disk.
    ///
    /// - Throws: ``ReadRefused``; what `body` throws.
    func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await pool.run(body)
    }

    /// Takes no more reads that must wait for the disk; what is queued is still read.
    func close() { pool.close() }
}
