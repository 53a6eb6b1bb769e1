import InteropSuite
import NIOPosix
import RPC
import TestContracts
import Testing
import Wire

/// Passes each call on to a channel, as a gateway does, and notes whether it stays on its event loop.
private struct Relay: RPCService {
    static let descriptor = ServiceDescriptor(name: "demo.Relay", methods: [pass], fileName: "demo.proto")
    static let pass = MethodDescriptor(service: "demo.Relay", name: "Pass", kind: .unary)
    let channel: RPC.Channel

    func register(in router: inout Router) {
        router.unary(Self.pass) { (request: GRPCTesting.SimpleRequest, context) -> GRPCTesting.SimpleResponse in
            let before = MultiThreadedEventLoopGroup.currentEventLoop
            let response = try await GRPCTesting.TestServiceClient(channel).unaryCall(request, options: context.onward)
            let after = MultiThreadedEventLoopGroup.currentEventLoop
            guard let before, let after, before === after else {
                throw RPCError(.internal, "the handler left its loop")
            }
            return response
        }
    }
}

@Suite("Calls from handlers", .timeLimit(.minutes(1)))
struct OnLoopTests {
    @Test("a handler that calls a channel is resumed on its own event loop, and its deadline goes with the call")
    func relay() async throws {
        try await withServer(services: [TestService()]) { port in
            let behind = try RPC.Channel("127.0.0.1:\(port)")
            try await withServer(services: [Relay(channel: behind)]) { port in
                let channel = try RPC.Channel("127.0.0.1:\(port)")
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for size in 0..<100 {
                        group.addTask {
                            let request = GRPCTesting.SimpleRequest(responseSize: Int32(size))
                            let response: GRPCTesting.SimpleResponse = try await channel.unary(
                                Relay.pass, request, options: .init(timeout: .seconds(20)))
                            #expect(response.payload?.body.count ?? 0 == size)
                        }
                    }
                    try await group.waitForAll()
                }
                await channel.shutdown()
                await behind.shutdown()
            }
        }
    }

    @Test("a task on a channel's own event loop is resumed there by its calls")
    func ownLoop() async throws {
        try await withServer(services: [TestService()]) { port in
            let channel = try RPC.Channel("127.0.0.1:\(port)")
            try await withTaskExecutorPreference(channel.executor) {
                let before = try #require(MultiThreadedEventLoopGroup.currentEventLoop)
                for size in 0..<10 {
                    let request = GRPCTesting.SimpleRequest(responseSize: Int32(size))
                    let response = try await GRPCTesting.TestServiceClient(channel).unaryCall(request, options: .init())
                    #expect(response.payload?.body.count ?? 0 == size)
                    #expect(MultiThreadedEventLoopGroup.currentEventLoop === before)
                }
            }
            await channel.shutdown()
        }
    }

    @Test("a server that goes before a channel its handlers used leaves the channel usable and able to shut down")
    func serverGoesFirst() async throws {
        try await withServer(services: [TestService()]) { port in
            let behind = try RPC.Channel("127.0.0.1:\(port)")
            for _ in 0..<3 {
                try await withServer(services: [Relay(channel: behind)]) { port in
                    let channel = try RPC.Channel("127.0.0.1:\(port)")
                    let request = GRPCTesting.SimpleRequest(responseSize: 1)
                    let _: GRPCTesting.SimpleResponse = try await channel.unary(Relay.pass, request, options: .init())
                    await channel.shutdown()
                }
            }
            #expect(try await GRPCTesting.TestServiceClient(behind).emptyCall(.init()) == .init())
            await behind.shutdown(grace: .seconds(50))
        }
    }
}
