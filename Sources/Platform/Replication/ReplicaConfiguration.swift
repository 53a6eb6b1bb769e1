/// Name of a replica, unique within the cluster: the name of the node that holds it.
public struct ReplicaID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The node's name.
    public let name: String

    /// Names a replica.
    public init(_ name: String) {
        self.name = name
    }

    public var description: String { name }

    public static func < (first: ReplicaID, second: ReplicaID) -> Bool { first.name < second.name }
}

/// Who replicates a shard: PacificA's configuration ("Configuration Management"), whose truth is kept
/// by coordination and whose every change raises the epoch.
public struct ReplicaConfiguration: Sendable, Equatable {
    /// Rises with every change of the set; 1 is the first.
    public let epoch: UInt64
    /// The one that orders writes.
    public let primary: ReplicaID
    /// The replicas whose disks must hold an entry before it is committed, the primary among them,
    /// each once, in order of name.
    public let inSync: [ReplicaID]

    /// Makes a configuration.
    ///
    /// Returns nil when the primary is not a member of the set: such a set could commit what its
    /// primary does not hold.
    public init?(epoch: UInt64, primary: ReplicaID, inSync: some Sequence<ReplicaID>) {
        let members = Set(inSync).sorted()
        guard epoch > 0, members.contains(primary) else { return nil }
        self.epoch = epoch
        self.primary = primary
        self.inSync = members
    }
}
