import StorageContracts

/// One stripe of the ``RecordCache``: partitions with what was read of them, and those that are being changed.
///
/// When it is full, partitions go that were not asked for again since the last time round (the clock algorithm):
/// what is read once, by a scan, does not push out what is read often.
struct CacheStripe {
    private struct Item {
        let item: ReadPlan.Item
        let result: StorageV1.ReadResult
        /// When the first of its records expires, nanoseconds since 1970.
        let validUntil: Int64
        /// What the records' values and keys take.
        let payload: Int

        /// About what it takes in memory.
        var bytes: Int { payload + 96 + 144 * result.records.count }
    }

    private struct Entry {
        let partition: PartitionID
        /// Of the state of its shard that the items were read from.
        let generation: UInt64
        var items: [Item]
        var wasUsed: Bool

        var bytes: Int { items.reduce(160) { $0 + $1.bytes } }

        func place(of item: ReadPlan.Item) -> Int? { items.firstIndex { $0.item == item } }
    }

    private let maxBytes: Int
    private var places: [PartitionID: Int] = [:]
    private var entries: [Entry] = []
    /// Where the search for a partition to let go of goes on.
    private var hand = 0
    private var changing: [PartitionID] = []

    /// About how many bytes its entries take.
    private(set) var bytes = 0
    /// How many changes of partitions have begun.
    private(set) var changes: UInt64 = 0

    init(maxBytes: Int) { self.maxBytes = maxBytes }

    // MARK: Reads

    /// What the items find; nil unless all are here, none has expired, and they fit.
    mutating func results(
        of plan: ReadPlan, in generation: UInt64, at now: Int64, maxBytes: Int
    ) -> [StorageV1.ReadResult]? {
        guard let place = places[plan.partition], entries[place].generation == generation else { return nil }
        var results: [StorageV1.ReadResult] = []
        results.reserveCapacity(plan.items.count)
        var room = maxBytes
        for wanted in plan.items {
            guard let found = entries[place].items.first(where: { $0.item == wanted }), found.validUntil > now else {
                return nil
            }
            room -= found.payload
            guard room >= 0 else { return nil }
            results.append(found.result)
        }
        entries[place].wasUsed = true
        return results
    }

    /// Keeps what an item of a partition finds.
    mutating func keep(
        _ result: StorageV1.ReadResult, of item: ReadPlan.Item, _ partition: PartitionID, in generation: UInt64
    ) {
        let payload = result.records.reduce(0) { $0 + $1.value.count + $1.sortKey.count }
        guard payload <= RecordCache.maxItemBytes else { return }
        let validUntil = result.records.reduce(Int64.max) { min($0, $1.expiry) }
        let kept = Item(item: item, result: result, validUntil: validUntil, payload: payload)
        if let place = places[partition], entries[place].generation != generation { remove(at: place) }
        if let place = places[partition] {
            bytes -= entries[place].bytes
            if let old = entries[place].place(of: item) { entries[place].items.remove(at: old) }
            if entries[place].items.count == RecordCache.maxItemsPerPartition { entries[place].items.removeFirst() }
            entries[place].items.append(kept)
            bytes += entries[place].bytes
        } else {
            let entry = Entry(partition: partition, generation: generation, items: [kept], wasUsed: false)
            bytes += entry.bytes
            places[partition] = entries.count
            entries.append(entry)
        }
        while bytes > maxBytes, !entries.isEmpty { letGoOfOne() }
    }

    // MARK: Changes

    /// Whether a partition's records are being changed.
    func isChanging(_ partition: PartitionID) -> Bool { changing.contains(partition) }

    mutating func beginChange(_ partition: PartitionID) {
        changes &+= 1
        changing.append(partition)
        if let place = places[partition] { remove(at: place) }
    }

    mutating func endChange(_ partition: PartitionID) {
        if let place = changing.firstIndex(of: partition) { changing.remove(at: place) }
    }

    // MARK: Bound

    /// Lets go of the next partition that was not used since the hand last came by.
    private mutating func letGoOfOne() {
        while true {
            if hand >= entries.count { hand = 0 }
            if !entries[hand].wasUsed { return remove(at: hand) }
            entries[hand].wasUsed = false
            hand += 1
        }
    }

    private mutating func remove(at place: Int) {
        bytes -= entries[place].bytes
        places[entries[place].partition] = nil
        let last = entries.removeLast()
        guard place < entries.count else { return }
        entries[place] = last
        places[last.partition] = place
    }
}

extension StorageV1.Record {
    /// When it expires, nanoseconds since 1970; the end of time when never.
    fileprivate var expiry: Int64 {
        guard let expiresAt else { return .max }
        return expiresAt.seconds * 1_000_000_000 + Int64(expiresAt.nanos)
    }
}
