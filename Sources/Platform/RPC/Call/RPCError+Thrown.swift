import Wire

/// An error of a domain that knows which status it is to a remote caller.
public protocol RPCErrorConvertible: Error {
    /// The status. It holds no personal data.
    var rpcError: RPCError { get }
}

extension RPCError {
    /// The status of a call whose handler, or whose caller's writer, threw `error`.
    ///
    /// An ``RPCError`` is the status itself, and an ``RPCErrorConvertible`` names it. A cancelled task means that the deadline has passed or that the
    /// caller left. Of any other error only its type is told: its text may hold what nobody outside may see.
    init(thrown error: any Error, deadline: Deadline?) {
        switch error {
        case let error as RPCError:
            self = error
        case let error as any RPCErrorConvertible:
            self = error.rpcError
        case is CancellationError:
            if let deadline, deadline.hasPassed { self = .deadlineExceeded } else { self = .callCancelled }
        case let error as WireError:
            self.init(.internal, "a message cannot be written: \(error)")
        default:
            self.init(.unknown, "the handler failed with \(type(of: error))")
        }
    }

    /// DEADLINE_EXCEEDED.
    static var deadlineExceeded: RPCError { RPCError(.deadlineExceeded, "the deadline has passed") }

    /// CANCELLED, by the caller.
    static var callCancelled: RPCError { RPCError(.cancelled, "the call was cancelled") }
}
