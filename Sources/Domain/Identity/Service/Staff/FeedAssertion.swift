import Formats
import Foundation

/// What a feed signs to get a token: a JWT with EdDSA (RFC 7523 §3, RFC 8037 §3.1).
struct FeedAssertion: Sendable {
    /// Longest life, seconds.
    static let lifetimeMax: Int64 = 300
    /// Seconds by which the feed's clock may be ahead.
    static let skewMax: Int64 = 30

    private struct Header: Decodable {
        let alg: String
        let crit: [String]?
    }

    private struct Claims: Decodable {
        let iss: String
        let sub: String
        let aud: String
        let iat: Int64
        let exp: Int64
        let jti: String
    }

    /// The feed that it names.
    let feed: String
    /// When it lapses, seconds since 1970.
    let expiresAt: Int64
    /// Names the assertion among those of its feed.
    let id: String
    private let signed: [UInt8]
    private let signature: [UInt8]

    /// The assertion of a text; nil when it is malformed, for another cluster, lapsed, from the future, or too long-lived.
    ///
    /// - Parameters:
    ///   - issuer: Issuer of the own cluster's tokens, which has to be the assertion's audience.
    ///   - now: Seconds since 1970.
    init?(_ text: String, issuer: String, now: Int64) {
        guard text.utf8.count <= 2048 else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Self.decode(Header.self, parts[0]),
            let claims = Self.decode(Claims.self, parts[1]),
            let signature = Base64.decode(parts[2], .unpaddedURLSafe)
        else { return nil }
        // An algorithm that the text chooses would choose how it is checked (RFC 8725 §3.1).
        guard header.alg == "EdDSA", header.crit == nil, claims.iss == claims.sub, claims.aud == issuer,
            (8...64).contains(claims.jti.utf8.count)
        else { return nil }
        guard claims.iat <= now + Self.skewMax, now < claims.exp, claims.exp > claims.iat,
            claims.exp <= now + Self.lifetimeMax + Self.skewMax, claims.iat >= now - Self.lifetimeMax
        else { return nil }
        let (life, overflows) = claims.exp.subtractingReportingOverflow(claims.iat)
        guard !overflows, life <= Self.lifetimeMax else { return nil }
        (feed, expiresAt, id) = (claims.sub, claims.exp, claims.jti)
        signed = Array("\(parts[0]).\(parts[1])".utf8)
        self.signature = signature
    }

    /// Whether one of the keys has signed it.
    func isSigned(by keys: [FeedKey]) -> Bool {
        keys.contains { $0.key.isValidSignature(signature, for: signed) }
    }

    private static func decode<Part: Decodable>(_ type: Part.Type, _ text: Substring) -> Part? {
        Base64.decode(text, .unpaddedURLSafe).flatMap { try? JSONDecoder().decode(type, from: Data($0)) }
    }
}
