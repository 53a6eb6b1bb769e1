public import RPC

/// Knows which tokens of staff and feeds were revoked before they lapse.
public protocol TokenRevocations: Sendable {
    /// Lets a token pass that was not revoked.
    ///
    /// - Throws: UNAUTHENTICATED (TOKEN_REVOKED); UNAVAILABLE (REVOKED_TOKENS_NOT_KNOWN) while that is not known.
    func check(_ staff: Principal.Staff) throws(RPCError)
}
