public import Coordination
import IdentityRecords
public import Kit
import KitRecords
public import RPC
public import Reference
public import Security
public import StorageClient
import Values

/// Erases a person who is known by a document.
public struct PersonErasure: Sendable {
    private let store: Store
    private let hash: KeyedHash
    private let erasures: Erasures
    private let links: RelativeLinks
    private let documents: AliasHalves

    /// Erasures of persons; parameters as in `Erasures`.
    ///
    /// - Parameters:
    ///   - keys: Their hash key finds persons and phones.
    ///   - retention: How long entries of audit and notifications are kept.
    public init(
        in store: Store, keys: ClusterKeys, ledger: any ErasureCoordination, sets: [AnyRecordSet],
        by actor: AuditActor, telling facts: [AuditFact: String] = [:], retention: Retention,
        now: @escaping @Sendable () -> Int64
    ) {
        self.store = store
        hash = KeyedHash(keys)
        links = RelativeLinks(store: store, retention: retention, now: now)
        documents = AliasHalves(
            store: store, turn: AliasTurn(store: store, hash: hash, now: now), auditKept: retention.audit,
            notificationsKept: retention.notifications, now: now)
        erasures = Erasures(
            in: store, ledger: ledger, sets: sets, by: actor, telling: facts, auditKept: retention.audit, now: now)
    }

    /// Erases a person, registered or not, and all phones that the person holds.
    ///
    /// - Parameter document: `Document.keyText` of the person.
    /// - Returns: Whether the person was registered.
    public func erase(document: String, options: CallOptions = .init()) async throws -> Bool {
        let person = try PartitionKey(hash.partition(.person, document))
        let stored = try await store.read(person, .record(IdentityRecordSets.person), options: options)
        // Who held their codes, or let them be held, keeps nothing of them.
        try await links.forget(person, options: options)
        // Other documents of theirs stay one person's, without this one.
        try await documents.forget(person, options: options)
        let phones = try (stored?.value.numbers ?? []).map { try PartitionKey(hash.partition(.phone, $0)) }
        try await erasures.erase(
            person: person, phone: phones.first, further: Array(phones.dropFirst()), options: options)
        return stored != nil
    }
}
