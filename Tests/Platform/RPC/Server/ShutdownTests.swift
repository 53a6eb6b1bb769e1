import Dispatch
import Synchronization
import TestContracts
import Testing

@testable import RPC

/// A handler that waits for something elsewhere, which comes only some time after the handler was cancelled.
private final class Laggard: Sendable {
    private struct State {
        var hasBegun = false
        var begun: CheckedContinuation<Void, Never>?
        var elsewhere: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())
    private let ended = Atomic<Bool>(false)
    var hasEnded: Bool { ended.load(ordering: .acquiring) }

    func run() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let begun = state.withLock { state in
                    state.elsewhere = continuation
                    state.hasBegun = true
                    return state.begun.take()
                }
                begun?.resume()
            }
        } onCancel: {
            DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(50)) {
                self.state.withLock { $0.elsewhere.take() }?.resume()
            }
        }
        ended.store(true, ordering: .releasing)
    }

    func waitUntilBegun() async {
        await withCheckedContinuation { continuation in
            let hasBegun = state.withLock { state in
                if !state.hasBegun { state.begun = continuation }
                return state.hasBegun
            }
            if hasBegun { continuation.resume() }
        }
    }
}

private struct LaggingService: RPCService {
    static let descriptor = ServiceDescriptor(name: "demo.Lagging", methods: [lag], fileName: "demo.proto")
    static let lag = MethodDescriptor(service: "demo.Lagging", name: "Lag", kind: .unary)
    let laggard: Laggard

    func register(in router: inout Router) {
        router.unary(Self.lag) { (_: GRPCTesting.SimpleRequest, _) -> GRPCTesting.SimpleResponse in
            await laggard.run()
            return GRPCTesting.SimpleResponse()
        }
    }
}

@Suite("A server shuts down", .timeLimit(.minutes(1)))
struct ShutdownTests {
    private func shutDown(
        _ laggard: Laggard, during ask: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        let page = HTTPRoute("/page") { _ in
            await laggard.run()
            return .text("late")
        }
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: 0), services: [LaggingService(laggard: laggard)],
            routes: [page], threads: 1)
        let port = try await server.start()
        // It gets no answer any more.
        let asking = Task(executorPreference: BlockingExecutor.shared) { _ = try? await ask(port) }
        await laggard.waitUntilBegun()
        await server.shutdown(grace: .zero)
        #expect(laggard.hasEnded)
        await asking.value
    }

    @Test("The handler of a call is not left behind: it ends on its loop though what it waited for came later")
    func call() async throws {
        try await shutDown(Laggard()) { port in
            let channel = try RPC.Channel("127.0.0.1:\(port)")
            await #expect(throws: RPCError.self) {
                let _: GRPCTesting.SimpleResponse = try await channel.unary(
                    LaggingService.lag, GRPCTesting.SimpleRequest(), options: .init(timeout: .seconds(20)))
            }
            await channel.shutdown()
        }
    }

    @Test("Nor is that of a page")
    func page() async throws {
        try await shutDown(Laggard()) { port in
            _ = try HTTPAsk(method: "GET", path: "/page").send(to: port, version: 1)
        }
    }
}
