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
