/// What a server demands of those who reach it from outside, and tells their browsers.
public struct ServerBoundary: Sendable {
    /// The names it answers for; nil for whatever name.
    public var hosts: HostList?
    /// The proxies in front of it.
    public var proxies = TrustedProxies.none
    /// Whether every connection begins with a header of the PROXY protocol, version 1 or 2, from one of ``proxies``. Other
    /// connections are closed.
    public var speaksProxyProtocol = false
    /// For how many seconds browsers shall reach it by TLS only (HSTS, RFC 6797); 0: it says nothing. A listener in clear
    /// never says it.
    public var strictTransportSeconds = 0

    /// No demands: a server that only its own cluster reaches.
    public init() {}
}
