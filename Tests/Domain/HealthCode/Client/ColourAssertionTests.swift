import Formats
import HealthCodeClient
import Security
import Testing
import Values

@Suite("Assertions of colours")
struct ColourAssertionTests {
    private let provinces = Provinces()
    private var now: Instant { Provinces.now }

    @Test("MRG-11: what a listed province has signed is read as it was made", arguments: Colour.allCases)
    func good(_ colour: Colour) throws {
        let made = provinces.assertion(colour)
        let text = try made.text(signedBy: provinces.key)
        #expect(text.utf8.count <= ColourAssertion.maxBytes)
        let read = try ColourAssertion(text, list: provinces.list(), province: Provinces.beijing, now: now)
        #expect(read == made)
    }

    @Test("An assertion lapses when time changes the colour, if not before", arguments: ColourAssertion.Kind.allCases)
    func endsWithTheColour(kind: ColourAssertion.Kind) throws {
        let question = kind == .answer ? (asker: Provinces.beijing, id: "q") : nil
        for (change, life) in [(300, 300), (8 * 86_400, kind.lifetime), (0, 1), (-5, 1)] as [(Int64, Int64)] {
            let made = ColourAssertion(
                issuer: Provinces.zhejiang, colour: .green, asOf: now, kind: kind, salt: Array(repeating: 7, count: 16),
                subject: Array(repeating: 9, count: 32), now: now, changesAt: now + change, question: question)
            #expect(made.expiresAt == now + life)
        }
    }

    @Test("Another byte anywhere in the text is never accepted")
    func tampered() throws {
        let list = try provinces.list()
        let bytes = Array(try provinces.assertion().text(signedBy: provinces.key).utf8)
        for place in bytes.indices {
            var other = bytes
            other[place] = other[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            let problem = provinces.problem(String(decoding: other, as: UTF8.self), list)
            #expect(problem != nil, "byte \(place)")
        }
    }

    @Test("A text that ends early is never accepted, wherever it ends")
    func cut() throws {
        let list = try provinces.list()
        let text = try provinces.assertion().text(signedBy: provinces.key)
        for count in 0..<text.utf8.count { #expect(provinces.problem(String(text.prefix(count)), list) != nil) }
        #expect(provinces.problem(text + ".", list) == .malformed)
        #expect(provinces.problem(String(repeating: "A", count: 3_000), list) == .malformed)
    }

    @Test("A colour that was made better in a signed text is a forgery")
    func betterColour() throws {
        let text = try provinces.assertion(.red).text(signedBy: provinces.key)
        let parts = text.split(separator: ".")
        let payload = try #require(Base64.decode(parts[1], .unpaddedURLSafe))
        let better = String(decoding: payload, as: UTF8.self).replacing(#""red""#, with: #""green""#)
        let forged = "\(parts[0]).\(Base64.encode(Array(better.utf8), .urlSafe, padded: false)).\(parts[2])"
        #expect(provinces.problem(forged, try provinces.list()) == .forged)
        #expect(AssertionProblem.forged.isFraud)
    }

    @Test("RFC 8725 §3.1: a text does not choose its algorithm, and brings no key of its own")
    func algorithms() throws {
        let list = try provinces.list()
        let parts = try provinces.assertion().text(signedBy: provinces.key).split(separator: ".")
        let kid = provinces.key.publicKey.kid
        let type = ColourAssertion.tokenType
        for header in [
            #"{"alg":"none","kid":"\#(kid)","typ":"\#(type)"}"#,
            #"{"alg":"HS256","kid":"\#(kid)","typ":"\#(type)"}"#,
            #"{"alg":"ES256","kid":"\#(kid)","typ":"JWT"}"#,
            #"{"alg":"ES256","kid":"\#(kid)","typ":"\#(TrustList.tokenType)"}"#,
            #"{"alg":"ES256","crit":["b64"],"kid":"\#(kid)","typ":"\#(type)"}"#,
            #"{"alg":"ES256","jwk":{},"kid":"\#(kid)","typ":"\#(type)"}"#,
        ] {
            let head = Base64.encode(Array(header.utf8), .urlSafe, padded: false)
            #expect(provinces.problem("\(head).\(parts[1]).\(parts[2])", list) == .malformed, "\(header)")
            #expect(provinces.problem("\(head).\(parts[1]).", list) == .malformed, "\(header)")
        }
    }

    @Test("An assertion lapses after an hour on a screen, 7 days on paper and 10 minutes as an answer")
    func expiry() throws {
        let list = try provinces.list(expires: 30 * 86_400)
        #expect(ColourAssertion.Kind.allCases.map(\.lifetime) == [3_600, 604_800, 600])
        for kind in [ColourAssertion.Kind.screen, .printed] {
            let text = try provinces.assertion(kind: kind).text(signedBy: provinces.key)
            #expect(provinces.problem(text, list, at: now + (kind.lifetime - 1)) == nil)
            #expect(provinces.problem(text, list, at: now + kind.lifetime) == .expired)
        }
    }

    @Test("An assertion dated 30 s ahead is accepted, and one of 31 s is not")
    func early() throws {
        let list = try provinces.list()
        #expect(provinces.problem(try provinces.assertion(at: now + 30).text(signedBy: provinces.key), list) == nil)
        #expect(provinces.problem(try provinces.assertion(at: now + 31).text(signedBy: provinces.key), list) == .early)
    }

    @Test("An answer is good for the province that asked, and for its question")
    func answers() throws {
        let list = try provinces.list()
        let answer = try provinces.assertion(kind: .answer, question: (Provinces.beijing, "q1")).text(
            signedBy: provinces.key)
        #expect(provinces.problem(answer, list, question: "q1") == nil)
        #expect(provinces.problem(answer, list, question: "q2") == .otherAudience)
        #expect(provinces.problem(answer, list) == .otherAudience)
        let others = try provinces.assertion(kind: .answer, question: (Provinces.zhejiang, "q1")).text(
            signedBy: provinces.key)
        #expect(provinces.problem(others, list, question: "q1") == .otherAudience)
    }

    @Test("A revoked issuer, an unknown one, another's key and a stale list are refused, each for its reason")
    func trust() throws {
        let text = try provinces.assertion().text(signedBy: provinces.key)
        let other = ES256PrivateKey(notBefore: 1)
        #expect(provinces.problem(text, nil) == .listStale)
        #expect(provinces.problem(text, try provinces.list(expires: 60), at: now + 60) == .listStale)
        #expect(provinces.problem(text, try provinces.list(revokedAt: now.seconds + 999)) == .issuerRevoked)
        #expect(provinces.problem(text, try provinces.list(keys: [other.publicKey])) == .keyUnknown)
        let elsewhere = TrustList(
            number: 1, issuedAt: now.seconds, notBefore: now.seconds, expires: now.seconds + 60,
            issuers: [.init(province: Provinces.beijing, name: "北京", keys: [provinces.key.publicKey])])
        #expect(provinces.problem(text, elsewhere) == .issuerUnknown)
    }

    @Test("A key that is replaced verifies what it signed before, and nothing that it signs after")
    func rotation() throws {
        let old = ES256PrivateKeySet([provinces.key])
        let next = ES256PrivateKey(notBefore: now.seconds + 100)
        let both = ES256PrivateKeySet(old.keys + [next])
        let ending = ES256PublicKeySet([provinces.key.publicKey, next.publicKey])
        let list = try provinces.list(keys: ending.keys)
        for moment in [now, now + 99, now + 100, now + 200] {
            let signer = try #require(both.signer(at: moment.seconds))
            let text = try provinces.assertion(at: moment).text(signedBy: signer)
            #expect(provinces.problem(text, list, at: moment) == nil)
            #expect(signer.publicKey.kid == (moment < now + 100 ? provinces.key : next).publicKey.kid)
        }
        let early = try provinces.assertion().text(signedBy: next)
        #expect(provinces.problem(early, list) == .keyUnknown)
        #expect(both.signer(at: now.seconds + 200) { $0.kid == provinces.key.publicKey.kid } != nil)
    }
}
