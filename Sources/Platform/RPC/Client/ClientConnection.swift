import NIOCore
import NIOTLS

/// What a connection tells its channel. All on the loop.
protocol ClientConnectionOwner: AnyObject {
    /// The server's SETTINGS are here: calls may start, so many at a time.
    func ready(_ connection: ClientConnection, callsMax: Int)
    /// The server changed how many calls it takes at a time.
    func limitChanged(_ connection: ClientConnection, callsMax: Int)
    /// A place for a call is free again.
    func placeReleased(_ connection: ClientConnection)
    /// The connection takes no new calls: the server is leaving, or stream numbers are used up.
    func leaving(_ connection: ClientConnection)
    /// The server was asked for signs of life more often than it permits (gRFC A8).
    func askedTooOften(every interval: Duration)
    /// The connection is closed, by `error` if it was not meant to.
    func closed(_ connection: ClientConnection, _ error: (any Error)?)
}

/// One HTTP/2 connection of a channel: bytes between the NIO channel and the session, events from the session to
/// the calls. Belongs to its event loop.
// Unchecked: calls hold it across tasks, yet everything here is touched on its loop only (`ClientCall.onLoop`).
final class ClientConnection: HTTP2SessionDelegate, ChannelInboundHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Which of its channel's endpoints it leads to.
    let id: LoopChannel.EndpointID
    let session: HTTP2Session
    private let loop: any EventLoop
    private let configuration: ChannelConfiguration
    private weak var owner: (any ClientConnectionOwner)?
    private var context: ChannelHandlerContext?
    private var isReady = false
    private var isReading = false
    private var isPumpScheduled = false
    private var isLeaving = false
    private var isClosed = false
    /// The last stream of which something may have been written.
    private var lastWritten: Int32 = 0
    private var failure: (any Error)?
    private var settingsTimer: Scheduled<Void>?
    private lazy var keepalive = KeepaliveTimer(on: loop, configuration.keepalive) { [weak self] action in
        self?.keepalive(action) ?? false
    }

    init(
        id: LoopChannel.EndpointID, loop: any EventLoop, configuration: ChannelConfiguration,
        owner: any ClientConnectionOwner
    ) {
        self.id = id
        self.loop = loop
        self.configuration = configuration
        self.owner = owner
        session = HTTP2Session(role: .client, settings: configuration.http2, now: { loop.now })
        super.init()
        session.report(to: self)
    }

    /// Whether calls are open on the connection.
    var hasCalls: Bool { session.streamCount > 0 }

    /// The connection's calls.
    var calls: [ClientCall] { session.openStreams.compactMap(Self.call(of:)) }

    /// The call that a stream belongs to, as long as it is not over.
    private static func call(of stream: HTTP2Stream) -> ClientCall? {
        // Only `ClientCall.open` sets an owner on a client's streams.
        stream.owner.map { unsafeDowncast($0, to: ClientCall.self) }
    }

    // MARK: Events of the session

    override func headersBegin(on stream: HTTP2Stream) { Self.call(of: stream)?.headersBegin() }

    override func header(
        name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>, on stream: HTTP2Stream
    ) -> Bool {
        Self.call(of: stream)?.header(name, value) ?? true
    }

    override func headersEnd(on stream: HTTP2Stream, endOfStream: Bool) {
        Self.call(of: stream)?.headersEnd(endOfStream: endOfStream)
    }

    override func data(_ bytes: UnsafeRawBufferPointer, on stream: HTTP2Stream, endOfStream: Bool) {
        guard let call = Self.call(of: stream) else { return session.consume(bytes.count, of: stream) }
        call.data(bytes)
    }

    override func endOfData(on stream: HTTP2Stream) { Self.call(of: stream)?.endOfData() }

    override func closed(_ stream: HTTP2Stream, errorCode: UInt32) {
        Self.call(of: stream)?.closed(errorCode: errorCode, wasSent: stream.id <= lastWritten)
        releasePlace()
    }

    override func goaway(lastStream: Int32, errorCode: UInt32, debugData: HeaderText) {
        if let interval = configuration.keepalive?.interval, debugData.equals(HTTP2Session.tooManyPings) {
            owner?.askedTooOften(every: interval)
        }
        leave()
    }

    override func pingAcknowledged(_ ping: HTTP2Ping) { keepalive.heard() }

    override func settingsReceived() {
        let callsMax = min(Int(session.peerMaxConcurrentStreams), configuration.maxCallsPerConnection)
        if isReady { return owner?.limitChanged(self, callsMax: callsMax) ?? () }
        isReady = true
        settingsTimer?.cancel()
        keepalive.start()
        owner?.ready(self, callsMax: callsMax)
    }
}

// MARK: - Bytes

extension ClientConnection {
    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        let wait = TimeAmount.nanoseconds(configuration.connectTimeout.nanosecondsClamped)
        settingsTimer = loop.assumeIsolated().scheduleTask(in: wait) { [weak self] in
            guard let self, !self.isReady else { return }
            self.fail(RPCError(.unavailable, "the server did not begin to speak HTTP/2 in time"))
        }
        if context.channel.isActive { schedulePump() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted(let negotiated)? = event as? TLSUserEvent, negotiated != "h2" {
            fail(RPCError(.unavailable, "the server does not offer HTTP/2 over TLS"))
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelActive(context: ChannelHandlerContext) {
        schedulePump()
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        isReading = true
        keepalive.heard()
        do {
            try bytes.withUnsafeReadableBytes { bytes throws(HTTP2Session.ProtocolViolation) in
                try session.receive(bytes, at: .now())
            }
        } catch {
            fail(RPCError(.unavailable, "the server broke HTTP/2 (libnghttp2 \(error.code))"))
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        pump()
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { pump() }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        ended()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { ended() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { fail(error) }

    /// Sends what waits, at the end of the present read or of the loop's present turn.
    func schedulePump() {
        guard !isReading, !isPumpScheduled else { return }
        isPumpScheduled = true
        loop.assumeIsolated().execute {
            self.isPumpScheduled = false
            self.pump()
        }
    }

    private func pump() {
        guard let context, context.channel.isActive, context.channel.isWritable else { return }
        var buffer = context.channel.allocator.buffer(capacity: 2048)
        let isAll = session.pump(into: &buffer)
        if buffer.readableBytes > 0 {
            lastWritten = session.lastRequested
            context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
        }
        if !isAll { schedulePump() }
        if isLeaving, !hasCalls {
            close()
        } else if session.isOver {
            // libnghttp2 has ended the connection by itself, with a GOAWAY that names the server's offence.
            fail(RPCError(.unavailable, "the server broke HTTP/2"))
        }
    }
}

// MARK: - Its end

extension ClientConnection {
    /// Gives the connection up: its calls end with UNAVAILABLE.
    func fail(_ error: any Error) {
        if failure == nil { failure = error }
        close()
    }

    /// Takes no new calls and closes when the open ones are over.
    func leave() {
        guard !isLeaving, !isClosed else { return }
        isLeaving = true
        owner?.leaving(self)
        if !hasCalls { close() }
    }

    private func close() {
        guard !isClosed else { return }
        if isReady, failure == nil {
            session.goaway(errorCode: 0)
            if let context, context.channel.isActive {
                var buffer = context.channel.allocator.buffer(capacity: 64)
                session.pump(into: &buffer)
                context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
            }
        }
        context?.close(promise: nil)
    }

    private func ended() {
        guard !isClosed else { return }
        isClosed = true
        context = nil
        keepalive.stop()
        settingsTimer?.cancel()
        let reason = failure.map { ($0 as? RPCError)?.message ?? "\($0)" } ?? "closed by the server"
        let status = RPCError(.unavailable, "the connection was lost: \(reason)")
        let calls = calls
        owner?.closed(self, failure)
        for call in calls { call.lostConnection(status, lastWritten: lastWritten) }
    }

    private func keepalive(_ action: KeepaliveTimer.Action) -> Bool {
        switch action {
        case .ask:
            guard isReady, !isClosed, hasCalls || configuration.keepalive?.withoutCalls == true else { return false }
            session.ping(.keepalive)
            schedulePump()
            return true
        case .giveUp:
            fail(RPCError(.unavailable, "the server did not answer a ping in time"))
            return false
        }
    }

    /// A place that was taken for a call is free again.
    func releasePlace() {
        owner?.placeReleased(self)
        if isLeaving, !hasCalls { schedulePump() }
    }
}
