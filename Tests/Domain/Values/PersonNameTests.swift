import Testing
import Values

struct PersonNameTests {
    @Test(
        "White space around a name is dropped, and spaces inside become single blanks",
        arguments: [
            ("  张三 ", "张三"), (" JUN MIN", "JUN MIN"), ("欧阳", "欧阳"), ("\u{3000}张三\u{3000}", "张三"),
            ("张\u{3000}三", "张 三"), ("欧阳\u{A0}\u{A0}娜娜", "欧阳 娜娜"), ("张三\r\n", "张三"), ("\t张三", "张三"),
        ])
    func names(text: String, name: String) throws {
        #expect(try PersonName(text).text == name)
    }

    @Test("Every dot between the parts of a name becomes one kind", arguments: Array("·•・．‧･⋅∙"))
    func dots(dot: Character) throws {
        #expect(try PersonName("古丽\(dot)艾山").text.hasSameBytes(as: "古丽·艾山"))
    }

    @Test(
        "Names of real people are taken as they are",
        arguments: [
            "𬞆𫖯", "㛃", "𠮷野", "葛曾䮌", "王\u{E864}", "〇", "佐々木", "葛\u{E0100}", "e\u{301}lodie", "Nguyễn Thị Ánh",
            "O'Brien-Müller, Jr.", "O’Brien", "ǅ", "Wolfeschlegelsteinhausenbergerdorff Hubert Blaine Senior",
            "阿不都热合曼·买买提伊明·吾斯曼江·阿布都克里木·玉素甫阿吉·托合提", "محمد", "김철수", "ป้อม", "Elizabeth 2nd", "张三（小）",
        ])
    func real(name: String) throws {
        #expect(try PersonName(name).text.hasSameBytes(as: name))
    }

    @Test(
        "What no name holds is refused, and the character is named with its place",
        arguments: [
            ("张\n三", "U+000A"), ("张\u{7F}", "U+007F"), ("\u{0}", "U+0000"),
            ("张\u{200B}三", "U+200B (ZERO WIDTH SPACE) at place 2"),
            ("\u{202E}三张", "U+202E (RIGHT-TO-LEFT OVERRIDE) at place 1"), ("张三\u{200F}", "U+200F"),
            ("\u{2028}张三", "U+2028"), ("张\u{85}三", "U+0085"), ("👨‍👩‍👧", "U+1F468"), ("=1+1", "U+003D"),
            ("<b>张</b>", "U+003C"),
            ("张\u{FE0F}三", "U+FE0F"), ("张三/李四", "U+002F"), ("张\u{FFFD}", "U+FFFD"), ("张三?", "U+003F"),
            ("张@三", "U+0040"), ("\u{200B}", "U+200B"),
        ])
    func foreign(text: String, named: String) {
        let problem = #expect(throws: FieldProblem.self) { try PersonName(text, field: "person.name") }
        #expect(problem?.field == "person.name")
        #expect(problem?.reason.contains(named) == true)
    }

    @Test(
        "A name holds a letter",
        arguments: ["", " ", "\u{3000}", "\u{A0}\t", "·", "-", "13800138000", "()", "\u{301}", "null", "NULL"])
    func nothing(text: String) {
        #expect(throws: FieldProblem.self) { try PersonName(text) }
    }

    @Test("A name has at most 100 characters, and at most 200 scalars with their marks")
    func bounds() {
        #expect(throws: Never.self) { try PersonName(String(repeating: "张", count: 100)) }
        #expect(throws: FieldProblem.self) { try PersonName(String(repeating: "张", count: 101)) }
        #expect(throws: Never.self) { try PersonName("Zoe" + String(repeating: "\u{308}", count: 197)) }
        #expect(throws: FieldProblem.self) { try PersonName("Zoe" + String(repeating: "\u{308}", count: 198)) }
        #expect(throws: FieldProblem.self) { try PersonName(String(repeating: " ", count: 2000) + "张三") }
    }

    @Test(
        "Any text is refused or becomes a name that stays as it is, without controls and direction marks",
        arguments: 1...4)
    func anyText(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<5000 {
            let text = String("张欧阳Zoë·• ’-,".randomElement(using: &random)!) + RandomText.text(using: &random)
            guard let name = try? PersonName(text) else { continue }
            #expect(try PersonName(name.text) == name)
            #expect(
                name.text.unicodeScalars.allSatisfy {
                    $0 == " "
                        || !$0.properties.isWhitespace && !$0.properties.isBidiControl
                            && $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
                })
        }
    }

    @Test("Names are compared by their bytes: a correction to an equivalent character is another name")
    func bytes() throws {
        #expect("\u{F92C}朗" == "\u{90CE}朗", "this is why")
        #expect(try PersonName("\u{F92C}朗") != PersonName("\u{90CE}朗"))
        #expect(try PersonName("José") != PersonName("Jose\u{301}"))
        #expect(try Set([PersonName("\u{F92C}朗"), PersonName("\u{90CE}朗"), PersonName("\u{90CE}朗")]).count == 2)
        #expect(try PersonName("\u{F92C}朗").text.unicodeScalars.first == "\u{F92C}")
    }

    @Test(
        "ID-8: at least one character of a name is hidden",
        arguments: [("李", "*"), ("张三", "张*"), ("张小三", "张*三"), ("欧阳小三", "欧**三"), ("JUN", "J*N")])
    func masked(text: String, masked: String) throws {
        #expect(try PersonName(text).masked == masked)
    }
}
