import Coordination
import RPC
import RiskAreasClient
import RiskAreasContracts
import RiskAreasCore
import RiskAreasRecords
import Security
import StorageClient
import Values

/// The partition of all areas.
///
/// Nothing reads all of it but a load, which does so page by page.
struct StoredAreas: Sendable {
    /// Areas of one page of a load, about 2 MiB at most.
    private static let pageSize = 1_000

    let store: Store
    let partition: PartitionKey

    init(store: Store, keys: ClusterKeys) throws {
        self.store = store
        partition = try PartitionKey(KeyedHash(keys).partition(.wellKnown, "risk-areas"))
    }

    /// Sort key of an area's record.
    static func key(_ id: String) -> [UInt8] { Array(id.utf8) }

    /// Reads every area, page by page.
    ///
    /// A later page may hold newer areas than an earlier one. The book is true once the changes since the position were
    /// applied up to the first batch that is current.
    ///
    /// - Returns: The areas, and where to follow the changes from.
    func load() async throws -> (book: AreaBook, position: ChangePosition) {
        var book = AreaBook()
        var start: ReadToken?
        var from: [UInt8] = []
        while true {
            let page = try await store.snapshot(
                of: partition, .range(RiskAreasRecordSets.areas, from: from, limit: Self.pageSize))
            let position = start ?? page.token
            start = position
            for record in page.values.records { book.put(try Self.area(record.value)) }
            guard page.values.isTruncated, let last = page.values.records.last else {
                let bucket = partition.bucket
                return (book, ChangePosition(parts: [.init(buckets: bucket...bucket, token: position)]))
            }
            from = last.key + [0]
        }
    }

    /// How many areas are stored, and the version of the record that counts them; nil while there is none.
    ///
    /// A store of before has no such record: then the areas are counted.
    func count(_ options: CallOptions) async throws -> (count: Int, version: UInt64?) {
        let stored = try await store.read(partition, .record(RiskAreasRecordSets.count), options: options)
        if let stored { return (Int(clamping: stored.value.count), stored.version) }
        return (try await load().book.count, nil)
    }

    /// Whether an area is stored.
    func isStored(_ id: AreaID, _ options: CallOptions) async throws -> Bool {
        try await store.read(
            partition, .record(RiskAreasRecordSets.areas, key: Self.key(id.text)), options: options) != nil
    }

    /// The changes behind a position.
    func changes(from position: ChangePosition) -> Changes {
        store.changes(from: position, of: [RiskAreasRecordSets.areas.number])
    }

    /// A point of the log that no acknowledged write of an area lies behind.
    func now(_ options: CallOptions) async throws -> ReadToken {
        try await store.snapshot(of: partition, .range(RiskAreasRecordSets.areas, limit: 1), options: options).token
    }

    /// Point of the log up to which a position knows the areas; nil when it tells none.
    func token(of position: ChangePosition) -> ReadToken? {
        position.parts.first { $0.buckets.contains(partition.bucket) }?.token
    }

    /// Applies one write to a book.
    ///
    /// - Returns: What it has changed.
    /// - Throws: DATA_LOSS when an area cannot be read.
    func apply(_ write: ChangedPartition, to book: inout AreaBook) throws -> AreaChanges {
        var changes = AreaChanges()
        guard write.partition == partition else { return changes }
        let set = RiskAreasRecordSets.areas
        for change in write.changes {
            switch change {
            case .put:
                guard let message = try write.message(of: change, in: set) else { continue }
                changes.put(try Self.area(message))
            case .delete(set.number, let key): changes.remove(AreaID(String(decoding: key, as: UTF8.self)))
            case .deleteRange(set.number, let from, let until):
                book.visitAll { area in
                    if area.isStored(from: from, until: until) { changes.remove(area.key) }
                }
            case .delete, .deleteRange, .append: continue
            }
        }
        for area in changes.areas.values { book.put(area) }
        for id in changes.removed { book.remove(id) }
        return changes
    }

    /// - Throws: DATA_LOSS: a book without the area could turn somebody green.
    private static func area(_ message: RiskAreasV1.RiskArea) throws -> RiskArea {
        do {
            return try RiskArea(message)
        } catch {
            throw RPCError(.dataLoss, "a stored area of risk cannot be read: \(error.field) \(error.reason)")
        }
    }
}

extension RiskArea {
    /// Whether the record lies in a range of sort keys; an empty `until` is the end.
    fileprivate func isStored(from: [UInt8], until: [UInt8]) -> Bool {
        let key = StoredAreas.key(id)
        return !key.lexicographicallyPrecedes(from) && (until.isEmpty || key.lexicographicallyPrecedes(until))
    }
}
