import NIOCore
import Synchronization
import TestContracts
import Testing

@testable import RPC

@Suite("Hedging (gRFC A6)", .timeLimit(.minutes(1)))
struct HedgingTests {
    // MARK: The decisions

    private let policy = HedgingPolicy(
        maxAttempts: 3, delay: .milliseconds(10), nonFatalCodes: [.unavailable, .aborted])
    private let unavailable = RPCError(.unavailable, "")

    @Test("an attempt each time the delay has passed, up to the limit")
    func delays() {
        var hedge = Hedge(policy)
        #expect(hedge.begin() == [.send, .wait(.milliseconds(10))])
        #expect(hedge.waited(isAllowed: true) == [.send, .wait(.milliseconds(10))])
        #expect(hedge.waited(isAllowed: true) == [.send])
        #expect(hedge.waited(isAllowed: true) == [])
    }

    @Test("without a delay all attempts at once")
    func atOnce() {
        var hedge = Hedge(HedgingPolicy(maxAttempts: 4, delay: .zero))
        #expect(hedge.begin() == [.send, .send, .send, .send])
    }

    @Test("a non-fatal code sends the next attempt at once, any other ends the call")
    func codes() {
        var hedge = Hedge(policy)
        _ = hedge.begin()
        #expect(hedge.failed(unavailable, isAllowed: true) == [.send, .wait(.milliseconds(10))])
        #expect(hedge.failed(RPCError(.aborted, ""), isAllowed: true) == [.send])
        #expect(hedge.failed(unavailable, isAllowed: true) == [.fail])
        var fatal = Hedge(policy)
        _ = fatal.begin()
        _ = fatal.waited(isAllowed: true)
        #expect(fatal.failed(RPCError(.notFound, ""), isAllowed: true) == [.fail])
    }

    @Test("the call fails when the last open attempt has, not before")
    func lastFailure() {
        var hedge = Hedge(policy)
        _ = hedge.begin()
        _ = hedge.waited(isAllowed: true)
        _ = hedge.waited(isAllowed: true)
        #expect(hedge.failed(unavailable, isAllowed: true) == [])
        #expect(hedge.failed(unavailable, isAllowed: true) == [])
        #expect(hedge.failed(unavailable, isAllowed: true) == [.fail])
    }

    @Test("push-back: a wait holds the next attempt back, a refusal ends the sending")
    func pushback() {
        var hedge = Hedge(policy)
        _ = hedge.begin()
        let wait = RPCError(.unavailable, "", metadata: ["grpc-retry-pushback-ms": "70"])
        #expect(hedge.failed(wait, isAllowed: true) == [.wait(.milliseconds(70))])
        #expect(hedge.waited(isAllowed: true) == [.send, .wait(.milliseconds(10))])
        let never = RPCError(.unavailable, "", metadata: ["grpc-retry-pushback-ms": "-1"])
        #expect(hedge.failed(never, isAllowed: true) == [.fail])
        var two = Hedge(policy)
        _ = two.begin()
        _ = two.waited(isAllowed: true)
        #expect(two.failed(never, isAllowed: true) == [])
        #expect(two.waited(isAllowed: true) == [])
    }

    @Test("throttling: the first attempt is always sent, others only while tokens are left")
    func throttling() {
        var hedge = Hedge(policy)
        #expect(hedge.begin() == [.send, .wait(.milliseconds(10))])
        #expect(hedge.waited(isAllowed: false) == [])
        #expect(hedge.failed(unavailable, isAllowed: true) == [.fail])
        var held = Hedge(policy)
        _ = held.begin()
        _ = held.failed(RPCError(.unavailable, "", metadata: ["grpc-retry-pushback-ms": "70"]), isAllowed: true)
        #expect(held.waited(isAllowed: false) == [.fail])
    }

    // MARK: Over sockets

    private static let read = MethodDescriptor(
        service: "demo.Store", name: "Read", kind: .unary, idempotency: .noSideEffects)
    private static let write = MethodDescriptor(
        service: "demo.Store", name: "Write", kind: .unary, idempotency: .idempotent)

    private func configuration(_ policy: HedgingPolicy) -> ChannelConfiguration {
        var configuration = ChannelConfiguration()
        configuration.hedging = policy
        configuration.balancing = .roundRobin
        return configuration
    }

    private func call(
        _ channel: RPC.Channel, _ method: MethodDescriptor = Self.read, options: CallOptions = .init()
    ) async throws {
        let _: GRPCTesting.Empty = try await channel.unary(method, GRPCTesting.Empty(), options: options)
    }

    @Test("a silent server costs the delay: the second attempt answers and the first is reset")
    func silentServer() async throws {
        let silent = try await ScriptedServer(Script())
        let serving = try await ScriptedServer(
            Script(answer: { _, stream in
                [
                    .headers(
                        stream, [(":status", "200"), ("content-type", "application/grpc"), ("x-from", "serving")]),
                    .emptyMessage(stream), .trailers(stream),
                ]
            }))
        let channel = try RPC.Channel(
            "127.0.0.1:\(silent.port),127.0.0.1:\(serving.port)",
            configuration: configuration(HedgingPolicy(maxAttempts: 2, delay: .milliseconds(2))))
        var options = CallOptions()
        options.response = ResponseMetadata()
        while silent.seen.requests == 0 || serving.seen.requests == 0 {
            try? await call(channel, options: .init(timeout: .milliseconds(50)))
        }
        let before = silent.seen.requests
        for _ in 0..<10 { try await call(channel, options: options) }
        #expect(silent.seen.requests > before)
        #expect(options.response?.initial["x-from"] == "serving")
        #expect(serving.seen.fields.contains { $0["grpc-previous-rpc-attempts"] == "1" })
        while silent.seen.resets < silent.seen.requests { await Task.yield() }
        #expect(silent.seen.resetCodes.allSatisfy { $0 == 8 })
        await channel.shutdown()
    }

    @Test("a method that may have side effects is not hedged")
    func writes() async throws {
        let server = try await ScriptedServer(Script())
        let channel = try RPC.Channel(
            "127.0.0.1:\(server.port)", configuration: configuration(HedgingPolicy(delay: .zero)))
        let error = await #expect(throws: RPCError.self) {
            try await call(channel, Self.write, options: .init(timeout: .milliseconds(50)))
        }
        #expect(error?.code == .deadlineExceeded)
        #expect(server.seen.requests == 1)
        await channel.shutdown()
    }

    @Test("the deadline holds over all attempts, cancellation ends them, and failures are told once all are in")
    func ends() async throws {
        let silent = try await ScriptedServer(Script())
        let channel = try RPC.Channel(
            "127.0.0.1:\(silent.port)", configuration: configuration(HedgingPolicy(maxAttempts: 3, delay: .zero)))
        let late = await #expect(throws: RPCError.self) {
            try await call(channel, options: .init(timeout: .milliseconds(50)))
        }
        #expect(late?.code == .deadlineExceeded)
        #expect(silent.seen.requests == 3)
        let task = Task { try await call(channel) }
        while silent.seen.requests < 6 { await Task.yield() }
        task.cancel()
        let cancelled = await #expect(throws: RPCError.self) { try await task.value }
        #expect(cancelled?.code == .cancelled)
        while silent.seen.resets < 6 { await Task.yield() }
        await channel.shutdown()
        let closed = await #expect(throws: RPCError.self) { try await call(channel) }
        #expect(closed?.code == .unavailable)
    }

    @Test("failures that may pass are tried again at once, until the tokens are half gone")
    func throttled() async throws {
        let failing = try await ScriptedServer(
            Script(answer: { _, stream in [.headers(stream, [(":status", "503")], end: true)] }))
        var configuration = configuration(HedgingPolicy(maxAttempts: 3, delay: .seconds(100)))
        configuration.retryThrottling = RetryThrottling(maxTokens: 8)
        let channel = try RPC.Channel("127.0.0.1:\(failing.port)", configuration: configuration)
        for requests in [3, 4, 5] {
            let error = await #expect(throws: RPCError.self) { try await call(channel) }
            #expect(error?.code == .unavailable)
            #expect(failing.seen.requests == requests)
        }
        await channel.shutdown()
    }
}
