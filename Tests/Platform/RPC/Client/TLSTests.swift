import InteropSuite
import NIOSSL
import RPC
import TestContracts
import TestSupport
import Testing

@Suite("TLS", .timeLimit(.minutes(1)))
struct TLSTests {
    private let certificates: Certificates

    init() throws { certificates = try Certificates() }

    /// Makes a call to a server with mutual TLS and returns its error.
    private func call(
        _ host: String, _ configuration: TLSConfiguration, name: String? = nil,
        expecting expected: ServerIdentity? = nil, server identity: Certificates.Identity? = nil,
        serving served: TLSConfiguration? = nil
    ) async throws -> RPCError? {
        let tls = try served ?? serverTLS(certificates, identity: identity)
        let server = Server(
            listening: .tls(host: "127.0.0.1", port: 0, tls), services: [TestService()], threads: 1)
        let port = try await server.start()
        var channelConfiguration = ChannelConfiguration()
        channelConfiguration.security = .tls(configuration, serverName: name, identity: expected)
        let channel = try RPC.Channel("\(host):\(port)", configuration: channelConfiguration)
        var failure: RPCError?
        do {
            let client = GRPCTesting.TestServiceClient(channel)
            _ = try await client.emptyCall(.init(), options: .init(timeout: .seconds(20)))
        } catch let error as RPCError {
            failure = error
        }
        await channel.shutdown()
        await server.shutdown(grace: .seconds(1))
        return failure
    }

    @Test("RFC 9113 §3.2: HTTP/2 is agreed by ALPN, both sides know each other by certificates")
    func mutual() async throws {
        #expect(try await call("localhost", clientTLS(certificates)) == nil)
        #expect(try await call("127.0.0.1", clientTLS(certificates)) == nil)
        #expect(try await call("127.0.0.1", clientTLS(certificates), name: "localhost") == nil)
    }

    @Test("a server whose certificate bears another name is not called")
    func otherName() async throws {
        // The certificate is for "client", without an address.
        let tls = try clientTLS(certificates)
        #expect(try await call("localhost", tls, server: certificates.client)?.code == .unavailable)
        #expect(try await call("localhost", tls, name: "client", server: certificates.client) == nil)
    }

    @Test("a server of an unknown authority is not called")
    func unknownAuthority() async throws {
        let others = try Certificates()
        #expect(try await call("localhost", clientTLS(others))?.code == .unavailable)
    }

    @Test("a client of an unknown authority is not served")
    func unknownClient() async throws {
        let others = try Certificates()
        let strange = try clientTLS(certificates, identity: others.client)
        #expect(try await call("localhost", strange)?.code == .unavailable)
    }

    @Test("a trust root that is no authority's is a pin: its own bearer is trusted, by its name, and nobody else")
    func pins() async throws {
        let others = try Certificates()
        let identity = certificates.selfSigned
        var pinning = try clientTLS(certificates)
        pinning.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(identity.certificate))
        #expect(try await call("localhost", pinning, server: identity) == nil)
        #expect(try await call("127.0.0.1", pinning, server: identity)?.code == .unavailable)
        #expect(try await call("localhost", pinning, server: others.selfSigned)?.code == .unavailable)
        #expect(try await call("localhost", pinning)?.code == .unavailable)
    }

    @Test("a server may pin its clients' certificates")
    func pinnedClient() async throws {
        let identity = certificates.selfSigned
        var tls = try serverTLS(certificates)
        tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(identity.certificate))
        #expect(try await call("localhost", clientTLS(certificates, identity: identity), serving: tls) == nil)
        #expect(try await call("localhost", clientTLS(certificates), serving: tls)?.code == .unavailable)
    }

    @Test("a server is known by the URI of its certificate, whatever its address is called (SPIFFE X509-SVID §2)")
    func uri() async throws {
        let tls = try clientTLS(certificates)
        // The certificate of "client" fits no host name that is asked for here.
        let client = certificates.client
        #expect(try await call("localhost", tls, expecting: .uri("spiffe://test/client/1"), server: client) == nil)
        #expect(try await call("127.0.0.1", tls, expecting: .uriPrefix("spiffe://test/client/"), server: client) == nil)
        for other in [ServerIdentity.uri("spiffe://test/client/2"), .uriPrefix("spiffe://test/server/")] {
            #expect(try await call("localhost", tls, expecting: other, server: client)?.code == .unavailable)
        }
        let others = try Certificates()
        #expect(
            try await call("localhost", clientTLS(others), expecting: .uri("spiffe://test/client/1"))?.code
                == .unavailable)
    }

    @Test("a handler learns the URIs of its caller's certificate; from files as from memory")
    func peerCertificate() async throws {
        func files(_ identity: Certificates.Identity) -> TLSFiles {
            TLSFiles(certificate: identity.certificate, key: identity.key, authority: certificates.authority)
        }
        let (peers, seen) = AsyncStream.makeStream(of: Peer.self)
        let server = Server(
            listening: .tls(host: "127.0.0.1", port: 0, try files(certificates.server).server(demandsClients: true)),
            services: [TestService()], interceptors: [PeerProbe(seen: seen)], threads: 1)
        let port = try await server.start()
        var configuration = ChannelConfiguration()
        configuration.security = .tls(try files(certificates.client).client())
        let channel = try RPC.Channel("localhost:\(port)", configuration: configuration)
        let client = GRPCTesting.TestServiceClient(channel)
        _ = try await client.emptyCall(.init(), options: .init(timeout: .seconds(20)))
        await channel.shutdown()
        await server.shutdown(grace: .seconds(1))
        let certificate = PeerCertificate(uris: ["spiffe://test/client/1"])
        #expect(await peers.first { _ in true } == .network(address: "127.0.0.1", certificate: certificate))
        #expect(try files(certificates.server).uris() == ["spiffe://test/server/1"])
        #expect(throws: TLSFiles.FileError.self) {
            try TLSFiles(certificate: certificates.server.key, key: "", authority: "").client()
        }
    }

    @Test("a client that speaks in clear is not served by TLS, nor the other way round")
    func mixed() async throws {
        let server = try await ScriptedServer(Script())
        var configuration = ChannelConfiguration()
        configuration.security = .tls(try clientTLS(certificates))
        let channel = try RPC.Channel("localhost:\(server.port)", configuration: configuration)
        let error = await #expect(throws: RPCError.self) {
            try await GRPCTesting.TestServiceClient(channel).emptyCall(.init())
        }
        #expect(error?.code == .unavailable)
        await channel.shutdown()
    }
}

/// Tells who calls.
private struct PeerProbe: ServerInterceptor {
    let seen: AsyncStream<Peer>.Continuation

    func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        seen.yield(context.peer)
        try await next(call, context)
    }
}
