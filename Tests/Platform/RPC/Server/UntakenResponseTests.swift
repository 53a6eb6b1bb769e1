import InteropSuite
import TestContracts
import Testing
import Wire

@testable import RPC

@Suite("Responses that their peers do not take", .timeLimit(.minutes(1)))
struct UntakenResponseTests {
    private typealias F = RawFrame
    /// SETTINGS with windows of no bytes: nothing of a body can be sent.
    private static let closedWindows = F.opening + F.setting(4, 0).bytes

    /// Asks for a response of `size` bytes.
    private func ask(_ peer: FramePeer, size: Int32, on stream: UInt32) throws {
        let message = try GRPCTesting.SimpleRequest(responseSize: size).serialized()
        peer.send([.call(F.unaryCall, on: stream), .message(message, on: stream)])
    }

    @Test("Clients that never open their windows hold their share of the memory, and others are served all the while")
    func closedWindows() async throws {
        func change(_ limits: inout ServerLimits) {
            limits.totalBytes = 5_000_000
            limits.shares.floorBytes = 10_000
        }
        try await besieging(change) { port in
            var attackers: [FramePeer] = []
            var held = 0
            for _ in 0..<30 {
                let attacker = try FramePeer(port: port, from: "127.0.0.2", opening: Self.closedWindows)
                let streams = (0..<20).map { UInt32(2 * $0 + 1) }
                for stream in streams { try ask(attacker, size: 60_000, on: stream) }
                attacker.read { peer in streams.allSatisfy { !peer.answer($0).head.isEmpty } }
                for stream in streams where !attacker.answer(stream).isEnded { held += 60_000 }
                attackers.append(attacker)
            }
            // A fifth of all, and a call more for each connection that was below.
            #expect(held < 2_000_000)
        }
    }

    @Test("A peer that takes nothing of its responses is told so, and its connection ends")
    func cutsConnection() async throws {
        try await besieging({ $0.responseSeconds = 1 }) { port in
            let peer = try FramePeer(port: port, opening: Self.closedWindows)
            try ask(peer, size: 1000, on: 1)
            peer.readToEnd()
            #expect(peer.goaway?.code == Code.enhanceYourCalm)
        }
    }

    @Test("A stream whose window stays closed is reset while its connection goes on with others")
    func cutsStream() async throws {
        try await besieging({ $0.responseSeconds = 1 }) { port in
            let peer = try FramePeer(port: port, opening: Self.closedWindows)
            try ask(peer, size: 1000, on: 1)
            // Heads of other calls go on.
            var stream: UInt32 = 3
            while peer.answer(1).resetCode == nil, peer.goaway == nil {
                peer.send([.call(F.emptyCall, on: stream), .message(on: stream), .window(stream, by: 100)])
                _ = peer.readAnswer(stream)
                stream += 2
            }
            #expect(peer.answer(1).resetCode == Code.enhanceYourCalm)
            #expect(peer.goaway == nil)
        }
    }

    @Test("A peer that does not read its socket is cut, in either version of HTTP", arguments: [1, 2])
    func unreadSocket(version: Int) async throws {
        var limits = ServerLimits()
        limits.responseSeconds = 1
        let page = HTTPRoute("/page") { _ in HTTPResponse(body: [UInt8](repeating: 97, count: 24 << 20)) }
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: 0), services: [TestService()], routes: [page], limits: limits,
            threads: 1)
        let port = try await server.start()
        let peer = try RawConnection(port: port)
        if version == 1 {
            peer.send("GET /page HTTP/1.1\r\nhost: a\r\n\r\n")
        } else {
            let fields = [(":method", "GET"), (":scheme", "http"), (":path", "/page"), (":authority", "a")]
            peer.send(F.opening + F.setting(4, 1 << 30).bytes + F.window(0, by: 1 << 30).bytes)
            peer.send(F(F.headers, F.endHeaders | F.endStream, 1, F.block(fields)).bytes)
        }
        while await server.snapshot(connectionsMax: 0, streamsMax: 0).heldBytes == 0 { await Task.yield() }
        while await server.snapshot(connectionsMax: 0, streamsMax: 0).connections > 0 { await Task.yield() }
        #expect(await server.snapshot(connectionsMax: 0, streamsMax: 0).heldBytes == 0)
        await server.shutdown(grace: .seconds(1))
    }
}
