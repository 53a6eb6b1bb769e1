import InteropSuite
import Logging
import NIOCore
import NIOEmbedded
import Synchronization
import TestContracts
import Testing

@testable import RPC

/// Notes how calls went.
private final class Outcomes: ServerObserver {
    let codes = Mutex<[StatusCode]>([])

    func callBegan(_ context: CallContext) {}
    func callEnded(_ context: CallContext, _ outcome: CallOutcome) { codes.withLock { $0.append(outcome.code) } }
}

@Suite("HTTP/1.1 connections of a server", .timeLimit(.minutes(1)))
struct HTTP1ConnectionTests {
    private func server(
        observers: [any ServerObserver] = [], routes: [HTTPRoute] = [], _ body: (Int) async throws -> Void
    ) async throws {
        var limits = ServerLimits()
        limits.message.maxBytes = 1000
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: 0), services: [TestService()], routes: routes,
            observers: observers, limits: limits, threads: 1)
        try await body(try await server.start())
        await server.shutdown(grace: .seconds(1))
    }

    private static let post = """
        POST /grpc.testing.TestService/StreamingInputCall HTTP/1.1\r
        host: a\r
        content-type: application/connect+proto\r
        transfer-encoding: chunked\r
        \r\n
        """

    @Test("RFC 9112 §9.6: an answer before the end of the request can be read by who goes on sending")
    func earlyAnswer() async throws {
        try await server { port in
            let connection = try RawConnection(port: port)
            connection.send(Self.post)
            // The prefix announces a message above the bound.
            connection.send("5\r\n\u{0}\u{0}\u{1}\u{0}\u{0}\r\n")
            let head = connection.response()
            #expect(head.hasPrefix("HTTP/1.1 200"))
            #expect(head.lowercased().contains("connection: close"))
            let chunk = "10000\r\n" + String(repeating: "a", count: 0x10000) + "\r\n"
            for _ in 0..<32 { #expect(connection.send(chunk)) }
            connection.send("0\r\n\r\n")
            let all = String(decoding: connection.readToEnd(), as: UTF8.self)
            #expect(all.contains("resource_exhausted"))
            #expect(all.hasSuffix("0\r\n\r\n"))
        }
    }

    @Test("Calls by GET leave the connection open for the next")
    func keepAlive() async throws {
        try await server { port in
            let connection = try RawConnection(port: port)
            for _ in 0..<3 {
                connection.send(
                    "GET /grpc.testing.TestService/CacheableUnaryCall?connect=v1&encoding=json&message=%7B%7D HTTP/1.1\r\n"
                        + "host: a\r\n\r\n")
                let response = connection.takeResponse()
                #expect(response.hasPrefix("HTTP/1.1 200"))
                #expect(!response.lowercased().contains("connection: close"))
            }
        }
    }

    private static let call = "/grpc.testing.TestService/EmptyCall"
    private static let json = "content-type: application/json\r\ncontent-length: 2\r\n"

    /// Requests, and the status that each gets.
    private static let requests: [(rule: String, request: String, status: Int)] = [
        ("§3.2: a request without Host", "POST \(call) HTTP/1.1\r\n\(json)\r\n{}", 400),
        ("§3.2: a request with two", "POST \(call) HTTP/1.1\r\nhost: a\r\nhost: b\r\n\(json)\r\n{}", 400),
        ("HTTP/1.0 needs none", "POST \(call) HTTP/1.0\r\n\(json)\r\n{}", 200),
        ("§3.2.2: the target may be a whole URI", "POST http://a\(call) HTTP/1.1\r\nhost: a\r\n\(json)\r\n{}", 200),
        ("§3.2.2: one without a path", "GET http://a HTTP/1.1\r\nhost: a\r\n\r\n", 404),
        ("§3.2.4: an asterisk", "OPTIONS * HTTP/1.1\r\nhost: a\r\n\r\n", 404),
        ("§2.2: an empty line before the request", "\r\nPOST \(call) HTTP/1.1\r\nhost: a\r\n\(json)\r\n{}", 200),
        ("§5.1: a space before the colon", "POST \(call) HTTP/1.1\r\nhost : a\r\n\(json)\r\n{}", 400),
        ("§5.2: a folded line", "POST \(call) HTTP/1.1\r\nhost: a\r\nx: a\r\n b\r\n\(json)\r\n{}", 400),
        (
            "§6.1: both lengths",
            "POST \(call) HTTP/1.1\r\nhost: a\r\n\(json)transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 400
        ),
        ("§6.1: another coding", "POST \(call) HTTP/1.1\r\nhost: a\r\ntransfer-encoding: gzip\r\n\r\n{}", 400),
        ("§6.3: two lengths", "POST \(call) HTTP/1.1\r\nhost: a\r\n\(json)content-length: 3\r\n\r\n{}", 400),
        (
            "§7.1: a chunk without a size",
            "POST \(call) HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nz\r\n{}\r\n0\r\n\r\n", 400
        ),
        (
            "§7.1.2: trailers of a request",
            "POST \(call) HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
                + "2\r\n{}\r\n0\r\nx: y\r\n\r\n", 200
        ),
        ("RFC 9110 §5.5: a NUL", "POST \(call) HTTP/1.1\r\nhost: a\r\nx: a\0b\r\n\(json)\r\n{}", 400),
    ]

    @Test("RFC 9112: what a request may be", arguments: requests.indices)
    func request(index: Int) async throws {
        let (rule, request, status) = Self.requests[index]
        try await server { port in
            let connection = try RawConnection(port: port)
            connection.send(request)
            let answer = connection.response()
            let version = request.contains("HTTP/1.0") ? "1.0" : "1.1"
            #expect(answer.hasPrefix("HTTP/\(version) \(status) "), "\(rule): \(answer.prefix(40))")
        }
    }

    @Test("RFC 9110 §10.1.1: who waits to be told to go on is told, or is refused at once")
    func invitation() async throws {
        try await server { port in
            let expecting = "host: a\r\nexpect: 100-continue\r\n\(Self.json)\r\n"
            let connection = try RawConnection(port: port)
            for _ in 0..<2 {
                connection.send("POST \(Self.call) HTTP/1.1\r\n\(expecting)")
                #expect(connection.takeResponse() == "HTTP/1.1 100 Continue\r\n\r\n")
                connection.send("{}")
                #expect(connection.takeResponse().hasPrefix("HTTP/1.1 200"))
            }
            let refused = try RawConnection(port: port)
            refused.send("POST \(Self.call) HTTP/1.1\r\nhost: b\r\n\(expecting)")
            #expect(refused.takeResponse().hasPrefix("HTTP/1.1 400"))
        }
    }

    @Test("The rest of a request that was answered is not read without end")
    func boundedLinger() async throws {
        try await server { port in
            let connection = try RawConnection(port: port)
            connection.send(Self.post)
            connection.send("5\r\n\u{0}\u{0}\u{1}\u{0}\u{0}\r\n")
            let chunk = Array(("100000\r\n" + String(repeating: "a", count: 0x100000) + "\r\n").utf8)
            var sent = 0
            while sent < 100, connection.send(chunk) { sent += 1 }
            #expect(sent < 100)
        }
    }

    @Test("Calls end with their own status, not as cancelled by the end of their exchange")
    func outcomes() async throws {
        let outcomes = Outcomes()
        try await server(observers: [outcomes]) { port in
            for (type, body, status) in [
                ("application/json", "{}", 200), ("application/grpc-web+proto", "\0\0\0\0\0", 200),
                ("application/json", "[", 400),
            ] {
                let connection = try RawConnection(port: port)
                connection.send(
                    "POST \(Self.call) HTTP/1.1\r\nhost: a\r\ncontent-type: \(type)\r\nconnection: close\r\n"
                        + "content-length: \(body.utf8.count)\r\n\r\n\(body)")
                #expect(String(decoding: connection.readToEnd(), as: UTF8.self).hasPrefix("HTTP/1.1 \(status)"))
            }
        }
        #expect(outcomes.codes.withLock { $0 } == [.ok, .ok, .invalidArgument])
    }

    @Test("RFC 9112 §9.3.2, §9.6: requests that come together are answered in order, up to the one that closes")
    func pipelining() async throws {
        let served = Atomic<Int>(0)
        let page = HTTPRoute("/page") { request in
            // Off the connection's loop and back: the requests that follow have come by then.
            await withTaskExecutorPreference(BlockingExecutor.shared) { await Task.yield() }
            served.add(1, ordering: .relaxed)
            return .text(request.query)
        }
        try await server(routes: [page]) { port in
            let connection = try RawConnection(port: port)
            let requests = (1...4).map { number in
                "GET /page?\(number) HTTP/1.1\r\nhost: a\r\n\(number == 3 ? "connection: close\r\n" : "")\r\n"
            }
            connection.send(requests.joined())
            let all = String(decoding: connection.readToEnd(), as: UTF8.self)
            let bodies = all.split(separator: "HTTP/1.1 200 OK").compactMap { $0.split(separator: "\r\n\r\n").last }
            #expect(bodies == ["1\n", "2\n", "3\n"])
        }
        #expect(served.load(ordering: .relaxed) == 3)
    }

    @Test("What was asked before what is no HTTP is still answered; that is refused, and ends the connection")
    func malformedBehind() async throws {
        let page = HTTPRoute("/page") { request in
            await withTaskExecutorPreference(BlockingExecutor.shared) { await Task.yield() }
            return .text(request.query)
        }
        try await server(routes: [page]) { port in
            for (words, statuses) in [
                ("GET /page?1 HTTP/1.1\r\nhost: a\r\n\r\nno HTTP\r\n\r\nnor this\r\n\r\n", ["200"]),
                ("GET /nowhere HTTP/1.1\r\nhost: a\r\n\r\nno HTTP\r\n\r\n", ["404", "400"]),
                ("POST \(Self.call) HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nz\r\n{}", ["400"]),
                (Self.post + "5\r\n\0\0\u{1}\0\0\r\nno chunk\r\n", ["200"]),
            ] {
                let connection = try RawConnection(port: port)
                connection.send(words)
                let all = String(decoding: connection.readToEnd(), as: UTF8.self)
                #expect(all.matches(of: /HTTP\/1.1 ([0-9]+)/).map { String($0.1) } == statuses)
            }
        }
    }

    @Test("What is behind a request that ends the connection is not waited for: HTTP/1.0, Upgrade, CONNECT")
    func lastRequests() async throws {
        try await server { port in
            for (words, status) in [
                ("POST \(Self.call) HTTP/1.0\r\nconnection: keep-alive\r\n\(Self.json)\r\n{}", "HTTP/1.0 200"),
                (
                    "POST \(Self.call) HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: h2c\r\n"
                        + "\(Self.json)\r\n{}",
                    "HTTP/1.1 200"
                ),
                ("CONNECT a:80 HTTP/1.1\r\nhost: a:80\r\n\r\n", "HTTP/1.1 404"),
            ] {
                let connection = try RawConnection(port: port)
                connection.send(words)
                let all = String(decoding: connection.readToEnd(), as: UTF8.self)
                #expect(all.hasPrefix(status) && all.lowercased().contains("connection: close"))
            }
        }
    }

    @Test("RFC 9112 §6.1: who speaks HTTP/1.0 gets no chunks")
    func noChunks() async throws {
        try await server { port in
            let connection = try RawConnection(port: port)
            connection.send(
                "POST \(Self.call) HTTP/1.0\r\ncontent-type: application/grpc-web+proto\r\ncontent-length: 5\r\n\r\n"
                    + "\0\0\0\0\0")
            let all = String(decoding: connection.readToEnd(), as: UTF8.self)
            #expect(!all.contains("transfer-encoding") && all.contains("\r\n\r\n\0\0\0\0\0"))
        }
    }

    @Test(
        "A head above the bound is refused before its end, and whoever goes on sending can read that",
        arguments: ["x: \(String(repeating: "a", count: 4_000))\r\n", "x: y\r\n"])
    func hugeHead(field: String) async throws {
        try await server { port in
            let connection = try RawConnection(port: port)
            connection.send("GET / HTTP/1.1\r\nhost: a\r\n")
            for _ in 0..<400 { #expect(connection.send(field)) }
            #expect(connection.response().hasPrefix("HTTP/1.1 431"))
        }
    }

    /// What a client sends at once, none of which may leave anything behind.
    private static let lastWords = [
        "GET /page HTTP/1.1\r\n\r\nGET /page HTTP/1.0\r\n\r\n",
        "GET /page HTTP/1.1\r\n\r\nPOST \(call) HTTP/1.1\r\nhost: a\r\n\(json)\r\n{}",
        "GET /page HTTP/1.0\r\n\r\nPOST \(call) HTTP/1.1\r\nhost: a\r\n\(json)\r\n{}",
        "GET /page HTTP/1.1\r\nhost: a\r\n\r\nPOST \(call) HTTP/1.1\r\nhost: a\r\n\(json)\r\n{}",
        "POST \(call) HTTP/1.1\r\nhost: a\r\n\(json)\r\n{",
    ]

    @Test("A connection that has ended is freed, with what came behind its last request", arguments: lastWords)
    func freed(words: String) throws {
        let core = ServerCore(
            router: Router([TestService()]), routes: [HTTPRoute("/page") { _ in .text("page") }], interceptors: [],
            observers: [], cors: nil, limits: ServerLimits(), json: .lenient,
            logger: Logger(label: "test"))
        let loop = EmbeddedEventLoop()
        let executor = LoopExecutor(loop)
        weak var connection: HTTP1ServerConnection?
        do {
            let channel = EmbeddedChannel(loop: loop)
            let seat = try #require(Seat(core, address: "127.0.0.1"))
            let sniffer = ProtocolSniffer(
                core: core, executor: executor, connections: ConnectionRegistry(), seat: seat)
            try channel.pipeline.syncOperations.addHandler(sniffer)
            channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1), promise: nil)
            // A request of its own, so that the connection is there before it may have ended.
            try channel.writeInbound(ByteBuffer(string: "GET / HTTP/1.1\r\nhost: a\r\n\r\n"))
            connection = try channel.pipeline.syncOperations.handler(type: HTTP1ServerConnection.self)
            #expect(connection != nil)
            _ = try? channel.writeInbound(ByteBuffer(string: words))
            loop.run()
            _ = try? channel.finish(acceptAlreadyClosed: true)
            loop.run()
        }
        _ = executor.close()
        #expect(connection == nil)
        #expect(core.load == (calls: 0, heldBytes: 0))
    }
}
