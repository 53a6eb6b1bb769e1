import NIOCore
import RPC
import TestContracts
import Testing

/// What a channel sends a second time, and what it tells the server about that.
@Suite("Calls sent again", .timeLimit(.minutes(1)))
struct ReplayTests {
    private typealias Client = GRPCTesting.TestServiceClient
    private static let read = MethodDescriptor(
        service: "demo.Flaky", name: "Read", kind: .unary, idempotency: .noSideEffects)

    private func ok(_ stream: UInt32) -> [ScriptedFrame] { [.ok(stream), .emptyMessage(stream), .trailers(stream)] }

    /// A server that refuses the first `refusals` streams, unread.
    private func refusing(_ refusals: Int) async throws -> ScriptedServer {
        try await ScriptedServer(
            Script(answer: { request, stream in
                request <= refusals
                    ? [.reset(stream, code: 7)] : [.ok(stream), .emptyMessage(stream), .trailers(stream)]
            }))
    }

    @Test("RFC 9113 §8.7: every kind of call that was refused is sent again at once, once")
    func refused() async throws {
        for refusals in 0...2 {
            for kind in 0..<4 {
                let server = try await refusing(refusals)
                let channel = try RPC.Channel("127.0.0.1:\(server.port)")
                let client = Client(channel)
                func call() async throws {
                    switch kind {
                    case 0: _ = try await client.emptyCall(.init())
                    case 1: for try await _ in client.streamingOutputCall(.init()) {}
                    case 2: _ = try await client.streamingInputCall { try await $0.send(.init()) }
                    default: for try await _ in client.fullDuplexCall({ try await $0.send(.init()) }) {}
                    }
                }
                if refusals < 2 {
                    try await call()
                } else {
                    let error = await #expect(throws: RPCError.self) { try await call() }
                    #expect(error?.code == .unavailable)
                }
                #expect(server.seen.requests == min(refusals, 1) + 1)
                await channel.shutdown()
            }
        }
    }

    @Test("the requests of a stream go again as long as they are few")
    func bound() async throws {
        let server = try await ScriptedServer(
            Script(bytesBeforeAnswer: 65_000, answer: { _, stream in [.reset(stream, code: 7)] }))
        let channel = try RPC.Channel("127.0.0.1:\(server.port)")
        let error = await #expect(throws: RPCError.self) {
            try await Client(channel).streamingInputCall { requests in
                let payload = GRPCTesting.Payload(body: [UInt8](repeating: 1, count: 10_000))
                for _ in 0..<20 { try await requests.send(.init(payload: payload)) }
            }
        }
        #expect(error?.code == .unavailable)
        #expect(server.seen.requests == 1)
        await channel.shutdown()
    }

    @Test("gRFC A6: each further attempt tells how many there were, transparent ones not counted")
    func previousAttempts() async throws {
        let server = try await ScriptedServer(
            Script(answer: { request, stream in
                switch request {
                case 1: [.reset(stream, code: 7)]
                case 2, 3: [.headers(stream, [(":status", "503")], end: true)]
                default: [.ok(stream), .emptyMessage(stream), .trailers(stream)]
                }
            }))
        var configuration = ChannelConfiguration()
        configuration.retry = RetryPolicy(maxAttempts: 3, backoff: Backoff(initial: .milliseconds(1)))
        let channel = try RPC.Channel("127.0.0.1:\(server.port)", configuration: configuration)
        let _: GRPCTesting.Empty = try await channel.unary(Self.read, GRPCTesting.Empty(), options: .init())
        #expect(server.seen.fields.map { $0["grpc-previous-rpc-attempts"] } == [nil, nil, "1", "2"])
        await channel.shutdown()
    }

    @Test("gRFC A6, When Retries are Valid: a failure after the response's head is not retried")
    func committed() async throws {
        let server = try await ScriptedServer(
            Script(answer: { _, stream in [.ok(stream), .trailers(stream, status: "14")] }))
        var configuration = ChannelConfiguration()
        configuration.retry = RetryPolicy(maxAttempts: 3, backoff: Backoff(initial: .milliseconds(1)))
        let channel = try RPC.Channel("127.0.0.1:\(server.port)", configuration: configuration)
        let error = await #expect(throws: RPCError.self) {
            let _: GRPCTesting.Empty = try await channel.unary(Self.read, GRPCTesting.Empty(), options: .init())
        }
        #expect(error?.code == .unavailable)
        #expect(server.seen.requests == 1)
        await channel.shutdown()
    }

    @Test("a retry goes to another endpoint if one is ready")
    func otherEndpoint() async throws {
        let failing = try await ScriptedServer(
            Script(answer: { _, stream in [.headers(stream, [(":status", "503")], end: true)] }))
        let serving = try await ScriptedServer(
            Script(answer: { _, stream in [.ok(stream), .emptyMessage(stream), .trailers(stream)] }))
        var configuration = ChannelConfiguration()
        configuration.balancing = .roundRobin
        configuration.retry = RetryPolicy(maxAttempts: 2, backoff: Backoff(initial: .milliseconds(1)))
        let channel = try RPC.Channel(
            "127.0.0.1:\(failing.port),127.0.0.1:\(serving.port)", configuration: configuration)
        func call() async throws {
            let _: GRPCTesting.Empty = try await channel.unary(Self.read, GRPCTesting.Empty(), options: .init())
        }
        // Until both connections stand.
        while failing.seen.requests == 0 || serving.seen.requests == 0 { try? await call() }
        for _ in 0..<10 { try await call() }
        await channel.shutdown()
    }

    @Test("gRFC A6, Transparent Retries: a call that was never written goes to the next connection, a few times")
    func unsent() async throws {
        for tooEarly in [3, 20] {
            // Each of these servers says that it leaves before the call is on its way.
            let leaving: [ScriptedFrame] = [.settings(), .goaway(last: 0)]
            let server = try await ScriptedServer(
                Script(
                    firstGreetings: Array(repeating: leaving, count: tooEarly),
                    answer: { _, stream in [.ok(stream), .emptyMessage(stream), .trailers(stream)] }))
            let channel = try RPC.Channel("127.0.0.1:\(server.port)")
            if tooEarly == 3 {
                _ = try await Client(channel).emptyCall(.init())
                #expect(server.seen.connections == 4)
            } else {
                let error = await #expect(throws: RPCError.self) { try await Client(channel).emptyCall(.init()) }
                #expect(error?.code == .unavailable)
                #expect(server.seen.connections == 1 + 8)
                #expect(server.seen.requests == 0)
            }
            await channel.shutdown()
        }
    }
}
