import Testing
import Values

struct RuleProfileTests {
    @Test("COL-1: red is worse than yellow, yellow than grey, grey than green")
    func ranking() {
        #expect(Colour.allCases.sorted() == [.green, .grey, .yellow, .red])
    }

    @Test("COL-6: feeds report every cause but symptoms and a missing declaration")
    func exposures() {
        #expect(Cause.allCases.filter { !$0.isExposure } == [.symptom, .noDeclaration])
        #expect(Cause.allCases.filter(\.isArea) == [.highRiskArea, .mediumRiskArea])
    }

    @Test("COL-3: the phases of a rule add up")
    func days() {
        let phases = [RuleProfile.Phase(colour: .red, days: 7), .init(colour: .yellow, days: 3)]
        #expect(RuleProfile.Rule(whileOpen: nil, phases: phases, exit: .negativeAtEnd).days == 10)
    }
}
