import Foundation
public import Security
public import Values

/// A question of one province to another about the colour of one person, signed by the asking province.
public struct ProvinceQuestion: Sendable, Equatable {
    /// What the answer is needed for.
    public enum Purpose: String, Codable, Sendable, CaseIterable {
        /// The person stands at a gate and has no assertion.
        case gate
        /// Tracing or care of the person in the asking province.
        case epidemic
        /// The person asks for it at a counter.
        case service
    }

    /// A document as its holder shows it: what the contract's type, country and number hold.
    public struct Document: Sendable, Equatable, Codable {
        /// Number of the contract's type.
        public let type: Int32
        /// ISO 3166-1 alpha-3, or empty.
        public let country: String
        /// The number.
        public let number: String

        /// A document.
        public init(type: Int32, country: String, number: String) {
            self.type = type
            self.country = country
            self.number = number
        }
    }

    /// The kind of token (RFC 8725 §3.11).
    public static let tokenType = "shuangma-question+jwt"
    /// A longer text is no question.
    public static let maxBytes = 2_048
    /// Seconds for which a question may be answered.
    public static let lifetime: Int64 = 60

    /// The province that asks.
    public let asker: Division
    /// The province that is asked.
    public let asked: Division
    /// Names the question: 22 characters of base64url.
    public let id: String
    /// When it was signed.
    public let askedAt: Instant
    /// What for.
    public let purpose: Purpose
    /// For whom the member of staff acts, 1 to 100 bytes: the person is told it.
    public let organisation: String
    /// Whom it is about.
    public let document: Document

    /// A question.
    ///
    /// - Parameter id: 16 random bytes.
    public init(
        from asker: Division, to asked: Division, id: [UInt8], purpose: Purpose, organisation: String,
        document: Document, now: Instant
    ) {
        precondition(id.count == 16, "the id of a question is 16 bytes long")
        self.asker = asker
        self.asked = asked
        self.id = id.base64URL
        askedAt = now
        self.purpose = purpose
        self.organisation = organisation
        self.document = document
    }

    /// The signed text.
    public func text(signedBy key: ES256PrivateKey) throws -> String {
        try ES256Token.text(
            Claims(
                v: 1, iss: asker.description, aud: asked.description, jti: id, iat: askedAt.seconds,
                exp: askedAt.seconds + Self.lifetime, purpose: purpose, org: organisation, doc: document),
            type: Self.tokenType, by: key)
    }

    /// The question of a signed text.
    ///
    /// - Parameter province: Who is asked.
    /// - Throws: ``AssertionProblem``, as for an assertion.
    public init(_ text: String, list: TrustList?, province: Division, now: Instant) throws(AssertionProblem) {
        guard let list, list.isInForce(at: now) else { throw .listStale }
        guard let token = ES256Token(text, type: Self.tokenType, maxBytes: Self.maxBytes),
            let claims = try? JSONDecoder().decode(Claims.self, from: token.payload), claims.v == 1,
            let asker = Division(province: claims.iss), let id = claims.jti.base64URL, id.count == 16,
            (1...100).contains(claims.org.utf8.count)
        else { throw .malformed }
        let (life, overflows) = claims.exp.subtractingReportingOverflow(claims.iat)
        guard !overflows, (1...Self.lifetime).contains(life) else { throw .malformed }
        guard let issuer = list[asker] else { throw .issuerUnknown }
        guard issuer.revokedAt == nil else { throw .issuerRevoked }
        guard let key = issuer.key(token.kid), key.signs(at: claims.iat) else { throw .keyUnknown }
        guard token.isSigned(by: key) else { throw .forged }
        guard claims.iat <= now.seconds + ColourAssertion.skewMax else { throw .early }
        guard now.seconds < claims.exp else { throw .expired }
        guard claims.aud == province.description else { throw .otherAudience }
        self.init(
            from: asker, to: province, id: id, purpose: claims.purpose, organisation: claims.org, document: claims.doc,
            now: Instant(seconds: claims.iat))
    }

    private struct Claims: Codable {
        let v: Int
        let iss: String
        let aud: String
        let jti: String
        let iat: Int64
        let exp: Int64
        let purpose: Purpose
        let org: String
        let doc: Document
    }
}
