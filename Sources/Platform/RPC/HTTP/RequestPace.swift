import NIOCore

/// How fast the body of a request comes that is needed whole: a peer that sends a byte now and then would hold its place
/// for ever (slow-loris).
struct RequestPace {
    private let begun: NIODeadline
    private var heardAt: NIODeadline
    private var bytes = 0

    init(begun: NIODeadline) {
        self.begun = begun
        heardAt = begun
    }

    /// Bytes of the body arrived.
    mutating func arrived(_ count: Int, at now: NIODeadline) {
        heardAt = now
        bytes += count
    }

    /// Whether the body has paused for too long, or has come too slowly on the whole.
    func isTooSlow(at now: NIODeadline, _ limits: ServerLimits) -> Bool {
        let patience = TimeAmount.seconds(limits.requestSeconds)
        if now - heardAt > patience { return true }
        guard limits.minBodyBytesPerSecond > 0 else { return false }
        return now - begun > patience + .milliseconds(Int64(bytes) * 1000 / Int64(limits.minBodyBytesPerSecond))
    }
}
