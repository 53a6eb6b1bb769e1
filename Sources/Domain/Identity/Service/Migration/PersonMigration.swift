public import CommonContracts
import IdentityContracts
import IdentityCore
import IdentityRecords
public import Kit
import KitRecords
import RPC
public import Reference
public import Security
public import StorageClient
import Values
import Wire

/// Gives registered persons the key that their document has now, once after an upgrade (ID-6).
///
/// Before, a document had several keys, by how its senders spelt it. No service may run meanwhile.
public struct PersonMigration: Sendable {
    /// The record sets that tell which persons are registered.
    public static let sets = [AnyRecordSet(IdentityRecordSets.person)]

    /// What was done.
    public struct Count: Sendable, Equatable {
        /// Persons whose record went to another partition.
        public var moved = 0
        /// Those of them who were registered there already.
        public var merged = 0
        /// Sessions that ended; their citizens log in again.
        public var sessions = 0

        /// Nothing yet.
        public init() {}

        /// Adds what was done elsewhere.
        public static func += (sum: inout Self, more: Self) {
            sum.moved += more.moved
            sum.merged += more.merged
            sum.sessions += more.sessions
        }
    }

    /// A document, the key that it has now, and those that it had.
    public struct Identity: Sendable {
        /// The partition of the person.
        public let partition: PartitionKey
        fileprivate let document: Document
    }

    let people: PersonDirectory
    let surroundings: Surroundings
    let isDryRun: Bool
    private let oldKeys: OldPersonKeys

    /// - Parameters:
    ///   - keys: The cluster's; their hash key keys persons.
    ///   - isDryRun: Whether it only counts.
    public init(
        _ store: Store, keys: ClusterKeys, reference: ReferenceData, surroundings: Surroundings = .system,
        isDryRun: Bool
    ) {
        let hash = KeyedHash(keys)
        people = PersonDirectory(store: store, hash: hash, reference: reference)
        oldKeys = OldPersonKeys(hash: hash, countries: reference.countries.all)
        self.surroundings = surroundings
        self.isDryRun = isDryRun
    }

    private var today: ChinaDay { ChinaDay(of: Instant(seconds: surroundings.now())) }

    /// The person of a message; nil when the document is not valid.
    public func identity(of document: CommonV1.Document?) throws -> Identity? {
        guard let document = try? Document(stored: document, today: today, tables: EveryCode()) else { return nil }
        return Identity(partition: try people.partition(of: document), document: document)
    }

    /// The person whom a record of ``sets`` registers; nil when its document is not valid.
    ///
    /// - Throws: DATA_LOSS when it is no such record.
    public func identity(of record: ScannedRecord) throws -> Identity? {
        try identity(of: record.decoded(in: IdentityRecordSets.person)?.value.document)
    }

    /// Those of `partitions` that a document had as its key, other than its present one.
    ///
    /// It costs a hash for each country, and for each re-issue count of a travel permit.
    public func formerPartitions(of identity: Identity, among partitions: Set<PartitionKey>) throws -> [PartitionKey] {
        guard !partitions.isEmpty else { return [] }
        var found: [PartitionKey] = []
        try oldKeys.forEach(of: identity.document) { key in
            if key != identity.partition, partitions.contains(key), !found.contains(key) { found.append(key) }
        }
        return found
    }

    /// Moves the record of a person, with what the person was told, to the person's present partition.
    ///
    /// Sessions and the memory of idempotency keys are removed: citizens log in again. Whatever ends the process, the same
    /// again completes it. Evidence has to be moved before: the record is what tells that there is something to move.
    public func move(from old: PartitionKey, to identity: Identity) async throws -> Count {
        try await people.store.settling {
            var count = Count()
            let (person, sessions) = try await people.store.read(
                old, .record(IdentityRecordSets.person), .all(KitRecordSets.sessions))
            count.sessions = sessions.count
            let told = RecordTransfer(Self.notificationForm, in: people.store, isDryRun: isDryRun)
            _ = try await told.move(from: old, to: identity.partition)
            if let person {
                count.moved = 1
                if try await put(person.value, identity) { count.merged = 1 }
            }
            guard !isDryRun else { return count }
            try await people.store.write(old) { change in
                change.demand(person, in: IdentityRecordSets.person)
                change.delete(IdentityRecordSets.person)
                change.deleteAll(KitRecordSets.sessions)
                change.deleteAll(IdentityRecordSets.sessionOpenings)
                change.deleteAll(KitRecordSets.replays)
            }
            return count
        }
    }

    private static let notificationForm = RecordForm(
        KitRecordSets.notifications, key: { record, _ in record.key }, outranks: { _, _ in false })
}

// MARK: - One person of two records

extension PersonMigration {
    /// Writes the record of a person under the present key.
    ///
    /// - Returns: Whether there was one already.
    private func put(_ person: IdentityV1.StoredPerson, _ identity: Identity) async throws -> Bool {
        let known = try await people.store.read(identity.partition, .record(IdentityRecordSets.person))
        var next = person
        next.document = .init(identity.document)
        if let known {
            let isNewer = try Self.isNewer(next, than: known.value)
            let (newer, older) = isNewer ? (next, known.value) : (known.value, next)
            next = newer
            if !older.phone.isEmpty, older.phone != newer.phone {
                if newer.phone.isEmpty, newer.lostPhoneKey.isEmpty {
                    next.phone = older.phone
                } else {
                    try await leave(older.phone, identity, older.order)
                }
            }
            let rowKey = try next.rowKey(in: people)
            var list = NumberList(next)
            for further in NumberList(older).entries.dropFirst() { list.add(further) }
            next = next.having(list, rowKey: rowKey)
        }
        guard !isDryRun, next != known?.value else { return known != nil }
        try await people.store.write(identity.partition) { change in
            change.demand(known, in: IdentityRecordSets.person)
            try change.put(next, in: IdentityRecordSets.person)
        }
        return known != nil
    }

    /// A number that the person had by the older of two records is nobody's any more.
    private func leave(_ phone: String, _ identity: Identity, _ order: SourceOrder) async throws {
        guard !isDryRun else { return }
        let claim = PhoneClaim(person: identity.partition.bytes, order: order, at: surroundings.now())
        _ = try await NumberHolders(people: people, surroundings: surroundings).leave(
            try Phone(phone), claim, options: .init())
    }

    /// Whether a record of one person is the newer one: by the register's order, else by the re-issue count of the
    /// document. Where neither tells, the greater content counts, so that every sequence ends alike.
    private static func isNewer(
        _ record: IdentityV1.StoredPerson, than other: IdentityV1.StoredPerson
    ) throws -> Bool {
        guard record.order == other.order else { return record.order > other.order }
        let (number, known) = (record.document?.number ?? "", other.document?.number ?? "")
        guard number == known else { return known.utf8.lexicographicallyPrecedes(number.utf8) }
        return try other.serialized().lexicographicallyPrecedes(record.serialized())
    }
}
