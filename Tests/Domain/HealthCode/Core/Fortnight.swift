import HealthCodeCore
import Reference
import Values

/// A citizen's days as a script: what happens on which day, and the colour that is then shown.
///
/// Day 0 begins at a fixed midnight; `hour` counts from the day's beginning. Everything happens at noon unless told
/// otherwise, and the code is looked at an hour later.
struct Fortnight {
    static let start = Instant(seconds: 1_669_824_000)
    let profile: RuleProfile
    var evidence: [Evidence] = []
    /// What the register says about the area; nil when it does not know it.
    private var area: AreaStanding?

    init(profile: RuleProfile = ReferenceData.embedded.ruleProfiles.default, evidence: [Evidence] = []) {
        self.profile = profile
        self.evidence = evidence
    }

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
        evidence.append(
            .exposure(
                cause, from: Self.moment(day), until: until.map { Self.moment($0) }, area: cause.isArea ? "A" : nil))
    }

    /// The register tells of the area that reports name.
    ///
    /// - Parameter cause: Of its level; nil is low risk.
    mutating func areaIs(
        _ cause: Cause?, from: Int, until: Int? = nil, lastCase: Int? = nil, screen: Instant? = nil
    ) {
        area = AreaStanding(
            level: RiskLevel.allCases.first { $0.cause == cause } ?? .low, from: Self.moment(from),
            until: until.map { Self.moment($0) }, lastCaseAt: lastCase.map { Self.moment($0) }, screenPassedAt: screen)
    }

    func code(on day: Int, hour: Int = 13) -> HealthCode { code(at: Self.moment(day, hour: hour)) }

    /// The code by what is known at a moment: no source tells of more than 5 minutes ahead (COL-13).
    func code(at moment: Instant) -> HealthCode {
        let known = evidence.filter { $0.begins <= moment + 300 }
        return HealthCode(evidence: known, profile: profile, now: moment) { $0 == "A" ? area : nil }
    }

    /// What the register says about areas.
    var areas: @Sendable (String) -> AreaStanding? { { [area] in $0 == "A" ? area : nil } }

    func colours(_ days: ClosedRange<Int>) -> [Colour] { days.map { code(on: $0).colour } }
}
