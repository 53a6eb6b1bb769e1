import RiskAreasCore
import Testing
import Values

/// An area whose days are counted from its last case: day 0, second 0.
struct GradedArea: Sendable {
    static let start = Instant(seconds: 1_669_867_200)
    static let day: Int64 = 86_400
    static let ninth = AreaGrading(highDays: 7, needsScreen: true, mediumDays: 3)
    static let november = AreaGrading(highDays: 5, needsScreen: false, mediumDays: nil)

    /// A moment: days after the last case, and seconds more.
    static func moment(_ day: Int64, _ seconds: Int64 = 0) -> Instant { start + (day * Self.day + seconds) }

    static func standing(
        _ level: RiskLevel, lastCase: Instant? = start, screen: Instant? = nil, from: Int64 = 0, until: Instant? = nil
    ) -> AreaStanding {
        AreaStanding(
            level: level, from: moment(from), until: until, lastCaseAt: lastCase, screenPassedAt: screen)
    }
}

/// A row of the table: what the register says, the rules, and the levels from their moments on.
struct GradingRow: CustomTestStringConvertible, Sendable {
    let title: String
    let standing: AreaStanding
    let rules: AreaGrading
    let levels: [(RiskLevel, Instant)]

    var testDescription: String { title }

    init(_ title: String, _ standing: AreaStanding, _ rules: AreaGrading, _ levels: (RiskLevel, Instant)...) {
        (self.title, self.standing, self.rules, self.levels) = (title, standing, rules, levels)
    }

    private typealias A = GradedArea

    static let all = [
        GradingRow(
            "high, screened on the last day", A.standing(.high, screen: A.moment(6)), A.ninth, (.high, A.moment(0)),
            (.medium, A.moment(7)), (.low, A.moment(10))),
        GradingRow(
            "high, screened a second before the last day", A.standing(.high, screen: A.moment(6, -1)), A.ninth,
            (.high, A.moment(0))),
        GradingRow("high, not screened", A.standing(.high), A.ninth, (.high, A.moment(0))),
        GradingRow(
            "high, screened late", A.standing(.high, screen: A.moment(20)), A.ninth, (.high, A.moment(0)),
            (.medium, A.moment(7)), (.low, A.moment(10))),
        GradingRow(
            "high, no case known", A.standing(.high, lastCase: nil, screen: A.moment(8)), A.ninth, (.high, A.moment(0))
        ),
        GradingRow("medium", A.standing(.medium), A.ninth, (.medium, A.moment(0)), (.low, A.moment(10))),
        GradingRow("medium, no case known", A.standing(.medium, lastCase: nil), A.ninth, (.medium, A.moment(0))),
        GradingRow("low", A.standing(.low, screen: A.moment(7)), A.ninth, (.low, A.moment(0))),
        GradingRow(
            "high, released while medium", A.standing(.high, screen: A.moment(7), until: A.moment(8)), A.ninth,
            (.high, A.moment(0)), (.medium, A.moment(7))),
        GradingRow(
            "high, released on the seventh day", A.standing(.high, screen: A.moment(7), until: A.moment(7)), A.ninth,
            (.high, A.moment(0))),
        GradingRow(
            "entered when it has fallen", A.standing(.high, screen: A.moment(7), from: 8), A.ninth,
            (.medium, A.moment(8)), (.low, A.moment(10))),
        GradingRow(
            "high in November", A.standing(.high), A.november, (.high, A.moment(0)), (.low, A.moment(5))),
        GradingRow(
            "medium in November", A.standing(.medium), A.november, (.medium, A.moment(0)), (.low, A.moment(5))),
        GradingRow(
            "no grading", A.standing(.high, screen: A.moment(7)), AreaGrading.none, (.high, A.moment(0))),
    ]
}

@Suite("Grading of areas of risk")
struct AreaGradingTests {
    private typealias A = GradedArea

    @Test("COL-3, COL-5: an area falls at its moments, and not a second before", arguments: GradingRow.all)
    func table(row: GradingRow) {
        let rules = AreaRules(row.rules)
        let grades = rules.grades(of: row.standing)
        #expect(grades.map(\.level) == row.levels.map(\.0))
        #expect(grades.map(\.from) == row.levels.map(\.1))
        #expect(grades.last?.until == row.standing.until)
        for (place, (level, moment)) in row.levels.enumerated() {
            #expect(rules.level(of: row.standing, at: moment) == level)
            guard place > 0 else { continue }
            #expect(rules.level(of: row.standing, at: moment - 1) == row.levels[place - 1].0)
            #expect(rules.nextChange(of: row.standing, after: moment - 1) == moment)
        }
        #expect(rules.nextChange(of: row.standing, after: row.levels[row.levels.count - 1].1) == nil)
    }

    private static func random(_ random: inout SeededGenerator) -> AreaStanding {
        func moment(_ days: ClosedRange<Int64>) -> Instant {
            A.moment(Int64.random(in: days, using: &random), Int64.random(in: -1...1, using: &random))
        }
        return AreaStanding(
            level: RiskLevel.allCases.randomElement(using: &random) ?? .high, from: moment(-3...3),
            until: Bool.random(using: &random) ? moment(4...14) : nil,
            lastCaseAt: Int.random(in: 0..<5, using: &random) > 0 ? moment(-2...6) : nil,
            screenPassedAt: Bool.random(using: &random) ? moment(0...14) : nil)
    }

    private static func rules(_ random: inout SeededGenerator) -> AreaRules {
        let gradings = [A.ninth, A.november, AreaGrading.none]
        func one() -> AreaGrading { gradings.randomElement(using: &random) ?? A.ninth }
        let switches = (0..<Int.random(in: 0...2, using: &random)).map { _ in
            AreaRules.Switch(to: one(), from: A.moment(Int64.random(in: 0...12, using: &random)))
        }
        return AreaRules(one(), then: switches)
    }

    @Test("COL-3: levels follow each other without gap or overlap, from the beginning to the release", arguments: 1...4)
    func withoutGap(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let (standing, rules) = (Self.random(&random), Self.rules(&random))
            let grades = rules.grades(of: standing)
            #expect(grades.first?.from == standing.from && grades.last?.until == standing.until)
            #expect(zip(grades, grades.dropFirst()).allSatisfy { $0.until == $1.from })
            #expect(grades.allSatisfy { $0.level <= standing.level })
        }
    }

    @Test("COL-3: a later case never lowers a level, and a screening never raises one", arguments: 1...4)
    func monotone(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let (standing, rules) = (Self.random(&random), Self.rules(&random))
            guard let lastCaseAt = standing.lastCaseAt else { continue }
            func with(_ lastCase: Instant?, _ screen: Instant?) -> AreaStanding {
                AreaStanding(
                    level: standing.level, from: standing.from, until: standing.until, lastCaseAt: lastCase,
                    screenPassedAt: screen)
            }
            let later = with(lastCaseAt + Int64.random(in: 0...400_000, using: &random), standing.screenPassedAt)
            let (unscreened, unknown) = (with(lastCaseAt, nil), with(nil, standing.screenPassedAt))
            for hour in stride(from: Int64(-72), through: 500, by: 6) {
                let moment = A.moment(0, hour * 3_600)
                let level = rules.level(of: standing, at: moment)
                #expect(rules.level(of: later, at: moment) >= level)
                #expect(rules.level(of: unscreened, at: moment) >= level)
                #expect(rules.level(of: unknown, at: moment) == standing.level)
            }
        }
    }

    @Test("COL-5: the level is that of the rules in force, and a switch of them is a change that time brings")
    func switched() {
        let standing = A.standing(.high)
        let rules = AreaRules(A.ninth, then: [.init(to: A.november, from: A.moment(8))])
        #expect(rules.level(of: standing, at: A.moment(8, -1)) == .high)
        #expect(rules.nextChange(of: standing, after: A.moment(1)) == A.moment(8))
        #expect(rules.level(of: standing, at: A.moment(8)) == .low)
    }

    @Test("TRIP-4: the places at risk and the lists go by the level of the moment that is asked for")
    func book() throws {
        let division = try #require(Division(code: 330_106))
        var book = AreaBook(rules: AreaRules(A.ninth))
        book.put(
            RiskArea(
                id: "A1", division: division, name: "某小区", standing: A.standing(.high, screen: A.moment(7))))
        #expect(book.riskDivisions(at: A.moment(10, -1)) == [division])
        #expect(book.riskDivisions(at: A.moment(10)).isEmpty)
        #expect(book.riskDivisions(at: A.moment(3)) == [division])
        for (level, moment) in [(RiskLevel.high, A.moment(7, -1)), (.medium, A.moment(7)), (.low, A.moment(10))] {
            #expect(book.level(of: "A1", at: moment) == level)
            for other in RiskLevel.allCases {
                let page = try book.page(
                    Page(size: 10, token: ""), of: AreaFilter(levels: [other], inForceAt: moment))
                #expect(page.areas.count == (other == level ? 1 : 0))
            }
        }
        #expect(book.changed(after: A.moment(0), through: A.moment(7, -1)).isEmpty)
        #expect(book.changed(after: A.moment(7, -1), through: A.moment(7)).count == 1)
        book.rules = AreaRules(A.november)
        #expect(book.riskDivisions(at: A.moment(5)).isEmpty)
    }
}
