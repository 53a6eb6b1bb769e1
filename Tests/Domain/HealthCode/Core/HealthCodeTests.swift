import HealthCodeCore
import Reference
import Testing
import Values

@Suite("Evidence becomes a colour (COL)")
struct HealthCodeTests {
    @Test("COL-2: without a declaration the code is grey, never yellow and never green")
    func greyWithoutDeclaration() {
        let code = Fortnight().code(on: 0)
        #expect(code.colour == .grey)
        #expect(code.reasons.map(\.cause) == [.noDeclaration])
    }

    @Test("COL-2: a declaration counts for 14 days to the second, and the code says when it will lapse")
    func declarationLapses() {
        var citizen = Fortnight()
        citizen.declares(on: 0)
        #expect(citizen.colours(0...13).allSatisfy { $0 == .green })
        #expect(citizen.code(on: 1).changesAt == Fortnight.moment(14))
        #expect(citizen.code(on: 14, hour: 11).colour == .green)
        #expect(citizen.code(on: 14, hour: 12).colour == .grey)
    }

    @Test("COL-3: without the negative test at its end a hold stays, and says one test is needed")
    func holdWaitsForTest() {
        var citizen = Fortnight()
        citizen.declares(on: 5)
        citizen.isReported(.closeContact, on: 0)
        citizen.testsNegative(on: 5)
        let code = citizen.code(on: 12)
        #expect(code.colour == .yellow)
        #expect(code.reasons.first?.negativesNeeded == 1)
        citizen.testsNegative(on: 12)
        #expect(citizen.code(on: 12).colour == .green)
    }

    @Test("COL-3: a case is red until discharge, then yellow for 7 days, then free")
    func caseIsRedUntilDischarge() {
        var citizen = Fortnight()
        citizen.declares(on: 0)
        citizen.declares(on: 10)
        citizen.isReported(.confirmedCase, on: 0, until: 5)
        #expect(citizen.colours(0...4).allSatisfy { $0 == .red })
        #expect(citizen.colours(5...11).allSatisfy { $0 == .yellow })
        #expect(citizen.code(on: 12).colour == .green)
    }

    @Test("COL-6: a positive laboratory test opens red, and only a later discharge ends it")
    func positiveTestIsACase() {
        var citizen = Fortnight()
        citizen.declares(on: 0)
        citizen.testsPositive(on: 1)
        citizen.testsNegative(on: 3)
        #expect(citizen.code(on: 8).colour == .red)
        citizen.isReported(.confirmedCase, on: 1, until: 6)
        #expect(citizen.code(on: 8).colour == .yellow)
        #expect(citizen.code(on: 13).colour == .green)
    }

    @Test("COL-3: an area in force holds its colour while it lasts and frees when it is released")
    func areasHoldWhileInForce() {
        var citizen = Fortnight()
        citizen.declares(on: 0)
        citizen.isReported(.mediumRiskArea, on: 1, until: 6)
        citizen.isReported(.highRiskArea, on: 2, until: 4)
        #expect(citizen.colours(0...7) == [.green, .yellow, .red, .red, .yellow, .yellow, .green, .green])
        #expect(citizen.code(on: 2).changesAt == Fortnight.moment(4))
    }

    @Test("COL-3: 时空伴随 ends with two negatives a day apart; nearer ones count as one")
    func coLocatedNeedsTwoNegatives() {
        var citizen = Fortnight()
        citizen.declares(on: 0)
        citizen.isReported(.coLocated, on: 0)
        citizen.testsNegative(on: 1, hour: 8)
        citizen.testsNegative(on: 1, hour: 20)
        #expect(citizen.code(on: 1, hour: 21).reasons.first?.negativesNeeded == 1)
        citizen.testsNegative(on: 2, hour: 8)
        #expect(citizen.code(on: 2, hour: 9).colour == .green)
    }

    @Test("COL-3: 37.3 °C is fever and 37.2 is not", arguments: [(372, Colour.green), (373, .yellow), (430, .yellow)])
    func feverThreshold(temperature: Int, colour: Colour) {
        var citizen = Fortnight()
        citizen.declares(on: 0, temperature: temperature)
        #expect(citizen.code(on: 0).colour == colour)
    }

    @Test(
        "COL-3: declared symptoms hold yellow for 3 days and need a negative test, even if a later declaration is clean"
    )
    func symptomsHold() {
        var citizen = Fortnight()
        citizen.declares(on: 0, symptoms: true)
        citizen.declares(on: 1)
        #expect(citizen.code(on: 4).colour == .yellow)
        citizen.testsNegative(on: 1, hour: 14)
        #expect(citizen.code(on: 2).colour == .yellow)
        #expect(citizen.code(on: 3).colour == .green)
    }

    @Test("COL-1: the shown colour is the worst hold, and every active hold is a reason")
    func worstWins() {
        var citizen = Fortnight()
        citizen.isReported(.secondaryContact, on: 0)
        citizen.isReported(.closeContact, on: 0)
        let code = citizen.code(on: 1)
        #expect(code.colour == .red)
        #expect(code.reasons.map(\.cause) == [.closeContact, .secondaryContact, .noDeclaration])
    }

    @Test("COL-13: what is dated ahead counts as of now, and lapses by its own time")
    func datedAhead() {
        var citizen = Fortnight()
        citizen.declares(on: 1)
        let before = citizen.code(at: Fortnight.moment(1) - 299)
        #expect(before.colour == .green && before.changesAt == Fortnight.moment(15))
        citizen.testsPositive(on: 1)
        let red = citizen.code(at: Fortnight.moment(1) - 299)
        #expect(red.colour == .red && red.reasons.map(\.since) == [Fortnight.moment(1) - 299])
    }

    @Test("COL-3: a day is 86,400 s counted from the beginning, and the end is not part of the hold")
    func boundariesToTheSecond() {
        var citizen = Fortnight()
        citizen.declares(on: 0)
        citizen.isReported(.closeContact, on: 0)
        citizen.testsNegative(on: 9)
        let end = Fortnight.moment(10)
        #expect(citizen.code(at: Fortnight.moment(7) - 1).colour == .red)
        #expect(citizen.code(at: Fortnight.moment(7)).colour == .yellow)
        #expect(citizen.code(at: end - 1).colour == .yellow)
        #expect(citizen.code(at: end).colour == .green)
        #expect(citizen.code(on: 1).reasons.first?.earliestEnd == end)
    }

    @Test("COL-1: the order of the evidence does not matter", arguments: 0..<100)
    func orderDoesNotMatter(seed: UInt64) {
        var random = SplitMix(state: seed)
        let citizen = Fortnight(random: &random)
        let now = Fortnight.moment(Int.random(in: 0...20, using: &random), hour: 13)
        let shuffled = Fortnight(profile: citizen.profile, evidence: citizen.evidence.shuffled(using: &random))
        #expect(shuffled.code(at: now) == citizen.code(at: now))
    }

    @Test("COL-1: changesAt is the first moment at which the colour is another one, or nil", arguments: 0..<200)
    func changesAtIsTheFirstChange(seed: UInt64) {
        var random = SplitMix(state: seed)
        let citizen = Fortnight(random: &random)
        let code = citizen.code(on: 14)
        // Everything happens at noon, so that colours change at noon only. Nothing changes after day 80.
        let noons = (15...80).map { Fortnight.moment($0) }
        for noon in noons {
            #expect(citizen.code(at: noon - 1).colour == citizen.code(at: noon - 86_400).colour)
        }
        #expect(code.changesAt == noons.first { citizen.code(at: $0).colour != code.colour })
    }
}

extension HealthCodeTests {
    @Test(
        "COL-1, COL-13: changesAt is right to the second, also with evidence that is dated ahead", arguments: 0..<100)
    func changesAtToTheSecond(seed: UInt64) {
        var random = SplitMix(state: seed)
        let now = Fortnight.moment(14)
        var citizen = Fortnight(random: &random)
        // Sampled around the moments that decide: up to five minutes ahead, a day or the phases before.
        for _ in 0..<4 {
            let days = [0, 1, 1, 3, 7, 10].randomElement(using: &random) ?? 0
            let at = now - Int64(days) * 86_400 + Int64.random(in: -300...300, using: &random)
            citizen.add(at: at, using: &random)
        }
        let colour = citizen.code(at: now).colour
        let step: Int64 = 1
        let first = stride(from: now.seconds + step, through: now.seconds + 900, by: Int(step)).lazy
            .map { Instant(seconds: $0) }.first { citizen.code(at: $0).colour != colour }
        if let first {
            #expect(citizen.code(at: now).changesAt == first)
        } else {
            #expect(citizen.code(at: now).changesAt.map { $0 > now + 900 } ?? true)
        }
    }
}

/// A small generator, so that a failure replays by its seed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Fortnight {
    /// Up to 12 pieces of evidence at noon of the days 0 to 14, under any profile. An end may lie ahead.
    fileprivate init(random: inout SplitMix) {
        let profiles = ReferenceData.embedded.ruleProfiles.all
        self.init(profile: profiles[Int.random(in: profiles.indices, using: &random)])
        for _ in 0..<Int.random(in: 1...12, using: &random) { something(using: &random) }
    }

    /// A negative test, a declaration or an exposure at a moment.
    fileprivate mutating func add(at moment: Instant, using random: inout SplitMix) {
        let causes: [Cause] = [.coLocated, .closeContact, .leftHighRiskArea, .confirmedCase]
        switch Int.random(in: 0...5, using: &random) {
        case 0: evidence.append(.declaration(at: moment, temperature: 380, hasSymptoms: false))
        case 1: evidence.append(.test(sampledAt: moment, isPositive: true))
        case 2:
            evidence.append(
                .exposure(causes.randomElement(using: &random) ?? .coLocated, from: moment, until: nil))
        default: evidence.append(.test(sampledAt: moment, isPositive: false))
        }
    }

    private mutating func something(using random: inout SplitMix) {
        let day = Int.random(in: 0...14, using: &random)
        switch Int.random(in: 0...4, using: &random) {
        case 0: declares(on: day, temperature: Int.random(in: 360...385, using: &random))
        case 1: testsNegative(on: day)
        case 2: testsPositive(on: day)
        default:
            let cause = Cause.allCases.filter(\.isExposure).randomElement(using: &random) ?? .inbound
            isReported(cause, on: day, until: Bool.random(using: &random) ? day + 3 : nil)
        }
    }
}
