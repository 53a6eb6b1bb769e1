public import RPC

/// Notes what staff and feeds call, so that nobody looks unseen (AUD-1).
public protocol StaffCallLog: Sendable {
    /// Appends a call to the chain of the account that makes it, before the call is carried out.
    ///
    /// - Throws: What keeps the entry from being durable. The call is refused then.
    func note(callOf staff: Principal.Staff, _ context: CallContext) async throws

    /// Notes a call that was refused.
    ///
    /// - Parameter refusal: Where the call was refused.
    func note(refusalOf staff: Principal.Staff, _ refusal: StaffCallRefusal) async
}

/// A call of staff or a feed that was refused.
public struct StaffCallRefusal: Sendable, Hashable {
    /// Who refused a call.
    public enum Judge: Sendable, Hashable {
        /// The authorizer: the token is good no more, or no role of the caller may call the method.
        case authorizer
        /// The handler of the method, such as for a person outside the caller's divisions. It may be another process's.
        case handler
    }

    /// Service and method with a slash between.
    public let method: String
    /// Why, such as `ROLE_NOT_ALLOWED`.
    public let reason: String
    /// Who refused it.
    public let judge: Judge

    public init(method: String, reason: String, judge: Judge) {
        self.method = method
        self.reason = reason
        self.judge = judge
    }

    /// The token has expired, or is not believed here.
    static let tokenInvalid = "TOKEN_INVALID"
    /// The token was revoked.
    public static let tokenRevoked = "TOKEN_REVOKED"

    /// Whether the token was refused and not what it was shown for. Whoever has an old token can cause this for as long as
    /// its key counts.
    public var isOfToken: Bool { reason == Self.tokenInvalid || reason == Self.tokenRevoked }

    /// What the refusal of a token says; nil for another failure, such as that nobody knows which tokens were revoked.
    init?(ofToken error: RPCError, method: MethodDescriptor) {
        guard error.code == .unauthenticated else { return nil }
        self.init(
            method: String(method.path.dropFirst()), reason: error.detail(GoogleRPC.ErrorInfo.self)?.reason ?? "",
            judge: .authorizer)
    }

    /// What a failure says; nil when it is no refusal.
    init?(_ error: any Error, of method: MethodDescriptor, by judge: Judge) {
        guard let error = (error as? RPCError) ?? (error as? any RPCErrorConvertible)?.rpcError,
            error.code == .permissionDenied
        else { return nil }
        self.init(
            method: String(method.path.dropFirst()), reason: error.detail(GoogleRPC.ErrorInfo.self)?.reason ?? "",
            judge: judge)
    }
}
