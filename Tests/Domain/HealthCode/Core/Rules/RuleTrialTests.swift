import Reference
import Testing
import Values

@testable import HealthCodeCore

@Suite("More evidence of risk never gives a better colour")
struct RuleTrialTests {
    private static func profile(_ rule: RuleProfile.Rule) -> RuleProfile {
        var rules = ReferenceData.embedded.ruleProfiles.default.rules
        rules[.closeContact] = rule
        return RuleProfile(version: "tried", rules: rules, declarationDays: 14, feverTemperature: 373, areas: .none)
    }

    @Test(
        "What the structure proves the trial confirms, for each exit", arguments: RuleProfile.Exit.allCases)
    func confirmed(exit: RuleProfile.Exit) {
        let phases: [RuleProfile.Phase] = [.init(colour: .red, days: 2), .init(colour: .yellow, days: 1)]
        let profile = Self.profile(.init(whileOpen: nil, phases: phases, exit: exit))
        #expect(RuleLint(profile).structure == [])
        #expect(RuleTrial(profile).improvement == nil)
    }

    @Test("A case that gets worse after its discharge is found by the trial too, with its smallest evidence")
    func found() throws {
        var rules = ReferenceData.embedded.ruleProfiles.default.rules
        rules[.confirmedCase] = .init(whileOpen: .yellow, phases: [.init(colour: .red, days: 3)], exit: .none)
        let profile = RuleProfile(
            version: "tried", rules: rules, declarationDays: 14, feverTemperature: 373, areas: .none)
        let finding = try #require(RuleTrial(profile).improvement)
        #expect(finding.property == .monotone && finding.severity == .error)
        #expect(finding.reason.contains("confirmedCase"))
    }
}
