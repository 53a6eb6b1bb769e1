import InteropSuite
import NIOCore
import NIOPosix
import NIOSSL
import NIOTLS
import RPC
import TestContracts
import TestSupport
import Testing

@Suite("Versions of TLS", .timeLimit(.minutes(1)))
struct TLSVersionTests {
    private let certificates: Certificates

    init() throws { certificates = try Certificates() }

    /// Shakes hands as a client of one version only. Returns whether it came to an end.
    private func handshake(to port: Int, _ version: TLSVersion) async throws -> Bool {
        var configuration = try clientTLS(certificates)
        (configuration.minimumTLSVersion, configuration.maximumTLSVersion) = (version, version)
        let context = try NIOSSLContext(configuration: configuration)
        let (ends, told) = AsyncStream.makeStream(of: Bool.self)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = try NIOSSLClientHandler(context: context, serverHostname: "localhost")
                    try channel.pipeline.syncOperations.addHandlers(handler, HandshakeProbe(told: told))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        let isDone = await ends.first { _ in true } ?? false
        try? await channel.close()
        return isDone
    }

    @Test("A server refuses clients of TLS 1.0 and 1.1, and takes those of 1.2 and 1.3")
    func clients() async throws {
        let server = Server(
            listening: .tls(host: "127.0.0.1", port: 0, try serverTLS(certificates)), services: [TestService()],
            threads: 1)
        let port = try await server.start()
        for (version, isTaken) in [(TLSVersion.tlsv1, false), (.tlsv11, false), (.tlsv12, true), (.tlsv13, true)] {
            #expect(try await handshake(to: port, version) == isTaken, "\(version)")
        }
        await server.shutdown(grace: .zero)
    }

    @Test("A channel refuses servers of TLS 1.0 and 1.1, which others take", arguments: [TLSVersion.tlsv1, .tlsv11])
    func servers(_ version: TLSVersion) async throws {
        var configuration = try serverTLS(certificates)
        (configuration.minimumTLSVersion, configuration.maximumTLSVersion) = (version, version)
        let context = try NIOSSLContext(configuration: configuration)
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(server.localAddress?.port)
        #expect(try await handshake(to: port, version), "the server does serve this version")
        var options = ChannelConfiguration()
        options.security = .tls(try clientTLS(certificates))
        let channel = try RPC.Channel("localhost:\(port)", configuration: options)
        let client = GRPCTesting.TestServiceClient(channel)
        let error = await #expect(throws: RPCError.self) {
            _ = try await client.emptyCall(.init(), options: .init(timeout: .seconds(20)))
        }
        #expect(error?.code == .unavailable)
        await channel.shutdown(grace: .zero)
        try await server.close()
    }
}

/// Tells how a handshake ends.
private final class HandshakeProbe: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let told: AsyncStream<Bool>.Continuation

    init(told: AsyncStream<Bool>.Continuation) { self.told = told }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted? = event as? TLSUserEvent { told.yield(true) }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { told.yield(false) }

    func channelInactive(context: ChannelHandlerContext) { told.yield(false) }
}
