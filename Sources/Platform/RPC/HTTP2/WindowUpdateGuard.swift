/// Counts WINDOW_UPDATE frames against what was sent: a peer that reads answers DATA with a few of them, one that sends
/// them for nothing is up to no good (RFC 9113 §10.5).
struct WindowUpdateGuard {
    /// Updates that may come ahead of any frame sent.
    private static let burst = 2000
    /// Updates that a frame allows: one for the stream, one for the connection, and as many to spare.
    private static let perFrame = 4

    private var left = burst

    /// A frame of a response, or of a request, was sent.
    mutating func sentFrame() { left = min(left + Self.perFrame, Self.burst) }

    /// Takes note of an update; false when there were too many.
    mutating func admit() -> Bool {
        left -= 1
        return left >= 0
    }
}
