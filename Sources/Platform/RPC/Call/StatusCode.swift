/// The status codes of gRPC (gRPC documents, "Status codes and their use in gRPC").
public enum StatusCode: Int, Sendable, CaseIterable {
    /// The call succeeded.
    case ok = 0
    /// The call was cancelled, usually by its caller.
    case cancelled = 1
    /// The handler failed with an error that has no code, or a peer sent a code that is not known.
    case unknown = 2
    /// The request is wrong whatever the state of the system; a repetition fails too.
    case invalidArgument = 3
    /// The deadline passed first. The call may have taken effect.
    case deadlineExceeded = 4
    /// What the request names does not exist.
    case notFound = 5
    /// What the request would create exists.
    case alreadyExists = 6
    /// The caller is known and may not do this.
    case permissionDenied = 7
    /// A limit is reached: a quota, a message size, a queue. A later attempt may succeed.
    case resourceExhausted = 8
    /// The system is not in the state that the request needs; repeat only after that changed.
    case failedPrecondition = 9
    /// A concurrent change got in between; repeat the whole read and write.
    case aborted = 10
    /// The request goes beyond a valid range that may grow, such as the end of a log.
    case outOfRange = 11
    /// The method does not exist here or is not supported.
    case unimplemented = 12
    /// The runtime or the handler broke one of its own rules: a bug.
    case `internal` = 13
    /// The service cannot be reached or is not ready; repeat with back-off.
    case unavailable = 14
    /// Data is lost or corrupt and cannot be recovered.
    case dataLoss = 15
    /// The caller has not proved who it is.
    case unauthenticated = 16

    /// The code as Connect's JSON spells it, such as `invalid_argument`.
    public var connectName: String {
        switch self {
        case .ok: "ok"
        case .cancelled: "canceled"
        case .unknown: "unknown"
        case .invalidArgument: "invalid_argument"
        case .deadlineExceeded: "deadline_exceeded"
        case .notFound: "not_found"
        case .alreadyExists: "already_exists"
        case .permissionDenied: "permission_denied"
        case .resourceExhausted: "resource_exhausted"
        case .failedPrecondition: "failed_precondition"
        case .aborted: "aborted"
        case .outOfRange: "out_of_range"
        case .unimplemented: "unimplemented"
        case .internal: "internal"
        case .unavailable: "unavailable"
        case .dataLoss: "data_loss"
        case .unauthenticated: "unauthenticated"
        }
    }
}
