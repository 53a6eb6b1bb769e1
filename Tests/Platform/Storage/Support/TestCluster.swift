import Coordination
import Foundation
import Logging
import RPC
import StorageClient
import Synchronization
import Wire

@testable import Storage

/// Several storage nodes in one process, over real sockets, with one coordination.
///
/// Nodes are named by numbers from 1. A node can be stopped as by a crash and started again from its folder, and cut off
/// from the others while callers still reach it.
final class TestCluster: Sendable {
    private struct Member: Sendable {
        var node: StorageNode
        var server: Server
        var port: Int
    }

    private struct State {
        var members: [Int: Member] = [:]
        var ports: [Int: Int] = [:]
        var isolated: Set<Int> = []
        var fullDisks: Set<Int> = []
        var channels: [(from: Int, to: Int, channel: Channel)] = []
    }

    let coordination: LocalCoordination
    let clock = ManualClock()
    let folders: [Int: String]
    private let configuration: StorageConfiguration
    private let state = Mutex(State())

    /// - Parameters:
    ///   - nodes: How many hold every shard; node 1 is primary of all.
    ///   - spare: How many further nodes there are that hold none yet.
    init(
        nodes: Int = 3, spare: Int = 0, shards: Int = 4, minInSync: Int = 2,
        configuration: StorageConfiguration = .init()
    ) throws {
        let names = (1...nodes).map(Self.name)
        let uniform = try ShardMap.uniform(shards: shards, on: names[0])
        coordination = LocalCoordination(
            map: try ShardMap(
                epoch: 1,
                shards: uniform.shards.map { record in
                    ShardRecord(
                        shard: record.shard, buckets: record.buckets,
                        replicas: ReplicaSet(epoch: 1, primary: names[0], inSync: names))
                }))
        folders = Dictionary(uniqueKeysWithValues: (1...nodes + spare).map { ($0, temporaryFolder()) })
        var configuration = configuration
        configuration.replication.minInSync = minInSync
        self.configuration = configuration
    }

    static func name(_ number: Int) -> NodeName { NodeName("storage-\(number)") }
    static func number(_ name: NodeName) -> Int { Int(name.text.dropFirst("storage-".count))! }

    /// Starts nodes.
    func start(_ numbers: [Int]) async throws {
        for number in numbers {
            let clock = clock
            let opening = NodeOpening(
                folder: folders[number]!, name: Self.name(number), coordination: coordination,
                configuration: configuration,
                peers: { [weak self] peer in
                    guard let self else { throw RPCError(.unavailable, "the test is over") }
                    return try self.channel(from: number, to: Self.number(peer))
                }, caller: nil, clock: { clock.now }, leaseClock: StorageNode.systemLeaseClock,
                freeDiskBytes: { [weak self] in
                    self?.state.withLock { $0.fullDisks.contains(number) } == true ? 0 : 1 << 40
                }, logger: Self.logger)
            let node = try await opening.run()
            let server = Server(
                listening: .clear(host: "127.0.0.1", port: 0), services: node.services, threads: 1)
            let port = try await server.start()
            state.withLock { state in
                state.members[number] = Member(node: node, server: server, port: port)
                state.ports[number] = port
            }
        }
    }

    private static let logger: Logger = {
        var logger = Logger(label: "test.storage")
        logger.logLevel = ProcessInfo.processInfo.environment["STORAGE_TEST_LOG"] == nil ? .critical : .debug
        return logger
    }()

    /// A channel to a node as it listens now; `from` 0 is a caller.
    private func channel(from: Int, to: Int) throws -> Channel {
        try state.withLock { state in
            guard let port = state.ports[to] else { throw RPCError(.unavailable, "node \(to) is down") }
            if from != 0, state.isolated.contains(from) || state.isolated.contains(to) {
                throw RPCError(.unavailable, "node \(from) does not reach node \(to)")
            }
            var configuration = ChannelConfiguration()
            configuration.reconnect = Backoff(initial: .milliseconds(10), maximum: .milliseconds(100))
            let channel = try Channel("127.0.0.1:\(port)", configuration: configuration)
            state.channels.append((from, to, channel))
            return channel
        }
    }

    /// A client of the cluster.
    func client(_ configuration: StoreConfiguration = .init()) async throws -> Store {
        try await Store(coordination: coordination, configuration: configuration) { [weak self] node in
            guard let self else { throw RPCError(.unavailable, "the test is over") }
            return ReconnectingChannel { try self.channel(from: 0, to: Self.number(node)) }
        }
    }

    func node(_ number: Int) -> StorageNode { state.withLock { $0.members[number]!.node } }

    /// Takes a node away at once, as a crash does: nothing is handed over, nothing said.
    func kill(_ number: Int) async {
        let member = state.withLock { state in
            state.ports[number] = nil
            return state.members.removeValue(forKey: number)
        }
        guard let member else { return }
        await cut(number)
        // In this order, as a process does it: handlers that wait for the node end on loops that still turn.
        await member.node.close()
        await member.server.shutdown(grace: .zero)
    }

    /// Cuts a node off from the others; callers still reach it.
    func isolate(_ number: Int) async {
        state.withLock { _ = $0.isolated.insert(number) }
        await cut(number)
    }

    /// Leaves no room on a node's disk, or makes some.
    func setDiskFull(_ number: Int, _ isFull: Bool) {
        state.withLock { if isFull { $0.fullDisks.insert(number) } else { $0.fullDisks.remove(number) } }
    }

    func heal(_ number: Int) { state.withLock { _ = $0.isolated.remove(number) } }

    /// Breaks the connections between a node and the others.
    private func cut(_ number: Int) async {
        let broken = state.withLock { state in
            let broken = state.channels.filter { $0.from != 0 && ($0.from == number || $0.to == number) }
            state.channels.removeAll { $0.from != 0 && ($0.from == number || $0.to == number) }
            return broken
        }
        for entry in broken { await entry.channel.shutdown(grace: .zero) }
    }

    /// Stops everything.
    func stop() async {
        for number in state.withLock({ Array($0.members.keys) }) { await kill(number) }
        for entry in state.withLock({ $0.channels }) { await entry.channel.shutdown(grace: .zero) }
    }

    // MARK: What is expected to become true

    /// Waits until something holds of the records of all shards, as ``becomes(_:)`` does; whether it did.
    func settles(_ condition: @Sendable (ShardRecord) -> Bool) async throws -> Bool {
        try await becomes { [coordination] in try await coordination.shardMap().shards.allSatisfy(condition) }
    }

    /// Waits until something holds, at most forty seconds, since moves are throttled and machines may be slow; whether
    /// it did.
    func becomes(_ condition: () async throws -> Bool) async throws -> Bool {
        let start = ContinuousClock.now
        while start.duration(to: .now) < .seconds(40) {
            if try await condition() { return true }
            try await Task.sleep(for: .milliseconds(5))
        }
        return false
    }

    /// Everything that a node holds of the records, as bytes by key.
    func records(_ number: Int) throws -> [[UInt8]: [UInt8]] {
        let (database, _) = try node(number).service.state.serving(0)
        let view = RocksView(database, .any)
        var records: [[UInt8]: [UInt8]] = [:]
        try [0 as UInt8].withUnsafeBytes { first in
            try view.ascend(.data, from: first, withinPrefix: false) { key, value in
                records[[UInt8](key)] = [UInt8](value)
                return true
            }
        }
        return records
    }
}

/// Runs a test over a cluster, and stops it.
func withCluster(_ cluster: TestCluster, start: [Int] = [1, 2, 3], _ body: () async throws -> Void) async throws {
    do {
        try await cluster.start(start)
        try await body()
    } catch {
        await cluster.stop()
        throw error
    }
    await cluster.stop()
}

/// Makes its channel anew when a call on the old one failed: the other end may listen elsewhere by now.
private final class ReconnectingChannel: RPCChannel {
    private let make: @Sendable () throws -> Channel
    private let current = Mutex<Channel?>(nil)

    init(_ make: @escaping @Sendable () throws -> Channel) { self.make = make }

    func unary<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, _ request: Request, options: CallOptions
    ) async throws -> Response {
        let channel = try current.withLock { current in
            if current == nil { current = try make() }
            return current!
        }
        do {
            return try await channel.unary(method, request, options: options)
        } catch let error as RPCError where error.code == .unavailable {
            current.withLock { $0 = nil }
            throw error
        }
    }

    func clientStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, options: CallOptions,
        _ send: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
    ) async throws -> Response { try await make().clientStreaming(method, options: options, send) }

    func serverStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, _ request: Request, options: CallOptions
    ) -> ResponseSequence<Response> {
        do {
            return try make().serverStreaming(method, request, options: options)
        } catch {
            return ResponseSequence { Failed(error: error) }
        }
    }

    private struct Failed<Message: Sendable>: MessageSource {
        let error: any Error

        func next() async throws -> Message? { throw error }
        func cancel() {}
    }

    func bidirectionalStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, options: CallOptions,
        _ send: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
    ) -> ResponseSequence<Response> { preconditionFailure("storage has no such call") }
}
