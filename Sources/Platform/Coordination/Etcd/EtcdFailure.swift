import RPC

/// What a failed call to etcd means for its caller.
enum EtcdFailure: Equatable {
    /// Another attempt, perhaps at another member, may succeed. The call may have been done or not.
    case transient
    /// The token is worn out: another one is needed.
    case staleToken
    /// etcd has no users: no token is needed.
    case authenticationDisabled
    /// No attempt will succeed.
    case denied
    /// The revision asked for is forgotten.
    case compacted

    init(_ error: RPCError) {
        switch error.code {
        case .unauthenticated: self = .staleToken
        case .permissionDenied: self = .denied
        case .outOfRange: self = .compacted
        case .invalidArgument where error.message.contains("revision of auth store is old"): self = .staleToken
        // "authentication failed, invalid user ID or password", "user name is empty".
        case .invalidArgument: self = .denied
        case .failedPrecondition where error.message.contains("authentication is not enabled"):
            self = .authenticationDisabled
        // The common name of the certificate is no user's.
        case .failedPrecondition where error.message.contains("user name not found"): self = .denied
        default: self = .transient
        }
    }
}
