import RPC
import TestContracts
import Testing

@Suite("What a server does to peers beyond its bounds (RFC 9113 §10.5)", .timeLimit(.minutes(1)))
struct DefenceTests {
    private static let emptyCall = "/grpc.testing.TestService/EmptyCall"
    private static let duplex = "/grpc.testing.TestService/FullDuplexCall"
    private static let enhanceYourCalm: UInt32 = 0xb
    private static let emptyMessage: [UInt8] = [0, 0, 0, 0, 0]

    /// The frames of a flood, by name.
    private static let floods: [String: @Sendable (UInt32) -> [UInt8]] = [
        "rapid reset (CVE-2023-44487)": { number in
            RawFrame.call(emptyCall, on: 2 * number + 1).bytes
                + RawFrame(RawFrame.resetStream, 0, 2 * number + 1, RawFrame.bytes(8)).bytes
        },
        "bad frames that make the server reset (CVE-2025-8671)": { number in
            RawFrame.call(emptyCall, on: 2 * number + 1).bytes
                + RawFrame(RawFrame.windowUpdate, 0, 2 * number + 1, RawFrame.bytes(0)).bytes
        },
        "GOAWAY": { _ in RawFrame(RawFrame.goaway, 0, 0, [UInt8](repeating: 0, count: 8)).bytes },
        "PING": { _ in RawFrame(RawFrame.ping, 0, 0, [UInt8](repeating: 1, count: 8)).bytes },
        "SETTINGS": { _ in RawFrame(RawFrame.settings, 0, 0).bytes },
        "PRIORITY": { number in RawFrame(RawFrame.priority, 0, 2 * number + 1, [0, 0, 0, 0, 1]).bytes },
        "SETTINGS of the streams' windows": { number in
            RawFrame(RawFrame.settings, 0, 0, [0, 4] + RawFrame.bytes(65535 + number % 2)).bytes
        },
        "frames of an unknown type": { _ in RawFrame(0xb, 0, 0).bytes },
        "WINDOW_UPDATE": { _ in RawFrame(RawFrame.windowUpdate, 0, 0, RawFrame.bytes(1)).bytes },
        "WINDOW_UPDATE of a stream": { number in
            (number == 0 ? RawFrame.call(duplex, on: 1).bytes : [])
                + RawFrame(RawFrame.windowUpdate, 0, 1, RawFrame.bytes(1)).bytes
        },
        "empty DATA": { number in
            (number == 0 ? RawFrame.call(duplex, on: 1).bytes : []) + RawFrame(RawFrame.data, 0, 1).bytes
        },
        "DATA of padding": { number in
            (number == 0 ? RawFrame.call(duplex, on: 1).bytes : []) + RawFrame(RawFrame.data, 8, 1, [2, 0, 0]).bytes
        },
    ]

    @Test(
        "A flood ends its connection with ENHANCE_YOUR_CALM, and others go on", arguments: Array(floods.keys).sorted())
    func flood(name: String) async throws {
        let next = try #require(Self.floods[name])
        try await besieging { port in
            let connection = try RawConnection(opening: port)
            var number: UInt32 = 0
            // Each thousand in one write, as a flood is.
            while number < 20_000, connection.send((0..<1000).flatMap { next(number + $0) }) { number += 1000 }
            let goaway = connection.frame { $0.type == RawFrame.goaway && $0.errorCode != 0 }
            #expect(goaway.map(\.errorCode) == Self.enhanceYourCalm || number < 20_000)
        }
    }

    @Test("A header block in endless CONTINUATION frames ends its connection (CVE-2024-27316)")
    func continuationFlood() async throws {
        try await besieging { port in
            let connection = try RawConnection(opening: port)
            connection.send(RawFrame.call(Self.emptyCall, on: 1, flags: 0).bytes)
            var sent = 0
            while sent < 2000,
                connection.send(
                    RawFrame(RawFrame.continuation, 0, 1, RawFrame.block([("x-\(sent)", "y")])).bytes)
            { sent += 1 }
            let end = connection.frame { $0.type == RawFrame.goaway }
            #expect(end != nil || sent < 2000)
        }
    }

    @Test("A stream with the last number there is, is served (RFC 9113 §5.1.1)")
    func lastStream() async throws {
        try await besieging { port in
            let connection = try RawConnection(opening: port)
            connection.send(RawFrame.call(Self.emptyCall, on: .max >> 1, flags: 4).bytes)
            connection.send(RawFrame(RawFrame.data, 1, .max >> 1, Self.emptyMessage).bytes)
            #expect(connection.frame { $0.type == RawFrame.headers && $0.stream == .max >> 1 } != nil)
        }
    }

    @Test("A header list above the bound ends its stream only, also where HPACK's table makes much of few bytes")
    func headerLists() async throws {
        try await besieging { port in
            let connection = try RawConnection(opening: port)
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
        try await besieging({ $0.http2.maxConcurrentStreams = 4 }) { port in
            let connection = try RawConnection(opening: port)
            // Announced limits bind once they are acknowledged.
            _ = connection.frame { $0.type == RawFrame.settings && $0.flags == 0 }
            connection.send(RawFrame(RawFrame.settings, RawFrame.acknowledgement, 0).bytes)
            for number in 0..<5 { connection.send(RawFrame.call(Self.duplex, on: UInt32(2 * number + 1)).bytes) }
            #expect(connection.frame { $0.type == RawFrame.goaway }?.errorCode == 1)
        }
    }

    @Test("A call above the most calls gets RESOURCE_EXHAUSTED with RetryInfo at once")
    func maxCalls() async throws {
        try await besieging({ $0.maxCalls = 2 }, others: .afterwards) { port in
            let holder = try RawConnection(opening: port)
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
        try await besieging({ $0.maxConnections = 2 }, others: .afterwards) { port in
            let second = try RawConnection(opening: port)
            _ = second.frame { $0.type == RawFrame.settings }
            let third = try RawConnection(opening: port)
            #expect(third.readToEnd().isEmpty)
        }
    }

    @Test("A small gzip that would be a large message is RESOURCE_EXHAUSTED")
    func gzipBomb() async throws {
        try await besieging { port in
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
