import Contracts
import Coordination
import RPC
import Synchronization

/// Where the shards are served, as last heard from coordination.
final class Routes: Sendable {
    /// The map, and a client for the primary of each of its shards, in the map's order.
    struct Table: Sendable {
        let map: ShardMap
        let clients: [NodeName: StorageV1.StorageClient]

        /// The node that serves a bucket.
        func primary(of bucket: Bucket) -> NodeName { map.shard(of: bucket).replicas.primary }
    }

    private let coordination: any Coordination
    private let channels: @Sendable (NodeName) throws -> any RPCChannel
    private let table: Mutex<Table>

    init(
        coordination: any Coordination, channels: @escaping @Sendable (NodeName) throws -> any RPCChannel
    ) async throws {
        self.coordination = coordination
        self.channels = channels
        table = Mutex(try Self.table(of: try await coordination.shardMap(), channels))
    }

    /// The routes as last heard.
    var current: Table { table.withLock { $0 } }

    /// Asks coordination again, after a node said that it does not serve a shard.
    func refresh() async throws {
        let known = current
        let map = try await coordination.shardMap()
        guard map.epoch > known.map.epoch else { return }
        let new = try Self.table(of: map, channels, keeping: known.clients)
        table.withLock { if new.map.epoch > $0.map.epoch { $0 = new } }
    }

    private static func table(
        of map: ShardMap, _ channels: @Sendable (NodeName) throws -> any RPCChannel,
        keeping known: [NodeName: StorageV1.StorageClient] = [:]
    ) throws -> Table {
        var clients: [NodeName: StorageV1.StorageClient] = [:]
        for node in Set(map.shards.map(\.replicas.primary)) {
            clients[node] = try known[node] ?? StorageV1.StorageClient(channels(node))
        }
        return Table(map: map, clients: clients)
    }
}
