import Glibc
import InteropSuite
import TestContracts
import Testing
import Wire

@testable import RPC

@Suite("What one caller may have of a server (RFC 9113 §10.5)", .timeLimit(.minutes(1)))
struct ShareTests {
    private typealias F = RawFrame
    /// Another address than that of the honest.
    private static let stranger = "127.0.0.2"
    private static let watch = GRPCHealthV1.HealthMethods.watch.path
    private static let check = GRPCHealthV1.HealthMethods.check.path

    private static func call(_ path: String, on stream: UInt32) -> [RawFrame] {
        [.call(path, on: stream), .message(on: stream)]
    }

    @Test("However many holders take all they may, a newcomer still gets something", arguments: [1, 2, 10, 100, 1000])
    func somethingStaysFree(greedy: Int) {
        var held = [Int](repeating: 0, count: greedy)
        func take(_ holder: Int) -> Bool {
            let total = held.reduce(0, +)
            guard ShareLimits.admits(held[holder] + 1, total: total + 1, max: 20_000, percent: 25, floor: 4) else {
                return false
            }
            held[holder] += 1
            return true
        }
        var isFull = false
        while !isFull { isFull = !(0..<greedy).map(take).contains(true) }
        if greedy == 1 { #expect(held[0] == 4000) }
        #expect(held.reduce(0, +) < 20_000)
        #expect(held.max()! - held.min()! <= 1)
        held.append(0)
        #expect(take(greedy))
    }

    // MARK: Streams that stay open

    @Test("A client that opens streams and keeps them gets its share, and others are served all the while")
    func openStreams() async throws {
        func change(_ limits: inout ServerLimits) {
            limits.maxCalls = 200
            limits.maxStreams = 100
            limits.shares.floor = 4
            limits.shares.streamsPerConnection = 8
        }
        try await besieging(change, services: [TestService(), HealthService()]) { port in
            var attackers: [FramePeer] = []
            var open = 0
            for _ in 0..<10 {
                let attacker = try FramePeer(port: port, from: Self.stranger)
                let streams = (0..<30).map { UInt32(2 * $0 + 1) }
                for stream in streams { attacker.send(Self.call(Self.watch, on: stream)) }
                attacker.read { peer in streams.allSatisfy { !peer.answer($0).head.isEmpty } }
                let refused = streams.filter { attacker.answer($0).isEnded }
                #expect(refused.allSatisfy { attacker.answer($0).trailers["grpc-status"] == "8" })
                #expect(streams.count - refused.count <= 8)
                open += streams.count - refused.count
                attackers.append(attacker)
            }
            // A fifth of all.
            #expect(open == 20)
            let honest = try FramePeer(port: port)
            honest.send(Self.call(Self.watch, on: 1))
            honest.read { !$0.answer(1).body.isEmpty }
            #expect(!honest.answer(1).isEnded)
            // What is given back may be taken again.
            attackers[0].send([.reset(1), .reset(3)])
            attackers[0].send(Self.call(Self.watch, on: 99))
            attackers[0].read { !$0.answer(99).head.isEmpty }
            #expect(!attackers[0].answer(99).isEnded)
        }
    }

    @Test("A client that goes on calling though it is refused is shut out with ENHANCE_YOUR_CALM")
    func heedsNoRefusal() async throws {
        func change(_ limits: inout ServerLimits) {
            limits.shares.streamsPerConnection = 2
            limits.http2.floodBurst = 50
            limits.http2.floodPerSecond = 0
        }
        try await besieging(change, services: [TestService(), HealthService()]) { port in
            let attacker = try FramePeer.settled(port: port)
            for number in 0..<60 { attacker.send(Self.call(Self.watch, on: UInt32(2 * number + 1))) }
            attacker.readToEnd()
            #expect(attacker.goaway?.code == Code.enhanceYourCalm)
        }
    }

    @Test("A streaming call ends with UNAVAILABLE and STREAM_AGE when it has lasted long enough, a unary one does not")
    func streamAge() async throws {
        try await besieging({ $0.streamSeconds = 1 }, services: [TestService(), HealthService()]) { port in
            let channel = try Channel("127.0.0.1:\(port)")
            let error = await #expect(throws: RPCError.self) {
                for try await _ in GRPCHealthV1.HealthClient(channel).watch(.init()) {}
            }
            #expect(error?.code == .unavailable)
            #expect(error?.detail(GoogleRPC.ErrorInfo.self)?.reason == "STREAM_AGE")
            await channel.shutdown()
        }
    }

    // MARK: Connections

    @Test("An address that opens connections gets its share of them; further ones are closed, and others get theirs")
    func connections() async throws {
        func change(_ limits: inout ServerLimits) {
            limits.maxConnections = 50
            limits.shares.floor = 2
        }
        try await besieging(change) { port in
            var open: [RawConnection] = []
            for _ in 0..<40 {
                let connection = try RawConnection(port: port, from: Self.stranger)
                connection.send(F.opening)
                guard connection.frame(where: { $0.type == F.settings }) != nil else { continue }
                open.append(connection)
            }
            #expect(open.count == 9)
            let honest = try FramePeer.settled(port: port)
            #expect(honest.emptyCall(on: 1) == "0")
        }
    }

    @Test("While descriptors are scarce no connection is accepted, and when there are some again those that wait are")
    func descriptors() async throws {
        let next = Glibc.open("/dev/null", O_RDONLY)
        Glibc.close(next)
        var limits = ServerLimits()
        limits.descriptorsMax = Int(next) + 40
        try await withServer(services: [TestService()], limits: limits) { port in
            var clients: [FramePeer] = []
            // The descriptors of both ends are this process's.
            for _ in 0..<40 { clients.append(try FramePeer(port: port)) }
            #expect(clients.removeFirst().emptyCall(on: 1) == "0")
            let last = clients.removeLast()
            clients.removeAll()
            #expect(last.emptyCall(on: 1) == "0")
        }
    }

    // MARK: Reserve

    @Test("Pages and checks of health answer while as many calls are served, and as much is held, as may be")
    func reserve() async throws {
        let page = HTTPRoute("/page") { _ in .text("a page") }
        try await besieging(
            { $0.maxCalls = 2 }, others: .afterwards, routes: [page], services: [TestService(), HealthService()]
        ) { port in
            let holder = try FramePeer.settled(port: port)
            for stream in [UInt32(1), 3] { holder.send([F.call(F.duplex, on: stream)]) }
            #expect(holder.emptyCall(on: 5) == "8")
            holder.send(Self.call(Self.check, on: 7))
            holder.read { $0.answer(7).isEnded }
            #expect(holder.answer(7).trailers["grpc-status"] == "0")
            let browser = try RawConnection(port: port)
            browser.send("GET /page HTTP/1.1\r\nhost: a\r\n\r\n")
            #expect(browser.response().hasPrefix("HTTP/1.1 200"))
            for stream in [UInt32(1), 3] { holder.send([.reset(stream)]) }
            #expect(holder.emptyCall(on: 9) == "0")
        }
    }
}
