import Coordination
import Replication

/// What the replicas want to say in the group that is being worked off. Belongs to the writer's thread.
struct Outbox {
    private var ready: [NodeName: [PeerLink.Outgoing]] = [:]
    /// What must wait until a configuration is on the disk.
    private var held: [(peer: NodeName, outgoing: PeerLink.Outgoing)] = []
    private var heldProposals: [(shard: ShardNumber, next: ReplicaConfiguration, expected: UInt64)] = []

    /// Adds a message; held back until the next ``release(_:)`` if asked so.
    mutating func add(_ message: PeerLink.Outgoing, to peer: NodeName, isHeld: Bool) {
        if isHeld { held.append((peer, message)) } else { ready[peer, default: []].append(message) }
    }

    /// Holds a proposal back until the next ``release(_:)``.
    mutating func hold(_ next: ReplicaConfiguration, expecting epoch: UInt64, of shard: ShardNumber) {
        heldProposals.append((shard, next, epoch))
    }

    /// Everything recorded so far is on the disk.
    mutating func release(_ proposer: Proposer) {
        for (peer, outgoing) in held { ready[peer, default: []].append(outgoing) }
        held.removeAll()
        for (shard, next, expected) in heldProposals { proposer.propose(next, expecting: expected, of: shard) }
        heldProposals.removeAll()
    }

    /// Gives what need not wait to the links.
    mutating func flush(_ links: PeerLinks, echo: (NodeName) -> UInt64) {
        guard !ready.isEmpty else { return }
        for (peer, messages) in ready { links.send(messages, to: peer, echo: echo(peer)) }
        ready.removeAll(keepingCapacity: true)
    }
}
