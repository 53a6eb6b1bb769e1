import Reference
import Testing
import Values

struct ReasonTextsTests {
    @Test(
        "COL-8: every cause has a sentence without a placeholder left, under every profile", arguments: Cause.allCases)
    func everyCause(cause: Cause) {
        for profile in ReferenceData.embedded.ruleProfiles.all {
            let text = ReferenceData.embedded.reasonTexts.text(of: cause, profile: profile)
            #expect(text.zh.hasSuffix("。") && text.en.hasSuffix("."))
            #expect(!text.zh.contains("{") && !text.en.contains("{"))
        }
    }

    @Test("COL-8: numbers in a sentence are those of the profile in force")
    func numbers() {
        let texts = ReferenceData.embedded.reasonTexts
        let strict = RuleProfile(version: "x", rules: [:], declarationDays: 7, feverTemperature: 370, areas: .none)
        let ninth = ReferenceData.embedded.ruleProfiles.default
        #expect(
            texts.text(of: .symptom, profile: ninth).en == "You declared symptoms or a temperature of 37.3 °C or more.")
        #expect(texts.text(of: .symptom, profile: strict).zh == "您申报了症状或体温不低于 37.0℃。")
        #expect(texts.text(of: .noDeclaration, profile: ninth).zh == "您没有 14 天内的健康申报。")
        #expect(
            texts.text(of: .noDeclaration, profile: strict).en == "You have no health declaration of the last 7 days.")
    }

    @Test(
        "A sentence with an unknown placeholder or a lone brace, and a cause without a sentence, are refused",
        arguments: [
            ("{declaration_days} 天", "{days} 天", "$.texts[10].zh has an unknown placeholder"),
            ("{declaration_days} 天", "{declaration_days 天", "$.texts[10].zh has a brace without a partner"),
            ("{declaration_days} 天", "declaration_days} 天", "$.texts[10].zh has a brace without a partner"),
            (#""inbound""#, #""symptom""#, "$.texts lacks inbound"),
            (#""inbound""#, #""symptom""#, "$.texts[9].cause is listed twice"),
            (#""zh": "您近期入境。", "#, "", "$.texts[7].zh is missing"),
        ])
    func problems(old: String, new: String, problem: String) throws {
        let folder = try ReferenceFolderFixture()
        try folder.write(.reasonTexts, replacing: [(old, new)])
        let problems = folder.problems()
        #expect(problems.contains { $0.hasPrefix("reason-texts.json: \(problem)") }, "\(problems)")
    }
}
