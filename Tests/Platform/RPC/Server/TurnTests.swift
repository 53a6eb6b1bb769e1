import Foundation
import InteropSuite
import NIOCore
import NIOEmbedded
import TestContracts
import Testing

@testable import RPC

@Suite("The connections of an event loop take turns")
struct TurnTests {
    private let server = EmbeddedServer([TestService()])
    private let most = TurnQueue.requestsMax

    private static func calls(_ numbers: Range<Int>) -> [RawFrame] {
        numbers.flatMap { number -> [RawFrame] in
            let stream = UInt32(2 * number + 1)
            return [.call(RawFrame.emptyCall, on: stream), .message(on: stream)]
        }
    }

    /// How many calls were answered: each answer ends with trailers.
    private func answered(_ client: EmbeddedClient) throws -> Int {
        try client.answers(RawFrame.headers).count { $0.flags & RawFrame.endStream != 0 }
    }

    private func goOn() { server.loop.advanceTime(by: TurnQueue.pause) }

    @Test("Of a thousand calls that arrive together 32 are served before the call of another connection")
    func pipelined() throws {
        let (greedy, other) = (try EmbeddedClient(server), try EmbeddedClient(server))
        try greedy.send(Self.calls(0..<1000))
        // What is asked of the loop at once comes before it looks at sockets again: none of it is the next turn.
        server.loop.run()
        #expect(try answered(greedy) == most)
        try other.send(Self.calls(0..<1))
        #expect(try answered(other) == 1)
        #expect(try answered(greedy) == most)
        for turn in 2...32 {
            goOn()
            #expect(try answered(greedy) == min(turn * most, 1000))
        }
        #expect(server.core.load == (calls: 0, heldBytes: 0))
    }

    @Test("Connections with more than a turn come one after the other, whoever has the most")
    func inTurn() throws {
        let clients = [try EmbeddedClient(server), try EmbeddedClient(server)]
        try clients[0].send(Self.calls(0..<500))
        try clients[1].send(Self.calls(0..<70))
        var counts: [[Int]] = []
        for _ in 0..<5 {
            counts.append(try clients.map(answered))
            goOn()
        }
        #expect(counts == [[32, 32], [64, 32], [64, 64], [96, 64], [96, 70]])
    }

    @Test("While requests wait their bytes count and no more is read; what came meanwhile is served behind them")
    func waiting() throws {
        let client = try EmbeddedClient(server)
        let calls = Self.calls(0..<65)
        try client.send(Array(calls[..<100]))
        let reads = client.reads
        client.channel.read()
        #expect(client.reads == reads)
        #expect(server.core.load.heldBytes > 0)
        // What the same look at the socket has read.
        try client.send(Array(calls[100...]))
        #expect(try answered(client) == most)
        goOn()
        goOn()
        #expect(try answered(client) == 65)
        #expect(client.reads == reads + 1)
        #expect(server.core.load.heldBytes == 0)
        client.channel.read()
        #expect(client.reads == reads + 2)
    }

    @Test("Heads whose requests do not end count as well")
    func heads() throws {
        let client = try EmbeddedClient(server)
        try client.send((0..<100).map { .call(RawFrame.duplex, on: UInt32(2 * $0 + 1)) })
        #expect(client.connection.callsBegun == most)
        goOn()
        #expect(client.connection.callsBegun == 2 * most)
        try client.channel.close().wait()
    }

    @Test("A connection that ends while it waits leaves nothing, and the turn goes on to the next")
    func ended() throws {
        let clients = [try EmbeddedClient(server), try EmbeddedClient(server)]
        for client in clients { try client.send(Self.calls(0..<64)) }
        try clients[0].channel.close().wait()
        goOn()
        goOn()
        #expect(try answered(clients[0]) == most)
        #expect(try answered(clients[1]) == 64)
        #expect(server.core.load == (calls: 0, heldBytes: 0))
    }

    @Test("A connection that is shut out is closed at once, and what it has sent behind is not looked at")
    func shutOut() throws {
        let server = EmbeddedServer([TestService()]) { limits in
            limits.maxCalls = 0
            limits.http2.floodBurst = 10
        }
        let client = try EmbeddedClient(server)
        try client.send(Self.calls(0..<1000))
        #expect(client.connection.callsBegun <= 12)
        #expect(try client.answers(RawFrame.goaway).map(\.errorCode) == [Code.enhanceYourCalm])
        #expect(!client.channel.isActive)
    }

    @Test("Requests of HTTP/1.1 that arrive together take turns as well")
    func version1() throws {
        let server = EmbeddedServer([], routes: [HTTPRoute("/page") { _ in .text("a page") }])
        let channel = try server.connect(from: "127.0.0.1")
        let request = "GET /page HTTP/1.1\r\nhost: a\r\n\r\n"
        try channel.writeInbound(ByteBuffer(string: String(repeating: request, count: 100)))
        server.loop.run()
        var received = ""
        var counts: [Int] = []
        for _ in 0..<5 {
            while let bytes = try channel.readOutbound(as: ByteBuffer.self) { received += String(buffer: bytes) }
            counts.append(received.components(separatedBy: "HTTP/1.1 200").count - 1)
            server.loop.advanceTime(by: TurnQueue.pause)
        }
        #expect(counts == [32, 64, 96, 100, 100])
        try channel.close().wait()
    }
}
