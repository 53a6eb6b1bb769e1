import Reference
import Testing
import Values

struct HoldTextsTests {
    private let texts = ReferenceData.embedded.holdTexts

    @Test("Every cause has something to do now, in both languages", arguments: Cause.allCases)
    func actions(cause: Cause) {
        let text = texts.action(for: cause)
        #expect(!text.zh.isEmpty && !text.en.isEmpty)
    }

    @Test("Every sentence has its placeholders filled in both languages", arguments: HoldSentence.allCases)
    func sentences(sentence: HoldSentence) {
        let fields = Dictionary(uniqueKeysWithValues: sentence.placeholders.map { ($0, "<\($0)>") })
        let text = texts.text(of: sentence, fields: fields)
        for placeholder in sentence.placeholders {
            #expect(text.zh.contains("<\(placeholder)>") && text.en.contains("<\(placeholder)>"))
        }
        #expect(!text.zh.contains("{") && !text.en.contains("{"))
    }

    @Test("No sentence accuses anybody or calls anything invalid")
    func kindWords() {
        let all =
            Cause.allCases.map(texts.action(for:)) + HoldSentence.allCases.map { texts.text(of: $0) }
            + Cause.allCases.map {
                ReferenceData.embedded.reasonTexts.text(of: $0, profile: ReferenceData.embedded.ruleProfiles.default)
            }
        for text in all {
            for word in ["违", "拒不", "必须", "不得", "must", "invalid", "failed", "violat"] {
                #expect(!text.zh.contains(word) && !text.en.contains(word), "\(text)")
            }
        }
    }

    @Test(
        "A file that lacks a sentence or a cause, or has an unknown placeholder, is refused",
        arguments: [
            (#""sentence": "objection""#, #""sentence": "testNow""#, "$.sentences lacks objection"),
            (#""cause": "symptom""#, #""cause": "inbound""#, "$.actions lacks symptom"),
            ("on {end} at the earliest.", "on {day} at the earliest.", "$.sentences[0].en has an unknown placeholder"),
            ("现在就可以去做核酸检测。", "现在{now}。", "$.sentences[8].zh has a placeholder, but takes none"),
        ])
    func problems(old: String, new: String, problem: String) throws {
        let folder = try ReferenceFolderFixture()
        try folder.write(.holdTexts, replacing: [(old, new)])
        let problems = folder.problems()
        #expect(problems.contains { $0.hasPrefix("hold-texts.json: \(problem)") }, "\(problems)")
    }
}
