public import Coordination

/// How a replica of a shard stands on its node, for operators.
public struct ReplicaDescription: Sendable, Equatable {
    /// The shard.
    public var shard: ShardNumber
    /// Whether this node orders the shard's writes, as the replica knows.
    public var isPrimary: Bool
    /// Epoch of the replica set it works in.
    public var epoch: UInt64
    /// Through where of the shard's log it has applied what is committed.
    public var applied: UInt64
    /// Whether it answers linearizable reads now: it is primary and holds its leases.
    public var servesReads: Bool
    /// Whether its state is whole: not damaged, and not being replaced by a snapshot.
    public var isWhole: Bool
    /// What it was asked to do since the node started, in reads; a write counts as several.
    public var workDone: UInt64
}

extension StorageNode {
    /// The shard map as this node knows it.
    public var map: ShardMap { service.state.map }

    /// The replicas that it holds now, by shard.
    public var replicas: [ReplicaDescription] {
        let now = service.leaseClock()
        return service.state.statuses.map { status in
            let leader = status.leader
            return ReplicaDescription(
                shard: status.shard, isPrimary: leader.primary == service.state.name, epoch: leader.epoch,
                applied: status.applied, servesReads: status.readTenure > 0 && status.readableUntil > now,
                isWhole: ShardStatus.isWhole(status.generation), workDone: status.workDone)
        }.sorted { $0.shard < $1.shard }
    }

    /// Whether its disk has failed: it takes no writes any more, and only another start may.
    public var hasFailed: Bool { standing == .failed }

    /// Whether it takes writes, and if not, why.
    public var standing: StorageStanding { service.writes.standing }
}
