import NIOCore

/// The two ends of a connection to a server.
final class ConnectionEnds: Sendable {
    /// Who is at the other end.
    let peer: Peer
    /// Text of the address that the connection came to; empty when it is not known.
    let localAddress: [UInt8]
    /// The proxies, when the peer is one of them and names its callers in each request.
    private let proxies: TrustedProxies?

    /// - Parameter address: Where the connection comes from: what a proxy told in front of it, or what its socket says.
    init(address: String, localAddress: SocketAddress?, certificate: PeerCertificate?, boundary: ServerBoundary) {
        peer = .network(address: address, certificate: certificate)
        self.localAddress = Array(Self.text(localAddress).utf8)
        proxies = boundary.proxies.contains(address) ? boundary.proxies : nil
    }

    /// Who makes a request of a head: the peer, or whom it names as a trusted proxy.
    func caller(_ head: RequestHead) -> Peer {
        guard let proxies, case .network(let address, let certificate) = peer else { return peer }
        return .network(address: proxies.caller(head.metadata, behind: address), certificate: certificate)
    }

    /// The one spelling of an address; empty for a socket without one.
    static func text(_ address: SocketAddress?) -> String {
        guard let text = address?.ipAddress else { return "" }
        return IPAddress(text)?.description ?? text
    }
}
