import Contracts
import RPC

/// When a call that failed is made again.
struct Retry {
    /// At most this many calls for one request.
    static let maxAttempts = 5

    /// Whether the request does no harm when it is carried out twice.
    let isRepeatable: Bool
    /// Whether another node may be asked when the first is not the shard's primary.
    let reroutes: Bool
    let options: CallOptions
    private var attempts = 1
    private let backoff = Backoff(initial: .milliseconds(10), maximum: .milliseconds(500), multiplier: 3)

    init(isRepeatable: Bool, reroutes: Bool, options: CallOptions) {
        self.isRepeatable = isRepeatable
        self.reroutes = reroutes
        self.options = options
    }

    /// What to do about a failure.
    enum Decision: Equatable {
        case giveUp
        case waitAndRepeat(Duration)
        /// The node does not serve the shard: learn the routes anew first.
        case reroute(Duration)
    }

    /// Judges a failure by what is certain about it.
    ///
    /// RESOURCE_EXHAUSTED with a wait and "not primary" say that nothing was done, so anything may be
    /// repeated; after UNAVAILABLE only what is harmless twice. Nothing is repeated past the deadline.
    mutating func decide(
        _ error: RPCError, using random: inout some RandomNumberGenerator
    ) -> Decision {
        guard attempts < Self.maxAttempts else { return .giveUp }
        let wait = max(backoff.delay(afterFailures: attempts, using: &random), error.retryDelay ?? .zero)
        if let deadline = options.deadline, deadline.remaining <= wait { return .giveUp }
        attempts += 1
        switch error.code {
        case .failedPrecondition where reroutes && error.reason == StorageReason.notPrimary: return .reroute(wait)
        case .resourceExhausted where error.retryDelay != nil: return .waitAndRepeat(wait)
        case .unavailable where isRepeatable: return .reroute(wait)
        default: return .giveUp
        }
    }
}

/// Reasons that storage nodes put in google.rpc.ErrorInfo.
enum StorageReason {
    /// The node does not order writes of the shard, or not any more.
    static let notPrimary = "NOT_PRIMARY"
}

extension RPCError {
    /// How long the server asks to wait (google.rpc.RetryInfo).
    var retryDelay: Duration? {
        guard let delay = detail(GoogleRPC.RetryInfo.self)?.retryDelay else { return nil }
        return .seconds(delay.seconds) + .nanoseconds(Int64(delay.nanos))
    }

    /// The cause for programs (google.rpc.ErrorInfo).
    var reason: String? { detail(GoogleRPC.ErrorInfo.self)?.reason }
}
