import Logging
import NIOCore
import NIOEmbedded

@testable import RPC

/// A connection of a server that serves health and reflection, without a socket.
private struct FuzzedConnection {
    private let loop = EmbeddedEventLoop()
    private let channel: EmbeddedChannel
    private let executor: LoopExecutor
    private(set) var sentBytes = 0

    private static let core: ServerCore = {
        let health = HealthService()
        var limits = ServerLimits()
        limits.message.maxBytes = 1 << 16
        limits.maxBodyBytes = 1 << 16
        let reflection = (try? ServerReflection.services(showing: [health], descriptors: [])) ?? []
        var logger = Logger(label: "fuzzer")
        logger.logLevel = .critical
        return ServerCore(
            router: Router([health] + reflection), routes: [HTTPRoute("/page") { _ in .text("ok") }],
            interceptors: [], observers: [CallMetrics(of: [health])], cors: CORSPolicy(origins: ["https://a.example"]),
            limits: limits, json: .strict, logger: logger)
    }()

    init() {
        channel = EmbeddedChannel(loop: loop)
        executor = LoopExecutor(loop)
        let sniffer = ProtocolSniffer(
            core: Self.core, executor: executor, connections: ConnectionRegistry())
        try! channel.pipeline.syncOperations.addHandler(sniffer)
        channel.connect(to: try! SocketAddress(ipAddress: "127.0.0.1", port: 1), promise: nil)
    }

    mutating func receive(_ bytes: some Collection<UInt8>) {
        guard channel.isActive else { return }
        _ = try? channel.writeInbound(ByteBuffer(bytes: bytes))
        loop.run()
        while let sent = try? channel.readOutbound(as: ByteBuffer.self) { sentBytes += sent.readableBytes }
        // One input cannot make a server send without end.
        require(sentBytes < 64 << 20, "the server sends too much")
    }

    mutating func end() {
        loop.advanceTime(by: .seconds(1))
        _ = try? channel.finish(acceptAlreadyClosed: true)
        loop.run()
        executor.close()
    }
}

/// A connection that gets the bytes as they are, in portions of the size that the first byte says.
func fuzzHTTP1(_ bytes: UnsafeRawBufferPointer) {
    guard let first = bytes.first else { return }
    var connection = FuzzedConnection()
    let portion = first == 0 ? max(bytes.count, 1) : Int(first)
    var start = 1
    while start < bytes.count {
        let end = min(start + portion, bytes.count)
        connection.receive(bytes[start..<end])
        start = end
    }
    connection.end()
}

/// A call by Connect or gRPC-Web whose content type is chosen by the first byte and whose body is the rest.
func fuzzConnect(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= 2 else { return }
    let types = [
        "application/connect+proto", "application/connect+json", "application/proto", "application/json",
        "application/grpc-web+proto", "application/grpc-web-text", "application/grpc-web+json",
    ]
    let paths = [
        "/grpc.health.v1.Health/Check", "/grpc.health.v1.Health/Watch",
        "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
    ]
    let isGzip = bytes[1] & 0x80 != 0
    let body = bytes.dropFirst(2)
    var connection = FuzzedConnection()
    connection.receive(
        Array(
            """
            POST \(paths[Int(bytes[1] & 0x7F) % paths.count]) HTTP/1.1\r
            host: a\r
            content-type: \(types[Int(bytes[0]) % types.count])\r
            connect-content-encoding: \(isGzip ? "gzip" : "identity")\r
            grpc-encoding: \(isGzip ? "gzip" : "identity")\r
            content-encoding: \(isGzip ? "gzip" : "identity")\r
            content-length: \(body.count)\r
            \r\n
            """.utf8))
    connection.receive(body)
    connection.end()
}

/// A connection of HTTP/2: the preface, then frames that the input describes (see `cutFrames`), or bytes as they are
/// when the input begins with an odd byte.
func fuzzHTTP2(_ bytes: UnsafeRawBufferPointer) {
    guard let first = bytes.first else { return }
    var connection = FuzzedConnection()
    connection.receive(Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + [0, 0, 0, 4, 0, 0, 0, 0, 0])
    let rest = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
    if first & 1 == 1 {
        connection.receive(rest)
    } else {
        for frame in cutFrames(rest) { connection.receive(frame) }
    }
    connection.end()
}
