import AuditContracts
import AuditCore
import AuditRecords
import Logging
import Merkle
import RPC
import Security
import StorageClient
import Synchronization

/// Signs a root of all logs each minute.
///
/// Every process of the role with the key of audit tries. A root is written under its number, which must be free: of
/// several who try, one succeeds. Heads are read after the root before, so that no log is shorter in a later root.
final class RootSigner: Sendable {
    /// Seconds between two roots.
    static let intervalSeconds: Int64 = 60
    private static let look = Duration.seconds(5)

    private let store: Store
    private let keys: AuditKeys
    private let issuer: String
    private let kept: Int64
    private let now: @Sendable () -> Int64
    private let logger: Logger
    private let pause: @Sendable (Duration) async throws -> Void
    private let newest = Mutex<AuditRoot?>(nil)

    /// - Parameters:
    ///   - issuer: The cluster, by its trust domain.
    ///   - kept: Seconds for which roots are kept, longer than entries.
    ///   - now: Seconds since 1970.
    ///   - pause: Waits; tests decide how long that takes.
    init(
        in store: Store, keys: AuditKeys, issuer: String, kept: Int64, now: @escaping @Sendable () -> Int64,
        logger: Logger,
        pause: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.store = store
        self.keys = keys
        self.issuer = issuer
        self.kept = kept
        self.now = now
        self.logger = logger
        self.pause = pause
    }

    /// Signs roots until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            do {
                try await signIfDue()
            } catch {
                if Task.isCancelled { return }
                logger.warning("a root of audit is signed later", metadata: ["error": "\(error)"])
            }
            try? await pause(Self.look)
        }
    }

    /// Signs a root when the last one is a minute old.
    ///
    /// - Returns: The root; nil when it is not time, there is no key, or another process was faster.
    @discardableResult
    func signIfDue() async throws -> AuditRoot? {
        guard let key = keys.signer else {
            logger.error("audit.jwks lacks the public key of audit.keys: no root of audit is signed")
            return nil
        }
        let last = try await StoredRoots(in: store).newest()?.root
        newest.withLock { $0 = last }
        let time = now()
        if let last, time < last.time + Self.intervalSeconds { return nil }
        let root = AuditRoot(
            issuer: issuer, number: (last?.number ?? 0) + 1, time: time, previous: last?.hash ?? AuditRoot.none,
            logs: try await heads())
        let stored = AuditV1.StoredAuditRoot(
            text: root.text, kid: key.kid, signature: try key.sign(Array(root.text.utf8)))
        do {
            try await store.write(AuditPartitions.roots) { change in
                if let last { change.requirePresent(AuditRecordSets.roots, key: SortKey.big(last.number)) }
                change.requireAbsent(AuditRecordSets.roots, key: SortKey.big(root.number))
                try change.put(
                    stored, in: AuditRecordSets.roots, key: SortKey.big(root.number),
                    expires: .init(seconds: time + kept))
            }
        } catch is PreconditionFailed {
            return nil
        }
        newest.withLock { $0 = root }
        return root
    }

    private func heads() async throws -> [AuditRoot.Head] {
        var heads: [AuditRoot.Head] = []
        for partition in AuditPartitions.logs {
            let stored = try await store.read(partition, .record(AuditRecordSets.logs))?.value
            guard let stored else {
                heads.append(.empty)
                continue
            }
            guard let hash = TreeHash(stored.hash) else { throw RPCError(.dataLoss, "a log of audit has no hash") }
            heads.append(.init(size: stored.size, hash: hash))
        }
        return heads
    }

    /// Number and age of the newest root, as Prometheus text.
    var metrics: String {
        let root = newest.withLock { $0 }
        let rows = [
            ("root_number", "Number of the newest root of audit.", root.map { "\($0.number)" } ?? "0"),
            (
                "root_age_seconds", "Seconds since the newest root of audit was signed.",
                root.map { "\(now() - $0.time)" } ?? "+Inf"
            ),
            (
                "logged_entries", "Entries that the newest root of audit covers.",
                "\(root?.logs.reduce(0) { $0 + $1.size } ?? 0)"
            ),
        ]
        return rows.map { name, help, value in
            let name = "shuangma_audit_\(name)"
            return "# HELP \(name) \(help)\n# TYPE \(name) gauge\n\(name) \(value)\n"
        }.joined()
    }
}

/// The signed roots as they are kept.
struct StoredRoots: Sendable {
    private let store: Store

    init(in store: Store) { self.store = store }

    /// The newest root; nil before the first one.
    func newest(options: CallOptions = .init()) async throws -> SignedAuditRoot? {
        try await read(.range(AuditRecordSets.roots, descending: true, limit: 1), options).first
    }

    /// The newest roots, by rising number.
    func newest(_ count: Int, options: CallOptions) async throws -> [SignedAuditRoot] {
        try await read(.range(AuditRecordSets.roots, descending: true, limit: count), options).reversed()
    }

    /// Roots from a number on.
    func from(_ number: UInt64, limit: Int, options: CallOptions = .init()) async throws -> [SignedAuditRoot] {
        try await read(.range(AuditRecordSets.roots, from: SortKey.big(number), limit: limit), options)
    }

    private func read(
        _ range: Selection<RecordPage<AuditV1.StoredAuditRoot>>, _ options: CallOptions
    ) async throws -> [SignedAuditRoot] {
        try await store.read(AuditPartitions.roots, range, options: options).records.map { record in
            guard let root = AuditRoot(text: record.value.text) else {
                throw RPCError(.dataLoss, "a stored root of audit is none")
            }
            return SignedAuditRoot(root: root, kid: record.value.kid, signature: record.value.signature)
        }
    }
}
