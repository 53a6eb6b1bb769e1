import InteropSuite
import RPC
import TestContracts
import Testing

@Suite("How long a connection lives (gRFC A8, A9; RFC 9113 §6.8)", .timeLimit(.minutes(1)))
struct LifetimeTests {
    private typealias F = RawFrame
    private static let lastOfAll: UInt32 = 0x7fff_ffff

    private func peer(
        _ change: (inout ConnectionLifetimeLimits) -> Void, _ body: (FramePeer) async throws -> Void
    ) async throws {
        var limits = ServerLimits()
        change(&limits.lifetime)
        try await withServer(services: [TestService()], limits: limits) { port in
            try await body(try FramePeer.settled(port: port))
        }
    }

    private static func ping(_ byte: UInt8 = 9) -> RawFrame { F(F.ping, 0, 0, [byte, 0, 0, 0, 0, 0, 0, 0]) }

    // MARK: PINGs of the client

    @Test(
        "A8: too many pings end the connection with ENHANCE_YOUR_CALM and too_many_pings, whether calls are open or not",
        arguments: [true, false])
    func tooManyPings(hasCall: Bool) async throws {
        try await peer({ _ in }) { peer in
            if hasCall { peer.send([F.call(F.duplex, on: 1)]) }
            for _ in 0..<3 { peer.send([Self.ping()]) }
            peer.read { $0.pings.count == 3 }
            #expect(peer.goaway == nil)
            peer.send([Self.ping()])
            peer.readToEnd()
            #expect(peer.goaway?.code == Code.enhanceYourCalm)
            #expect(peer.goaway?.reason == "too_many_pings")
        }
    }

    @Test("A8: pings between responses, by which clients measure bandwidth, are no strikes")
    func pingsBetweenResponses() async throws {
        try await peer({ _ in }) { peer in
            for stream in stride(from: UInt32(1), to: 21, by: 2) {
                peer.send([Self.ping()])
                #expect(peer.emptyCall(on: stream) == "0")
            }
            #expect(peer.goaway == nil)
        }
    }

    @Test("A8: a server may permit any number of pings")
    func pingsPermitted() async throws {
        try await peer({ $0.permitPingSeconds = 0 }) { peer in
            for _ in 0..<50 { peer.send([Self.ping()]) }
            peer.read { $0.pings.count == 50 }
            #expect(peer.emptyCall(on: 1) == "0")
        }
    }

    // MARK: PINGs of the server

    @Test("A9: a silent client is asked for a sign of life, and closed when none comes")
    func keepalive() async throws {
        try await peer({
            $0.keepaliveSeconds = 1
            $0.keepaliveTimeoutSeconds = 1
        }) { peer in
            peer.read { $0.pings.contains { $0.flags == 0 } }
            peer.readToEnd()
            #expect(peer.goaway == nil)
            #expect(peer.pings.count { $0.flags == 0 } == 1)
        }
    }

    @Test("A9: a client that answers is kept, with calls or without")
    func keepaliveAnswered() async throws {
        try await peer({
            $0.keepaliveSeconds = 1
            $0.keepaliveTimeoutSeconds = 1
        }) { peer in
            for count in 1...2 {
                peer.read { $0.pings.count { $0.flags == 0 } == count }
                guard let asked = peer.pings.last else { return }
                peer.send([F(F.ping, F.acknowledgement, 0, asked.payload)])
            }
            #expect(peer.emptyCall(on: 1) == "0")
        }
    }

    // MARK: Drains

    /// Answers the server's PING of a drain, whose GOAWAY promises to serve all streams still.
    private func finishAnnouncement(_ peer: FramePeer) {
        peer.read { !$0.goaways.isEmpty && $0.pings.contains { $0.flags == 0 } }
        #expect(peer.goaways.map(\.last) == [Self.lastOfAll])
        #expect(peer.goaway?.code == Code.none)
        if let asked = peer.pings.last { peer.send([F(F.ping, F.acknowledgement, 0, asked.payload)]) }
    }

    @Test("A9: an idle connection is drained, told max_idle and closed")
    func idle() async throws {
        try await peer({ $0.idleSeconds = 1 }) { peer in
            #expect(peer.emptyCall(on: 1) == "0")
            finishAnnouncement(peer)
            peer.readToEnd()
            #expect(peer.goaways.last?.last == 1)
            #expect(peer.goaways.last?.reason == "max_idle")
        }
    }

    @Test("A9: a connection with an open call is not idle")
    func notIdle() async throws {
        try await peer({
            $0.idleSeconds = 1
            $0.keepaliveSeconds = 2
        }) { peer in
            peer.send([F.call(F.duplex, on: 1)])
            // The PING of keepalive comes after twice the time.
            peer.read { $0.pings.contains { $0.flags == 0 } }
            #expect(peer.goaway == nil)
        }
    }

    @Test("A9, §6.8: an old connection is drained: calls sent before its client knew are served, open ones end")
    func age() async throws {
        try await peer({ $0.maxAgeSeconds = 1 }) { peer in
            peer.send([F.call(F.duplex, on: 1)])
            peer.read { !$0.goaways.isEmpty && $0.pings.contains { $0.flags == 0 } }
            #expect(peer.goaways.map(\.last) == [Self.lastOfAll])
            // Sent before the client has answered: as if it had crossed the GOAWAY on its way.
            #expect(peer.emptyCall(on: 3) == "0")
            finishAnnouncement(peer)
            peer.read { $0.goaways.count == 2 }
            #expect(peer.goaways.last?.last == 3)
            #expect(peer.goaways.last?.reason == "max_age")
            // Too late: ignored, and the call that is open goes on to its end.
            peer.send([F.call(F.emptyCall, on: 5), F.message(on: 5), F(F.data, 1, 1, [])])
            #expect(peer.readAnswer(1).trailers["grpc-status"] == "0")
            peer.readToEnd()
            #expect(peer.answer(5).head.isEmpty)
        }
    }

    @Test("A9: after the grace of a drain open calls are ended with their connection")
    func grace() async throws {
        try await peer({
            $0.maxAgeSeconds = 1
            $0.drainSeconds = 1
        }) { peer in
            peer.send([F.call(F.duplex, on: 1)])
            finishAnnouncement(peer)
            peer.readToEnd()
            #expect(peer.goaways.count == 2)
            #expect(!peer.answer(1).isEnded)
        }
    }

    @Test("§6.8: a client that does not answer the announcement is drained all the same")
    func announcementIgnored() async throws {
        try await peer({ $0.maxAgeSeconds = 1 }) { peer in
            peer.send([F.call(F.duplex, on: 1)])
            peer.read { $0.goaways.count == 2 }
            #expect(peer.goaways.map(\.last) == [Self.lastOfAll, 1])
            peer.send([F(F.data, 1, 1, [])])
            #expect(peer.readAnswer(1).trailers["grpc-status"] == "0")
            peer.readToEnd()
        }
    }

    @Test("§6.8: a server that shuts down drains its connections, without losing a call")
    func shutdown() async throws {
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: 0), services: [TestService()], limits: ServerLimits(), threads: 1
        )
        let port = try await server.start()
        let shutdown = try await withTaskExecutorPreference(BlockingExecutor.shared) {
            let peer = try FramePeer.settled(port: port)
            peer.send([F.call(F.duplex, on: 1)])
            peer.settle()
            let shutdown = Task(executorPreference: BlockingExecutor()) { await server.shutdown(grace: .seconds(10)) }
            finishAnnouncement(peer)
            peer.send([F(F.data, 1, 1, [])])
            #expect(peer.readAnswer(1).trailers["grpc-status"] == "0")
            peer.readToEnd()
            #expect(peer.goaways.map(\.code) == [0, 0])
            return shutdown
        }
        await shutdown.value
    }
}
