public import Kit
import KitRecords
public import RPC
public import Security
public import StorageClient

/// Finds out which operator runs a command that works on the store itself, where no service judges the token.
public struct OperatorCheck: Sendable {
    private let verifier: TokenVerifier
    private let accounts: StaffAccounts
    private let isDemonstration: Bool
    private let now: @Sendable () -> Int64

    /// - Parameters:
    ///   - keys: The public keys of the cluster.
    ///   - store: Tells which tokens were revoked, and whether two operators have enrolled: from then on it takes a log-in.
    ///   - isDemonstration: Whether tokens are believed that deliver rows of any source.
    ///   - now: Seconds since 1970.
    public init(
        _ keys: ClusterKeys, in store: Store, isDemonstration: Bool = false, now: @escaping @Sendable () -> Int64
    ) {
        verifier = TokenVerifier(keys)
        accounts = StaffAccounts(store: store)
        self.isDemonstration = isDemonstration
        self.now = now
    }

    /// The cluster operator whom a token speaks for, who is responsible everywhere.
    ///
    /// - Throws: UNAUTHENTICATED (TOKEN_INVALID, TOKEN_REVOKED); PERMISSION_DENIED (ROLE_NOT_ALLOWED, OUT_OF_SCOPE,
    ///   ACCOUNT_NEEDED).
    public func clusterOperator(_ token: String, options: CallOptions = .init()) async throws -> Principal.Staff {
        guard case .staff(let staff) = verifier.principal(of: token, now: now()),
            isDemonstration || !staff.deliversForAll
        else {
            throw RPCError(.unauthenticated, "the token is not valid or has expired; log in again")
                .with(reason: "TOKEN_INVALID")
        }
        let revoked = try await accounts.store.read(
            RevokedTokens.partition, .record(KitRecordSets.revokedTokens, key: staff.token), options: options)
        guard revoked == nil else { throw RPCError.tokenRevoked }
        guard staff.roles.contains(.clusterOperator) else {
            throw RPCError(.permissionDenied, "the token is of no cluster operator").with(reason: "ROLE_NOT_ALLOWED")
        }
        guard staff.covers(nil) else {
            throw RPCError(.permissionDenied, "the operator has to be responsible everywhere")
                .with(reason: "OUT_OF_SCOPE")
        }
        try await accounts.demandAccount(of: staff, options)
        return staff
    }
}
