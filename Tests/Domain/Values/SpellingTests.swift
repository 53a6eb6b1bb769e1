import Testing
import Values

struct SpellingTests {
    @Test(
        "What cannot be misread is made plain",
        arguments: [
            ("ＡＢＣ－１２３", "ABC-123"), (" a b ", "a b"), ("\u{3000}a\u{A0}b", "a b"), ("a\u{200B}\u{202A}\u{AD}b", "ab"),
            ("a\u{2011}b\u{2014}c", "a-b-c"), ("a\r\n", "a"), ("'a", "a"), ("’a", "a"), ("=\"a\"", "a"), ("\"a\"", "a"),
            ("“a”", "a"), ("＝＂a＂", "a"), ("=\" a \"", "a"), ("", ""), (" \u{FEFF} ", ""), ("\"", "\""), ("=\"", "=\""),
        ])
    func plain(text: String, plain: String) throws {
        #expect(try Spelling(text, field: "code").text == plain)
    }

    @Test(
        "The first character that is not plain is named with its place in the text as given",
        arguments: [
            ("ab\u{131}", "U+0131 (LATIN SMALL LETTER DOTLESS I) at place 3"),
            ("\u{200B} é", "U+00E9 (LATIN SMALL LETTER E WITH ACUTE) at place 3"),
            ("12\u{0}", "U+0000 at place 3"),
            ("\u{1D7D8}", "U+1D7D8 (MATHEMATICAL DOUBLE-STRUCK DIGIT ZERO) at place 1"),
            ("a\u{E000}", "U+E000 at place 2"),
        ])
    func foreign(text: String, named: String) {
        let problem = #expect(throws: FieldProblem.self) { try Spelling(text, field: "code") }
        #expect(problem?.field == "code")
        #expect(problem?.reason.contains(named) == true, "\(problem?.reason ?? "")")
        #expect(problem?.shape != nil && problem?.remedy != nil)
    }

    @Test("A text of more than 1,024 bytes is no code")
    func bound() {
        #expect(throws: Never.self) { try Spelling(String(repeating: "a", count: 1024), field: "code") }
        #expect(throws: FieldProblem.self) { try Spelling(String(repeating: "a", count: 1025), field: "code") }
    }

    @Test("A place counts the characters that were dropped")
    func place() throws {
        let spelling = try Spelling(" \u{200B}a\u{AD}b", field: "code")
        #expect(spelling.text == "ab")
        #expect([spelling.place(of: 0), spelling.place(of: 1)] == [3, 5])
    }

    @Test("Any text is refused or becomes printable ASCII without white space around it", arguments: 1...4)
    func anyText(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<5000 {
            guard let spelling = try? Spelling(RandomText.text(using: &random), field: "code") else { continue }
            #expect(spelling.bytes.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0A })
            #expect(spelling.bytes.first.map { $0 > 0x20 } ?? true && spelling.bytes.last.map { $0 > 0x20 } ?? true)
        }
    }
}
