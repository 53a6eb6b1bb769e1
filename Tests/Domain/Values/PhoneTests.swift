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
        "ID-8: what has another form is refused, and the problem does not repeat it",
        arguments: [
            "", "1380013800", "138001380000", "1380013800a", "+8613800138000", "12300000000", "10000000000",
            "23800138000",
            " 1380013800", "１3800138000", "138 0013800",
        ])
    func malformed(text: String) {
        let problem = #expect(throws: FieldProblem.self) { try Phone(text, field: "new_phone") }
        #expect(problem?.field == "new_phone")
        #expect(text.isEmpty || problem?.reason.contains(text) == false)
    }

    @Test("ID-8: the middle of a phone is hidden")
    func masked() throws {
        #expect(try Phone("13800138000").masked == "138****8000")
    }
}
