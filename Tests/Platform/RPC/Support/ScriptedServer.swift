import NIOCore
import NIOPosix
import Synchronization

/// A frame of HTTP/2 as a scripted server sends it (RFC 9113 §6).
enum ScriptedFrame: Sendable {
    case settings([(id: UInt16, value: UInt32)] = [])
    case headers(UInt32, [(String, String)], end: Bool = false)
    case data(UInt32, [UInt8], end: Bool = false)
    case reset(UInt32, code: UInt32)
    case goaway(last: UInt32, code: UInt32 = 0, reason: String = "")
    case hangUp

    /// Headers of a gRPC response.
    static func ok(_ stream: UInt32) -> Self {
        .headers(stream, [(":status", "200"), ("content-type", "application/grpc")])
    }
    /// An empty message.
    static func emptyMessage(_ stream: UInt32) -> Self { .data(stream, [0, 0, 0, 0, 0]) }
    /// Trailers with a status.
    static func trailers(_ stream: UInt32, status: String = "0", _ more: [(String, String)] = []) -> Self {
        .headers(stream, [("grpc-status", status)] + more, end: true)
    }

    fileprivate func write(to out: inout ByteBuffer) {
        switch self {
        case .settings(let entries):
            frame(4, flags: 0, stream: 0, entries.flatMap { Self.bytes($0.id) + Self.bytes($0.value) }, to: &out)
        case .headers(let stream, let fields, let end):
            // HPACK literals without indexing (RFC 7541 §6.2.2), lengths below 127.
            let block = fields.flatMap { name, value in
                [0, UInt8(name.utf8.count)] + name.utf8 + [UInt8(value.utf8.count)] + value.utf8
            }
            frame(1, flags: end ? 5 : 4, stream: stream, block, to: &out)
        case .data(let stream, let bytes, let end): frame(0, flags: end ? 1 : 0, stream: stream, bytes, to: &out)
        case .reset(let stream, let code): frame(3, flags: 0, stream: stream, Self.bytes(code), to: &out)
        case .goaway(let last, let code, let reason):
            frame(7, flags: 0, stream: 0, Self.bytes(last) + Self.bytes(code) + reason.utf8, to: &out)
        case .hangUp: break
        }
    }

    private func frame(_ type: UInt8, flags: UInt8, stream: UInt32, _ payload: [UInt8], to out: inout ByteBuffer) {
        out.writeBytes(Self.bytes(UInt32(payload.count)).dropFirst())
        out.writeBytes([type, flags] + Self.bytes(stream) + payload)
    }

    private static func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian, Array.init)
    }
}

/// How a ``ScriptedServer`` behaves.
struct Script: Sendable {
    /// What a new connection gets.
    var greeting: [ScriptedFrame] = [.settings()]
    /// What the first connections get instead.
    var firstGreetings: [[ScriptedFrame]] = []
    /// Whether PINGs are answered.
    var answersPings = true
    /// Bytes of bodies that a connection has to bring before its requests are answered.
    var bytesBeforeAnswer = 0
    /// What a request gets: its number over all connections, from 1, and its stream.
    var answer: @Sendable (_ request: Int, _ stream: UInt32) -> [ScriptedFrame] = { _, _ in [] }
}

/// A server that answers each request with what a script says, and acknowledges SETTINGS.
struct ScriptedServer {
    /// What it has seen so far.
    final class Seen: Sendable {
        private struct State {
            var connections = 0
            var requests: [[String: String]] = []
            var resets: [UInt32] = []
            var pings = 0
            var open: [any NIOCore.Channel] = []
        }

        private let state = Mutex(State())

        var connections: Int { state.withLock { $0.connections } }
        var requests: Int { state.withLock { $0.requests.count } }
        /// The fields of each request, the last of each name.
        var fields: [[String: String]] { state.withLock { $0.requests } }
        /// Streams that the client has reset.
        var resets: Int { state.withLock { $0.resets.count } }
        /// The codes of those resets.
        var resetCodes: [UInt32] { state.withLock { $0.resets } }
        /// PINGs that ask for an answer.
        var pings: Int { state.withLock { $0.pings } }

        fileprivate var openConnections: [any NIOCore.Channel] { state.withLock { $0.open } }

        fileprivate func connection(_ channel: any NIOCore.Channel) -> Int {
            state.withLock { state in
                state.open.append(channel)
                state.connections += 1
                return state.connections
            }
        }
        fileprivate func reset(_ code: UInt32) { state.withLock { $0.resets.append(code) } }
        fileprivate func ping() { state.withLock { $0.pings += 1 } }
        fileprivate func request(_ fields: [String: String]) -> Int {
            state.withLock { state in
                state.requests.append(fields)
                return state.requests.count
            }
        }
    }

    let port: Int
    let seen = Seen()
    private let channel: any NIOCore.Channel

    init(_ script: Script) async throws {
        let seen = seen
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(ScriptedConnection(script, seen))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
    }

    /// Takes no more connections.
    func stop() async { try? await channel.close() }

    /// Takes no more connections and closes those that it has.
    func closeConnections() async {
        await stop()
        for connection in seen.openConnections { try? await connection.close() }
    }
}

/// One connection: cuts what arrives into frames and plays the script.
// Unchecked: a channel's handlers belong to its loop.
private final class ScriptedConnection: ChannelInboundHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let prefaceBytes = 24
    private let script: Script
    private let seen: ScriptedServer.Seen
    private var received = ByteBuffer()
    private var hasPreface = false
    private let inflater = HeaderInflater()
    private var bodyBytes = 0
    private var held: [ScriptedFrame] = []

    init(_ script: Script, _ seen: ScriptedServer.Seen) {
        self.script = script
        self.seen = seen
    }

    func channelActive(context: ChannelHandlerContext) {
        let number = seen.connection(context.channel)
        send(number <= script.firstGreetings.count ? script.firstGreetings[number - 1] : script.greeting, context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received.writeImmutableBuffer(unwrapInboundIn(data))
        if !hasPreface {
            guard received.readableBytes >= Self.prefaceBytes else { return }
            received.moveReaderIndex(forwardBy: Self.prefaceBytes)
            hasPreface = true
        }
        while let head = received.getBytes(at: received.readerIndex, length: 9) {
            let length = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
            guard received.readableBytes >= 9 + length else { return }
            let stream = head[5...8].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            received.moveReaderIndex(forwardBy: 9)
            let payload = received.readBytes(length: length) ?? []
            handle(type: head[3], flags: head[4], stream: stream, payload, context)
        }
    }

    private func handle(type: UInt8, flags: UInt8, stream: UInt32, _ payload: [UInt8], _ context: ChannelHandlerContext)
    {
        switch (type, flags & 1) {
        case (0, _):
            bodyBytes += payload.count
            sendHeld(context)
        case (1, _):
            held += script.answer(seen.request(inflater.fields(of: payload)), stream)
            sendHeld(context)
        case (3, _): seen.reset(payload.reduce(0) { $0 << 8 | UInt32($1) })
        case (4, 0): sendRaw([0, 0, 0, 4, 1, 0, 0, 0, 0], context)
        case (6, 0):
            seen.ping()
            if script.answersPings { sendRaw([0, 0, 8, 6, 1, 0, 0, 0, 0] + payload, context) }
        default: break
        }
    }

    private func sendHeld(_ context: ChannelHandlerContext) {
        guard bodyBytes >= script.bytesBeforeAnswer else { return }
        send(held, context)
        held = []
    }

    private func send(_ frames: [ScriptedFrame], _ context: ChannelHandlerContext) {
        var out = context.channel.allocator.buffer(capacity: 256)
        for frame in frames { frame.write(to: &out) }
        if out.readableBytes > 0 { context.writeAndFlush(wrapOutboundOut(out), promise: nil) }
        if frames.contains(where: { if case .hangUp = $0 { true } else { false } }) { context.close(promise: nil) }
    }

    private func sendRaw(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
    }
}
