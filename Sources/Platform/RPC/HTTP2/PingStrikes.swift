import NIOCore

/// Holds a client to what gRPC allows in PINGs (gRFC A8, "Server Enforcement"): few of them, and more only while the
/// server answers, which is when clients measure bandwidth.
struct PingStrikes {
    /// PINGs that may come too early.
    private static let strikesMax = 2
    /// What lies between PINGs without a call: as much as TCP's own keepalive leaves.
    private static let idleInterval = TimeAmount.hours(2)

    private let interval: TimeAmount
    private let permitsWithoutCalls: Bool
    private var permittedAt: NIODeadline?
    private var strikes = 0

    /// - Parameter interval: What lies between PINGs while calls are open.
    init(interval: TimeAmount, permitsWithoutCalls: Bool) {
        self.interval = interval
        self.permitsWithoutCalls = permitsWithoutCalls
    }

    /// Takes note of a PING at `now`; false when it is one too many.
    mutating func admit(now: NIODeadline, hasCalls: Bool) -> Bool {
        let wait = hasCalls || permitsWithoutCalls ? interval : max(interval, Self.idleInterval)
        if let permittedAt, now - permittedAt < wait {
            strikes += 1
            return strikes <= Self.strikesMax
        }
        permittedAt = now
        return true
    }

    /// HEADERS or DATA were sent: all is forgotten.
    mutating func sentFrame() {
        permittedAt = nil
        strikes = 0
    }
}
