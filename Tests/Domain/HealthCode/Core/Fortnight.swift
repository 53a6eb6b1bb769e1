import HealthCodeCore
import Reference
import Values

/// A citizen's days as a script: what happens on which day, and the colour that is then shown.
///
/// Day 0 begins at a fixed midnight; `hour` counts from the day's beginning. Everything happens at noon unless told
/// otherwise, and the code is looked at an hour later.
struct Fortnight {
    static let start = Instant(seconds: 1_669_824_000)
    var profile = ReferenceData.embedded.ruleProfiles.default
    private(set) var evidence: [Evidence] = []

    static func moment(_ day: Int, hour: Int = 12) -> Instant { start + (Int64(day) * 86_400 + Int64(hour) * 3600) }

    mutating func declares(on day: Int, temperature: Int? = nil, symptoms: Bool = false) {
        evidence.append(.declaration(at: Self.moment(day), temperature: temperature, hasSymptoms: symptoms))
    }

    mutating func testsNegative(on day: Int, hour: Int = 12) {
        evidence.append(.test(sampledAt: Self.moment(day, hour: hour), isPositive: false))
    }

    mutating func testsPositive(on day: Int) {
        evidence.append(.test(sampledAt: Self.moment(day), isPositive: true))
    }

    mutating func isReported(_ cause: Cause, on day: Int, until: Int? = nil) {
        evidence.append(.exposure(cause, from: Self.moment(day), until: until.map { Self.moment($0) }))
    }

    func code(on day: Int, hour: Int = 13) -> HealthCode { code(at: Self.moment(day, hour: hour)) }

    func code(at moment: Instant) -> HealthCode { HealthCode(evidence: evidence, profile: profile, now: moment) }

    func colours(_ days: ClosedRange<Int>) -> [Colour] { days.map { code(on: $0).colour } }
}
