import RPC
import TestContracts
import Testing
import Wire

@Suite("What a server holds for its peers, each and all (RFC 9113 §10.5)", .timeLimit(.minutes(1)))
struct MemoryBoundsTests {
    private static let unary = "/grpc.testing.TestService/UnaryCall"
    private static let duplex = "/grpc.testing.TestService/FullDuplexCall"

    /// SETTINGS with windows of no bytes: nothing of a body can be sent.
    private static let closedWindows = RawFrame(RawFrame.settings, 0, 0, [0, 4] + RawFrame.bytes(0)).bytes

    private func sendCall(
        _ path: String, _ message: some WireMessage, on stream: UInt32, of connection: RawConnection, ends: Bool = true
    ) throws {
        let bytes = try message.serialized()
        connection.send(RawFrame.call(path, on: stream).bytes)
        connection.send(
            RawFrame(
                RawFrame.data, ends ? RawFrame.endStream : 0, stream, [0] + RawFrame.bytes(UInt32(bytes.count)) + bytes
            ).bytes)
    }

    /// Begins a message of `size` bytes that never ends: 60,000 of them come.
    private func sendUnended(on stream: UInt32, of connection: RawConnection) {
        connection.send(RawFrame.call(Self.unary, on: stream).bytes)
        connection.send(RawFrame(RawFrame.data, 0, stream, [0] + RawFrame.bytes(65_536)).bytes)
        for _ in 0..<4 {
            connection.send(RawFrame(RawFrame.data, 0, stream, [UInt8](repeating: 0, count: 15_000)).bytes)
        }
    }

    /// Waits until the server has read what was sent before.
    private func settle(_ connection: RawConnection) {
        connection.send(RawFrame(RawFrame.ping, 0, 0, [UInt8](repeating: 0, count: 8)).bytes)
        _ = connection.frame { $0.type == RawFrame.ping }
    }

    @Test("Requests that hold more than a connection may get RESOURCE_EXHAUSTED, the others of it go on")
    func heldBytes() async throws {
        try await besieging({ $0.connectionBytes = 100_000 }) { port in
            let connection = try RawConnection(opening: port)
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

    @Test("Requests of all connections that hold more than a server may get RESOURCE_EXHAUSTED, small ones go on")
    func totalRequests() async throws {
        try await besieging({ $0.totalBytes = 100_000 }) { port in
            let first = try RawConnection(opening: port)
            sendUnended(on: 1, of: first)
            settle(first)
            let second = try RawConnection(opening: port)
            sendUnended(on: 1, of: second)
            let answer = second.frame { $0.type == RawFrame.headers }
            #expect(answer?.flags == RawFrame.endHeaders | RawFrame.endStream)
            settle(first)
        }
    }

    @Test("A connection that does not take its responses gets no more calls, others do")
    func responsesOfAConnection() async throws {
        try await besieging({ $0.connectionBytes = 100_000 }) { port in
            let connection = try RawConnection(opening: port)
            connection.send(Self.closedWindows)
            for stream in [UInt32(1), 3] {
                try sendCall(
                    Self.unary, GRPCTesting.SimpleRequest(responseSize: 60_000), on: stream, of: connection)
            }
            settle(connection)
            try sendCall(Self.unary, GRPCTesting.SimpleRequest(responseSize: 1), on: 5, of: connection)
            let answer = connection.frame { $0.type == RawFrame.headers && $0.stream == 5 }
            #expect(answer?.flags == RawFrame.endHeaders | RawFrame.endStream)
        }
    }

    @Test("While responses that nobody takes hold as much as a server may, further calls get RESOURCE_EXHAUSTED")
    func totalResponses() async throws {
        try await besieging({ $0.totalBytes = 100_000 }, others: .afterwards) { port in
            let channel = try Channel("127.0.0.1:\(port)")
            let client = GRPCTesting.TestServiceClient(channel)
            do {
                let connection = try RawConnection(opening: port)
                connection.send(Self.closedWindows)
                try sendCall(
                    Self.unary, GRPCTesting.SimpleRequest(responseSize: 150_000), on: 1, of: connection)
                _ = connection.frame { $0.type == RawFrame.headers }
                settle(connection)
                let error = await #expect(throws: RPCError.self) { try await client.emptyCall(.init()) }
                #expect(error?.code == .resourceExhausted)
            }
            // The connection is gone, and what it held: the server learns it soon.
            while (try? await client.emptyCall(.init())) == nil { await Task.yield() }
            await channel.shutdown()
        }
    }

    @Test("Empty messages that wait to be read count as more than their bytes")
    func emptyMessages() async throws {
        try await besieging({ $0.connectionBytes = 500_000 }) { port in
            let connection = try RawConnection(opening: port)
            // The handler sleeps over the first request.
            let asking = GRPCTesting.StreamingOutputCallRequest(responseParameters: [
                .init(size: 1, intervalUs: 50_000_000)
            ])
            try sendCall(Self.duplex, asking, on: 1, of: connection, ends: false)
            let empty = RawFrame(RawFrame.data, 0, 1, [UInt8](repeating: 0, count: 5 * 1000)).bytes
            for _ in 0..<10 { connection.send(empty) }
            let answer = connection.frame { $0.type == RawFrame.headers && $0.stream == 1 }
            #expect(answer?.flags == RawFrame.endHeaders | RawFrame.endStream)
        }
    }

    @Test("A request to a page that would hold too much is told 503")
    func pages() async throws {
        let page = HTTPRoute("/page") { request in .text("\(request.body.count)") }
        try await besieging({ $0.totalBytes = 10_000 }, routes: [page]) { port in
            for (size, status) in [(9000, "200"), (20_000, "503")] {
                let connection = try RawConnection(port: port)
                connection.send("GET /page HTTP/1.1\r\nhost: a\r\ncontent-length: \(size)\r\n\r\n")
                connection.send([UInt8](repeating: 0, count: size))
                #expect(connection.response().hasPrefix("HTTP/1.1 \(status)"))
            }
        }
    }
}
