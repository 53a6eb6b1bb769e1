import NIOCore
import Testing

@testable import RPC

@Suite("How many PINGs a client may send (gRFC A8, Server Enforcement)")
struct PingStrikesTests {
    private static let start = NIODeadline.uptimeNanoseconds(1_000_000_000)

    /// What becomes of PINGs at these seconds.
    private func admitted(
        at seconds: [Int64], hasCalls: Bool = true, permitsWithoutCalls: Bool = false, answeredBefore: Set<Int> = []
    ) -> [Bool] {
        var strikes = PingStrikes(interval: .seconds(300), permitsWithoutCalls: permitsWithoutCalls)
        return seconds.enumerated().map { index, second in
            if answeredBefore.contains(index) { strikes.sentFrame() }
            return strikes.admit(now: Self.start + .seconds(second), hasCalls: hasCalls)
        }
    }

    @Test("with calls: one each five minutes, two more too early, the third ends the connection")
    func withCalls() {
        #expect(admitted(at: [0, 300, 600, 900, 1200]) == [true, true, true, true, true])
        #expect(admitted(at: [0, 299, 299, 299]) == [true, true, true, false])
        // Strikes stay although a PING came in time.
        #expect(admitted(at: [0, 1, 300, 301, 302]) == [true, true, true, true, false])
    }

    @Test("without calls: one in two hours, unless the server permits what it permits with calls")
    func withoutCalls() {
        #expect(admitted(at: [0, 7200, 14_400, 21_600, 28_800], hasCalls: false).allSatisfy { $0 })
        #expect(admitted(at: [0, 300, 600, 900], hasCalls: false) == [true, true, true, false])
        #expect(admitted(at: [0, 300, 600, 900], hasCalls: false, permitsWithoutCalls: true).allSatisfy { $0 })
    }

    @Test("after HEADERS or DATA of the server all is forgotten")
    func answered() {
        #expect(admitted(at: [0, 1, 2, 3, 4, 5], answeredBefore: [3]) == [true, true, true, true, true, true])
        #expect(
            admitted(at: [0, 1, 2, 3, 4, 5, 6], answeredBefore: [3]) == [true, true, true, true, true, true, false])
    }
}
