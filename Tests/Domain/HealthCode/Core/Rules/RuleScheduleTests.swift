import HealthCodeCore
import Reference
import Testing
import Values

@Suite("Rules by time")
struct RuleScheduleTests {
    private let profiles = ReferenceData.embedded.ruleProfiles

    private func schedule(_ steps: [(String, Int)]) throws -> RuleSchedule {
        RuleSchedule(
            profiles.default,
            then: try steps.map { name, day in
                .init(to: try #require(profiles.named(name)), from: Fortnight.moment(day))
            })
    }

    @Test("COL-11: at each moment exactly one version is in force, from its moment on")
    func inForce() throws {
        let schedule = try schedule([("2022-11", 8), ("2021", 4)])
        let days = [0, 3, 4, 7, 8, 20]
        let versions = days.map { schedule.profile(at: Fortnight.moment($0)).version }
        #expect(versions == ["2022-9th", "2022-9th", "2021", "2021", "2022-11", "2022-11"])
        #expect(schedule.profile(at: Fortnight.moment(4) - 1).version == "2022-9th")
        #expect(schedule.profile(at: .earliest).version == "2022-9th")
        #expect(schedule.next(after: Fortnight.moment(4))?.from == Fortnight.moment(8))
        #expect(schedule.next(after: Fortnight.moment(8)) == nil)
    }

    @Test("Of two switches for one moment the one that was decided later counts")
    func sameMoment() throws {
        let schedule = try schedule([("2022-11", 4), ("2021", 4)])
        #expect(schedule.switches.map(\.profile.version) == ["2021"])
    }

    @Test("COL-1: a code says when a switch changes it, and what the rules after it do then")
    func changesAt() throws {
        var citizen = Fortnight()
        citizen.declares(on: 0)
        citizen.isReported(.secondaryContact, on: 0)
        citizen.testsNegative(on: 6, hour: 20)
        let now = Fortnight.moment(6, hour: 21)
        // The test ends the hold of both profiles on day 7; a switch before it turns the person red for a day.
        let code = HealthCode(evidence: citizen.evidence, rules: try schedule([("2021", 8)]), now: now)
        #expect(code.colour == .yellow && code.changesAt == Fortnight.moment(7))
        let early = HealthCode(
            evidence: citizen.evidence,
            rules: RuleSchedule(
                profiles.default,
                then: [.init(to: try #require(profiles.named("2021")), from: Fortnight.moment(6, hour: 23))]), now: now)
        #expect(early.changesAt == Fortnight.moment(6, hour: 23))
        // A switch that does not change the colour is passed over: what follows comes from the rules then.
        let same = HealthCode(
            evidence: citizen.evidence,
            rules: RuleSchedule(
                profiles.default,
                then: [.init(to: try #require(profiles.named("2022-11")), from: Fortnight.moment(6, hour: 22))]),
            now: now)
        #expect(same.changesAt == Fortnight.moment(7))
    }
}
