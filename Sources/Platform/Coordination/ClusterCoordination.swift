/// The one truth about who holds what: the shard map and the replica sets in it, the nodes that live, the
/// process that leads, and where services are found.
///
/// It is asked when something changes, never on the way of a request. Replica sets change by
/// compare-and-swap of one shard's record, so that of two who would change it one learns that it lost.
///
/// Every call ends within the time the implementation was given, and throws ``CoordinationError`` when it
/// failed. After ``CoordinationError/unreachable(_:)`` a change may have been made or not: ask again with the
/// same content, which succeeds when it is already there.
public protocol ClusterCoordination: ShardCoordination, MembershipCoordination, ErasureCoordination,
    KeyMarkCoordination
{}

/// The part of ``ClusterCoordination`` that is about shards.
public protocol ShardCoordination: Sendable {
    /// The map as it stands.
    ///
    /// - Throws: ``CoordinationError/noMap`` before the cluster has one.
    func shardMap() async throws -> ShardMap

    /// The map as it stands, or as soon as there is one, then every later one. A slow follower may miss maps in
    /// between, never the newest. Nothing ends it but its follower.
    func shardMaps() -> Updates<ShardMap>

    /// Gives a new cluster its map. When it has one already, nothing changes.
    ///
    /// - Returns: The map that the cluster has now.
    /// - Throws: ``CoordinationError/otherShardCount(_:)`` when another map of another size is being made.
    func createMap(_ map: ShardMap) async throws -> ShardMap

    /// Replaces a shard's replica set when its epoch still is `expected`. The new epoch is one higher.
    ///
    /// - Returns: The record with the change.
    /// - Throws: ``CoordinationError/changedMeanwhile(_:)`` with what stands there instead.
    func replaceReplicaSet(
        of shard: ShardNumber, expected: UInt64, primary: NodeName, inSync: [NodeName]
    ) async throws -> ShardRecord

    /// Comes back once coordination has answered that it is able to take a change.
    ///
    /// - Throws: ``CoordinationError/unreachable(_:)`` when it did not answer in time.
    func confirm() async throws

    /// Replaces the wish where a shard shall be held when it still is `expected`. The replica set does not
    /// change by that: its primary follows the wish.
    ///
    /// - Parameter leadership: Held by the one who wishes; a wish of a deposed controller is refused. An operator
    ///   needs none.
    /// - Throws: ``CoordinationError/changedMeanwhile(_:)``, ``CoordinationError/notLeading``.
    func place(
        _ shard: ShardNumber, expected: Placement, _ placement: Placement, under leadership: Leadership?
    ) async throws -> ShardRecord

    /// Wishes that a shard be split before `bucket`, or, with nil, no longer wishes it. Its primary follows with
    /// ``split(_:expected:at:into:through:)``.
    func requestSplit(of shard: ShardNumber, at bucket: Bucket?) async throws -> ShardRecord

    /// Splits a shard: in one step `shard` is left with the buckets below `bucket`, its epoch rises by one with
    /// the same replica set, and shard `child` gets the rest, in epoch 1, with the same nodes and primary.
    ///
    /// Only the primary asks, once everything through `index` of the shard's log is committed, and it orders
    /// nothing until it knows the outcome. That the epoch rises fences a primary that took over unknowingly.
    ///
    /// - Parameters:
    ///   - expected: The epoch of the shard.
    ///   - bucket: The first bucket of the child.
    ///   - child: A number that no shard has, such as ``ShardMap/unusedNumber``.
    ///   - index: Where in the shard's log the child's begins: it goes on with `index + 1`.
    /// - Returns: The shard and its child.
    /// - Throws: ``CoordinationError/changedMeanwhile(_:)``, ``CoordinationError/numberTaken(_:)``,
    ///   ``CoordinationError/invalid(_:)``.
    func split(
        _ shard: ShardNumber, expected: UInt64, at bucket: Bucket, into child: ShardNumber, through index: UInt64
    ) async throws -> (parent: ShardRecord, child: ShardRecord)
}

/// The part of ``ClusterCoordination`` that is about processes.
public protocol MembershipCoordination: Sendable {
    /// Makes a storage node known, and keeps it known until the registration is ended or the process is gone for
    /// the time of a lease. Should the lease be lost, by a pause of the process or an outage of coordination, the
    /// node is registered again.
    func register(_ node: NodeRecord) async throws -> Registration

    /// Says whether a node shall be emptied. It stays said when the node restarts.
    func setDraining(_ node: NodeName, _ isDraining: Bool) async throws

    /// The nodes that live or are draining, by name, then again whenever that changes. Nothing ends it but its
    /// follower.
    func nodes() -> Updates<[NodeRecord]>

    /// Says how much a node has to do, in place of what was said of it before.
    func report(_ load: NodeLoad) async throws

    /// What was said last of every node, of those that are gone as well.
    func loads() async throws -> [NodeLoad]

    /// Waits until this candidate leads, for as long as it takes. Of all candidates one leads at a time.
    ///
    /// - Parameters:
    ///   - election: What is led, such as `controller`.
    ///   - candidate: Name of this process, for people.
    /// - Throws: `CancellationError` when the task was cancelled before.
    func campaign(for election: String, as candidate: String) async throws -> Leadership

    /// Makes a process known under a role, as ``register(_:)`` does for a node.
    func announce(_ instance: ServiceInstance) async throws -> Registration

    /// The processes that live, by role and address, then again whenever they change. Nothing ends it but its
    /// follower.
    func services() -> Updates<[ServiceInstance]>
}
