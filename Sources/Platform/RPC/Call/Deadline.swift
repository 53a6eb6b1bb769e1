import NIOCore

/// The moment by which a call must be over, on the monotonic clock.
public struct Deadline: Sendable, Comparable {
    /// The moment on the clock of the event loops.
    let onEventLoops: NIODeadline

    init(_ moment: NIODeadline) { onEventLoops = moment }

    /// The moment `wait` after `now`.
    init(after wait: Duration, from now: NIODeadline) {
        self.init(afterNanoseconds: wait.nanosecondsClamped, from: now)
    }

    /// The same for a wait in nanoseconds, at most half of what 64 bits can count.
    init(afterNanoseconds wait: Int64, from now: NIODeadline) { onEventLoops = now + .nanoseconds(wait) }

    /// The moment this far from now; waits of centuries are cut to one.
    public static func after(_ wait: Duration) -> Deadline { Deadline(after: wait, from: .now()) }

    /// The time left; zero or less when the deadline has passed.
    public var remaining: Duration { .nanoseconds((onEventLoops - .now()).nanoseconds) }

    /// Whether the deadline has passed.
    public var hasPassed: Bool { NIODeadline.now() >= onEventLoops }

    public static func < (left: Self, right: Self) -> Bool { left.onEventLoops < right.onEventLoops }
}
