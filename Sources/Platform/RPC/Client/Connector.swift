import NIOCore
import NIOPosix
import NIOSSL

/// Opens sockets for a channel's connections, with TLS when the channel has it.
struct Connector: Sendable {
    private let contexts: TLSContexts?
    private let serverName: String?
    private let identity: ServerIdentity?
    private let timeout: TimeAmount

    /// - Throws: when the TLS configuration cannot be used, such as a key that does not fit its certificate.
    init(_ configuration: ChannelConfiguration) throws {
        timeout = .nanoseconds(configuration.connectTimeout.nanosecondsClamped)
        switch configuration.security {
        case .plaintext:
            contexts = nil
            serverName = nil
            identity = nil
        case .tls(let tls, let serverName, let identity):
            contexts = try TLSContexts(Self.prepared(tls, identity))
            self.serverName = serverName
            self.identity = identity
        case .identity(let own, let server):
            contexts = try TLSContexts(own) { Self.prepared(own.client(), server) }
            serverName = nil
            identity = server
        }
    }

    /// The settings of HTTP/2 to a server, which is known by its URI where one is given.
    private static func prepared(_ tls: TLSConfiguration, _ server: ServerIdentity?) -> TLSConfiguration {
        var prepared = tls.prepared(for: ["h2"])
        if server != nil { prepared.certificateVerification = .noHostnameVerification }
        return prepared
    }

    /// Opens a socket. `done` is called on the loop.
    func connect(
        to destination: LoopChannel.Destination, on loop: any EventLoop,
        done: @escaping (Result<any NIOCore.Channel, any Error>) -> Void
    ) {
        let bootstrap = ClientBootstrap(group: loop).connectTimeout(timeout)
        let tcp = bootstrap.channelOption(.tcpOption(.tcp_nodelay), value: 1)
        let made =
            switch destination {
            case .endpoint(.tcp(let host, let port)): tcp.connect(host: host, port: port)
            case .endpoint(.unix(let path)): bootstrap.connect(unixDomainSocketPath: path)
            case .address(let address): tcp.connect(to: address)
            }
        made.assumeIsolated().whenComplete(done)
    }

    /// Puts the handlers of a connection on the socket that was opened for it.
    ///
    /// They are added when the socket stands, not by the bootstrap: to a host of several addresses that opens
    /// several sockets, of which one wins. Nothing is read in between, for all of it happens in one turn of
    /// the loop.
    func install(
        _ connection: ClientConnection, on channel: any NIOCore.Channel, to destination: LoopChannel.Destination
    ) throws {
        let pipeline = channel.pipeline.syncOperations
        if let contexts {
            try pipeline.addHandler(tlsHandler(contexts.latest, serverName: serverName ?? destination.host))
        }
        try pipeline.addHandler(connection)
    }

    /// A handler that asks for the name, unless the name is an IP address: those have no place in SNI
    /// (RFC 6066 §3) and are checked against the certificate's addresses.
    private func tlsHandler(_ chosen: TLSContexts.Context, serverName: String?) throws -> NIOSSLClientHandler {
        let context = chosen.tls
        let isAddress = serverName.map { (try? SocketAddress(ipAddress: $0, port: 0)) != nil } ?? true
        let name = isAddress ? nil : serverName
        if let pins = chosen.pins {
            return try NIOSSLClientHandler(context: context, serverHostname: name) { [identity] chain, promise in
                let isMeant = identity?.matches(chain.first?.uris ?? []) ?? true
                promise.succeed(isMeant ? pins.verify(chain) : .failed)
            }
        }
        guard let identity else { return try NIOSSLClientHandler(context: context, serverHostname: name) }
        // The only call of NIOSSL that adds to BoringSSL's verification instead of replacing it; nothing is sent
        // before it has succeeded.
        return try NIOSSLClientHandler._makeSSLClientHandler(context: context, serverHostname: name) { leaf, channel in
            guard identity.matches(leaf.uris) else {
                return channel.eventLoop.makeFailedFuture(NIOSSLError.unableToValidateCertificate)
            }
            return channel.eventLoop.makeSucceededVoidFuture()
        }
    }
}

extension LoopChannel.Destination {
    /// The host name that a certificate should bear.
    fileprivate var host: String? {
        switch self {
        case .endpoint(.tcp(let host, _)): host
        case .endpoint(.unix): nil
        case .address(.v4(let address)): address.host
        case .address(.v6(let address)): address.host
        case .address(.unixDomainSocket): nil
        }
    }
}
