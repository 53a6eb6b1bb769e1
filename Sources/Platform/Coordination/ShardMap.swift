/// Which shard owns which bucket, and where it is served.
public struct ShardMap: Sendable, Equatable {
    /// Rises with every change of the map or of any replica set.
    public let epoch: UInt64
    /// The shards, by bucket.
    public let shards: [ShardRecord]

    /// Makes a map.
    ///
    /// - Throws: ``ShardMapError`` unless the shards own every bucket exactly once, each number occurs
    ///   once, and every record is valid by itself.
    public init(epoch: UInt64, shards: some Sequence<ShardRecord>) throws(ShardMapError) {
        let ordered = shards.sorted { $0.buckets.lowerBound < $1.buckets.lowerBound }
        var next = 0
        var seen: Set<ShardNumber> = []
        for record in ordered {
            guard Int(record.buckets.lowerBound) == next else { throw .bucketsNotCoveredOnce(at: next) }
            guard seen.insert(record.shard).inserted else { throw .numberUsedTwice(record.shard) }
            try record.validate()
            next = Int(record.buckets.upperBound) + 1
        }
        guard next == Self.bucketCount else { throw .bucketsNotCoveredOnce(at: next) }
        self.epoch = epoch
        self.shards = ordered
    }

    /// How many buckets there are.
    public static let bucketCount = 65_536

    /// How many shards a cluster has unless somebody chose otherwise.
    public static let defaultShardCount = 64

    /// Equal contiguous slices of the key space, all on one node.
    ///
    /// - Parameter count: How many shards, 1 to 4,096 and a power of two.
    public static func uniform(shards count: Int, on node: NodeName) throws(ShardMapError) -> ShardMap {
        try uniform(shards: count) { _ in ReplicaSet(epoch: 1, primary: node, inSync: [node]) }
    }

    /// Equal contiguous slices of the key space.
    ///
    /// - Parameters:
    ///   - count: How many shards, 1 to 4,096 and a power of two.
    ///   - replicas: Who holds a shard.
    public static func uniform(
        shards count: Int, heldBy replicas: (ShardNumber) -> ReplicaSet
    ) throws(ShardMapError) -> ShardMap {
        guard (1...4_096).contains(count), count.nonzeroBitCount == 1 else { throw .unusableShardCount(count) }
        let size = bucketCount / count
        return try ShardMap(
            epoch: 1,
            shards: (0..<count).map { number in
                ShardRecord(
                    shard: ShardNumber(number), buckets: Bucket(number * size)...Bucket((number + 1) * size - 1),
                    replicas: replicas(ShardNumber(number)))
            })
    }

    /// The shard that owns a bucket, in logarithmic time.
    public func shard(of bucket: Bucket) -> ShardRecord { shards[place(of: bucket)] }

    /// The number of the shard that owns a bucket, without a copy of all that is known of it.
    public func number(of bucket: Bucket) -> ShardNumber { shards[place(of: bucket)].shard }

    private func place(of bucket: Bucket) -> Int {
        var low = 0
        var high = shards.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if shards[middle].buckets.lowerBound <= bucket { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// The shard of that number; nil when there is none.
    public subscript(number: ShardNumber) -> ShardRecord? {
        shards.first { $0.shard == number }
    }

    /// A number for a new shard: one more than the highest; nil when that is the highest there can be.
    public var unusedNumber: ShardNumber? {
        let highest = shards.map(\.shard).max() ?? 0
        return highest == .max ? nil : highest + 1
    }
}

extension ShardRecord {
    /// Whether a node holds the shard or shall hold it.
    public func names(_ node: NodeName) -> Bool {
        replicas.inSync.contains(node) || placement.holders.contains(node)
    }

    /// Checks what must hold of a record by itself.
    func validate() throws(ShardMapError) {
        guard replicas.inSync.contains(replicas.primary) else { throw .primaryOutsideItsSet(shard) }
        guard Set(replicas.inSync).count == replicas.inSync.count else { throw .nodeNamedTwice(shard) }
        guard placement.holders.contains(placement.preferredPrimary) else { throw .primaryOutsideItsSet(shard) }
        guard Set(placement.holders).count == placement.holders.count else { throw .nodeNamedTwice(shard) }
        if let splitWish {
            guard buckets.lowerBound < splitWish, splitWish <= buckets.upperBound else {
                throw .splitOutsideItsBuckets(shard)
            }
        }
    }
}

/// Why a map is no map.
public enum ShardMapError: Error, Equatable {
    /// That bucket, or the one after a gap or overlap, belongs to none or to two shards.
    case bucketsNotCoveredOnce(at: Int)
    /// Two shards have this number.
    case numberUsedTwice(ShardNumber)
    /// The primary of this shard is not in its in-sync set, or the preferred one not among its holders.
    case primaryOutsideItsSet(ShardNumber)
    /// A node occurs twice in this shard's set or among its holders.
    case nodeNamedTwice(ShardNumber)
    /// This shard cannot be split there: one side would own nothing.
    case splitOutsideItsBuckets(ShardNumber)
    /// Not a power of two from 1 to 4,096.
    case unusableShardCount(Int)
}
