import InteropSuite
import Testing

@testable import RPC

@Suite("Addresses that trusted proxies tell", .timeLimit(.minutes(1)))
struct TrustedProxiesTests {
    private static let ranges = ["10.0.0.0/8", "2001:db8::/32", "127.0.0.1"].compactMap { IPRange($0) }
    private static let proxy = "10.0.0.1"

    /// Fields of a request from a trusted proxy, and who calls.
    private static let chains: [(fields: [String], caller: String)] = [
        (["198.51.100.7"], "198.51.100.7"),
        (["198.51.100.7, 10.0.0.2"], "198.51.100.7"),
        (["198.51.100.7,10.0.0.2 , 10.0.0.3"], "198.51.100.7"),
        // What stands before the last address that is not a proxy's may be made up.
        (["203.0.113.1, 198.51.100.7"], "198.51.100.7"),
        (["10.0.0.9, 203.0.113.1, 198.51.100.7, 10.0.0.2"], "198.51.100.7"),
        (["203.0.113.1", "198.51.100.7, 10.0.0.2"], "198.51.100.7"),
        (["203.0.113.1", "198.51.100.7"], "198.51.100.7"),
        // Proxies only: the farthest.
        (["10.0.0.5, 10.0.0.2"], "10.0.0.5"),
        ([], proxy), ([""], proxy), ([","], proxy), (["unknown"], proxy), (["_hidden"], proxy), (["a b"], proxy),
        (["198.51.100.7, unknown"], proxy), (["198.51.100.7, unknown, 10.0.0.2"], "10.0.0.2"),
        (["198.51.100.7,"], proxy),
        // Ports and brackets.
        (["198.51.100.7:4711"], "198.51.100.7"), (["[2001:4860::1]:4711"], "2001:4860::1"),
        (["2001:4860::1"], "2001:4860::1"),
        (["[2001:db8::1], 10.0.0.2"], "2001:db8::1"), (["::ffff:198.51.100.7"], "198.51.100.7"),
        (["\"198.51.100.7\""], proxy),
    ]

    @Test("x-forwarded-for: the last address that is no proxy's counts", arguments: chains)
    func xForwardedFor(fields: [String], caller: String) {
        var metadata: Metadata = ["forwarded": "for=203.0.113.9"]
        for field in fields { metadata.add("x-forwarded-for", field) }
        #expect(TrustedProxies(Self.ranges).caller(metadata, behind: Self.proxy) == caller)
    }

    private static let elements: [(field: String, caller: String)] = [
        ("for=198.51.100.7", "198.51.100.7"), ("For=\"[2001:4860::1]:4711\"", "2001:4860::1"),
        ("for=203.0.113.1;proto=https, proto=http; for=198.51.100.7 ;by=10.0.0.1", "198.51.100.7"),
        ("for=198.51.100.7, for=10.0.0.2", "198.51.100.7"), ("for=198.51.100.7:80", "198.51.100.7"),
        ("for=unknown", proxy), ("for=_secret", proxy), ("by=198.51.100.7", proxy), ("for=", proxy), ("", proxy),
        ("for=\"198.51.100.7", proxy), ("for=198.51.100.7, by=10.0.0.2", proxy), ("for", proxy), ("for=\"", proxy),
    ]

    @Test("RFC 7239: the same for `forwarded`, when the proxies write that", arguments: elements)
    func forwarded(field: String, caller: String) {
        let metadata: Metadata = ["x-forwarded-for": "203.0.113.9", "forwarded": field]
        let proxies = TrustedProxies(Self.ranges, field: .forwarded)
        #expect(proxies.caller(metadata, behind: Self.proxy) == caller)
    }

    @Test("A chain is looked at for sixteen addresses from its end")
    func longChain() {
        let metadata: Metadata = [
            "x-forwarded-for": (["198.51.100.7"] + Array(repeating: "10.0.0.2", count: 16)).joined(separator: ",")
        ]
        #expect(TrustedProxies(Self.ranges).caller(metadata, behind: Self.proxy) == "10.0.0.2")
    }

    // MARK: On a server

    /// Tells the caller by a header field where its call comes from.
    private struct AddressTeller: ServerInterceptor {
        func intercept(
            _ call: any ServerCall, context: CallContext,
            next: @Sendable (any ServerCall, CallContext) async throws -> Void
        ) async throws {
            if case .network(let address, _) = context.peer { context.response.initial.add("x-address", address) }
            try await next(call, context)
        }
    }

    private func withServer(
        trusting trusted: [String], proxyProtocol: Bool = false, _ body: (Int) async throws -> Void
    ) async throws {
        var boundary = ServerBoundary()
        boundary.proxies = TrustedProxies(trusted.compactMap { IPRange($0) })
        boundary.speaksProxyProtocol = proxyProtocol
        let page = HTTPRoute("/address") { request in
            guard case .network(let address, _) = request.peer else { return .text("none") }
            return .text(address)
        }
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: 0), services: [TestService()], routes: [page],
            interceptors: [AddressTeller()], boundary: boundary, threads: 1)
        let port = try await server.start()
        try await withTaskExecutorPreference(BlockingExecutor.shared) { try await body(port) }
        await server.shutdown(grace: .seconds(1))
    }

    private static let claim = ("x-forwarded-for", "203.0.113.1, 198.51.100.7")
    private static let call = HTTPAsk(
        path: RawFrame.emptyCall, fields: [("content-type", "application/json"), claim], body: Array("{}".utf8))

    @Test("A trusted proxy's caller is who calls, for calls and pages", arguments: [1, 2])
    func believed(version: Int) async throws {
        try await withServer(trusting: ["127.0.0.0/8"]) { port in
            let reply = try Self.call.send(to: port, version: version)
            #expect(reply.fields["x-address"] == "198.51.100.7")
            let page = try HTTPAsk(method: "GET", path: "/address", fields: [Self.claim]).send(
                to: port, version: version)
            #expect(page.text == "198.51.100.7\n")
        }
    }

    @Test("Nobody else can say that somebody else calls", arguments: [1, 2])
    func notBelieved(version: Int) async throws {
        for trusted in [[], ["10.0.0.0/8"]] {
            try await withServer(trusting: trusted) { port in
                let reply = try Self.call.send(to: port, version: version)
                #expect(reply.fields["x-address"] == "127.0.0.1")
            }
        }
    }

    // MARK: PROXY protocol on a server

    private static let get = Array("GET /address HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n".utf8)
    private static let text = Array("PROXY TCP4 198.51.100.7 10.0.0.1 4711 443\r\n".utf8)
    private static let binary: [UInt8] =
        [0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A, 0x21, 0x11, 0, 12]
        + [198, 51, 100, 7, 10, 0, 0, 1, 0x12, 0x67, 0x01, 0xBB]

    @Test("PROXY protocol: the address that the header tells is the connection's", arguments: [text, binary])
    func proxyProtocol(header: [UInt8]) async throws {
        try await withServer(trusting: ["127.0.0.1"], proxyProtocol: true) { port in
            let whole = try RawConnection(port: port)
            whole.send(header + Self.get)
            #expect(String(decoding: whole.readToEnd(), as: UTF8.self).hasSuffix("198.51.100.7\n"))
            // Torn into single bytes.
            let torn = try RawConnection(port: port)
            for byte in header + Self.get { torn.send([byte]) }
            #expect(String(decoding: torn.readToEnd(), as: UTF8.self).hasSuffix("198.51.100.7\n"))
            // HTTP/2.
            let http2 = try RawConnection(port: port)
            http2.send(
                header + RawFrame.opening + RawFrame.call(RawFrame.emptyCall, on: 1).bytes
                    + RawFrame(RawFrame.data, RawFrame.endStream, 1, [0, 0, 0, 0, 0]).bytes)
            let answer = http2.frame { $0.type == RawFrame.headers }
            #expect(answer.map { String(decoding: $0.payload, as: UTF8.self).contains("x-address") } != nil)
        }
    }

    @Test("PROXY protocol: a chain of proxies is followed to its end")
    func chain() async throws {
        try await withServer(trusting: ["127.0.0.1", "198.51.100.7"], proxyProtocol: true) { port in
            let connection = try RawConnection(port: port)
            connection.send(
                Self.text + Array("GET /address HTTP/1.1\r\nhost: a\r\nconnection: close\r\n".utf8)
                    + Array("x-forwarded-for: 203.0.113.1, 203.0.113.2\r\n\r\n".utf8))
            #expect(String(decoding: connection.readToEnd(), as: UTF8.self).hasSuffix("203.0.113.2\n"))
        }
    }

    @Test("PROXY protocol: who is no trusted proxy, or sends no header, is closed without an answer")
    func refused() async throws {
        try await withServer(trusting: ["10.0.0.0/8"], proxyProtocol: true) { port in
            let stranger = try RawConnection(port: port)
            stranger.send(Self.text + Self.get)
            #expect(stranger.readToEnd().isEmpty)
        }
        try await withServer(trusting: ["127.0.0.1"], proxyProtocol: true) { port in
            for opening in [Self.get, RawFrame.opening, Array("PROXY TCP4 a b 1 2\r\n".utf8) + Self.get] {
                let connection = try RawConnection(port: port)
                connection.send(opening)
                #expect(connection.readToEnd().isEmpty)
            }
        }
    }

    @Test("Without the PROXY protocol its header is no request")
    func unexpected() async throws {
        try await withServer(trusting: ["127.0.0.1"]) { port in
            let connection = try RawConnection(port: port)
            connection.send(Self.text + Self.get)
            #expect(!String(decoding: connection.readToEnd(), as: UTF8.self).contains("198.51.100.7"))
        }
    }
}
