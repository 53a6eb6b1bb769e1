import Crypto
import Foundation

/// What a token says.
public struct TokenClaims: Codable, Sendable, Equatable {
    /// Person key (citizens, base64url) or name (operators).
    public var sub: String
    /// `citizen` or `operator`.
    public var role: String
    /// Phone key, base64url; empty for operators.
    public var phone: String
    /// The session, base64url.
    public var jti: String
    /// Issued at and expires at, seconds since 1970.
    public var iat: Int64
    public var exp: Int64

    /// The claims of a citizen's session.
    public init(citizen: Principal.Citizen, issuedAt: Int64, lifetime: Int64) {
        sub = Base64URL.encode(citizen.personKey)
        role = "citizen"
        phone = Base64URL.encode(citizen.phoneKey)
        jti = Base64URL.encode(citizen.session)
        iat = issuedAt
        exp = issuedAt + lifetime
    }

    /// The claims of an operator.
    public init(operator name: String, id: [UInt8], issuedAt: Int64, lifetime: Int64) {
        sub = name
        role = "operator"
        phone = ""
        jti = Base64URL.encode(id)
        iat = issuedAt
        exp = issuedAt + lifetime
    }

    /// The principal the claims name, or nil when they name none.
    public var principal: Principal? {
        switch role {
        case "operator": return .operator(sub)
        case "citizen":
            guard let person = Base64URL.decode(sub), person.count == 16, let phone = Base64URL.decode(phone),
                let session = Base64URL.decode(jti)
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

    public init(_ keys: ClusterKeys) {
        key = keys.signingKey
        header = Base64URL.encode(Array(#"{"alg":"EdDSA","typ":"JWT","kid":"1"}"#.utf8))
    }

    public func token(_ claims: TokenClaims) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let signed = "\(header).\(Base64URL.encode(Array(try encoder.encode(claims))))"
        return "\(signed).\(Base64URL.encode(Array(try key.signature(for: Data(signed.utf8)))))"
    }
}

/// The alphabet of URLs, without padding (RFC 4648 §5).
enum Base64URL {
    static func encode(_ bytes: [UInt8]) -> String {
        let text = Data(bytes).base64EncodedString()
        return String(
            text.compactMap { character -> Character? in
                switch character {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: character
                }
            })
    }

    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        let standard = String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
        let padding = String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        return Data(base64Encoded: standard + padding).map(Array.init)
    }
}
