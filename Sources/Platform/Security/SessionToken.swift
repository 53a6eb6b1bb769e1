import Crypto
import Formats
import Foundation

/// What a token says.
public struct TokenClaims: Codable, Sendable, Equatable {
    /// For whom a token is: the kind of principal that it may make of its bearer.
    enum Audience: String, Codable, Sendable {
        case citizen, staff
    }

    /// Issuer: the cluster that issued it. The signer writes it.
    public internal(set) var iss = ""
    /// `citizen` or `staff`.
    let aud: Audience
    /// Person key (citizens, base64url) or name (staff).
    public var sub: String
    /// Phone key of a citizen, base64url.
    public var phone: String?
    /// Roles of staff.
    public var roles: [StaffRole]?
    /// Organisation of staff.
    public var org: String?
    /// Divisions of staff; absent means everywhere.
    public var div: [String]?
    /// The session of a citizen, or the name of a staff token, 16 bytes in base64url.
    public var jti: String
    /// When the token was issued, seconds since 1970.
    public var iat: Int64
    /// Before when the token is refused, seconds since 1970; absent when that is `iat`.
    public var nbf: Int64?
    /// From when on the token is refused, seconds since 1970.
    public var exp: Int64

    /// Longest life of a token of staff or a feed, seconds: 12 hours. One that says more is nobody's.
    public static let staffLifetimeMax: Int64 = 43_200

    /// The claims of a citizen's session.
    ///
    /// - Parameters:
    ///   - issuedAt: Seconds since 1970.
    ///   - lifetime: Seconds from then until the token is refused.
    public init(citizen: Principal.Citizen, issuedAt: Int64, lifetime: Int64) {
        aud = .citizen
        sub = Base64.encode(citizen.personKey, .urlSafe, padded: false)
        phone = Base64.encode(citizen.phoneKey, .urlSafe, padded: false)
        jti = Base64.encode(citizen.session, .urlSafe, padded: false)
        iat = issuedAt
        exp = issuedAt + lifetime
    }

    /// The claims of a member of staff or a feed.
    ///
    /// - Parameters:
    ///   - issuedAt: Seconds since 1970.
    ///   - lifetime: Seconds from then until the token is refused.
    public init(staff: Principal.Staff, issuedAt: Int64, lifetime: Int64) {
        aud = .staff
        sub = staff.name
        roles = staff.roles.sorted { $0.rawValue < $1.rawValue }
        org = staff.organisation
        div = staff.divisions.isEmpty ? nil : staff.divisions
        jti = Base64.encode(staff.token, .urlSafe, padded: false)
        iat = issuedAt
        exp = issuedAt + lifetime
    }

    /// The principal that the claims name; nil when they name none, or hold what their audience has not.
    public var principal: Principal? {
        switch aud {
        case .staff:
            guard phone == nil, exp - iat <= Self.staffLifetimeMax, let roles, !roles.isEmpty, let org,
                let id = Base64.decode(jti, .unpaddedURLSafe), !id.isEmpty
            else { return nil }
            return .staff(.init(name: sub, roles: Set(roles), organisation: org, divisions: div ?? [], token: id))
        case .citizen:
            guard roles == nil, org == nil, div == nil, let person = Self.bytes16(sub),
                let phone = phone.flatMap(Self.bytes16), let id = Self.bytes16(jti)
            else { return nil }
            return .citizen(.init(personKey: person, phoneKey: phone, session: id))
        }
    }

    private static func bytes16(_ text: String) -> [UInt8]? {
        guard let bytes = Base64.decode(text, .unpaddedURLSafe), bytes.count == 16 else { return nil }
        return bytes
    }
}

/// Signs tokens: JWTs in compact form with EdDSA (RFC 7519, RFC 8037).
public struct TokenSigner: Sendable {
    private let keys: ClusterKeys

    /// A signer with the private keys of a cluster; of the keys, the one that has begun last signs.
    public init(_ keys: ClusterKeys) { self.keys = keys }

    /// The cluster whose tokens it signs, which is also the audience of what feeds sign for it.
    public var issuer: String { keys.issuer }

    /// A signed token with these claims, ASCII without spaces.
    ///
    /// - Throws: ``CannotSign`` when the process has no private keys, or none has begun yet; `CryptoKitError` when the
    ///   claims cannot be signed, which no known input causes.
    public func token(_ claims: TokenClaims) throws -> String {
        guard let key = keys.signing?.current.key(at: claims.iat) else { throw CannotSign() }
        var claims = claims
        claims.iss = keys.issuer
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let signed = "\(key.header).\(Self.text(try encoder.encode(claims)))"
        return "\(signed).\(Self.text(try key.key.signature(for: Data(signed.utf8))))"
    }

    /// The process has no private key that may sign now.
    public struct CannotSign: Error {}

    /// A part of a token (RFC 7515 §2).
    private static func text(_ bytes: some Sequence<UInt8>) -> String {
        Base64.encode(Array(bytes), .urlSafe, padded: false)
    }
}
