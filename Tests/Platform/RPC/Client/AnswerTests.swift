import InteropSuite
import RPC
import TestContracts
import Testing

@Suite("What a channel makes of a server's frames")
struct AnswerTests {
    /// Makes one empty call and returns its error, nil when it succeeded.
    private func call(
        _ server: ScriptedServer, _ configuration: ChannelConfiguration = ChannelConfiguration(),
        options: CallOptions = CallOptions(timeout: .seconds(20))
    ) async throws -> RPCError? {
        let channel = try RPC.Channel("127.0.0.1:\(server.port)", configuration: configuration)
        defer { Task { await channel.shutdown(grace: .zero) } }
        do {
            _ = try await GRPCTesting.TestServiceClient(channel).emptyCall(.init(), options: options)
            return nil
        } catch let error as RPCError {
            return error
        }
    }

    private func answer(_ frames: @escaping @Sendable (UInt32) -> [ScriptedFrame]) async throws -> RPCError? {
        let server = try await ScriptedServer(Script(answer: { _, stream in frames(stream) }))
        return try await call(server)
    }

    @Test("a response in order is OK")
    func inOrder() async throws {
        #expect(try await answer { [.ok($0), .emptyMessage($0), .trailers($0)] } == nil)
    }

    @Test(
        "gRPC, HTTP to gRPC status code mapping: an answer that is no gRPC",
        arguments: [
            ("400", StatusCode.internal), ("401", .unauthenticated), ("403", .permissionDenied),
            ("404", .unimplemented),
            ("429", .unavailable), ("502", .unavailable), ("503", .unavailable), ("504", .unavailable),
            ("409", .unknown), ("412", .unknown), ("413", .unknown), ("415", .unknown), ("418", .unknown),
            ("431", .unknown), ("500", .unknown), ("505", .unknown), ("800", .unknown), ("200", .unknown),
        ])
    func plainHTTP(status: String, code: StatusCode) async throws {
        let page = [(":status", status), ("content-type", "text/html")]
        let error = try await answer { [.headers($0, page)] }
        #expect(error?.code == code)
        #expect(try await answer { [.headers($0, page, end: true)] }?.code == code)
        #expect(try await answer { [.headers($0, [(":status", status)]), .data($0, [60], end: true)] }?.code == code)
        // A gRPC status counts more than any HTTP status.
        let broken = [(":status", status), ("content-type", "application/grpc")]
        #expect(try await answer { [.headers($0, broken), .trailers($0, status: "9")] }?.code == .failedPrecondition)
        #expect(
            try await answer { [.headers($0, page + [("grpc-status", "9")], end: true)] }?.code == .failedPrecondition)
        guard status != "200" else { return }
        #expect(try await answer { [.headers($0, broken), .data($0, [], end: true)] }?.code == code)
    }

    @Test(
        "gRPC over HTTP/2, Content-Type: which responses are gRPC with protobuf messages",
        arguments: [
            ("application/grpc", nil), ("application/grpc+proto", nil), ("application/grpc;x=1", nil),
            ("application/grpc+proto;x=1", nil), ("application/grpc+json", StatusCode.internal),
            ("application/grpc+prototype", .internal), ("application/grpc-web", .unknown),
            ("application/grp", .unknown),
            ("image/jpeg", .unknown), ("", .unknown),
        ])
    func contentType(type: String, code: StatusCode?) async throws {
        let error = try await answer { stream in
            [.headers(stream, [(":status", "200"), ("content-type", type)]), .emptyMessage(stream), .trailers(stream)]
        }
        #expect(error?.code == code)
    }

    @Test("gRPC over HTTP/2, Responses: a status beside headers does not count, the one in the trailers does")
    func statusInHeaders() async throws {
        let head = [(":status", "200"), ("content-type", "application/grpc"), ("grpc-status", "8")]
        #expect(try await answer { [.headers($0, head), .trailers($0, status: "9")] }?.code == .failedPrecondition)
        #expect(try await answer { [.headers($0, head), .emptyMessage($0), .trailers($0)] } == nil)
        #expect(
            try await answer { [.headers($0, head), .emptyMessage($0), .data($0, [], end: true)] }?.code == .internal)
    }

    @Test("gRPC over HTTP/2, Custom-Metadata: repeated, joined, padded, broken and unprintable values of a response")
    func responseMetadata() async throws {
        let server = try await ScriptedServer(
            Script(answer: { _, stream in
                let head = [(":status", "200"), ("content-type", "application/grpc"), ("x-a", "1"), ("x-a", "2")]
                let tail = [
                    ("x-b-bin", "AQI=,AQI"), ("x-c-bin", "A"), ("x-d-bin", ""), ("x-e", "\u{e9}"), ("x-f", ""),
                    ("server", "s"), ("date", "d"),
                ]
                return [.headers(stream, head), .emptyMessage(stream), .trailers(stream, tail)]
            }))
        var options = CallOptions()
        options.response = ResponseMetadata()
        #expect(try await call(server, options: options) == nil)
        #expect(options.response?.initial.entries.map(\.value) == [.text("1"), .text("2")])
        var trailing = Metadata()
        for _ in 0..<2 { trailing.add("x-b-bin", binary: [1, 2]) }
        trailing.add("x-d-bin", binary: [])
        trailing.add("x-f", "")
        #expect(options.response?.trailing == trailing)
    }

    @Test("RFC 9113 §10.5.1: a request whose headers the server would not take is not sent")
    func peerHeaderList() async throws {
        let server = try await ScriptedServer(
            Script(
                greeting: [.settings([(id: 6, value: 1000)])],
                answer: { _, stream in [.ok(stream), .emptyMessage(stream), .trailers(stream)] }))
        let large = CallOptions(metadata: ["x-large": String(repeating: "a", count: 600)], timeout: .seconds(20))
        #expect(try await call(server, options: large)?.code == .resourceExhausted)
        #expect(server.seen.requests == 0)
        let fitting = CallOptions(metadata: ["x-large": String(repeating: "a", count: 400)], timeout: .seconds(20))
        #expect(try await call(server, options: fitting) == nil)
    }

    @Test(
        "gRPC over HTTP/2, Custom-Metadata: reserved names and malformed entries are refused before anything is sent",
        arguments: [
            ("grpc-timeout", "1S"), ("grpc-anything", "1"), (":path", "/"), ("te", "trailers"), ("content-type", "a"),
            ("user-agent", "a"), ("host", "a"), ("connection", "close"), ("transfer-encoding", "chunked"), ("", "a"),
            ("x y", "a"), ("x\u{e9}", "a"), ("x-text", "a\r\nb"), ("x-text", "\u{e9}"), ("x-text", "\u{7f}"),
            ("x-bin", "text"),
        ])
    func refusedMetadata(name: String, value: String) async throws {
        let options = CallOptions(metadata: [name: value], timeout: .seconds(20))
        let server = try await ScriptedServer(Script())
        #expect(try await call(server, options: options)?.code == .internal)
        #expect(server.seen.connections == 0)
        let near = GRPCTesting.TestServiceClient(InProcessChannel(services: [TestService()]))
        let error = await #expect(throws: RPCError.self) { try await near.emptyCall(.init(), options: options) }
        #expect(error?.code == .internal)
    }

    @Test("RFC 9113 §8.2.1: spaces around a value are left out")
    func spaces() async throws {
        let server = try await ScriptedServer(
            Script(answer: { _, stream in [.ok(stream), .emptyMessage(stream), .trailers(stream)] }))
        let options = CallOptions(metadata: ["x-a": "  b c ", "x-d": "  "], timeout: .seconds(20))
        #expect(try await call(server, options: options) == nil)
        #expect(server.seen.fields.first?["x-a"] == "b c")
        #expect(server.seen.fields.first?["x-d"] == "")
    }

    @Test(
        "gRPC over HTTP/2, Errors: a reset stream's code becomes the status",
        arguments: [
            (UInt32(0), StatusCode.internal), (1, .internal), (2, .internal), (3, .internal), (4, .internal),
            (5, .internal), (6, .internal), (8, .cancelled), (9, .internal), (10, .internal),
            (11, .resourceExhausted), (12, .permissionDenied), (0xdead, .internal),
        ])
    func reset(http2: UInt32, code: StatusCode) async throws {
        #expect(try await answer { [.reset($0, code: http2)] }?.code == code)
    }

    @Test("gRPC over HTTP/2, Trailers-Only: a status without a message, its text percent-decoded")
    func trailersOnly() async throws {
        let error = try await answer { stream in
            [
                .headers(
                    stream,
                    [
                        (":status", "200"), ("content-type", "application/grpc+proto"), ("grpc-status", "5"),
                        ("grpc-message", "no %E6%B7%B1%E5%9C%B3 %zz"), ("x-more", "1"),
                    ], end: true)
            ]
        }
        #expect(error == RPCError(.notFound, "no 深圳 %zz", metadata: ["x-more": "1"]))
    }

    @Test("a status that is no number of gRPC's is UNKNOWN", arguments: ["17", "-1", "x", "", "00", "05", "9999999"])
    func unknownStatus(text: String) async throws {
        #expect(try await answer { [.ok($0), .trailers($0, status: text)] }?.code == .unknown)
    }

    @Test("gRPC, Status codes, response cardinality: no message or two where there is one are UNIMPLEMENTED")
    func cardinality() async throws {
        for frames in [{ _ in [] }, { [.emptyMessage($0), .emptyMessage($0)] }]
            as [@Sendable (UInt32) -> [ScriptedFrame]]
        {
            let server = try await ScriptedServer(
                Script(answer: { _, stream in [.ok(stream)] + frames(stream) + [.trailers(stream)] }))
            #expect(try await call(server)?.code == .unimplemented)
            let channel = try RPC.Channel("127.0.0.1:\(server.port)")
            let error = await #expect(throws: RPCError.self) {
                try await GRPCTesting.TestServiceClient(channel).streamingInputCall { _ in }
            }
            #expect(error?.code == .unimplemented)
            await channel.shutdown()
        }
    }

    @Test("a message cut off, a broken prefix, or no status at all is INTERNAL")
    func incomplete() async throws {
        #expect(try await answer { [.ok($0), .data($0, [0, 0, 0, 0, 9, 1]), .trailers($0)] }?.code == .internal)
        #expect(try await answer { [.ok($0), .emptyMessage($0), .data($0, [], end: true)] }?.code == .internal)
        #expect(try await answer { [.ok($0), .data($0, [7, 0, 0, 0, 0]), .trailers($0)] }?.code == .internal)
    }

    @Test("a compressed message without an agreed encoding is INTERNAL (gRPC, Compression)")
    func compressed() async throws {
        #expect(try await answer { [.ok($0), .data($0, [1, 0, 0, 0, 0]), .trailers($0)] }?.code == .internal)
    }

    @Test("a message above the limit is RESOURCE_EXHAUSTED by its prefix alone")
    func tooLarge() async throws {
        let error = try await answer { [.ok($0), .data($0, [0, 0xff, 0xff, 0xff, 0xff])] }
        #expect(error?.code == .resourceExhausted)
    }

    @Test("RFC 9113 §8.7: a refused stream is sent again at once, once")
    func refused() async throws {
        let server = try await ScriptedServer(
            Script(answer: { request, stream in
                request == 1 ? [.reset(stream, code: 7)] : [.ok(stream), .emptyMessage(stream), .trailers(stream)]
            }))
        #expect(try await call(server) == nil)
        #expect(server.seen.requests == 2)
        let stubborn = try await ScriptedServer(Script(answer: { _, stream in [.reset(stream, code: 7)] }))
        #expect(try await call(stubborn)?.code == .unavailable)
        #expect(stubborn.seen.requests == 2)
    }

    @Test("RFC 9113 §6.8: a stream above a GOAWAY's last is sent again on a new connection")
    func goaway() async throws {
        let server = try await ScriptedServer(
            Script(answer: { request, stream in
                request == 1 ? [.goaway(last: 0)] : [.ok(stream), .emptyMessage(stream), .trailers(stream)]
            }))
        #expect(try await call(server) == nil)
        #expect(server.seen.connections == 2)
    }

    @Test("a stream below a GOAWAY's last is finished on its old connection")
    func goawayBelow() async throws {
        let server = try await ScriptedServer(
            Script(answer: { _, stream in
                [.goaway(last: stream), .ok(stream), .emptyMessage(stream), .trailers(stream)]
            }))
        #expect(try await call(server) == nil)
        #expect(server.seen.requests == 1)
    }

    @Test("a connection that breaks off ends its calls with UNAVAILABLE")
    func hangUp() async throws {
        #expect(try await answer { [.ok($0), .hangUp] }?.code == .unavailable)
    }

    @Test("frames that break HTTP/2 end the connection: UNAVAILABLE")
    func broken() async throws {
        #expect(try await answer { _ in [.data(2, [1])] }?.code == .unavailable)
    }

    @Test("a server that never sends SETTINGS is given up after the connect timeout")
    func silentFromTheStart() async throws {
        let server = try await ScriptedServer(Script(greeting: []))
        var configuration = ChannelConfiguration()
        configuration.connectTimeout = .milliseconds(50)
        #expect(try await call(server, configuration)?.code == .unavailable)
    }

    @Test("keepalive: a server that stops answering pings is given up, one that answers is not")
    func keepalive() async throws {
        var configuration = ChannelConfiguration()
        configuration.keepalive = .init(interval: .milliseconds(20), timeout: .milliseconds(50))
        let silent = try await ScriptedServer(Script(answersPings: false))
        let error = try await call(silent, configuration)
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("ping") == true)
        configuration.keepalive = .init(interval: .milliseconds(20), timeout: .seconds(10))
        let alive = try await ScriptedServer(Script())
        let expired = try await call(alive, configuration, options: CallOptions(timeout: .milliseconds(300)))
        #expect(expired?.code == .deadlineExceeded)
        #expect(alive.seen.connections == 1)
    }

    @Test("gRFC A8, Basic Keepalive: a server that was asked too often is asked half as often on the next connection")
    func askedTooOften() async throws {
        let server = try await ScriptedServer(
            Script(answer: { request, stream in
                guard request == 1 else { return [] }
                return [
                    .ok(stream), .emptyMessage(stream), .trailers(stream),
                    .goaway(last: stream, code: 11, reason: "too_many_pings"),
                ]
            }))
        var configuration = ChannelConfiguration()
        configuration.keepalive = .init(interval: .seconds(1))
        let channel = try RPC.Channel("127.0.0.1:\(server.port)", configuration: configuration)
        let client = GRPCTesting.TestServiceClient(channel)
        _ = try await client.emptyCall(.init())
        // Longer than the interval, shorter than its double.
        _ = try? await client.emptyCall(.init(), options: .init(timeout: .milliseconds(1500)))
        #expect(server.seen.connections == 2)
        #expect(server.seen.pings == 0)
        await channel.shutdown(grace: .zero)
    }

    @Test("a deadline that passes resets the stream, so that the server stops working")
    func deadlineResets() async throws {
        let server = try await ScriptedServer(
            Script(answer: { request, stream in
                request == 2 ? [] : [.ok(stream), .emptyMessage(stream), .trailers(stream)]
            }))
        let channel = try RPC.Channel("127.0.0.1:\(server.port)")
        let client = GRPCTesting.TestServiceClient(channel)
        _ = try await client.emptyCall(.init())
        let error = await #expect(throws: RPCError.self) {
            try await client.emptyCall(.init(), options: .init(timeout: .milliseconds(30)))
        }
        #expect(error?.code == .deadlineExceeded)
        // The third request comes after the reset on the same connection.
        _ = try await client.emptyCall(.init())
        #expect(server.seen.resets == 1)
        #expect(server.seen.connections == 1)
        await channel.shutdown()
    }
}
