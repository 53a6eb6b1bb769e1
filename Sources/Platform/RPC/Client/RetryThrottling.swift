/// Bounds the share of retries and hedges in a channel's traffic, so that they never multiply an overload
/// (gRFC A6, "Throttling Retry Attempts and Hedged RPCs").
///
/// The channel has `maxTokens` tokens. A failure that is worth a retry takes one, a success gives back `tokenRatio`.
/// While half of the tokens or less are left, nothing is sent again.
public struct RetryThrottling: Sendable, Hashable {
    /// The most tokens, 1…1000. Advice: some ten times what may fail at once without meaning an overload.
    public var maxTokens: Int
    /// What a success gives back, 0.001…1: the share of failures above which retries stop in the long run.
    public var tokenRatio: Double

    /// Creates a throttling; values outside their ranges are moved to the nearest end.
    public init(maxTokens: Int = 100, tokenRatio: Double = 0.1) {
        self.maxTokens = min(max(maxTokens, 1), 1000)
        self.tokenRatio = min(max(tokenRatio, 0.001), 1)
    }
}

/// The tokens of a channel.
struct RetryBudget {
    private let throttling: RetryThrottling
    private(set) var tokens: Double

    init(_ throttling: RetryThrottling) {
        self.throttling = throttling
        tokens = Double(throttling.maxTokens)
    }

    /// Whether a call may be sent again now.
    var allowsRetry: Bool { tokens > Double(throttling.maxTokens) / 2 }

    /// Records a success.
    mutating func succeeded() { tokens = min(Double(throttling.maxTokens), tokens + throttling.tokenRatio) }

    /// Records a failure worth a retry.
    mutating func failed() { tokens = max(0, tokens - 1) }
}
