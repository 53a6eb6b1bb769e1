import HealthCodeCore
import Reference
import Testing
import Values

@Suite("The level of an area today (COL-3)")
struct AreaTests {
    private func citizen(_ cause: Cause, until: Int? = nil) -> Fortnight {
        var citizen = Fortnight()
        citizen.declares(on: 0)
        citizen.isReported(cause, on: 1, until: until)
        return citizen
    }

    @Test(
        "COL-3: the level that the register gives beats the cause of the row",
        arguments: [
            (.highRiskArea, .mediumRiskArea, .yellow), (.mediumRiskArea, .highRiskArea, .red),
            (.highRiskArea, nil, .green), (.mediumRiskArea, nil, .green),
        ] as [(Cause, Cause?, Colour)])
    func levelBeatsRow(row: Cause, level: Cause?, colour: Colour) {
        var citizen = citizen(row)
        citizen.areaIs(level, from: 0)
        #expect(citizen.code(on: 2).colour == colour)
        #expect(citizen.code(on: 2).reasons.map(\.cause) == (level.map { [$0] } ?? []))
    }

    @Test("COL-3: a release ends the hold, and so does the end of the row, whichever comes first")
    func released() {
        for (row, area, end) in [(nil, 5, 5), (4, 5, 4), (5, 4, 4), (5, nil, 5)] as [(Int?, Int?, Int)] {
            var citizen = citizen(.highRiskArea, until: row)
            citizen.areaIs(.highRiskArea, from: 0, until: area)
            #expect(citizen.code(on: 2).changesAt == Fortnight.moment(end))
            #expect(citizen.colours(end - 1...end) == [.red, .green])
        }
    }

    @Test("COL-3: an area that is not known counts as the row says, without end")
    func unknown() {
        #expect(citizen(.highRiskArea).code(on: 13).colour == .red)
        #expect(citizen(.mediumRiskArea).code(on: 13).colour == .yellow)
        #expect(citizen(.mediumRiskArea).code(on: 13).changesAt == nil)
    }

    @Test("COL-3: until the register's level begins, the row counts as it stands")
    func gradedAhead() {
        var citizen = citizen(.highRiskArea)
        citizen.areaIs(.mediumRiskArea, from: 5, until: 8)
        #expect(citizen.code(on: 2).changesAt == Fortnight.moment(5))
        #expect(citizen.colours(1...8) == [.red, .red, .red, .red, .yellow, .yellow, .yellow, .green])
    }

    @Test(
        "COL-3 to COL-5: a stay in a high area follows its fall by clean days, to the second",
        arguments: [
            ("2022-9th", [(7, .yellow), (10, .green)]), ("2021", [(7, .yellow), (10, .green)]),
            ("2022-11", [(5, .green)]),
        ]
            as [(String, [(Int, Colour)])])
    func falls(profile: String, changes: [(Int, Colour)]) throws {
        var citizen = Fortnight(profile: try #require(ReferenceData.embedded.ruleProfiles.named(profile)))
        citizen.declares(on: 0)
        citizen.isReported(.highRiskArea, on: 0)
        citizen.areaIs(.highRiskArea, from: 0, lastCase: 0, screen: Fortnight.moment(6))
        var before = Colour.red
        for (day, colour) in changes {
            let moment = Fortnight.moment(day)
            #expect(citizen.code(at: moment - 1).colour == before)
            #expect(citizen.code(at: moment - 1).changesAt == moment)
            #expect(citizen.code(at: moment - 1).changesTo == colour)
            #expect(citizen.code(at: moment).colour == colour)
            before = colour
        }
    }

    @Test("COL-3: without a screening on the last clean day an area stays high, and a new case begins anew")
    func unscreened() {
        var citizen = citizen(.highRiskArea)
        citizen.areaIs(.highRiskArea, from: 0, lastCase: 0, screen: Fortnight.moment(6) - 1)
        #expect(citizen.code(on: 13).colour == .red)
        #expect(citizen.code(on: 2).changesTo == .grey || citizen.code(on: 2).changesAt == nil)
        citizen.areaIs(.highRiskArea, from: 0, lastCase: 4, screen: Fortnight.moment(10))
        #expect(citizen.colours(9...13) == [.red, .red, .yellow, .yellow, .yellow])
    }

    @Test("COL-3: levels that an area had before or after the stay hold nothing")
    func elsewhen() {
        // Left while it was high: the medium level that follows is of no stay.
        var left = citizen(.highRiskArea, until: 5)
        left.areaIs(.highRiskArea, from: 0, lastCase: 0, screen: Fortnight.moment(7))
        #expect(left.colours(4...8) == [.red, .green, .green, .green, .green])
        // Came when it had fallen to medium.
        var came = Fortnight()
        came.declares(on: 0)
        came.isReported(.highRiskArea, on: 8)
        came.areaIs(.highRiskArea, from: 0, lastCase: 0, screen: Fortnight.moment(7))
        #expect(came.colours(8...10) == [.yellow, .yellow, .green])
    }
}
