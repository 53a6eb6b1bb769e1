import NIOCore
import Synchronization
import Wire

/// A streaming call inside the process: a bounded pipe each way, and the tasks of handler and writer.
///
/// The handler sees it as a ``ServerCall``, the caller as the source of responses. It ends once: when the
/// handler returns or throws, when the deadline passes, or when the caller leaves. Then both tasks are
/// cancelled and both pipes end.
final class InProcessStreamingCall<Request: WireMessage, Response: WireMessage>: ServerCall, MessageSource {
    private struct State {
        var handler: Task<Void, Never>?
        var writer: Task<Void, Never>?
        var timer: DeadlineEnforcement.Timer?
        var isOver = false
    }

    let context: CallContext
    private let requests: MessagePipe<Request>
    private let responses: MessagePipe<Response>
    private let state = Mutex(State())

    init(context: CallContext, capacity: Int) {
        self.context = context
        requests = MessagePipe(capacity: capacity)
        responses = MessagePipe(capacity: capacity)
    }

    // MARK: The handler's side

    func request<Message: WireMessage>(_ type: Message.Type) throws -> Message {
        // The one request is in the pipe before the handler starts.
        guard let request = requests.takeNow() else { throw RPCError(.internal, "the one request was read before") }
        return try handOver(request, as: type)
    }

    func respond<Message: WireMessage>(_ message: Message) throws {
        responses.offer(try handOver(message, as: Response.self))
    }

    func receive<Message: WireMessage>(_ type: Message.Type) async throws -> Message? {
        guard let request = try await requests.next() else { return nil }
        return try handOver(request, as: type)
    }

    func send<Message: WireMessage>(_ message: Message) async throws {
        try await responses.send(handOver(message, as: Response.self))
    }

    /// Runs the handler in a task on the caller's executor, and sets the deadline's timer.
    func start(_ serve: @escaping @Sendable () async throws -> Void) {
        if let deadline = context.deadline {
            let timer = DeadlineEnforcement.Timer(at: deadline) { [weak self] in
                self?.end(throwing: .deadlineExceeded)
            }
            keep(timer) { $0.timer = timer }
        }
        let task = Task.immediate(executorPreference: currentTaskExecutor()) {
            do {
                try await serve()
                finish(throwing: nil)
            } catch {
                finish(throwing: RPCError(thrown: error, deadline: context.deadline))
            }
        }
        keep(task) { $0.handler = task }
    }

    // MARK: The caller's side

    /// Makes `request` the only one.
    func write(only request: Request) {
        requests.offer(request)
        requests.finish()
    }

    /// Runs the writer of the requests in a task on the caller's executor.
    func write(_ send: @escaping @Sendable (RequestWriter<Request>) async throws -> Void) {
        let task = Task.immediate(executorPreference: currentTaskExecutor()) {
            do {
                try await send(RequestWriter(Requests(pipe: requests)))
                requests.finish()
            } catch {
                end(throwing: RPCError(thrown: error, deadline: context.deadline))
            }
        }
        keep(task) { $0.writer = task }
    }

    func next() async throws -> Response? {
        do {
            return try await responses.next()
        } catch let error as RPCError {
            throw error
        } catch {
            // The pipe's own errors mean that the reading task was cancelled, which ends the call.
            let status = RPCError(thrown: error, deadline: context.deadline)
            end(throwing: status)
            throw status
        }
    }

    func cancel() { end(throwing: .callCancelled) }

    /// Puts the requests into the pipe, with the call's status as the error when it is over.
    private struct Requests: MessageSink {
        let pipe: MessagePipe<Request>

        func send(_ message: Request) async throws { try await pipe.send(message) }
    }

    // MARK: The end

    /// The handler is done: the caller reads what is on its way and then the status.
    private func finish(throwing status: RPCError?) {
        guard let running = takeRunning() else { return }
        responses.finish(throwing: status)
        requests.cancel(throwing: status ?? RPCError(.cancelled, "the call is over"))
        running.stop()
    }

    /// Ends the call at once with `status`; what is on its way is dropped.
    private func end(throwing status: RPCError) {
        guard let running = takeRunning() else { return }
        responses.cancel(throwing: status)
        requests.cancel(throwing: status)
        running.stop()
    }

    /// Keeps something that has to be stopped when the call ends, or stops it now if that has happened.
    private func keep(_ stoppable: some Stoppable, _ store: (inout State) -> Void) {
        let isOver = state.withLock { state in
            if !state.isOver { store(&state) }
            return state.isOver
        }
        if isOver { stoppable.cancel() }
    }

    /// Marks the call as over and hands out what still runs; nil if it was over before, for it ends once: a writer that
    /// fails because its call is over must not take the response from its reader.
    private func takeRunning() -> Running? {
        state.withLock { state in
            guard !state.isOver else { return nil }
            state.isOver = true
            return Running(handler: state.handler.take(), writer: state.writer.take(), timer: state.timer.take())
        }
    }

    private struct Running {
        let handler: Task<Void, Never>?
        let writer: Task<Void, Never>?
        let timer: DeadlineEnforcement.Timer?

        func stop() {
            timer?.cancel()
            writer?.cancel()
            handler?.cancel()
        }
    }
}

private protocol Stoppable {
    func cancel()
}

extension Task: Stoppable {}
extension DeadlineEnforcement.Timer: Stoppable {}
