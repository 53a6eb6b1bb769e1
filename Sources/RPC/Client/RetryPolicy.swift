/// Which failed calls a channel sends again by itself, how often and how fast.
///
/// Only unary and server-streaming calls are retried: the channel still holds their one request. A call
/// is sent again when the server answered with one of `codes` before its first message, when the method
/// is declared idempotent or free of side effects, when attempts, deadline and the channel's
/// ``RetryBudget`` allow it. A server's RetryInfo detail or `grpc-retry-pushback-ms` replaces the wait.
/// Apart from this policy, a call that provably never reached a server (refused stream, above the
/// last stream id of a GOAWAY) is sent again once by any channel.
public struct RetryPolicy: Sendable, Hashable {
    /// The most attempts for one call, the first included, 1…5.
    public var maxAttempts: Int
    /// The wait between attempts.
    public var backoff: Backoff
    /// The codes after which a call is worth another attempt.
    public var codes: Set<StatusCode>

    /// Creates a policy; `maxAttempts` is moved into 1…5.
    public init(
        maxAttempts: Int = 3,
        backoff: Backoff = Backoff(initial: .milliseconds(20), maximum: .seconds(1), multiplier: 2),
        codes: Set<StatusCode> = [.unavailable]
    ) {
        self.maxAttempts = min(max(maxAttempts, 1), 5)
        self.backoff = backoff
        self.codes = codes
    }

    /// No retries apart from transparent ones.
    public static let none = RetryPolicy(maxAttempts: 1)
    /// Reads and idempotent writes are tried up to three times when a server is unavailable.
    public static let retryingReads = RetryPolicy()

    /// The wait before the next attempt, or nil if the call has to end with `error`.
    ///
    /// - Parameters:
    ///   - error: How the last attempt ended.
    ///   - attempts: The attempts made so far, 1 or more.
    ///   - method: The called method; its idempotency decides.
    func waitBeforeRetry(
        after error: RPCError, attempts: Int, method: MethodDescriptor, using random: inout some RandomNumberGenerator
    ) -> Duration? {
        guard attempts < maxAttempts, codes.contains(error.code), method.idempotency != .unknown else { return nil }
        switch error.retryPushback {
        case .never: return nil
        case .after(let wait): return wait
        case .unspecified: return backoff.delay(afterFailures: attempts, using: &random)
        }
    }
}

/// Bounds the share of retries in a channel's traffic, so that retries never multiply an overload.
///
/// A bucket of `capacity` tokens: a failure that the policy would retry takes one, a success gives back
/// `refill`. Retries stop while the bucket is at half its capacity or less.
struct RetryBudget: Sendable, Hashable {
    let capacity: Double
    let refill: Double
    private(set) var tokens: Double

    init(capacity: Double = 100, refill: Double = 0.1) {
        self.capacity = capacity
        self.refill = refill
        self.tokens = capacity
    }

    /// Records a success.
    mutating func succeeded() {
        tokens = min(capacity, tokens + refill)
    }

    /// Records a failure worth a retry, and says whether the retry may be made.
    mutating func mayRetryAfterFailure() -> Bool {
        tokens = max(0, tokens - 1)
        return tokens > capacity / 2
    }
}
