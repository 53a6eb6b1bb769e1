import Testing
import Values

struct PhoneTests {
    @Test(
        "ID-8: a number of any segment is a phone, whether or not a table knows the segment",
        arguments: ["13800138000", "13490000000", "19200000000", "14000000000", "17000000000", "19999999999"])
    func phones(text: String) throws {
        #expect(try Phone(text).number == text)
    }

    @Test(
        "ID-8: a phone is read in the spellings of files and telephones",
        arguments: [
            "138 0013 8000", "138-0013-8000", "+8613800138000", "+86 138 0013 8000", "8613800138000", "008613800138000",
            "(+86)13800138000", "（+86）138‑0013‑8000", "１３８００１３８０００", "＋８６１３８００１３８０００", "13800138000.0",
            "13800138000\u{A0}", "\u{3000}13800138000", "\u{202D}13800138000\u{202C}", "13800138000\r\n",
            "'13800138000",
            "=\"13800138000\"", "138\u{AD}00138000", " 13800138000 ", "86-138-0013-8000",
        ])
    func spellings(text: String) throws {
        #expect(try Phone(text).number == "13800138000")
    }

    @Test(
        "ID-8: what has another form is refused for its own reason, and the problem does not repeat it",
        arguments: [
            ("", "must be given"), ("  ", "must be given"), ("1380013800", "11 digits"), ("138001380000", "11 digits"),
            ("12300000000", "11 digits"), ("23800138000", "11 digits"), ("1380013800a", "U+0061"),
            ("138٠٠138000", "U+0660"), ("1.38001E+10", "spreadsheet"), ("013800138000", "begins with 0"),
            ("0571-88880000", "landline"), ("010-12345678", "landline"), ("13800138000/13800138001", "more than one"),
            ("13800138000 13800138001", "more than one"), ("13800138000，13800138001", "more than one"),
            ("+85291234567", "mainland"), ("138****8000", "U+002A"), ("86861380013800", "11 digits"),
        ])
    func malformed(text: String, reason: String) {
        let problem = #expect(throws: FieldProblem.self) { try Phone(text, field: "new_phone") }
        #expect(problem?.field == "new_phone")
        #expect(problem?.reason.contains(reason) == true)
        #expect(text.isEmpty || problem?.reason.contains(text) == false)
    }

    @Test(
        "ID-8: every spelling of a phone is that phone; no other text is one, and none ends the program",
        arguments: 1...4)
    func generated(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2500 {
            let number = "1\(Int.random(in: 3_000_000_000...9_999_999_999, using: &random))"
            let code = ["", "", "+86", "86", "0086", "+86 ", "(+86)"].randomElement(using: &random)!
            let text = MadeDocument.respelled(
                code + number, separators: MadeDocument.separators + ["\n"], using: &random)
            #expect(try Phone(text).number == number, "seed \(seed): \(text.debugDescription)")
            if let phone = try? Phone(RandomText.text(using: &random)) { #expect(try Phone(phone.number) == phone) }
        }
    }

    @Test("ID-8: the middle of a phone is hidden")
    func masked() throws {
        #expect(try Phone("13800138000").masked == "138****8000")
    }
}
