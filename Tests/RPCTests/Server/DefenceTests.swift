import RPC
import Testing
import TestContracts

@Suite("What a server does to peers beyond its bounds (RFC 9113 §10.5)", .timeLimit(.minutes(1)))
struct DefenceTests {
    private static let emptyCall = "/grpc.testing.TestService/EmptyCall"
    private static let duplex = "/grpc.testing.TestService/FullDuplexCall"
    private static let enhanceYourCalm: UInt32 = 0xb
    private static let emptyMessage: [UInt8] = [0, 0, 0, 0, 0]

    /// Runs `body` against a server, and checks afterwards that it still serves others.
    private func server(
        _ limits: (inout ServerLimits) -> Void = { _ in }, _ body: (Int) async throws -> Void
    ) async throws {
        var bounds = ServerLimits()
        limits(&bounds)
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: 0), services: [TestService()], limits: bounds, threads: 1)
        let port = try await server.start()
        let channel = try Channel("127.0.0.1:\(port)")
        let client = GRPCTesting.TestServiceClient(channel)
        _ = try await client.emptyCall(.init())
        try await body(port)
        _ = try await client.emptyCall(.init())
        await channel.shutdown()
        await server.shutdown(grace: .seconds(1))
    }

    private func opened(_ port: Int) throws -> RawConnection {
        let connection = try RawConnection(port: port)
        connection.send(RawFrame.opening)
        return connection
    }

    /// The frames of a flood, by name.
    private static let floods: [String: @Sendable (UInt32) -> [UInt8]] = [
        "rapid reset (CVE-2023-44487)": { number in
            RawFrame.call(emptyCall, on: 2 * number + 1).bytes
                + RawFrame(RawFrame.resetStream, 0, 2 * number + 1, RawFrame.bytes(8)).bytes
        },
        "PING": { _ in RawFrame(RawFrame.ping, 0, 0, [UInt8](repeating: 1, count: 8)).bytes },
        "SETTINGS": { _ in RawFrame(RawFrame.settings, 0, 0).bytes },
        "PRIORITY": { number in RawFrame(RawFrame.priority, 0, 2 * number + 1, [0, 0, 0, 0, 1]).bytes },
        "WINDOW_UPDATE": { _ in RawFrame(RawFrame.windowUpdate, 0, 0, RawFrame.bytes(1)).bytes },
        "empty DATA": { number in
            (number == 0 ? RawFrame.call(duplex, on: 1).bytes : []) + RawFrame(RawFrame.data, 0, 1).bytes
        },
    ]

    @Test("A flood ends its connection with ENHANCE_YOUR_CALM, and others go on", arguments: Array(floods.keys).sorted())
    func flood(name: String) async throws {
        let next = try #require(Self.floods[name])
        try await server { port in
            let connection = try opened(port)
            var number: UInt32 = 0
            // Each thousand in one write, as a flood is.
            while number < 20_000, connection.send((0..<1000).flatMap { next(number + $0) }) { number += 1000 }
            let goaway = connection.frame { $0.type == RawFrame.goaway && $0.errorCode != 0 }
            #expect(goaway.map(\.errorCode) == Self.enhanceYourCalm || number < 20_000)
        }
    }

    @Test("A header block in endless CONTINUATION frames ends its connection (CVE-2024-27316)")
    func continuationFlood() async throws {
        try await server { port in
            let connection = try opened(port)
            connection.send(RawFrame.call(Self.emptyCall, on: 1, flags: 0).bytes)
            var sent = 0
            while sent < 2000, connection.send(
                RawFrame(RawFrame.continuation, 0, 1, RawFrame.block([("x-\(sent)", "y")])).bytes)
            { sent += 1 }
            let end = connection.frame { $0.type == RawFrame.goaway }
            #expect(end != nil || sent < 2000)
        }
    }

    @Test("A stream with the last number there is, is served (RFC 9113 §5.1.1)")
    func lastStream() async throws {
        try await server { port in
            let connection = try opened(port)
            connection.send(RawFrame.call(Self.emptyCall, on: .max >> 1, flags: 4).bytes)
            connection.send(RawFrame(RawFrame.data, 1, .max >> 1, Self.emptyMessage).bytes)
            #expect(connection.frame { $0.type == RawFrame.headers && $0.stream == .max >> 1 } != nil)
        }
    }

    @Test("A header list above the bound ends its stream only, also where HPACK's table makes much of few bytes")
    func headerLists() async throws {
        try await server { port in
            let connection = try opened(port)
            let big = String(repeating: "v", count: 12_000)
            connection.send(RawFrame.call(Self.emptyCall, on: 1, [("x-a", big)], flags: 0).bytes)
            let rest = RawFrame.block([("x-b", big)])
            connection.send(RawFrame(RawFrame.continuation, RawFrame.endHeaders, 1, rest).bytes)
            #expect(connection.frame { $0.stream == 1 && $0.type == RawFrame.resetStream } != nil)
            // One field of 3,000 bytes goes into the table (RFC 7541 §6.2.1), then stands a hundred times for itself.
            let value = [UInt8](repeating: 0x76, count: 3000)
            let literal: [UInt8] = [0x40, 3] + Array("x-c".utf8) + RawFrame.integer(3000, prefixBits: 7) + value
            var bomb = RawFrame.call(Self.emptyCall, on: 3)
            bomb.payload += literal + [UInt8](repeating: 0x80 | 62, count: 100)
            connection.send(bomb.bytes)
            #expect(connection.frame { $0.stream == 3 && $0.type == RawFrame.resetStream } != nil)
            connection.send(RawFrame.call(Self.emptyCall, on: 5).bytes)
            connection.send(RawFrame(RawFrame.data, RawFrame.endStream, 5, Self.emptyMessage).bytes)
            #expect(connection.frame { $0.stream == 5 && $0.type == RawFrame.headers } != nil)
        }
    }

    @Test("A stream above SETTINGS_MAX_CONCURRENT_STREAMS is refused, here with its connection (RFC 9113 §5.1.2, §5.4)")
    func concurrentStreams() async throws {
        try await server({ $0.http2.maxConcurrentStreams = 4 }) { port in
            let connection = try opened(port)
            // Announced limits bind once they are acknowledged.
            _ = connection.frame { $0.type == RawFrame.settings && $0.flags == 0 }
            connection.send(RawFrame(RawFrame.settings, RawFrame.acknowledgement, 0).bytes)
            for number in 0..<5 { connection.send(RawFrame.call(Self.duplex, on: UInt32(2 * number + 1)).bytes) }
            #expect(connection.frame { $0.type == RawFrame.goaway }?.errorCode == 1)
        }
    }

    @Test("Requests that hold more than a connection may get RESOURCE_EXHAUSTED, the others of it go on")
    func heldBytes() async throws {
        try await server({ $0.connectionBytes = 100_000 }) { port in
            let connection = try opened(port)
            // Messages of 60,000 bytes that never end.
            let start: [UInt8] = [0, 0, 1, 0, 0] + [UInt8](repeating: 0, count: 16_000)
            for stream in [UInt32(1), 3] {
                connection.send(RawFrame.call("/grpc.testing.TestService/UnaryCall", on: stream).bytes)
                connection.send(RawFrame(RawFrame.data, 0, stream, start).bytes)
                for _ in 0..<3 {
                    connection.send(RawFrame(RawFrame.data, 0, stream, [UInt8](repeating: 0, count: 16_000)).bytes)
                }
            }
            #expect(connection.frame { $0.type == RawFrame.headers }?.stream == 3)
        }
    }

    @Test("A call above the most calls gets RESOURCE_EXHAUSTED with RetryInfo at once")
    func maxCalls() async throws {
        try await server({ $0.maxCalls = 2 }) { port in
            let holder = try opened(port)
            for stream in [UInt32(1), 3] { holder.send(RawFrame.call(Self.duplex, on: stream).bytes) }
            // The server has read both when it has answered a PING after them.
            holder.send(RawFrame(RawFrame.ping, 0, 0, [UInt8](repeating: 0, count: 8)).bytes)
            _ = holder.frame { $0.type == RawFrame.ping }
            let channel = try Channel("127.0.0.1:\(port)")
            let error = await #expect(throws: RPCError.self) {
                try await GRPCTesting.TestServiceClient(channel).emptyCall(.init())
            }
            #expect(error?.code == .resourceExhausted)
            #expect(error?.detail(GoogleRPC.RetryInfo.self)?.retryDelay != nil)
            await channel.shutdown()
            for stream in [UInt32(1), 3] {
                holder.send(RawFrame(RawFrame.resetStream, 0, stream, RawFrame.bytes(8)).bytes)
            }
            holder.send(RawFrame(RawFrame.ping, 0, 0, [UInt8](repeating: 0, count: 8)).bytes)
            _ = holder.frame { $0.type == RawFrame.ping }
        }
    }

    @Test("A connection above the most connections is closed")
    func maxConnections() async throws {
        try await server({ $0.maxConnections = 2 }) { port in
            let second = try opened(port)
            _ = second.frame { $0.type == RawFrame.settings }
            let third = try opened(port)
            #expect(third.readToEnd().isEmpty)
        }
    }

    /// Beginnings of requests that never go on.
    private static let slow: [String: [UInt8]] = [
        "nothing at all": [],
        "half a preface": Array("PRI * HTTP/2.0\r\n".utf8),
        "half a request line": Array("POST /grpc.testing".utf8),
        "half an HTTP/1.1 head": Array("POST \(emptyCall) HTTP/1.1\r\nhost: a\r\ncontent-type: app".utf8),
        "half an HTTP/1.1 body": Array(
            "POST \(emptyCall) HTTP/1.1\r\nhost: a\r\ncontent-type: application/proto\r\ncontent-length: 9\r\n\r\nabc".utf8),
        "half a header block": RawFrame.opening + RawFrame.call(emptyCall, on: 1, flags: 0).bytes,
    ]

    @Test("A peer that takes for ever to send a request is closed (slow-loris)", arguments: Array(slow.keys).sorted())
    func slowLoris(name: String) async throws {
        try await server({ $0.requestSeconds = 1 }) { port in
            let connection = try RawConnection(port: port)
            connection.send(try #require(Self.slow[name]))
            _ = connection.readToEnd()
        }
    }

    @Test("A unary call whose message never comes ends its stream, not its connection")
    func slowMessage() async throws {
        try await server({ $0.requestSeconds = 1 }) { port in
            let connection = try opened(port)
            connection.send(RawFrame.call(Self.emptyCall, on: 1).bytes + RawFrame(RawFrame.data, 0, 1, [0, 0]).bytes)
            #expect(connection.frame { $0.type == RawFrame.resetStream }?.stream == 1)
            connection.send(RawFrame.call(Self.emptyCall, on: 3).bytes)
            connection.send(RawFrame(RawFrame.data, RawFrame.endStream, 3, Self.emptyMessage).bytes)
            #expect(connection.frame { $0.stream == 3 && $0.type == RawFrame.headers } != nil)
        }
    }

    @Test("A small gzip that would be a large message is RESOURCE_EXHAUSTED")
    func gzipBomb() async throws {
        try await server { port in
            let connection = try RawConnection(port: port)
            let bomb = GzipBomb.of(bytes: 64 << 20)
            connection.send(
                "POST \(Self.emptyCall) HTTP/1.1\r\nhost: a\r\ncontent-type: application/proto\r\n"
                    + "content-encoding: gzip\r\ncontent-length: \(bomb.count)\r\n\r\n")
            connection.send(bomb)
            let response = connection.response()
            #expect(response.hasPrefix("HTTP/1.1 429"))
            #expect(response.contains("resource_exhausted"))
        }
    }
}
