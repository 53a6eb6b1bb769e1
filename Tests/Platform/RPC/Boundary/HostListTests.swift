import InteropSuite
import TestSupport
import Testing

@testable import RPC

@Suite("Host names that a server answers for", .timeLimit(.minutes(1)))
struct HostListTests {
    private static let asked: [(authority: String, isAdmitted: Bool)] = [
        ("codes.example", true), ("codes.example:8443", true), ("CODES.Example:1", true), ("127.0.0.1:8080", true),
        ("[::1]:8080", true), ("[::1]", true),
        // The address that the connection came to.
        ("192.0.2.9", true), ("192.0.2.9:80", true),
        ("192.0.2.8", false), ("evil.example", false), ("codes.example.evil.example", false),
        ("a.codes.example", false), ("codes.example.", false), ("codes.exampl", false), ("", false), (":80", false),
        ("codes.example:", false), ("codes.example:x", false), ("codes.example:99999", false),
        ("codes.example@evil.example", false), ("evil.example@codes.example", false), ("::1", false), ("[::1", false),
        ("[::1]x", false), ("[codes.example]", false), ("codes.example/", false), ("127.0.0.1.evil.example", false),
    ]

    @Test("A host counts without its port, in either case, and as a whole", arguments: asked)
    func admits(authority: String, isAdmitted: Bool) throws {
        let list = try #require(HostList(["codes.example", "127.0.0.1", "[::1]"]))
        #expect(list.admits(Array(authority.utf8), local: Array("192.0.2.9".utf8)) == isAdmitted)
    }

    @Test(
        "What is no host is refused, also with a port",
        arguments: ["", "a b", "codes.example:80", "https://codes.example", "*", "[::1", "a/b"])
    func refuses(name: String) { #expect(HostList(["codes.example", name]) == nil) }

    @Test("An IPv6 address may stand without brackets")
    func bare() throws {
        #expect(try #require(HostList(["::1"])).admits(Array("[::1]:80".utf8), local: []))
    }

    private func withHosts(_ names: [String], _ body: (Int) async throws -> Void) async throws {
        var boundary = ServerBoundary()
        boundary.hosts = HostList(names)
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: 0), services: [TestService()],
            routes: [HTTPRoute("/page") { _ in .text("page") }], boundary: boundary, threads: 1)
        let port = try await server.start()
        try await withTaskExecutorPreference(BlockingExecutor.shared) { try await body(port) }
        await server.shutdown(grace: .seconds(1))
    }

    private static let asks: [HTTPAsk] = [
        HTTPAsk(method: "GET", path: "/page"), HTTPAsk(method: "GET", path: "/none"),
        HTTPAsk(path: RawFrame.emptyCall, fields: [("content-type", "application/json")], body: Array("{}".utf8)),
        HTTPAsk(
            path: RawFrame.emptyCall, fields: [("content-type", "application/grpc-web+proto")], body: [0, 0, 0, 0, 0]),
    ]

    @Test(
        "DNS rebinding: a request for a name that is not the server's gets 421, and no page or call", arguments: [1, 2])
    func misdirected(version: Int) async throws {
        // Requests are for "localhost".
        try await withHosts(["codes.example"]) { port in
            for ask in Self.asks {
                let reply = try ask.send(to: port, version: version)
                #expect(reply.status == "421")
                #expect(reply.fields["content-type"] == "text/plain; charset=utf-8")
                #expect(!reply.text.contains("localhost"))
            }
        }
        try await withHosts(["localhost"]) { port in
            for ask in Self.asks where ask.path != "/none" {
                let reply = try ask.send(to: port, version: version)
                #expect(reply.status == "200")
            }
        }
    }

    @Test("A gRPC call for a name that is not the server's gets 421")
    func grpc() async throws {
        try await withHosts(["codes.example"]) { port in
            let peer = try FramePeer.settled(port: port)
            peer.send([RawFrame.call(RawFrame.emptyCall, on: 1), FramePeer.message(on: 1)])
            #expect(peer.readAnswer(1).head[":status"] == "421")
        }
    }

    @Test("A load balancer may look at a server by its address, whatever names it answers for")
    func byAddress() async throws {
        try await withHosts(["codes.example"]) { port in
            let connection = try RawConnection(port: port)
            connection.send("GET /page HTTP/1.1\r\nhost: 127.0.0.1:\(port)\r\n\r\n")
            #expect(connection.response().hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test("HTTP/1.0 without a host gets 421, and a target's own host counts before Host")
    func withoutHost() async throws {
        try await withHosts(["codes.example"]) { port in
            for request in [
                "GET /page HTTP/1.0\r\n\r\n", "GET http://evil.example/page HTTP/1.1\r\nhost: codes.example\r\n\r\n",
            ] {
                let connection = try RawConnection(port: port)
                connection.send(request)
                let head = connection.response().prefix { $0 != "\r\n" }
                #expect(head.contains(" 421 "), "\(head)")
            }
        }
    }
}

extension FramePeer {
    /// A whole empty message that ends the request.
    fileprivate static func message(on stream: UInt32) -> RawFrame {
        RawFrame(RawFrame.data, RawFrame.endStream, stream, [0, 0, 0, 0, 0])
    }
}
