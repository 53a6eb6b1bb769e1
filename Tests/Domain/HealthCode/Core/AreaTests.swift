import HealthCodeCore
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
}
