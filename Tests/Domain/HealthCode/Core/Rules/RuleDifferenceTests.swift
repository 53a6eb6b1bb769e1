import HealthCodeCore
import Reference
import Testing
import Values

@Suite("Smallest cases in which two profiles differ")
struct RuleDifferenceTests {
    private let profiles = ReferenceData.embedded.ruleProfiles

    @Test("A profile differs from itself in nothing", arguments: ReferenceData.embedded.ruleProfiles.all)
    func same(profile: RuleProfile) {
        #expect(RuleDifference.all(from: profile, to: profile) == [])
    }

    @Test(
        "COL-5: 2022-11 differs from 2022-9th in medium areas, in having left one, and in how areas fall; in nothing else"
    )
    func notHeld() throws {
        let other = try #require(profiles.named("2022-11"))
        let found = RuleDifference.all(from: profiles.default, to: other)
        #expect(found.map(\.left) == [.yellow, .yellow, .yellow, .red, .red, .yellow])
        #expect(found.allSatisfy { $0.right == .green })
        #expect(
            found.map(\.evidence) == [
                "mediumRiskArea at that moment",
                "mediumRiskArea at that moment that ended 3 d later", "leftMediumRiskArea at that moment",
                "highRiskArea in a high area with its last case then 5 d before",
                "highRiskArea in a high area with its last case then, screened clean 5 d before",
                "mediumRiskArea in a medium area with its last case then at that moment",
            ])
    }

    @Test(
        "COL-4: 2021 holds a close contact longer: the case is as small as it can be, by the first moment of difference"
    )
    func longer() throws {
        let other = try #require(profiles.named("2021"))
        let found = RuleDifference.all(from: profiles.default, to: other).filter {
            $0.evidence.hasPrefix("closeContact")
        }
        #expect(found.map(\.evidence) == ["closeContact 7 d before"])
        #expect(found.map(\.left) == [.yellow] && found.map(\.right) == [.red])
    }

    @Test("A lower fever and a shorter life of declarations are found")
    func numbers() {
        let base = profiles.default
        let other = RuleProfile(
            version: "other", rules: base.rules, declarationDays: 7, feverTemperature: 375, areas: base.areas)
        let found = RuleDifference.all(from: base, to: other)
        #expect(found.contains { $0.evidence.hasPrefix("a declaration of good health 7 d") && $0.right == .grey })
        #expect(found.contains { $0.evidence.hasPrefix("a declaration of 37.3 °C") && $0.right == .green })
    }
}
