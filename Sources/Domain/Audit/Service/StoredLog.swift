import AuditContracts
import AuditCore
import AuditRecords
import Merkle
import RPC
import StorageClient
import Wire

/// Something for a log to take: an entry of a chain.
struct NewLeaf: Sendable {
    let chain: AuditChain
    let sequence: UInt64
    let link: [UInt8]
    /// When the entry goes; nil when never.
    let expiresAt: GoogleProtobuf.Timestamp?
    /// Under which the entry is found beside its chain.
    var lookUpKeys: [[UInt8]] = []

    /// Records that it brings.
    var recordCount: Int { 1 + lookUpKeys.count }

    var leaf: AuditLeaf {
        AuditLeaf(partition: chain.partition.bytes, set: chain.set.value, sequence: sequence, link: link)
    }
}

/// Who extends a log at present. It saves others the work, no more.
struct KeeperLease: Sendable {
    /// 16 random bytes.
    let keeper: [UInt8]
    /// Until when, seconds since 1970.
    let until: Int64
}

/// One log as it is kept, and how it gets longer.
///
/// All that an addition changes goes into one atomic write of the log's partition: the head with its size and how far the
/// store was followed, the tiles, and the place of each entry. The write demands the head as it was read. So whatever a
/// keeper dies of, and however many there are, each entry gets one leaf.
struct StoredLog: Sendable {
    /// Most records that the leaves of one write bring: with head and tiles they stay below what a write may change.
    static let recordsMax = 200
    /// Seconds that a place is kept longer than its entry, so that no clock makes it go first.
    private static let placeSeconds: Int64 = 86_400

    let number: Int
    /// The head as it is stored.
    private(set) var head: AuditV1.StoredAuditLog
    private let store: Store
    /// Version of the head; nil before the first write.
    private var version: UInt64?
    private var tree: GrowingTree
    /// Last entries of chains that were added lately. Nobody else adds any while ``version`` holds.
    private var lasts: [AuditChain: UInt64] = [:]
    private static let lastsMax = 10_000

    private var partition: PartitionKey { AuditPartitions.logs[number] }

    /// Reads a log.
    ///
    /// - Throws: DATA_LOSS when its tiles do not give its hash.
    init(_ number: Int, in store: Store) async throws {
        self.number = number
        self.store = store
        let partition = AuditPartitions.logs[number]
        // The edge of the tree has to be that of the head: a write in between shows as another version.
        while true {
            let stored = try await store.read(partition, .record(AuditRecordSets.logs))
            let size = stored?.value.size ?? 0
            var edge = TreeTiles()
            for address in GrowingTree.edge(of: size) {
                let tile = try await store.read(partition, .record(AuditRecordSets.tiles, key: address.sortKey))
                edge[address] = tile?.value.treeHashes
            }
            guard try await store.read(partition, .record(AuditRecordSets.logs))?.version == stored?.version else {
                continue
            }
            head = stored?.value ?? .init(hash: TreeHash.empty.bytes)
            version = stored?.version
            tree = try Self.tree(size, edge, of: number)
            guard tree.root.bytes == head.hash else {
                throw RPCError(.dataLoss, "the tiles of log \(number) of audit do not give its hash")
            }
            return
        }
    }

    private static func tree(_ size: UInt64, _ edge: TreeTiles, of number: Int) throws -> GrowingTree {
        do {
            return try GrowingTree(size: size, edge: edge)
        } catch {
            throw RPCError(.dataLoss, "log \(number) of audit lacks tile \(error.tile.level)/\(error.tile.index)")
        }
    }

    /// From where on the store is followed; nil when it has to be read as a whole.
    var position: ChangePosition? {
        guard !head.position.isEmpty else { return nil }
        return ChangePosition(
            parts: head.position.map { part in
                .init(
                    buckets: .init(clamping: part.bucketFrom)...(.init(clamping: part.bucketThrough)),
                    token: .init(shard: part.shard, index: part.index))
            })
    }

    /// Sequence of the last entry of a chain that the log has; 0 for none.
    func last(of chain: AuditChain) async throws -> UInt64 {
        if let last = lasts[chain] { return last }
        let page = try await store.read(
            partition,
            .range(
                AuditRecordSets.places, from: chain.sortKey, until: chain.sortKeyEnd, descending: true, limit: 1))
        return page.records.first.map { AuditChain.sequence(of: $0.key) } ?? 0
    }

    /// Adds leaves and notes how far the store was followed, in one write.
    ///
    /// - Parameters:
    ///   - leaves: Of at most ``recordsMax`` records.
    ///   - position: Every entry through here is in the log once this is written; nil leaves it as it is.
    /// - Throws: ``PreconditionFailed`` when another keeper was faster: read the log again.
    mutating func add(_ leaves: [NewLeaf], position: ChangePosition?, lease: KeeperLease) async throws {
        assert(leaves.reduce(0) { $0 + $1.recordCount } <= Self.recordsMax, "a write takes so many records only")
        var grown = tree
        for new in leaves { grown.append(new.leaf.hash) }
        let tiles = grown.takeChanged()
        let next = AuditV1.StoredAuditLog(
            size: grown.size, hash: grown.root.bytes, position: try position.map(Self.parts) ?? head.position,
            keeper: lease.keeper, leaseUntil: lease.until)
        let receipt = try await store.write(partition) { change in
            if let version {
                change.require(AuditRecordSets.logs, version: version)
            } else {
                change.requireAbsent(AuditRecordSets.logs)
            }
            try change.put(next, in: AuditRecordSets.logs)
            for tile in tiles {
                let stored = AuditV1.StoredAuditTile(hashes: tile.hashes.flatMap(\.bytes))
                try change.put(stored, in: AuditRecordSets.tiles, key: tile.address.sortKey)
            }
            for (place, new) in leaves.enumerated() {
                let stored = AuditV1.StoredAuditPlace(leaf: tree.size + UInt64(place), link: new.link)
                let expires = new.expiresAt.map {
                    GoogleProtobuf.Timestamp(seconds: $0.seconds + Self.placeSeconds, nanos: $0.nanos)
                }
                try change.put(
                    stored, in: AuditRecordSets.places, key: new.chain.sortKey(of: new.sequence), expires: expires)
                for key in new.lookUpKeys {
                    try change.put(.init(), in: AuditRecordSets.lookUps, key: key, expires: new.expiresAt)
                }
            }
        }
        (tree, head, version) = (grown, next, receipt.version)
        if lasts.count > Self.lastsMax { lasts = [:] }
        for new in leaves { lasts[new.chain] = new.sequence }
    }

    private static func parts(_ position: ChangePosition) throws -> [AuditV1.StoredAuditPosition] {
        try position.parts.map { part in
            guard let token = part.token else { throw RPCError(.internal, "a position tells no place in a log") }
            return .init(
                bucketFrom: UInt32(part.buckets.lowerBound), bucketThrough: UInt32(part.buckets.upperBound),
                shard: token.shard, index: token.index)
        }
    }
}

extension TileAddress {
    /// The key of the tile's record.
    var sortKey: [UInt8] { [level] + SortKey.big(index) }
}

extension AuditV1.StoredAuditTile {
    /// The hashes of the tile.
    var treeHashes: [TreeHash] {
        stride(from: 0, to: hashes.count, by: TreeHash.length).compactMap {
            TreeHash(hashes[$0..<min($0 + TreeHash.length, hashes.count)])
        }
    }
}
