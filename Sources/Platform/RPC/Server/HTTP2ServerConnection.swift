import CNghttp2
import NIOCore

/// One HTTP/2 connection of a server: bytes between the channel and the session, requests between the session and
/// their handlers. Belongs to its event loop.
// Sendable in name only: calls hold it across tasks, yet touch it on its loop only.
final class HTTP2ServerConnection: HTTP2SessionDelegate, ChannelDuplexHandler, RemovableChannelHandler,
    @unchecked Sendable
{
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    let core: ServerCore
    let executor: LoopExecutor
    let ends: ConnectionEnds
    let seat: Seat
    let session: HTTP2Session
    // Exclusive access is not checked where it is asked for often: no access lasts while anything else is called.

    /// When it opened.
    let openedAt: NIODeadline
    /// When the bytes being processed were read.
    @exclusivity(unchecked) private(set) var receivedAt: NIODeadline
    @exclusivity(unchecked) private var context: ChannelHandlerContext?
    /// The head that is arriving: header blocks of a connection come one after the other (RFC 9113 §4.3). In memory of
    /// its own, which the session's fields go to.
    private let head: UnsafeMutablePointer<ArrivingHead>
    @exclusivity(unchecked) private var isReading = false
    @exclusivity(unchecked) private var cutter = RequestCutter(headsMax: TurnQueue.requestsMax)
    /// What was read and is more than one turn works off. Nothing else is read meanwhile.
    @exclusivity(unchecked) private var backlog = ByteBuffer()
    @exclusivity(unchecked) private var isWaitingForTurn = false
    private var isReadPending = false
    /// What answers requests of the present read.
    @exclusivity(unchecked) private var answers: ByteBuffer?
    @exclusivity(unchecked) private var pumpIsScheduled = false
    private var isClosing = false
    @exclusivity(unchecked) private(set) var callsBegun = 0
    /// Why the connection is drained, for its peer.
    private var drainReason: StaticString = ""
    /// Bytes of requests that the connection's calls hold.
    @exclusivity(unchecked) var heldBytes = 0
    /// Bytes of responses that wait for the peer to take them, and of what waits for its turn, as last counted.
    @exclusivity(unchecked) private var unsentBytes = 0
    /// How fast the peer takes what is sent.
    private var pace = ResponsePace()
    // Both hold the connection only until it is inactive; a weak reference would make counting all others slower.
    private let deadlines: DeadlineSweep
    private lazy var lifetime = ConnectionLifetime(
        on: loop, core.limits.lifetime, sweepSeconds: [core.limits.requestSeconds, core.limits.responseSeconds],
        random: core.random, isCrowded: { [core] in core.isCrowded },
        activity: { [unowned self] in .init(open: session.streamCount, begun: callsBegun) },
        act: { [unowned self] action in perform(action) })

    var loop: any EventLoop { executor.loop }

    init(core: ServerCore, executor: LoopExecutor, ends: ConnectionEnds, seat: Seat) {
        self.core = core
        self.executor = executor
        self.ends = ends
        self.seat = seat
        let loop = executor.loop
        deadlines = DeadlineSweep(on: loop)
        openedAt = .now()
        receivedAt = openedAt
        head = .allocate(capacity: 1)
        head.initialize(
            to: ArrivingHead(router: core.router, bytesMax: Int(core.limits.http2.maxHeaderListBytes)))
        session = HTTP2Session(
            role: .server, settings: core.limits.http2, memory: HTTP2Memory(pool: executor.http2Blocks),
            spareBuffers: executor.spareBuffers, fieldSink: ArrivingHead.sink(head), now: { loop.now })
        session.pingStrikes = core.limits.lifetime.pingStrikes
        super.init()
        session.report(to: self)
        deadlines.sweep = { [unowned self] now in expireCalls(at: now) }
    }

    deinit {
        head.deinitialize(count: 1)
        head.deallocate()
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
        var bytes = unwrapInboundIn(data)
        if backlog.readableBytes == 0 { workOff(bytes) } else { backlog.writeBuffer(&bytes) }
    }

    /// Processes what one turn may of bytes, and keeps the rest.
    private func workOff(_ bytes: ByteBuffer) {
        do {
            let count = try bytes.withUnsafeReadableBytes { bytes throws(HTTP2Session.ProtocolViolation) in
                try receive(bytes)
            }
            if count < bytes.readableBytes, !isClosing {
                backlog = bytes
                backlog.moveReaderIndex(forwardBy: count)
            }
        } catch {
            isClosing = true
            session.terminate(errorCode: error.errorCode)
        }
    }

    /// Processes bytes, and takes the answer to each request before it goes on to the next. Returns how many it has
    /// processed: not more than belong to the requests of one turn.
    private func receive(_ bytes: UnsafeRawBufferPointer) throws(HTTP2Session.ProtocolViolation) -> Int {
        var start = 0
        var requests = 0
        while start < bytes.count, requests < TurnQueue.requestsMax, !isClosing {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
            let count = cutter.next(rest)
            requests += cutter.takeHeads()
            try session.skipped(cutter.takeUnknownFrames(), at: receivedAt)
            try session.receive(UnsafeRawBufferPointer(rebasing: rest[..<count]), at: receivedAt)
            start += count
            if start < bytes.count { takeAnswers() }
        }
        return start
    }

    private func takeAnswers() {
        if answers == nil {
            guard context?.channel.isWritable == true else { return }
            answers = executor.takeScratch()
        }
        session.pump(into: &answers!, limit: Self.answerBytesMax)
    }

    /// Beyond this what answers the requests of one read waits for its end.
    private static let answerBytesMax = 256 << 10

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        pump()
        waitForTurn()
    }

    /// What waits here leaves the rest to wait at the peer.
    func read(context: ChannelHandlerContext) {
        if backlog.readableBytes > 0 { isReadPending = true } else { context.read() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { pump() }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.context = nil
        backlog = ByteBuffer()
        deadlines.stop()
        lifetime.stop()
        for stream in session.forgetAll() { exchange(stream).closed() }
        _ = seat.hold(-unsentBytes)
        unsentBytes = 0
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    // MARK: Events of the session. Fields of heads go to its sink.

    private func exchange(_ stream: HTTP2Stream) -> HTTP2ServerExchange {
        // A server's streams are made by `requestBegins` only.
        unsafeDowncast(stream, to: HTTP2ServerExchange.self)
    }

    override func requestBegins(on id: Int32) -> HTTP2Stream {
        head.pointee.begin()
        return HTTP2ServerExchange(id, of: self)
    }

    // A second block on a stream is trailers, which no protocol here uses.
    override func headersBegin(on stream: HTTP2Stream) { head.pointee.begin() }

    override func headersEnd(on stream: HTTP2Stream, endOfStream: Bool) {
        let exchange = exchange(stream)
        head.pointee.handOver { head in
            guard !exchange.hasHead else { return }
            callsBegun += 1
            exchange.begin(head)
        }
        if endOfStream { exchange.handler?.endOfBody() }
    }

    override func data(_ bytes: UnsafeRawBufferPointer, on stream: HTTP2Stream, endOfStream: Bool) {
        let exchange = exchange(stream)
        exchange.pace.arrived(bytes.count, at: receivedAt)
        let released = exchange.handler?.take(bytes, isLast: endOfStream) ?? bytes.count
        // Of a stream whose last bytes these are the window is of no use any more.
        session.consume(released, of: endOfStream ? nil : stream)
    }

    override func endOfData(on stream: HTTP2Stream) { exchange(stream).handler?.endOfBody() }

    override func closed(_ stream: HTTP2Stream, errorCode: UInt32) { exchange(stream).closed() }

    override func pingAcknowledged(_ ping: HTTP2Ping) {
        if ping == .drain { lifetime.drainAcknowledged() }
    }
}

// MARK: - Turns

extension HTTP2ServerConnection: TurnTaker {
    private func waitForTurn() {
        guard backlog.readableBytes > 0, !isWaitingForTurn else { return }
        isWaitingForTurn = true
        executor.turns.add(self)
    }

    func takeTurn() -> Bool {
        let bytes = backlog
        backlog = ByteBuffer()
        if !isClosing, let context {
            isReading = true
            workOff(bytes)
            isReading = false
            pump()
            if backlog.readableBytes > 0 { return true }
            if isReadPending {
                isReadPending = false
                context.read()
            }
        }
        isWaitingForTurn = false
        return false
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
        guard let context, answers != nil || context.channel.isWritable || isClosing else { return }
        // Taken out: a second reference would have it copied.
        var outbound = answers.take() ?? executor.takeScratch()
        let done = session.pump(into: &outbound)
        if outbound.readableBytes > 0 { context.writeAndFlush(wrapOutboundOut(outbound), promise: nil) }
        executor.giveBack(outbound)
        countUnsent(context)
        if !done { schedulePump() }
        if isClosing || session.isOver { context.close(mode: .all, promise: nil) }
    }

    /// Counts what the peer's windows, and its socket, leave here; nothing as a rule.
    private func countUnsent(_ context: ChannelHandlerContext) {
        var count = session.queuedBytes + backlog.readableBytes
        if !context.channel.isWritable { count += context.channel.unwrittenBytes }
        guard count != unsentBytes else { return }
        _ = seat.hold(count - unsentBytes)
        unsentBytes = count
    }

    /// The error to answer a call with that would be one too many; nil when it is counted in. An outsider that does not
    /// heed refusals is shut out, also from connecting: to make them costs more than to cause them.
    func refusal(_ demand: Seat.Demand) -> RPCError? {
        guard let error = hasRoom ? seat.refusal(demand) : ServerCore.outOfMemory else { return nil }
        if seat.isOutsider, !isClosing, !session.admitsControlFrame(price: seat.refusalPrice(at: receivedAt)) {
            seat.shutOut(at: receivedAt)
            shutOut()
        }
        return error
    }

    /// Whether more of responses may be queued. Those of many calls may come at once, after each was let in.
    var hasRoom: Bool {
        let count = session.queuedBytes
        return count <= Self.uncheckedBytes || (count <= core.limits.connectionBytes && seat.hasMemory)
    }

    /// What a connection may have queued in any case.
    private static let uncheckedBytes = 256 << 10

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
        session.goaway(errorCode: UInt32(NGHTTP2_NO_ERROR.rawValue), reason: drainReason)
        schedulePump()
    }

    private func perform(_ action: ConnectionLifetime.Action) {
        switch action {
        case .ping:
            session.ping(.keepalive)
            schedulePump()
        case .closeSilent: close()
        case .drain(let reason):
            drainReason = reason
            drain()
        case .finishDrain: finishDrain()
        case .closeDrained: close()
        case .sweep(let now): sweepSlowRequests(at: now)
        }
    }

    /// Ends requests whose bodies do not come, and responses that are not taken.
    private func sweepSlowRequests(at now: NIODeadline) {
        if isStalled(at: now) { return shutOut() }
        let patience = TimeAmount.seconds(core.limits.requestSeconds)
        if let begun = session.headerBlockBegan, now - begun > patience { return close() }
        for exchange in exchanges where exchange.pace.isTooSlow(at: now, core.limits) {
            if exchange.handler?.awaitsBody == true { exchange.abort() }
        }
        for exchange in exchanges
        where exchange.responsePace.isTooSlow(
            waiting: exchange.outboundBytes, taken: exchange.takenBytes, at: now, core.limits)
        {
            exchange.cut()
        }
    }

    /// Whether the peer takes nothing of what waits for it, or next to nothing.
    private func isStalled(at now: NIODeadline) -> Bool {
        let unwritten = context?.channel.unwrittenBytes ?? 0
        return pace.isTooSlow(
            waiting: session.queuedBytes + unwritten, taken: session.pumpedBytes - unwritten, at: now, core.limits)
    }

    /// Ends the connection of a peer that takes more than it gives: it is told, and not waited for.
    private func shutOut() {
        isClosing = true
        session.terminate(errorCode: UInt32(NGHTTP2_ENHANCE_YOUR_CALM.rawValue))
        schedulePump()
    }

    var exchanges: [HTTP2ServerExchange] { session.openStreams.map(exchange) }

    /// Makes sure that calls are looked at when the deadline has come.
    func announce(_ deadline: Deadline) { deadlines.announce(deadline.onEventLoops) }

    private func expireCalls(at now: NIODeadline) -> NIODeadline? {
        exchanges.compactMap { $0.handler?.expire(at: now) }.min()
    }
}
