import Crypto
import Foundation
import Testing

@testable import Security

@Suite("Tokens and principals")
struct TokenTests {
    let keys = ClusterKeys()
    let citizen = Principal.Citizen(
        personKey: Array(repeating: 1, count: 16), phoneKey: Array(repeating: 2, count: 16),
        session: Array(repeating: 3, count: 16))

    func token(lifetime: Int64 = 100) throws -> String {
        try TokenSigner(keys).token(TokenClaims(citizen: citizen, issuedAt: 1000, lifetime: lifetime))
    }

    private func principal(_ token: String, now: Int64 = 1001) -> Principal? {
        TokenVerifier(keys).principal(of: token, now: now)
    }

    @Test("A token speaks for its citizen until the second it expires, remembered or not")
    func expires() throws {
        let verifier = TokenVerifier(keys)
        let token = try token()
        #expect(verifier.principal(of: token, now: 1099) == .citizen(citizen))
        #expect(verifier.principal(of: token, now: 1100) == nil)
        #expect(principal(token, now: 1100) == nil)
    }

    @Test("What has expired tells whose it was, until the key that signed it counts no more")
    func expired() throws {
        let verifier = TokenVerifier(keys)
        let token = try token()
        #expect(verifier.verdict(on: token, now: 1099) == .good(.citizen(citizen)))
        #expect(verifier.verdict(on: token, now: 1_000_000) == .expired(.citizen(citizen)))
        #expect(TokenVerifier(ClusterKeys()).verdict(on: token, now: 1_000_000) == .worthless)
        #expect(verifier.verdict(on: "\(token.dropLast(2))AA", now: 1_000_000) == .worthless)
        let known = try #require(keys.known.current.keys.first)
        let set = PublicKeySet(
            [.init(known.key, kid: known.kid, notBefore: known.notBefore, expires: 1_050)], issuer: keys.issuer)
        let withdrawn = TokenVerifier(ClusterKeys(secret: nil, known: FollowedKeys(set), signing: nil))
        #expect(withdrawn.verdict(on: token, now: 1_049) == .good(.citizen(citizen)))
        #expect(withdrawn.verdict(on: token, now: 1_050) == .worthless)
        #expect(withdrawn.verdict(on: token, now: 1_000_000) == .worthless)
    }

    @Test("Changing any one character of a token makes it worthless")
    func forged() throws {
        let token = Array(try token())
        let verifier = TokenVerifier(keys)
        for index in token.indices {
            var changed = token
            changed[index] = token[index] == "A" ? "B" : "A"
            #expect(verifier.principal(of: String(changed), now: 1001) == nil, "character \(index)")
        }
    }

    @Test("A token has one spelling: padding and unused bits of its last character are refused (RFC 7515 §2)")
    func oneSpelling() throws {
        let token = try token()
        // 64 bytes are 86 characters, of which the last has four bits too many.
        let last = try #require(token.utf8.last)
        let others = ([1, 8, 15] as [UInt8]).map { "\(token.dropLast())\(Unicode.Scalar(last + $0))" }
        let spaced = [" \(token)", "\(token) ", "\(token)\n", token.replacing(".", with: ". ", maxReplacements: 1)]
        let alphabet = token.replacing("-", with: "+").replacing("_", with: "/")
        for text in others + ["\(token)=", "\(token)=="] + spaced + (alphabet == token ? [] : [alphabet]) {
            #expect(principal(text) == nil, "\(text)")
        }
    }

    @Test("A character that Unicode takes for another one does not stand for it, also once the token is remembered")
    func canonicalEquivalence() throws {
        let verifier = TokenVerifier(keys)
        // KELVIN SIGN is equal to K as a character of a string.
        let (token, spelt) = try spelling(with: "K", as: "\u{212A}")
        #expect(spelt == token)
        #expect(verifier.principal(of: spelt, now: 1001) == nil)
        #expect(verifier.principal(of: token, now: 1001) == .citizen(citizen))
        #expect(verifier.principal(of: spelt, now: 1001) == nil)
    }

    /// A token that has a character, and the same with another one in its place.
    private func spelling(with character: String, as other: String) throws -> (String, String) {
        for lifetime in 100..<200 as Range<Int64> {
            let token = try token(lifetime: lifetime)
            guard token.contains(character) else { continue }
            return (token, token.replacing(character, with: other, maxReplacements: 1))
        }
        throw TokenSigner.CannotSign()
    }

    @Test(
        "Another cluster's token, an unsigned one and nonsense are nobody's",
        arguments: ["", "a.b.c", "...", "e30.e30."])
    func foreign(text: String) throws {
        #expect(TokenVerifier(keys).principal(of: text, now: 0) == nil)
        #expect(TokenVerifier(ClusterKeys()).principal(of: try token(), now: 1001) == nil)
    }

    // MARK: Attacks on the header

    /// A token with a header and claims of the attacker's choice, signed with whatever key.
    private func made(_ header: String, _ claims: String, _ sign: (Data) throws -> Data) rethrows -> String {
        let signed = "\(Self.text(Data(header.utf8))).\(Self.text(Data(claims.utf8)))"
        return "\(signed).\(Self.text(try sign(Data(signed.utf8))))"
    }

    private static func text(_ bytes: Data) -> String {
        bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Claims of the citizen, with some of them replaced.
    private func claims(_ changes: [String: Any?] = [:]) throws -> String {
        let made = try JSONEncoder().encode(
            {
                var claims = TokenClaims(citizen: citizen, issuedAt: 1000, lifetime: 100)
                claims.iss = keys.issuer
                return claims
            }())
        var object = try #require(JSONSerialization.jsonObject(with: made) as? [String: Any])
        for (name, value) in changes { object[name] = value }
        return String(decoding: try JSONSerialization.data(withJSONObject: object, options: .sortedKeys), as: UTF8.self)
    }

    private var signingKey: SigningKeySet.Key {
        get throws { try #require(keys.signing?.current.key(at: 1000)) }
    }

    private func signed(_ header: String, _ claims: String) throws -> String {
        let key = try signingKey
        return try made(header, claims) { try key.key.signature(for: $0) }
    }

    private func header(kid: String? = nil) throws -> String {
        #"{"alg":"EdDSA","kid":"\#(try kid ?? signingKey.kid)","typ":"JWT"}"#
    }

    @Test("The tests' own way of making tokens makes good ones")
    func control() throws {
        #expect(principal(try signed(header(), claims())) == .citizen(citizen))
    }

    @Test(
        "A header that names another algorithm, type or parameter is refused, though the key has signed it",
        arguments: [
            #"{"alg":"none","kid":"KID","typ":"JWT"}"#, #"{"alg":"HS256","kid":"KID","typ":"JWT"}"#,
            #"{"alg":"ES256","kid":"KID","typ":"JWT"}"#, #"{"alg":"eddsa","kid":"KID","typ":"JWT"}"#,
            #"{"alg":"EdDSA","kid":"KID","typ":"JOSE"}"#, #"{"alg":"EdDSA","kid":"KID"}"#,
            #"{"alg":"EdDSA","typ":"JWT"}"#, #"{"alg":"EdDSA","crit":["exp"],"kid":"KID","typ":"JWT"}"#,
            #"{"alg":"EdDSA","kid":"KID","typ":"JWT","jwk":{}}"#, #"{"alg":"EdDSA","kid":"KID","typ":"JWT"} "#,
            #"{"typ":"JWT","alg":"EdDSA","kid":"KID"}"#, #"{"alg":"none","alg":"EdDSA","kid":"KID","typ":"JWT"}"#,
            "", "null", "[]",
        ])
    func strictHeader(header: String) throws {
        let named = header.replacing("KID", with: try signingKey.kid)
        #expect(principal(try signed(named, claims())) == nil)
    }

    @Test("A token without a signature, and one that a public key has signed as a secret (HS256), are refused")
    func confusedAlgorithms() throws {
        let known = try signingKey.key.publicKey.rawRepresentation
        let none = try made(#"{"alg":"none","kid":"\#(signingKey.kid)","typ":"JWT"}"#, claims()) { _ in Data() }
        let secret = SymmetricKey(data: known)
        for header in [#"{"alg":"HS256","kid":"\#(try signingKey.kid)","typ":"JWT"}"#, try header()] {
            let hashed = try made(header, claims()) { Data(HMAC<SHA256>.authenticationCode(for: $0, using: secret)) }
            #expect(principal(hashed) == nil)
        }
        #expect(principal(none) == nil)
    }

    @Test(
        "A forged kid is refused: an unknown one, another key's, and a path", arguments: ["AAAAAAAAAAA", "../../x", ""])
    func forgedKid(kid: String) throws {
        #expect(principal(try signed(header(kid: kid), claims())) == nil)
        let other = Curve25519.Signing.PrivateKey()
        let forged = try made(header(), claims()) { try other.signature(for: $0) }
        #expect(principal(forged) == nil)
    }

    // MARK: Attacks on the claims

    @Test("A token of another cluster is refused by its issuer, though its key is known here")
    func wrongIssuer() throws {
        let key = try signingKey
        let other = ClusterKeys(
            secret: nil, known: FollowedKeys(PublicKeySet(keys.known.current.keys, issuer: "other")),
            signing: keys.signing, audit: nil)
        let token = try TokenSigner(other).token(TokenClaims(citizen: citizen, issuedAt: 1000, lifetime: 100))
        #expect(TokenVerifier(other).principal(of: token, now: 1001) != nil)
        #expect(principal(token) == nil)
        #expect(keys.known.current.key(key.kid) != nil)
        for issuer in ["", "Shuangma", "shuangma.example"] {
            #expect(principal(try signed(header(), claims(["iss": issuer]))) == nil)
        }
    }

    @Test("A token whose claims are not those of its audience is refused")
    func wrongAudience() throws {
        let changes: [[String: Any?]] = [
            ["aud": "staff"], ["aud": "service"], ["aud": ["citizen", "staff"]], ["aud": Optional<Any>.none],
            ["roles": ["laboratory"]], ["org": "x"], ["div": ["11"]], ["jti": "AAAA"], ["sub": "AAAA"],
            ["phone": Optional<Any>.none],
            ["aud": "staff", "roles": ["laboratory"], "org": "x"],
            ["aud": "staff", "roles": [], "org": "x", "phone": Optional<Any>.none],
            ["aud": "staff", "roles": ["god"], "org": "x", "phone": Optional<Any>.none],
        ]
        for change in changes { #expect(principal(try signed(header(), claims(change))) == nil, "\(change)") }
        let staff = try claims([
            "aud": "staff", "roles": ["laboratory"], "org": "x", "phone": Optional<Any>.none,
        ])
        #expect(principal(try signed(header(), staff))?.roles == [.staff(.laboratory)])
    }

    @Test("A token from the future is refused, but for a clock that is 60 seconds ahead")
    func future() throws {
        #expect(principal(try signed(header(), claims(["iat": 1061, "exp": 2000]))) != nil)
        #expect(principal(try signed(header(), claims(["iat": 1062, "exp": 2000]))) == nil)
        #expect(principal(try signed(header(), claims(["nbf": 1061]))) != nil)
        #expect(principal(try signed(header(), claims(["nbf": 1062]))) == nil)
    }

    @Test("Citizens ask for themselves only; others must say for whom")
    func personKey() throws {
        #expect(try Principal.citizen(citizen).personKey(asked: nil) == citizen.personKey)
        #expect(throws: (any Error).self) {
            try Principal.citizen(citizen).personKey(asked: Array(repeating: 9, count: 16))
        }
        #expect(throws: (any Error).self) { try Principal.staff(.everything("x")).personKey(asked: nil) }
        #expect(throws: (any Error).self) { try Principal.service("gateway/1").personKey(asked: [1]) }
        #expect(throws: (any Error).self) { try Principal.anonymous.personKey(asked: citizen.personKey) }
    }
}
