import HealthCodeCore
import Reference
import Testing
import Values

@Suite("The rule profiles, row by row (COL-3 to COL-5)")
struct RuleTableTests {
    @Test("COL-3 to COL-5: the table has a row for every cause of every profile")
    func tableIsComplete() {
        let expected = ReferenceData.embedded.ruleProfiles.all.flatMap { profile in
            Cause.allCases.filter { $0 != .noDeclaration }.map { "\(profile.version) \($0)" }
        }
        #expect(RuleRow.all.map(\.testDescription).sorted() == expected.sorted())
    }

    @Test(
        "COL-3 to COL-5: a cause runs through its colours day by day and ends with its exit test",
        arguments: RuleRow.all.filter { $0.isHeld && $0.exit != .twoNegatives })
    func runsItsCourse(row: RuleRow) throws {
        var citizen = try row.citizen()
        // Within the last day of the phases, or right after the beginning.
        if row.exit == .negativeAtEnd { citizen.testsNegative(on: row.days.count - 1, hour: 18) }
        if row.exit == .negativeSinceStart { citizen.testsNegative(on: 0, hour: 13) }
        #expect(citizen.colours(0...row.course.count - 1) == row.course)
    }

    @Test(
        "COL-3 to COL-5: while the exit test is missing the last colour stays and one test is needed",
        arguments: RuleRow.all.filter { $0.isHeld && [.negativeAtEnd, .negativeSinceStart].contains($0.exit) })
    func waitsForItsTest(row: RuleRow) throws {
        var citizen = try row.citizen()
        if row.exit == .negativeAtEnd { citizen.testsNegative(on: row.days.count - 1, hour: 11) }
        let code = citizen.code(on: row.days.count + 20)
        #expect(code.colour == row.days.last)
        #expect(code.reasons.map(\.negativesNeeded) == [1])
        citizen.testsNegative(on: row.days.count + 20)
        #expect(citizen.code(on: row.days.count + 20).colour == .green)
    }

    @Test(
        "COL-3 to COL-5: 时空伴随 stays yellow for as long as a hold may last",
        arguments: RuleRow.all.filter { $0.exit == .twoNegatives })
    func timeNeverEndsCoLocation(row: RuleRow) throws {
        var citizen = try row.citizen()
        citizen.testsNegative(on: 1)
        #expect(citizen.colours(0...59).allSatisfy { $0 == .yellow })
        #expect(citizen.code(on: 30).reasons.map(\.negativesNeeded) == [1])
        citizen.testsNegative(on: 2)
        #expect(citizen.code(on: 2).colour == .green)
    }

    @Test(
        "COL-3 to COL-5: what lasts is held for as long as no end is reported",
        arguments: RuleRow.all.filter { $0.open != nil })
    func openEvidenceHolds(row: RuleRow) throws {
        var citizen = Fortnight(profile: try row.citizen().profile)
        citizen.declares(on: 60)
        citizen.isReported(row.cause, on: 0)
        citizen.testsNegative(on: 59)
        #expect(citizen.code(on: 60).colour == row.open)
        #expect(citizen.code(on: 60).reasons.first?.earliestEnd == nil)
    }

    @Test(
        "COL-14: a hold that does not last ends 60 days after its beginning, to the second, whatever is missing",
        arguments: RuleRow.all.filter { $0.isHeld && $0.open == nil })
    func longestHold(row: RuleRow) throws {
        let citizen = try row.citizen()
        let end = Fortnight.moment(60)
        #expect(citizen.code(at: end - 1).colour == row.days.last)
        #expect(citizen.code(at: end - 1).changesAt == end)
        #expect(citizen.code(at: end).colour == .green)
    }

    @Test(
        "COL-14: a discharge after 60 days does not cut what follows it",
        arguments: RuleRow.all.filter { $0.cause == .confirmedCase })
    func dischargedLate(row: RuleRow) throws {
        var citizen = Fortnight(profile: try row.citizen().profile)
        citizen.isReported(.confirmedCase, on: 0, until: 100)
        for day in stride(from: 90, through: 140, by: 10) { citizen.declares(on: day) }
        #expect(citizen.code(on: 99).colour == .red)
        #expect(citizen.colours(100...100 + row.days.count) == row.days + [.green])
    }

    @Test("COL-5: what a profile does not hold leaves the code green", arguments: RuleRow.all.filter { !$0.isHeld })
    func notHeld(row: RuleRow) throws {
        let citizen = try row.citizen()
        #expect(citizen.colours(0...20).allSatisfy { $0 == .green })
        #expect(citizen.code(on: 1).reasons.isEmpty)
    }
}
