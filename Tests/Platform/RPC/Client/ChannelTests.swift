import InteropSuite
import RPC
import Synchronization
import TestContracts
import Testing

/// Serves `demo.Flaky/Read` and `demo.Flaky/Write`: fails the first `failures` calls, then answers.
private final class FlakyService: RPCService {
    static let read = MethodDescriptor(service: "demo.Flaky", name: "Read", kind: .unary, idempotency: .noSideEffects)
    static let write = MethodDescriptor(service: "demo.Flaky", name: "Write", kind: .unary)
    static let descriptor = ServiceDescriptor(name: "demo.Flaky", methods: [read, write], fileName: "demo.proto")

    private let failures: Int
    private let error: RPCError
    private let count = Atomic<Int>(0)
    var calls: Int { count.load(ordering: .sequentiallyConsistent) }

    init(failures: Int, _ error: RPCError = RPCError(.unavailable, "try again")) {
        self.failures = failures
        self.error = error
    }

    func register(in router: inout Router) {
        for method in [Self.read, Self.write] {
            router.unary(method) { (_: GRPCTesting.Empty, _) -> GRPCTesting.Empty in
                let call = self.count.add(1, ordering: .sequentiallyConsistent).newValue
                if call <= self.failures { throw self.error }
                return GRPCTesting.Empty()
            }
        }
    }
}

@Suite("Channel", .timeLimit(.minutes(1)))
struct ChannelTests {
    private typealias Client = GRPCTesting.TestServiceClient

    /// A port on which nothing listens.
    private func freePort() async throws -> Int {
        let server = try await ScriptedServer(Script())
        await server.stop()
        return server.port
    }

    private func retrying() -> ChannelConfiguration {
        var configuration = ChannelConfiguration()
        configuration.retry = RetryPolicy(maxAttempts: 3, backoff: Backoff(initial: .milliseconds(1)))
        return configuration
    }

    @Test("without a server a call fails at once with UNAVAILABLE that names the target")
    func refused() async throws {
        let channel = try RPC.Channel("127.0.0.1:\(try await freePort())")
        let error = await #expect(throws: RPCError.self) { try await Client(channel).emptyCall(.init()) }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("127.0.0.1") == true)
        await channel.shutdown()
    }

    @Test("the channel's own deadline ends unary calls; a stream lasts as long as its caller says")
    func defaultTimeout() async throws {
        let server = Server(listening: .clear(host: "127.0.0.1", port: 0), services: [TestService()], threads: 1)
        var configuration = ChannelConfiguration()
        configuration.defaultTimeout = .milliseconds(100)
        let channel = try RPC.Channel("127.0.0.1:\(try await server.start())", configuration: configuration)
        let slow = GRPCTesting.ResponseParameters(size: 1, intervalUs: 300_000)
        var responses = 0
        for try await _ in Client(channel).streamingOutputCall(.init(responseParameters: [slow])) { responses += 1 }
        #expect(responses == 1)
        await channel.shutdown()
        await server.shutdown(grace: .zero)

        let nobody = try RPC.Channel("127.0.0.1:\(try await freePort())", configuration: configuration)
        let waiting = CallOptions(waitForReady: true)
        let error = await #expect(throws: RPCError.self) {
            try await Client(nobody).emptyCall(.init(), options: waiting)
        }
        #expect(error?.code == .deadlineExceeded)
        await nobody.shutdown()
    }

    @Test("a call that waits for ready is made when the server comes, before that it keeps its deadline")
    func waitForReady() async throws {
        let port = try await freePort()
        var configuration = ChannelConfiguration()
        configuration.reconnect = Backoff(initial: .milliseconds(5), maximum: .milliseconds(20))
        let channel = try RPC.Channel("127.0.0.1:\(port)", configuration: configuration)
        let expired = await #expect(throws: RPCError.self) {
            try await Client(channel).emptyCall(.init(), options: .init(timeout: .milliseconds(50), waitForReady: true))
        }
        #expect(expired?.code == .deadlineExceeded)
        let cancelled = Task { try await Client(channel).emptyCall(.init(), options: .init(waitForReady: true)) }
        cancelled.cancel()
        await #expect(throws: RPCError.self) { try await cancelled.value }
        async let answer = Client(channel).emptyCall(.init(), options: .init(waitForReady: true))
        let server = Server(listening: .clear(host: "127.0.0.1", port: port), services: [TestService()], threads: 1)
        _ = try await server.start()
        #expect(try await answer == .init())
        await channel.shutdown()
        await server.shutdown(grace: .seconds(1))
    }

    @Test("a channel outlives its server: calls go to the next one on the same port")
    func reconnects() async throws {
        let port = try await freePort()
        var configuration = ChannelConfiguration()
        configuration.reconnect = Backoff(initial: .milliseconds(5), maximum: .milliseconds(20))
        let channel = try RPC.Channel("127.0.0.1:\(port)", configuration: configuration)
        for _ in 0..<3 {
            let server = Server(listening: .clear(host: "127.0.0.1", port: port), services: [TestService()], threads: 1)
            _ = try await server.start()
            #expect(try await Client(channel).emptyCall(.init(), options: .init(waitForReady: true)) == .init())
            await server.shutdown(grace: .seconds(1))
        }
        await channel.shutdown()
    }

    @Test("a server that drains finishes the call that is open (RFC 9113 §6.8)")
    func drain() async throws {
        let server = Server(listening: .clear(host: "127.0.0.1", port: 0), services: [TestService()], threads: 1)
        let channel = try RPC.Channel("127.0.0.1:\(try await server.start())")
        var sizes: [Int] = []
        let asking = GRPCTesting.StreamingOutputCallRequest.asking([1, 2, 3], every: .milliseconds(20))
        var stopping: Task<Void, Never>?
        for try await response in Client(channel).streamingOutputCall(asking) {
            sizes.append(response.payload?.body.count ?? 0)
            if stopping == nil { stopping = Task { await server.shutdown(grace: .seconds(10)) } }
        }
        #expect(sizes == [1, 2, 3])
        await stopping?.value
        await channel.shutdown()
    }

    @Test("no more calls are open than the server allows; further ones wait, and too many waiting are refused")
    func streamLimit() async throws {
        var limits = ServerLimits()
        limits.http2.maxConcurrentStreams = 2
        try await withServer(services: [TestService()], limits: limits) { port in
            var configuration = ChannelConfiguration()
            configuration.maxWaitingCalls = 1
            let channel = try RPC.Channel("127.0.0.1:\(port)", configuration: configuration)
            let endless = GRPCTesting.StreamingOutputCallRequest(
                responseParameters: [.init(size: 1), .init(size: 1, intervalUs: 60_000_000)])
            var open = [1, 2].map { _ in Client(channel).streamingOutputCall(endless).makeAsyncIterator() }
            for index in open.indices { _ = try await open[index].next() }
            // Both places are taken: of two more calls one waits and the other is refused, whichever comes first.
            try await withThrowingTaskGroup(of: RPCError?.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        do { _ = try await Client(channel).emptyCall(.init()) } catch { return error as? RPCError }
                        return nil
                    }
                }
                let refused = try await group.next()
                #expect(refused??.code == .resourceExhausted)
                open.removeLast()  // a place is free: the call that waited is made
                let made = try await group.next()
                #expect(made == .some(nil))
            }
            await channel.shutdown(grace: .zero)
        }
    }

    @Test("many calls through few places all come to their end")
    func fewPlaces() async throws {
        var limits = ServerLimits()
        limits.http2.maxConcurrentStreams = 3
        try await withServer(services: [TestService()], limits: limits) { port in
            let channel = try RPC.Channel("127.0.0.1:\(port)")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for size in 0..<300 {
                    group.addTask {
                        let response = try await Client(channel).unaryCall(.init(responseSize: Int32(size)))
                        #expect(response.payload?.body.count ?? 0 == size)
                    }
                }
                try await group.waitForAll()
            }
            await channel.shutdown()
        }
    }

    @Test("round-robin spreads calls evenly, and goes on with the servers that are left")
    func roundRobin() async throws {
        let services = [FlakyService(failures: 0), FlakyService(failures: 0)]
        let servers = services.map { Server(listening: .clear(host: "127.0.0.1", port: 0), services: [$0], threads: 1) }
        var ports: [Int] = []
        for server in servers { ports.append(try await server.start()) }
        var configuration = ChannelConfiguration()
        configuration.balancing = .roundRobin
        let channel = try RPC.Channel(
            ports.map { "127.0.0.1:\($0)" }.joined(separator: ","), configuration: configuration)
        func call() async throws {
            let _: GRPCTesting.Empty = try await channel.unary(FlakyService.read, GRPCTesting.Empty(), options: .init())
        }
        // Until both connections stand, the first one ready gets the calls.
        while services.contains(where: { $0.calls == 0 }) { try await call() }
        let before = services.map(\.calls)
        for _ in 0..<20 { try await call() }
        #expect(zip(services, before).map { $0.calls - $1 } == [10, 10])
        await servers[0].shutdown(grace: .seconds(1))
        let rest = services[1].calls
        var options = CallOptions()
        options.waitForReady = true
        for _ in 0..<10 {
            let _: GRPCTesting.Empty = try await channel.unary(FlakyService.read, GRPCTesting.Empty(), options: options)
        }
        #expect(services[1].calls == rest + 10)
        await channel.shutdown()
        await servers[1].shutdown(grace: .seconds(1))
    }

    @Test("retry: an idempotent call is sent again up to the limit, another only once")
    func retry() async throws {
        for (method, failures, attempts, succeeds) in [
            (FlakyService.read, 2, 3, true), (FlakyService.read, 9, 3, false), (FlakyService.write, 1, 1, false),
        ] {
            let service = FlakyService(failures: failures)
            try await withServer(services: [service]) { port in
                let channel = try RPC.Channel("127.0.0.1:\(port)", configuration: retrying())
                var error: RPCError?
                do {
                    let _: GRPCTesting.Empty = try await channel.unary(method, GRPCTesting.Empty(), options: .init())
                } catch let thrown as RPCError { error = thrown }
                #expect((error == nil) == succeeds)
                #expect(service.calls == attempts)
                await channel.shutdown()
            }
        }
    }

    @Test("retry: a wait that the deadline does not allow is not begun")
    func retryWithinDeadline() async throws {
        let service = FlakyService(failures: 9, RPCError(.unavailable, "later").retrying(after: .seconds(30)))
        try await withServer(services: [service]) { port in
            let channel = try RPC.Channel("127.0.0.1:\(port)", configuration: retrying())
            let error = await #expect(throws: RPCError.self) {
                let _: GRPCTesting.Empty = try await channel.unary(
                    FlakyService.read, GRPCTesting.Empty(), options: .init(timeout: .seconds(10)))
            }
            #expect(error?.code == .unavailable)
            #expect(service.calls == 1)
            await channel.shutdown()
        }
    }

    @Test("a request or a response above the channel's limits is RESOURCE_EXHAUSTED")
    func messageLimits() async throws {
        try await withServer(services: [TestService()]) { port in
            var configuration = ChannelConfiguration()
            configuration.maxRequestBytes = 1000
            configuration.maxResponseBytes = 1000
            let channel = try RPC.Channel("127.0.0.1:\(port)", configuration: configuration)
            let large = GRPCTesting.Payload(body: [UInt8](repeating: 1, count: 1000))
            let request = await #expect(throws: RPCError.self) {
                try await Client(channel).unaryCall(.init(payload: large))
            }
            #expect(request?.code == .resourceExhausted)
            let response = await #expect(throws: RPCError.self) {
                try await Client(channel).unaryCall(.init(responseSize: 1000))
            }
            #expect(response?.code == .resourceExhausted)
            #expect(try await Client(channel).unaryCall(.init(responseSize: 900)).payload?.body.count == 900)
            await channel.shutdown()
        }
    }

    @Test("after shutdown calls are UNAVAILABLE; a call still open when the grace is over is ended")
    func shutdown() async throws {
        try await withServer(services: [TestService()]) { port in
            let channel = try RPC.Channel("127.0.0.1:\(port)")
            let endless = GRPCTesting.StreamingOutputCallRequest(
                responseParameters: [.init(size: 1), .init(size: 1, intervalUs: 60_000_000)])
            var open = Client(channel).streamingOutputCall(endless).makeAsyncIterator()
            _ = try await open.next()
            await channel.shutdown(grace: .milliseconds(10))
            let ended = await #expect(throws: RPCError.self) { _ = try await open.next() }
            #expect(ended?.code == .unavailable)
            let late = await #expect(throws: RPCError.self) { try await Client(channel).emptyCall(.init()) }
            #expect(late?.code == .unavailable)
        }
    }

    @Test("shutdown does not wait out a back-off")
    func shutdownWhileBackingOff() async throws {
        var configuration = ChannelConfiguration()
        configuration.reconnect = Backoff(initial: .seconds(100), maximum: .seconds(100))
        let channel = try RPC.Channel("127.0.0.1:\(try await freePort())", configuration: configuration)
        await #expect(throws: RPCError.self) { try await Client(channel).emptyCall(.init()) }
        let waiting = Task { try await Client(channel).emptyCall(.init(), options: .init(waitForReady: true)) }
        await channel.shutdown(grace: .seconds(50))
        let error = await #expect(throws: RPCError.self) { try await waiting.value }
        #expect(error?.code == .unavailable)
    }
}
