import Testing
import Values

struct CountryCodeTests {
    @Test("ID-6: three ASCII letters in either case are a code, full-width ones too")
    func code() throws {
        #expect(try CountryCode("CHN") == .china)
        for text in ["USA", "usa", "ＵＳＡ", " USA", "U\u{200B}SA"] {
            #expect(try CountryCode(text).description == "USA")
        }
    }

    @Test("Anything else is refused", arguments: ["", "US", "USAA", "uſa", "U1A", "D<<", "ß", " US", "U SA"])
    func malformed(text: String) {
        let problem = #expect(throws: FieldProblem.self) { try CountryCode(text) }
        #expect(problem?.field == "country")
    }
}
