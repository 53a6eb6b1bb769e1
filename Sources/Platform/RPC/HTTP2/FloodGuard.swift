import NIOCore

/// Counts the frames that cost the sender nothing and the receiver something: RST_STREAM (CVE-2023-44487), frames that
/// make us send one (CVE-2025-8671), PING, SETTINGS, PRIORITY, GOAWAY, empty DATA, and frames of types that mean nothing
/// here. A bucket of tokens lets bursts pass and floods not.
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

    /// Takes a token for each of `count` frames; false when there are not as many left.
    mutating func admit(_ count: Int = 1, now: NIODeadline) -> Bool {
        let elapsed = (now - refilledAt).nanoseconds / 1_000_000
        if elapsed > 0 {
            milliTokens = min(burst, milliTokens + elapsed * perSecond)
            refilledAt = now
        }
        let price = Int64(count) * 1000
        guard milliTokens >= price else { return false }
        milliTokens -= price
        return true
    }
}
