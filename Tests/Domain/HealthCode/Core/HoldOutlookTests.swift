import HealthCodeCore
import Reference
import Testing
import Values

@Suite("How a hold goes on (COL-1, COL-3)")
struct HoldOutlookTests {
    private static let day: Int64 = 86_400
    /// 2022-12-01 12:00 in China.
    private let now = Instant(seconds: 1_669_867_200)
    private let profile = ReferenceData.embedded.ruleProfiles.default

    private func outlook(_ evidence: Evidence..., negatives: [Instant] = []) throws -> HoldOutlook {
        let tests = negatives.map { Evidence.test(sampledAt: $0, isPositive: false) }
        let declared = Evidence.declaration(at: now, temperature: nil, hasSymptoms: false)
        let code = HealthCode(evidence: evidence + tests + [declared], profile: profile, now: now)
        return HoldOutlook(of: try #require(code.reasons.first), under: profile, negatives: negatives, now: now)
    }

    private func close(daysAgo: Int64) -> Evidence {
        .exposure(.closeContact, from: now - daysAgo * Self.day, until: nil)
    }

    @Test("COL-3: a close contact sees red until the 7th day and yellow until the 10th, with a test on the last day")
    func closeContact() throws {
        let found = try outlook(close(daysAgo: 1))
        let from = now - Self.day
        #expect(found.phases.map(\.colour) == [.red, .yellow])
        #expect(found.phases.map(\.until) == [from + 7 * Self.day, from + 10 * Self.day])
        #expect(found.phases.map(\.from) == [from, from + 7 * Self.day] && found.phases.map(\.days) == [7, 3])
        #expect(found.exit == .negativeAtEnd && found.testsCountFrom == from + 9 * Self.day)
        #expect(found.latestEnd == from + 60 * Self.day)
    }

    @Test("COL-3: a phase that is over is not shown; when all are, the last colour stays until a test is there")
    func phasesOver() throws {
        let yellow = try outlook(close(daysAgo: 8))
        #expect(yellow.phases.map(\.colour) == [.yellow] && yellow.phases[0].until == now + 2 * Self.day)
        let waiting = try outlook(close(daysAgo: 11))
        #expect(waiting.phases.map(\.colour) == [.yellow] && waiting.phases[0].until == nil)
        #expect(waiting.phases[0].from == now - 4 * Self.day && waiting.testsCountFrom == now - 2 * Self.day)
    }

    @Test("COL-3: an open case shows red without an end, and how long yellow follows a discharge")
    func openCase() throws {
        let found = try outlook(.exposure(.confirmedCase, from: now - Self.day, until: nil))
        #expect(found.phases.map(\.colour) == [.red, .yellow])
        #expect(found.phases.map(\.until) == [nil, nil] && found.phases.map(\.days) == [nil, 7])
        #expect(found.exit == .none && found.testsCountFrom == nil && found.latestEnd == nil)
        let discharged = try outlook(.exposure(.confirmedCase, from: now - 9 * Self.day, until: now - Self.day))
        #expect(discharged.phases.map(\.until) == [now + 6 * Self.day] && discharged.latestEnd == now + 6 * Self.day)
    }

    @Test("COL-3: of two tests the first counts from the beginning, the second a day after the first")
    func twoTests() throws {
        let from = now - 2 * Self.day
        let met = Evidence.exposure(.coLocated, from: from, until: nil)
        let none = try outlook(met)
        #expect(none.exit == .twoNegatives && none.testsCountFrom == from)
        #expect(none.phases.count == 1 && none.phases[0].until == nil && none.latestEnd == from + 60 * Self.day)
        let one = try outlook(met, negatives: [from - 60, from + 3_600])
        #expect(one.testsCountFrom == from + 3_600 + Self.day)
    }

    @Test("COL-2: without a declaration there is no phase and no test")
    func noDeclaration() throws {
        let code = HealthCode(evidence: [], profile: profile, now: now)
        let found = HoldOutlook(of: try #require(code.reasons.first), under: profile, negatives: [], now: now)
        #expect(found.phases.isEmpty && found.exit == .none && found.latestEnd == nil)
    }

    @Test("COL-8: a code tells the colour that time brings with its moment")
    func changesTo() {
        let declared = Evidence.declaration(at: now, temperature: nil, hasSymptoms: false)
        let red = HealthCode(evidence: [declared, close(daysAgo: 1)], profile: profile, now: now)
        #expect(red.changesAt == now + 6 * Self.day && red.changesTo == .yellow)
        let green = HealthCode(evidence: [declared], profile: profile, now: now)
        #expect(green.changesAt == now + 14 * Self.day && green.changesTo == .grey)
        let open = Evidence.exposure(.confirmedCase, from: now, until: nil)
        #expect(HealthCode(evidence: [declared, open], profile: profile, now: now).changesTo == nil)
    }
}
