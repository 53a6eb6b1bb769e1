import Contracts
public import Coordination
public import RPC
import Wire

/// The store as services see it: partitions of typed records, read at one moment and written atomically.
///
/// A call goes to the primary of the partition's shard. Failures that cannot have done harm are repeated
/// within the deadline of the call's options; a write only under an idempotency key, or when the node is
/// certain that it wrote nothing. Pass a handler's `context.onward` as options, so that its deadline holds.
///
/// ```swift
/// let profile = try await store.read(person).record(Profile.self, in: .profile)
/// try await store.write(person, idempotency: request.key) { change in
///     change.require(.profile, version: profile.version)
///     try change.put(event, in: .events, key: SortKey.instant(seconds: now))
/// }
/// ```
public struct StorageClient: Sendable {
    /// The most writes that one request of a batch carries.
    static let maxWritesPerRequest = 1_000
    /// The most bytes of values that one request of a batch carries, below the message limit of RPC.
    static let maxBytesPerRequest = 2 << 20

    private let routes: Routes

    /// Makes a client and learns the shard map.
    ///
    /// - Parameters:
    ///   - coordination: Where the map is kept.
    ///   - channels: A channel to a node's storage service; called once a node.
    public init(
        coordination: any Coordination, channels: @escaping @Sendable (NodeName) throws -> any RPCChannel
    ) async throws {
        routes = try await Routes(coordination: coordination, channels: channels)
    }

    /// Reads of one partition, one thing each.
    public func read(
        _ partition: PartitionKey, freshness: Freshness = .linearizable, options: CallOptions = .init()
    ) -> PartitionReader {
        PartitionReader(store: self, partition: partition, freshness: freshness, options: options)
    }

    /// Reads several things of one partition as they were at one moment.
    ///
    /// - Parameter selections: 1 to 64; what they found stands in the snapshot under their positions.
    /// - Throws: ``RPCError``.
    public func read(
        _ partition: PartitionKey, _ selections: [ReadSelection], freshness: Freshness = .linearizable,
        options: CallOptions = .init()
    ) async throws -> Snapshot {
        var request = StorageV1.ReadRequest(partition: partition.bytes, items: selections.map(\.item))
        switch freshness {
        case .linearizable: request.consistency = .linearizable
        case .atLeast(let token):
            request.consistency = .atLeast
            request.atLeast = token.message
        }
        let response = try await call(partition.bucket, isRepeatable: true, options) { client, epoch in
            request.mapEpoch = epoch
            return try await client.read(request, options: options)
        }
        guard response.results.count == selections.count else {
            throw RPCError(.internal, "storage answered \(response.results.count) of \(selections.count) selections")
        }
        return Snapshot(response: response)
    }

    /// Writes one partition atomically; durable when this returns.
    ///
    /// - Parameters:
    ///   - idempotency: 1 to 64 bytes that name what is done, or none. What was written under a key on this
    ///     partition in the last 24 hours is not written again, and the receipt is the first one's.
    ///   - build: Says what is demanded and changed.
    /// - Throws: ``PreconditionFailed`` when a demand did not hold; ``RPCError`` otherwise.
    @discardableResult
    public func write(
        _ partition: PartitionKey, idempotency: [UInt8] = [], options: CallOptions = .init(),
        _ build: (inout ChangeSet) throws -> Void
    ) async throws -> WriteReceipt {
        var request = try PartitionWrite(partition, idempotency: idempotency, build).request
        do {
            let response = try await call(
                partition.bucket, isRepeatable: !idempotency.isEmpty, options
            ) { client, epoch in
                request.mapEpoch = epoch
                return try await client.write(request, options: options)
            }
            return WriteReceipt(response)
        } catch let error as RPCError {
            if let refusal = error.detail(StorageV1.WriteRefusal.self), let failed = PreconditionFailed(refusal) {
                throw failed
            }
            throw error
        }
    }

    /// Writes any number of partitions, each atomically and by itself; the outcomes stand in the order of
    /// the writes. When this throws, some may have been written: repeat it with the same idempotency keys.
    public func writeBatch(
        _ writes: [PartitionWrite], options: CallOptions = .init()
    ) async throws -> [WriteOutcome] {
        var outcomes: [WriteOutcome?] = Array(repeating: nil, count: writes.count)
        var pending = Array(writes.indices)
        var rounds = 0
        while !pending.isEmpty {
            rounds += 1
            var moved: [Int] = []
            for piece in pieces(of: pending, in: writes) {
                do {
                    let results = try await send(piece.map { writes[$0] }, options)
                    for (place, outcome) in zip(piece, results) { outcomes[place] = WriteOutcome(outcome) }
                } catch let error as RPCError where error.reason == StorageReason.notPrimary {
                    // A shard of the piece has moved, so nothing of it was written: sort it out anew.
                    guard rounds < Retry.maxAttempts else { throw error }
                    moved += piece
                }
            }
            pending = moved
            if !moved.isEmpty { try await routes.refresh() }
        }
        return outcomes.compactMap { $0 }
    }

    /// Cuts the writes at `places` into requests to one node each, within the bounds.
    private func pieces(of places: [Int], in writes: [PartitionWrite]) -> [[Int]] {
        let table = routes.current
        let byNode = Dictionary(grouping: places) { table.primary(of: writes[$0].partition.bucket) }
        return byNode.values.flatMap { Self.pieces(of: $0, in: writes) }
    }

    private static func pieces(of places: [Int], in writes: [PartitionWrite]) -> [[Int]] {
        var pieces: [[Int]] = []
        var size = maxBytesPerRequest
        for place in places {
            let bytes = writes[place].request.sizeEstimate
            if size + bytes > maxBytesPerRequest || pieces[pieces.count - 1].count == maxWritesPerRequest {
                pieces.append([])
                size = 0
            }
            pieces[pieces.count - 1].append(place)
            size += bytes
        }
        return pieces
    }

    /// Sends writes that one node served when they were sorted out.
    private func send(
        _ writes: [PartitionWrite], _ options: CallOptions
    ) async throws -> [StorageV1.WriteOutcome] {
        var request = StorageV1.WriteBatchRequest(writes: writes.map(\.request))
        let isRepeatable = writes.allSatisfy { !$0.request.idempotencyKey.isEmpty }
        let response = try await call(
            writes[0].partition.bucket, isRepeatable: isRepeatable, reroutes: false, options
        ) { client, epoch in
            for index in request.writes.indices { request.writes[index].mapEpoch = epoch }
            return try await client.writeBatch(request, options: options)
        }
        guard response.outcomes.count == writes.count else {
            throw RPCError(.internal, "storage answered \(response.outcomes.count) of \(writes.count) writes")
        }
        return response.outcomes
    }

    /// Makes a call to the node that serves a bucket, and makes it again as ``Retry`` decides.
    private func call<Response>(
        _ bucket: Bucket, isRepeatable: Bool, reroutes: Bool = true, _ options: CallOptions,
        _ body: (StorageV1.StorageClient, UInt64) async throws -> Response
    ) async throws -> Response {
        var retry: Retry?
        while true {
            let table = routes.current
            let node = table.primary(of: bucket)
            guard let client = table.clients[node] else { throw RPCError(.internal, "no channel to node \(node)") }
            do {
                return try await body(client, table.map.epoch)
            } catch let error as RPCError {
                var next = retry ?? Retry(isRepeatable: isRepeatable, reroutes: reroutes, options: options)
                var random = SystemRandomNumberGenerator()
                switch next.decide(error, using: &random) {
                case .giveUp: throw error
                case .waitAndRepeat(let wait): try await Task.sleep(for: wait)
                case .reroute(let wait):
                    try await Task.sleep(for: wait)
                    try await routes.refresh()
                }
                retry = next
            }
        }
    }
}

extension PreconditionFailed {
    init?(_ refusal: StorageV1.WriteRefusal) {
        guard refusal.code == UInt32(StatusCode.failedPrecondition.rawValue) else { return nil }
        self.init(index: Int(refusal.precondition))
    }
}

extension WriteOutcome {
    init(_ outcome: StorageV1.WriteOutcome) {
        switch outcome.outcome {
        case .written(let response): self = .written(WriteReceipt(response))
        case .refused(let refusal):
            if let failed = PreconditionFailed(refusal) {
                self = .preconditionFailed(index: failed.index)
            } else {
                let code = StatusCode(rawValue: Int(refusal.code)) ?? .unknown
                self = .refused(RPCError(code == .ok ? .unknown : code, refusal.message))
            }
        case nil: self = .refused(RPCError(.internal, "storage did not say what became of the write"))
        }
    }
}

extension StorageV1.WriteRequest {
    /// About how many bytes it is when encoded, a little more rather than less.
    var sizeEstimate: Int {
        var size = 64 + idempotencyKey.count
        for condition in preconditions { size += 32 + (condition.record?.sortKey.count ?? 0) }
        for mutation in mutations {
            switch mutation.change {
            case .put(let put): size += 48 + put.sortKey.count + put.value.count
            case .delete(let key): size += 16 + key.sortKey.count
            case .deleteRange(let range): size += 16 + range.from.count + range.until.count
            case nil: size += 8
            }
        }
        return size
    }
}
