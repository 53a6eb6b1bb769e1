public import HealthCodeClient
public import RPC
public import Security
public import Values

/// What a deployment needs to recognise other provinces and to be recognised by them.
public struct RecognitionSettings: Sendable {
    /// The own province.
    public let province: Division
    /// The private keys that sign for it.
    public let keys: FollowedES256Keys
    /// The pinned keys of the root that signs lists of issuers.
    public let roots: [ES256PublicKey]
    /// The way to another province, at the endpoint that the list names for it.
    public let link: @Sendable (TrustList.Issuer) throws -> any RPCChannel

    /// Longest wait for an answer of another province.
    public let patience: Duration

    /// Settings of a deployment.
    public init(
        province: Division, keys: FollowedES256Keys, roots: [ES256PublicKey], patience: Duration = .seconds(2),
        link: @escaping @Sendable (TrustList.Issuer) throws -> any RPCChannel
    ) {
        self.province = province
        self.keys = keys
        self.roots = roots
        self.patience = patience
        self.link = link
    }
}
