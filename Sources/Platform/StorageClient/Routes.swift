import Coordination
import RPC
import StorageContracts
import Synchronization

/// Where the shards are served: the map as coordination tells it, and what nodes said about newer primaries.
final class Routes: Sendable {
    /// A node to call, and the epoch of the map that says so.
    struct Route: Sendable {
        let shard: ShardNumber
        /// The buckets that the shard owns.
        let buckets: ClosedRange<Bucket>
        let node: NodeName
        let client: StorageV1.StorageClient
        let mapEpoch: UInt64
    }

    private struct State {
        var map: ShardMap
        /// Primaries that nodes named with an epoch that the map does not know yet.
        var named: [ShardNumber: (primary: NodeName, epoch: UInt64)] = [:]
        var clients: [NodeName: StorageV1.StorageClient] = [:]
        /// Turns reads that any replica may serve over the replicas.
        var turn = 0
    }

    let channels: @Sendable (NodeName) throws -> any RPCChannel
    private let state: Mutex<State>
    private let watch = Mutex<Task<Void, Never>?>(nil)

    init(
        coordination: any ClusterCoordination, channels: @escaping @Sendable (NodeName) throws -> any RPCChannel
    ) async throws {
        self.channels = channels
        state = Mutex(State(map: try await coordination.shardMap()))
        let maps = coordination.shardMaps()
        let task = Task { [weak self] in
            for await map in maps { self?.adopt(map) }
        }
        watch.withLock { $0 = task }
    }

    deinit { watch.withLock { $0?.cancel() } }

    /// The way to the primary of a bucket's shard.
    func primary(of bucket: Bucket) throws -> Route {
        try state.withLock { state in
            let record = state.map.shard(of: bucket)
            return try route(record, to: state.named[record.shard]?.primary ?? record.replicas.primary, &state)
        }
    }

    /// The way to the primary of a shard.
    ///
    /// - Throws: UNAVAILABLE while the map does not know the shard.
    func primary(ofShard shard: ShardNumber) throws -> Route {
        try state.withLock { state in
            guard let record = state.map[shard] else {
                throw RPCError(.unavailable, "the shard map has no shard \(shard) yet")
            }
            return try route(record, to: state.named[shard]?.primary ?? record.replicas.primary, &state)
        }
    }

    /// The way to some replica of a bucket's shard, each time another.
    func anyReplica(of bucket: Bucket) throws -> Route {
        try state.withLock { state in
            let record = state.map.shard(of: bucket)
            state.turn &+= 1
            let replicas = record.replicas.inSync
            return try route(record, to: replicas[Int(state.turn.magnitude % UInt(replicas.count))], &state)
        }
    }

    /// Learns from an answer who orders a shard's writes.
    func learn(_ hint: StorageV1.NotPrimary) {
        guard let shard = ShardNumber(exactly: hint.shard), !hint.primary.isEmpty else { return }
        state.withLock { state in
            guard let record = state.map[shard], hint.epoch > record.replicas.epoch,
                hint.epoch > state.named[shard]?.epoch ?? 0
            else { return }
            state.named[shard] = (NodeName(hint.primary), hint.epoch)
        }
    }

    /// Takes a map unless it is an older one.
    private func adopt(_ map: ShardMap) {
        state.withLock { state in
            guard map.epoch > state.map.epoch else { return }
            state.map = map
            state.named = state.named.filter { shard, named in
                map[shard].map { $0.replicas.epoch < named.epoch } ?? false
            }
            let nodes = Set(map.shards.flatMap { $0.replicas.inSync }).union(state.named.values.map(\.primary))
            state.clients = state.clients.filter { nodes.contains($0.key) }
        }
    }

    private func route(_ record: ShardRecord, to node: NodeName, _ state: inout State) throws -> Route {
        let client: StorageV1.StorageClient
        if let known = state.clients[node] {
            client = known
        } else {
            client = StorageV1.StorageClient(try channels(node))
            state.clients[node] = client
        }
        return Route(
            shard: record.shard, buckets: record.buckets, node: node, client: client, mapEpoch: state.map.epoch)
    }
}
