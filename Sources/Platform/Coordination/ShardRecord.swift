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

/// Where a shard shall be held. A wish of the controller or an operator, which the shard's primary follows.
public struct Placement: Sendable, Equatable {
    /// The nodes that shall hold it. Those that are not in the replica set yet are its learners.
    public var holders: [NodeName]
    /// Which of them shall be primary.
    public var preferredPrimary: NodeName

    /// Makes a wish.
    public init(holders: [NodeName], preferredPrimary: NodeName) {
        self.holders = holders
        self.preferredPrimary = preferredPrimary
    }

    /// The wish that all stay as it is.
    public init(as replicas: ReplicaSet) {
        self.init(holders: replicas.inSync, preferredPrimary: replicas.primary)
    }
}

/// Where a shard came from that was split from another.
public struct ShardOrigin: Sendable, Equatable {
    /// The shard that was split.
    public var parent: ShardNumber
    /// Through where the parent's log, and what it made of the state, are the child's as well.
    public var index: UInt64

    /// Makes an origin.
    public init(parent: ShardNumber, index: UInt64) {
        self.parent = parent
        self.index = index
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
    /// The nodes that shall hold it.
    public var placement: Placement
    /// Where it came from; nil unless it was split from another.
    public var origin: ShardOrigin?
    /// The wish that it be split before this bucket; nil while there is none.
    public var splitWish: Bucket?

    /// Makes a record.
    ///
    /// - Parameter placement: Where it shall be held; nil means where it is.
    public init(
        shard: ShardNumber, buckets: ClosedRange<Bucket>, replicas: ReplicaSet, placement: Placement? = nil,
        origin: ShardOrigin? = nil, splitWish: Bucket? = nil
    ) {
        self.shard = shard
        self.buckets = buckets
        self.replicas = replicas
        self.placement = placement ?? Placement(as: replicas)
        self.origin = origin
        self.splitWish = splitWish
    }
}
