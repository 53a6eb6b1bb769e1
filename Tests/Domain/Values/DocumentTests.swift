import Testing
import Values

struct DocumentTests {
    static let today = ChinaDay(year: 2022, month: 12, day: 1)!

    /// The tables of these tests.
    struct Tables: DocumentTables {
        func isDivision(_ division: Division) -> Bool {
            [110_000, 110_105, 330_000, 330_106, 440_000].contains(division.code)
        }

        func isCountry(_ country: CountryCode) -> Bool {
            ["CHN", "DEU", "FRA", "GBR", "TUR", "USA"].contains(country.text)
        }
    }

    static func document(_ kind: Document.Kind, _ number: String, country: String = "") throws(FieldProblem) -> Document
    {
        try Document(kind: kind, country: country, number: number, today: today, tables: Tables())
    }

    @Test(
        "ID-1 to ID-6: a valid number of every kind is normalised, in the spellings people use",
        arguments: [
            (Document.Kind.residentID, "11010519491231002X", "11010519491231002X"),
            (.residentID, "110105 19491231 002x", "11010519491231002X"),
            (.hmtResidencePermit, "810000199408230021", "810000199408230021"),
            (.hmtResidencePermit, "83000019810715006X", "83000019810715006X"),
            (.hmTravelPermit, "H12345678", "H12345678"), (.hmTravelPermit, "m1234567890", "M1234567890"),
            (.taiwanTravelPermit, "12345678", "12345678"), (.taiwanTravelPermit, "1234567890", "1234567890"),
            (.foreignPermanentResidentID, "usa-110075010101", "USA110075010101"),
        ])
    func valid(kind: Document.Kind, number: String, normalised: String) throws {
        #expect(try Self.document(kind, number).number == normalised)
    }

    @Test(
        "ID-1: each wrong resident number is refused for its own reason, and the reason does not repeat it",
        arguments: [
            ("110105194912310021", "check"), ("1101051949123100", "17 digits"), ("11010519491331002X", "birth date"),
            ("11010518491231002X", "birth date"), ("11010519490229002X", "birth date"),
            ("11010520991231002X", "future"), ("99010519491231002X", "province"), ("01010519491231002X", "province"),
            ("", "must be given"), ("  - ", "must be given"), (String(repeating: "1", count: 21), "20 characters"),
            ("110105491231002", "17 digits"), ("110105194912310٠X", "U+0660 (ARABIC-INDIC DIGIT ZERO) at place 16"),
        ])
    func refused(number: String, reason: String) throws {
        let problem = try #require(throws: FieldProblem.self) { try Self.document(.residentID, number) }
        #expect(problem.field == "number")
        #expect(problem.reason.contains(reason))
        #expect(number.isEmpty || !problem.reason.contains(number))
    }

    @Test(
        "ID-2 to ID-6: a number of another form is refused",
        arguments: [
            (Document.Kind.hmtResidencePermit, "11010519491231002X"), (.hmTravelPermit, "T12345678"),
            (.hmTravelPermit, "H123456789"), (.taiwanTravelPermit, "123456789"), (.taiwanTravelPermit, "1234567A"),
            (.foreignPermanentResidentID, "11010519491231002X"), (.foreignPermanentResidentID, "US1110075010101"),
            (.passport, "E123"), (.passport, "E12345678901234567"), (.passport, "E1234567é"),
        ])
    func otherForm(kind: Document.Kind, number: String) {
        let problem = #expect(throws: FieldProblem.self) { try Self.document(kind, number, country: "CHN") }
        #expect(problem?.field == "number")
    }

    @Test("ID-1: the birth date may be today and not tomorrow")
    func birthToday() throws {
        let born = try #require(Self.numbers(withBirth: "20221201"))
        let unborn = try #require(Self.numbers(withBirth: "20221202"))
        #expect(throws: Never.self) { try Self.document(.residentID, born) }
        #expect(throws: FieldProblem.self) { try Self.document(.residentID, unborn) }
    }

    /// A resident number of a birth date with its right check character.
    static func numbers(withBirth birth: String) -> String? {
        let digits = "330106\(birth)002"
        return digits + String(decoding: [DocumentNumber.checkCharacter(digits.utf8)], as: UTF8.self)
    }

    @Test("ID-1: changing any one digit of a valid number is noticed (GB 11643: ISO 7064 MOD 11-2)", arguments: 0..<18)
    func everySingleErrorIsFound(position: Int) {
        for valid in ["11010519491231002X", "330106200002290029", "330106195910019876"].compactMap(Self.withCheck) {
            for digit in "0123456789X" where digit != Array(valid)[position] {
                var changed = Array(valid)
                changed[position] = digit
                // Every division is accepted here, so that the check character alone has to find the error.
                #expect(throws: FieldProblem.self) {
                    try Document(kind: .residentID, number: String(changed), today: Self.today, tables: EveryCode())
                }
            }
        }
    }

    private static func withCheck(_ number: String) -> String? {
        let digits = number.prefix(17)
        return digits + String(decoding: [DocumentNumber.checkCharacter(digits.utf8)], as: UTF8.self)
    }

    @Test(
        "ID-6: a passport needs its country, three letters of ISO 3166-1",
        arguments: ["", "US", "USAA", "12A", "uſa", "ßA", "ZZZ", "D<<"])
    func passportNeedsCountry(country: String) {
        let problem = #expect(throws: FieldProblem.self) { try Self.document(.passport, "E12345678", country: country) }
        #expect(problem?.field == "country")
    }

    @Test("ID-6: one document has one key text, whatever its spelling", arguments: 1...3)
    func oneKey(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for (kind, country, number) in [
            (Document.Kind.residentID, "CHN", "11010519491231002X"), (.passport, "USA", "E12345678"),
            (.hmTravelPermit, "CHN", "H12345678"), (.foreignPermanentResidentID, "CHN", "USA110075010101"),
        ] {
            let key = "\(kind.rawValue)|\(country)|\(number)"
            for _ in 0..<100 {
                let spelling = Self.spelling(of: number, using: &random)
                let code = Bool.random(using: &random) ? country.lowercased() : country
                #expect(try Self.document(kind, spelling, country: code).keyText == key)
            }
            if kind != .passport { #expect(try Self.document(kind, number).keyText == key) }
        }
    }

    /// The number with letters of random case and spaces and hyphens anywhere.
    private static func spelling(of number: String, using random: inout SeededGenerator) -> String {
        number.reduce(into: "") { text, character in
            text += Bool.random(using: &random) ? character.lowercased() : String(character)
            if Int.random(in: 0..<4, using: &random) == 0 { text += Bool.random(using: &random) ? " " : "-" }
        }
    }

    @Test(
        "ID-6: letters of other scripts never become another person's number",
        arguments: ["Eß123456", "Eſ1234567", "Eı1234567", "Eﬀ123456"])
    func noUnicodeCaseMapping(number: String) {
        #expect(throws: FieldProblem.self) { try Self.document(.passport, number, country: "DEU") }
    }

    @Test("ID-6: kinds and countries have keys of their own")
    func differentKeys() throws {
        let keys = try [
            Self.document(.passport, "E12345678", country: "USA"),
            Self.document(.passport, "E12345678", country: "FRA"),
            Self.document(.taiwanTravelPermit, "12345678"), Self.document(.passport, "12345678", country: "CHN"),
        ].map(\.keyText)
        #expect(Set(keys).count == keys.count)
    }

    @Test(
        "ID-7 and ID-8: passports and 台胞证 ask for a look at the document, and every number is masked",
        arguments: [
            (Document.Kind.residentID, "11010519491231002X", "110105********002X", false),
            (.hmtResidencePermit, "810000199408230021", "810000********0021", false),
            (.hmTravelPermit, "H12345678", "*****5678", false), (.taiwanTravelPermit, "12345678", "****5678", true),
            (.foreignPermanentResidentID, "USA110075010101", "USA110*****0101", false),
            (.passport, "E12345678", "*****5678", true), (.passport, "E1234", "*1234", true),
        ])
    func shown(kind: Document.Kind, number: String, masked: String, needsCheck: Bool) throws {
        let document = try Self.document(kind, number, country: kind == .passport ? "USA" : "")
        #expect(document.masked == masked)
        #expect(document.needsCheck == needsCheck)
    }

    @Test("ID-6: the raw value of a kind is part of stored keys and never changes")
    func rawValues() {
        #expect(Document.Kind.allCases.map(\.rawValue) == [1, 2, 3, 4, 5, 6])
    }
}
