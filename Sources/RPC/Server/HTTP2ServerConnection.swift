import CNghttp2
import NIOCore

/// One HTTP/2 connection of a server: bytes between the channel and the session, calls between the session and the
/// procedures. Belongs to its event loop.
// Sendable in name only: calls hold it across tasks, yet touch it on its loop only (`GRPCServerCall.onLoop`).
final class HTTP2ServerConnection: ChannelInboundHandler, RemovableChannelHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let loop: any EventLoop
    let core: ServerCore
    private(set) var session: HTTP2Session
    private(set) var allocator = ByteBufferAllocator()
    let executor: LoopExecutor
    private let peer: Peer
    private var context: ChannelHandlerContext?
    private var isReading = false
    private var pumpIsScheduled = false
    private var isClosing = false
    private var openStreams = 0
    private lazy var deadlines = DeadlineSweep(on: loop) { [weak self] now in self?.expireCalls(at: now) }

    init(core: ServerCore, executor: LoopExecutor, peer: Peer) {
        self.core = core
        self.executor = executor
        self.peer = peer
        let loop = executor.loop
        self.loop = loop
        session = HTTP2Session(role: .server, settings: core.limits.http2, now: { loop.now })
        session.delegate = self
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        allocator = context.channel.allocator
        schedulePump()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        isReading = true
        do {
            try bytes.withUnsafeReadableBytes { bytes throws(HTTP2Session.ProtocolViolation) in try session.receive(bytes) }
        } catch {
            isClosing = true
            session.terminate(errorCode: violationCode(error.code))
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        pump()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { pump() }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.context = nil
        deadlines.stop()
        for stream in session.streams.values { closed(stream, errorCode: UInt32(NGHTTP2_CANCEL.rawValue)) }
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is IdleStateHandler.IdleStateEvent where openStreams == 0: drain()
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func violationCode(_ code: Int32) -> UInt32 {
        code == NGHTTP2_ERR_CALLBACK_FAILURE.rawValue || code == NGHTTP2_ERR_FLOODED.rawValue
            ? UInt32(NGHTTP2_ENHANCE_YOUR_CALM.rawValue) : UInt32(NGHTTP2_PROTOCOL_ERROR.rawValue)
    }
}

// MARK: - Sending

extension HTTP2ServerConnection {
    /// Sends what waits, at the end of the present read or of the loop's present turn.
    func schedulePump() {
        guard !isReading, !pumpIsScheduled else { return }
        pumpIsScheduled = true
        loop.execute {
            self.pumpIsScheduled = false
            self.pump()
        }
    }

    private func pump() {
        guard let context, context.channel.isWritable || isClosing else { return }
        var buffer = allocator.buffer(capacity: 4096)
        let done = session.pump(into: &buffer)
        if buffer.readableBytes > 0 { context.writeAndFlush(wrapOutboundOut(buffer), promise: nil) }
        if !done { schedulePump() }
        if isClosing || session.isOver { closeIfIdle(context) }
    }

    private func closeIfIdle(_ context: ChannelHandlerContext) {
        guard session.isOver || openStreams == 0 || isClosing else { return }
        context.close(mode: .all, promise: nil)
    }

    /// Refuses new streams, lets open ones finish, then closes (RFC 9113 §6.8).
    func drain() {
        session.announceShutdown()
        session.goaway(errorCode: UInt32(NGHTTP2_NO_ERROR.rawValue))
        schedulePump()
    }

    /// Ends the connection and its calls at once.
    func close() { context?.close(mode: .all, promise: nil) }
}

// MARK: - Streams

extension HTTP2ServerConnection: HTTP2SessionDelegate {
    func headersBegin(on stream: HTTP2Stream) {
        // A second block on a stream is trailers, which no protocol here uses.
        if stream.owner == nil { stream.owner = HTTP2ServerStream() }
    }

    func header(
        name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>, on stream: HTTP2Stream
    ) -> Bool {
        guard let owner = stream.owner as? HTTP2ServerStream, case .head = owner.phase else { return true }
        return owner.head.add(name, value, maxBytes: Int(core.limits.http2.maxHeaderListBytes))
    }

    func headersEnd(on stream: HTTP2Stream, endOfStream: Bool) {
        guard let owner = stream.owner as? HTTP2ServerStream else { return }
        if case .head = owner.phase {
            openStreams += 1
            begin(owner, on: stream)
        }
        if endOfStream { endOfData(on: stream) }
    }

    func data(_ bytes: UnsafeRawBufferPointer, on stream: HTTP2Stream) {
        var consumed = bytes.count
        switch (stream.owner as? HTTP2ServerStream)?.phase {
        case .call(let call): consumed = call.take(bytes)
        case .body(let exchange): exchange.take(bytes)
        default: break
        }
        session.consume(consumed, of: stream)
    }

    func endOfData(on stream: HTTP2Stream) {
        switch (stream.owner as? HTTP2ServerStream)?.phase {
        case .call(let call):
            call.endOfRequests()
            startUnary(call)
        case .body(let exchange): exchange.start()
        default: break
        }
    }

    func closed(_ stream: HTTP2Stream, errorCode: UInt32) {
        guard let owner = stream.owner as? HTTP2ServerStream else { return }
        if case .head = owner.phase { return }
        openStreams -= 1
        switch owner.phase {
        case .call(let call): call.abandon(RPCError(.cancelled, "the caller has gone"))
        case .body(let exchange): exchange.abandon()
        case .head, .refused: break
        }
        owner.settle { core.callEnded() }
        stream.owner = nil
    }

    func goaway(lastStream: Int32, errorCode: UInt32) {}
    func pingAcknowledged() {}
    func settingsReceived() {}

    /// A call has its status: it no longer counts as being served.
    func finished(_ call: GRPCServerCall) {
        (call.streamOwner as? HTTP2ServerStream)?.settle { core.callEnded() }
    }
}

// MARK: - Requests

extension HTTP2ServerConnection {
    private func begin(_ owner: HTTP2ServerStream, on stream: HTTP2Stream) {
        guard core.admitCall() else {
            owner.phase = .refused
            return refuse(owner.head, on: stream, ServerCore.overloaded)
        }
        owner.isCounted = true
        if owner.head.method == "POST", owner.head.mediaType.hasPrefix("application/grpc") {
            beginCall(owner, on: stream)
        } else {
            let exchange = HTTP2Exchange(head: owner.head, stream: stream, connection: self, peer: peer)
            owner.phase = .body(exchange)
        }
    }

    private func beginCall(_ owner: HTTP2ServerStream, on stream: HTTP2Stream) {
        let head = owner.head
        do throws(RPCError) {
            let (procedure, codec, deadline) = try GRPCRequest.read(head, router: core.router)
            let context = CallContext(method: procedure.method, metadata: head.metadata, deadline: deadline, peer: peer)
            let call = GRPCServerCall(
                context: context, codec: codec, stream: stream, connection: self, limits: core.limits.message)
            owner.phase = .call(call)
            owner.procedure = procedure
            if let deadline { deadlines.announce(.now() + .nanoseconds(deadline.remaining.nanoseconds)) }
            if procedure.method.kind != .unary, procedure.method.kind != .serverStreaming { start(call, owner) }
        } catch {
            owner.phase = .refused
            owner.settle { core.callEnded() }
            refuse(head, on: stream, error)
        }
    }

    private func start(_ call: GRPCServerCall, _ owner: HTTP2ServerStream) {
        guard let procedure = owner.procedure else { return }
        owner.procedure = nil
        call.start(procedure, through: core.interceptors, on: executor)
    }

    /// A call with one request starts when that is here, so that its handler never waits for it.
    private func startUnary(_ call: GRPCServerCall) {
        guard let owner = call.streamOwner as? HTTP2ServerStream else { return }
        start(call, owner)
    }

    /// Answers with a status and nothing else ("Trailers-Only").
    private func refuse(_ head: RequestHead, on stream: HTTP2Stream, _ error: RPCError) {
        var block = HeaderBlock()
        if head.mediaType.hasPrefix("application/grpc") {
            block.add(":status", error.metadata[GRPCRequest.unsupportedMediaType] == nil ? "200" : "415")
            block.add("content-type", "application/grpc")
            GRPCStatus.add(RPCError(error.code, error.message, details: error.details), metadata: Metadata(), to: &block)
        } else {
            block.add(":status", "429")
            block.add("retry-after", "1")
        }
        stream.isEnded = true
        session.respond(block, on: stream, hasBody: false)
        schedulePump()
    }

    private func expireCalls(at now: NIODeadline) -> NIODeadline? {
        var next: NIODeadline?
        for stream in session.streams.values {
            guard case .call(let call)? = (stream.owner as? HTTP2ServerStream)?.phase,
                let deadline = call.context.deadline, !call.isOver
            else { continue }
            if deadline.hasPassed {
                call.expire()
            } else {
                let due = NIODeadline.now() + .nanoseconds(deadline.remaining.nanoseconds)
                next = min(next ?? due, due)
            }
        }
        return next
    }
}
