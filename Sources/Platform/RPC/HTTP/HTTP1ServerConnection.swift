import NIOCore
import NIOHTTP1

/// One HTTP/1.1 connection of a server: one request at a time. Belongs to its event loop.
// Sendable in name only: everything is called on its loop.
final class HTTP1ServerConnection: ChannelDuplexHandler, RemovableChannelHandler, @unchecked Sendable {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = Never
    typealias OutboundOut = HTTPServerResponsePart

    let core: ServerCore
    let executor: LoopExecutor
    private let ends: ConnectionEnds
    let seat: Seat
    private var context: ChannelHandlerContext?
    /// When it opened.
    let openedAt = NIODeadline.now()
    /// The request being served.
    private(set) var exchange: HTTP1ServerExchange?
    /// The version that the present request, and so its response, is written in.
    private var version = HTTPVersion.http1_1
    private var requestEnded = true
    private var responseBegan = false
    private var responseEnded = true
    /// Whether all of the response has gone out.
    private var responseIsSent = true
    /// Whether the response under way is the last of the connection.
    private var isLast = false
    private var isDraining = false
    /// Whether what arrives counts no more.
    private var isDeaf = false
    /// Bytes that may still come, unread, of a request that was answered early; nil unless there is one.
    private var lingerBytes: Int?
    private var isReadPending = false
    /// Requests that were answered in the present turn, and the last of them when its end waits for the next turn: until
    /// then the channel gives no further request.
    private var answeredInTurn = 0
    private var endInNextTurn: HTTP1ServerExchange?
    /// Bytes of a response that wait for the peer to take them, as last counted.
    private var unsentBytes = 0
    /// Bytes of bodies that were given to the channel.
    private var writtenBytes = 0
    /// How fast the peer takes them.
    private var pace = ResponsePace()
    /// When the connection fell quiet.
    private var waitingSince: NIODeadline
    private lazy var deadlines = DeadlineSweep(on: executor.loop) { [weak self] now in
        self?.exchange?.handler?.expire(at: now)
    }
    private var timer: Scheduled<Void>?

    init(core: ServerCore, executor: LoopExecutor, ends: ConnectionEnds, seat: Seat) {
        self.core = core
        self.executor = executor
        self.ends = ends
        self.seat = seat
        waitingSince = .now()
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        watch()
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.context = nil
        isDeaf = true
        timer?.cancel()
        deadlines.stop()
        exchange?.closed()
        exchange = nil
        _ = seat.hold(-unsentBytes)
        unsentBytes = 0
        endInNextTurn = nil
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case let error as HTTPParserError: refuseMalformed(error)
        case ByteToMessageDecoderError.dataReceivedInErrorState(_, let bytes): discard(bytes.readableBytes)
        default: close()
        }
    }

    func close() {
        isDeaf = true
        context?.close(promise: nil)
    }
}

// MARK: - Receiving

extension HTTP1ServerConnection {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        if case .body(let bytes) = part { discard(bytes.readableBytes) }
        guard !isDeaf else { return }
        switch part {
        case .head(let request):
            // After its last response a connection takes no more requests (RFC 9112 §9.6).
            if isLast { isDeaf = true } else { begin(request) }
        case .body(let bytes): exchange?.take(bytes)
        case .end:
            requestEnded = true
            if lingerBytes != nil { return close() }
            exchange?.handler?.endOfBody()
            concludeIfOver()
        }
    }

    private func begin(_ request: HTTPRequestHead) {
        let exchange = beginExchange(isLast: request.isLast)
        version = request.version
        guard request.namesHostOnce else {
            return exchange.respond(.text("a request names its host, once", status: 400), withBody: true)
        }
        let maxBytes = Int(core.limits.http2.maxHeaderListBytes)
        guard let head = RequestHead(request, core.router, maxBytes: maxBytes) else {
            return exchange.respond(HTTPResponse(status: 431), withBody: true)
        }
        exchange.begin(head)
        if !responseBegan, request.waitsForInvitation { inviteBody() }
    }

    private func beginExchange(isLast: Bool) -> HTTP1ServerExchange {
        // A request that has come already begins while the response before is ended.
        leave()
        self.isLast = isLast
        requestEnded = false
        responseBegan = false
        responseEnded = false
        responseIsSent = false
        let exchange = HTTP1ServerExchange(of: self, ends: ends)
        self.exchange = exchange
        return exchange
    }

    /// What came is no HTTP, and nothing behind it can be read.
    private func refuseMalformed(_ error: HTTPParserError) {
        guard !isDeaf else { return }
        isDeaf = true
        if exchange != nil, requestEnded || responseEnded {
            // What was asked before is still answered.
            isLast = true
        } else if lingerBytes != nil || (exchange != nil && responseBegan) {
            close()
        } else {
            refuse(error)
        }
    }

    private func refuse(_ error: HTTPParserError) {
        let response =
            error == .headerOverflow
            ? HTTPResponse.text("the request's head is too large", status: 431)
            : HTTPResponse.text("the request is malformed", status: 400)
        beginExchange(isLast: true).respond(response, withBody: true)
    }

    private func inviteBody() {
        let head = HTTPResponseHead(version: .http1_1, status: .continue)
        context?.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
    }

    /// The handler's reads stop while a request's body waits to be read.
    func read(context: ChannelHandlerContext) {
        guard (exchange?.heldBytes ?? 0) <= Int(core.limits.http2.streamWindowBytes) else {
            isReadPending = true
            return
        }
        context.read()
    }

    func resumeReading() {
        guard isReadPending, let context else { return }
        isReadPending = false
        read(context: context)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        countUnsent(context)
        if context.channel.isWritable { exchange?.drained() }
        context.fireChannelWritabilityChanged()
    }
}

// MARK: - Sending

extension HTTP1ServerConnection: TurnTaker {
    func sendHead(_ block: HeaderBlock, isWhole: Bool, of exchange: HTTP1ServerExchange) {
        guard exchange === self.exchange, !responseEnded, let context else { return }
        responseBegan = true
        var status = HTTPResponseStatus.ok
        var headers = HTTPHeaders()
        block.forEachField { name, value in
            let (name, value) = (String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self))
            if name == ":status" {
                status = HTTPResponseStatus(statusCode: Int(value) ?? 500)
            } else {
                headers.add(name: name, value: value)
            }
        }
        // What is left of a request is read by nobody: the connection cannot be used again.
        if !requestEnded || isDraining { isLast = true }
        if isLast { headers.replaceOrAdd(name: "connection", value: "close") }
        context.write(wrapOutboundOut(.head(.init(version: version, status: status, headers: headers))), promise: nil)
    }

    func sendBody(_ bytes: ByteBuffer, of exchange: HTTP1ServerExchange) -> Bool {
        guard exchange === self.exchange, !responseEnded, let context else { return false }
        writtenBytes += bytes.readableBytes
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(bytes))), promise: nil)
        countUnsent(context)
        return !context.channel.isWritable
    }

    private func countUnsent(_ context: ChannelHandlerContext) {
        let count = context.channel.isWritable ? 0 : context.channel.unwrittenBytes
        guard count != unsentBytes else { return }
        _ = seat.hold(count - unsentBytes)
        unsentBytes = count
    }

    /// Whether a sender need not wait any more.
    var hasRoom: Bool { context?.channel.isWritable ?? true }

    func sendEnd(of exchange: HTTP1ServerExchange) {
        guard exchange === self.exchange, !responseEnded, let context else { return }
        responseEnded = true
        answeredInTurn += 1
        if answeredInTurn < TurnQueue.requestsMax {
            writeEnd(of: exchange, context)
        } else {
            endInNextTurn = exchange
            executor.turns.add(self)
        }
    }

    private func writeEnd(of exchange: HTTP1ServerExchange, _ context: ChannelHandlerContext) {
        if isDraining { isLast = true }
        let sent = context.writeAndFlush(wrapOutboundOut(.end(nil)))
        sent.assumeIsolated().whenComplete { _ in
            guard exchange === self.exchange else { return }
            self.responseIsSent = true
            self.concludeIfOver()
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if endInNextTurn == nil { answeredInTurn = 0 }
        context.fireChannelReadComplete()
    }

    func takeTurn() -> Bool {
        answeredInTurn = 0
        if let exchange = endInNextTurn.take(), let context { writeEnd(of: exchange, context) }
        // If as many requests were there again the connection has put itself in the queue.
        return false
    }

    private func concludeIfOver() {
        guard responseIsSent, exchange != nil else { return }
        if !requestEnded || isDeaf { return linger() }
        if isLast { return close() }
        leave()
    }

    private func leave() {
        guard let over = exchange.take() else { return }
        over.closed()
        waitingSince = .now()
        resumeReading()
    }

    /// Sends nothing more, yet goes on reading for a while before it closes: a caller that is still sending could not
    /// read the answer if the connection were reset under it (RFC 9112 §9.6).
    private func linger() {
        leave()
        lingerBytes = Self.lingerBytesMax
        context?.close(mode: .output, promise: nil)
        timer?.cancel()
        timer = executor.loop.assumeIsolated().scheduleTask(in: Self.lingerTime) { [weak self] in self?.close() }
    }

    private static let lingerTime = TimeAmount.seconds(5)
    private static let lingerBytesMax = 16 << 20

    private func discard(_ count: Int) {
        guard let left = lingerBytes else { return }
        lingerBytes = left - count
        if left < count { close() }
    }
}

// MARK: - Lifetime

extension HTTP1ServerConnection: ServerConnection {
    /// Closes once the request being answered is done.
    func drain() {
        isDraining = true
        if exchange == nil { close() }
    }

    func announce(_ deadline: Deadline) { deadlines.announce(deadline.onEventLoops) }

    /// Closes a connection whose next request, or whose request's body, does not come in time, or whose peer does not
    /// take its responses.
    private func watch() {
        let limits = core.limits
        let seconds =
            limits.responseSeconds > 0 ? min(limits.requestSeconds, limits.responseSeconds) : limits.requestSeconds
        timer = executor.loop.assumeIsolated().scheduleTask(in: .milliseconds(seconds * 250)) { [weak self] in
            guard let self, let context else { return }
            let now = NIODeadline.now()
            if isTooSlow(at: now) || isStalled(context, at: now) { close() } else { watch() }
        }
    }

    private func isTooSlow(at now: NIODeadline) -> Bool {
        if let exchange { return exchange.handler?.awaitsBody == true && exchange.pace.isTooSlow(at: now, core.limits) }
        let seconds = core.limits.requestSeconds
        let patience = core.isCrowded ? min(seconds, ConnectionLifetime.crowdedIdleSeconds) : seconds
        return now - waitingSince > .seconds(patience)
    }

    private func isStalled(_ context: ChannelHandlerContext, at now: NIODeadline) -> Bool {
        let unwritten = context.channel.unwrittenBytes
        return pace.isTooSlow(waiting: unwritten, taken: writtenBytes - unwritten, at: now, core.limits)
    }
}
