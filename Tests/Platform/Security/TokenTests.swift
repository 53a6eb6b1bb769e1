import Foundation
import Security
import TestSupport
import Testing

@Suite("Tokens, keys and principals")
struct TokenTests {
    let keys = ClusterKeys()
    let citizen = Principal.Citizen(
        personKey: Array(repeating: 1, count: 16), phoneKey: Array(repeating: 2, count: 16),
        session: Array(repeating: 3, count: 16))

    func token(lifetime: Int64 = 100) throws -> String {
        try TokenSigner(keys).token(TokenClaims(citizen: citizen, issuedAt: 1000, lifetime: lifetime))
    }

    @Test("A token speaks for its citizen until the second it expires, remembered or not")
    func expires() throws {
        let verifier = TokenVerifier(keys)
        let token = try token()
        #expect(verifier.principal(of: token, now: 1099) == .citizen(citizen))
        #expect(verifier.principal(of: token, now: 1100) == nil)
        #expect(TokenVerifier(keys).principal(of: token, now: 1100) == nil)
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
        for text in others + ["\(token)=", "\(token)=="] {
            #expect(TokenVerifier(keys).principal(of: text, now: 1001) == nil, "\(text)")
        }
    }

    @Test(
        "Another cluster's token, an unsigned one and nonsense are nobody's",
        arguments: ["", "a.b.c", "...", "e30.e30."])
    func foreign(text: String) throws {
        #expect(TokenVerifier(keys).principal(of: text, now: 0) == nil)
        #expect(TokenVerifier(ClusterKeys()).principal(of: try token(), now: 1001) == nil)
    }

    @Test("A key file is made once, for its owner's eyes only, and gives the same keys again")
    func keyFile() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let first = try ClusterKeys(file: file)
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let second = try ClusterKeys(file: file)
        #expect(KeyedHash(first).partition(.person, "x") == KeyedHash(second).partition(.person, "x"))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
        #expect(throws: ClusterKeys.FileError.self) { try ClusterKeys(file: file) }
    }

    @Test("A keyed hash depends on the key, the kind and the text")
    func keyedHash() {
        let hash = KeyedHash(keys)
        #expect(hash.partition(.person, "x").count == 16)
        #expect(hash.partition(.person, "x") != hash.partition(.phone, "x"))
        #expect(hash.partition(.person, "x") != hash.partition(.person, "y"))
        #expect(hash.partition(.person, "x") != KeyedHash(ClusterKeys()).partition(.person, "x"))
        #expect(
            KeyedHash.areEqual([1, 2], [1, 2]) && !KeyedHash.areEqual([1, 2], [1, 3]) && !KeyedHash.areEqual([1], []))
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
