import InteropSuite
import RPC
import Testing
import TestContracts

@Suite("HTTP/1.1 connections of a server", .timeLimit(.minutes(1)))
struct HTTP1ConnectionTests {
    private func server(_ body: (Int) async throws -> Void) async throws {
        var limits = ServerLimits()
        limits.message.maxBytes = 1000
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: 0), services: [TestService()], limits: limits, threads: 1)
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
            #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(rule): \(answer.prefix(40))")
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
}
