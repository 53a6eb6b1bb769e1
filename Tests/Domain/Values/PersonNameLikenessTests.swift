import Testing

@testable import Values

@Suite("How spellings of names compare")
struct PersonNameLikenessTests {
    /// Two spellings of a name, and whether they are of one.
    static let table: [(String, String, PersonName.Likeness)] = [
        // Chinese characters
        ("张三", "张三", .same), ("张三", "张三丰", .different), ("张三", "李三", .different),
        ("张　三", "张三", .same), (" 张 三 ", "张三", .same), ("欧阳 娜娜", "欧阳娜娜", .same),
        // Names of minorities: five dots, none, and long ones
        ("古丽·艾山", "古丽•艾山", .same), ("古丽·艾山", "古丽．艾山", .same), ("古丽·艾山", "古丽・艾山", .same),
        ("古丽·艾山", "古丽‧艾山", .same), ("古丽·艾山", "古丽艾山", .same), ("古丽·艾山", "艾山·古丽", .same),
        ("古丽·艾山", "古丽", .different), ("古丽·艾山", "古丽·艾山江", .different),
        (
            "阿不都热合曼·买买提伊明·吾斯曼江·阿布都克里木·玉素甫阿吉·托合提",
            "阿不都热合曼买买提伊明吾斯曼江阿布都克里木玉素甫阿吉托合提", .same
        ),
        // Rare characters, variants, and characters of private use
        ("𬎆𫖯", "𬎆𫖯", .same), ("𠮷野", "吉野", .different), ("葛\u{E0100}曾", "葛曾", .same),
        ("\u{F92C}朗", "\u{90CE}朗", .same), ("王\u{E7C7}", "王㛃", .undecided), ("王\u{E7C7}", "李㛃", .different),
        ("王\u{E7C7}", "王", .different), ("\u{E000}\u{E001}", "王㛃", .undecided),
        // Generations
        ("佐佐木", "佐々木", .different), ("佐々木", "佐々木", .same), ("李〇", "李〇", .same), ("李〇", "李零", .different),
        // Latin letters: case, order, spaces, hyphens, apostrophes, commas
        ("SMITH JOHN", "John Smith", .same), ("Smith, John", "john smith", .same),
        ("John Smith", "John Smyth", .different),
        ("O'Brien-Smith, Mary Ann", "MARYANN OBRIEN SMITH", .same), ("O’Brien", "OBRIEN", .same),
        ("Jean-Pierre Dupont", "JEANPIERRE DUPONT", .same), ("Jean Dupont", "Jean Pierre Dupont", .different),
        ("Kim Min-jun", "KIM MINJUN", .same), ("Min-jun Kim", "KIM MIN JUN", .same),
        ("ＳＭＩＴＨ", "smith", .same), ("Al-Rashid", "Al Rashid", .same),
        ("Muhammad ibn Musa", "Musa ibn Muhammad", .same), ("Lee", "Li", .different),
        // Accents, and how passports write them
        ("José", "Jose\u{301}", .same), ("José", "JOSE", .same), ("Nguyễn Thị Ánh", "NGUYEN THI ANH", .same),
        ("Müller", "MUELLER", .same), ("Müller", "Muller", .same), ("Weiß", "WEISS", .same),
        ("Søren Åkesson", "SOEREN AAKESSON", .same), ("Đặng", "DANG", .same), ("Łukasz", "LUKASZ", .same),
        ("Mueller", "Muller", .different),
        // Other scripts, and no transliteration
        ("Иван Петров", "ПЕТРОВ ИВАН", .same), ("김민준", "김민준", .same), ("张三", "Zhang San", .different),
        ("张三\u{301}", "张三", .different),
    ]

    @Test("ID-7: two spellings are of one name as the table says, whichever comes first", arguments: table)
    func likeness(left: String, right: String, likeness: PersonName.Likeness) throws {
        let (left, right) = (try PersonName(left), try PersonName(right))
        #expect(left.likeness(to: right) == likeness)
        #expect(right.likeness(to: left) == likeness)
    }

    @Test(
        "ID-8: masks hide all of a name but its first and last character",
        arguments: [
            ("张三", "张*"), ("张小三", "张*三"), ("古丽•艾山", "古***山"), ("𬎆𫖯", "𬎆*"), ("王", "*"),
            ("葛\u{E0100}曾䮌", "葛\u{E0100}*䮌"), ("李〇", "李*"), ("佐々木", "佐*木"), ("José", "J**é"),
            ("O'Brien, Jr.", "O**********."), ("Nguyễn Thị Ánh", "N************h"),
        ])
    func masks(name: String, mask: String) throws {
        #expect(try PersonName(name).masked == mask)
    }

    @Test(
        "What no name holds is refused: nothing to see, turned text, symbols, leftovers of programs, 101 characters",
        arguments: [
            "", "　", "\u{200B}", "·", "张\u{200B}三", "\u{202E}三张", "张三\u{200F}", "👨‍👩‍👧", "null", "=1+1", "<b>张</b>",
            String(repeating: "张", count: 101), "张○○", "张*三", "1234",
        ])
    func refused(name: String) {
        #expect(throws: FieldProblem.self) { try PersonName(name) }
    }

    @Test("A name of 100 characters is accepted, rare characters among them, and compares with itself")
    func longest() throws {
        let name = try PersonName(String(repeating: "𬎆", count: 98) + "·张")
        #expect(name.text.count == 100 && name.likeness(to: name) == .same)
    }
}
