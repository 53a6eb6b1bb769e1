import Formats
import NIOCore

/// Writes the response of a call with enveloped messages: head, messages and status. Belongs to the event loop.
struct EnvelopeWriter {
    private let envelope: EnvelopeProtocol
    private let codec: MessageCodec
    private let acceptsGzip: Bool
    /// Fields that let a page of another origin read the response.
    private let cors: Metadata?
    private var headIsSent = false
    /// Whether the head names the codings that requests may have.
    var namesCodings = false
    /// The one response of a method that has one, kept until the status is known.
    var pending: ByteBuffer?
    /// Whether the caller is behind.
    var isFull = false

    /// A writer for the response to a request with this head.
    init(_ envelope: EnvelopeProtocol, _ codec: MessageCodec, _ head: RequestHead, cors: CORSPolicy?) {
        self.envelope = envelope
        self.codec = codec
        self.cors = cors?.responseFields(head)
        acceptsGzip = head.acceptsGzipMessages
    }

    /// Sends a message, after the head if need be; returns whether the next one should wait.
    mutating func write(_ frame: ByteBuffer, _ context: CallContext, on exchange: any ServerExchange) -> Bool {
        sendHead(context, on: exchange)
        return exchange.write(envelope == .grpcWebText ? Self.base64(frame) : frame)
    }

    /// Sends messages that `fill` appends to what waits already; only where ``sendsAsPacked``.
    mutating func append(
        _ context: CallContext, on exchange: any ServerExchange, _ fill: (inout ByteBuffer) throws -> Void
    ) rethrows -> Bool {
        sendHead(context, on: exchange)
        return try exchange.append(fill)
    }

    /// Whether messages go out just as the codec packs them.
    var sendsAsPacked: Bool { codec == .proto && envelope != .grpcWebText }

    /// Sends the head, the response kept and the status OK.
    mutating func finish(_ context: CallContext, on exchange: any ServerExchange) {
        if let pending = pending.take() {
            _ = write(pending, context, on: exchange)
        } else {
            sendHead(context, on: exchange)
        }
        sendStatus(nil, context.usedResponse, on: exchange)
    }

    /// Sends an error; messages kept are dropped. A request that was refused has no context.
    mutating func fail(_ error: RPCError, _ context: CallContext?, on exchange: any ServerExchange) {
        let response = context?.usedResponse
        // Who asked for headers gets them as headers.
        if headIsSent || envelope != .grpc || response?.hasInitial == true {
            sendHead(context, on: exchange)
            return sendStatus(error, response, on: exchange)
        }
        headIsSent = true
        // "Trailers-Only": the status stands in the one block of fields (gRPC over HTTP/2, "Responses").
        var head = newHead(response, compresses: announcesCompression(context), exchange.core)
        GRPCStatus.add(error, metadata: response?.trailing ?? Metadata(), to: &head)
        exchange.respond(head, isWhole: true)
    }

    private mutating func sendHead(_ context: CallContext?, on exchange: any ServerExchange) {
        guard !headIsSent else { return }
        headIsSent = true
        exchange.respond(head(context, exchange.core), isWhole: false)
    }

    /// Settles whether messages may be compressed.
    private func announcesCompression(_ context: CallContext?) -> Bool {
        guard acceptsGzip, let context else { return false }
        return context.response.announceCompression()
    }

    private func head(_ context: CallContext?, _ core: ServerCore) -> HeaderBlock {
        let compresses = announcesCompression(context)
        let response = context?.usedResponse
        if envelope == .grpc, codec == .proto, cors == nil, !compresses, response?.hasInitial != true {
            return Self.plainHead
        }
        return newHead(response, compresses: compresses, core)
    }

    private func newHead(_ response: ResponseMetadata?, compresses: Bool, _ core: ServerCore) -> HeaderBlock {
        var block = HeaderBlock()
        block.add(":status", "200")
        block.add("content-type", envelope.contentType(codec))
        if compresses { block.add(envelope.hasGRPCStatus ? "grpc-encoding" : "connect-content-encoding", "gzip") }
        if namesCodings {
            let name: StaticString = envelope.hasGRPCStatus ? "grpc-accept-encoding" : "connect-accept-encoding"
            block.add(name, ContentCoding.supported)
        }
        if let cors { GRPCStatus.add(cors, to: &block) }
        let initial = response?.initial ?? Metadata()
        // Browsers speak gRPC-Web and Connect only.
        if envelope != .grpc { core.answerFields.add(to: &block, besides: initial) }
        GRPCStatus.add(initial, to: &block)
        return block
    }

    private func sendStatus(_ error: RPCError?, _ response: ResponseMetadata?, on exchange: any ServerExchange) {
        let trailing = response?.trailing ?? Metadata()
        switch envelope {
        case .grpc:
            let isPlain = error == nil && trailing.isEmpty
            exchange.end(trailers: isPlain ? Self.plainTrailers : GRPCStatus.trailers(error, metadata: trailing))
        case .grpcWeb, .grpcWebText:
            let frame = GRPCWeb.trailers(error, metadata: trailing)
            _ = exchange.write(envelope == .grpcWebText ? Self.base64(frame) : frame)
            exchange.end(trailers: nil)
        case .connect:
            _ = exchange.write(ConnectProtocol.endOfStream(error, trailing: trailing))
            exchange.end(trailers: nil)
        }
    }

    /// A portion of a body in gRPC-Web's text form, padded.
    private static func base64(_ frame: ByteBuffer) -> ByteBuffer {
        ByteBuffer(string: frame.withUnsafeReadableBytes { Base64.encode($0, padded: true) })
    }

    /// What nearly every gRPC response begins and ends with.
    private static let plainHead = HeaderBlock.forever { block in
        block.add(":status", "200")
        block.add("content-type", "application/grpc")
    }

    private static let plainTrailers = HeaderBlock.forever { GRPCStatus.add(nil, metadata: Metadata(), to: &$0) }
}
