public import RPC

/// Where etcd is and how it is spoken to.
public struct EtcdConfiguration: Sendable {
    /// Who calls etcd, when it asks for a user.
    public struct Credentials: Sendable {
        /// The user.
        public var user: String
        /// The password; kept out of every message.
        public var password: String

        /// Names a user.
        public init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    /// The members, in any order, at least one. Those that are left out are not used, those that are down passed over.
    public var endpoints: [Endpoint]
    /// What all keys begin with, so that several clusters can share one etcd. Ends with a slash.
    public var prefix: String
    /// How connections are protected; a certificate in it makes TLS mutual.
    public var security = ChannelSecurity.plaintext
    /// Who calls; nil when etcd does not ask.
    public var credentials: Credentials?
    /// How long a call may take, all its attempts together; then it fails with ``CoordinationError/unreachable(_:)``.
    public var timeout = Duration.seconds(5)
    /// How long one attempt of a call may take before another member is asked. A fraction of `timeout`.
    public var attemptTimeout = Duration.seconds(1)
    /// After how long a process that has vanished is forgotten. At least 2 s, below which etcd does not go. A node's
    /// replicas do not wait for it: they watch each other.
    public var lease = Duration.seconds(10)
    /// How often a watch makes sure that its member still answers; after three silent intervals it asks another.
    public var watchInterval = Duration.seconds(2)
    /// The waits between attempts.
    public var backoff = Backoff(initial: .milliseconds(50), maximum: .seconds(1))

    /// Configures coordination by these members, with every other value at its default.
    public init(endpoints: [Endpoint], prefix: String = "shuangma/") {
        self.endpoints = endpoints
        self.prefix = prefix.hasSuffix("/") ? prefix : prefix + "/"
    }

    /// How the channel to the members is made.
    var channel: ChannelConfiguration {
        var channel = ChannelConfiguration()
        channel.security = security
        channel.balancing = .roundRobin
        channel.reconnect = Backoff(initial: .milliseconds(100), maximum: .seconds(2))
        channel.connectTimeout = .seconds(2)
        // etcd hangs up on those who ask more often than each 5 s.
        channel.keepalive = .init(interval: .seconds(6), timeout: .seconds(3))
        // A map of 4,096 shards comes in one response.
        channel.maxResponseBytes = 16 << 20
        channel.userAgent = "shuangma-coordination"
        return channel
    }
}
