import Testing
import Values

@Suite("Names of real people, and what is none")
struct NamesTests {
    @Test(
        "Real names are taken with one kind of dot and space; blanks, controls, direction marks and formulas are refused"
    )
    func names() throws {
        let parts = "阿不都热合曼·买买提伊明·吾斯曼江·阿布都克里木·玉素甫阿吉·托合提"
        try CaseFile("names/people.csv").expect([
            "middle dot": .accepted("古丽·艾山"),
            "bullet": .accepted("古丽·艾山"),
            "full-width full stop": .accepted("古丽·艾山"),
            "katakana middle dot": .accepted("古丽·艾山"),
            "hyphenation point": .accepted("古丽·艾山"),
            "rare characters": .accepted("𬞆𫖯"),
            "extension A": .accepted("㛃"),
            "extension B": .accepted("𠮷野"),
            "extension A in the middle": .accepted("葛曾䮌"),
            "ideographic spaces around": .accepted("张三"),
            "ideographic space inside": .accepted("张 三"),
            "zero-width space": .refused("U+200B (ZERO WIDTH SPACE) at place 2"),
            "right-to-left override": .refused("U+202E (RIGHT-TO-LEFT OVERRIDE) at place 1"),
            "right-to-left mark": .refused("U+200F (RIGHT-TO-LEFT MARK) at place 3"),
            "line separator": .refused("U+2028 (LINE SEPARATOR) at place 1"),
            "next line": .refused("U+0085"),
            "combining accent": .accepted("e\u{301}lodie"),
            "Vietnamese": .accepted("Nguyễn Thị Ánh"),
            "56 letters": .accepted("Wolfeschlegelsteinhausenbergerdorff Hubert Blaine Senior"),
            "five parts": .accepted(parts),
            "Latin punctuation": .accepted("O'Brien-Müller, Jr."),
            "private use": .accepted("王\u{E864}"),
            "emoji": .refused("U+1F468 (MAN) at place 1"),
            "only an ideographic space": .refused("1 to 100 characters"),
            "only a zero-width space": .refused("U+200B"),
            "only a dot": .refused("no letter"),
            "the word null": .refused("empty field"),
            "formula": .refused("U+003D (EQUALS SIGN) at place 1"),
            "mark on a Chinese character": .accepted("张三\u{301}"),
            "no-break space": .accepted("欧阳 娜娜"),
            "one title-case letter": .accepted("ǅ"),
            "markup": .refused("U+003C (LESS-THAN SIGN) at place 1"),
        ]) { (try PersonName($0["name"] ?? "").text, []) }
    }

    @Test("A correction to an equivalent character is a correction: bytes decide")
    func equivalent() throws {
        let names = try CaseFile("equivalent-names/names.csv").rows.map { try PersonName($0["name"] ?? "") }
        #expect(names.count == 4 && Set(names).count == 4)
        #expect(Set(names.map(\.text)).count == 2, "Swift's own equality takes them for two")
    }
}
