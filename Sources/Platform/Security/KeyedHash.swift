import Crypto

/// Hashes under the cluster's key: they hide what they are made of from whoever lacks the key.
public struct KeyedHash: Sendable {
    /// What a hash stands for; the same text under two kinds gives unrelated hashes.
    public enum Kind: UInt8, Sendable {
        case person = 1
        case phone = 2
        case smsCode = 3
        case caller = 4
        case wellKnown = 5
        case sample = 6
        case device = 16
    }

    /// Keyed, and not updated yet: each hash begins with a copy, which spares it the set-up of the key.
    private let keyed: HMAC<SHA256>

    public init(_ keys: ClusterKeys) { keyed = HMAC<SHA256>(key: keys.hashKey) }

    /// The 16-byte key of a partition: HMAC-SHA-256 of kind and text, cut.
    public func partition(_ kind: Kind, _ text: String) -> [UInt8] { Array(hash(kind, text).prefix(16)) }

    /// The whole 32 bytes.
    public func hash(_ kind: Kind, _ text: String) -> [UInt8] {
        var authentication = keyed
        authentication.update(data: [kind.rawValue] + Array(text.utf8))
        return Array(authentication.finalize())
    }

    /// Whether two hashes are equal, in a time that does not tell where they differ.
    public static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
