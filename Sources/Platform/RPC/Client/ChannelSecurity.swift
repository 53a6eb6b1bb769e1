public import NIOSSL

/// How a channel's connections are protected.
public enum ChannelSecurity: Sendable {
    /// HTTP/2 in clear, with prior knowledge (RFC 9113 §3.3).
    case plaintext
    /// HTTP/2 over TLS, agreed by ALPN (RFC 9113 §3.2). A certificate chain and private key in the
    /// configuration make it mutual. `serverName` is the name the server's certificate must bear; nil means
    /// the host of each endpoint. Trust roots none of which is an authority's
    /// certificate are pins: the peer must present one of them. With an `identity` the certificate must bear that URI,
    /// and no host name is asked of it.
    case tls(TLSConfiguration, serverName: String? = nil, identity: ServerIdentity? = nil)
    /// Mutual TLS with a certificate that may be renewed while the channel is in use. With a `server` the server's
    /// certificate must bear that URI, and no host name is asked of it; otherwise it must bear the endpoint's host.
    case identity(TLSIdentity, server: ServerIdentity? = nil)

    var isTLS: Bool {
        switch self {
        case .plaintext: false
        case .tls, .identity: true
        }
    }
}

/// The URI that a server's certificate must bear as a subject alternative name, such as a SPIFFE ID. It says who the
/// server is wherever it runs, as no address does.
public enum ServerIdentity: Sendable, Hashable {
    /// This one, such as `spiffe://shuangma/storage/1`.
    case uri(String)
    /// Any that begins with this, such as `spiffe://shuangma/identity/`.
    case uriPrefix(String)

    /// Whether a certificate with these URIs is that server's.
    func matches(_ uris: [String]) -> Bool {
        switch self {
        case .uri(let wanted): uris.contains(wanted)
        case .uriPrefix(let prefix): uris.contains { $0.hasPrefix(prefix) }
        }
    }
}
