public import AuditCore
import AuditRecords
public import Coordination
public import Merkle
import RPC
public import StorageClient

/// Reads whole logs and all roots, for exports by tools.
public struct AuditArchive: Sendable {
    /// One log at a moment.
    public struct Log: Sendable {
        /// How many leaves it has.
        public let size: UInt64
        /// Its tiles, without what came later.
        public let tiles: [TileAddress: [TreeHash]]
        /// The entries of the leaves, by leaf. Those whose time is over are missing.
        public let entries: [UInt64: AuditLeaf]

        /// The hash of a leaf.
        public func hash(of leaf: UInt64) -> TreeHash? {
            let capacity = UInt64(TileAddress.capacity)
            let tile = tiles[TileAddress(level: 0, index: leaf / capacity)] ?? []
            let place = Int(leaf % capacity)
            return place < tile.count ? tile[place] : nil
        }
    }

    private static let pageSize = 1_000

    private let store: Store

    public init(in store: Store) { self.store = store }

    /// The buckets whose partitions a log takes.
    public static func buckets(of log: Int) -> ClosedRange<Bucket> { AuditPartitions.buckets(of: log) }

    /// Signed roots, by rising number, 1,000 at most.
    public func roots(from number: UInt64) async throws -> [SignedAuditRoot] {
        try await StoredRoots(in: store).from(number, limit: Self.pageSize)
    }

    /// One log as it is now. All of it is in memory: about 200 bytes a leaf.
    ///
    /// - Throws: DATA_LOSS when a tile is missing.
    public func log(_ number: Int) async throws -> Log {
        let partition = AuditPartitions.logs[number]
        let size = try await store.read(partition, .record(AuditRecordSets.logs))?.value.size ?? 0
        var tiles: [TileAddress: [TreeHash]] = [:]
        try await eachRecord(of: AuditRecordSets.tiles, in: partition) { record in
            let address = TileAddress(level: record.key[0], index: AuditChain.sequence(of: record.key))
            let count = address.count(inTreeOf: size)
            if count > 0 { tiles[address] = Array(record.value.treeHashes.prefix(count)) }
        }
        var entries: [UInt64: AuditLeaf] = [:]
        try await eachRecord(of: AuditRecordSets.places, in: partition) { record in
            guard record.value.leaf < size, record.key.count == PartitionKey.length + 10 else { return }
            entries[record.value.leaf] = AuditLeaf(
                partition: Array(record.key.prefix(PartitionKey.length)),
                set: record.key[PartitionKey.length..<PartitionKey.length + 2].reduce(0) { $0 << 8 | UInt16($1) },
                sequence: AuditChain.sequence(of: record.key), link: record.value.link)
        }
        return Log(size: size, tiles: tiles, entries: entries)
    }

    private func eachRecord<Message>(
        of set: RecordSet<Message>, in partition: PartitionKey, _ body: (Versioned<Message>) -> Void
    ) async throws {
        var from: [UInt8] = []
        while true {
            let page = try await store.read(partition, .range(set, from: from, limit: Self.pageSize))
            for record in page.records { body(record) }
            guard page.isTruncated, let last = page.records.last else { return }
            from = last.key + [0]
        }
    }
}
