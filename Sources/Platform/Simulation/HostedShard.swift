import Replication

/// One shard in a storage process.
final class HostedShard {
    /// A client that waits for an entry.
    struct Waiter {
        let request: Request
        var outcome: CommandOutcome?
    }

    let number: Int
    @exclusivity(unchecked) var replica: Replica
    /// Published to readers.
    @exclusivity(unchecked) private(set) var readTenure: UInt64 = 0
    @exclusivity(unchecked) private(set) var readableUntil = MonotonicTime.zero
    @exclusivity(unchecked) var waiters: [UInt64: Waiter] = [:]
    /// The set that was proposed last.
    @exclusivity(unchecked) var proposed: ReplicaConfiguration?

    /// Snapshots sent so far, and those that are on their way, by receiver.
    var transfers = 0
    var openTransfers: [ReplicaID: Int] = [:]

    /// Of this epoch it is known which partitions the shard owns. A replica that works in a later epoch does
    /// not serve: the shard may have been split in between.
    @exclusivity(unchecked) private(set) var knownEpoch: UInt64
    @exclusivity(unchecked) private(set) var owned: PartitionSet
    @exclusivity(unchecked) var splitWish: PartitionSet?
    /// Epoch in which a split was asked for, with an outcome that is not known; 0 when none was.
    var splitAskedIn: UInt64 = 0

    init(_ number: Int, _ replica: Replica, knownEpoch: UInt64, owned: PartitionSet) {
        self.number = number
        self.replica = replica
        self.knownEpoch = knownEpoch
        self.owned = owned
    }

    func publish() {
        readTenure = replica.readTenure
        readableUntil = replica.readableUntil
    }

    func know(_ epoch: UInt64, _ owned: PartitionSet) {
        guard epoch > knownEpoch else { return }
        knownEpoch = epoch
        self.owned = owned
    }

    /// Whether clients may be served on a partition.
    func serves(_ partition: Int) -> Bool {
        knownEpoch >= replica.configuration.epoch && owned.contains(partition)
    }
}

extension ProposalRefusal {
    /// Who may take the proposal instead.
    var primary: Int? {
        switch self {
        case .notPrimary(let primary), .changing(let primary): World.number(of: primary)
        case .notEnoughReplicas, .overloaded, .diskFailed: nil
        }
    }
}

extension ArraySlice {
    /// Takes the first elements, as many as there are of a count.
    mutating func popFirst(_ count: Int) -> ArraySlice {
        defer { self = dropFirst(count) }
        return prefix(count)
    }
}
