import Testing
import Values

struct CountryCodeTests {
    @Test("Three ASCII capitals are a code")
    func code() throws {
        #expect(try CountryCode("CHN") == .china)
        #expect(try CountryCode("USA").description == "USA")
    }

    @Test("Anything else is refused", arguments: ["", "US", "USAA", "usa", "U1A", "ＵＳＡ", "ß", " US"])
    func malformed(text: String) {
        let problem = #expect(throws: FieldProblem.self) { try CountryCode(text) }
        #expect(problem?.field == "country")
    }
}
