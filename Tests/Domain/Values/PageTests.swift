import Testing
import Values

struct PageTests {
    @Test("Size 0 means 100 entries; up to 1,000 may be asked for", arguments: [(0, 100), (1, 1), (1000, 1000)])
    func sizes(asked: Int, size: Int) throws {
        #expect(try Page(size: asked, token: "").size == size)
    }

    @Test("A size out of range is refused", arguments: [-1, 1001, .max, .min])
    func badSizes(size: Int) {
        let problem = #expect(throws: FieldProblem.self) { try Page(size: size, token: "") }
        #expect(problem?.field == "page_size")
    }

    @Test("A token comes back from its text", arguments: 1...3)
    func tokens(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let bytes = (0..<Int.random(in: 1...768, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let token = PageToken(bytes: bytes)
            #expect(token.text.utf8.count <= PageToken.maximumLength)
            #expect(try Page(size: 0, token: token.text).token == token)
        }
        #expect(try Page(size: 0, token: "").token == nil)
    }

    @Test(
        "A token that no list made is refused",
        arguments: ["?", "A", "AA==", "+/+/", String(repeating: "A", count: 1025)])
    func badTokens(text: String) {
        let problem = #expect(throws: FieldProblem.self) { try Page(size: 0, token: text) }
        #expect(problem?.field == "page_token")
    }
}
