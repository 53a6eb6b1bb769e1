/// The moment by which a call must be over, on the monotonic clock.
public struct Deadline: Sendable, Comparable {
    /// The moment.
    public let instant: ContinuousClock.Instant

    public init(_ instant: ContinuousClock.Instant) { self.instant = instant }

    /// The moment this far from now.
    public static func after(_ wait: Duration) -> Deadline { Deadline(.now + wait) }

    /// The time left; zero or less when the deadline has passed.
    public var remaining: Duration { ContinuousClock.now.duration(to: instant) }

    /// Whether the deadline has passed.
    public var hasPassed: Bool { ContinuousClock.now >= instant }

    public static func < (left: Self, right: Self) -> Bool { left.instant < right.instant }
}
