import InteropSuite
import NIOCore
import TestContracts
import Testing

@testable import RPC

@Suite("Who heeds no refusals may not connect for a while")
struct ShutOutTests {
    private static let stranger = "192.0.2.1"
    private let holder = Holder.address(AddressBlock(Self.stranger))
    private let start = NIODeadline.now()

    private func seconds(_ end: NIODeadline?, since begin: NIODeadline) -> Int64? {
        end.map { ($0 - begin).nanoseconds / 1_000_000_000 }
    }

    @Test("The pause doubles each time up to a bound, and is forgotten a minute after its end")
    func doubles() {
        var shutOuts = ShutOuts()
        var now = start
        var pauses: [Int64?] = []
        for _ in 0..<6 {
            let end = shutOuts.add(holder, at: now, secondsMax: 10)
            pauses.append(seconds(end, since: now))
            now = end ?? now
        }
        #expect(pauses == [1, 2, 4, 8, 10, 10])
        now = now + .seconds(ShutOuts.memorySeconds + 1)
        #expect(seconds(shutOuts.add(holder, at: now, secondsMax: 10), since: now) == 1)
    }

    @Test("Connections that are cut together count once, and without a bound there is no pause")
    func together() {
        var shutOuts = ShutOuts()
        let end = shutOuts.add(holder, at: start, secondsMax: 60)
        #expect(shutOuts.add(holder, at: start + .milliseconds(500), secondsMax: 60) == end)
        #expect(shutOuts.end(of: holder, at: start + .milliseconds(999)) == end)
        #expect(shutOuts.end(of: holder, at: start + .seconds(1)) == nil)
        var none = ShutOuts()
        #expect(none.add(holder, at: start, secondsMax: 0) == nil)
    }

    @Test("However many addresses are shut out, a bounded number is remembered, and old ones make room")
    func bounded() {
        var shutOuts = ShutOuts()
        func add(_ number: Int, at now: NIODeadline) -> Bool {
            let address = "10.\(number >> 16).\(number >> 8 & 255).\(number & 255)"
            return shutOuts.add(.address(AddressBlock(address)), at: now, secondsMax: 60) != nil
        }
        let admitted = (0..<5000).count { add($0, at: start) }
        #expect(admitted == ShutOuts.holdersMax)
        #expect(add(5000, at: start + .seconds(ShutOuts.memorySeconds + 2)))
    }

    @Test("An address whose connection was shut out gets no other for a second, and others do")
    func noSeat() throws {
        let server = Self.server()
        let client = try EmbeddedClient(server, address: Self.stranger)
        try client.send(Self.calls(12))
        #expect(!client.channel.isActive)
        #expect(Seat(server.core, address: Self.stranger, now: start) == nil)
        let other = try #require(Seat(server.core, address: "192.0.2.2", now: start))
        #expect(!other.move(to: holder, now: start))
        #expect(Seat(server.core, address: Self.stranger, now: .now() + .seconds(2)) != nil)
    }

    @Test("While an address is shut out, its connections that heed no refusals end soon, and those that do stay")
    func neighbours() throws {
        let server = Self.server(burst: 200)
        let clients = try (0..<3).map { _ in try EmbeddedClient(server, address: Self.stranger) }
        try clients[0].send(Self.calls(32))
        #expect(clients[0].channel.isActive)
        server.core.holdings.shutOut(holder, server.core.limits, at: start + .seconds(3600))
        try clients[1].send(Self.calls(10))
        try clients[2].send(Self.calls(2))
        #expect(clients.map(\.channel.isActive) == [true, false, true])
    }

    @Test("What trusted proxies pass on shuts nobody out")
    func proxies() throws {
        let server = Self.server()
        let client = try EmbeddedClient(server, address: Self.stranger)
        #expect(client.connection.seat.move(to: .proxy(AddressBlock(Self.stranger))))
        try client.send(Self.calls(30))
        #expect(client.channel.isActive)
        #expect(Seat(server.core, address: Self.stranger, now: start) != nil)
    }

    /// A server that refuses every call.
    private static func server(burst: Int = 10) -> EmbeddedServer {
        EmbeddedServer([TestService()]) { limits in
            limits.maxCalls = 0
            limits.http2.floodBurst = burst
            limits.http2.floodPerSecond = 0
        }
    }

    private static func calls(_ count: Int) -> [RawFrame] {
        (0..<count).flatMap { number -> [RawFrame] in
            let stream = UInt32(2 * number + 1)
            return [.call(RawFrame.emptyCall, on: stream), .message(on: stream)]
        }
    }
}
