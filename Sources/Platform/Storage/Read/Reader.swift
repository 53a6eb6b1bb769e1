import StorageContracts
import Wire

/// Reads a plan from one moment of the database.
struct Reader {
    /// How many records one read may pass while its caller's event loop waits; what needs more goes to a
    /// thread that may take its time.
    static let inlineBudget = 512

    private let database: RocksDatabase
    private let now: Int64
    private let tier: ReadTier
    /// Records that may still be passed.
    private var budget: Int
    /// Bytes that the answer may still grow by.
    private var room: Int

    /// - Parameters:
    ///   - now: What "expired" means, nanoseconds since 1970.
    ///   - maxBytes: Bytes of records in the answer.
    init(_ database: RocksDatabase, now: Int64, tier: ReadTier, maxBytes: Int) {
        self.database = database
        self.now = now
        self.tier = tier
        budget = tier == .cacheOnly ? Self.inlineBudget : .max
        room = maxBytes
    }

    /// What the plan's items find.
    ///
    /// - Throws: ``StorageFault/notInMemory`` when it must go to the disk or takes too long to be read inline;
    ///   ``AnswerTooLarge``.
    mutating func read(_ plan: ReadPlan) throws -> [StorageV1.ReadResult] {
        if plan.items.count == 1, case .record(let address) = plan.items[0] {
            // One record is of one moment by itself, without the cost of a snapshot.
            let database = database
            let tier = tier
            return [
                try record(plan.partition, address) { key, body throws(StorageFault) in
                    try database.value(.data, key, tier, body)
                }
            ]
        }
        let view = RocksView(database, tier)
        var results: [StorageV1.ReadResult] = []
        results.reserveCapacity(plan.items.count)
        for item in plan.items {
            switch item {
            case .record(let address):
                results.append(
                    try record(plan.partition, address) { key, body throws(StorageFault) in
                        try view.value(.data, key, body)
                    })
            case .range(let range): results.append(try records(plan.partition, range, view))
            }
        }
        return results
    }

    private mutating func record(
        _ partition: PartitionID, _ address: RecordAddress,
        _ get: (UnsafeRawBufferPointer, (UnsafeRawBufferPointer) throws(StorageFault) -> StorageV1.Record?)
            throws(StorageFault) -> StorageV1.Record??
    ) throws -> StorageV1.ReadResult {
        let now = now
        let found = try DataKey.with(partition, address.collection, address.sortKey) { key throws(StorageFault) in
            try get(key) { bytes throws(StorageFault) in
                let value = try StoredValue(bytes, under: key)
                return value.isPresent(at: now) ? value.record(address.collection, address.sortKey) : nil
            }
        }
        guard let record = found ?? nil else { return StorageV1.ReadResult() }
        room -= record.value.count
        guard room >= 0 else { throw AnswerTooLarge() }
        return StorageV1.ReadResult(records: [record])
    }

    private mutating func records(
        _ partition: PartitionID, _ range: ReadPlan.Range, _ view: borrowing RocksView
    ) throws(StorageFault) -> StorageV1.ReadResult {
        var result = StorageV1.ReadResult()
        if range.descending {
            let limit = range.until
            try DataKey.with(partition, range.collection, limit, padding: limit.isEmpty ? DataKey.maxSortKey + 1 : 0) {
                last throws(StorageFault) in
                try view.descend(.data, from: last) { key, bytes throws(StorageFault) in
                    // The last key itself is one before which the range stops.
                    if key.elementsEqual(last) { return true }
                    guard key.starts(with: last.prefix(DataKey.prefixLength)) else { return false }
                    let sortKey = UnsafeRawBufferPointer(rebasing: key[DataKey.prefixLength...])
                    guard !sortKey.lexicographicallyPrecedes(range.from) else { return false }
                    return try take(key, sortKey, bytes, range, &result)
                }
            }
        } else {
            try DataKey.with(partition, range.collection, range.from) { first throws(StorageFault) in
                try view.ascend(.data, from: first) { key, bytes throws(StorageFault) in
                    let sortKey = UnsafeRawBufferPointer(rebasing: key[DataKey.prefixLength...])
                    guard range.until.isEmpty || sortKey.lexicographicallyPrecedes(range.until) else { return false }
                    return try take(key, sortKey, bytes, range, &result)
                }
            }
        }
        return result
    }

    /// Adds a record to a range's result unless it is expired; false when the range ends here.
    private mutating func take(
        _ key: UnsafeRawBufferPointer, _ sortKey: UnsafeRawBufferPointer, _ bytes: UnsafeRawBufferPointer,
        _ range: ReadPlan.Range, _ result: inout StorageV1.ReadResult
    ) throws(StorageFault) -> Bool {
        guard budget > 0 else { throw .notInMemory }
        budget -= 1
        let value = try StoredValue(bytes, under: key)
        guard value.isPresent(at: now) else { return true }
        let size = value.payload.count + sortKey.count
        // The first record goes in whatever its size, so that a reader always gets on.
        if result.records.count == range.limit || (size > room && !result.records.isEmpty) {
            result.truncated = true
            return false
        }
        room -= size
        result.records.append(value.record(range.collection, [UInt8](sortKey)))
        return true
    }
}

/// The records asked for by key do not fit into one answer.
struct AnswerTooLarge: Error {}

extension StoredValue {
    /// The record of the contract; copies the payload.
    func record(_ collection: UInt16, _ sortKey: [UInt8]) -> StorageV1.Record {
        StorageV1.Record(
            collection: UInt32(collection), sortKey: sortKey, value: [UInt8](payload), version: version,
            expiresAt: expiry == 0 ? nil : GoogleProtobuf.Timestamp(nanosecondsSince1970: expiry))
    }
}

extension GoogleProtobuf.Timestamp {
    init(nanosecondsSince1970 nanoseconds: Int64) {
        let (seconds, nanos) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        self.init(seconds: seconds, nanos: Int32(nanos))
    }
}
