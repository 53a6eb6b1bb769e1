import Foundation
public import Security
public import Values

/// Which provinces recognise each other, and by which keys: signed by the root, whose key each of them has pinned.
public struct TrustList: Sendable, Equatable {
    /// One province that makes assertions.
    public struct Issuer: Sendable, Equatable, Codable {
        /// The province, six digits.
        public let province: Division
        /// Its name, for people.
        public let name: String
        /// `host:port` at which it answers questions; empty where it answers none.
        public let endpoint: String
        /// Certificates of the authority of that endpoint, PEM; empty for those that the system trusts.
        public let authority: String
        /// The keys that its assertions are verified with, 1 to ``keysMax``; a revoked issuer may have none.
        public let keys: [ES256PublicKey]
        /// Since when nothing that it has signed is accepted, seconds since 1970; nil while it is trusted.
        public let revokedAt: Int64?

        /// An issuer.
        public init(
            province: Division, name: String, endpoint: String = "", authority: String = "", keys: [ES256PublicKey],
            revokedAt: Int64? = nil
        ) {
            self.province = province
            self.name = name
            self.endpoint = endpoint
            self.authority = authority
            self.keys = keys
            self.revokedAt = revokedAt
        }

        private enum CodingKeys: String, CodingKey { case iss, name, endpoint, authority, keys, revoked }

        /// Reads an issuer.
        ///
        /// - Throws: `DecodingError` for what is out of range.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            guard let province = Division(province: try values.decode(String.self, forKey: .iss)) else {
                throw DecodingError.dataCorruptedError(forKey: .iss, in: values, debugDescription: "is no province")
            }
            self.init(
                province: province, name: try values.decode(String.self, forKey: .name),
                endpoint: try values.decodeIfPresent(String.self, forKey: .endpoint) ?? "",
                authority: try values.decodeIfPresent(String.self, forKey: .authority) ?? "",
                keys: try values.decode([ES256PublicKey].self, forKey: .keys),
                revokedAt: try values.decodeIfPresent(Int64.self, forKey: .revoked))
        }

        /// Writes an issuer.
        public func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(province.description, forKey: .iss)
            try values.encode(name, forKey: .name)
            if !endpoint.isEmpty { try values.encode(endpoint, forKey: .endpoint) }
            if !authority.isEmpty { try values.encode(authority, forKey: .authority) }
            try values.encode(keys, forKey: .keys)
            try values.encodeIfPresent(revokedAt, forKey: .revoked)
        }

        /// The key of a name.
        public func key(_ kid: String) -> ES256PublicKey? { keys.first { $0.kid == kid } }
    }

    /// The kind of token (RFC 8725 §3.11).
    public static let tokenType = "shuangma-trust-list+jwt"
    /// A longer text is no list.
    public static let maxBytes = 262_144
    /// Most issuers of a list.
    public static let issuersMax = 64
    /// Most keys of an issuer.
    public static let keysMax = 8
    /// Longest life of a list, seconds. What is older is refused, so that nobody is kept from hearing of a revocation.
    public static let lifetimeMax: Int64 = 31 * 86_400

    /// 1 for the first list, and a higher one for each after it.
    public let number: UInt64
    /// When it was signed, seconds since 1970.
    public let issuedAt: Int64
    /// From when on it counts, seconds since 1970.
    public let notBefore: Int64
    /// From when on nothing is accepted by it, seconds since 1970.
    public let expires: Int64
    /// The issuers, one a province.
    public let issuers: [Issuer]

    /// A list; nil when a part is out of range.
    public init?(number: UInt64, issuedAt: Int64, notBefore: Int64, expires: Int64, issuers: [Issuer]) {
        let (life, overflows) = expires.subtractingReportingOverflow(notBefore)
        guard number > 0, issuedAt > 0, notBefore > 0, !overflows, (1...Self.lifetimeMax).contains(life) else {
            return nil
        }
        guard issuers.count <= Self.issuersMax, Set(issuers.map(\.province)).count == issuers.count,
            issuers.allSatisfy({ $0.isInRange })
        else { return nil }
        self.number = number
        self.issuedAt = issuedAt
        self.notBefore = notBefore
        self.expires = expires
        self.issuers = issuers
    }

    /// The list of a signed text; nil unless one of the pinned keys has signed it and every part is in range. Whether it
    /// counts now is not looked at.
    ///
    /// - Parameter roots: The pinned keys of the root, one or, while it is replaced, two.
    public init?(_ text: String, roots: [ES256PublicKey]) {
        guard let token = ES256Token(text, type: Self.tokenType, maxBytes: Self.maxBytes),
            let root = roots.first(where: { $0.kid == token.kid }), token.isSigned(by: root),
            let claims = try? JSONDecoder().decode(Claims.self, from: token.payload), claims.v == 1,
            root.signs(at: claims.iat)
        else { return nil }
        self.init(
            number: claims.number, issuedAt: claims.iat, notBefore: claims.nbf, expires: claims.exp,
            issuers: claims.issuers)
    }

    /// The signed text.
    public func text(signedBy root: ES256PrivateKey) throws -> String {
        try ES256Token.text(
            Claims(v: 1, number: number, iat: issuedAt, nbf: notBefore, exp: expires, issuers: issuers),
            type: Self.tokenType, by: root)
    }

    /// The issuer of a province, revoked ones included.
    public subscript(province: Division) -> Issuer? { issuers.first { $0.province == province } }

    /// Whether it counts at a moment.
    public func isInForce(at now: Instant) -> Bool { notBefore <= now.seconds && now.seconds < expires }

    private struct Claims: Codable {
        let v: Int
        let number: UInt64
        let iat: Int64
        let nbf: Int64
        let exp: Int64
        let issuers: [Issuer]
    }
}

extension TrustList.Issuer {
    fileprivate var isInRange: Bool {
        (1...100).contains(name.utf8.count) && endpoint.utf8.count <= 255 && authority.utf8.count <= 16_384
            && keys.count <= TrustList.keysMax && (!keys.isEmpty || revokedAt != nil)
            && Set(keys.map(\.kid)).count == keys.count
    }
}

// MARK: - From one list to the next

/// What a new list changes about who is trusted.
public struct TrustChange: Sendable, Equatable {
    /// Provinces that are trusted from then on, in their order.
    public let added: [Division]
    /// Provinces that are left out.
    public let removed: [Division]
    /// Provinces that are revoked.
    public let revoked: [Division]

    /// The change from one list to another.
    ///
    /// - Parameter former: Nil for the first list.
    public init(from former: TrustList?, to next: TrustList) {
        func trusted(_ list: TrustList?) -> Set<Division> {
            Set((list?.issuers ?? []).filter { $0.revokedAt == nil }.map(\.province))
        }
        let (before, after) = (trusted(former), trusted(next))
        let left = before.subtracting(after)
        added = after.subtracting(before).sorted()
        revoked = left.filter { next[$0] != nil }.sorted()
        removed = left.filter { next[$0] == nil }.sorted()
    }

    /// Whether another person has to approve it. A revocation does not wait, and keys change as the root says.
    public var needsApproval: Bool { !added.isEmpty || !removed.isEmpty }
}
