import RPC
import Testing
import TestContracts

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
            ("400", StatusCode.internal), ("401", .unauthenticated), ("403", .permissionDenied), ("404", .unimplemented),
            ("429", .unavailable), ("502", .unavailable), ("503", .unavailable), ("504", .unavailable),
            ("500", .unknown), ("200", .unknown),
        ])
    func plainHTTP(status: String, code: StatusCode) async throws {
        let error = try await answer { [.headers($0, [(":status", status), ("content-type", "text/html")])] }
        #expect(error?.code == code)
    }

    @Test(
        "gRPC over HTTP/2, Errors: a reset stream's code becomes the status",
        arguments: [
            (UInt32(0), StatusCode.internal), (1, .internal), (2, .internal), (8, .cancelled), (11, .resourceExhausted),
            (12, .permissionDenied),
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

    @Test("a status that is no number of gRPC's is UNKNOWN", arguments: ["17", "-1", "x", ""])
    func unknownStatus(text: String) async throws {
        #expect(try await answer { [.ok($0), .trailers($0, status: text)] }?.code == .unknown)
    }

    @Test("OK without a message, with two, with half a one, or without a status is INTERNAL")
    func incomplete() async throws {
        #expect(try await answer { [.ok($0), .trailers($0)] }?.code == .internal)
        #expect(try await answer { [.ok($0), .emptyMessage($0), .emptyMessage($0), .trailers($0)] }?.code == .internal)
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
