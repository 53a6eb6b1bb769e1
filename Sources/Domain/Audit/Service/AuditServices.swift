import AuditCore
import AuditRecords
public import CommonContracts
public import Kit
public import Logging
public import RPC
public import Security
public import StorageClient

/// Keeps the logs of audit, signs their roots, and serves proofs. A part of the role `identity`.
public struct AuditServices: Sendable {
    /// Chains, proofs and roots.
    public let audit: AuditService<CommonV1.AuditEntry>
    private let keepers: [LogKeeper<CommonV1.AuditEntry>]
    private let signer: RootSigner?

    /// - Parameters:
    ///   - keys: Nil for a process without keys of audit: it keeps logs, and signs no roots.
    ///   - issuer: The cluster, by its trust domain.
    ///   - identity: Channel to the identity role, which alone knows documents.
    ///   - hash: Hides names of accounts in the keys of partitions.
    ///   - kept: Seconds for which entries are kept.
    ///   - rootsKept: Seconds for which roots are kept, longer than entries.
    ///   - chains: What the logs take.
    ///   - logger: Hears of what has to be tried again.
    ///   - pause: Waits; tests decide how long that takes.
    public init(
        store: Store, keys: AuditKeys?, issuer: String, identity: any RPCChannel, hash: KeyedHash, kept: Int64,
        rootsKept: Int64,
        chains: [ChainSet<CommonV1.AuditEntry>] = AuditChains.all,
        surroundings: Surroundings = .system, logger: Logger = Logger(label: "shuangma.audit"),
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        let trails = TrailReader(
            store: store, persons: PersonResolver(identity), hash: hash, kept: kept, surroundings: surroundings)
        audit = AuditService(in: store, keys: keys, trails: trails, chain: AuditChains.ofPersons)
        keepers = (0..<AuditLogs.count).map { log in
            LogKeeper(
                log, of: chains, in: store, index: LookUpIndex(hash: hash), now: surroundings.now, logger: logger,
                pause: pause)
        }
        signer = keys.map { keys in
            RootSigner(
                in: store, keys: keys, issuer: issuer, kept: rootsKept, now: surroundings.now, logger: logger,
                pause: pause)
        }
    }

    /// Keeps the logs and signs roots until the task is cancelled. Every process of the role runs it.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            for keeper in keepers { group.addTask { await keeper.run() } }
            if let signer { group.addTask { await signer.run() } }
        }
    }

    /// Entries that this process has added to logs, and the newest root, in Prometheus's text format.
    public var metrics: String {
        let name = "shuangma_audit_added_total"
        let added = keepers.reduce(0) { $0 + $1.addedCount }
        return "# HELP \(name) Entries that this process has added to the logs of audit.\n"
            + "# TYPE \(name) counter\n\(name) \(added)\n" + (signer?.metrics ?? "")
    }

    /// All services, for a server or an in-process channel.
    public var services: [any RPCService] { [audit] }
}

/// Who may read and write what the logs are kept as.
public enum AuditRecordRights {
    /// The grants of the record sets.
    public static let grants = AuditRecordSets.grants

    /// The record sets.
    public static let sets = AuditRecordSets.all
}
