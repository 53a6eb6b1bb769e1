/// Which failed calls a channel sends again by itself, how often and how fast.
///
/// Only unary and server-streaming calls are retried: the channel still holds their one request. A call
/// is sent again when the server answered with one of `codes` and without a response head before, when the method
/// is declared idempotent or free of side effects, when attempts, deadline and the channel's
/// ``RetryThrottling`` allow it (gRFC A6). A server's RetryInfo detail or `grpc-retry-pushback-ms` replaces the wait.
/// A further attempt goes to another endpoint if one is ready, and tells the server how many there were before.
/// Apart from this policy, a call that provably no server has begun with is sent again by any channel.
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
}
