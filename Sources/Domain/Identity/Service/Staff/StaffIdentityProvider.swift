public import IdentityContracts
public import RPC

/// Proves who a person of the staff is.
///
/// The embedded provider checks password and second factor of accounts. A house with an identity provider of its own, such
/// as an OpenID Connect issuer, gives another one: docs/staff-identity.md tells how. What a person may do stands in
/// the account all the same, unless the proof says it.
public protocol StaffIdentityProvider: Sendable {
    /// The person who a log-in is of.
    ///
    /// It must take the same time and do the same work for names that it does not know.
    ///
    /// - Throws: RESOURCE_EXHAUSTED where the caller has to wait; UNAUTHENTICATED (LOGIN_FAILED) otherwise, whatever was
    ///   wrong.
    func prove(_ login: IdentityV1.StaffLoginRequest, context: CallContext) async throws -> ProvenStaff
}

/// A person of the staff who has proved who they are.
public struct ProvenStaff: Sendable {
    /// Name of the account, which must exist and be enabled.
    public let name: String
    /// What the person may do by the proof; nil means what the account says. It narrows the account, and never widens it:
    /// roles and divisions that the account lacks are left out.
    public let scope: IdentityV1.StaffScope?

    public init(name: String, scope: IdentityV1.StaffScope? = nil) {
        self.name = name
        self.scope = scope
    }
}
