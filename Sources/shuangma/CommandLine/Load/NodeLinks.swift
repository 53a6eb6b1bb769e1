import Coordination
import Load
import RPC
import Synchronization

/// Connections to the storage nodes that coordination knows, made when they are first asked for.
final class NodeLinks: Sendable {
    private let coordination: EtcdCoordination
    private let connect: @Sendable (String) throws -> [Channel]
    private let channels = Mutex<[Channel]>([])

    /// - Parameter connect: Makes the connections to an address.
    init(_ coordination: EtcdCoordination, connect: @escaping @Sendable (String) throws -> [Channel]) {
        self.coordination = coordination
        self.connect = connect
    }

    /// The nodes that live now.
    func all() async throws -> [ShardedStore.Node] {
        try await alive().map { .init(name: $0.name.text, channels: try open($0.address)) }
    }

    /// The connections to a node that has come since; none when it does not live.
    func find(_ name: String) async throws -> [any RPCChannel] {
        guard let node = await alive().first(where: { $0.name.text == name }) else { return [] }
        return try open(node.address)
    }

    private func alive() async -> [NodeRecord] {
        (await coordination.nodes().first { _ in true } ?? []).filter(\.isAlive)
    }

    private func open(_ address: String) throws -> [Channel] {
        let opened = try connect(address)
        channels.withLock { $0 += opened }
        return opened
    }

    /// Closes all of them, and coordination.
    func close(grace: Duration) async {
        for channel in channels.withLock({ $0 }) { await channel.shutdown(grace: grace) }
        await coordination.close()
    }
}
