public import Coordination

/// What the placement of shards aims at, and how fast.
public struct PlacementRules: Sendable, Equatable {
    /// How many nodes shall hold a shard. At least 1; 3 survives the loss of any one with a majority of copies left.
    public var replicas = 3
    /// How many shards a new cluster gets: a power of two from 1 to 4,096.
    public var shards = 16
    /// How many nodes must live before a new cluster gets its map; nil means as many as ``replicas``.
    public var nodesAtCreation: Int?
    /// How long a node may be away before its replicas are made anew elsewhere. Shorter copies much data for a
    /// restart, longer leaves shards with a copy less.
    public var replaceAfter = Duration.seconds(120)
    /// The most replicas that are being made at a time in the cluster. Each reads a snapshot at its shard's primary
    /// and writes it elsewhere: more is sooner done, fewer disturb less.
    public var maxConcurrentMoves = 4
    /// The most replicas that are being made at a time when more would only be made for balance, which is in no hurry.
    public var maxBalancingMoves = 1
    /// The most replicas that are being made at a time on one node.
    public var maxMovesPerNode = 2
    /// The most primaries that are handed over in one round for the sake of balance. Each is without one for some
    /// milliseconds.
    public var maxHandOvers = 4
    /// How far above the mean the work of a node's primaries may lie, as a share of it, before shards change primaries for
    /// it. Smaller evens out more, and hands over more often.
    public var workTolerance = 0.25
    /// Work a second and node, in reads, below which nothing is done about its distribution.
    public var minWork: UInt64 = 200
    /// How often nodes report what they have to do, and the controller takes it.
    public var loadInterval = Duration.seconds(10)
    /// How often the placement is looked over.
    public var interval = Duration.seconds(1)

    /// Rules with every value at its default.
    public init() {}
}

/// A wish that the planner has for a shard.
public struct PlacementChange: Sendable, Equatable {
    /// The shard.
    public var shard: ShardNumber
    /// What is wished now.
    public var from: Placement
    /// What shall be wished.
    public var to: Placement
    /// What it is for.
    public var reason: Reason

    /// What a change is for.
    public enum Reason: String, Sendable {
        /// A holder is gone, or there are too few.
        case repair
        /// A holder shall be emptied.
        case drain
        /// Two holders would fail together.
        case spread
        /// There are more holders than needed.
        case trim
        /// A node holds more than another.
        case balance
        /// The preferred primary cannot be it, or is it for more shards than another.
        case primary
        /// The preferred primary has more to do than another.
        case work
    }
}
