import Coordination
import Replication

/// When this node heard what of its peers, by both clocks. Belongs to the writer's thread.
///
/// A message may be on its way for any time. What bounds its age is that it answers, in the stream's batches, something
/// that this node had sent before: it was made after that was sent.
struct Hearing {
    /// How many moments are remembered of a peer: enough for those between a beacon and the apply that follows.
    private static let momentsKept = 32

    private struct Peer {
        var latestSentAt: UInt64 = 0
        var moments: [(heard: MonotonicTime, madeAfter: UInt64)] = []
    }

    private var peers: [NodeName: Peer] = [:]

    /// Notes a delivery.
    mutating func note(_ delivery: PeerDelivery, at now: MonotonicTime) {
        var peer = peers[delivery.from] ?? Peer()
        peer.latestSentAt = delivery.sentAt
        // Of several heard at the same time the one that was surely made first counts.
        if let last = peer.moments.last, last.heard == now {
            peer.moments[peer.moments.count - 1].madeAfter = min(last.madeAfter, delivery.echo)
        } else {
            peer.moments.append((now, delivery.echo))
            if peer.moments.count > Self.momentsKept { peer.moments.removeFirst() }
        }
        peers[delivery.from] = peer
    }

    /// When a peer had sent what is known of it now, by its clock; 0 when nothing is.
    func latestSentAt(of peer: NodeName) -> UInt64 { peers[peer]?.latestSentAt ?? 0 }

    /// A moment of this node's clock after which was made what was heard of a peer at a moment; 0 when none is known.
    func madeAfter(_ peer: NodeName, heard: MonotonicTime) -> UInt64 {
        peers[peer]?.moments.last { $0.heard <= heard }?.madeAfter ?? 0
    }
}
