import Formats
import NIOCore
import Wire

/// A call whose messages have prefixes: gRPC, gRPC-Web, or a stream of Connect.
///
/// Its connection calls it on the event loop; the handler may use it from anywhere.
// Sendable although most of its state is not guarded: what is marked as the loop's is touched on the event loop only
// (`onLoop`), the rest is constant or guarded by itself.
final class EnvelopedCall: RunningServerCall, @unchecked Sendable {
    let context: CallContext
    let codec: MessageCodec
    let limits: WireLimits
    let json: JSONStrictness
    let requestCoding: ContentCoding
    let acceptsGzip: Bool
    /// The code for a request that cannot be read: gRPC's runtimes say INTERNAL, and leave INVALID_ARGUMENT to
    /// applications (gRPC documents, "Status codes").
    private let unreadable: StatusCode
    /// When a streaming call has lasted long enough; nil for others.
    private let endOfAge: NIODeadline?
    let executor: LoopExecutor
    /// The one request of a method that has one.
    let single = SingleRequest()
    /// The requests of a method that has several.
    let requests: MessagePipe<MessageDeframer.Frame>?
    let window: ReceiveWindow

    // The loop's, whose exclusive access is not checked: no access lasts while anything else changes it.
    let exchange: any ServerExchange
    private let procedure: Procedure
    @exclusivity(unchecked) private var deframer: MessageDeframer
    @exclusivity(unchecked) private var requestText: Base64StreamDecoder?
    @exclusivity(unchecked) var writer: EnvelopeWriter
    @exclusivity(unchecked) var room = RoomQueue()
    @exclusivity(unchecked) private var task: CallTask?
    @exclusivity(unchecked) private var singleBytes = 0
    @exclusivity(unchecked) private var hasStarted = false
    @exclusivity(unchecked) var isOver = false
    @exclusivity(unchecked) var record: CallRecord

    init(
        _ procedure: Procedure, _ envelope: EnvelopeProtocol, _ codec: MessageCodec, head: RequestHead,
        deadline: Deadline?, exchange: any ServerExchange, core: ServerCore
    ) {
        context = CallContext(
            method: procedure.method, metadata: head.metadata, deadline: deadline, peer: exchange.ends.caller(head),
            ownPage: head.ownPage)
        self.codec = codec
        self.procedure = procedure
        self.exchange = exchange
        executor = exchange.executor
        limits = core.limits.message
        json = core.json
        requestCoding = head.messageEncoding
        acceptsGzip = head.acceptsGzipMessages
        unreadable = envelope.hasGRPCStatus ? .internal : .invalidArgument
        endOfAge = procedure.demand.isLong ? core.endOfAge(from: exchange.receivedAt) : nil
        deframer = MessageDeframer(maxMessageBytes: limits.maxBytes)
        requestText = envelope == .grpcWebText ? Base64StreamDecoder() : nil
        writer = EnvelopeWriter(envelope, codec, head, cors: core.cors)
        window = ReceiveWindow(windowBytes: Int(core.limits.http2.streamWindowBytes))
        // Flow control bounds what is queued; the pipe's own bound is never reached.
        requests = procedure.method.kind.hasOneRequest ? nil : MessagePipe(capacity: 1)
        record = CallRecord(context, observers: core.observers, now: exchange.receivedAt)
    }

    var loop: any EventLoop { executor.loop }

    /// Starts the handler of a method with several requests; others start when their one is there.
    func begin() {
        if let deadline = context.deadline { exchange.announce(deadline) }
        if let endOfAge { exchange.announce(Deadline(endOfAge)) }
        if requests != nil { start() }
    }

    private func start() {
        guard !hasStarted, !isOver else { return }
        hasStarted = true
        let task = exchange.core.run(procedure, self, context, on: executor)
        if !isOver { self.task = task }
    }
}

// MARK: - From the connection, on its loop

extension EnvelopedCall: RequestHandler {
    var callContext: CallContext? { context }
    var awaitsBody: Bool { !hasStarted && !isOver }

    func take(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> Int {
        guard !isOver else { return bytes.count }
        guard requestText == nil else { return takeText(bytes) }
        if isLast, requests == nil, !hasStarted, takeWhole(bytes) { return bytes.count }
        return takeEnvelopes(bytes, wireCount: bytes.count)
    }

    /// Serves a request that came in one piece from where it lies.
    private func takeWhole(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard !deframer.isInsideMessage, let message = MessageDeframer.wholeMessage(bytes),
            message.count <= limits.maxBytes
        else { return false }
        guard single.isAwaited else { return false }
        record.requests += 1
        record.requestBytes += message.count
        single.lend(message)
        start()
        single.endLoan()
        return true
    }

    private func takeText(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard let decoded = requestText?.decode(bytes) else {
            fail(RPCError(unreadable, "the body is not base64"))
            return bytes.count
        }
        return decoded.withUnsafeBytes { takeEnvelopes($0, wireCount: bytes.count) }
    }

    /// `wireCount` bytes were received for `bytes`.
    private func takeEnvelopes(_ bytes: UnsafeRawBufferPointer, wireCount: Int) -> Int {
        window.arrived(wireCount)
        deframer.append(bytes)
        do throws(RPCError) {
            while let frame = try deframer.next() {
                try arrived(frame)
                if isOver { return window.takeAll() }
            }
            guard exchange.hold(heldBytes) else { throw ServerCore.outOfMemory }
        } catch {
            fail(error)
            return window.takeAll()
        }
        // One request is bounded by its size; the window must not keep it from coming in whole.
        return requests == nil ? window.takeAll() : window.takeReleased()
    }

    /// Bytes of the request that wait to be read.
    private var heldBytes: Int { deframer.heldBytes + window.unreadBytes + singleBytes }

    private func arrived(_ frame: MessageDeframer.Frame) throws(RPCError) {
        guard !frame.isCompressed || requestCoding == .gzip else {
            throw RPCError(.internal, "a message is compressed although the request names no encoding")
        }
        record.requests += 1
        record.requestBytes += frame.bytes.readableBytes
        if let requests {
            window.queued(frame.heldBytes)
            return requests.offer(frame)
        }
        let message = try plain(frame)
        singleBytes = message.readableBytes
        if frame.isCompressed { context.response.lastRequestWasCompressed = true }
        guard single.keep(message) else { throw RPCError(.unimplemented, "the request holds more than one message") }
    }

    /// The message of an envelope, decompressed within the bound.
    func plain(_ frame: MessageDeframer.Frame) throws(RPCError) -> ByteBuffer {
        guard frame.isCompressed else { return frame.bytes }
        do throws(RPCError) {
            return try frame.bytes.gunzipped(limit: limits.maxBytes)
        } catch {
            throw unreadable(error)
        }
    }

    /// What the caller is told of a message that cannot be read.
    func unreadable(_ error: RPCError) -> RPCError {
        var error = error
        if error.code == .invalidArgument { error.code = unreadable }
        return error
    }

    func endOfBody() {
        guard !isOver else { return }
        if deframer.isInsideMessage || requestText?.isInsideGroup == true {
            return fail(RPCError(unreadable, "the request ends within a message"))
        }
        guard let requests else { return start() }
        requests.finish()
    }

    func abandon() {
        guard !isOver else { return }
        end(RPCError(.cancelled, "the caller has gone"))
    }

    func expire(at now: NIODeadline) -> NIODeadline? {
        guard !isOver else { return nil }
        let deadline = context.deadline?.onEventLoops ?? .distantFuture
        let end = endOfAge ?? .distantFuture
        if deadline <= now {
            fail(.deadlineExceeded)
        } else if end <= now {
            fail(ServerCore.streamTooOld)
        }
        return isOver || (context.deadline == nil && endOfAge == nil) ? nil : min(deadline, end)
    }

    /// Answers with an error and gives the handler's work up.
    private func fail(_ error: RPCError) {
        guard !isOver else { return }
        conclude(error)
        end(error)
    }

    /// The call is over for its caller: frees what it holds and stops the handler.
    func end(_ error: RPCError) {
        isOver = true
        exchange.release(window.takeAll())
        requests?.cancel(throwing: error)
        resumeSenders()
        task?.cancel()
        task = nil
        record.end(context, error.code)
        exchange.settle()
    }

    /// The handler has caught up.
    func releaseWindow() {
        guard !isOver else { return }
        _ = exchange.hold(heldBytes)
        exchange.release(window.takeReleased())
    }

    private func resumeSenders() {
        while let resume = room.popFirst() { resume(false) }
    }

    /// The handler has ended: sends the status.
    func conclude(_ error: RPCError?) {
        guard !isOver else { return }
        if let error {
            writer.fail(error, context, on: exchange)
        } else {
            writer.finish(context, on: exchange)
        }
        record.end(context, error?.code ?? .ok)
    }

    /// After the status: what the handler's return leaves to be done.
    func close() {
        isOver = true
        task = nil
        exchange.release(window.takeAll())
        requests?.cancel(throwing: CancellationError())
        resumeSenders()
        exchange.settle()
    }
}
