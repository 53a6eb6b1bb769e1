public import Values

/// A smallest case in which two profiles give different colours.
public struct RuleDifference: Equatable, Sendable {
    /// The evidence, in words: by days before the moment.
    public let evidence: String
    /// Under the first profile.
    public let left: Colour
    /// Under the second profile.
    public let right: Colour

    /// A smallest case of each kind in which the profiles differ: for each cause, and for declarations, one that gets worse
    /// and one that gets better.
    ///
    /// A colour is that of the worst hold, and a hold depends on one piece of evidence and on negative tests at few moments.
    /// So two profiles differ exactly if one of these cases does.
    public static func all(from left: RuleProfile, to right: RuleProfile) -> [RuleDifference] {
        let search = DifferenceSearch(left: left, right: right)
        return search.subjects.flatMap(search.differences)
    }
}

/// Looks for smallest cases by rising number of tests, then by rising moments.
private struct DifferenceSearch {
    let left: RuleProfile
    let right: RuleProfile
    private let start = Instant(seconds: 1_670_000_000)
    private let discharged: Int64 = 3

    init(left: RuleProfile, right: RuleProfile) {
        self.left = left
        self.right = right
    }

    /// One piece of evidence each.
    var subjects: [Evidence] {
        let exposures = Cause.allCases.filter(\.isExposure).flatMap { cause -> [Evidence] in
            let open = Evidence.exposure(cause, from: start, until: nil)
            let ended = Evidence.exposure(cause, from: start, until: start + discharged * Hold.day)
            return cause.lasts ? [open, ended] : [open]
        }
        let graded = Self.areas.keys.sorted().map { id in
            Evidence.exposure(Self.areas[id]?.cause ?? .highRiskArea, from: start, until: nil, area: id)
        }
        let temperatures = Set([left.feverTemperature, right.feverTemperature]).sorted()
        return exposures + graded + [
            .declaration(at: start, temperature: nil, hasSymptoms: false),
            .declaration(at: start, temperature: nil, hasSymptoms: true),
        ]
            + temperatures.map { .declaration(at: start, temperature: $0, hasSymptoms: false) }
    }

    /// Levels of areas that differ in how they fall, by what evidence says of them.
    private static let areas: [String: RiskLevel] = [
        "a high area with its last case then": .high, "a high area with its last case then, screened clean": .high,
        "a medium area with its last case then": .medium,
    ]

    /// What the register says of such an area. The screening is as late as any grading asks for.
    private func area(_ id: String) -> AreaStanding? {
        Self.areas[id].map { level in
            AreaStanding(
                level: level, from: start, lastCaseAt: start,
                screenPassedAt: id.hasSuffix("clean") ? start + RuleLint.daysMax * Hold.day : nil)
        }
    }

    /// The smallest case that gets worse and the smallest one that gets better.
    func differences(of subject: Evidence) -> [RuleDifference] {
        var (worse, better) = (RuleDifference?.none, RuleDifference?.none)
        for tests in testSets(subject) {
            for moment in moments(subject, tests) {
                let evidence = context(of: subject, at: moment) + [subject] + tests
                let (before, after) = (colour(evidence, left, moment), colour(evidence, right, moment))
                guard before != after else { continue }
                let found = RuleDifference(
                    evidence: EvidenceText.sentence(of: [subject] + tests, at: moment), left: before, right: after)
                if after > before { worse = worse ?? found } else { better = better ?? found }
            }
            if worse != nil, better != nil { break }
        }
        return [worse, better].compactMap(\.self)
    }

    /// A declaration that keeps grey from hiding the hold, unless declarations are what is looked at.
    private func context(of subject: Evidence, at moment: Instant) -> [Evidence] {
        if case .declaration = subject { return [] }
        return [.declaration(at: moment, temperature: nil, hasSymptoms: false)]
    }

    private func rules(_ subject: Evidence) -> [RuleProfile.Rule] {
        let cause: Cause
        switch subject {
        case .exposure(let exposure, _, _, _): cause = exposure
        default: cause = .symptom
        }
        return [left, right].compactMap { $0.rules[cause] }
    }

    private func begin(_ subject: Evidence) -> Instant {
        guard case .exposure(let cause, _, let until?, _) = subject, cause.lasts else { return start }
        return until
    }

    private func moments(_ subject: Evidence, _ tests: [Evidence]) -> [Instant] {
        var found: Set<Instant> = [start]
        switch subject {
        case .exposure(let cause, let from, let until, let id):
            if let area = id.flatMap(area) {
                for profile in [left, right] { found.formUnion(area.grades(under: profile.areas).map(\.from)) }
            }
            for rule in rules(subject) {
                found.formUnion(Hold(cause: cause, from: from, until: until).boundaries(under: rule))
            }
        default:
            for rule in rules(subject) {
                found.formUnion(Hold(cause: .symptom, from: start, until: nil).boundaries(under: rule))
            }
            found.formUnion([left, right].map { start + $0.declarationDays * Hold.day })
        }
        for case .test(let at, _) in tests { found.formUnion([at, at + Hold.day]) }
        let known = tests.map(\.begins).max() ?? start
        return found.filter { $0 >= known && $0 < .latest }.sorted()
    }

    /// No test, one at each moment at which it may count differently, and two a day apart.
    private func testSets(_ subject: Evidence) -> [[Evidence]] {
        let ends = rules(subject).map { begin(subject) + ($0.days - 1) * Hold.day }
        let at = Set([start] + ends.filter { $0 >= start }).sorted()
        let single = at.map { [Evidence.test(sampledAt: $0, isPositive: false)] }
        return [[]] + single
            + at.map { moment in
                [moment, moment + Hold.day].map { .test(sampledAt: $0, isPositive: false) }
            }
    }

    private func colour(_ evidence: [Evidence], _ profile: RuleProfile, _ moment: Instant) -> Colour {
        HealthCode.worst(HealthCode.reasons(evidence: evidence, profile: profile, now: moment, areas: area))
    }
}
