import HealthCodeContracts
import HealthCodeRecords
import Kit
import RPC
import Security
import StorageClient
import Values

/// Where open appeals are found: a list for each province, ordered by when they are due.
///
/// The appeal in the partition of the person is the truth, and the lists follow it by an effect of its writes.
struct AppealLists: Sendable {
    let store: Store
    let hash: KeyedHash

    /// Where the appeal with an id is stored; nil when there is none.
    func find(_ id: [UInt8], options: CallOptions) async throws -> HealthCodeV1.StoredAppealEntry? {
        try await store.read(PartitionKey(id), .record(HealthCodeRecordSets.appealEntries), options: options)?.value
    }

    /// Lets the lists follow an appeal as it is stored.
    ///
    /// - Parameter key: Sort key of the appeal.
    func follow(_ key: [UInt8], of person: PartitionKey, options: CallOptions) async throws {
        // Where it stands in the lists never changes.
        guard
            let first = try await store.read(
                person, .record(HealthCodeRecordSets.appeals, key: key), options: options)
        else { return }
        let place = HealthCodeV1.StoredAppealEntry(first.value, key: key, of: person)
        let (list, set) = (try lists.partition(of: place.division), HealthCodeRecordSets.appealEntries)
        try await store.settling {
            // The list before the appeal: when the appeal changes in between, somebody else writes the list and this fails.
            let known = try await store.read(list, .record(set, key: place.listKey), options: options)
            let stored =
                try await store.read(person, .record(HealthCodeRecordSets.appeals, key: key), options: options) ?? first
            let entry = HealthCodeV1.StoredAppealEntry(stored.value, key: key, of: person)
            let isOpen = stored.value.state == .open
            if isOpen ? known?.value != entry : known != nil {
                try await store.write(list, options: options) { change in
                    change.require(set, key: entry.listKey, known)
                    if isOpen {
                        try change.put(entry, in: set, key: entry.listKey, expires: stored.expiresAt)
                    } else {
                        change.delete(set, key: entry.listKey)
                    }
                }
            }
            try await store.write(PartitionKey(entry.id), options: options) { change in
                try change.put(entry, in: set, expires: stored.expiresAt)
            }
        }
    }

    /// Whether the appeal of an entry is stored still. That of an erased person is not: its entries go.
    func stands(_ entry: HealthCodeV1.StoredAppealEntry, options: CallOptions) async throws -> Bool {
        let (person, set) = (try PartitionKey(entry.personKey), HealthCodeRecordSets.appealEntries)
        let stored = try await store.read(
            person, .record(HealthCodeRecordSets.appeals, key: entry.key), options: options)
        guard stored == nil else { return true }
        try await store.write(lists.partition(of: entry.division), options: options) { change in
            change.delete(set, key: entry.listKey)
        }
        try await store.write(PartitionKey(entry.id), options: options) { $0.delete(set) }
        return false
    }

    /// A page of the open appeals of some divisions, the one that is due first, first; as of `ProvinceLists`.
    func page(
        of divisions: [String], from token: PageToken?, limit: Int, options: CallOptions,
        where isShown: (HealthCodeV1.StoredAppealEntry) -> Bool
    ) async throws -> (found: [HealthCodeV1.StoredAppealEntry], next: PageToken?) {
        try await lists.page(of: divisions, from: token, limit: limit, options: options, where: isShown)
    }

    private var lists: ProvinceLists<HealthCodeV1.StoredAppealEntry> {
        ProvinceLists(in: store, HealthCodeRecordSets.appealEntries, hash: hash, as: .appeals)
    }
}

extension HealthCodeV1.StoredAppealEntry {
    init(_ appeal: HealthCodeV1.StoredAppeal, key: [UInt8], of person: PartitionKey) {
        self.init(
            id: appeal.id, personKey: person.bytes, key: key, cause: appeal.cause, division: appeal.division,
            filedAt: appeal.filedAt, dueAt: appeal.dueAt, escalated: appeal.escalatedAt > 0)
    }

    /// Key in a list.
    var listKey: [UInt8] { SortKey.instant(seconds: dueAt) + id }
}
