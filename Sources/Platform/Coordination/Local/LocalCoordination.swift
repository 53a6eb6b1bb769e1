import Synchronization

/// Coordination within one process: everything lives in memory and begins anew at every start. For one node
/// that holds every shard alone, and for clusters of several nodes in one process.
public final class LocalCoordination: ClusterCoordination {
    /// How many shards a cluster has unless somebody chose otherwise.
    public static let defaultShardCount = ShardMap.defaultShardCount

    /// Serialises changes; what is followed is published under it.
    private let map: Mutex<ShardMap?>
    private let maps: Published<ShardMap>
    let members = LocalMembers()
    /// When which partition was erased.
    let erased = Mutex<[[UInt8]: Int64]>([:])
    /// Names of keys, by use.
    let keyMarks = Mutex<[String: KeyMarks]>([:])

    /// Starts from equal slices of the key space, all on one node.
    ///
    /// - Parameter shards: How many shards, 1 to 4,096 and a power of two.
    public convenience init(
        node: NodeName, shards: Int = LocalCoordination.defaultShardCount
    ) throws(ShardMapError) {
        self.init(map: try .uniform(shards: shards, on: node))
    }

    /// Starts from a given map, or as a cluster that has none yet.
    public init(map: ShardMap?) {
        self.map = Mutex(map)
        maps = Published(map)
    }

    public func shardMap() async throws(CoordinationError) -> ShardMap {
        guard let map = maps.value else { throw .noMap }
        return map
    }

    public func shardMaps() -> Updates<ShardMap> { maps.updates() }

    public func confirm() {}

    public func createMap(_ map: ShardMap) async -> ShardMap {
        self.map.withLock { present in
            if let present { return present }
            present = map
            maps.publish(map)
            return map
        }
    }

    public func replaceReplicaSet(
        of shard: ShardNumber, expected: UInt64, primary: NodeName, inSync: [NodeName]
    ) async throws(CoordinationError) -> ShardRecord {
        try change(shard) { record, _ throws(CoordinationError) in
            [try record.replacingReplicas(expected: expected, primary: primary, inSync: inSync)]
        }[0]
    }

    public func place(
        _ shard: ShardNumber, expected: Placement, _ placement: Placement, under leadership: Leadership?
    ) async throws(CoordinationError) -> ShardRecord {
        if let leadership, !leadership.isHeld { throw .notLeading }
        return try change(shard) { record, _ throws(CoordinationError) in
            [try record.placing(placement, expected: expected)]
        }[0]
    }

    public func requestSplit(
        of shard: ShardNumber, at bucket: Bucket?
    ) async throws(CoordinationError) -> ShardRecord {
        try change(shard) { record, _ throws(CoordinationError) in [try record.wishing(splitAt: bucket)] }[0]
    }

    public func split(
        _ shard: ShardNumber, expected: UInt64, at bucket: Bucket, into child: ShardNumber, through index: UInt64
    ) async throws(CoordinationError) -> (parent: ShardRecord, child: ShardRecord) {
        let records = try change(shard) { record, map throws(CoordinationError) in
            let made = try record.splitting(
                expected: expected, at: bucket, into: child, through: index, present: map[child])
            return [made.parent, made.child]
        }
        return (records[0], records[1])
    }

    /// Replaces records of the map, a shard's first, in one step.
    ///
    /// - Returns: What `make` gave.
    private func change(
        _ shard: ShardNumber, _ make: (ShardRecord, ShardMap) throws(CoordinationError) -> [ShardRecord]
    ) throws(CoordinationError) -> [ShardRecord] {
        try map.withLock { present throws(CoordinationError) in
            guard let map = present else { throw .noMap }
            guard let record = map[shard] else { throw .unknownShard(shard) }
            let made = try make(record, map)
            var shards = map.shards
            for record in made {
                if let place = shards.firstIndex(where: { $0.shard == record.shard }) {
                    shards[place] = record
                } else {
                    shards.append(record)
                }
            }
            guard shards != map.shards else { return made }
            do throws(ShardMapError) {
                let next = try ShardMap(epoch: map.epoch + 1, shards: shards)
                present = next
                maps.publish(next)
            } catch {
                throw .invalid(error)
            }
            return made
        }
    }
}
