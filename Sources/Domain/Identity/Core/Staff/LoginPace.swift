/// How long the next log-in has to wait after some that failed. Times are seconds.
///
/// It slows guessing down and never locks anybody out for good: the wait doubles after each failure up to a bound, and a
/// success or a day without a failure ends it.
public struct LoginPace: Sendable, Equatable {
    /// Failures that cost nothing.
    public let free: UInt32
    /// Longest wait.
    public let waitMax: Int64

    /// Seconds for which failures count after the last one: a day.
    public static let memory: Int64 = 86_400

    /// Of an account from one block of addresses: 1 s after the 5th failure, 2 s after the 6th, at most 15 min.
    public static let accountAtAddress = LoginPace(free: 4, waitMax: 900)
    /// Of an account from all addresses together that it was not logged in from lately. The bound is low, so that an attack
    /// from many addresses does not keep its owner out, who gets in from a known address whatever others do.
    public static let account = LoginPace(free: 19, waitMax: 30)
    /// Of all accounts from one block of addresses.
    public static let address = LoginPace(free: 49, waitMax: 900)

    /// - Parameters:
    ///   - free: Failures that cost nothing.
    ///   - waitMax: Longest wait, at least 1.
    public init(free: UInt32, waitMax: Int64) {
        self.free = free
        self.waitMax = waitMax
    }

    /// Seconds that the next try has to wait; nil when it may come now.
    ///
    /// - Parameters:
    ///   - failures: How many there were.
    ///   - lastAt: When the last one was, seconds since 1970.
    ///   - now: Seconds since 1970.
    public func wait(after failures: UInt32, lastAt: Int64, now: Int64) -> Int64? {
        guard failures > free, now - lastAt < Self.memory else { return nil }
        let doublings = min(failures - free - 1, 30)
        let left = lastAt + min(1 << Int64(doublings), waitMax) - now
        return left > 0 ? min(left, waitMax) : nil
    }
}
