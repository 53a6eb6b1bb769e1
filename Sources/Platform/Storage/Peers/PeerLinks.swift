import Coordination
import Logging
import RPC

/// The links to the nodes that hold shards of this one's. Belongs to the writer's thread.
final class PeerLinks {
    private let name: NodeName
    private let channel: @Sendable (NodeName) throws -> any RPCChannel
    private let clock: @Sendable () -> UInt64
    private let logger: Logger
    private var links: [NodeName: (link: PeerLink, task: Task<Void, Never>)] = [:]

    /// - Parameters:
    ///   - channel: A channel to a node's services; asked anew whenever a link has broken.
    ///   - clock: The lease clock.
    init(
        from name: NodeName, channel: @escaping @Sendable (NodeName) throws -> any RPCChannel,
        clock: @escaping @Sendable () -> UInt64, logger: Logger
    ) {
        self.name = name
        self.channel = channel
        self.clock = clock
        self.logger = logger
    }

    /// Hands messages to the link of a peer, without waiting.
    ///
    /// - Parameter echo: When the peer had sent what this node knew of it as the messages were made, by its clock.
    func send(_ messages: [PeerLink.Outgoing], to peer: NodeName, echo: UInt64) {
        // To others nobody keeps a link: what is said to them counts as lost.
        links[peer]?.link.send(messages, echo: echo)
    }

    /// Keeps links to these peers, and to no others. They are open before something is to be said: a hand-over must not
    /// wait for a connection.
    func keep(_ peers: Set<NodeName>) {
        for (peer, entry) in links where !peers.contains(peer) {
            Self.end(entry)
            links[peer] = nil
        }
        for peer in peers where links[peer] == nil && peer != name {
            let link = PeerLink(from: name, to: peer, channel: channel, clock: clock, logger: logger)
            links[peer] = (link, Task { await link.run() })
        }
    }

    /// Ends all links.
    func close() {
        for entry in links.values { Self.end(entry) }
        links = [:]
    }

    private static func end(_ entry: (link: PeerLink, task: Task<Void, Never>)) {
        entry.link.end()
        entry.task.cancel()
    }
}
