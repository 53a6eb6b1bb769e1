import NIOCore
import NIOPosix

/// What Redis answered, or why it did not.
struct RedisError: Error {
    var text: String
}

/// A reply of Redis's protocol, RESP2.
enum RedisReply: Sendable {
    case text(String)
    case number(Int)
    case bytes([UInt8])
    case none
    case list([RedisReply])
    case failure(String)
}

/// One connection to Redis; calls are answered in their order.
final class RedisConnection: Sendable {
    private let channel: any NIOCore.Channel

    init(host: String, port: Int) async throws {
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(ChannelOptions.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(RedisHandler())
                }
            }
            .connect(host: host, port: port).get()
    }

    /// Sends commands in one piece, and gives their replies.
    func call(_ commands: [[[UInt8]]]) async throws -> [RedisReply] {
        let promise = channel.eventLoop.makePromise(of: [RedisReply].self)
        channel.writeAndFlush(RedisCall(commands: commands, promise: promise), promise: nil)
        return try await promise.futureResult.get()
    }
}

private struct RedisCall: Sendable {
    let commands: [[[UInt8]]]
    let promise: EventLoopPromise<[RedisReply]>
}

/// Writes calls and reads replies.
private final class RedisHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = RedisCall
    typealias OutboundOut = ByteBuffer

    private struct Waiting {
        var left: Int
        var replies: [RedisReply] = []
        let promise: EventLoopPromise<[RedisReply]>
    }

    private var waiting: CircularBuffer<Waiting> = []
    private var received = ByteBuffer()

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let call = unwrapOutboundIn(data)
        var buffer = context.channel.allocator.buffer(capacity: 1_024)
        for command in call.commands {
            buffer.writeString("*\(command.count)\r\n")
            for part in command {
                buffer.writeString("$\(part.count)\r\n")
                buffer.writeBytes(part)
                buffer.writeString("\r\n")
            }
        }
        waiting.append(Waiting(left: call.commands.count, promise: call.promise))
        context.write(wrapOutboundOut(buffer), promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        received.writeBuffer(&bytes)
        while !waiting.isEmpty {
            var rest = received
            guard let reply = Self.reply(&rest) else { break }
            received = rest
            if case .failure(let text) = reply {
                waiting.removeFirst().promise.fail(RedisError(text: text))
                continue
            }
            waiting[waiting.startIndex].left -= 1
            waiting[waiting.startIndex].replies.append(reply)
            if waiting[waiting.startIndex].left == 0 {
                let done = waiting.removeFirst()
                done.promise.succeed(done.replies)
            }
        }
        received.discardReadBytes()
    }

    func channelInactive(context: ChannelHandlerContext) {
        for call in waiting { call.promise.fail(RedisError(text: "the connection is closed")) }
        waiting.removeAll()
    }

    /// The next reply; nil while it is not whole.
    private static func reply(_ bytes: inout ByteBuffer) -> RedisReply? {
        guard let line = line(&bytes), let kind = line.first else { return nil }
        let rest = String(line.dropFirst())
        switch kind {
        case "+": return .text(rest)
        case "-": return .failure(rest)
        case ":": return .number(Int(rest) ?? 0)
        case "$":
            guard let length = Int(rest), length >= 0 else { return RedisReply.none }
            guard bytes.readableBytes >= length + 2, let value = bytes.readBytes(length: length) else { return nil }
            bytes.moveReaderIndex(forwardBy: 2)
            return .bytes(value)
        case "*":
            guard let count = Int(rest), count >= 0 else { return RedisReply.none }
            var replies: [RedisReply] = []
            for _ in 0..<count {
                guard let next = reply(&bytes) else { return nil }
                replies.append(next)
            }
            return .list(replies)
        default: return .failure("a reply of an unknown kind")
        }
    }

    private static func line(_ bytes: inout ByteBuffer) -> String? {
        let view = bytes.readableBytesView
        guard let end = view.firstIndex(of: 13), view.index(after: end) < view.endIndex else { return nil }
        let length = end - view.startIndex
        let line = bytes.readString(length: length)
        bytes.moveReaderIndex(forwardBy: 2)
        return line
    }
}
