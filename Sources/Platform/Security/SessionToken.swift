import Crypto
import Formats
import Foundation

/// What a token says.
public struct TokenClaims: Codable, Sendable, Equatable {
    /// Person key (citizens, base64url) or name (staff).
    public var sub: String
    /// `citizen` or `staff`.
    public var role: String
    /// Phone key, base64url; empty for staff.
    public var phone: String
    /// Roles of staff.
    public var roles: [StaffRole]?
    /// Organisation of staff.
    public var org: String?
    /// Divisions of staff; absent means everywhere.
    public var div: [String]?
    /// The session of a citizen, or the name of a staff token, base64url.
    public var jti: String
    /// When the token was issued, seconds since 1970.
    public var iat: Int64
    /// From when on the token is refused, seconds since 1970.
    public var exp: Int64

    /// The claims of a citizen's session.
    ///
    /// - Parameters:
    ///   - issuedAt: Seconds since 1970.
    ///   - lifetime: Seconds from then until the token is refused.
    public init(citizen: Principal.Citizen, issuedAt: Int64, lifetime: Int64) {
        sub = Base64.encode(citizen.personKey, .urlSafe, padded: false)
        role = "citizen"
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
        sub = staff.name
        role = "staff"
        phone = ""
        roles = staff.roles.sorted { $0.rawValue < $1.rawValue }
        org = staff.organisation
        div = staff.divisions.isEmpty ? nil : staff.divisions
        jti = Base64.encode(staff.token, .urlSafe, padded: false)
        iat = issuedAt
        exp = issuedAt + lifetime
    }

    /// The principal the claims name, or nil when they name none.
    public var principal: Principal? {
        switch role {
        case "staff":
            guard let roles, !roles.isEmpty, let org, let token = Base64.decode(jti, .unpaddedURLSafe) else {
                return nil
            }
            return .staff(
                .init(name: sub, roles: Set(roles), organisation: org, divisions: div ?? [], token: token))
        case "citizen":
            guard let person = Base64.decode(sub, .unpaddedURLSafe), person.count == 16,
                let phone = Base64.decode(phone, .unpaddedURLSafe), let session = Base64.decode(jti, .unpaddedURLSafe)
            else { return nil }
            return .citizen(.init(personKey: person, phoneKey: phone, session: session))
        default: return nil
        }
    }
}

/// Signs tokens: JWTs in compact form with EdDSA (RFC 7519, RFC 8037).
public struct TokenSigner: Sendable {
    private let key: Curve25519.Signing.PrivateKey
    private let header: String

    /// A signer with the signing key of a cluster.
    public init(_ keys: ClusterKeys) {
        key = keys.signingKey
        header = Self.text(#"{"alg":"EdDSA","typ":"JWT","kid":"1"}"#.utf8)
    }

    /// A signed token with these claims, ASCII without spaces.
    ///
    /// - Throws: `CryptoKitError` when the claims cannot be signed, which no known input causes.
    public func token(_ claims: TokenClaims) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let signed = "\(header).\(Self.text(try encoder.encode(claims)))"
        return "\(signed).\(Self.text(try key.signature(for: Data(signed.utf8))))"
    }

    /// A part of a token (RFC 7515 §2).
    private static func text(_ bytes: some Sequence<UInt8>) -> String {
        Base64.encode(Array(bytes), .urlSafe, padded: false)
    }
}
