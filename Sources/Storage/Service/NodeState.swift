import Coordination
import RPC
import Synchronization

/// What the requests of a node share: the open database, and the map by which it serves.
final class NodeState: Sendable {
    private struct Content {
        var database: RocksDatabase?
        var map: ShardMap
    }

    private let node: NodeName
    private let content: Mutex<Content>

    init(node: NodeName, database: RocksDatabase, map: ShardMap) {
        self.node = node
        content = Mutex(Content(database: database, map: map))
    }

    /// The map as this node knows it.
    var map: ShardMap { content.withLock { $0.map } }

    /// Takes a newer map.
    func adopt(_ map: ShardMap) {
        content.withLock { if map.epoch > $0.map.epoch { $0.map = map } }
    }

    /// The database, and the shard that owns a bucket, for a request that must be served by the primary.
    ///
    /// Whoever holds the database keeps it open, so a request that has it may finish after ``close()``.
    ///
    /// - Throws: FAILED_PRECONDITION with reason NOT_PRIMARY; UNAVAILABLE when the node is closing.
    func serving(_ bucket: Bucket) throws(RPCError) -> (RocksDatabase, ShardRecord) {
        let content = content.withLock { $0 }
        guard let database = content.database else { throw .closing }
        let record = content.map.shard(of: bucket)
        guard record.replicas.primary == node else { throw .notPrimary(record.shard) }
        return (database, record)
    }

    /// Serves no more.
    func close() { content.withLock { $0.database = nil } }
}

extension RPCError {
    static var closing: RPCError { RPCError(.unavailable, "the storage node is closing").with(reason: "CLOSING") }

    static func notPrimary(_ shard: ShardNumber) -> RPCError {
        RPCError(.failedPrecondition, "this node does not serve shard \(shard)").with(reason: "NOT_PRIMARY")
    }
}
