public import Coordination
import KitRecords
public import RPC
public import StorageClient
import Values

/// Erases everything that is stored of a person, for good: also when a backup of before is restored.
///
/// The ledger comes first. When the process ends in between, the records are there and the same again removes them; the
/// other way round a backup could bring back what nothing tells of.
public struct Erasures: Sendable {
    private let store: Store
    private let ledger: any ErasureCoordination
    private let sets: [AnyRecordSet]
    private let actor: AuditActor
    private let facts: [AuditFact: String]
    private let kept: Int64
    private let now: @Sendable () -> Int64

    /// Erasures in a store.
    ///
    /// - Parameters:
    ///   - store: With the rights to write every set.
    ///   - ledger: Remembers what was erased, apart from the store and its backups.
    ///   - sets: All record sets. Chains, such as those of audit entries, outlive a person.
    ///   - actor: Who erases, as the audit tells it.
    ///   - facts: What else the audit tells, such as who ordered it.
    ///   - kept: Seconds for which the entry of audit is kept.
    ///   - now: Seconds since 1970.
    public init(
        in store: Store, ledger: any ErasureCoordination, sets: [AnyRecordSet], by actor: AuditActor,
        telling facts: [AuditFact: String] = [:], auditKept kept: Int64, now: @escaping @Sendable () -> Int64
    ) {
        self.store = store
        self.ledger = ledger
        self.sets = sets
        self.actor = actor
        self.facts = facts
        self.kept = kept
        self.now = now
    }

    /// Erases a person, and each phone that the person holds. May be repeated: each time an entry of audit tells it.
    ///
    /// What lies under a keyed hash of a sample stays until it expires; it names the person by key only.
    ///
    /// - Parameters:
    ///   - person: Partition of the person.
    ///   - phone: Partition of the person's phone, if one is known. A phone that somebody else holds is left alone.
    ///   - further: Those of further phones, likewise.
    public func erase(
        person: PartitionKey, phone: PartitionKey?, further: [PartitionKey] = [], options: CallOptions = .init()
    ) async throws {
        let now = now()
        try await ledger.recordErasures([.init(partition: person.bytes, at: now)])
        for phone in (phone.map { [$0] } ?? []) + further { try await erase(phone, heldBy: person, options) }
        try await store.write(person, options: options) { change in
            for set in sets where set.kind == .person && !set.isChain { change.deleteAll(set) }
            try change.record(
                AuditEntry(.erasure, at: Instant(seconds: now), by: actor, facts: facts), kept: kept)
        }
    }

    private func erase(_ phone: PartitionKey, heldBy person: PartitionKey, _ options: CallOptions) async throws {
        try await store.settling {
            let holder = try await store.read(phone, .record(KitRecordSets.holder), options: options)
            guard let holder, holder.value.personKey == person.bytes else { return }
            try await ledger.recordErasures([.init(partition: phone.bytes, at: now())])
            try await store.write(phone, options: options) { change in
                change.require(KitRecordSets.holder, version: holder.version)
                for set in sets where set.kind == .phone && !set.isChain { change.deleteAll(set) }
            }
        }
    }
}
