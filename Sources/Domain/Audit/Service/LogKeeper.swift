import AuditCore
import AuditRecords
import Logging
import RPC
import StorageClient
import Synchronization
import Wire

/// Takes the entries of audit chains into one log, as the store tells them.
///
/// Every process of the role runs a keeper of each log. One of them works, and the others wait until its lease lapses. It
/// follows the changes of the chains. For each chain that got longer it reads the entries behind the last one that the
/// log has, and adds them. When the store's own log is not kept so far back, it reads all heads of chains anew.
final class LogKeeper<Message: WireMessage>: Sendable {
    /// Seconds for which others wait without a sign of the keeper.
    static var leaseSeconds: Int64 { 15 }
    /// Seconds after which a keeper with nothing to add says that it is there.
    static var renewalSeconds: Int64 { 5 }
    /// Most entries that are read at a time of one chain.
    static var pageSize: Int { 200 }
    /// Most chains whose news are gathered for one addition.
    static var gatheredMax: Int { 500 }
    /// How long news are gathered: each addition is a durable write with a tile of up to 8 KiB, however few entries it is
    /// for.
    static var gatheringTime: Duration { .seconds(1) }
    private static var backoff: Backoff { Backoff(initial: .milliseconds(100), maximum: .seconds(5)) }

    private let number: Int
    private let store: Store
    private let chains: [ChainSet<Message>]
    private let now: @Sendable () -> Int64
    private let logger: Logger
    private let pause: @Sendable (Duration) async throws -> Void
    private let keeper: [UInt8]
    private let gathering: Duration
    private let index: LookUpIndex<Message>
    private let added = Atomic<Int>(0)

    /// - Parameters:
    ///   - number: Of the log, 0 to 15.
    ///   - chains: Whose entries the log takes, for partitions of its buckets.
    ///   - index: Tells under what an entry is found beside its chain.
    ///   - gathering: How long news are gathered.
    ///   - now: Seconds since 1970, for leases.
    ///   - pause: Waits; tests decide how long that takes.
    init(
        _ number: Int, of chains: [ChainSet<Message>], in store: Store, index: LookUpIndex<Message>,
        gathering: Duration = LogKeeper.gatheringTime, now: @escaping @Sendable () -> Int64,
        logger: Logger, pause: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.number = number
        self.chains = chains
        self.store = store
        self.index = index
        self.gathering = gathering
        self.now = now
        self.logger = logger
        self.pause = pause
        var random = SystemRandomNumberGenerator()
        keeper = withUnsafeBytes(of: random.next() as UInt128) { Array($0) }
    }

    /// Leaves that this keeper has added.
    var addedCount: Int { added.load(ordering: .relaxed) }

    /// Keeps the log until the task is cancelled.
    func run() async {
        var failures = 0
        var random = SystemRandomNumberGenerator()
        while !Task.isCancelled {
            do {
                var log = try await StoredLog(number, in: store)
                let left = log.head.leaseUntil - now()
                if log.head.keeper != keeper, left > 0, left <= Self.leaseSeconds {
                    try await pause(.seconds(left))
                    continue
                }
                try await keep(&log, after: &failures)
            } catch is PreconditionFailed {
                // Another keeper was faster, and holds the lease now.
                failures = 0
            } catch {
                if Task.isCancelled { return }
                failures += 1
                logger.warning("a log of audit is kept again", metadata: ["log": "\(number)", "error": "\(error)"])
            }
            try? await pause(Self.backoff.delay(afterFailures: max(failures, 1), using: &random))
        }
    }

    private var lease: KeeperLease { KeeperLease(keeper: keeper, until: now() + Self.leaseSeconds) }

    private func keep(_ log: inout StoredLog, after failures: inout Int) async throws {
        if log.position == nil { try await takeAll(&log) }
        guard let start = log.position else { return }
        var gathered = GatheredChains()
        var written = now()
        do {
            // A batch without news is told each second, so that what was gathered does not wait for more.
            for try await batch in store.changes(from: start, of: chains.map(\.number)) {
                gathered.add(batch)
                let isRipe = gathered.chains.count >= Self.gatheredMax || gathered.isOlder(than: gathering)
                // Without news the position is written when the lease is renewed.
                if isRipe || now() - written >= Self.renewalSeconds {
                    try await take(gathered.chains, &log, position: batch.position)
                    gathered = GatheredChains()
                    written = now()
                }
                failures = 0
            }
        } catch let error as RPCError where error.code == .outOfRange {
            // The changes behind the position are not kept any more.
            try await takeAll(&log)
        }
    }

    /// Reads the heads of all chains, adds what the log lacks, and notes from where on changes are followed.
    private func takeAll(_ log: inout StoredLog) async throws {
        var position = ChangePosition(parts: [])
        for try await page in store.scan(AuditPartitions.buckets(of: number), of: chains.map(\.number)) {
            let heads = page.records.filter { $0.key.isEmpty }.map { AuditChain(partition: $0.partition, set: $0.set) }
            if !heads.isEmpty { try await take(heads, &log, position: nil) }
            position = page.position.changes
        }
        try await log.add([], position: position, lease: lease)
    }

    /// Adds the entries of some chains that the log lacks.
    ///
    /// - Parameter position: Noted with the last of them.
    private func take(_ chains: [AuditChain], _ log: inout StoredLog, position: ChangePosition?) async throws {
        var leaves: [NewLeaf] = []
        var records = 0
        for chain in chains {
            var next = try await log.last(of: chain) + 1
            while let page = try await entries(of: chain, from: next) {
                for leaf in page.leaves {
                    if records + leaf.recordCount > StoredLog.recordsMax {
                        try await add(&leaves, &log, position: nil)
                        records = 0
                    }
                    leaves.append(leaf)
                    records += leaf.recordCount
                    next = leaf.sequence + 1
                }
                guard page.isTruncated else { break }
            }
        }
        if !leaves.isEmpty || position != nil { try await add(&leaves, &log, position: position) }
    }

    private func add(_ leaves: inout [NewLeaf], _ log: inout StoredLog, position: ChangePosition?) async throws {
        try await log.add(leaves, position: position, lease: lease)
        added.add(leaves.count, ordering: .relaxed)
        leaves = []
    }

    /// - Returns: Nil for a chain that no log takes.
    private func entries(
        of chain: AuditChain, from sequence: UInt64
    ) async throws -> (leaves: [NewLeaf], isTruncated: Bool)? {
        guard let set = chains.first(where: { $0.number == chain.set }) else { return nil }
        let page = try await store.read(chain.partition, .entries(set, from: sequence, limit: Self.pageSize))
        let leaves = page.entries.map { entry in
            NewLeaf(
                chain: chain, sequence: entry.sequence, link: entry.link, expiresAt: entry.expiresAt,
                lookUpKeys: index.keys(entry, of: chain))
        }
        return (leaves, page.isTruncated)
    }
}

/// The chains that got longer since the last addition, each once, in the order in which they did.
private struct GatheredChains {
    private(set) var chains: [AuditChain] = []
    private var seen: Set<AuditChain> = []
    /// When the first of them did.
    private var since: ContinuousClock.Instant?

    /// Whether there are some, and the first is at least so old.
    func isOlder(than age: Duration) -> Bool { since.map { ContinuousClock.now - $0 >= age } ?? false }

    mutating func add(_ batch: ChangeBatch) {
        for write in batch.writes {
            for case .append(let set, _, _) in write.changes {
                let chain = AuditChain(partition: write.partition, set: set)
                if seen.insert(chain).inserted { chains.append(chain) }
            }
        }
        if since == nil, !chains.isEmpty { since = .now }
    }
}
