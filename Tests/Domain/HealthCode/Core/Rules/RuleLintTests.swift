import HealthCodeCore
import Reference
import Testing
import Values

@Suite("The check of rules (COL-3 to COL-5)")
struct RuleLintTests {
    private static let base = ReferenceData.embedded.ruleProfiles.default

    /// The default profile with one rule exchanged.
    private static func with(
        _ cause: Cause, _ rule: RuleProfile.Rule?, declarationDays: Int64 = 14
    ) -> RuleProfile {
        var rules = base.rules
        rules[cause] = rule
        return RuleProfile(
            version: "other", rules: rules, declarationDays: declarationDays, feverTemperature: 373, areas: .none)
    }

    @Test("The profiles of the reference data have no errors", arguments: ReferenceData.embedded.ruleProfiles.all)
    func embedded(profile: RuleProfile) {
        #expect(RuleLint(profile).errors == [])
    }

    @Test("A close contact that is milder than a contact of one is a warning with a smallest case")
    func milder() throws {
        let profile = try #require(ReferenceData.embedded.ruleProfiles.named("2021"))
        let findings = RuleLint(profile).findings
        #expect(findings.map(\.severity) == [.warning])
        #expect(findings.map(\.field) == ["rules.closeContact"])
        #expect(findings[0].reason.contains("rules.secondaryContact give red"))
    }

    @Test("A cause that all profiles hold and this one does not is a warning, and keeps nothing from coming into force")
    func casesNotHeld() {
        let lint = RuleLint(Self.with(.confirmedCase, nil))
        #expect(lint.errors == [] && lint.structure == [])
        #expect(lint.findings.map(\.field).contains("rules.confirmedCase"))
        #expect(!RuleLint(Self.with(.symptom, nil)).findings.map(\.field).contains("rules.symptom"))
    }

    /// A wrong rule, and what is told of it.
    struct Wrong: CustomTestStringConvertible, Sendable {
        let profile: RuleProfile
        let property: RuleFinding.Property
        let field: String

        var testDescription: String { field }
    }

    private static let red7 = [RuleProfile.Phase(colour: .red, days: 7)]

    @Test(
        "Each thing that is wrong is told by property and field",
        arguments: [
            Wrong(
                profile: with(.closeContact, .init(whileOpen: nil, phases: [], exit: .none)), property: .totality,
                field: "rules.closeContact.phases"),
            Wrong(
                profile: with(.closeContact, .init(whileOpen: .red, phases: red7, exit: .none)), property: .totality,
                field: "rules.closeContact.while_open"),
            Wrong(
                profile: with(.confirmedCase, .init(whileOpen: nil, phases: red7, exit: .none)), property: .totality,
                field: "rules.confirmedCase.while_open"),
            Wrong(
                profile: with(.highRiskArea, .init(whileOpen: .red, phases: [], exit: .negativeAtEnd)),
                property: .totality, field: "rules.highRiskArea.exit"),
            Wrong(
                profile: with(
                    .inbound, .init(whileOpen: nil, phases: [.init(colour: .green, days: 3)], exit: .none)),
                property: .totality, field: "rules.inbound"),
            Wrong(
                profile: with(.inbound, .init(whileOpen: nil, phases: [.init(colour: .red, days: 0)], exit: .none)),
                property: .time, field: "rules.inbound.phases"),
            Wrong(
                profile: with(
                    .inbound,
                    .init(
                        whileOpen: nil, phases: Array(repeating: .init(colour: .red, days: 21), count: 3), exit: .none)),
                property: .time, field: "rules.inbound.phases"),
            Wrong(
                profile: with(
                    .inbound,
                    .init(
                        whileOpen: nil, phases: [.init(colour: .yellow, days: 3), .init(colour: .red, days: 3)],
                        exit: .none)), property: .monotone, field: "rules.inbound.phases"),
            Wrong(
                profile: with(
                    .confirmedCase,
                    .init(whileOpen: .yellow, phases: [.init(colour: .red, days: 3)], exit: .none)),
                property: .monotone, field: "rules.confirmedCase.phases"),
            Wrong(
                profile: with(
                    .confirmedCase,
                    .init(whileOpen: .red, phases: [.init(colour: .yellow, days: 7)], exit: .negativeAtEnd)),
                property: .time, field: "rules.confirmedCase.exit"),
            Wrong(
                profile: with(
                    .highRiskArea,
                    .init(whileOpen: .red, phases: [.init(colour: .yellow, days: 7)], exit: .none)),
                property: .time, field: "rules.highRiskArea.phases"),
            Wrong(
                profile: with(.inbound, nil, declarationDays: 31), property: .time, field: "declaration_days"),
        ])
    func wrong(_ wrong: Wrong) {
        let found = RuleLint(wrong.profile).errors
        #expect(found.map(\.field) == [wrong.field])
        #expect(found.map(\.property) == [wrong.property])
        #expect(RuleLint(wrong.profile).structure == found)
    }

    @Test("COL-14: an exit test that no time is left to demand is a warning, and one day less is none")
    func neverDemanded() {
        for (days, found) in [(60 as Int64, ["rules.closeContact.exit"]), (59, [])] {
            let rule = RuleProfile.Rule(
                whileOpen: nil, phases: [.init(colour: .red, days: days)], exit: .negativeAtEnd)
            let warned = RuleLint(Self.with(.closeContact, rule)).findings
            #expect(warned.filter { $0.property == .time }.map(\.field) == found)
            #expect(warned.allSatisfy { $0.severity == .warning })
        }
    }

    @Test("A cause that is not held is total: nothing else of it can be wrong")
    func notHeld() {
        #expect(RuleLint(Self.with(.symptom, nil)).errors == [])
    }
}
