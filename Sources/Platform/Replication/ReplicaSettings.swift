/// How long a replica waits for what, in nanoseconds of the monotonic clock.
///
/// All replicas of a shard must have the same `lease`, `driftBound` and `margin`: the primary relies on the
/// promises that the others compute from them.
public struct ReplicaTiming: Sendable, Equatable {
    /// A primary says something to each replica at least this often. Default 100 ms.
    public var beaconInterval: UInt64 = 100_000_000
    /// From when a primary made a message that a replica acknowledged, it may rely on it. Default 600 ms.
    public var lease: UInt64 = 600_000_000
    /// How much faster one node's clock may run than another's: 0.01 is one percent.
    public var driftBound: Double = 0.01
    /// What a promise lasts beyond the lease stretched by the drift bound. Default 10 ms.
    public var margin: UInt64 = 10_000_000
    /// A member that said nothing for so long is ejected. Default 600 ms.
    public var ejectAfter: UInt64 = 600_000_000
    /// A member whose disk confirms nothing new for so long while entries wait is ejected; a primary whose
    /// own disk does falls silent. Default 1 s.
    public var stallAfter: UInt64 = 1_000_000_000
    /// The nth of the members other than the primary waits n times this, from the end of its promise, before it
    /// proposes itself. Default 150 ms.
    public var takeoverStagger: UInt64 = 150_000_000
    /// A proposed change whose outcome is not known is asked for again after this. Default 250 ms.
    public var proposalInterval: UInt64 = 250_000_000
    /// A member that was ejected is not brought in again before this. Default 1 s.
    public var readmitAfter: UInt64 = 1_000_000_000
    /// A planned hand-over that could not be proposed for so long is given up, and not tried again for twice
    /// as long. Default 500 ms.
    public var handOverPatience: UInt64 = 500_000_000

    /// The defaults.
    public init() {}

    /// From when a replica received a message of its primary, it promises not to replace it.
    public var promise: UInt64 { UInt64(Double(lease) * (1 + driftBound)) + margin }
}

/// How a replica works.
public struct ReplicaSettings: Sendable, Equatable {
    /// How long it waits for what.
    public var timing = ReplicaTiming()
    /// Members that must be in sync before commands are ordered. Default 1; a cluster of three takes 2.
    public var minInSync = 1
    /// Entries that one prepare message carries at most.
    public var maxEntriesInMessage = 512
    /// Entries sent to one replica and not acknowledged, at most.
    public var maxEntriesInFlight = 4096
    /// Entries ordered and not committed, at most.
    public var maxUncommittedEntries = 65_536
    /// Applied entries that a primary keeps for learners and laggards, at most; then a snapshot is sent.
    public var maxRetainedEntries: UInt64 = 32_768
    /// Applied entries that others keep, so that a new primary need not begin with snapshots.
    public var keptEntries: UInt64 = 4096
    /// A learner that lacks no more entries than this is brought in.
    public var admissionLag: UInt64 = 1024

    /// The defaults.
    public init() {}
}

/// Where the controller wants a shard: a wish, which the primary fulfils.
public struct ReplicaPlacement: Sendable, Equatable {
    /// The nodes that shall hold it.
    public var holders: [ReplicaID]
    /// The one that shall be primary once it is in sync; nil when it does not matter.
    public var preferredPrimary: ReplicaID?

    /// Makes a wish.
    public init(holders: [ReplicaID], preferredPrimary: ReplicaID? = nil) {
        self.holders = holders
        self.preferredPrimary = preferredPrimary
    }
}
