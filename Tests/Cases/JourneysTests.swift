import HealthCodeCore
import Reference
import Testing
import Values

/// A row of `Files/journeys/journeys.csv` under one profile: what happens to a person, and the colours from their moments on.
///
/// An event is `kind time options`, such as `case 0 until 5 at 5`. Times are days and perhaps seconds: `9-1s`. `at` is when
/// the event comes in, by default at its own time. A later row of one kind and time is a version of the earlier one.
struct Journey: CustomTestStringConvertible, Sendable {
    /// Noon of day 0.
    static let start = Instant(seconds: 1_669_867_200)

    let name: String
    let profile: RuleProfile
    let events: [[String]]
    let colours: [(at: Instant, colour: Colour)]

    var testDescription: String { "\(name), \(profile.version)" }

    static let all: [Journey] = {
        let rows = (try? CaseFile("journeys/journeys.csv").rows) ?? []
        return rows.flatMap { row in
            ReferenceData.embedded.ruleProfiles.all.map { profile in
                let course = row[profile.version] ?? ""
                return Journey(
                    name: row["journey"] ?? "", profile: profile, events: words(row["events"] ?? ""),
                    colours: words(course == "=" ? row["2022-9th"] ?? "" : course).map { step in
                        (moment(step[0]), colour(step[1]))
                    })
            }
        }
    }()

    private static func words(_ text: String) -> [[String]] {
        text.split(separator: ";").map { $0.split(separator: " ").map(String.init) }
    }

    /// Such as `9`, `-5` or `20-1s`.
    static func moment(_ text: String) -> Instant {
        let sign = text.dropFirst().firstIndex { $0 == "-" || $0 == "+" }
        let days = Int64(text[..<(sign ?? text.endIndex)]) ?? 0
        let seconds = sign.flatMap { Int64(text[$0...].dropLast()) } ?? 0
        return start + (days * 86_400 + seconds)
    }

    private static func colour(_ text: String) -> Colour {
        guard let colour = Colour.allCases.first(where: { "\($0)" == text }) else {
            preconditionFailure("\(text) is no colour")
        }
        return colour
    }

    /// The code at a moment.
    ///
    /// - Parameter known: What has come in through this moment counts; nil is the moment of the code.
    func code(at moment: Instant, known: Instant? = nil) -> HealthCode {
        let known = known ?? moment
        var ledger = EvidenceLedger<Int>()
        for day in stride(from: -10, through: 140, by: 10) where Self.moment("\(day)") <= known {
            ledger.take(Self.declaration(Self.moment("\(day)")), of: 0)
        }
        var area: AreaStanding?
        for event in events {
            let options = Options(event)
            guard options["at"] ?? options.time <= known else { continue }
            if event[0] == "area" { area = options.area } else { take(event[0], options, into: &ledger) }
        }
        return HealthCode(evidence: ledger.evidence[0] ?? [], profile: profile, now: moment) { _ in area }
    }

    private static func declaration(_ moment: Instant, symptoms: Set<DeclarationEvent.Symptom> = []) -> DeclarationEvent
    {
        DeclarationEvent(
            .init(counter: SourceName("counter"), declaredAt: moment, content: .init(symptoms: symptoms)))
    }

    private static let causes: [String: Cause] = [
        "case": .confirmedCase, "close": .closeContact, "secondary": .secondaryContact, "inbound": .inbound,
        "high-area": .highRiskArea, "medium-area": .mediumRiskArea, "left-high": .leftHighRiskArea,
        "left-medium": .leftMediumRiskArea, "colocated": .coLocated,
    ]

    private func take(_ kind: String, _ options: Options, into ledger: inout EvidenceLedger<Int>) {
        switch kind {
        case "symptom": ledger.take(Self.declaration(options.time, symptoms: [.cough]), of: 0)
        case "positive", "negative":
            ledger.take(
                TestEvent(
                    .init(laboratory: SourceName("laboratory"), sample: SourceName("\(options.time)")),
                    sampledAt: options.time, isPositive: kind == "positive", isWithdrawn: options.isWithdrawn), of: 0)
        default:
            guard let cause = Self.causes[kind] else { preconditionFailure("\(kind) is no event") }
            ledger.take(
                ExposureEvent(
                    .init(
                        source: SourceName("source"), cause: cause, evidenceID: SourceName("A"), from: options.time),
                    until: options["until"], isWithdrawn: options.isWithdrawn), of: 0)
        }
    }

    /// What follows the kind of an event.
    private struct Options {
        private let words: [String]

        init(_ event: [String]) { words = event }

        /// An area names its level first.
        var time: Instant { moment(words[words[0] == "area" ? 2 : 1]) }
        var isWithdrawn: Bool { words.contains("withdrawn") }

        subscript(name: String) -> Instant? {
            words.firstIndex(of: name).flatMap { $0 > 0 ? moment(words[$0 + 1]) : nil }
        }

        var area: AreaStanding {
            AreaStanding(
                level: RiskLevel.allCases.first { "\($0)" == words[1] } ?? .high, from: time, until: self["until"],
                lastCaseAt: self["case"], screenPassedAt: self["screen"])
        }
    }
}

@Suite("Journeys from the first report to the end (COL-3 to COL-5)")
struct JourneysTests {
    @Test(
        "COL-3 to COL-5, COL-14: a person's colours change at their moments, and not a second before",
        arguments: Journey.all)
    func walks(journey: Journey) {
        for (place, step) in journey.colours.enumerated() {
            #expect(journey.code(at: step.at).colour == step.colour, "at step \(place)")
            guard place > 0 else { continue }
            #expect(journey.code(at: step.at - 1).colour == journey.colours[place - 1].colour, "before step \(place)")
        }
    }

    @Test("COL-8: what is foretold comes true to the second, unless something comes in", arguments: Journey.all)
    func foretold(journey: Journey) {
        for step in journey.colours {
            let code = journey.code(at: step.at)
            guard let change = code.changesAt else { continue }
            #expect(journey.code(at: change - 1, known: step.at).colour == code.colour)
            #expect(journey.code(at: change, known: step.at).colour == code.changesTo)
        }
    }

    @Test("COL-3 to COL-5: the table walks every cause that a report or a declaration brings")
    func complete() {
        let kinds = Set(Journey.all.flatMap { $0.events.map { $0[0] } })
        #expect(Journey.all.count >= 3 * 50)
        #expect(
            kinds.isSuperset(of: [
                "case", "close", "secondary", "inbound", "high-area", "medium-area", "left-high", "left-medium",
                "colocated", "symptom", "positive", "negative", "area",
            ]))
    }
}
