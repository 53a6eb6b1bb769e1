import Testing
import TracingCore
import Values

@Suite("Rules of venues")
struct VenueRuleTests {
    @Test(
        "VIS-3: without a rule of the venue, green passes, yellow and grey are limited, and red is barred",
        arguments: [(Colour.green, Verdict.Result.pass), (.grey, .check), (.yellow, .check), (.red, .stop)])
    func withoutRule(colour: Colour, result: Verdict.Result) {
        let verdict = VenueRule().verdict(colour: colour, hoursSinceNegative: nil)
        #expect(verdict.result == result)
        #expect(verdict.reason == (result == .pass ? nil : .colour))
    }

    @Test("A colour that is not known never passes, whatever the rule lets pass")
    func unknown() {
        for rule in [VenueRule(), VenueRule(passing: Set(Colour.allCases))] {
            let verdict = rule.verdict(colour: nil, hoursSinceNegative: 1)
            #expect(verdict.result == .check && verdict.reason == .codeNotKnown)
        }
    }

    @Test(
        "COL-15: a test is new enough for as many whole hours as the rule names, and no test is never new enough",
        arguments: [(0, true), (47, true), (48, false), (200, false), (nil, false)] as [(Int?, Bool)])
    func negativeTest(hours: Int?, passes: Bool) {
        let verdict = VenueRule(negativeHoursMax: 48).verdict(colour: .green, hoursSinceNegative: hours)
        #expect(verdict.result == (passes ? .pass : .check))
        #expect(verdict.reason == (passes ? nil : .negativeTest))
    }

    @Test("A rule may let yellow pass, and asks it for a test as well")
    func yellow() {
        let rule = VenueRule(passing: [.green, .yellow], negativeHoursMax: 24)
        #expect(rule.verdict(colour: .yellow, hoursSinceNegative: 3).result == .pass)
        #expect(rule.verdict(colour: .yellow, hoursSinceNegative: nil).reason == .negativeTest)
        #expect(rule.verdict(colour: .red, hoursSinceNegative: 3).result == .stop)
    }

    @Test("Red may pass at hospitals only")
    func hospitals() {
        for kind in VenueClass.allCases { #expect(kind.mayPass.contains(.red) == (kind == .hospital)) }
    }
}
