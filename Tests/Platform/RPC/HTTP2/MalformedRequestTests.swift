import InteropSuite
import RPC
import Testing

@Suite("Requests of HTTP/2, sentence by sentence (RFC 9113 §8)", .timeLimit(.minutes(1)))
struct MalformedRequestTests {
    private typealias F = RawFrame
    private typealias Fields = [(String, String)]

    private static let whole: Fields = [
        (":method", "POST"), (":scheme", "http"), (":path", F.emptyCall), (":authority", "localhost"),
        ("content-type", "application/grpc"), ("te", "trailers"),
    ]

    /// A request with these fields and an empty message.
    private static func request(_ fields: Fields) -> [RawFrame] {
        [F(F.headers, 4, 1, F.block(fields)), F.message(on: 1)]
    }

    private static func with(_ more: (String, String)...) -> [RawFrame] { request(whole + more) }

    private static func without(_ name: String, _ more: (String, String)...) -> [RawFrame] {
        request(whole.filter { $0.0 != name } + more)
    }

    private static func changed(_ name: String, _ value: String) -> [RawFrame] {
        request(whole.map { $0.0 == name ? (name, value) : $0 })
    }

    private static func pseudo(_ more: (String, String)...) -> [RawFrame] {
        request(Array(whole[..<4]) + more + Array(whole[4...]))
    }

    private static let bad = FrameCase.Reaction.reset(Code.protocolError)

    private static let names: [FrameCase] = [
        FrameCase("§8.2: a name with upper-case letters", bad, with(("X-Upper", "1"))),
        FrameCase("§8.2.1: a name with a space", bad, with(("x y", "1"))),
        FrameCase("§8.2.1: a name with a control character", bad, with(("x\u{1}y", "1"))),
        FrameCase("§8.2.1: a name with DEL", bad, with(("x\u{7f}", "1"))),
        FrameCase("§8.2.1: a name that is not ASCII", bad, with(("x-\u{e9}", "1"))),
        FrameCase("§8.2.1: a name with a colon", bad, with(("x:y", "1"))),
        FrameCase("§8.2.1: an empty name", bad, with(("", "1"))),
        FrameCase("§8.2.1: a value with a line feed", bad, with(("x-a", "1\n2"))),
        FrameCase("§8.2.1: a value with a carriage return", bad, with(("x-a", "1\r2"))),
        FrameCase("§8.2.1: a value with NUL", bad, with(("x-a", "1\u{0}2"))),
        FrameCase("§8.2.1: a value that begins with a space", bad, with(("x-a", " 1"))),
        FrameCase("§8.2.1: a value that ends with a tab", bad, with(("x-a", "1\t"))),
        FrameCase("§8.2.1: a value within which are spaces and tabs", .status("0"), with(("x-a", "1 \t2"))),
        FrameCase("§8.2.1: an empty value", .status("0"), with(("x-a", ""))),
        FrameCase("§8.2.2: connection", bad, with(("connection", "keep-alive"))),
        FrameCase("§8.2.2: keep-alive", bad, with(("keep-alive", "timeout=5"))),
        FrameCase("§8.2.2: proxy-connection", bad, with(("proxy-connection", "keep-alive"))),
        FrameCase("§8.2.2: transfer-encoding", bad, with(("transfer-encoding", "chunked"))),
        FrameCase("§8.2.2: upgrade", bad, with(("upgrade", "h2c"))),
        FrameCase("§8.2.2: te with another value than trailers", bad, changed("te", "trailers, deflate")),
        FrameCase(
            "§8.2.3: cookie may stand in several fields", .status("0"), with(("cookie", "a=1"), ("cookie", "b=2"))),
    ]

    @Test("Names and values of fields", arguments: names)
    func name(_ given: FrameCase) async throws { try await given.play() }

    private static let pseudoFields: [FrameCase] = [
        FrameCase("§8.3: a pseudo-field after a field", bad, without(":path", (":path", F.emptyCall))),
        FrameCase("§8.3: an unknown pseudo-field", bad, pseudo((":test", "1"))),
        FrameCase("§8.3: a pseudo-field of responses", bad, pseudo((":status", "200"))),
        FrameCase("§8.3.1: without :method", bad, without(":method")),
        FrameCase("§8.3.1: without :scheme", bad, without(":scheme")),
        FrameCase("§8.3.1: without :path", bad, without(":path")),
        FrameCase("§8.3.1: an empty :path", bad, changed(":path", "")),
        FrameCase("§8.3.1: a :path that is no path", bad, changed(":path", "nowhere")),
        FrameCase("§8.3.1: * is a path for OPTIONS only", bad, changed(":path", "*")),
        FrameCase("§8.3.1: :method twice", bad, pseudo((":method", "POST"))),
        FrameCase("§8.3.1: :scheme twice", bad, pseudo((":scheme", "http"))),
        FrameCase("§8.3.1: :path twice", bad, pseudo((":path", F.emptyCall))),
        FrameCase("§8.3.1: :authority twice", bad, pseudo((":authority", "localhost"))),
        FrameCase("§8.3.1: host in place of :authority", .status("0"), without(":authority", ("host", "localhost"))),
        FrameCase("§8.3.1: neither :authority nor host", bad, without(":authority")),
        FrameCase("§8.3.1: pseudo-fields in any order", .status("0"), request(whole[..<4].reversed() + whole[4...])),
        FrameCase("§8.5: CONNECT with :path and :scheme", bad, changed(":method", "CONNECT")),
        FrameCase(
            "§8.5: CONNECT to another host is no call", .http("404"),
            [
                F(F.headers, 5, 1, F.block([(":method", "CONNECT"), (":authority", "example.org:80")]))
            ]),
        FrameCase(
            "RFC 8441 §3: :protocol that was not agreed upon", bad,
            [
                F(
                    F.headers, 5, 1,
                    F.block([
                        (":method", "CONNECT"), (":protocol", "websocket"), (":scheme", "http"), (":path", "/"),
                        (":authority", "localhost"),
                    ]))
            ]),
    ]

    @Test("Pseudo-fields", arguments: pseudoFields)
    func pseudoField(_ given: FrameCase) async throws { try await given.play() }

    private static let call = F.call(F.emptyCall, on: 1)
    private static let duplex = F.call(F.duplex, on: 1)

    private static let bodies: [FrameCase] = [
        FrameCase("§8.1.1: content-length is the body's", .status("0"), with(("content-length", "5"))),
        FrameCase("§8.1.1: content-length above the body's", bad, with(("content-length", "6"))),
        FrameCase("§8.1.1: content-length below the body's", bad, with(("content-length", "4"))),
        FrameCase(
            "§8.1.1: content-length beside no body", bad,
            [
                F(F.headers, 5, 1, F.block(whole + [("content-length", "1")]))
            ]),
        FrameCase(
            "§8.1.1: content-length over several frames", bad,
            [
                F(F.headers, 4, 1, F.block(whole + [("content-length", "4")])), F(F.data, 0, 1, [0, 0, 0]),
                F(F.data, 1, 1, [0, 0]),
            ]),
        FrameCase(
            "§8.1.1: content-length with padding, which is none of the body", .status("0"),
            [
                F(F.headers, 4, 1, F.block(whole + [("content-length", "5")])),
                F(F.data, 9, 1, [3, 0, 0, 0, 0, 0, 0, 0, 0]),
            ]),
        FrameCase(
            "§8.1.1: content-length before trailers", bad,
            [
                F(F.headers, 4, 1, F.block(whole + [("content-length", "6")])), F.message(on: 1, end: false),
                F(F.headers, 5, 1, F.block([("x-trailer", "1")])),
            ]),
        FrameCase("§8.1.1: content-length that is no number", bad, with(("content-length", "five"))),
        FrameCase("§8.1.1: content-length below nothing", bad, with(("content-length", "-5"))),
        FrameCase("§8.1.1: two lengths", bad, with(("content-length", "5"), ("content-length", "6"))),
        FrameCase(
            "§8.1: trailers end a request", .status("0"),
            [
                call, F.message(on: 1, end: false), F(F.headers, 5, 1, F.block([("x-trailer", "1")])),
            ]),
        FrameCase(
            "§8.1: trailers end a request that streams", .status("0"),
            [
                duplex, F(F.headers, 5, 1, F.block([("x-trailer", "1")])),
            ]),
        FrameCase(
            "§8.1: a second block without END_STREAM", bad,
            [
                duplex, F(F.headers, 4, 1, F.block([("x-trailer", "1")])),
            ]),
        FrameCase(
            "§8.1: a pseudo-field in trailers", bad,
            [
                duplex, F(F.headers, 5, 1, F.block([(":method", "POST")])),
            ]),
        FrameCase(
            "§8.2: a name with upper-case letters in trailers", bad,
            [
                duplex, F(F.headers, 5, 1, F.block([("X-Trailer", "1")])),
            ]),
        FrameCase(
            "§8.2.2: a field of connections in trailers", bad,
            [
                duplex, F(F.headers, 5, 1, F.block([("connection", "close")])),
            ]),
        FrameCase(
            "§8.1: END_STREAM counts although CONTINUATION follows", .status("12"),
            F(F.headers, 5, 1, call.payload).split(after: 9)),
    ]

    @Test("Bodies and trailers", arguments: bodies)
    func body(_ given: FrameCase) async throws { try await given.play() }

    @Test("§8.1: a server that has answered early asks for no more of the request, with RST_STREAM(NO_ERROR)")
    func earlyAnswer() async throws {
        try await withServer(services: [TestService()]) { port in
            let peer = try FramePeer.settled(port: port)
            // The echo of details fails without a message read; the request goes on.
            peer.send([F.call(F.inputCall, on: 1, [("x-test-details", "1")])])
            peer.read { $0.answer(1).resetCode != nil }
            #expect(peer.answer(1).trailers["grpc-status"] == "3")
            #expect(peer.answer(1).resetCode == Code.none)
            peer.send([F.message(on: 1)])
            #expect(peer.emptyCall(on: 3) == "0")
        }
    }

    @Test("§8.1.1: a malformed request reaches no handler")
    func noHandler() async throws {
        let service = TestService()
        try await withServer(services: [service]) { port in
            let peer = try FramePeer.settled(port: port)
            peer.send([F(F.headers, 4, 1, F.block(Self.whole + [("X-Upper", "1")]))])
            #expect(peer.readAnswer(1).head.isEmpty)
            #expect(service.runningHandlers == 0)
        }
    }
}
