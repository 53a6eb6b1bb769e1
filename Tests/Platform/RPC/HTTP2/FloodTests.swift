import NIOCore
import Testing

@testable import RPC

@Suite("Floods of frames that cost their sender nothing (RFC 9113 §10.5)")
struct FloodTests {
    @Test("A burst passes, what is above it does not, and a quiet second gives tokens back")
    func bucket() {
        let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
        var guarded = FloodGuard(burst: 10, perSecond: 2, now: start)
        let burst = (0..<11).map { _ in guarded.admit(now: start) }
        #expect(burst == Array(repeating: true, count: 10) + [false])
        let later = (0..<3).map { _ in guarded.admit(now: start + .seconds(1)) }
        #expect(later == [true, true, false])
    }

    @Test("Frames are counted together, all or none")
    func severalAtOnce() {
        let now = NIODeadline.uptimeNanoseconds(1_000_000_000)
        var guarded = FloodGuard(burst: 10, perSecond: 2, now: now)
        let admitted = [8, 3, 2].map { guarded.admit($0, now: now) }
        #expect(admitted == [true, false, true])
    }

    static let ping: [UInt8] = [0, 0, 8, 6, 0, 0, 0, 0, 0] + Array(repeating: 7, count: 8)
    static let emptySettings: [UInt8] = [0, 0, 0, 4, 0, 0, 0, 0, 0]

    @Test(
        "A server's session ends on a flood of PING or SETTINGS, and not before its bound",
        arguments: [ping, emptySettings])
    func sessionEnds(frame: [UInt8]) throws {
        var settings = HTTP2Settings()
        settings.floodBurst = 50
        let session = HTTP2Session(role: .server, settings: settings, now: { .uptimeNanoseconds(1) })
        let opening = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + Self.emptySettings
        try opening.withUnsafeBytes { try session.receive($0, at: .uptimeNanoseconds(1)) }
        var accepted = 0
        while accepted < 60, (try? frame.withUnsafeBytes { try session.receive($0, at: .uptimeNanoseconds(1)) }) != nil
        { accepted += 1 }
        #expect(accepted == 49, "the opening SETTINGS took the first token")
    }
}
