import Coordination
import Logging
public import RPC
public import StorageContracts

/// What other storage nodes call to compare the replicas here with their own.
public struct ComparisonService: StorageV1.ComparisonService {
    let identity: PeerIdentity
    let state: NodeState
    let writes: WriteQueue
    let digester: Digester
    let calls: LongCalls
    let logger: Logger

    public func digestShard(
        _ request: StorageV1.DigestShardRequest, to responses: ResponseStream<StorageV1.DigestShardResponse>,
        context: CallContext
    ) async throws {
        guard let shard = ShardNumber(exactly: request.shard) else {
            throw RPCError.invalidArgument(field: "shard", "is at most 65535")
        }
        guard let from = Bucket(exactly: request.bucketFrom), let through = Bucket(exactly: request.bucketThrough),
            from <= through
        else { throw RPCError.invalidArgument(field: "bucket_through", "is from bucket_from to 65535") }
        try await calls.run {
            do {
                let mark = try await writes.expectMark(of: shard, from...through)
                try await responses.send(.init(part: .awaited(.init())))
                let view = try await mark.view()
                guard view.buckets == from...through else { throw ShardMark.Broken.otherBuckets(view.buckets) }
                let digest = try await digester.digest(of: view)
                try await responses.send(.init(part: .digest(digest.message)))
            } catch {
                writes.report(error, of: shard)
                throw ScrubStatus.of(error, shard)
            }
        }
    }

    public func rebuildReplica(
        _ request: StorageV1.RebuildReplicaRequest, context: CallContext
    ) async throws -> StorageV1.RebuildReplicaResponse {
        guard let shard = ShardNumber(exactly: request.shard), let status = state.status(of: shard) else {
            throw RPCError.invalidArgument(field: "shard", "is held here")
        }
        // Only who orders the shard's writes may say so, and only while it does: the replicas that it compared are
        // then the shard's.
        let sender = try identity.sender(request.sender, "sender", context)
        let leader = status.leader
        guard leader.primary == sender, leader.epoch == request.epoch else {
            throw RPCError.notPrimary(shard, leader)
        }
        logger.critical(
            "a replica differs from a majority", metadata: ["shard": "\(shard)", "primary": "\(leader.primary)"])
        writes.deliver(.damaged(shard))
        return .init()
    }
}

extension WriteQueue {
    /// Begins to wait for the next mark of a shard's log.
    ///
    /// - Throws: ``ShardMark/Broken``; ``WriteRefused``.
    func expectMark(of shard: ShardNumber, _ buckets: ClosedRange<Bucket>) async throws -> ShardMark {
        try await withCheckedThrowingContinuation { continuation in
            if !deliver(.expectMark(shard, buckets, continuation)) {
                continuation.resume(throwing: WriteRefused.closed)
            }
        }
    }
}

/// What callers are told of comparisons that failed.
enum ScrubStatus {
    static func of(_ error: any Error, _ shard: ShardNumber) -> any Error {
        switch error {
        case ShardMark.Broken.givenUp:
            RPCError(.unavailable, "the replica here of shard \(shard) is not whole").with(reason: "NOT_WHOLE")
        case ShardMark.Broken.otherBuckets:
            RPCError(.unavailable, "the replica here of shard \(shard) has other buckets").with(reason: "OTHER_BUCKETS")
        default: StorageStatus.of(error)
        }
    }
}
