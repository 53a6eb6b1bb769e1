import NIOCore
import Synchronization
import TestContracts
import Testing

@testable import RPC

/// Hands out the lists that a test gives it.
private struct Lists: EndpointResolver {
    struct Broken: Error {}

    let name = "demo"
    let lists: @Sendable () -> AsyncThrowingStream<[Endpoint], any Error>

    func endpoints() -> any AsyncSequence<[Endpoint], any Error> { lists() }
}

@Suite("Balancing and resolution over sockets", .timeLimit(.minutes(1)))
struct BalancingTests {
    private static let read = MethodDescriptor(
        service: "demo.Store", name: "Read", kind: .unary, idempotency: .noSideEffects)

    private func call(_ channel: RPC.Channel, options: CallOptions = .init(timeout: .seconds(20))) async throws {
        let _: GRPCTesting.Empty = try await channel.unary(Self.read, GRPCTesting.Empty(), options: options)
    }

    private func serving() async throws -> ScriptedServer {
        try await ScriptedServer(
            Script(answer: { _, stream in [.ok(stream), .emptyMessage(stream), .trailers(stream)] }))
    }

    private func targets(_ servers: ScriptedServer...) -> String {
        servers.map { "127.0.0.1:\($0.port)" }.joined(separator: ",")
    }

    private func endpoint(_ server: ScriptedServer) -> Endpoint { .tcp(host: "127.0.0.1", port: server.port) }

    /// Calls until all of the servers have got a call.
    private func call(_ channel: RPC.Channel, untilUsed servers: ScriptedServer...) async throws {
        let before = servers.map(\.seen.requests)
        while zip(servers, before).contains(where: { $0.seen.requests == $1 }) { try? await call(channel) }
    }

    @Test("least-loaded: a server on which calls pile up gets no more while another is free")
    func leastLoaded() async throws {
        let isStuck = Atomic<Bool>(false)
        let stuck = try await ScriptedServer(
            Script(answer: { _, stream in
                if isStuck.load(ordering: .sequentiallyConsistent) { return [] }
                return [.ok(stream), .emptyMessage(stream), .trailers(stream)]
            }))
        let free = try await serving()
        var configuration = ChannelConfiguration()
        configuration.balancing = .leastLoaded
        let channel = try RPC.Channel(targets(stuck, free), configuration: configuration)
        try await call(channel, untilUsed: stuck, free)
        isStuck.store(true, ordering: .sequentiallyConsistent)
        let before = stuck.seen.requests
        // Counted before a call begins, which may have come to its end when it is looked at for the first time.
        var count = free.seen.requests
        var last = Task { try await call(channel) }
        while stuck.seen.requests == before {
            // Either this call comes to its end, or it is the one that hangs.
            while stuck.seen.requests == before, free.seen.requests == count { await Task.yield() }
            if stuck.seen.requests == before {
                try await last.value
                count = free.seen.requests
                last = Task { try await call(channel) }
            }
        }
        for _ in 0..<50 { try await call(channel) }
        #expect(stuck.seen.requests == before + 1)
        last.cancel()
        await channel.shutdown(grace: .zero)
    }

    @Test("an endpoint whose calls fail gets no more until its time is over")
    func ejection() async throws {
        let failing = try await ScriptedServer(
            Script(answer: { _, stream in [.headers(stream, [(":status", "503")], end: true)] }))
        let healthy = try await serving()
        var configuration = ChannelConfiguration()
        configuration.balancing = .roundRobin
        configuration.outlierEjection = OutlierEjection(
            interval: .milliseconds(50), baseTime: .seconds(1), consecutiveFailures: 5)
        let channel = try RPC.Channel(targets(failing, healthy), configuration: configuration)
        try await call(channel, untilUsed: failing, healthy)
        while failing.seen.requests < 5 { try? await call(channel) }
        let before = failing.seen.requests
        for _ in 0..<20 { try await call(channel) }
        #expect(failing.seen.requests == before)
        while failing.seen.requests == before { try? await call(channel) }
        await channel.shutdown()
    }

    @Test("a watch: calls follow the list as it changes, and open ones end where they are")
    func watch() async throws {
        let (one, two) = (try await serving(), try await serving())
        let (lists, list) = AsyncThrowingStream.makeStream(of: [Endpoint].self)
        var configuration = ChannelConfiguration()
        configuration.balancing = .roundRobin
        let channel = try RPC.Channel(Lists(lists: { lists }), configuration: configuration)
        async let early: Void = call(channel)
        list.yield([endpoint(one)])
        try await early
        #expect(one.seen.requests == 1)
        #expect(one.seen.fields.first?[":authority"] == "demo")
        list.yield([endpoint(two)])
        try await call(channel, untilUsed: two)
        let before = one.seen.requests
        for _ in 0..<5 { try await call(channel) }
        #expect(one.seen.requests == before)
        list.yield([endpoint(one), endpoint(two)])
        try await call(channel, untilUsed: one, two)
        await channel.shutdown()
    }

    @Test("a watch that breaks off is begun anew, its last list stands; without any list calls fail at once")
    func brokenWatch() async throws {
        let server = try await serving()
        let endpoint = endpoint(server)
        let begun = Atomic<Int>(0)
        var configuration = ChannelConfiguration()
        configuration.reconnect = Backoff(initial: .milliseconds(1), maximum: .milliseconds(5))
        let channel = try RPC.Channel(
            Lists(lists: {
                let (lists, list) = AsyncThrowingStream.makeStream(of: [Endpoint].self)
                let number = begun.add(1, ordering: .sequentiallyConsistent).newValue
                if number == 3 { list.yield([endpoint]) }
                if number != 5 { list.finish(throwing: Lists.Broken()) }
                return lists
            }), configuration: configuration)
        let error = await #expect(throws: RPCError.self) { try await call(channel) }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("demo") == true)
        var ready = CallOptions(timeout: .seconds(20))
        ready.waitForReady = true
        try await call(channel, options: ready)
        while begun.load(ordering: .sequentiallyConsistent) < 5 { try await call(channel) }
        try await call(channel)
        await channel.shutdown()
    }

    @Test("a watch that tells of no endpoints fails calls, and serves those that wait for ready when it does")
    func emptyList() async throws {
        let server = try await serving()
        let (lists, list) = AsyncThrowingStream.makeStream(of: [Endpoint].self)
        let channel = try RPC.Channel(Lists(lists: { lists }))
        list.yield([])
        let error = await #expect(throws: RPCError.self) { try await call(channel) }
        #expect(error?.code == .unavailable)
        var ready = CallOptions(timeout: .seconds(20))
        ready.waitForReady = true
        async let late: Void = call(channel, options: ready)
        list.yield([endpoint(server)])
        try await late
        await channel.shutdown()
    }

    @Test("DNS: a name is looked up again when a connection fails, and its new addresses are used")
    func reresolution() async throws {
        let (one, two) = (try await serving(), try await serving())
        let port = Mutex(one.port)
        let lookUps = Atomic<Int>(0)
        var configuration = ChannelConfiguration()
        configuration.reconnect = Backoff(initial: .milliseconds(1), maximum: .milliseconds(5))
        configuration.lookUpName = { host, _, loop in
            lookUps.add(1, ordering: .sequentiallyConsistent)
            return loop.makeCompletedFuture { [try SocketAddress(ipAddress: "127.0.0.1", port: port.withLock { $0 })] }
        }
        let channel = try RPC.Channel(.dns(host: "demo", port: 1), configuration: configuration)
        for _ in 0..<5 { try await call(channel) }
        #expect(lookUps.load(ordering: .sequentiallyConsistent) == 1)
        port.withLock { $0 = two.port }
        await one.closeConnections()
        var ready = CallOptions(timeout: .seconds(20))
        ready.waitForReady = true
        while two.seen.requests == 0 { try? await call(channel, options: ready) }
        #expect(lookUps.load(ordering: .sequentiallyConsistent) >= 2)
        await channel.shutdown()
    }
}
