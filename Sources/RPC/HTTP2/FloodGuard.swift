import NIOCore

/// Counts the frames that cost the sender nothing and the receiver something: RST_STREAM (CVE-2023-44487), frames that
/// make us send one (CVE-2025-8671), PING, SETTINGS, PRIORITY, GOAWAY, empty DATA. A bucket of tokens lets bursts pass
/// and floods not. Frames of unknown types are passed over by libnghttp2 and cost no more than their nine bytes.
struct FloodGuard {
    private let burst: Int64
    private let perSecond: Int64
    private var milliTokens: Int64
    private var refilledAt: NIODeadline

    init(burst: Int, perSecond: Int, now: NIODeadline) {
        self.burst = Int64(burst) * 1000
        self.perSecond = Int64(perSecond)
        milliTokens = self.burst
        refilledAt = now
    }

    /// Takes a token; false when none is left.
    mutating func admit(now: NIODeadline) -> Bool {
        let elapsed = (now - refilledAt).nanoseconds / 1_000_000
        if elapsed > 0 {
            milliTokens = min(burst, milliTokens + elapsed * perSecond)
            refilledAt = now
        }
        guard milliTokens >= 1000 else { return false }
        milliTokens -= 1000
        return true
    }
}
