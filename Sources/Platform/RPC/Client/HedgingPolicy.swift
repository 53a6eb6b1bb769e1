/// Sends a call again before it has failed, to several endpoints side by side, and takes the first good response
/// (gRFC A6, "Hedging Policy").
///
/// It takes the place of the ``RetryPolicy`` for unary methods that are declared free of side effects; other methods
/// are never hedged. The channel's ``RetryThrottling`` bounds hedges too. Advice: a `delay` near the 95th percentile
/// of the method's latency costs one call in twenty a second attempt and takes the slow tail off the rest.
public struct HedgingPolicy: Sendable, Hashable {
    /// The most attempts for one call, the first included, 2…5.
    public var maxAttempts: Int
    /// How long an attempt may take before the next one is sent beside it; zero sends all at once.
    public var delay: Duration
    /// The codes after which another attempt may still succeed: the next one is sent at once. Any other code ends the
    /// call.
    public var nonFatalCodes: Set<StatusCode>

    /// Creates a policy; values outside their ranges are moved to the nearest end.
    public init(maxAttempts: Int = 2, delay: Duration, nonFatalCodes: Set<StatusCode> = [.unavailable]) {
        self.maxAttempts = min(max(maxAttempts, 2), 5)
        self.delay = max(delay, .zero)
        self.nonFatalCodes = nonFatalCodes
    }
}

/// Where a hedged call stands: decides when the next attempt is sent, and when the call has failed.
struct Hedge {
    /// What the driver has to do.
    enum Effect: Equatable {
        /// Send another attempt.
        case send
        /// Report when this time has passed, instead of any wait before.
        case wait(Duration)
        /// The call has failed with the last failure.
        case fail
    }

    private let policy: HedgingPolicy
    private var sent = 0
    private var open = 0
    private var mayGoOn = true

    init(_ policy: HedgingPolicy) { self.policy = policy }

    /// The call begins.
    mutating func begin() -> [Effect] { sendNext(isAllowed: true) }

    /// The wait is over.
    ///
    /// - Parameter isAllowed: Whether the throttling lets another attempt be sent.
    mutating func waited(isAllowed: Bool) -> [Effect] { orFail(sendNext(isAllowed: isAllowed)) }

    /// An attempt has failed.
    mutating func failed(_ status: RPCError, isAllowed: Bool) -> [Effect] {
        open -= 1
        guard policy.nonFatalCodes.contains(status.code) else {
            mayGoOn = false
            open = 0
            return [.fail]
        }
        switch status.retryPushback {
        case .never: mayGoOn = false
        case .after(let wait): return orFail(sent < policy.maxAttempts && mayGoOn ? [.wait(wait)] : [])
        case .unspecified: break
        }
        return orFail(sendNext(isAllowed: isAllowed))
    }

    private mutating func sendNext(isAllowed: Bool) -> [Effect] {
        guard mayGoOn, sent < policy.maxAttempts else { return [] }
        guard isAllowed else {
            mayGoOn = false
            return []
        }
        sent += 1
        open += 1
        guard sent < policy.maxAttempts else { return [.send] }
        return policy.delay > .zero ? [.send, .wait(policy.delay)] : [.send] + sendNext(isAllowed: isAllowed)
    }

    private func orFail(_ effects: [Effect]) -> [Effect] { effects.isEmpty && open == 0 ? [.fail] : effects }
}
