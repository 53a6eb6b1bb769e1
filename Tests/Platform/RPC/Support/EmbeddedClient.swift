import Logging
import NIOCore
import NIOEmbedded
import Synchronization
import Testing
import Wire

@testable import RPC

/// A server without sockets and threads: everything is on one event loop, which goes on when a test says so.
struct EmbeddedServer {
    let core: ServerCore
    let loop = EmbeddedEventLoop()
    let executor: LoopExecutor

    init(_ services: [any RPCService], routes: [HTTPRoute] = [], _ change: (inout ServerLimits) -> Void = { _ in }) {
        var limits = ServerLimits()
        change(&limits)
        core = ServerCore(
            router: Router(services), routes: routes, interceptors: [], observers: [], cors: nil, limits: limits,
            json: .lenient, logger: Logger(label: "test"))
        executor = LoopExecutor(loop)
    }
}

extension EmbeddedServer {
    /// A new connection, of which nothing has been read.
    func connect(from address: String, behind handlers: [any ChannelHandler] = []) throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(loop: loop)
        let seat = try #require(Seat(core, address: address))
        let sniffer = ProtocolSniffer(core: core, executor: executor, connections: ConnectionRegistry(), seat: seat)
        try channel.pipeline.syncOperations.addHandlers(handlers + [sniffer])
        channel.connect(to: try SocketAddress(ipAddress: address, port: 1), promise: nil)
        return channel
    }
}

/// A client of HTTP/2 at an ``EmbeddedServer``.
final class EmbeddedClient {
    /// Counts how often more is read.
    private final class ReadCounter: ChannelOutboundHandler, Sendable {
        typealias OutboundIn = ByteBuffer
        let count = Mutex(0)

        func read(context: ChannelHandlerContext) {
            count.withLock { $0 += 1 }
            context.read()
        }
    }

    let channel: EmbeddedChannel
    let connection: HTTP2ServerConnection
    private let counter = ReadCounter()
    private var received: [UInt8] = []
    private var frames: [RawFrame] = []

    init(_ server: EmbeddedServer, address: String = "127.0.0.1") throws {
        channel = try server.connect(from: address, behind: [counter])
        try channel.writeInbound(ByteBuffer(bytes: RawFrame.opening))
        connection = try channel.pipeline.syncOperations.handler(type: HTTP2ServerConnection.self)
        server.loop.run()
    }

    /// Sends frames, which the server reads at once.
    func send(_ frames: [RawFrame]) throws { try channel.writeInbound(ByteBuffer(bytes: frames.flatMap(\.bytes))) }

    /// How often the server has asked for more to read.
    var reads: Int { counter.count.withLock { $0 } }

    /// The frames of a type that the server has sent until now.
    func answers(_ type: UInt8) throws -> [RawFrame] {
        while let bytes = try channel.readOutbound(as: ByteBuffer.self) { received += bytes.readableBytesView }
        while let frame = RawFrame(taking: &received) { frames.append(frame) }
        return frames.filter { $0.type == type }
    }
}
