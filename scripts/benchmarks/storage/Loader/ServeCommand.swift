import ArgumentParser
import Coordination
import Dispatch
import Foundation
import RPC
import Storage

/// `storage-bench serve`: one storage node, alone with all shards or one of several that hold every shard together.
/// Says `ready` when it serves, and runs until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve")

    @Argument var folder: String
    @Option var name = "storage-1"
    /// name=host:port of every node, this one among them.
    @Option var node: [String]
    /// etcd's members; none for a node that is alone.
    @Option var etcd: [String] = []
    @Option var shards = 16
    @Option var blockCacheBytes = 512 << 20
    @Option var recordCacheBytes = 256 << 20
    /// Event loops for calls.
    @Option var threads = ProcessInfo.processInfo.activeProcessorCount

    func run() async throws {
        var addresses: [NodeName: String] = [:]
        for text in node {
            let sides = text.split(separator: "=", maxSplits: 1)
            guard sides.count == 2 else { throw ValidationError("'\(text)' is not name=host:port") }
            addresses[NodeName(String(sides[0]))] = String(sides[1])
        }
        let own = NodeName(name)
        guard let port = addresses[own]?.split(separator: ":").last.flatMap({ Int($0) }) else {
            throw ValidationError("no address of \(name)")
        }
        let known = addresses
        var peers: (@Sendable (NodeName) throws -> any RPCChannel)?
        if !etcd.isEmpty { peers = { peer in try Channel(known[peer] ?? "") } }
        let node = try await StorageNode.open(
            folder: folder, name: own, coordination: try await coordination(of: known.keys.sorted()),
            configuration: sizes, peers: peers)
        let server = Server(listening: .clear(host: "127.0.0.1", port: port), services: node.services, threads: threads)
        _ = try await server.start()
        print("ready")
        fflush(nil)
        await Self.stopSignal()
        await server.shutdown()
        await node.close()
    }

    private var sizes: StorageConfiguration {
        var configuration = StorageConfiguration()
        configuration.blockCacheBytes = blockCacheBytes
        configuration.recordCacheBytes = recordCacheBytes
        return configuration
    }

    /// One map, whichever node comes first: every node holds every shard, and each is the primary of its share.
    private func coordination(of nodes: [NodeName]) async throws -> any ClusterCoordination {
        let map = try ShardMap.uniform(shards: shards) { shard in
            ReplicaSet(epoch: 1, primary: nodes[Int(shard) % nodes.count], inSync: nodes)
        }
        if etcd.isEmpty { return LocalCoordination(map: map) }
        let coordination = try EtcdCoordination(EtcdConfiguration(endpoints: etcd.map { try Endpoint($0) }))
        _ = try await coordination.createMap(map)
        return coordination
    }

    private static func stopSignal() async {
        signal(SIGTERM, SIG_IGN)
        let stop = DispatchSource.makeSignalSource(signal: SIGTERM)
        await withCheckedContinuation { stopped in
            stop.setEventHandler { stopped.resume() }
            stop.resume()
        }
        stop.cancel()
    }
}
