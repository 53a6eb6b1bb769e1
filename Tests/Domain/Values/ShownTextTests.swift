import Testing
import Values

@Suite("Texts that screens show")
struct ShownTextTests {
    private static let taken: [(text: String, shown: String)] = [
        ("朝阳区检验所", "朝阳区检验所"), ("  Lab 7\u{3000}\n", "Lab 7"), ("古丽·艾山", "古丽·艾山"), ("ئۈرۈمچى", "ئۈرۈمچى"),
        ("བོད་ལྗོངས།", "བོད་ལྗོངས།"), ("A", "A"), ("\u{E000}", "\u{E000}"), ("葛\u{E0100}", "葛\u{E0100}"),
        ("e\u{301}", "e\u{301}"),
        ("<b>&amp;", "<b>&amp;"),
    ]

    @Test("Letters of every script are taken as they stand, without the white space around them", arguments: taken)
    func takes(text: String, shown: String) throws {
        let read = try ShownText(text, field: "name", charactersMax: 20).text
        #expect(read.utf8.elementsEqual(shown.utf8))
        #expect(ShownText.problem(of: read, field: "name") == nil)
    }

    @Test("A text of several lines keeps them, and is judged as one of a line")
    func lines() throws {
        let read = try ShownText(lines: "\r\n 第一行\r\n\r\n第二行\n", field: "text", charactersMax: 8)
        #expect(read.text == "第一行\n\n第二行")
        for text in ["第一行\n第二行第三行", "a\tb", "a\u{202E}b", "\n\n", "a\rb"] {
            #expect(throws: FieldProblem.self, "\(text)") {
                try ShownText(lines: text, field: "text", charactersMax: 8)
            }
        }
    }

    /// Controls, line breaks, direction marks (UTR 36), characters of no width, tags, fillers, and what is no character.
    private static let hidden: [Unicode.Scalar] = [
        "\0", "\u{7}", "\u{8}", "\t", "\n", "\r", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{AD}", "\u{34F}",
        "\u{61C}",
        "\u{115F}", "\u{180E}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{2028}", "\u{2029}",
        "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2060}", "\u{2066}", "\u{2067}", "\u{2068}",
        "\u{2069}", "\u{206F}", "\u{3164}", "\u{FE0F}", "\u{FEFF}", "\u{FFF9}", "\u{FFFF}", "\u{E0041}", "\u{10FFFF}",
    ]

    @Test("UTR 36: what cannot be seen, or turns what stands around it, is refused by place", arguments: hidden)
    func refuses(scalar: Unicode.Scalar) throws {
        let text = "检" + String(scalar) + "所"
        let problem = try #require(throws: FieldProblem.self) {
            try ShownText(text, field: "laboratory", charactersMax: 20)
        }
        #expect(problem.field == "laboratory")
        #expect(problem.reason.contains("at place 2"))
        #expect(ShownText.problem(of: text, field: "laboratory")?.reason == problem.reason)
    }

    @Test("A text has one character at least and no more than it may", arguments: ["", " \n\u{3000}", "123456789"])
    func length(text: String) {
        #expect(throws: FieldProblem.self) { try ShownText(text, field: "name", charactersMax: 8) }
    }

    @Test("White space around a text does not count")
    func spaces() throws {
        #expect(try ShownText("  12345678  ", field: "name", charactersMax: 8).text == "12345678")
    }
}
