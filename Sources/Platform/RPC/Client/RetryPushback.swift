import Wire

/// What a server says about trying a failed call again.
enum RetryPushback: Equatable {
    /// Nothing: the client's own back-off counts.
    case unspecified
    /// Not before this wait has passed.
    case after(Duration)
    /// Not at all.
    case never
}

extension RPCError {
    /// The wait a server asks for, by `grpc-retry-pushback-ms` (gRFC A6) or a google.rpc.RetryInfo detail.
    ///
    /// A push-back that is no number from 0 means never. Waits are held to a minute, so that no server can
    /// park its callers.
    var retryPushback: RetryPushback {
        let longest = Duration.seconds(60)
        if let text = metadata["grpc-retry-pushback-ms"] {
            guard let milliseconds = Int(text), milliseconds >= 0 else { return .never }
            return .after(min(.milliseconds(milliseconds), longest))
        }
        if let delay = detail(GoogleRPC.RetryInfo.self)?.retryDelay {
            let wait = Duration.seconds(delay.seconds) + .nanoseconds(Int64(delay.nanos))
            return .after(min(max(wait, .zero), longest))
        }
        return .unspecified
    }
}
