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
        case refreshToken = 24
        case staffName = 30
        case staffSecret = 31
        case caseNumber = 40
        case account = 60
        case sortKey = 90
        case venue = 100
        case venueID = 101
        case venueCode = 102
        case venueDevice = 103
        case dayKey = 104
        case venues = 105
        case appeals = 120
        case feedDay = 125
        case listedArea = 130
        case cases = 145
    }

    /// Keyed, and not updated yet: each hash begins with a copy, which spares it the set-up of the key.
    private let keyed: HMAC<SHA256>

    /// Hashes under the key of a cluster's partitions.
    ///
    /// - Precondition: The process has that key. Gateways and storage nodes have none and name no partitions.
    public init(_ keys: ClusterKeys) {
        guard let secret = keys.secret else { preconditionFailure("this process has no key of partitions") }
        keyed = HMAC<SHA256>(key: secret.key)
    }

    /// The 16-byte key of a partition: HMAC-SHA-256 of kind and text, cut.
    public func partition(_ kind: Kind, _ text: String) -> [UInt8] { Array(hash(kind, text).prefix(16)) }

    /// The whole 32 bytes.
    public func hash(_ kind: Kind, _ text: String) -> [UInt8] { hash(kind, Array(text.utf8)) }

    /// The whole 32 bytes.
    public func hash(_ kind: Kind, _ bytes: [UInt8]) -> [UInt8] {
        var authentication = keyed
        authentication.update(data: [kind.rawValue] + bytes)
        return Array(authentication.finalize())
    }

    /// A sort key of 16 bytes that tells nothing of what it is made of, nor that records of two partitions have it in common.
    ///
    /// - Parameters:
    ///   - text: What tells the record from others of its set.
    ///   - partition: The 16 bytes of the record's partition.
    public func sortKey(_ text: [UInt8], in partition: [UInt8]) -> [UInt8] {
        Array(hash(.sortKey, partition + text).prefix(16))
    }

    /// Whether two hashes are equal, in a time that does not tell where they differ.
    public static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
