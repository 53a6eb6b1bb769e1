import InteropSuite
import NIOCore
import NIOPosix
import NIOSSL
import RPC
import TestSupport
import Testing

@Suite("What answers tell browsers", .timeLimit(.minutes(1)))
struct AnswerFieldsTests {
    private static func call(_ type: String, _ body: [UInt8], path: String = RawFrame.emptyCall) -> HTTPAsk {
        HTTPAsk(path: path, fields: [("content-type", type)], body: body)
    }

    private static let frame: [UInt8] = [0, 0, 0, 0, 0]
    private static let json = Array("{}".utf8)
    private static let none = "/grpc.testing.TestService/None"
    private static let get = "/grpc.testing.TestService/CacheableUnaryCall?connect=v1&encoding=json&message=%7B%7D"

    /// Requests of each protocol, with and without an error, and the status of their answers.
    private static let asks: [(ask: HTTPAsk, status: String)] = [
        (call("application/json", json), "200"), (call("application/proto", []), "200"),
        (call("application/json", Array("{".utf8)), "400"), (call("application/json", json, path: none), "404"),
        (HTTPAsk(method: "GET", path: get), "200"),
        (call("application/grpc-web+proto", frame), "200"),
        (call("application/grpc-web-text", Array("AAAAAAA=".utf8)), "200"),
        (call("application/grpc-web+proto", frame, path: none), "200"),
        (call("application/grpc-web+proto", [1]), "200"),
        (
            call(
                "application/connect+json", [0, 0, 0, 0, 2] + json,
                path: "/grpc.testing.TestService/StreamingOutputCall"), "200"
        ),
        (call("text/plain", json), "415"), (HTTPAsk(method: "PUT", path: RawFrame.emptyCall), "405"),
        (HTTPAsk(method: "OPTIONS", path: RawFrame.emptyCall), "405"), (HTTPAsk(method: "GET", path: "/none"), "404"),
        (HTTPAsk(method: "GET", path: "/page"), "200"), (HTTPAsk(method: "GET", path: "/broken"), "500"),
    ]

    private static let routes = [
        HTTPRoute("/page") { _ in .text("page") }, HTTPRoute("/broken") { _ in throw RPCError(.internal, "broken") },
        HTTPRoute("/own") { _ in
            HTTPResponse(headers: ["cache-control": "no-cache", "content-type": "text/plain"], body: [0x61])
        },
    ]

    private func withRoutes(_ body: (Int) async throws -> Void) async throws {
        var boundary = ServerBoundary()
        boundary.strictTransportSeconds = 60
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: 0), services: [TestService()], routes: Self.routes,
            boundary: boundary, threads: 1)
        let port = try await server.start()
        try await withTaskExecutorPreference(BlockingExecutor.shared) { try await body(port) }
        await server.shutdown(grace: .seconds(1))
    }

    @Test(
        "No answer to a browser is kept or taken for what it is not, errors included", arguments: asks.indices, [1, 2])
    func fields(index: Int, version: Int) async throws {
        let (ask, status) = Self.asks[index]
        try await withRoutes { port in
            let reply = try ask.send(to: port, version: version)
            #expect(reply.status == status)
            #expect(reply.fields["cache-control"] == "no-store")
            #expect(reply.fields["x-content-type-options"] == "nosniff")
        }
    }

    @Test("A page may say itself how long it is kept", arguments: [1, 2])
    func own(version: Int) async throws {
        try await withRoutes { port in
            let reply = try HTTPAsk(method: "GET", path: "/own").send(to: port, version: version)
            #expect(reply.fields["cache-control"] == "no-cache")
            #expect(reply.fields["x-content-type-options"] == "nosniff")
        }
    }

    @Test("RFC 6797 §7.2: in clear no answer speaks of TLS for later", arguments: [1, 2])
    func clear(version: Int) async throws {
        try await withRoutes { port in
            for (ask, _) in Self.asks {
                let reply = try ask.send(to: port, version: version)
                #expect(reply.fields["strict-transport-security"] == nil)
            }
        }
    }

    @Test(
        "RFC 6797 §6.1: over TLS every answer has browsers come by TLS for as long as the server says",
        arguments: [false, true])
    func secure(isRenewable: Bool) async throws {
        let certificates = try Certificates()
        let own = TLSFiles(certificate: certificates.server.certificate, key: certificates.server.key, authority: nil)
        let listener: Listener =
            isRenewable
            ? .identity(host: "127.0.0.1", port: 0, try TLSIdentity(own), demandsClients: false)
            : .tls(host: "127.0.0.1", port: 0, try serverTLS(certificates))
        var boundary = ServerBoundary()
        boundary.strictTransportSeconds = 60
        let server = Server(
            listening: listener, services: [TestService()], routes: Self.routes, boundary: boundary, threads: 1)
        let port = try await server.start()
        for path in ["/page", "/own", "/none"] {
            let request = "GET \(path) HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"
            let answer = try await TLSAsk.send(request, to: port, clientTLS(certificates)).lowercased()
            #expect(answer.contains("strict-transport-security: max-age=60\r\n"), "\(path)")
        }
        await server.shutdown(grace: .seconds(1))
    }
}

/// A request of HTTP/1.1 over TLS.
private enum TLSAsk {
    /// Sends `request` on a connection of its own, and returns what comes until the server closes.
    static func send(_ request: String, to port: Int, _ tls: TLSConfiguration) async throws -> String {
        let context = try NIOSSLContext(configuration: tls)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        NIOSSLClientHandler(context: context, serverHostname: "localhost"))
                }
            }
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: request))
            var answer = ""
            do {
                for try await part in inbound { answer += String(buffer: part) }
            } catch NIOSSLError.uncleanShutdown {}
            return answer
        }
    }
}
