/// A slice of the key space: the first 16 bits of a partition key.
public typealias Bucket = UInt16

/// Number of a shard within the cluster.
public typealias ShardNumber = UInt16

/// Name of a storage node, unique within the cluster.
public struct NodeName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The name.
    public let text: String

    /// Names a node.
    public init(_ text: String) {
        self.text = text
    }

    public var description: String { text }

    public static func < (first: NodeName, second: NodeName) -> Bool { first.text < second.text }
}

/// The nodes that hold a shard, as coordination records them.
public struct ReplicaSet: Sendable, Equatable {
    /// Rises by one with every change; 1 is the first.
    public var epoch: UInt64
    /// The node that orders writes and serves reads.
    public var primary: NodeName
    /// The nodes whose disks must hold a write before it is acknowledged, the primary among them.
    public var inSync: [NodeName]

    /// Makes a set.
    public init(epoch: UInt64, primary: NodeName, inSync: [NodeName]) {
        self.epoch = epoch
        self.primary = primary
        self.inSync = inSync
    }
}

/// One shard: the buckets it owns and the nodes that hold it.
public struct ShardRecord: Sendable, Equatable {
    /// Its number.
    public var shard: ShardNumber
    /// The buckets it owns.
    public var buckets: ClosedRange<Bucket>
    /// The nodes that hold it.
    public var replicas: ReplicaSet

    /// Makes a record.
    public init(shard: ShardNumber, buckets: ClosedRange<Bucket>, replicas: ReplicaSet) {
        self.shard = shard
        self.buckets = buckets
        self.replicas = replicas
    }
}

/// Which shard owns which bucket, and where it is served.
public struct ShardMap: Sendable, Equatable {
    /// Rises with every change of the map or of any replica set.
    public let epoch: UInt64
    /// The shards, by bucket.
    public let shards: [ShardRecord]

    /// Makes a map.
    ///
    /// - Throws: ``ShardMapError`` unless the shards own every bucket exactly once, each number occurs
    ///   once, and every primary is in its set.
    public init(epoch: UInt64, shards: some Sequence<ShardRecord>) throws(ShardMapError) {
        let ordered = shards.sorted { $0.buckets.lowerBound < $1.buckets.lowerBound }
        var next = 0
        var seen: Set<ShardNumber> = []
        for record in ordered {
            guard Int(record.buckets.lowerBound) == next else { throw .bucketsNotCoveredOnce(at: next) }
            guard seen.insert(record.shard).inserted else { throw .numberUsedTwice(record.shard) }
            guard record.replicas.inSync.contains(record.replicas.primary) else {
                throw .primaryOutsideItsSet(record.shard)
            }
            next = Int(record.buckets.upperBound) + 1
        }
        guard next == Self.bucketCount else { throw .bucketsNotCoveredOnce(at: next) }
        self.epoch = epoch
        self.shards = ordered
    }

    /// How many buckets there are.
    public static let bucketCount = 65_536

    /// Equal contiguous slices of the key space, all on one node.
    ///
    /// - Parameter count: How many shards, 1 to 4,096 and a power of two.
    public static func uniform(shards count: Int, on node: NodeName) throws(ShardMapError) -> ShardMap {
        guard (1...4_096).contains(count), count.nonzeroBitCount == 1 else { throw .unusableShardCount(count) }
        let size = bucketCount / count
        let replicas = ReplicaSet(epoch: 1, primary: node, inSync: [node])
        return try ShardMap(
            epoch: 1,
            shards: (0..<count).map { number in
                ShardRecord(
                    shard: ShardNumber(number), buckets: Bucket(number * size)...Bucket((number + 1) * size - 1),
                    replicas: replicas)
            })
    }

    /// The shard that owns a bucket, in logarithmic time.
    public func shard(of bucket: Bucket) -> ShardRecord {
        var low = 0
        var high = shards.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if shards[middle].buckets.lowerBound <= bucket { low = middle } else { high = middle - 1 }
        }
        return shards[low]
    }

    /// The shard of that number; nil when there is none.
    public subscript(number: ShardNumber) -> ShardRecord? {
        shards.first { $0.shard == number }
    }
}

/// Why a map is no map.
public enum ShardMapError: Error, Equatable {
    /// That bucket, or the one after a gap or overlap, belongs to none or to two shards.
    case bucketsNotCoveredOnce(at: Int)
    /// Two shards have this number.
    case numberUsedTwice(ShardNumber)
    /// The primary of this shard is not in its in-sync set.
    case primaryOutsideItsSet(ShardNumber)
    /// Not a power of two from 1 to 4,096.
    case unusableShardCount(Int)
}
