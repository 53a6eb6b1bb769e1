import Testing

@testable import Security

@Suite("Refresh tokens")
struct RefreshTokenTests {
    let hash = KeyedHash(ClusterKeys())
    let token = RefreshToken(
        personKey: Array(repeating: 1, count: 16), session: Array(repeating: 2, count: 16), secret: Array(0..<32))

    private func next(_ first: UInt8) -> RefreshToken {
        RefreshToken(personKey: token.personKey, session: token.session, secret: [first] + Array(1..<32))
    }

    @Test("A text gives its token back, and is one that a cookie can hold")
    func text() {
        let text = token.text(hash)
        #expect(text.utf8.count == 107)
        #expect(text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
        #expect(RefreshToken(text, hash) == token)
    }

    @Test("A text that was never issued is no token: changed, cut, padded, or of another cluster")
    func forged() {
        let text = Array(token.text(hash))
        for index in text.indices {
            var changed = text
            changed[index] = text[index] == "A" ? "B" : "A"
            #expect(RefreshToken(String(changed), hash) == nil, "character \(index)")
        }
        for other in ["", "x", String(text.dropLast()), String(text) + "=", String(text) + "A", " " + String(text)] {
            #expect(RefreshToken(other, hash) == nil)
        }
        #expect(RefreshToken(token.text(KeyedHash(ClusterKeys())), hash) == nil)
    }

    @Test("The store can give the next token only to who shows the one before")
    func covered() {
        let (next, other) = (next(7), next(8))
        let covered = token.cover(next)
        #expect(token.uncover(covered) == next)
        #expect(other.uncover(covered) != next)
        #expect(token.uncover([]) == nil)
        #expect(token.digest != next.digest && token.digest.count == 32)
    }
}
