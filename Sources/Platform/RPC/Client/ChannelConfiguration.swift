import NIOCore
import NIOPosix

/// How a ``Channel`` connects, spreads its calls and bounds them.
public struct ChannelConfiguration: Sendable {
    /// How connections are protected. Plain HTTP/2 with prior knowledge unless said otherwise.
    public var security = ChannelSecurity.plaintext
    /// How calls are spread over endpoints.
    public var balancing = BalancingPolicy.pickFirst
    /// When endpoints are passed over whose calls fail; never unless set.
    public var outlierEjection: OutlierEjection?
    /// The most connections on one event loop; further endpoints stand by. At least 1.
    public var maxConnections = 100
    /// Which failed calls are sent again.
    public var retry = RetryPolicy.none
    /// Which calls are sent several times side by side, instead of retries; none unless set.
    public var hedging: HedgingPolicy?
    /// When so many calls fail that none is sent again.
    public var retryThrottling = RetryThrottling()
    /// The waits between attempts to connect.
    public var reconnect = Backoff()
    /// How long an attempt to connect may take, up to the server's SETTINGS frame.
    public var connectTimeout = Duration.seconds(5)
    /// Signs of life that are asked of the server. None unless said otherwise: servers answer pings more frequent than
    /// they permit by hanging up (``ConnectionLifetimeLimits/permitPingSeconds``), after which a channel asks half as
    /// often (gRFC A8).
    public var keepalive: Keepalive?
    /// The deadline of unary calls that bring none, counted from their start; nil leaves them without. Streams last as
    /// long as their callers say.
    public var defaultTimeout: Duration?
    /// How requests are compressed unless a call says otherwise.
    public var compression = MessageCompression.identity
    /// The `:authority` of calls; nil means the target's host and port.
    public var authority: String?
    /// What calls name as their `user-agent`.
    public var userAgent = "shuangma"
    /// The largest request message, in bytes. RESOURCE_EXHAUSTED above it.
    public var maxRequestBytes = 4 << 20
    /// The largest response message, in bytes. RESOURCE_EXHAUSTED above it.
    public var maxResponseBytes = 4 << 20
    /// The most calls on one event loop that wait for a connection or for a place on one;
    /// RESOURCE_EXHAUSTED above it.
    public var maxWaitingCalls = 1024
    /// The most calls open on one connection, if the server allows more.
    public var maxCallsPerConnection = 1024
    /// Windows and bounds of the connections.
    public var http2 = HTTP2Settings()

    /// Looks a host name up for ``ChannelTarget/dns(host:port:)``.
    var lookUpName: @Sendable (String, Int, any EventLoop) -> EventLoopFuture<[SocketAddress]> = { host, port, loop in
        Resolver.addresses(of: host, port: port, pool: .singleton, on: loop)
    }

    /// A configuration with every value at its default.
    public init() {}

    /// Asks a server for signs of life, so that a dead peer is noticed without traffic of its own.
    public struct Keepalive: Sendable, Hashable {
        /// Silence of the server after which it is asked (PING), while calls are open.
        public var interval: Duration
        /// How long it has to answer before the connection is given up.
        public var timeout: Duration
        /// Whether it is also asked while no call is open.
        public var withoutCalls: Bool

        /// Creates a keepalive; `interval` and `timeout` are at least 10 ms.
        public init(
            interval: Duration = .seconds(20), timeout: Duration = .seconds(5), withoutCalls: Bool = false
        ) {
            self.interval = max(interval, .milliseconds(10))
            self.timeout = max(timeout, .milliseconds(10))
            self.withoutCalls = withoutCalls
        }
    }
}
