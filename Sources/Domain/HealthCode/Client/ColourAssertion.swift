import Foundation
public import Security
public import Values

/// What one province says about the colour of one person, as others recognise it (MRG-11).
///
/// It holds no raw data: the person is named by a hash of the document under a salt, which only somebody who sees the
/// document can make (docs/recognition.md).
public struct ColourAssertion: Sendable, Equatable {
    /// What an assertion is for.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// Carried by the person on a screen.
        case screen
        /// Carried by the person on paper; always green.
        case printed
        /// Answer to the question of one province, and good there only.
        case answer

        /// Seconds for which an assertion of the kind is good.
        public var lifetime: Int64 {
            switch self {
            case .screen: 3_600
            case .printed: 7 * 86_400
            case .answer: 600
            }
        }
    }

    /// The kind of token (RFC 8725 §3.11).
    public static let tokenType = "shuangma-assertion+jwt"
    /// A longer text is no assertion.
    public static let maxBytes = 2_048
    /// Seconds by which the issuer's clock may be ahead.
    public static let skewMax: Int64 = 30
    /// Bytes of a salt.
    public static let saltBytes = 16

    /// The province that says it.
    public let issuer: Division
    /// The colour.
    public let colour: Colour
    /// When the colour was derived.
    public let asOf: Instant
    /// When it was signed.
    public let issuedAt: Instant
    /// From when on it is refused.
    public let expiresAt: Instant
    /// What it is for.
    public let kind: Kind
    /// 16 random bytes, other ones in each assertion.
    public let salt: [UInt8]
    /// The hash of the document under the salt, 32 bytes.
    public let subject: [UInt8]
    /// For an answer: the province that asked.
    public let audience: Division?
    /// For an answer: the id of the question.
    public let question: String?

    /// An assertion that begins now.
    ///
    /// - Parameters:
    ///   - salt: ``saltBytes``.
    ///   - subject: 32 bytes.
    ///   - changesAt: When time changes the colour, as far as the issuer knows: the assertion ends there, if not before.
    ///   - question: Who asked, and the id of the question; for answers only.
    public init(
        issuer: Division, colour: Colour, asOf: Instant, kind: Kind, salt: [UInt8], subject: [UInt8], now: Instant,
        changesAt: Instant? = nil, question: (asker: Division, id: String)? = nil
    ) {
        precondition(salt.count == Self.saltBytes && subject.count == 32, "an assertion of nobody")
        precondition((question != nil) == (kind == .answer), "answers alone have a question")
        precondition(kind != .printed || colour == .green, "printed assertions are green")
        self.issuer = issuer
        self.colour = colour
        self.asOf = asOf
        issuedAt = now
        expiresAt = min(now + kind.lifetime, max(changesAt ?? .latest, now + 1))
        self.kind = kind
        self.salt = salt
        self.subject = subject
        audience = question?.asker
        self.question = question?.id
    }

    /// The signed text.
    public func text(signedBy key: ES256PrivateKey) throws -> String {
        try ES256Token.text(AssertionClaims(self), type: Self.tokenType, by: key)
    }

    /// The assertion of a token; nil when a claim is missing or out of range. Who signed it, and when, is not looked at.
    init?(_ claims: AssertionClaims) {
        guard claims.v == 1, let issuer = Division(province: claims.iss), let colour = Colour(word: claims.colour),
            let kind = Kind(rawValue: claims.kind), let salt = claims.salt.base64URL, salt.count == Self.saltBytes,
            let subject = claims.sub.base64URL, subject.count == 32
        else { return nil }
        let (life, overflows) = claims.exp.subtractingReportingOverflow(claims.iat)
        guard !overflows, (1...kind.lifetime).contains(life), claims.asof <= claims.iat, claims.asof > 0 else {
            return nil
        }
        let audience = claims.aud.flatMap { Division(province: $0) }
        guard (audience != nil) == (kind == .answer), (claims.aud != nil) == (kind == .answer),
            (claims.jti != nil) == (kind == .answer), kind != .printed || colour == .green
        else { return nil }
        self.issuer = issuer
        self.colour = colour
        asOf = Instant(seconds: claims.asof)
        issuedAt = Instant(seconds: claims.iat)
        expiresAt = Instant(seconds: claims.exp)
        self.kind = kind
        self.salt = salt
        self.subject = subject
        self.audience = audience
        question = claims.jti
    }
}

/// The claims as they stand in a token (RFC 7519 §4).
struct AssertionClaims: Codable {
    let v: Int
    let iss: String
    let sub: String
    let salt: String
    let colour: String
    let asof: Int64
    let iat: Int64
    let exp: Int64
    let kind: String
    var aud: String?
    var jti: String?

    init(_ assertion: ColourAssertion) {
        v = 1
        iss = assertion.issuer.description
        sub = assertion.subject.base64URL
        salt = assertion.salt.base64URL
        colour = assertion.colour.assertionWord
        asof = assertion.asOf.seconds
        iat = assertion.issuedAt.seconds
        exp = assertion.expiresAt.seconds
        kind = assertion.kind.rawValue
        aud = assertion.audience?.description
        jti = assertion.question
    }
}

extension Colour {
    /// The word of assertions.
    var assertionWord: String {
        switch self {
        case .green: "green"
        case .grey: "grey"
        case .yellow: "yellow"
        case .red: "red"
        }
    }

    init?(word: String) {
        guard let colour = Self.allCases.first(where: { $0.assertionWord == word }) else { return nil }
        self = colour
    }
}

extension Division {
    /// A province by its six digits, such as 330000; nil for every other text.
    public init?(province text: String) {
        guard text.utf8.count == 6, let division = try? Division(text), division.description == text,
            division.province == division
        else { return nil }
        self = division
    }
}
