import Formats
import Testing

struct Base64Tests {
    @Test(
        "RFC 4648 §10: the test vectors, with and without padding",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ])
    func vectors(plain: String, text: String) {
        let unpadded = String(text.prefix { $0 != "=" })
        #expect(Base64.encode(Array(plain.utf8), padded: true) == text)
        #expect(Base64.encode(Array(plain.utf8), padded: false) == unpadded)
        #expect(Base64.decode(text) == Array(plain.utf8))
        #expect(Base64.decode(unpadded) == Array(plain.utf8))
        #expect(Base64.decode(unpadded, .unpaddedURLSafe) == Array(plain.utf8))
        #expect(text == unpadded || Base64.decode(text, .unpaddedURLSafe) == nil)
    }

    @Test("RFC 4648 §5: the URL-safe alphabet differs in the values 62 and 63")
    func alphabets() {
        let bytes: [UInt8] = [0xFB, 0xFF, 0xBF]
        #expect(Base64.encode(bytes, padded: false) == "+/+/")
        #expect(Base64.encode(bytes, .urlSafe, padded: false) == "-_-_")
        #expect(Base64.decode("+/-_") == bytes)
        #expect(Base64.decode("-_-_", .unpaddedURLSafe) == bytes)
        #expect(Base64.decode("+/+/", .unpaddedURLSafe) == nil)
    }

    @Test("Unused bits are passed over by lenient readers and refused where a text is signed")
    func unusedBits() {
        #expect(Base64.decode("-_") == [0xFB])
        #expect(Base64.decode("-_", .unpaddedURLSafe) == nil)
        #expect(Base64.decode("-w", .unpaddedURLSafe) == [0xFB])
        #expect(Base64.decode("Zm9", .unpaddedURLSafe) == nil)
    }

    @Test(
        "What is no base64 is refused",
        arguments: [
            "A", "AAAAA", "=", "==", "====", "A===", "AA=", "AAA==", "AAAA=", "AA==AA==", "A=AA", "AA A", "AA\n",
            "A\0AA", "ÄAA",
        ])
    func malformed(text: String) {
        #expect(Base64.decode(text) == nil)
        #expect(Base64.decode(text, .unpaddedURLSafe) == nil)
    }

    @Test("Random bytes read back from every form of their text", arguments: 1...4)
    func roundTrip(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let bytes = random.bytes(upTo: 100)
            for alphabet in [Base64.Alphabet.standard, .urlSafe] {
                for padded in [false, true] {
                    let text = Base64.encode(bytes, alphabet, padded: padded)
                    #expect(text.utf8.count == Base64.encodedCount(bytes.count, padded: padded))
                    #expect(Base64.decode(text) == bytes)
                }
            }
            #expect(Base64.decode(Base64.encode(bytes, .urlSafe, padded: false), .unpaddedURLSafe) == bytes)
        }
    }

    @Test("A strict reader takes exactly the texts that the writer makes", arguments: 1...4)
    func oneTextForEachValue(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let characters = Array("ABwxyz019-_+/=")
            let text = String(
                (0..<Int.random(in: 0...9, using: &random)).map { _ in characters.randomElement(using: &random)! })
            guard let bytes = Base64.decode(text, .unpaddedURLSafe) else { continue }
            #expect(Base64.encode(bytes, .urlSafe, padded: false) == text)
        }
    }

    @Test("Appending leaves what is there and adds the text")
    func appends() {
        var output = Array("\"".utf8)
        Array("foob".utf8).withUnsafeBytes { Base64.append($0, to: &output, padded: true) }
        #expect(output == Array("\"Zm9vYg==".utf8))
    }
}
