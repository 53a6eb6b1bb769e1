import Reference
import Testing
import Values

struct NotificationTextsTests {
    @Test(
        "Every kind has a sentence in both languages, with its placeholders filled",
        arguments: NotificationKind.allCases)
    func everyKind(kind: NotificationKind) {
        let fields = Dictionary(
            uniqueKeysWithValues: kind.placeholders.map { name in
                (name, BilingualText(zh: "<\(name)>", en: "<\(name)>"))
            })
        let text = ReferenceData.embedded.notificationTexts.text(of: kind, fields: fields)
        for placeholder in kind.placeholders {
            #expect(text.zh.contains("<\(placeholder)>") && text.en.contains("<\(placeholder)>"))
        }
        #expect(!text.zh.contains("{") && !text.en.contains("{"))
    }

    @Test("Every word has a text in both languages", arguments: NotificationWord.allCases)
    func everyWord(word: NotificationWord) {
        let text = ReferenceData.embedded.notificationTexts.text(of: word)
        #expect(!text.zh.isEmpty && !text.en.isEmpty)
    }

    @Test("A placeholder without a text reads as an ellipsis")
    func missingField() {
        let text = ReferenceData.embedded.notificationTexts.text(of: .numberLost, fields: [:])
        #expect(text.en.hasPrefix("Your number … is now"))
    }

    @Test(
        "A sentence with an unknown placeholder, a lone brace or a hidden character, and a kind without one, are refused",
        arguments: [
            (
                "Your number {phone}", "Your number {name}",
                "$.texts[0].en has an unknown placeholder; known are {phone}"
            ),
            ("您的手机号 {phone}", "您的手机号 {phone", "$.texts[0].zh has a brace without a partner"),
            ("您的手机号 {phone}", "您的手机号 phone}", "$.texts[0].zh has a brace without a partner"),
            (
                "您的手机号 {phone}", "您的\u{202E}手机号 {phone}", "$.texts[0].zh holds a character that cannot be seen"
            ),
            (#""sampleTakenBack""#, #""numberLost""#, "$.texts lacks sampleTakenBack"),
            (#""sampleTakenBack""#, #""sample""#, "$.texts[1].kind must be one of"),
            (#""word": "openEnd""#, #""word": "noSource""#, "$.words lacks openEnd"),
            (#""word": "openEnd""#, #""word": "end""#, "$.words[12].word must be one of"),
        ])
    func problems(old: String, new: String, problem: String) throws {
        let folder = try ReferenceFolderFixture()
        try folder.write(.notificationTexts, replacing: [(old, new)])
        let problems = folder.problems()
        #expect(problems.contains { $0.hasPrefix("notification-texts.json: \(problem)") }, "\(problems)")
    }
}
