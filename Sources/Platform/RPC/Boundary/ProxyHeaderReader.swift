import NIOCore

/// The first handler of a connection that a proxy makes: takes the header of the PROXY protocol off, tells who is behind
/// the proxy, and makes way. Anything but a header closes the connection. How long it may take is the sniffer's matter.
// Sendable in name only: a channel's handlers belong to its loop.
final class ProxyHeaderReader: ChannelInboundHandler, RemovableChannelHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let tell: (IPAddress) -> Bool
    private var received = ByteBuffer()
    private var isOver = false

    /// - Parameter tell: Is told the address of who has connected to the proxy, unless that is the proxy itself; false
    ///   closes the connection.
    init(_ tell: @escaping (IPAddress) -> Bool) { self.tell = tell }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received.writeImmutableBuffer(unwrapInboundIn(data))
        guard !isOver else { return }
        do {
            guard let (header, length) = try ProxyHeader.read(received.readableBytesView) else { return }
            isOver = true
            if case .caller(let address) = header, !tell(address) { return context.close(promise: nil) }
            received.moveReaderIndex(forwardBy: length)
        } catch {
            isOver = true
            return context.close(promise: nil)
        }
        if received.readableBytes > 0 {
            context.fireChannelRead(wrapInboundOut(received))
            context.fireChannelReadComplete()
        }
        received = ByteBuffer()
        context.pipeline.syncOperations.removeHandler(self, promise: nil)
    }
}
