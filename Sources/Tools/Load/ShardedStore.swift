public import RPC
import Randomness
import StorageContracts
import Synchronization

/// The project's own store as a load sees it: one node, some nodes, or one shard, through the storage API.
///
/// It learns from the nodes which of them serves what, and learns it anew when one of them no longer does or does
/// not answer; that wait is part of the operation's latency.
public final class ShardedStore: RecordStore {
    /// A node and the connections to it.
    public struct Node: Sendable {
        /// Its name in the shard map; nil for the only one, which is then asked for everything.
        public var name: String?
        /// At least one.
        public var channels: [any RPCChannel]

        /// A node.
        public init(name: String?, channels: [any RPCChannel]) {
            self.name = name
            self.channels = channels
        }

        fileprivate var clients: [StorageV1.StorageClient] { channels.map { StorageV1.StorageClient($0) } }
    }

    /// Finds the connections to a node that was not there at the beginning.
    public typealias Finder = @Sendable (_ name: String) async throws -> [any RPCChannel]

    private struct State {
        var nodes: [Node]
        var clients: [String: [StorageV1.StorageClient]]
        var shards: [StorageV1.Shard]
        /// The look at the nodes that is under way, for all who wait for it.
        var look: Task<Void, Never>?
        /// Looks that are over.
        var looks = 0

        init(_ nodes: [Node], _ shards: [StorageV1.Shard]) {
            self.nodes = nodes
            self.shards = shards
            clients = Dictionary(nodes.map { ($0.name ?? "", $0.clients) }, uniquingKeysWith: { $1 })
        }

        mutating func add(_ node: Node) {
            nodes.append(node)
            clients[node.name ?? ""] = node.clients
        }
    }

    /// Collections of the load's records.
    private static let recordCollection = UInt32(LoadRecords.first)
    private static let seriesCollection = UInt32(LoadRecords.second)
    private static let chainCollection = UInt32(LoadRecords.chain)
    private static let pauseBeforeRetry = Duration.milliseconds(20)

    private let timeout: Duration
    private let finder: Finder?
    private let isOnlyNode: Bool
    private let state: Mutex<State>
    private let buckets: ClosedRange<UInt16>

    /// Learns where the shards are.
    ///
    /// - Parameters:
    ///   - nodes: At least one.
    ///   - shard: The only shard to put a load on; nil for all.
    ///   - timeout: For each operation.
    ///   - finder: For nodes that come later; nil when it shall be these.
    /// - Throws: ``RPCError``; NOT_FOUND when there is no such shard.
    public init(
        _ nodes: [Node], shard: UInt32? = nil, timeout: Duration = .seconds(5), finder: Finder? = nil
    ) async throws {
        precondition(!nodes.isEmpty)
        self.timeout = timeout
        self.finder = finder
        isOnlyNode = nodes.count == 1 && finder == nil
        let shards = try await Self.shards(nodes, timeout)
        state = Mutex(State(nodes, shards))
        guard let shard else {
            buckets = 0...UInt16.max
            return
        }
        guard let chosen = shards.first(where: { $0.shard == shard }) else {
            throw RPCError(.notFound, "there is no shard \(shard)")
        }
        buckets = UInt16(truncatingIfNeeded: chosen.bucketFrom)...UInt16(truncatingIfNeeded: chosen.bucketThrough)
    }

    /// The shards by bucket, by the newest map that any node has.
    private static func shards(_ nodes: [Node], _ timeout: Duration) async throws -> [StorageV1.Shard] {
        var newest: StorageV1.ShardMap?
        var failure: (any Error)?
        for node in nodes {
            do {
                let client = StorageV1.StorageClient(node.channels[0])
                let map = try await client.getShardMap(.init(), options: .init(timeout: timeout))
                if map.epoch >= newest?.epoch ?? 0 { newest = map }
            } catch {
                failure = error
            }
        }
        if let newest { return newest.shards }
        throw failure ?? RPCError(.unavailable, "no node answers")
    }

    // MARK: Routing

    /// The partition of a key, in the buckets that the load is for.
    private func partition(_ key: Int) -> [UInt8] {
        var hash = SeededRandom(seed: UInt64(key) ^ 0x7368_7561_6E67_6D61)
        let bucket = buckets.lowerBound + UInt16(hash.below(buckets.count))
        let rest = (hash.next(), hash.next())
        return [UInt8](unsafeUninitializedCapacity: 16) { bytes, count in
            let raw = UnsafeMutableRawBufferPointer(bytes)
            raw.storeBytes(of: rest.0, as: UInt64.self)
            raw.storeBytes(of: rest.1, toByteOffset: 8, as: UInt64.self)
            raw.storeBytes(of: bucket.bigEndian, as: UInt16.self)
            count = 16
        }
    }

    private func client(_ partition: [UInt8], _ connection: Int) throws -> StorageV1.StorageClient {
        let name = primary(of: partition)
        guard let clients = state.withLock({ $0.clients[name] }) else {
            throw RPCError(.unavailable, "no address of node \(name) was given")
        }
        return clients[connection % clients.count]
    }

    /// The node to ask for a partition, by name.
    private func primary(of partition: [UInt8]) -> String {
        let bucket = UInt32(partition[0]) << 8 | UInt32(partition[1])
        return state.withLock { state in
            if isOnlyNode { return state.nodes[0].name ?? "" }
            var low = 0
            var high = state.shards.count - 1
            while low < high {
                let middle = (low + high + 1) / 2
                if state.shards[middle].bucketFrom <= bucket { low = middle } else { high = middle - 1 }
            }
            return state.shards.isEmpty ? "" : state.shards[low].primary
        }
    }

    /// Learns anew where the shards are, once for all who ask meanwhile; not when that was done since so many looks.
    private func look(after looks: Int) async {
        let look = state.withLock { state -> Task<Void, Never>? in
            if state.looks != looks { return nil }
            if let look = state.look { return look }
            let look = Task {
                await self.learn()
                self.state.withLock { state in
                    state.look = nil
                    state.looks += 1
                }
            }
            state.look = look
            return look
        }
        await look?.value
    }

    private func learn() async {
        let nodes = state.withLock { $0.nodes }
        guard let shards = try? await Self.shards(nodes, timeout) else { return }
        if let finder {
            let missing = Set(shards.map(\.primary)).subtracting(nodes.map { $0.name ?? "" })
            for name in missing {
                guard let channels = try? await finder(name), !channels.isEmpty else { continue }
                state.withLock { $0.add(Node(name: name, channels: channels)) }
            }
        }
        state.withLock { $0.shards = shards }
    }

    /// Makes a call to the node that serves a partition, and makes it again while another may serve it.
    private func call<Response>(
        _ partition: [UInt8], _ connection: Int,
        _ body: (StorageV1.StorageClient, CallOptions) async throws -> Response
    ) async throws -> Response {
        let options = CallOptions(timeout: timeout)
        while true {
            let looks = state.withLock { $0.looks }
            do {
                return try await body(try client(partition, connection), options)
            } catch let error as RPCError {
                let hasMoved = error.code == .unavailable || Self.reason(of: error) == "NOT_PRIMARY"
                guard hasMoved, let deadline = options.deadline, deadline.remaining > Self.pauseBeforeRetry * 2 else {
                    throw error
                }
                try await Task.sleep(for: Self.pauseBeforeRetry)
                await look(after: looks)
            }
        }
    }

    private static func reason(of error: RPCError) -> String? { error.detail(GoogleRPC.ErrorInfo.self)?.reason }

    // MARK: Single records

    /// Reads the record of a key, linearizably.
    public func read(_ key: Int, on connection: Int) async throws -> LoadRecord? {
        let partition = partition(key)
        let request = StorageV1.ReadRequest(
            partition: partition,
            items: [.init(item: .record(.init(collection: Self.recordCollection)))])
        let response = try await call(partition, connection) { try await $0.read(request, options: $1) }
        return response.results.first?.records.first.map { LoadRecord(version: $0.version, value: $0.value) }
    }

    /// Writes the record of a key and returns its version once the write is durable.
    public func write(_ key: Int, _ value: [UInt8], on connection: Int) async throws -> UInt64 {
        let request = Self.request(partition(key), nil, value)
        return try await call(request.partition, connection) { try await $0.write(request, options: $1) }.version
    }

    /// Replaces the record of a key that still has `version`.
    ///
    /// - Returns: The new version, or nil when the store refuses the condition.
    public func write(
        _ key: Int, _ value: [UInt8], ifVersion version: UInt64, on connection: Int
    ) async throws -> UInt64? {
        var request = Self.request(partition(key), nil, value)
        request.preconditions = [
            .init(record: .init(collection: Self.recordCollection), condition: .version(version))
        ]
        do {
            return try await call(request.partition, connection) { try await $0.write(request, options: $1) }.version
        } catch let error as RPCError where error.detail(StorageV1.WriteRefusal.self) != nil {
            return nil
        }
    }

    // MARK: Series

    /// Adds a record to a key's series under `ordinal`.
    public func append(_ key: Int, ordinal: UInt32, _ value: [UInt8], on connection: Int) async throws {
        let request = Self.request(partition(key), ordinal, value)
        _ = try await call(request.partition, connection) { try await $0.write(request, options: $1) }
    }

    /// Writes the record of a key under an idempotency key of its own.
    public func writeOnce(_ key: Int, _ value: [UInt8], on connection: Int) async throws -> UInt64 {
        var request = Self.request(partition(key), nil, value)
        request.idempotencyKey = Self.randomKey()
        let sent = request
        return try await call(sent.partition, connection) { try await $0.write(sent, options: $1) }.version
    }

    /// As long as those that the client of services makes up.
    private static func randomKey() -> [UInt8] {
        withUnsafeBytes(of: UInt128.random(in: 0...UInt128.max)) { [UInt8]($0) }
    }

    /// Adds an entry to a key's chain, in a write that does nothing else.
    public func chain(_ key: Int, _ value: [UInt8], on connection: Int) async throws {
        let append = StorageV1.Append(collection: Self.chainCollection, value: value)
        let request = StorageV1.WriteRequest(
            partition: partition(key), mutations: [.init(change: .append(append))], idempotencyKey: Self.randomKey())
        _ = try await call(request.partition, connection) { try await $0.write(request, options: $1) }
    }

    /// Reads the records with the highest ordinals of a key's series, newest first.
    public func newest(_ key: Int, limit: Int, on connection: Int) async throws -> [LoadRecord] {
        let partition = partition(key)
        let range = StorageV1.Range(collection: Self.seriesCollection, descending: true, limit: UInt32(limit))
        let request = StorageV1.ReadRequest(partition: partition, items: [.init(item: .range(range))])
        let response = try await call(partition, connection) { try await $0.read(request, options: $1) }
        return response.results.first?.records.map { LoadRecord(version: $0.version, value: $0.value) } ?? []
    }

    private static func request(_ partition: [UInt8], _ ordinal: UInt32?, _ value: [UInt8]) -> StorageV1.WriteRequest {
        let put = StorageV1.Put(
            collection: ordinal == nil ? recordCollection : seriesCollection,
            sortKey: ordinal.map { ordinal in withUnsafeBytes(of: ordinal.bigEndian) { [UInt8]($0) } } ?? [],
            value: value)
        return .init(partition: partition, mutations: [.init(change: .put(put))])
    }

    // MARK: Preparing

    /// Writes records in batches and tries again those that find no primary, until the timeout.
    ///
    /// - Throws: ``RPCError``; UNAVAILABLE when a record is still not written then.
    public func prepare(_ writes: [LoadWrite]) async throws {
        let deadline = CallOptions(timeout: timeout).deadline
        var left = writes.map { Self.request(partition($0.key), $0.ordinal, $0.value) }
        while true {
            let looks = state.withLock { $0.looks }
            left = try await unwritten(of: left)
            guard !left.isEmpty else { return }
            // A cluster that has just begun may still be settling who leads its shards.
            guard let deadline, deadline.remaining > Self.pauseBeforeRetry * 2 else {
                throw RPCError(.unavailable, "a record could not be written before the load")
            }
            try await Task.sleep(for: Self.pauseBeforeRetry)
            await look(after: looks)
        }
    }

    /// Writes what can be written now; gives the rest.
    private func unwritten(of requests: [StorageV1.WriteRequest]) async throws -> [StorageV1.WriteRequest] {
        var left: [StorageV1.WriteRequest] = []
        for group in Dictionary(grouping: requests, by: { primary(of: $0.partition) }).values {
            for first in stride(from: 0, to: group.count, by: 1_000) {
                let piece = Array(group[first..<min(first + 1_000, group.count)])
                let batch = StorageV1.WriteBatchRequest(writes: piece)
                let response = try await call(piece[0].partition, 0) { try await $0.writeBatch(batch, options: $1) }
                for (write, outcome) in zip(piece, response.outcomes) {
                    if case .written = outcome.outcome { continue }
                    left.append(write)
                }
            }
        }
        return left
    }
}
