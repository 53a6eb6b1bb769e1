import Reference
import Testing
import Values

/// A row of the table in docs/rules.md, "Profiles of COL-3 to COL-5", written down a second time.
struct RuleRow: CustomTestStringConvertible, Sendable {
    enum Exit: Sendable { case time, release, negativeAtEnd, negativeSinceStart, twoNegatives }

    let profile: String
    let cause: Cause
    /// The colour while the evidence lasts; nil for causes counted from their beginning.
    let open: Colour?
    /// Colours of the days after that. Nothing at all means that the profile does not hold the cause.
    let days: [Colour]
    let exit: Exit

    var testDescription: String { "\(profile) \(cause)" }
    var isHeld: Bool { open != nil || !days.isEmpty }

    /// The citizen to whom it happens on day 0. A cause that lasts ends on day ``lasting``.
    func citizen() throws -> Fortnight {
        var citizen = Fortnight(profile: try #require(ReferenceData.embedded.ruleProfiles.named(profile)))
        for day in stride(from: 0, through: 60, by: 10) {
            citizen.declares(on: day, symptoms: cause == .symptom && day == 0)
        }
        if cause != .symptom { citizen.isReported(cause, on: 0, until: open == nil ? nil : Self.lasting) }
        return citizen
    }

    /// The colours from day 0 on, with the exit test given in time: all there is, and then green.
    var course: [Colour] { Array(repeating: open ?? .green, count: open == nil ? 0 : Self.lasting) + days + [.green] }

    static let lasting = 5
}

extension RuleRow {
    static let all = ninth2022 + plan2021 + november2022

    private static let ninth2022 = rows(
        "2022-9th",
        [
            (.confirmedCase, .red, [.yellow * 7], .time),
            (.closeContact, nil, [.red * 7, .yellow * 3], .negativeAtEnd),
            (.secondaryContact, nil, [.yellow * 7], .negativeAtEnd),
            (.inbound, nil, [.red * 7, .yellow * 3], .negativeAtEnd),
            (.highRiskArea, .red, [], .release),
            (.mediumRiskArea, .yellow, [], .release),
            (.leftHighRiskArea, nil, [.red * 7], .negativeAtEnd),
            (.leftMediumRiskArea, nil, [.yellow * 7], .negativeAtEnd),
            (.coLocated, nil, [.yellow * 3], .twoNegatives),
            (.symptom, nil, [.yellow * 3], .negativeSinceStart),
        ])

    private static let plan2021 = rows(
        "2021",
        [
            (.confirmedCase, .red, [.red * 14, .yellow * 14], .time),
            (.closeContact, nil, [.red * 14, .yellow * 7], .negativeAtEnd),
            (.secondaryContact, nil, [.red * 7], .negativeAtEnd),
            (.inbound, nil, [.red * 14, .yellow * 7], .negativeAtEnd),
            (.highRiskArea, .red, [], .release),
            (.mediumRiskArea, .yellow, [], .release),
            (.leftHighRiskArea, nil, [.red * 7], .negativeAtEnd),
            (.leftMediumRiskArea, nil, [.yellow * 7], .negativeAtEnd),
            (.coLocated, nil, [.yellow * 3], .twoNegatives),
            (.symptom, nil, [.yellow * 3], .negativeSinceStart),
        ])

    private static let november2022 = rows(
        "2022-11",
        [
            (.confirmedCase, .red, [.yellow * 7], .time),
            (.closeContact, nil, [.red * 7, .yellow * 3], .negativeAtEnd),
            (.secondaryContact, nil, [.yellow * 7], .negativeAtEnd),
            (.inbound, nil, [.red * 7, .yellow * 3], .negativeAtEnd),
            (.highRiskArea, .red, [], .release),
            (.mediumRiskArea, nil, [], .release),
            (.leftHighRiskArea, nil, [.red * 7], .negativeAtEnd),
            (.leftMediumRiskArea, nil, [], .negativeAtEnd),
            (.coLocated, nil, [.yellow * 3], .twoNegatives),
            (.symptom, nil, [.yellow * 3], .negativeSinceStart),
        ])

    private static func rows(_ profile: String, _ table: [(Cause, Colour?, [[Colour]], Exit)]) -> [RuleRow] {
        table.map { .init(profile: profile, cause: $0, open: $1, days: $2.flatMap(\.self), exit: $3) }
    }
}

extension Colour {
    fileprivate static func * (colour: Self, days: Int) -> [Self] { Array(repeating: colour, count: days) }
}
