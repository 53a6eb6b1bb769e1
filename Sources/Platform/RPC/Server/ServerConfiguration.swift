public import NIOSSL
public import Wire

/// Where a server listens.
public enum Listener: Sendable {
    /// In clear: HTTP/2 with prior knowledge and HTTP/1.1. Port 0 picks one.
    case clear(host: String, port: Int)
    /// With TLS: HTTP/2 and HTTP/1.1 by ALPN. Port 0 picks one. Trust roots none of which is an authority's
    /// certificate are pins: the peer must present one of them.
    case tls(host: String, port: Int, TLSConfiguration)
    /// The same with a certificate that may be renewed while the server runs. Port 0 picks one. With `demandsClients`
    /// only who shows a certificate of the identity's authorities may connect.
    case identity(host: String, port: Int, TLSIdentity, demandsClients: Bool)

    var host: String {
        switch self {
        case .clear(let host, _), .tls(let host, _, _), .identity(let host, _, _, _): host
        }
    }

    /// Whether it has TLS, by whatever certificate: browsers are then told to come by TLS only.
    var isSecure: Bool {
        switch self {
        case .clear: false
        case .tls, .identity: true
        }
    }

    var port: Int {
        switch self {
        case .clear(_, let port), .tls(_, let port, _), .identity(_, let port, _, _): port
        }
    }
}

/// Bounds and times of a server.
public struct ServerLimits: Sendable {
    /// Bounds of messages; default: ``WireLimits/standard``.
    public var message = WireLimits.standard
    /// Bounds of HTTP/2 connections.
    public var http2 = HTTP2Settings()
    /// The largest body of a request to a page, in bytes.
    public var maxBodyBytes = 4 << 20
    /// The most bytes of requests that one connection's calls may hold unread, and the most bytes of responses that may
    /// wait on it while it still gets new calls. Above, calls get RESOURCE_EXHAUSTED.
    public var connectionBytes = 32 << 20
    /// The most bytes that all calls together may hold: of requests unread, and of responses that their peers do not
    /// take. Above, calls get RESOURCE_EXHAUSTED.
    public var totalBytes = 1 << 30
    /// The most connections at once; further ones are closed when they open.
    public var maxConnections = 20_000
    /// The most calls served at once over all connections; further ones get RESOURCE_EXHAUSTED.
    public var maxCalls = 50_000
    /// The most streaming calls among them.
    public var maxStreams = 25_000
    /// Pages, and checks of health, that are served at once beside ``maxCalls``: they answer when nothing else does.
    public var reservedCalls = 1024
    /// How all of this is shared out among callers.
    public var shares = ShareLimits()
    /// Seconds that a streaming call lasts at most, ±10 % by chance; then it ends with UNAVAILABLE and reason STREAM_AGE,
    /// for its client to open another one. 0: as long as its client wants.
    public var streamSeconds: Int64 = 0
    /// The longest time, in seconds, for which an address may not connect after a connection of it was closed because it
    /// went on calling though it was refused. The first time it is a second, then twice as long each time. 0: never.
    public var shutOutSecondsMax: Int64 = 60
    /// Seconds for which a peer may take nothing of what waits for it; then its response, or its connection, is cut. 0:
    /// for ever.
    public var responseSeconds: Int64 = 20
    /// The slowest that a peer may take what waits for it on the whole, bytes a second, ``responseSeconds`` given for
    /// free. 0: any.
    public var minResponseBytesPerSecond = 256
    /// While a new descriptor would get this number or a higher one, no connection is accepted: what is above is reserved
    /// for others of the process, such as its store.
    public var descriptorsMax = Int.max
    /// Seconds within which a new connection must say which protocol it speaks, within which the head of a request
    /// must arrive, and for which its body may pause, if it is needed whole.
    public var requestSeconds: Int64 = 20
    /// The slowest that such a body may come on the whole, bytes a second, ``requestSeconds`` given for free. 0: any.
    public var minBodyBytesPerSecond = 256
    /// The deadline of calls whose callers name none, counted from their head; nil leaves them without.
    public var defaultTimeout: Duration?
    /// The longest deadline; nearer ones stand. Nil means any.
    public var longestTimeout: Duration?
    /// How long HTTP/2 connections live.
    public var lifetime = ConnectionLifetimeLimits()

    public init() {}
}
