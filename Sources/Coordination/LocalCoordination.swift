import Synchronization

/// Coordination within one process: the map lives in memory and is the same at every start. For one node
/// that holds every shard alone.
public final class LocalCoordination: Coordination {
    /// How many shards a cluster has unless somebody chose otherwise.
    public static let defaultShardCount = 64

    private struct State {
        var map: ShardMap
        var nextWatch = 0
        var watches: [Int: AsyncStream<ShardMap>.Continuation] = [:]
    }

    private let state: Mutex<State>

    /// Starts from equal slices of the key space, all on one node.
    ///
    /// - Parameter shards: How many shards, 1 to 4,096 and a power of two.
    public convenience init(
        node: NodeName, shards: Int = LocalCoordination.defaultShardCount
    ) throws(ShardMapError) {
        self.init(map: try .uniform(shards: shards, on: node))
    }

    /// Starts from a given map.
    public init(map: ShardMap) {
        state = Mutex(State(map: map))
    }

    public func shardMap() async -> ShardMap {
        state.withLock { $0.map }
    }

    public func shardMaps() -> ShardMapUpdates {
        ShardMapUpdates { continuation in
            state.withLock { state in
                let number = state.nextWatch
                state.nextWatch += 1
                state.watches[number] = continuation
                continuation.yield(state.map)
                continuation.onTermination = { [weak self] _ in
                    self?.endWatch(number)
                }
            }
        }
    }

    private func endWatch(_ number: Int) {
        // The last reference to a continuation must not die under the lock: its own termination locks.
        let ended = state.withLock { $0.watches.removeValue(forKey: number) }
        ended?.finish()
    }

    public func replaceReplicaSet(
        of shard: ShardNumber, expected: UInt64, primary: NodeName, inSync: [NodeName]
    ) async throws(CoordinationError) -> ShardMap {
        let (map, watches) = try state.withLock { state throws(CoordinationError) in
            guard let place = state.map.shards.firstIndex(where: { $0.shard == shard }) else {
                throw .unknownShard(shard)
            }
            var shards = state.map.shards
            guard shards[place].replicas.epoch == expected else { throw .epochIs(shards[place].replicas.epoch) }
            shards[place].replicas = ReplicaSet(epoch: expected + 1, primary: primary, inSync: inSync)
            do throws(ShardMapError) {
                state.map = try ShardMap(epoch: state.map.epoch + 1, shards: shards)
            } catch {
                throw .invalid(error)
            }
            return (state.map, Array(state.watches.values))
        }
        for watch in watches { watch.yield(map) }
        return map
    }
}
