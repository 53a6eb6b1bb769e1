import CNghttp2
import NIOCore

/// One HTTP/2 connection of a server: bytes between the channel and the session, requests between the session and
/// their handlers. Belongs to its event loop.
// Sendable in name only: calls hold it across tasks, yet touch it on its loop only.
final class HTTP2ServerConnection: ChannelInboundHandler, RemovableChannelHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let core: ServerCore
    let executor: LoopExecutor
    let peer: Peer
    private(set) var session: HTTP2Session
    /// When the bytes being processed were read.
    private(set) var receivedAt: NIODeadline
    private var context: ChannelHandlerContext?
    private var outbound = ByteBuffer()
    private var isReading = false
    private var pumpIsScheduled = false
    private var isClosing = false
    private lazy var deadlines = DeadlineSweep(on: loop) { [weak self] now in self?.expireCalls(at: now) }
    private var callsBegun = 0
    private lazy var lifetime = ConnectionLifetime(
        on: loop, core.limits.lifetime, requestSeconds: core.limits.requestSeconds, random: core.random,
        activity: { [weak self] in .init(open: self?.session.streams.count ?? 0, begun: self?.callsBegun ?? 0) },
        act: { [weak self] action in self?.perform(action) })

    var loop: any EventLoop { executor.loop }

    init(core: ServerCore, executor: LoopExecutor, peer: Peer) {
        self.core = core
        self.executor = executor
        self.peer = peer
        let loop = executor.loop
        receivedAt = loop.now
        session = HTTP2Session(role: .server, settings: core.limits.http2, now: { loop.now })
        session.delegate = self
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        lifetime.start()
        schedulePump()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if !isReading {
            isReading = true
            receivedAt = .now()
            lifetime.heard(at: receivedAt)
        }
        guard !isClosing else { return }
        let bytes = unwrapInboundIn(data)
        do {
            try bytes.withUnsafeReadableBytes { bytes throws(HTTP2Session.ProtocolViolation) in
                try session.receive(bytes)
            }
        } catch {
            isClosing = true
            session.terminate(errorCode: error.errorCode)
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
        lifetime.stop()
        for stream in session.forgetAll() { (stream.owner as? HTTP2ServerExchange)?.closed() }
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
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
        // The buffer's memory is used again unless the channel still holds it.
        outbound.clear()
        let done = session.pump(into: &outbound)
        if outbound.readableBytes > 0 { context.writeAndFlush(wrapOutboundOut(outbound), promise: nil) }
        if !done { schedulePump() }
        if isClosing || session.isOver { context.close(mode: .all, promise: nil) }
    }

    /// Ends the connection and its calls at once.
    func close() { context?.close(mode: .all, promise: nil) }
}

// MARK: - Lifetime

extension HTTP2ServerConnection: ServerConnection {
    /// Lets the peer finish: announces the end, learns by a PING what was sent before the peer knew, then takes no new
    /// streams and closes after the last (RFC 9113 §6.8).
    func drain() {
        guard lifetime.beginDrain() else { return }
        session.announceShutdown()
        session.ping(.drain)
        schedulePump()
    }

    private func finishDrain() {
        session.goaway(errorCode: UInt32(NGHTTP2_NO_ERROR.rawValue))
        schedulePump()
    }

    private func perform(_ action: ConnectionLifetime.Action) {
        switch action {
        case .ping:
            session.ping(.keepalive)
            schedulePump()
        case .closeSilent: close()
        case .drain: drain()
        case .finishDrain: finishDrain()
        case .closeDrained: close()
        case .sweep(let now): sweepSlowRequests(at: now)
        }
    }

    /// Ends requests whose bodies do not come.
    private func sweepSlowRequests(at now: NIODeadline) {
        let patience = TimeAmount.seconds(core.limits.requestSeconds)
        if let begun = session.headerBlockBegan, now - begun > patience { return close() }
        for exchange in exchanges where now - exchange.heardAt > patience {
            if exchange.handler?.awaitsBody == true { exchange.abort() }
        }
    }

    private var exchanges: some Sequence<HTTP2ServerExchange> {
        session.streams.values.compactMap { $0.owner as? HTTP2ServerExchange }
    }

    /// Makes sure that calls are looked at when the deadline has come.
    func announce(_ deadline: Deadline) { deadlines.announce(deadline.onEventLoops) }

    private func expireCalls(at now: NIODeadline) -> NIODeadline? {
        exchanges.compactMap { $0.handler?.expire(at: now) }.min()
    }
}

// MARK: - Streams

extension HTTP2ServerConnection: HTTP2SessionDelegate {
    private func exchange(_ stream: HTTP2Stream) -> HTTP2ServerExchange? {
        // Nothing else owns a stream of a server.
        stream.owner.map { unsafeDowncast($0, to: HTTP2ServerExchange.self) }
    }

    func headersBegin(on stream: HTTP2Stream) {
        // A second block on a stream is trailers, which no protocol here uses.
        if stream.owner == nil { stream.owner = HTTP2ServerExchange(stream, of: self) }
    }

    func header(
        name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>, on stream: HTTP2Stream
    ) -> Bool {
        guard let exchange = exchange(stream), !exchange.hasHead else { return true }
        return exchange.head.add(
            HeaderText(name), HeaderText(value), router: core.router,
            maxBytes: Int(core.limits.http2.maxHeaderListBytes))
    }

    func headersEnd(on stream: HTTP2Stream, endOfStream: Bool) {
        guard let exchange = exchange(stream) else { return }
        if !exchange.hasHead {
            callsBegun += 1
            exchange.begin()
        }
        if endOfStream { exchange.handler?.endOfBody() }
    }

    func data(_ bytes: UnsafeRawBufferPointer, on stream: HTTP2Stream, endOfStream: Bool) {
        guard let exchange = exchange(stream) else { return session.consume(bytes.count, of: stream) }
        exchange.heardAt = receivedAt
        let released = exchange.handler?.take(bytes, isLast: endOfStream) ?? bytes.count
        session.consume(released, of: stream)
    }

    func endOfData(on stream: HTTP2Stream) { exchange(stream)?.handler?.endOfBody() }

    func closed(_ stream: HTTP2Stream, errorCode: UInt32) {
        let exchange = exchange(stream)
        stream.owner = nil
        exchange?.closed()
    }

    func goaway(lastStream: Int32, errorCode: UInt32) {}

    func pingAcknowledged(_ ping: HTTP2Ping) {
        if ping == .drain { lifetime.drainAcknowledged() }
    }

    func settingsReceived() {}
}
