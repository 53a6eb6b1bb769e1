import NIOCore
import Synchronization
import Wire

/// The responses of a streaming call on a ``Channel``, decoded as they are read.
///
/// A call with one request is sent again by the channel's retry policy as long as no response has come.
final class NetworkResponses<Response: WireMessage>: MessageSource {
    private struct State {
        var call: ClientCall?
        var writer: Task<Void, Never>?
        var progress = RetryProgress()
        var isCancelled = false
    }

    private let method: MethodDescriptor
    private let options: CallOptions
    private let channel: Channel
    /// The one request, framed, of a call that has only one.
    private let request: ByteBuffer?
    private let state = Mutex(State())

    init(_ method: MethodDescriptor, options: CallOptions, channel: Channel, only request: ByteBuffer?) {
        self.method = method
        self.options = options
        self.channel = channel
        self.request = request
    }

    /// Makes the call with its one request.
    func start() throws {
        let call = try newAttempt()
        call.start(only: request)
    }

    /// Makes the call, and runs the writer of its requests in a task on the caller's executor.
    func start<Request: WireMessage>(
        writing send: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
    ) throws {
        let call = try newAttempt()
        call.start()
        let sink = NetworkRequests<Request>(call: call, channel: channel, compression: options.compression)
        let deadline = options.deadline
        let task = Task.immediate(executorPreference: currentTaskExecutor()) {
            do {
                try await send(RequestWriter(sink))
                call.endRequests()
            } catch {
                call.end(with: RPCError(thrown: error, deadline: deadline))
            }
        }
        state.withLock { $0.writer = task }
    }

    private func newAttempt() throws -> ClientCall {
        let call = try channel.call(method, options, after: state.withLock { $0.progress })
        let isCancelled = state.withLock { state in
            state.call = call
            return state.isCancelled
        }
        if isCancelled { call.cancel() }
        return call
    }

    func next() async throws -> Response? {
        while true {
            guard let call = state.withLock({ $0.call }) else { return nil }
            do {
                guard let frame = try await call.responses.next() else {
                    ended()
                    channel.succeeded()
                    return nil
                }
                call.read(frame.heldBytes)
                return try channel.message(Response.self, from: frame, options: options)
            } catch let failure as FailedAttempt {
                try await retry(after: failure)
            } catch {
                // The reading task was cancelled, or the response cannot be read.
                let status = RPCError(thrown: error, deadline: options.deadline)
                call.end(with: status)
                ended()
                throw status
            }
        }
    }

    /// Begins the call anew if that is allowed; throws its status if not.
    private func retry(after failure: FailedAttempt) async throws {
        var (progress, isCancelled) = state.withLock { ($0.progress, $0.isCancelled) }
        guard let request, !isCancelled else {
            ended()
            throw failure.status
        }
        try await channel.waitToRetry(method, &progress, after: failure, deadline: options.deadline)
        state.withLock { $0.progress = progress }
        try newAttempt().start(only: request)
    }

    func cancel() {
        state.withLock { $0.isCancelled = true }
        state.withLock { $0.call }?.cancel()
        ended()
    }

    /// The call is over: nobody waits for what the writer still has.
    private func ended() {
        state.withLock { $0.writer.take() }?.cancel()
    }
}

/// The requests of a streaming call, encoded as they are sent.
private struct NetworkRequests<Request: WireMessage>: MessageSink {
    let call: ClientCall
    let channel: Channel
    let compression: MessageCompression?

    func send(_ message: Request) async throws {
        try await call.send(channel.frame(message, compression))
    }

    func sendUncompressed(_ message: Request) async throws {
        try await call.send(channel.frame(message, .identity))
    }
}
