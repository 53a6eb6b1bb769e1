import NIOCore

/// One attempt of a call: from the wait for a connection to its status.
///
/// It may open several streams, one after the other, as long as no server has begun with it (``replay``).
///
/// It is made anywhere and then lives on its channel's event loop. The caller's task waits for the one
/// response (``single(_:)``) or reads ``responses``; both end with the call's status.
// Unchecked: the variables are touched on `loop` only, which every entry point from outside goes to first.
final class ClientCall: @unchecked Sendable {
    /// How far the call is.
    enum Phase {
        /// Not yet given to the channel.
        case new
        /// Waits for a connection, or for a place on one.
        case waiting
        /// Has its stream.
        case open(HTTP2Stream, ClientConnection)
        /// Has its status.
        case over(RPCError?)
    }

    /// Who gets the response of a call that has one.
    enum Receiver {
        case task(UnsafeContinuation<MessageDeframer.Frame, any Error>)
        /// Called on the loop.
        case closure((Result<MessageDeframer.Frame, FailedAttempt>) -> Void)
    }

    let method: MethodDescriptor
    let options: CallOptions
    let channel: LoopChannel
    let loop: any EventLoop
    /// The call's messages for callers that read them one by one; ends with ``FailedAttempt`` unless it is OK.
    let responses: MessagePipe<MessageDeframer.Frame>

    var phase = Phase.new
    /// When the call ends with DEADLINE_EXCEEDED, on the loop's clock.
    private(set) var deadline: NIODeadline?
    /// Bytes of the body that came before there was a stream.
    var queued = ByteBuffer()
    var isRequestEnded = false
    /// Senders that wait for the queue to drain.
    var senders: [UnsafeContinuation<Void, any Error>] = []
    var head = ResponseHead()
    /// The HTTP status of the response.
    var httpStatus = 0
    var deframer: MessageDeframer
    /// How compressed responses are compressed.
    var coding = ContentCoding.identity
    /// Who waits for the one response, and the response.
    var receiver: Receiver?
    var response: MessageDeframer.Frame?
    /// What of the response body was not yet given back to the server's windows.
    let window: ReceiveWindow
    /// What would have to be sent again if the stream turns out not to have been served.
    var replay = Replay()
    /// Attempts that were made before this one.
    let previousAttempts: Int
    /// Endpoints that should not get the call if another can have it.
    var avoiding: [LoopChannel.EndpointID]
    /// Whether a response has begun: the call must not be made again any more (gRFC A6, "When Retries are Valid").
    var hasResponse = false

    init(
        _ method: MethodDescriptor, options: CallOptions, channel: LoopChannel, previousAttempts: Int = 0,
        avoiding: [LoopChannel.EndpointID] = []
    ) {
        self.method = method
        self.options = options
        self.channel = channel
        self.previousAttempts = previousAttempts
        self.avoiding = avoiding
        loop = channel.loop
        deframer = MessageDeframer(maxMessageBytes: channel.configuration.maxResponseBytes)
        window = ReceiveWindow(windowBytes: Int(channel.configuration.http2.streamWindowBytes))
        // Flow control bounds what is queued: the pipe's own bound is never reached.
        responses = MessagePipe(capacity: 1)
    }

    /// Runs `body` on the loop: at once when the caller is on it.
    func onLoop(_ body: @escaping @Sendable (ClientCall) -> Void) {
        if loop.inEventLoop { body(self) } else { loop.execute { body(self) } }
    }
}

// MARK: - The caller's side

extension ClientCall {
    /// Makes the call with its one request, framed, and waits for its one response.
    ///
    /// - Throws: ``FailedAttempt``.
    func single(_ request: ByteBuffer) async throws -> MessageDeframer.Frame {
        try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { continuation in
                onLoop { call in
                    if case .over(let status) = call.phase {
                        return continuation.resume(throwing: FailedAttempt(status: status ?? .callCancelled))
                    }
                    // Resumed and cleared by `finish`, which runs once.
                    call.begin(only: request, for: .task(continuation))
                }
            }
        } onCancel: {
            cancel()
        }
    }

    /// Makes the call with its one request, framed. On the loop.
    func begin(only request: ByteBuffer, for receiver: Receiver) {
        self.receiver = receiver
        queued = request
        isRequestEnded = true
        begin()
    }

    /// Makes the call; with `only`, that is its one request, framed.
    func start(only request: ByteBuffer? = nil) {
        onLoop { call in
            if let request {
                call.queued = request
                call.isRequestEnded = true
            }
            call.begin()
        }
    }

    /// Sends a framed request, after waiting while the server is behind.
    ///
    /// - Throws: the call's status when it is over.
    func send(_ request: ByteBuffer) async throws {
        try await withUnsafeThrowingContinuation { (continuation: UnsafeContinuation<Void, any Error>) in
            onLoop { $0.queue(request, from: continuation) }
        }
    }

    /// Says that there are no more requests.
    func endRequests() {
        onLoop { call in
            guard !call.isRequestEnded else { return }
            call.isRequestEnded = true
            guard case .open(let stream, let connection) = call.phase else { return }
            connection.session.end(stream, trailers: nil)
            connection.schedulePump()
        }
    }

    /// Ends the call with CANCELLED.
    func cancel() { end(with: .callCancelled) }

    /// Ends the call with a status of the caller's side: RST_STREAM with CANCEL (gRPC over HTTP/2, "Errors").
    func end(with status: RPCError) {
        onLoop { $0.finish(status, reset: .cancel) }
    }

    /// Tells that a message of `count` bytes, prefix included, was read: the window may open again.
    func read(_ count: Int) {
        if window.read(count) { onLoop { $0.releaseWindow() } }
    }
}

// MARK: - On the loop

extension ClientCall {
    /// Asks the channel for a connection.
    private func begin() {
        guard case .new = phase else { return }
        phase = .waiting
        deadline = options.deadline.map { $0.onEventLoops }
        channel.place(self)
    }

    /// Takes the stream that the call was waiting for.
    func open(on connection: ClientConnection) {
        guard case .waiting = phase else { return connection.releasePlace() }
        let headers = requestHeaders()
        let limit = connection.session.peerMaxHeaderListBytes
        guard headers.listBytes <= limit else {
            finish(
                RPCError(.resourceExhausted, "the request's headers exceed the server's limit of \(limit) bytes"),
                reset: nil)
            return connection.releasePlace()
        }
        guard let stream = connection.session.request(headers, hasBody: true, owner: self) else {
            // No stream number is left: the connection is used up, the call goes to another.
            connection.leave()
            connection.releasePlace()
            return channel.place(self)
        }
        phase = .open(stream, connection)
        replay.opened(with: queued)
        let isFull = queued.readableBytes > 0 && connection.session.queue(queued, on: stream)
        queued = ByteBuffer()
        if isRequestEnded { connection.session.end(stream, trailers: nil) }
        if isFull { stream.onDrained = { [weak self] in self?.resumeSenders() } } else { resumeSenders() }
        connection.schedulePump()
    }

    private func requestHeaders() -> HeaderBlock {
        var block = HeaderBlock()
        block.add(":method", "POST")
        block.add(":scheme", channel.scheme)
        block.add(":path", method.path)
        block.add(":authority", channel.authority)
        block.add("te", "trailers")
        block.add("content-type", "application/grpc")
        block.add("user-agent", channel.configuration.userAgent)
        block.add("grpc-accept-encoding", ContentCoding.supported)
        if options.compression == .gzip { block.add("grpc-encoding", "gzip") }
        if previousAttempts > 0 { block.add("grpc-previous-rpc-attempts", String(previousAttempts)) }
        if let deadline = options.deadline {
            block.addPassing("grpc-timeout", GRPCTimeout.encode(deadline.remaining))
        }
        GRPCStatus.add(options.metadata, to: &block)
        return block
    }

    private func queue(_ request: ByteBuffer, from sender: UnsafeContinuation<Void, any Error>) {
        switch phase {
        case .over(let status):
            sender.resume(throwing: status ?? RPCError(.cancelled, "the call is over"))
        case .new, .waiting:
            queued.writeImmutableBuffer(request)
            if queued.readableBytes < channel.configuration.http2.outboundQueueBytes {
                sender.resume()
            } else {
                senders.append(sender)
            }
        case .open(let stream, let connection):
            replay.add(request)
            if connection.session.queue(request, on: stream) {
                senders.append(sender)
                stream.onDrained = { [weak self] in self?.resumeSenders() }
            } else {
                sender.resume()
            }
            connection.schedulePump()
        }
    }

    private func resumeSenders() {
        guard !senders.isEmpty else { return }
        let ready = senders
        senders = []
        for sender in ready { sender.resume() }
    }

    /// What a reset tells the server.
    enum Reset: UInt32 {
        /// The response is complete although the request is not.
        case noError = 0
        /// The server broke the protocol.
        case protocolError = 1
        /// The caller wants nothing more.
        case cancel = 8
    }

    /// Gives the call its status, nil for OK. Only the first time counts.
    func finish(_ status: RPCError?, reset: Reset?) {
        let stood = phase
        if case .over = stood { return }
        var status = status
        // The server's clock may have been ahead (gRPC over HTTP/2, "Client Cancellation").
        if let deadline, status?.code == .cancelled, deadline <= loop.now { status = .deadlineExceeded }
        phase = .over(status)
        if case .open(let stream, let connection) = stood {
            connection.session.consume(window.takeAll(), of: stream)
            stream.owner = nil
            stream.onDrained = nil
            channel.callEnded(on: connection.id, with: status)
            if let reset { connection.session.reset(stream, errorCode: reset.rawValue) }
            connection.schedulePump()
        }
        if let receiver {
            self.receiver = nil
            if status == nil, let response {
                receiver.succeed(response)
            } else {
                receiver.fail(failure(status ?? Self.noResponse, at: stood))
            }
        } else if let status, status.code == .cancelled || status.code == .deadlineExceeded {
            // A caller that has left, or whose time is up, reads nothing more.
            responses.cancel(throwing: failure(status, at: stood))
        } else {
            responses.finish(throwing: status.map { failure($0, at: stood) })
        }
        let waiting = senders
        senders = []
        for sender in waiting { sender.resume(throwing: status ?? RPCError(.cancelled, "the call is over")) }
    }

    private func failure(_ status: RPCError, at phase: Phase) -> FailedAttempt {
        FailedAttempt(
            status: status, hasResponse: hasResponse, wasRefused: replay.wasRefused, endpoints: endpoints(at: phase))
    }

    /// The endpoints that have got the call or should not.
    var endpoints: [LoopChannel.EndpointID] { endpoints(at: phase) }

    private func endpoints(at phase: Phase) -> [LoopChannel.EndpointID] {
        if case .open(_, let connection) = phase { avoiding + [connection.id] } else { avoiding }
    }

    /// The method has one response (gRPC documents, "Status codes": response cardinality violation).
    static let noResponse = RPCError(.unimplemented, "the server sent no response although the method has one")
    static let tooManyResponses = RPCError(
        .unimplemented, "the server sent more than one response although the method has one")
}

extension ClientCall.Receiver {
    fileprivate func succeed(_ response: MessageDeframer.Frame) {
        switch self {
        case .task(let continuation): continuation.resume(returning: response)
        case .closure(let done): done(.success(response))
        }
    }

    fileprivate func fail(_ failure: FailedAttempt) {
        switch self {
        case .task(let continuation): continuation.resume(throwing: failure)
        case .closure(let done): done(.failure(failure))
        }
    }
}
