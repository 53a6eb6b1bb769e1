import Foundation
import Security
public import Values

/// Why an assertion is not accepted.
public enum AssertionProblem: String, Error, Sendable, CaseIterable {
    /// It is no assertion of a version that is known here.
    case malformed
    /// Its issuer is on no list.
    case issuerUnknown
    /// Its issuer was revoked.
    case issuerRevoked
    /// Its issuer has no such key, or the key did not sign then.
    case keyUnknown
    /// It is not what its issuer has signed.
    case forged
    /// It is dated ahead.
    case early
    /// It has lapsed.
    case expired
    /// It answers the question of another province, or another question.
    case otherAudience
    /// It is about another person.
    case otherPerson
    /// There is no list of issuers that counts now.
    case listStale

    /// Whether somebody tries to pass with what is not theirs.
    public var isFraud: Bool { self == .forged || self == .otherPerson }
}

extension ColourAssertion {
    /// The assertion of a signed text, as far as it is good without knowing the person: that ``subject`` is the person's is
    /// still to be seen.
    ///
    /// - Parameters:
    ///   - list: The newest list of issuers; nil where none is known.
    ///   - province: Whose list it is.
    ///   - question: Id of the question that it has to answer; nil for what a person carries.
    /// - Throws: ``AssertionProblem``.
    public init(
        _ text: String, list: TrustList?, province: Division?, question: String? = nil, now: Instant
    ) throws(AssertionProblem) {
        guard let list, list.isInForce(at: now) else { throw .listStale }
        guard let token = ES256Token(text, type: Self.tokenType, maxBytes: Self.maxBytes),
            let claims = try? JSONDecoder().decode(AssertionClaims.self, from: token.payload),
            let assertion = ColourAssertion(claims)
        else { throw .malformed }
        guard let issuer = list[assertion.issuer] else { throw .issuerUnknown }
        guard issuer.revokedAt == nil else { throw .issuerRevoked }
        guard let key = issuer.key(token.kid) else { throw .keyUnknown }
        guard token.isSigned(by: key) else { throw .forged }
        guard key.signs(at: assertion.issuedAt.seconds) else { throw .keyUnknown }
        guard assertion.issuedAt <= now + Self.skewMax else { throw .early }
        guard now < assertion.expiresAt else { throw .expired }
        guard assertion.question == question, assertion.audience == nil || assertion.audience == province else {
            throw .otherAudience
        }
        self = assertion
    }
}
