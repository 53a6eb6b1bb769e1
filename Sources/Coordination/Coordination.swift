/// The one truth about who holds what: the shard map and the replica sets in it.
///
/// It is asked when something changes, never on the way of a request. Replica sets change by
/// compare-and-swap of one shard's record, so that of two who would change it one learns that it lost.
public protocol Coordination: Sendable {
    /// The map as it stands.
    func shardMap() async throws -> ShardMap

    /// The map as it stands, then every later one. A slow follower may miss maps in between, never the
    /// newest.
    func shardMaps() -> ShardMapUpdates

    /// Replaces a shard's replica set when its epoch still is `expected`. The new epoch is one higher.
    ///
    /// - Returns: The map with the change.
    /// - Throws: ``CoordinationError``.
    func replaceReplicaSet(
        of shard: ShardNumber, expected: UInt64, primary: NodeName, inSync: [NodeName]
    ) async throws -> ShardMap
}

/// Why coordination refused a change.
public enum CoordinationError: Error, Equatable {
    /// There is no such shard.
    case unknownShard(ShardNumber)
    /// Somebody else changed the set first; its epoch now.
    case epochIs(UInt64)
    /// The change would make no valid map.
    case invalid(ShardMapError)
}

/// The maps of a watch. Leaving the loop ends the watch; it keeps at most one map that was not read.
public struct ShardMapUpdates: AsyncSequence, Sendable {
    public typealias Element = ShardMap
    public typealias Failure = Never

    let stream: AsyncStream<ShardMap>

    /// Makes a watch from what an implementation of ``Coordination`` feeds it.
    public init(_ start: (AsyncStream<ShardMap>.Continuation) -> Void) {
        let (stream, continuation) = AsyncStream.makeStream(
            of: ShardMap.self, bufferingPolicy: .bufferingNewest(1))
        start(continuation)
        self.stream = stream
    }

    public func makeAsyncIterator() -> AsyncStream<ShardMap>.Iterator { stream.makeAsyncIterator() }
}
