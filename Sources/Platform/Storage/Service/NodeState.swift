import Coordination
import RPC
import StorageContracts
import Synchronization

/// What the requests of a node share: the open database, the map by which it serves, and the standing of its shards.
final class NodeState: Sendable {
    private struct Content {
        var database: RocksDatabase?
        /// Whether the database will be there again.
        var isSuspended = false
        var isClosed = false
        var map: ShardMap
        var shards: [ShardNumber: ShardStatus] = [:]
    }

    /// This node.
    let name: NodeName
    private let content: Mutex<Content>

    init(_ name: NodeName, database: RocksDatabase, map: ShardMap) {
        self.name = name
        content = Mutex(Content(database: database, map: map))
    }

    /// The map as this node knows it.
    var map: ShardMap { content.withLock { $0.map } }

    /// Takes a newer map.
    func adopt(_ map: ShardMap) {
        content.withLock { if map.epoch > $0.map.epoch { $0.map = map } }
    }

    /// Shows a shard that this node holds from now on, or, with nil, no longer.
    func show(_ status: ShardStatus?, of shard: ShardNumber) {
        content.withLock { $0.shards[shard] = status }
    }

    /// The database, and the standing of the replica here of the shard that owns a bucket.
    ///
    /// Whoever holds the database keeps it open, so a request that has it may finish after ``close()``.
    ///
    /// - Throws: FAILED_PRECONDITION with reason NOT_PRIMARY when the node holds no replica; UNAVAILABLE when it is
    ///   closing.
    func serving(_ bucket: Bucket) throws(RPCError) -> (RocksDatabase, ShardStatus) {
        let (database, status, isSuspended) = content.withLock { content in
            (content.database, content.shards[content.map.number(of: bucket)], content.isSuspended)
        }
        guard let database else { throw isSuspended ? .noResources : .closing }
        guard let status else {
            let record = map.shard(of: bucket)
            throw .notPrimary(
                record.shard, .init(primary: record.replicas.primary, epoch: record.replicas.epoch))
        }
        return (database, status)
    }

    /// The same for a shard by its number.
    ///
    /// - Throws: Also UNAVAILABLE with reason UNKNOWN_SHARD while the map has no such shard.
    func serving(shard: ShardNumber) throws(RPCError) -> (RocksDatabase, ShardStatus) {
        let (database, status, isSuspended) = content.withLock { ($0.database, $0.shards[shard], $0.isSuspended) }
        guard let database else { throw isSuspended ? .noResources : .closing }
        if let status { return (database, status) }
        guard let record = map[shard] else {
            throw RPCError(.unavailable, "the shard map that this node knows has no shard \(shard)")
                .with(reason: "UNKNOWN_SHARD")
        }
        throw .notPrimary(shard, .init(primary: record.replicas.primary, epoch: record.replicas.epoch))
    }

    /// The standing of the replica here of a shard; nil when there is none.
    func status(of shard: ShardNumber) -> ShardStatus? { content.withLock { $0.shards[shard] } }

    /// The standing of every shard that the node holds.
    var statuses: [ShardStatus] { content.withLock { Array($0.shards.values) } }

    /// A token of a shard that this one was split from counts here as well: up to the split their logs are one.
    func freshness(_ wanted: ReadFreshness, in shard: ShardNumber) -> ReadFreshness {
        guard case .atLeast(let other, let index) = wanted, other != UInt32(shard) else { return wanted }
        let map = map
        var descendant = map[shard]
        while let origin = descendant?.origin {
            if UInt32(origin.parent) == other, index <= origin.index {
                return .atLeast(shard: UInt32(shard), index: index)
            }
            descendant = map[origin.parent]
        }
        return wanted
    }

    /// Lets the database go until ``resume(_:)``; requests are refused meanwhile.
    func suspend() {
        content.withLock { content in
            content.database = nil
            content.isSuspended = !content.isClosed
            content.shards = [:]
        }
    }

    /// Serves from a database that was opened anew; its shards are shown one after the other. Not once it is closed.
    func resume(_ database: RocksDatabase) {
        content.withLock { content in
            guard !content.isClosed else { return }
            content.database = database
            content.isSuspended = false
        }
    }

    /// Serves no more.
    func close() {
        let shards = content.withLock { content in
            content.database = nil
            content.isClosed = true
            content.isSuspended = false
            return content.shards.values
        }
        for status in shards { status.news.tell() }
    }
}

extension RPCError {
    /// The system has no descriptors or memory left for the store, for now. Nothing is known of a write under way.
    static var noResources: RPCError {
        RPCError(.unavailable, "the node's system is out of descriptors or memory").with(reason: "NO_RESOURCES")
            .retrying(after: .milliseconds(200))
    }

    static var closing: RPCError { RPCError(.unavailable, "the storage node is closing").with(reason: "CLOSING") }

    /// This node does not order the shard's writes, or does not know whether it still does.
    static func notPrimary(_ shard: ShardNumber, _ leader: ShardStatus.Leader) -> RPCError {
        RPCError(.failedPrecondition, "this node does not serve shard \(shard); \(leader.primary) does")
            .with(reason: "NOT_PRIMARY").with(StorageV1.NotPrimary(shard, leader))
    }
}

extension StorageV1.NotPrimary {
    init(_ shard: ShardNumber, _ leader: ShardStatus.Leader) {
        self.init(shard: UInt32(shard), primary: leader.primary.text, epoch: leader.epoch)
    }
}
