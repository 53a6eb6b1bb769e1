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
    private static var backoff: Backoff { Backoff(initial: .milliseconds(100), maximum: .seconds(5)) }

    private let number: Int
    private let store: Store
    private let chains: [ChainSet<Message>]
    private let now: @Sendable () -> Int64
    private let logger: Logger
    private let pause: @Sendable (Duration) async throws -> Void
    private let keeper: [UInt8]
    private let added = Atomic<Int>(0)

    /// - Parameters:
    ///   - number: Of the log, 0 to 15.
    ///   - chains: Whose entries the log takes, for partitions of its buckets.
    ///   - now: Seconds since 1970, for leases.
    ///   - pause: Waits; tests decide how long that takes.
    init(
        _ number: Int, of chains: [ChainSet<Message>], in store: Store, now: @escaping @Sendable () -> Int64,
        logger: Logger, pause: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.number = number
        self.chains = chains
        self.store = store
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
        var written = now()
        do {
            for try await batch in store.changes(from: start, of: chains.map(\.number)) {
                let changed = Self.changed(in: batch)
                // A batch without news is told often: its position is written when the lease is renewed.
                if !changed.isEmpty || now() - written >= Self.renewalSeconds {
                    try await take(changed, &log, position: batch.position)
                    written = now()
                }
                failures = 0
            }
        } catch let error as RPCError where error.code == .outOfRange {
            // The changes behind the position are not kept any more.
            try await takeAll(&log)
        }
    }

    /// The chains that got longer, each once, in the order in which they did.
    private static func changed(in batch: ChangeBatch) -> [AuditChain] {
        var seen: Set<AuditChain> = []
        return batch.writes.flatMap { write in
            write.changes.compactMap { change in
                guard case .append(let set, _, _) = change else { return nil }
                let chain = AuditChain(partition: write.partition, set: set)
                return seen.insert(chain).inserted ? chain : nil
            }
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
        for chain in chains {
            var next = try await log.last(of: chain) + 1
            while let page = try await entries(of: chain, from: next) {
                for leaf in page.leaves {
                    if leaves.count == StoredLog.leavesMax { try await add(&leaves, &log, position: nil) }
                    leaves.append(leaf)
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
            NewLeaf(chain: chain, sequence: entry.sequence, link: entry.link, expiresAt: entry.expiresAt)
        }
        return (leaves, page.isTruncated)
    }
}
