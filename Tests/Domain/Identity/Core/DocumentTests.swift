import IdentityCore
import Testing

@Suite("Documents (ID-1 to ID-7)")
struct DocumentTests {
    static let today = CivilDay(year: 2022, month: 12, day: 1)!

    @Test(
        "ID-1 to ID-6: valid numbers of every kind, in the spellings people use",
        arguments: [
            (Document.Kind.residentID, "11010519491231002X", "11010519491231002X"),
            (.residentID, "110105 19491231 002x", "11010519491231002X"),
            (.hmtResidencePermit, "810000199408230021", "810000199408230021"),
            (.hmtResidencePermit, "83000019810715006X", "83000019810715006X"),
            (.hmTravelPermit, "H12345678", "H12345678"), (.hmTravelPermit, "m1234567890", "M1234567890"),
            (.taiwanTravelPermit, "12345678", "12345678"), (.taiwanTravelPermit, "1234567890", "1234567890"),
            (.foreignPermanentResidentID, "USA110075010101", "USA110075010101"),
        ])
    func valid(kind: Document.Kind, number: String, normalised: String) throws {
        #expect(try Document(kind: kind, number: number, today: Self.today).number == normalised)
    }

    @Test(
        "ID-1: each wrong resident number is refused for its own reason, and the reason does not repeat it",
        arguments: [
            ("110105194912310021", "check"), ("1101051949123100", "17 digits"), ("11010519491331002X", "birth date"),
            ("11010520991231002X", "future"), ("99010519491231002X", "division"), ("", "must be given"),
            ("1101051949123100２X", "20 characters"),
        ])
    func refused(number: String, reason: String) {
        let problem = #expect(throws: FieldProblem.self) {
            try Document(kind: .residentID, number: number, today: Self.today)
        }
        #expect(problem?.field == "number")
        #expect(problem?.reason.contains(reason) == true || reason == "20 characters")
        #expect(number.isEmpty || problem?.reason.contains(number) == false)
    }

    @Test("ID-1: changing any one digit of a valid number is noticed (GB 11643: ISO 7064 MOD 11-2)")
    func everySingleErrorIsFound() {
        let valid = Array("11010519491231002X")
        for position in 6..<17 {
            for digit in "0123456789" where digit != valid[position] {
                var changed = valid
                changed[position] = digit
                #expect(throws: FieldProblem.self) {
                    try Document(kind: .residentID, number: String(changed), today: Self.today)
                }
            }
        }
    }

    @Test("ID-6: a passport needs its country, three letters of ISO 3166-1", arguments: ["", "US", "USAA", "12A"])
    func passportNeedsCountry(country: String) {
        let problem = #expect(throws: FieldProblem.self) {
            try Document(kind: .passport, country: country, number: "E12345678", today: Self.today)
        }
        #expect(problem?.field == "country")
    }

    @Test("ID-6: one document has one key text, whatever its spelling; another country's number has another")
    func canonicalText() throws {
        let one = try Document(kind: .passport, country: "usa", number: "e 1234-5678", today: Self.today)
        let same = try Document(kind: .passport, country: "USA", number: "E12345678", today: Self.today)
        let other = try Document(kind: .passport, country: "FRA", number: "E12345678", today: Self.today)
        #expect(one.canonical == same.canonical)
        #expect(one.canonical != other.canonical)
    }

    @Test("ID-7: only passports and 台胞证 ask for the document to be checked", arguments: Document.Kind.allCases)
    func needsCheck(kind: Document.Kind) throws {
        let numbers: [Document.Kind: String] = [
            .residentID: "11010519491231002X", .hmtResidencePermit: "810000199408230021", .hmTravelPermit: "H12345678",
            .taiwanTravelPermit: "12345678", .foreignPermanentResidentID: "USA110075010101", .passport: "E12345678",
        ]
        let number = try #require(numbers[kind])
        let document = try Document(kind: kind, country: kind == .passport ? "USA" : "", number: number, today: Self.today)
        #expect(document.needsCheck == (kind == .passport || kind == .taiwanTravelPermit))
    }

    @Test("ID-8: documents, phones and names are masked as people know it")
    func masks() throws {
        #expect(try Document(kind: .residentID, number: "11010519491231002X", today: Self.today).masked == "110105********002X")
        #expect(try Document(kind: .hmTravelPermit, number: "H12345678", today: Self.today).masked == "*****5678")
        #expect(try Phone("13800138000").masked == "138****8000")
        #expect(try ["张三", "张小三", "李", "欧阳小三"].map { try PersonName($0).masked } == ["张*", "张*三", "*", "欧**三"])
    }
}

@Suite("Phones (ID-8)")
struct PhoneTests {
    @Test(
        "ID-8: the default operator follows MIIT's table of prefixes",
        arguments: [
            ("13300000000", Phone.Operator.telecom), ("17020000000", .telecom), ("13490000000", nil),
            ("13480000000", .mobile), ("17050000000", .mobile), ("17040000000", .unicom), ("18600000000", .unicom),
            ("19200000000", .broadnet), ("12300000000", nil),
        ])
    func operators(number: String, issuer: Phone.Operator?) {
        #expect((try? Phone(number))?.defaultOperator == issuer)
    }

    @Test("A phone is 11 digits", arguments: ["", "1380013800", "138001380000", "1380013800a", "+8613800138000"])
    func malformed(number: String) {
        #expect(throws: FieldProblem.self) { try Phone(number) }
    }
}

@Suite("SMS codes (ID-10)")
struct SmsPolicyTests {
    @Test("ID-10: 60 s between codes, 5 an hour, 10 a day; the wait is exact")
    func limits() {
        #expect(SmsPolicy.wait(afterSending: [], now: 1000) == nil)
        #expect(SmsPolicy.wait(afterSending: [1000], now: 1059) == 1)
        #expect(SmsPolicy.wait(afterSending: [1000], now: 1060) == nil)
        let five = [0, 100, 200, 300, 400].map(Int64.init)
        #expect(SmsPolicy.wait(afterSending: five, now: 500) == 3100)
        #expect(SmsPolicy.wait(afterSending: five, now: 3600) == nil)
        let ten = (0..<10).map { Int64($0) * 3600 }
        #expect(SmsPolicy.wait(afterSending: ten, now: 36000) == 50400)
    }

    @Test("ID-10: a code is good once within 5 minutes and 5 wrong tries")
    func judged() {
        #expect(SmsPolicy.judge(sentAt: 0, wrongTries: 0, matches: true, now: 299) == .accepted)
        #expect(SmsPolicy.judge(sentAt: 0, wrongTries: 0, matches: true, now: 300) == .none)
        #expect(SmsPolicy.judge(sentAt: 0, wrongTries: 4, matches: false, now: 1) == .wrong)
        #expect(SmsPolicy.judge(sentAt: 0, wrongTries: 5, matches: true, now: 1) == .none)
        #expect(SmsPolicy.judge(sentAt: nil, wrongTries: 0, matches: true, now: 1) == .none)
    }

    @Test("ID-10: a code is six digits, leading zeros kept", arguments: [(7 as UInt64, "000007"), (1_234_567, "234567")])
    func sixDigits(random: UInt64, code: String) {
        #expect(SmsPolicy.code(from: random) == code)
        #expect(SmsPolicy.hasForm(code))
    }
}
