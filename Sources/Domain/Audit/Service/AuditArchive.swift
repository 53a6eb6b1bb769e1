import AuditContracts
public import AuditCore
import AuditRecords
public import Coordination
public import Merkle
import RPC
public import StorageClient

/// Reads whole logs and all roots, for exports.
public struct AuditArchive: Sendable {
    /// One log at a moment.
    public struct Log: Sendable {
        /// How many leaves it has.
        public let size: UInt64
        /// Its tiles, without what came later.
        public private(set) var tiles: [TileAddress: [TreeHash]] = [:]
        /// The entries of the leaves, by leaf. Those whose time is over are missing.
        public private(set) var entries: [UInt64: AuditLeaf] = [:]

        /// A log of so many leaves, of which nothing is known.
        public init(size: UInt64) { self.size = size }

        /// Takes the hashes of a tile.
        public mutating func add(_ hashes: [TreeHash], of address: TileAddress) {
            let count = address.count(inTreeOf: size)
            if count > 0 { tiles[address] = Array(hashes.prefix(count)) }
        }

        /// Takes the entry of a leaf.
        public mutating func add(_ entry: AuditLeaf, of leaf: UInt64) {
            if leaf < size { entries[leaf] = entry }
        }

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
        var log = Log(size: try await size(of: number))
        try await eachPage(of: AuditRecordSets.tiles, in: number) { records in
            for record in records { log.add(record.value.treeHashes, of: record.tile) }
        }
        try await eachPage(of: AuditRecordSets.places, in: number) { records in
            for record in records { if let leaf = record.leaf { log.add(leaf, of: record.value.leaf) } }
        }
        return log
    }

    /// How many leaves a log has.
    func size(of log: Int) async throws -> UInt64 {
        try await store.read(AuditPartitions.logs[log], .record(AuditRecordSets.logs))?.value.size ?? 0
    }

    /// Gives all records of a set of a log to `body`, up to 1,000 at a time.
    func eachPage<Message>(
        of set: RecordSet<Message>, in log: Int, _ body: ([Versioned<Message>]) async throws -> Void
    ) async throws {
        var from: [UInt8] = []
        while true {
            let page = try await store.read(
                AuditPartitions.logs[log], .range(set, from: from, limit: Self.pageSize))
            if !page.records.isEmpty { try await body(page.records) }
            guard page.isTruncated, let last = page.records.last else { return }
            from = last.key + [0]
        }
    }
}

extension Versioned<AuditV1.StoredAuditTile> {
    /// Where the tile stands.
    var tile: TileAddress { TileAddress(level: key[0], index: AuditChain.sequence(of: key)) }
}

extension Versioned<AuditV1.StoredAuditPlace> {
    /// What the place says of its leaf; nil for a key of another length.
    var leaf: AuditLeaf? {
        guard key.count == PartitionKey.length + 10 else { return nil }
        return AuditLeaf(
            partition: Array(key.prefix(PartitionKey.length)),
            set: key[PartitionKey.length..<PartitionKey.length + 2].reduce(0) { $0 << 8 | UInt16($1) },
            sequence: AuditChain.sequence(of: key), link: value.link)
    }
}
