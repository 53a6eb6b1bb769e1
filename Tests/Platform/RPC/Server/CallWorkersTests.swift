import NIOEmbedded
import Synchronization
import Testing
import Wire

@testable import RPC

@Suite("Tasks serve one call after the other")
struct CallWorkersTests {
    private static let method = MethodDescriptor(service: "test.Service", name: "Call", kind: .unary)

    /// A call without messages that notes its end.
    private final class Call: RunningServerCall {
        let context = CallContext(
            method: CallWorkersTests.method, metadata: Metadata(), deadline: nil, peer: .inProcess)
        private let status = Mutex<StatusCode?>(nil)
        var code: StatusCode? { status.withLock { $0 } }

        func finish(_ error: RPCError?) { status.withLock { $0 = error?.code ?? .ok } }
        func request<Message: WireMessage>(_ type: Message.Type) throws -> Message { Message() }
        func respond<Message: WireMessage>(_ message: Message) throws {}
        func receive<Message: WireMessage>(_ type: Message.Type) async throws -> Message? { nil }
        func send<Message: WireMessage>(_ message: Message) async throws {}
    }

    /// What handlers saw, and how those that wait are let go on.
    private final class Log: Sendable {
        struct Entry: Equatable {
            let task: Int
            let isCancelled: Bool
        }

        private let state = Mutex((entries: [Entry](), waiting: [UnsafeContinuation<Void, Never>]()))

        func note() {
            let entry = withUnsafeCurrentTask { Entry(task: $0.hashValue, isCancelled: $0?.isCancelled == true) }
            state.withLock { $0.entries.append(entry) }
        }

        func wait() async {
            await withUnsafeContinuation { continuation in state.withLock { $0.waiting.append(continuation) } }
        }

        func goOn() { state.withLock { $0.waiting.removeFirst() }.resume() }
        var entries: [Entry] { state.withLock { $0.entries } }
    }

    private let loop = EmbeddedEventLoop()
    private let executor: LoopExecutor
    private let log = Log()

    init() { executor = LoopExecutor(loop) }

    private func serve(_ call: Call, waits: Bool = false, failsWith error: RPCError? = nil) -> CallTask? {
        let log = log
        let procedure = Procedure(
            Self.method,
            .asynchronous { _, _ in
                if waits { await log.wait() }
                log.note()
                if let error { throw error }
            })
        return executor.workers.serve(procedure, call, through: [], on: executor)
    }

    @Test("A call that never waits is over when it was served, and the next has the same task")
    func reuse() {
        let calls = [Call(), Call(), Call()]
        #expect(serve(calls[0]) == nil)
        #expect(serve(calls[1], failsWith: RPCError(.notFound, "no")) == nil)
        #expect(serve(calls[2]) == nil)
        #expect(calls.map(\.code) == [.ok, .notFound, .ok])
        #expect(Set(log.entries.map(\.task)).count == 1)
        _ = executor.close()
    }

    @Test("A task that was cancelled serves no second call")
    func cancelled() throws {
        let call = Call()
        let task = try #require(serve(call, waits: true))
        task.cancel()
        log.goOn()
        loop.run()
        #expect(call.code == .ok)
        #expect(serve(Call()) == nil)
        #expect(log.entries.map(\.isCancelled) == [true, false])
        _ = executor.close()
    }

    @Test("To cancel a call that is over does not cancel the one that its task serves now")
    func stale() throws {
        let first = try #require(serve(Call(), waits: true))
        log.goOn()
        loop.run()
        let second = Call()
        _ = try #require(serve(second, waits: true))
        first.cancel()
        log.goOn()
        loop.run()
        #expect(second.code == .ok)
        #expect(log.entries.map(\.isCancelled) == [false, false])
        #expect(Set(log.entries.map(\.task)).count == 1)
        _ = executor.close()
    }

    @Test("Calls that wait at the same time have tasks of their own")
    func several() {
        let calls = (0..<20).map { _ in Call() }
        for call in calls { #expect(serve(call, waits: true) != nil) }
        for _ in calls { log.goOn() }
        loop.run()
        #expect(calls.allSatisfy { $0.code == .ok })
        #expect(Set(log.entries.map(\.task)).count == calls.count)
        _ = executor.close()
    }

    @Test("After the end of the executor a call is still served, by a task that ends with it")
    func closed() {
        _ = executor.close()
        let call = Call()
        #expect(serve(call) == nil)
        #expect(call.code == .ok)
    }
}
