public import NIOSSL

/// How a channel's connections are protected.
public enum ChannelSecurity: Sendable {
    /// HTTP/2 in clear, with prior knowledge (RFC 9113 §3.3).
    case plaintext
    /// HTTP/2 over TLS, agreed by ALPN (RFC 9113 §3.2). A certificate chain and private key in the
    /// configuration make it mutual. `serverName` is the name the server's certificate must bear; nil means
    /// the host of each endpoint. Trust roots none of which is an authority's
    /// certificate are pins: the peer must present one of them.
    case tls(TLSConfiguration, serverName: String? = nil)

    var isTLS: Bool {
        switch self {
        case .plaintext: false
        case .tls: true
        }
    }
}
