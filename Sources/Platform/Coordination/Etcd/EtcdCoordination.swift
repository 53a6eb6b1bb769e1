public import Logging

/// Coordination by etcd (3.4 or later), through our own RPC client.
///
/// Every process that takes part has one. It follows all that is known by one watch; what it changes it changes by
/// transactions that compare revisions. The loss of one member is not noticed but for a delay; while there is no
/// majority, changes fail with ``CoordinationError/unreachable(_:)`` and everything goes on as it was last heard.
///
/// ```swift
/// let coordination = try EtcdCoordination(.init(endpoints: [try Endpoint("127.0.0.1:2379")]))
/// for await map in coordination.shardMaps() { … }
/// await coordination.close()
/// ```
public final class EtcdCoordination: ClusterCoordination {
    let client: EtcdClient
    let mirror: EtcdMirror
    private let following: Task<Void, Never>

    /// The most records that one transaction writes; etcd takes 128 operations unless configured otherwise.
    static let maxChangesPerTransaction = 100

    /// Begins to follow etcd; it may be down yet.
    ///
    /// - Throws: what the TLS configuration is refused with.
    public init(
        _ configuration: EtcdConfiguration, logger: Logger = Logger(label: "shuangma.coordination")
    ) throws {
        client = try EtcdClient(configuration)
        mirror = EtcdMirror(client, logger: logger)
        following = Task { [mirror] in await mirror.run() }
    }

    deinit { following.cancel() }

    /// Ends every call and connection. What it keeps registered is forgotten when its lease runs out, unless the
    /// registration was ended before.
    public func close() async {
        following.cancel()
        await client.close()
    }

    // MARK: The map

    public func shardMaps() -> Updates<ShardMap> { mirror.maps.updates() }

    public func shardMap() async throws -> ShardMap {
        try await client.perform { attempt in
            // The layout first: when it is there, what is read after it is no older.
            let layout = try await attempt.entry(EtcdKeys.map)
            let (shards, _) = try await attempt.entries(below: EtcdKeys.shards)
            return try EtcdView.shardMap(of: shards, layout: layout)
        }
    }

    public func confirm() async throws {
        // A read that a majority of etcd stands for, of a key that is small.
        _ = try await client.perform { try await $0.entry(EtcdKeys.map) }
    }

    public func createMap(_ map: ShardMap) async throws -> ShardMap {
        // The size is claimed first. Whoever makes a map of that size, or goes on with it, puts the records that
        // are missing: any mix of such maps is one.
        let layout = try CoordinationV1.MapLayout(shards: UInt32(map.shards.count)).encoded()
        try await client.perform { attempt in
            _ = try await attempt.transaction(
                if: [.put(EtcdKeys.map, at: 0)], then: [.put(key: EtcdKeys.map, value: layout)])
            guard let entry = try await attempt.entry(EtcdKeys.map) else { return }
            let claimed = try entry.decoded(as: CoordinationV1.MapLayout.self).shards
            let (present, _) = try await attempt.entries(below: EtcdKeys.shards)
            guard present.count < Int(claimed) else { return }
            guard claimed == UInt32(map.shards.count) else {
                throw CoordinationError.otherShardCount(Int(claimed))
            }
            try await Self.put(map.shards, missingIn: Set(present.map(\.key)), attempt)
        }
        return try await shardMap()
    }

    /// Puts records of a new map that are not there.
    private static func put(
        _ records: [ShardRecord], missingIn present: Set<String>, _ attempt: EtcdAttempt
    ) async throws {
        let missing = records.filter { !present.contains(EtcdKeys.shard($0.shard)) }
        for start in stride(from: 0, to: missing.count, by: maxChangesPerTransaction) {
            let piece = missing[start..<min(start + maxChangesPerTransaction, missing.count)]
            let (succeeded, _) = try await attempt.transaction(
                if: piece.map { .put(EtcdKeys.shard($0.shard), at: 0) },
                then: try piece.map { .put(key: EtcdKeys.shard($0.shard), value: try $0.message.encoded()) })
            // Somebody else put one of them at the same moment: see what is missing now.
            guard succeeded else { throw EtcdContention.error }
        }
    }

    // MARK: Changes of records

    public func replaceReplicaSet(
        of shard: ShardNumber, expected: UInt64, primary: NodeName, inSync: [NodeName]
    ) async throws -> ShardRecord {
        try await change(shard) { record throws(CoordinationError) in
            try record.replacingReplicas(expected: expected, primary: primary, inSync: inSync)
        }
    }

    public func place(
        _ shard: ShardNumber, expected: Placement, _ placement: Placement, under leadership: Leadership?
    ) async throws -> ShardRecord {
        if let leadership, !leadership.isHeld { throw CoordinationError.notLeading }
        return try await change(shard, under: leadership) { record throws(CoordinationError) in
            try record.placing(placement, expected: expected)
        }
    }

    public func requestSplit(of shard: ShardNumber, at bucket: Bucket?) async throws -> ShardRecord {
        try await change(shard) { record throws(CoordinationError) in try record.wishing(splitAt: bucket) }
    }

    public func split(
        _ shard: ShardNumber, expected: UInt64, at bucket: Bucket, into child: ShardNumber, through index: UInt64
    ) async throws -> (parent: ShardRecord, child: ShardRecord) {
        let (parentKey, childKey) = (EtcdKeys.shard(shard), EtcdKeys.shard(child))
        return try await client.perform { attempt in
            guard let parent = try await attempt.entry(parentKey) else { throw CoordinationError.unknownShard(shard) }
            let present = try await attempt.entry(childKey)
            let record = try ShardRecord(parent)
            let made = try record.splitting(
                expected: expected, at: bucket, into: child, through: index, present: try present.map(ShardRecord.init))
            if present != nil { return made }
            let (succeeded, _) = try await attempt.transaction(
                if: [.put(parentKey, at: parent.modRevision), .put(childKey, at: 0)],
                then: [
                    .put(key: parentKey, value: try made.parent.message.encoded()),
                    .put(key: childKey, value: try made.child.message.encoded()),
                ])
            guard succeeded else { throw EtcdContention.error }
            return made
        }
    }

    /// Changes a record by a rule, by compare-and-swap. When the outcome of an attempt is unknown the rule is asked
    /// again, which sees what came of it.
    private func change(
        _ shard: ShardNumber, under leadership: Leadership? = nil,
        _ rule: (ShardRecord) throws(CoordinationError) -> ShardRecord
    ) async throws -> ShardRecord {
        let key = EtcdKeys.shard(shard)
        var heard = mirror.entry(key)
        return try await client.perform { attempt in
            // What was heard last is most often what there is, and saves a round trip. Only what etcd itself has
            // now may refuse.
            if let entry = heard.take(), let record = try? ShardRecord(entry), let next = try? rule(record),
                next != record, try await put(next, over: entry, under: leadership, attempt)
            {
                return next
            }
            guard let entry = try await attempt.entry(key) else { throw CoordinationError.unknownShard(shard) }
            let record = try ShardRecord(entry)
            let next = try rule(record)
            if next == record { return record }
            guard try await put(next, over: entry, under: leadership, attempt) else {
                if let leadership {
                    let leader = try await attempt.entry(EtcdKeys.election(leadership.election))
                    guard leader?.createRevision == leadership.term else { throw CoordinationError.notLeading }
                }
                throw EtcdContention.error
            }
            return next
        }
    }

    private func put(
        _ record: ShardRecord, over entry: EtcdEntry, under leadership: Leadership?, _ attempt: EtcdAttempt
    ) async throws -> Bool {
        var conditions: [EtcdAttempt.Condition] = [.put(entry.key, at: entry.modRevision)]
        if let leadership {
            conditions.append(.created(EtcdKeys.election(leadership.election), at: leadership.term))
        }
        return try await attempt.transaction(
            if: conditions, then: [.put(key: entry.key, value: try record.message.encoded())]
        ).succeeded
    }
}
