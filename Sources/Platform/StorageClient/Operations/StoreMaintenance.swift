public import Coordination
import RPC
public import StorageContracts
import Synchronization
import Wire

/// What operators do to a running store: each call goes to the primary of the shard that it is about, follows it when it
/// moves, and is made again as long as that may help.
public struct StoreMaintenance: Sendable {
    /// How long a call that gets nowhere is made again: a node that is dead is replaced within it.
    static let patience = Duration.seconds(30)
    /// How long one try to write records may take.
    private static let restoreTimeout = Duration.seconds(30)
    /// Sending a shard's records may take long, and so may comparing replicas; a peer that is gone is noticed by the
    /// channel's keepalive.
    private static let longTimeout = Duration.seconds(24 * 3_600)

    /// The store.
    public let store: Store
    private let token: String
    private let clients = Clients()

    /// - Parameter token: Bearer token of an operator; the channels of `store` alone prove no operator.
    public init(_ store: Store, token: String) {
        self.store = store
        self.token = token
    }

    /// Copies the records of a bucket range, as far as one shard has them: of the shard that owns the first bucket.
    ///
    /// - Parameters:
    ///   - begin: Called before each try; what was received before is of no use then.
    ///   - receive: Takes the pieces, head and end among them. What it throws ends the call.
    public func backUp(
        _ buckets: ClosedRange<Bucket>, begin: () async throws -> Void,
        receive: (StorageV1.BackUpShardResponse) async throws -> Void
    ) async throws {
        try await persist(buckets.lowerBound) { client, options in
            try await begin()
            let request = StorageV1.BackUpShardRequest(
                bucketFrom: UInt32(buckets.lowerBound), bucketThrough: UInt32(buckets.upperBound))
            for try await part in client.backUpShard(request, options: options(Self.longTimeout)) {
                try await receive(part)
            }
        }
    }

    /// Whether the shard of a bucket has no records but the store's own, from that bucket on; and its last bucket.
    public func probe(from bucket: Bucket) async throws -> (isEmpty: Bool, through: Bucket) {
        try await persist(bucket) { client, options in
            let request = StorageV1.BackUpShardRequest(bucketFrom: UInt32(bucket), bucketThrough: UInt32(Bucket.max))
            var through = bucket
            for try await part in client.backUpShard(request, options: options(Self.longTimeout)) {
                switch part.part {
                case .head(let head): through = Bucket(truncatingIfNeeded: head.bucketThrough)
                case .chunk: return (false, through)
                case .end: return (true, through)
                case nil: break
                }
            }
            throw RPCError(.unavailable, "the copy ended before its end")
        }
    }

    /// Numbers of the record sets of which a partition has records; none for a partition that the store does not have. Reads
    /// the copy of its bucket, so it is for few partitions.
    public func recordSets(of partition: PartitionKey) async throws -> Set<UInt32> {
        let bucket = partition.bucket
        return try await persist(bucket) { client, options in
            let request = StorageV1.BackUpShardRequest(bucketFrom: UInt32(bucket), bucketThrough: UInt32(bucket))
            var sets: Set<UInt32> = []
            for try await part in client.backUpShard(request, options: options(Self.longTimeout)) {
                switch part.part {
                case .chunk(let chunk):
                    let entries = try StorageV1.BackupRecords(serialized: chunk.records).partitions
                    for entry in entries where entry.partition == partition.bytes {
                        sets.formUnion(entry.records.map(\.collection))
                    }
                case .end: return sets
                case .head, nil: break
                }
            }
            throw RPCError(.unavailable, "the copy ended before its end")
        }
    }

    /// Writes records of a copy, each partition's atomically, where there are none yet; durable when this returns.
    /// Repeating it does no harm.
    ///
    /// - Parameter partitions: Together within the bounds of one request.
    /// - Returns: How many were written by this call, and how many were there.
    public func restore(_ partitions: [StorageV1.PartitionRecords]) async throws -> (written: Int, present: Int) {
        var written = 0
        var present = 0
        var retry = Retry(until: .after(Self.patience))
        var pending = partitions
        while !pending.isEmpty {
            var open: [StorageV1.PartitionRecords] = []
            var failure: RPCError?
            for (node, part) in try byNode(pending) {
                do {
                    let response = try await client(of: node).restoreRecords(
                        .init(partitions: part), options: options(Self.restoreTimeout))
                    written += Int(response.written)
                    present += Int(response.present)
                    retry = Retry(until: .after(Self.patience))
                } catch let error as RPCError {
                    failure = error
                    open += part
                }
            }
            pending = open
            if let failure { try await store.wait(after: failure, &retry) }
        }
        return (written, present)
    }

    /// Compares the replicas of a shard.
    ///
    /// - Parameters:
    ///   - bucket: One of its buckets.
    ///   - reportOnly: Whether one that differs is left as it is.
    public func scrub(
        _ shard: ShardNumber, owning bucket: Bucket, reportOnly: Bool
    ) async throws -> StorageV1.ScrubShardResponse {
        try await persist(bucket) { client, options in
            try await client.scrubShard(
                .init(shard: UInt32(shard), reportOnly: reportOnly), options: options(Self.longTimeout))
        }
    }

    // MARK: Calls

    /// Makes a call to the primary of a bucket's shard until it succeeds, or gets nowhere for too long.
    private func persist<Response>(
        _ bucket: Bucket,
        _ body: (StorageV1.MaintenanceClient, (Duration) -> CallOptions) async throws -> Response
    ) async throws -> Response {
        var retry = Retry(until: .after(Self.patience))
        while true {
            let started = ContinuousClock.now
            let failure: RPCError
            do {
                let client = try client(of: store.routes.primary(of: bucket).node)
                return try await body(client, options)
            } catch let error as RPCError {
                // A primary that met damage in its replica gives its part up to another.
                failure = error.code == .dataLoss ? RPCError(.unavailable, error.message) : error
            }
            // A try that went on for long has not used up the patience with those that get nowhere.
            if started.duration(to: .now) > Self.patience / 2 { retry = Retry(until: .after(Self.patience)) }
            try await store.wait(after: failure, &retry)
        }
    }

    private func byNode(
        _ partitions: [StorageV1.PartitionRecords]
    ) throws -> [NodeName: [StorageV1.PartitionRecords]] {
        var parts: [NodeName: [StorageV1.PartitionRecords]] = [:]
        for part in partitions {
            guard let key = try? PartitionKey(part.partition) else {
                throw RPCError.invalidArgument(field: "partition", "is \(PartitionKey.length) bytes long")
            }
            parts[try store.routes.primary(of: key.bucket).node, default: []].append(part)
        }
        return parts
    }

    private func options(_ timeout: Duration) -> CallOptions {
        var options = CallOptions(timeout: timeout)
        options.metadata.add("authorization", "Bearer \(token)")
        return options
    }

    private func client(of node: NodeName) throws -> StorageV1.MaintenanceClient {
        try clients.known.withLock { known in
            if let client = known[node] { return client }
            let client = StorageV1.MaintenanceClient(try store.routes.channels(node))
            known[node] = client
            return client
        }
    }

    private final class Clients: Sendable {
        let known = Mutex<[NodeName: StorageV1.MaintenanceClient]>([:])
    }
}
