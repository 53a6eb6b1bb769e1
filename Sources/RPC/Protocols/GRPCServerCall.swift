import NIOCore
import Synchronization
import Wire

/// A gRPC call on a stream of a server's HTTP/2 connection.
///
/// The connection calls it on its event loop; the handler may call ``receive(_:)`` and ``send(_:)`` from anywhere.
final class GRPCServerCall: ServerCall {
    let context: CallContext
    private let codec: MessageCodec
    private let limits: WireLimits
    private let requests: MessagePipe<ByteBuffer>
    private let connection: HTTP2ServerConnection
    private let loop: any EventLoop
    // Belongs to the event loop: touched only there.
    private let state: NIOLoopBound<State>
    private let window: ReceiveWindow

    /// What only the event loop touches.
    final class State {
        let stream: HTTP2Stream
        var deframer: MessageDeframer
        var task: Task<Void, Never>?
        var hasStarted = false
        var isOver = false
        /// The one response of a unary call, kept until the status is known.
        var pending: ByteBuffer?
        var headersSent = false

        init(stream: HTTP2Stream, maxMessageBytes: Int) {
            self.stream = stream
            deframer = MessageDeframer(maxMessageBytes: maxMessageBytes)
        }
    }

    init(
        context: CallContext, codec: MessageCodec, stream: HTTP2Stream, connection: HTTP2ServerConnection,
        limits: WireLimits
    ) {
        self.context = context
        self.codec = codec
        self.limits = limits
        self.connection = connection
        loop = connection.loop
        state = NIOLoopBound(State(stream: stream, maxMessageBytes: limits.maxBytes), eventLoop: connection.loop)
        window = ReceiveWindow(windowBytes: Int(connection.core.limits.http2.streamWindowBytes))
        // HTTP/2 flow control bounds what is queued; the pipe's own bound is never reached.
        requests = MessagePipe(capacity: 1)
    }
}

// MARK: - From the connection, on its loop

extension GRPCServerCall {
    /// Starts the handler.
    func start(_ procedure: Procedure, through interceptors: [any ServerInterceptor], on executor: LoopExecutor) {
        state.value.hasStarted = true
        let task = Task.immediate(executorPreference: executor) {
            do {
                try await procedure.serve(self, through: interceptors[...], context: self.context)
                self.finish(nil)
            } catch {
                self.finish(RPCError(thrown: error, deadline: self.context.deadline))
            }
        }
        if !state.value.isOver { state.value.task = task }
    }

    /// Whether the status was sent or the caller has gone.
    var isOver: Bool { state.value.isOver }

    /// What the connection keeps of the call's stream.
    var streamOwner: AnyObject? { state.value.stream.owner }

    /// Takes bytes of the request body; returns how many of them may be given back to the peer's window now.
    func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        let state = state.value
        guard !state.isOver else { return bytes.count }
        window.arrived(bytes.count)
        state.deframer.append(bytes)
        do {
            while let frame = try state.deframer.next() {
                guard !frame.isCompressed else {
                    // No message encoding is offered (gRPC over HTTP/2, "Compression").
                    finish(RPCError(.internal, "a message is compressed although no encoding was agreed"))
                    return window.takeAll()
                }
                window.queued(frame.bytes.readableBytes + MessageDeframer.prefixBytes)
                requests.offer(frame.bytes)
            }
        } catch {
            switch error {
            case .invalidFlag: finish(RPCError(.internal, "a message's prefix is malformed"))
            case .tooLarge(_, let limit):
                finish(RPCError(.resourceExhausted, "a message is larger than \(limit) bytes"))
            }
            return window.takeAll()
        }
        return window.takeReleased()
    }

    /// The caller has sent its last message.
    func endOfRequests() {
        guard state.value.deframer.isInsideMessage else { return requests.finish() }
        finish(RPCError(.internal, "the request ends within a message"))
    }

    /// The stream is gone, or the deadline has passed: the handler's work is for nobody.
    func abandon(_ error: RPCError) {
        let state = state.value
        state.isOver = true
        connection.session.consume(window.takeAll(), of: state.stream)
        requests.cancel(throwing: error)
        let drained = state.stream.onDrained
        state.stream.onDrained = nil
        state.task?.cancel()
        drained?()
        state.task = nil
    }

    /// Ends the call with DEADLINE_EXCEEDED (gRPC, "Deadlines").
    func expire() {
        let error = RPCError(.deadlineExceeded, "the deadline has passed")
        conclude(error)
        abandon(error)
    }
}

// MARK: - From the handler, from anywhere

extension GRPCServerCall {
    func receive<Message: WireMessage>(_ type: Message.Type) async throws -> Message? {
        guard let bytes = try await requests.next() else { return nil }
        if window.read(bytes.readableBytes + MessageDeframer.prefixBytes) {
            onLoop { call in
                call.connection.session.consume(call.window.takeReleased(), of: call.state.value.stream)
                call.connection.schedulePump()
            }
        }
        do {
            return try codec.decode(type, from: bytes, limits: limits)
        } catch {
            throw RPCError(reading: error)
        }
    }

    func send<Message: WireMessage>(_ message: Message) async throws {
        let frame: ByteBuffer
        do {
            frame = try codec.frame(message, allocator: connection.allocator)
        } catch {
            throw RPCError(.internal, "the response cannot be encoded")
        }
        let isSingle = context.method.kind == .unary || context.method.kind == .clientStreaming
        if isSingle {
            onLoop { $0.state.value.pending = frame }
        } else {
            try await stream(frame)
        }
    }

    /// Sends a message of a response stream and waits while the caller is behind.
    private func stream(_ frame: ByteBuffer) async throws {
        try Task.checkCancellation()
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            onLoop { call in
                let state = call.state.value
                guard !state.isOver else { return continuation.resume(throwing: CancellationError()) }
                call.sendHeaders()
                if call.connection.session.queue(frame, on: state.stream) {
                    state.stream.onDrained = { continuation.resume() }
                } else {
                    continuation.resume()
                }
                call.connection.schedulePump()
            }
        }
    }

    /// Sends the status; what comes after it has no effect.
    private func finish(_ error: RPCError?) {
        onLoop { call in
            call.conclude(error)
            call.state.value.isOver = true
            call.state.value.task = nil
            call.requests.cancel(throwing: CancellationError())
        }
    }

    private func conclude(_ error: RPCError?) {
        let state = state.value
        guard !state.isOver, !state.stream.isClosed else { return }
        let session = connection.session
        let trailing = context.response.trailing
        if error == nil || state.headersSent {
            if error == nil || !state.headersSent { sendHeaders() }
            if error == nil, let pending = state.pending { _ = session.queue(pending, on: state.stream) }
            session.end(state.stream, trailers: GRPCStatus.trailers(error, metadata: trailing))
        } else {
            var block = responseHeaders()
            GRPCStatus.add(error, metadata: trailing, to: &block)
            state.stream.isEnded = true
            session.respond(block, on: state.stream, hasBody: false)
        }
        connection.finished(self)
        connection.schedulePump()
    }

    private func sendHeaders() {
        let state = state.value
        guard !state.headersSent else { return }
        state.headersSent = true
        connection.session.respond(responseHeaders(), on: state.stream, hasBody: true)
    }

    private func responseHeaders() -> HeaderBlock {
        var block = HeaderBlock()
        block.add(":status", "200")
        block.add("content-type", codec.grpcContentType)
        GRPCStatus.add(context.response.initial, to: &block)
        return block
    }

    private func onLoop(_ body: @escaping @Sendable (GRPCServerCall) -> Void) {
        if loop.inEventLoop { body(self) } else { loop.execute { body(self) } }
    }
}
