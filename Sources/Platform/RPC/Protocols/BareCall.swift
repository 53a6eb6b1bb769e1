import NIOCore
import Synchronization
import Wire

/// A unary call of Connect: the body of the request is the message, and so is the body of the response.
///
/// Its connection calls it on the event loop; the handler may use it from anywhere.
// Sendable although part of its state is not guarded: what is marked as the loop's is touched on the event loop only,
// the rest is constant or guarded by itself.
final class BareCall: RunningServerCall, @unchecked Sendable {
    let context: CallContext
    private let codec: MessageCodec
    private let limits: WireLimits
    private let json: JSONStrictness
    private let coding: ContentCoding
    private let loop: any EventLoop
    private let messages: Mutex<Messages>

    // The loop's:
    private let exchange: any ServerExchange
    private let procedure: Procedure
    private let acceptsGzip: Bool
    private let cors: Metadata?
    private var body = ByteBuffer()
    /// Whether the message stood in the request's head; a body is then of no meaning (RFC 9110 §9.3.1).
    private var isInHead = false
    private var task: CallTask?
    private var hasStarted = false
    private var isOver = false
    private var record: CallRecord

    private struct Messages {
        var request: ByteBuffer?
        var response: [UInt8] = []
    }

    init(
        _ procedure: Procedure, _ codec: MessageCodec, _ coding: ContentCoding, head: RequestHead, deadline: Deadline?,
        exchange: any ServerExchange
    ) {
        context = CallContext(
            method: procedure.method, metadata: head.metadata, deadline: deadline, peer: exchange.ends.caller(head),
            ownPage: head.ownPage)
        self.codec = codec
        self.coding = coding
        self.procedure = procedure
        self.exchange = exchange
        loop = exchange.loop
        limits = exchange.core.limits.message
        json = exchange.core.json
        acceptsGzip = head.acceptsGzipBody
        cors = exchange.core.cors?.responseFields(head)
        messages = Mutex(Messages())
        record = CallRecord(context, observers: exchange.core.observers, now: exchange.receivedAt)
        if let deadline { exchange.announce(deadline) }
    }

    /// Takes the message of a request where it stood in its head. The call begins at the request's end like others.
    func begin(with message: [UInt8]) {
        body = ByteBuffer(bytes: message)
        isInHead = true
    }
}

// MARK: - From the connection, on its loop

extension BareCall: RequestHandler {
    var callContext: CallContext? { context }
    var awaitsBody: Bool { !hasStarted && !isOver }

    func take(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> Int {
        guard !isOver, !hasStarted, !isInHead else { return bytes.count }
        if body.readableBytes + bytes.count > limits.maxBytes {
            fail(.messageTooLarge(limit: limits.maxBytes))
        } else if exchange.hold(body.readableBytes + bytes.count) {
            body.writeBytes(bytes)
        } else {
            fail(ServerCore.outOfMemory)
        }
        return bytes.count
    }

    func endOfBody() {
        guard !isOver, !hasStarted else { return }
        hasStarted = true
        do throws(RPCError) {
            let message = try plainBody()
            record.requests = 1
            record.requestBytes = message.readableBytes
            messages.withLock { $0.request = message }
        } catch {
            return fail(error)
        }
        let task = exchange.core.run(procedure, self, context, on: exchange.executor)
        if !isOver { self.task = task }
    }

    private func plainBody() throws(RPCError) -> ByteBuffer {
        let body = exchangeBody()
        // An empty body is an empty message however it is encoded.
        guard coding == .gzip, body.readableBytes > 0 else { return body }
        context.response.lastRequestWasCompressed = true
        return try body.gunzipped(limit: limits.maxBytes)
    }

    private func exchangeBody() -> ByteBuffer {
        defer { body = ByteBuffer() }
        return body
    }

    func abandon() { end() }

    func expire(at now: NIODeadline) -> NIODeadline? {
        guard !isOver, let deadline = context.deadline else { return nil }
        guard deadline.onEventLoops <= now else { return deadline.onEventLoops }
        fail(.deadlineExceeded)
        return nil
    }

    private func fail(_ error: RPCError) {
        guard !isOver else { return }
        answer(error)
        end()
    }

    private func end() {
        isOver = true
        task?.cancel()
        task = nil
        record.end(context, .cancelled)
        exchange.settle()
    }

    /// Sends the response, or the error.
    private func answer(_ error: RPCError?) {
        guard !isOver else { return }
        isOver = true
        record.end(context, error?.code ?? .ok)
        var response = error.map { ConnectProtocol.response($0, context.response) } ?? success()
        if acceptsGzip, context.response.compresses, !response.body.isEmpty {
            response.body = response.body.withUnsafeBytes { Array(GzipCodec.compress($0).readableBytesView) }
            response.headers.add("content-encoding", "gzip")
        }
        if let cors { response.headers.append(cors) }
        exchange.respond(response, withBody: true)
    }

    private func success() -> HTTPResponse {
        let body = messages.withLock { $0.response }
        record.responses = 1
        record.responseBytes = body.count
        var headers = context.response.initial
        headers.add("content-type", codec == .json ? "application/json" : "application/proto")
        ConnectProtocol.addTrailers(context.response.trailing, to: &headers)
        return HTTPResponse(headers: headers, body: body)
    }
}

// MARK: - From the handler, from anywhere

extension BareCall {
    func request<Message: WireMessage>(_ type: Message.Type) throws -> Message {
        guard let body = messages.withLock({ $0.request.take() }) else {
            throw RPCError(.internal, "the one request was read before")
        }
        let result = body.withUnsafeReadableBytes { bytes in
            Result { () throws(WireError) in
                if codec == .json, bytes.isEmpty { return Message() }
                return try codec.decode(type, from: bytes, limits: limits, json: json)
            }
        }
        do {
            return try result.get()
        } catch {
            throw RPCError(reading: error)
        }
    }

    func respond<Message: WireMessage>(_ message: Message) throws {
        do {
            let bytes = try codec.encode(message)
            messages.withLock { $0.response = bytes }
        } catch {
            throw RPCError(.internal, "the response cannot be encoded: \(error)")
        }
    }

    func receive<Message: WireMessage>(_ type: Message.Type) async throws -> Message? {
        messages.withLock { $0.request == nil } ? nil : try request(type)
    }

    func send<Message: WireMessage>(_ message: Message) async throws { try respond(message) }

    func finish(_ error: RPCError?) {
        if loop.inEventLoop { conclude(error) } else { loop.execute { self.conclude(error) } }
    }

    private func conclude(_ error: RPCError?) {
        guard !isOver else { return }
        answer(error)
        end()
    }
}
