/// Consecutive entries of a shard's log, by index. Never empty.
public struct LogRange: Sendable, Equatable {
    /// First index.
    public let first: UInt64
    /// Last index, inclusive.
    public let last: UInt64

    /// The entries from `first` through `last`; nil when there is none.
    public init?(_ first: UInt64, through last: UInt64) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }

    /// How many entries.
    public var count: Int { Int(last - first) + 1 }
}

/// What a replica is told.
public enum ReplicaEvent: Sendable, Equatable {
    /// Clients ask for this many commands to be ordered, one after another. More than zero.
    case propose(count: Int)
    /// This replica's own disk holds its log through that index, synced.
    case durable(through: UInt64)
    /// Another member says its disk holds the log through that index. The epoch is the one it works in.
    case acknowledged(by: ReplicaID, through: UInt64, epoch: UInt64)
    /// The effects of all entries through that index are in the state, and the applied index with them.
    case applied(through: UInt64)
    /// Coordination's record of the replica set has changed.
    case configured(ReplicaConfiguration)
}

/// What the driver of a replica must do, in this order.
public enum ReplicaEffect: Sendable, Equatable {
    /// Write the proposed commands to the log under these indexes, marked with this epoch, and sync.
    case append(LogRange, epoch: UInt64)
    /// Apply these committed entries to the state in order, each exactly once.
    case apply(LogRange)
    /// Answer whoever proposed these entries: they are committed and applied.
    case acknowledge(LogRange)
    /// Entries through that index are no longer needed to restart.
    case trim(through: UInt64)
    /// Remember the epoch before acting in it.
    case record(epoch: UInt64)
    /// The proposal was not taken: this replica does not order writes. `primary` does.
    case refuse(count: Int, primary: ReplicaID)
    /// This replica no longer orders writes; whether these entries survive is not known here.
    case abandon(LogRange)
}
