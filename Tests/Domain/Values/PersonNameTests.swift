import Testing
import Values

struct PersonNameTests {
    @Test(
        "Spaces around a name are dropped, those inside stay",
        arguments: [("  张三 ", "张三"), (" JUN MIN", "JUN MIN"), ("欧阳", "欧阳")])
    func names(text: String, name: String) throws {
        #expect(try PersonName(text).text == name)
    }

    @Test("A name is 1 to 50 characters without control characters")
    func refused() {
        for text in ["", "   ", String(repeating: "张", count: 51), "张\n三", "张\u{7F}", "\u{0}"] {
            let problem = #expect(throws: FieldProblem.self) { try PersonName(text) }
            #expect(problem?.field == "name")
        }
        #expect(throws: Never.self) { try PersonName(String(repeating: "张", count: 50)) }
    }

    @Test(
        "ID-8: at least one character of a name is hidden",
        arguments: [("李", "*"), ("张三", "张*"), ("张小三", "张*三"), ("欧阳小三", "欧**三"), ("JUN", "J*N")])
    func masked(text: String, masked: String) throws {
        #expect(try PersonName(text).masked == masked)
    }
}
