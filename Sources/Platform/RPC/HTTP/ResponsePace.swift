import NIOCore

/// How fast a peer takes what waits for it: one that never opens its window, or does not read its socket, would hold
/// memory for ever.
///
/// It is looked at now and then, so that sending costs nothing.
struct ResponsePace {
    private var begun: NIODeadline?
    private var takenBefore = 0
    private var lastTaken = 0
    private var takenAt = NIODeadline.uptimeNanoseconds(0)

    /// Looks at `now`: whether nothing has been taken for too long, or too little on the whole since something began to
    /// wait.
    ///
    /// - Parameters:
    ///   - waiting: Bytes that wait.
    ///   - taken: Bytes that were taken ever since.
    mutating func isTooSlow(waiting: Int, taken: Int, at now: NIODeadline, _ limits: ServerLimits) -> Bool {
        guard waiting > 0, limits.responseSeconds > 0 else {
            begun = nil
            return false
        }
        guard let begun else {
            begun = now
            (takenBefore, lastTaken, takenAt) = (taken, taken, now)
            return false
        }
        if taken != lastTaken { (lastTaken, takenAt) = (taken, now) }
        let patience = TimeAmount.seconds(limits.responseSeconds)
        if now - takenAt > patience { return true }
        guard limits.minResponseBytesPerSecond > 0 else { return false }
        let allowed = Int64(max(taken - takenBefore, 0)) * 1000 / Int64(limits.minResponseBytesPerSecond)
        return now - begun > patience + .milliseconds(allowed)
    }
}
