import NIOCore
import NIOHTTP1
import NIOSSL

/// The first handler of a connection: tells HTTP/2 from HTTP/1.1 by the connection preface (RFC 9113 §3.4) and makes
/// way for the handlers of the one it is. Works the same behind TLS, where ALPN has told the client which to speak.
// Sendable in name only: a channel's handlers belong to its loop.
final class ProtocolSniffer: ChannelInboundHandler, RemovableChannelHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// The longest first line of a request that is waited for, in bytes.
    private static let requestLineMax = 16 * 1024
    /// SETTINGS without entries, and GOAWAY with PROTOCOL_ERROR.
    private static let goaway: [UInt8] = [
        0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
    ]
    private static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)

    private let core: ServerCore
    private let executor: LoopExecutor
    private let connections: ConnectionRegistry
    private let seat: Seat
    /// Who has connected to the proxy that makes the connection; nil when no proxy has told.
    var toldAddress: IPAddress?
    private var received = ByteBuffer()
    private var isDecided = false
    private var timer: Scheduled<Void>?

    init(core: ServerCore, executor: LoopExecutor, connections: ConnectionRegistry, seat: Seat) {
        self.core = core
        self.executor = executor
        self.connections = connections
        self.seat = seat
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        timer = context.eventLoop.scheduleTask(in: .seconds(core.limits.requestSeconds)) { channel.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received.writeImmutableBuffer(unwrapInboundIn(data))
        guard !isDecided else { return }
        // An empty line before a request is passed over (RFC 9112 §2.2).
        if received.readableBytesView.starts(with: "\r\n".utf8) { received.moveReaderIndex(forwardBy: 2) }
        let common = zip(received.readableBytesView, Self.preface).prefix { $0 == $1 }.count
        if common == Self.preface.count { return decide(context, isHTTP2: true) }
        guard common < received.readableBytes else { return }
        // Neither a preface nor, by its first line, a request of HTTP/1: told in HTTP/2's way (RFC 9113 §3.4).
        let line = received.readableBytesView.prefix { $0 != UInt8(ascii: "\n") }
        if line.count == received.readableBytes {
            if line.count > Self.requestLineMax { context.close(promise: nil) }
        } else if String(decoding: line, as: UTF8.self).contains(" HTTP/1.") {
            decide(context, isHTTP2: false)
        } else {
            isDecided = true
            let goaway = context.channel.allocator.buffer(bytes: Self.goaway)
            context.writeAndFlush(wrapOutboundOut(goaway), promise: nil)
            context.close(promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func decide(_ context: ChannelHandlerContext, isHTTP2: Bool) {
        isDecided = true
        timer?.cancel()
        let pipeline = context.pipeline.syncOperations
        let certificate = (try? pipeline.handler(type: NIOSSLServerHandler.self))?.peerCertificate
            .map(PeerCertificate.init)
        // Who is known by its certificate no longer counts with its address.
        if let name = certificate?.uris.first, !seat.move(to: .peer(name)) { return context.close(promise: nil) }
        let ends = ConnectionEnds(
            address: toldAddress?.description ?? ConnectionEnds.text(context.remoteAddress),
            localAddress: context.localAddress, certificate: certificate, boundary: core.boundary)
        do {
            if isHTTP2 {
                let connection = HTTP2ServerConnection(core: core, executor: executor, ends: ends, seat: seat)
                try pipeline.addHandler(connection)
                connections.add(connection, of: context.channel)
            } else {
                let connection = HTTP1ServerConnection(core: core, executor: executor, ends: ends, seat: seat)
                var bounds = NIOHTTPDecoderLimitConfiguration()
                bounds.maxHeaderListSize = Int(core.limits.http2.maxHeaderListBytes)
                bounds.maxHeaderFieldSize = bounds.maxHeaderListSize
                try pipeline.configureHTTPServerPipeline(
                    withErrorHandling: false, withEncoderConfiguration: .init(), withDecoderLimitConfiguration: bounds)
                try pipeline.addHandler(connection)
                connections.add(connection, of: context.channel)
            }
        } catch {
            return context.close(promise: nil)
        }
        context.fireChannelRead(wrapInboundOut(received))
        context.fireChannelReadComplete()
        received = ByteBuffer()
        pipeline.removeHandler(self, promise: nil)
    }
}
