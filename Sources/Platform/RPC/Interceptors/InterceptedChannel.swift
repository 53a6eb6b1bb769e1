import Synchronization
import Wire

/// A channel with interceptors around its calls.
struct InterceptedChannel<Base: RPCChannel>: RPCChannel {
    let base: Base
    let interceptors: ArraySlice<any ClientInterceptor>

    var executor: (any TaskExecutor)? { base.executor }

    func unary<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, _ request: Request, options: CallOptions
    ) async throws -> Response {
        try await single(method, options) { try await base.unary(method, request, options: $0) }
    }

    func clientStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, options: CallOptions,
        _ send: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
    ) async throws -> Response {
        try await single(method, options) { try await base.clientStreaming(method, options: $0, send) }
    }

    func serverStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, _ request: Request, options: CallOptions
    ) -> ResponseSequence<Response> {
        stream(method, options) { base.serverStreaming(method, request, options: $0) }
    }

    func bidirectionalStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodDescriptor, options: CallOptions,
        _ send: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
    ) -> ResponseSequence<Response> {
        stream(method, options) { base.bidirectionalStreaming(method, options: $0, send) }
    }

    private func single<Response: WireMessage>(
        _ method: MethodDescriptor, _ options: CallOptions, _ call: @Sendable (CallOptions) async throws -> Response
    ) async throws -> Response {
        let response = Kept<Response>()
        do {
            try await intercept(method, options: options, through: interceptors) { response.value = try await call($0) }
        } catch {
            throw RPCError(thrown: error, deadline: options.deadline)
        }
        guard let response = response.value else { throw RPCError.notMade }
        return response
    }

    private func stream<Response: WireMessage>(
        _ method: MethodDescriptor, _ options: CallOptions,
        _ call: @escaping @Sendable (CallOptions) -> ResponseSequence<Response>
    ) -> ResponseSequence<Response> {
        ResponseSequence {
            let source = InterceptedResponses<Response>()
            source.start {
                try await intercept(method, options: options, through: interceptors, $0)
            } making: {
                call($0).begin()
            }
            return source
        }
    }
}

extension RPCError {
    /// An interceptor that neither made the call nor said why not.
    fileprivate static let notMade = RPCError(.internal, "an interceptor has not made the call")
}

/// The response of a call, on its way past the interceptors.
private final class Kept<Value: Sendable>: Sendable {
    private let state = Mutex<Value?>(nil)

    var value: Value? {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}

/// The responses of a call that interceptors stand around.
///
/// Messages go from the call to its reader directly. The interceptors' task waits for the status, which the reader
/// finds at the end of the messages; the reader then waits for what the interceptors make of it.
private final class InterceptedResponses<Message: Sendable>: MessageSource {
    private struct State {
        var task: Task<Void, Never>?
        var source: (any MessageSource<Message>)?
        var isCancelled = false
    }

    private let state = Mutex(State())
    /// Brings the call's own responses, once the interceptors have made it.
    private let made = MessagePipe<any MessageSource<Message>>(capacity: 1)
    /// Ends with the call's own status.
    private let status = MessagePipe<Never>(capacity: 1)
    /// Ends with the status that the interceptors give the call.
    private let outcome = MessagePipe<Never>(capacity: 1)

    /// Runs the interceptors in a task on the caller's executor.
    func start(
        _ run: @escaping @Sendable (@escaping @Sendable (CallOptions) async throws -> Void) async throws -> Void,
        making make: @escaping @Sendable (CallOptions) -> any MessageSource<Message>
    ) {
        let task = Task.immediate(executorPreference: currentTaskExecutor()) {
            do {
                try await run { try await self.pass(make($0)) }
                self.finish(throwing: nil)
            } catch {
                self.finish(throwing: RPCError(thrown: error, deadline: nil))
            }
        }
        let isCancelled = state.withLock { state in
            state.task = task
            return state.isCancelled
        }
        if isCancelled { task.cancel() }
    }

    /// Hands the call's responses to the reader and waits for its status.
    private func pass(_ source: any MessageSource<Message>) async throws {
        let isCancelled = state.withLock { state in
            state.source = source
            return state.isCancelled
        }
        if isCancelled { source.cancel() }
        made.offer(source)
        do {
            _ = try await status.next()
        } catch {
            // An interceptor that stops waiting ends the call; on one that has its status this has no effect.
            source.cancel()
            throw RPCError(thrown: error, deadline: nil)
        }
    }

    /// The interceptors are done: a call that they have not made has the status they gave.
    private func finish(throwing error: RPCError?) {
        outcome.finish(throwing: error)
        made.finish(throwing: error ?? RPCError.notMade)
    }

    func next() async throws -> Message? {
        do {
            guard let source = try await source() else { return nil }
            do {
                if let message = try await source.next() { return message }
                status.finish()
            } catch {
                status.finish(throwing: error)
            }
            _ = try await outcome.next()
            return nil
        } catch {
            let error = RPCError(thrown: error, deadline: nil)
            if error == .callCancelled { cancel() }
            throw error
        }
    }

    private func source() async throws -> (any MessageSource<Message>)? {
        if let source = state.withLock({ $0.source }) { return source }
        return try await made.next()
    }

    func cancel() {
        let (task, source) = state.withLock { state in
            state.isCancelled = true
            return (state.task.take(), state.source)
        }
        source?.cancel()
        status.cancel(throwing: RPCError.callCancelled)
        made.cancel(throwing: RPCError.callCancelled)
        task?.cancel()
    }
}
