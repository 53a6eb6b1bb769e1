/// Why coordination refused a change, or could not be asked.
public enum CoordinationError: Error, Equatable {
    /// The cluster has no map yet.
    case noMap
    /// A map with this many shards is being made.
    case otherShardCount(Int)
    /// There is no such shard.
    case unknownShard(ShardNumber)
    /// There is no such node.
    case unknownNode(NodeName)
    /// Somebody else changed the record first; what it is now.
    case changedMeanwhile(ShardRecord)
    /// A shard with this number is there already.
    case numberTaken(ShardNumber)
    /// The change would make no valid map.
    case invalid(ShardMapError)
    /// The leadership under which the change was asked for is over.
    case notLeading
    /// Coordination has no answer in time; a change may have been made or not.
    case unreachable(String)
    /// Coordination refuses this process, such as for a wrong password.
    case denied(String)
    /// What coordination holds cannot be read, or is no map.
    case unreadable(String)
}

extension CoordinationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noMap: "the cluster has no shard map yet"
        case .otherShardCount(let count): "a shard map with \(count) shards is being made"
        case .unknownShard(let shard): "there is no shard \(shard)"
        case .unknownNode(let node): "there is no node \(node)"
        case .changedMeanwhile(let record):
            "shard \(record.shard) was changed meanwhile; its epoch is \(record.replicas.epoch)"
        case .numberTaken(let shard): "there is a shard \(shard) already"
        case .invalid(let error): "the change makes no map: \(error)"
        case .notLeading: "the leadership is over"
        case .unreachable(let reason): "coordination does not answer: \(reason)"
        case .denied(let reason): "coordination refuses this process: \(reason)"
        case .unreadable(let reason): "coordination holds what cannot be read: \(reason)"
        }
    }
}
