import InteropSuite
import Testing

@testable import RPC

/// Tells the caller by a header field what its call is.
private struct PageTeller: ServerInterceptor {
    func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        context.response.initial.add("x-page", context.ownPage?.rawValue ?? "none")
        context.response.initial.add("set-cookie", "a=b; Path=/")
        try await next(call, context)
    }
}

@Suite("Calls by the server's own pages", .timeLimit(.minutes(1)))
struct OwnPageTests {
    /// What a browser says, and what the call is.
    private static let said: [(origin: String?, site: String?, authority: String, page: OwnPage?)] = [
        ("https://codes.example", "same-origin", "codes.example", .secure),
        ("https://codes.example", nil, "codes.example", .secure),
        ("https://codes.example", nil, "CODES.example:443", .secure),
        ("https://codes.example:8443", nil, "codes.example:8443", .secure),
        ("https://[2001:db8::1]", nil, "[2001:db8::1]", .secure),
        ("http://localhost:8080", "same-origin", "localhost:8080", .loopback),
        ("http://127.0.0.1:8080", nil, "127.0.0.1:8080", .loopback),
        ("http://[::1]:8080", nil, "[::1]:8080", .loopback),
        ("http://a.localhost", nil, "a.localhost:80", .loopback),
        // Foreign pages.
        ("https://codes.example", "same-site", "codes.example", nil),
        ("https://codes.example", "cross-site", "codes.example", nil),
        ("https://codes.example", "none", "codes.example", nil),
        ("https://evil.example", nil, "codes.example", nil),
        ("https://codes.example.evil.example", nil, "codes.example", nil),
        ("https://a.codes.example", nil, "codes.example", nil),
        ("https://codes.example:8443", nil, "codes.example", nil),
        ("http://localhost:3000", nil, "localhost:8080", nil),
        ("http://localhost", nil, "127.0.0.1", nil),
        // A page in clear from a network, and one whose name was made to mean this machine (DNS rebinding).
        ("http://codes.example", "same-origin", "codes.example", nil),
        ("http://192.0.2.1:8080", "same-origin", "192.0.2.1:8080", nil),
        ("http://127.0.0.1.evil.example", nil, "127.0.0.1.evil.example", nil),
        ("http://127.0.0.256", nil, "127.0.0.256", nil),
        // No page, or no page that can be known.
        (nil, "same-origin", "codes.example", nil),
        ("null", "same-origin", "codes.example", nil),
        ("", nil, "codes.example", nil),
        ("codes.example", nil, "codes.example", nil),
        ("file://codes.example", nil, "codes.example", nil),
        ("https://", nil, "", nil),
        ("https://a@codes.example", nil, "codes.example", nil),
        ("https://codes.example/", nil, "codes.example", nil),
        ("https://codes.example:99999", nil, "codes.example:99999", nil),
    ]

    @Test("Fetch Metadata: a page is the server's own when its origin is the request's host", arguments: said)
    func judges(origin: String?, site: String?, authority: String, page: OwnPage?) {
        #expect(OwnPage(origin: origin, site: site, authority: authority) == page)
    }

    /// A call, and whether it counts as one of the server's own page.
    private static let calls: [(type: String, body: [UInt8], page: String)] = [
        ("application/json", Array("{}".utf8), "http"),
        ("application/proto", [], "http"),
        ("application/grpc-web+proto", [0, 0, 0, 0, 0], "http"),
        ("application/grpc-web-text", Array("AAAAAAA=".utf8), "http"),
    ]

    private func withTeller(_ body: (Int) async throws -> Void) async throws {
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: 0), services: [TestService()], interceptors: [PageTeller()],
            threads: 1)
        let port = try await server.start()
        try await withTaskExecutorPreference(BlockingExecutor.shared) { try await body(port) }
        await server.shutdown(grace: .seconds(1))
    }

    @Test("A page's call brings its origin to the handler and a cookie back", arguments: calls, [1, 2])
    func call(_ given: (type: String, body: [UInt8], page: String), version: Int) async throws {
        try await withTeller { port in
            let fields = [("content-type", given.type), ("origin", "http://localhost")]
            let ask = HTTPAsk(path: RawFrame.emptyCall, fields: fields, body: given.body)
            let reply = try ask.send(to: port, version: version)
            #expect(reply.fields["x-page"] == given.page)
            #expect(reply.fields["set-cookie"] == "a=b; Path=/")
        }
    }

    @Test("A call that a foreign page could send without asking is none of the server's own page", arguments: [1, 2])
    func simpleRequests(version: Int) async throws {
        try await withTeller { port in
            // A form; the origin is left out, as no form with one is a call at all.
            let form = HTTPAsk(
                path: RawFrame.emptyCall,
                fields: [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")],
                body: Array("{}".utf8))
            let sent = try form.send(to: port, version: version)
            #expect(sent.fields["x-page"] == "none")
            let get = HTTPAsk(
                method: "GET",
                path: "/grpc.testing.TestService/CacheableUnaryCall?connect=v1&encoding=json&message=%7B%7D",
                fields: [("content-type", "application/json"), ("origin", "http://localhost")])
            let read = try get.send(to: port, version: version)
            #expect(read.fields["x-page"] == "none")
        }
    }

    @Test("RFC 9112 §3.2.2: a target that is a whole URI names the host, whatever Host says")
    func wholeURI() async throws {
        try await withTeller { port in
            let connection = try RawConnection(port: port)
            connection.send(
                "POST http://evil.example\(RawFrame.emptyCall) HTTP/1.1\r\nhost: localhost\r\n"
                    + "origin: http://localhost\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}")
            #expect(connection.response().lowercased().contains("x-page: none"))
        }
    }
}
