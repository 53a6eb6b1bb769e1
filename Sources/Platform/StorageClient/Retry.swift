import RPC
import StorageContracts

/// When a call that failed is made again. Every call of this client does no harm when it is carried out twice: reads
/// by nature, writes by their idempotency keys.
struct Retry {
    /// How long is tried when nobody set a deadline.
    static let patience = Duration.seconds(10)
    /// The waits between attempts: a primary is replaced within two seconds, a hand-over takes milliseconds.
    static let backoff = Backoff(initial: .milliseconds(5), maximum: .milliseconds(200), multiplier: 2)

    /// What to do about a failure.
    enum Decision {
        /// The failure to tell the caller.
        case giveUp(RPCError)
        /// After the wait, by the routes as they are then.
        case repeatAfter(Duration)
    }

    /// When the last attempt must have begun.
    let deadline: Deadline
    private var failures = 0
    private var namedPrimaries: Set<String> = []
    /// The last failure for which a node gave a reason.
    private var lastRefusal: RPCError?

    init(until deadline: Deadline) { self.deadline = deadline }

    /// Judges a failure. Nothing is repeated past the deadline.
    mutating func decide(_ error: RPCError, using random: inout some RandomNumberGenerator) -> Decision {
        failures += 1
        if error.reason != nil { lastRefusal = error }
        guard Self.isRepeatable(error) else { return .giveUp(error) }
        var wait = Self.backoff.delay(afterFailures: failures, using: &random)
        if let hint = error.detail(StorageV1.NotPrimary.self), !hint.primary.isEmpty,
            namedPrimaries.insert(hint.primary).inserted
        {
            // The node knows a better one, which was not asked yet.
            wait = .zero
        }
        wait = max(wait, error.retryDelay ?? .zero)
        return deadline.remaining > wait ? .repeatAfter(wait) : .giveUp(explained(error))
    }

    /// With what kept the attempts before from success: of the one that the deadline cut off, nothing is known.
    private func explained(_ error: RPCError) -> RPCError {
        guard error.code == .deadlineExceeded, error.reason == nil, let refusal = lastRefusal,
            let reason = refusal.reason
        else { return error }
        return RPCError(.deadlineExceeded, "\(error.message); before, \(refusal.message)").with(reason: reason)
    }

    private static func isRepeatable(_ error: RPCError) -> Bool {
        switch error.code {
        case .unavailable, .deadlineExceeded: true
        case .failedPrecondition: error.reason == StorageReason.notPrimary
        case .resourceExhausted: error.retryDelay != nil
        default: false
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
