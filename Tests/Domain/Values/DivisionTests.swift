import Testing
import Values

struct DivisionTests {
    @Test("A county knows its city and its province; a province is its own city and province")
    func parents() throws {
        let county = try Division("330106")
        #expect(county.code == 330_106)
        #expect(county.description == "330106")
        #expect(county.prefecture.description == "330100")
        #expect(county.province.description == "330000")
        #expect(county.province.province == county.province)
        #expect(county.province.prefecture == county.province)
        #expect(county.province < county)
    }

    @Test(
        "What is not six ASCII digits is refused, and the problem names the caller's field",
        arguments: ["+33010", "-33010", "33010", "3301060", "33 106", "٣٣٠١٠٦", "033010", "33010a", ""])
    func malformed(text: String) {
        let problem = #expect(throws: FieldProblem.self) { try Division(text, field: "home_division") }
        #expect(problem?.field == "home_division")
    }

    @Test(
        "A code is read in the spellings of files",
        arguments: ["３３０１０６", " 330106\u{A0}", "\u{FEFF}330106", "330106.0", "'330106", "=\"330106\"", "330106\r\n"])
    func spellings(text: String) throws {
        #expect(try Division(text).description == "330106")
    }

    @Test("A number of other than six digits is no code", arguments: [0, 99_999, 1_000_000, .max] as [UInt32])
    func noCode(code: UInt32) {
        #expect(Division(code: code) == nil)
    }
}
