import HealthCodeCore
import Reference
import Testing
import Values

@Suite("From the last colour to the one of now (COL-8)")
struct ColourDerivationTests {
    @Test("COL-8: a first colour that somebody else brings is a change from grey")
    func firstRed() {
        var citizen = Fortnight()
        citizen.isReported(.inbound, on: 0)
        let step = citizen.steps(after: nil, on: 1)[0]
        #expect(step.change?.former == .grey && step.change?.code.colour == .red && step.change?.trigger == .evidence)
        #expect(step.change?.at == Fortnight.moment(1, hour: 13) && step.last.number == 1)
    }

    @Test("COL-8: a first green is recorded as such, and is no change")
    func first() {
        var citizen = Fortnight()
        citizen.declares(on: 0)
        let steps = citizen.steps(after: nil, on: 1)
        #expect(steps.map(\.change) == [nil])
        let last = steps[0].last
        #expect(last.colour == .green && last.number == 1 && last.since == Fortnight.moment(1, hour: 13))
        #expect(last.changesAt == Fortnight.moment(14))
    }

    @Test("COL-8: what time changes begins at its own moment, however late it is derived")
    func late() {
        var citizen = Fortnight()
        citizen.declares(on: 0)
        let green = citizen.steps(after: nil, on: 1)[0].last
        let steps = citizen.steps(after: green, on: 20)
        #expect(steps.map(\.change?.trigger) == [.time, nil])
        #expect(steps[0].change?.at == Fortnight.moment(14) && steps[0].change?.former == .green)
        #expect(steps[1].last.colour == .grey && steps[1].last.since == Fortnight.moment(14))
        #expect(steps[1].last.number == 2)
    }

    @Test("COL-8: several changes that time brought are told one after the other")
    func several() {
        var citizen = Fortnight()
        citizen.declares(on: 0)
        citizen.isReported(.confirmedCase, on: 1, until: 5)
        let red = citizen.steps(after: nil, on: 1)[0].last
        let changes = citizen.steps(after: red, on: 30).compactMap(\.change)
        #expect(changes.map(\.former) == [.red, .yellow, .green])
        #expect(changes.map(\.code.colour) == [.yellow, .green, .grey])
        #expect(changes.map(\.at) == [Fortnight.moment(5), Fortnight.moment(12), Fortnight.moment(14)])
        #expect(changes.allSatisfy { $0.trigger == .time })
    }

    @Test("COL-8: evidence that came after a change of time does not move it")
    func laterEvidence() {
        var citizen = Fortnight()
        citizen.declares(on: 0)
        let green = citizen.steps(after: nil, on: 1)[0].last
        citizen.testsPositive(on: 18)
        let changes = citizen.steps(after: green, on: 20).compactMap(\.change)
        #expect(changes.map(\.code.colour) == [.grey, .red])
        #expect(changes.map(\.at) == [Fortnight.moment(14), Fortnight.moment(20, hour: 13)])
        #expect(changes.map(\.trigger) == [.time, .evidence])
    }

    @Test("COL-8: other rules bring a change at the moment at which they are found, and say so")
    func rules() throws {
        var citizen = Fortnight()
        citizen.declares(on: 5)
        citizen.isReported(.secondaryContact, on: 4)
        let yellow = citizen.steps(after: nil, on: 5)[0].last
        let profiles = ReferenceData.embedded.ruleProfiles
        var other = Fortnight(profile: try #require(profiles.named("2021")), evidence: citizen.evidence)
        let steps = other.steps(after: yellow, on: 6, because: .evidence)
        #expect(steps.map(\.change?.trigger) == [.rules])
        #expect(steps[0].last.colour == .red && steps[0].last.rules == "2021")
        // The same colour under other rules is recorded and told to nobody.
        other.evidence = []
        let grey = Fortnight().steps(after: nil, on: 5)[0].last
        let same = other.steps(after: grey, on: 6)
        #expect(same.map(\.change) == [nil] && same[0].last.rules == "2021" && same[0].last.since == grey.since)
    }

    @Test("COL-8: a switch of the rules changes a colour at its own moment, however late it is derived")
    func switches() throws {
        var citizen = Fortnight()
        citizen.declares(on: 0)
        citizen.isReported(.secondaryContact, on: 0)
        let profiles = ReferenceData.embedded.ruleProfiles
        let rules = RuleSchedule(
            profiles.default, then: [.init(to: try #require(profiles.named("2021")), from: Fortnight.moment(3))])
        let yellow = citizen.steps(after: nil, on: 1, rules: rules)[0].last
        #expect(yellow.colour == .yellow && yellow.rules == "2022-9th")
        // A switch that is known is a change that time brings.
        #expect(yellow.changesAt == Fortnight.moment(3))
        let steps = citizen.steps(after: yellow, on: 6, rules: rules)
        #expect(steps.map(\.change?.trigger) == [.rules, nil])
        #expect(steps[0].change?.at == Fortnight.moment(3) && steps[0].last.colour == .red)
        #expect(steps[1].last.rules == "2021" && steps[1].last.since == Fortnight.moment(3))
        // The same again tells nothing.
        let again = citizen.steps(after: steps[1].last, on: 6, rules: rules)
        #expect(again.map(\.change) == [nil])
    }

    @Test("COL-8: what came in between a switch and its derivation is told as evidence, not as rules")
    func switchesWithEvidence() throws {
        var citizen = Fortnight()
        citizen.declares(on: 0)
        let profiles = ReferenceData.embedded.ruleProfiles
        let rules = RuleSchedule(
            profiles.default, then: [.init(to: try #require(profiles.named("2021")), from: Fortnight.moment(3))])
        let green = citizen.steps(after: nil, on: 1, rules: rules)[0].last
        citizen.testsPositive(on: 2)
        let steps = citizen.steps(after: green, on: 4, rules: rules)
        #expect(steps.compactMap(\.change).map(\.trigger) == [.evidence])
        #expect(steps[0].change?.at == Fortnight.moment(3))
    }

    @Test("COL-8: of several switches that nobody derived each is gone through, there and back")
    func switchesThereAndBack() throws {
        var citizen = Fortnight()
        citizen.declares(on: 0)
        citizen.isReported(.secondaryContact, on: 0)
        let profiles = ReferenceData.embedded.ruleProfiles
        let rules = RuleSchedule(
            profiles.default,
            then: [
                .init(to: try #require(profiles.named("2021")), from: Fortnight.moment(2)),
                .init(to: profiles.default, from: Fortnight.moment(3)),
            ])
        let yellow = citizen.steps(after: nil, on: 1, rules: rules)[0].last
        let changes = citizen.steps(after: yellow, on: 5, rules: rules).compactMap(\.change)
        #expect(changes.map(\.code.colour) == [.red, .yellow])
        #expect(changes.map(\.trigger) == [.rules, .rules])
        #expect(changes.map(\.at) == [Fortnight.moment(2), Fortnight.moment(3)])
    }

    @Test("COL-8: a colour remembers how the areas stood that it depends on")
    func areas() {
        var citizen = Fortnight()
        citizen.declares(on: 0)
        citizen.isReported(.highRiskArea, on: 1)
        let unknown = citizen.steps(after: nil, on: 2)[0].last
        #expect(unknown.areas == ["A": nil])
        citizen.areaIs(nil, from: 0)
        let steps = citizen.steps(after: unknown, on: 3, because: .area)
        #expect(steps[0].change?.trigger == .area && steps[0].last.colour == .green)
        #expect(steps[0].last.areas["A"] == .some(AreaStanding(level: .low, from: Fortnight.moment(0), until: nil)))
        #expect(!steps[0].last.tellsTheSame(as: unknown))
    }

    @Test("COL-8: what is derived again without news tells the same")
    func again() {
        var citizen = Fortnight()
        citizen.declares(on: 0)
        let first = citizen.steps(after: nil, on: 1)[0].last
        let second = citizen.steps(after: first, on: 2)
        #expect(second.count == 1 && second[0].change == nil && second[0].last.tellsTheSame(as: first))
        #expect(second[0].last.derivedAt > first.derivedAt)
    }
}

extension Fortnight {
    /// The steps that a worker makes at an hour past noon of a day.
    func steps(
        after last: LastColour?, on day: Int, because trigger: ColourTrigger = .evidence, rules: RuleSchedule? = nil
    ) -> [ColourDerivation.Step] {
        let now = Self.moment(day, hour: 13)
        let derivation = ColourDerivation(
            evidence: evidence, rules: rules ?? RuleSchedule(profile), now: now, areas: areas)
        var steps: [ColourDerivation.Step] = []
        var last = last
        while steps.last?.isOfNow != true {
            let step = derivation.step(after: last, because: trigger)
            steps.append(step)
            last = step.last
        }
        return steps
    }
}
