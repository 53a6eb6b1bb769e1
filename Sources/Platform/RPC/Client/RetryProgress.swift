/// How an attempt of a call ended that failed.
struct FailedAttempt: Error {
    /// The status.
    let status: RPCError
    /// Whether a response had begun: then the call is not made again (gRFC A6, "When Retries are Valid").
    var hasResponse = false
    /// Whether no server has begun with it.
    var wasRefused = false
    /// The endpoints that it was sent to.
    var endpoints: [LoopChannel.EndpointID] = []
}

/// Where a call stands that may be sent again: decides by a ``RetryPolicy`` whether and when.
struct RetryProgress {
    /// The attempts that were made.
    private(set) var attempts = 0
    /// The endpoints that they were sent to.
    private(set) var endpoints: [LoopChannel.EndpointID] = []
    /// Failures since the last one for which the server named a wait.
    private var failures = 0

    /// Notes a failed attempt; the wait before the next one, or nil if the call has to end.
    ///
    /// - Parameters:
    ///   - method: The called method; its idempotency decides.
    ///   - budget: Is charged for a failure that is worth a retry, even if none is made.
    mutating func waitBeforeNext(
        after failure: FailedAttempt, of method: MethodDescriptor, by policy: RetryPolicy, budget: inout RetryBudget,
        using random: inout some RandomNumberGenerator
    ) -> Duration? {
        attempts += 1
        endpoints = failure.endpoints
        let isRetryable = policy.codes.contains(failure.status.code)
        let pushback = failure.status.retryPushback
        if isRetryable || pushback == .never { budget.failed() }
        guard isRetryable, attempts < policy.maxAttempts, !failure.hasResponse, budget.allowsRetry,
            failure.wasRefused || method.idempotency != .unknown
        else { return nil }
        switch pushback {
        case .never: return nil
        case .after(let wait):
            failures = 0
            return wait
        case .unspecified:
            failures += 1
            return policy.backoff.delay(afterFailures: failures, using: &random)
        }
    }
}
