import Values

/// Tries on small sets of evidence what cannot be read off a profile: whether more evidence of risk gives a better colour.
///
/// A colour is that of the worst hold (COL-1), and a hold depends on one piece of evidence and on the negative tests. So what
/// goes wrong at all goes wrong with few pieces: each set of up to two is tried with each piece of risk in addition, each
/// negative test taken away, and each declaration made one of symptoms.
struct RuleTrial {
    private let profile: RuleProfile
    private let start = Instant(seconds: 1_670_000_000)

    init(_ profile: RuleProfile) { self.profile = profile }

    /// The first case in which more risk gives a better colour; nil when there is none.
    var improvement: RuleFinding? {
        for base in sets {
            for more in increased(base) {
                for moment in moments(of: base + more) {
                    let (less, worse) = (colour(of: base, at: moment), colour(of: more, at: moment))
                    guard worse < less else { continue }
                    let reason =
                        "give \(worse) for more risk than what gives \(less): "
                        + EvidenceText.sentence(of: more, at: moment) + ", instead of "
                        + EvidenceText.sentence(of: base, at: moment)
                    return RuleFinding(.error, .monotone, "rules", reason)
                }
            }
        }
        return nil
    }

    /// Causes that give a better colour than a lesser cause of the same moment, where both are held.
    var milderThanLess: [RuleFinding] {
        Self.degrees.compactMap { worse, less in
            guard profile.rules[worse] != nil, profile.rules[less] != nil else { return nil }
            for tests in [[], [Int64(0)], [0, 1]] {
                let negatives = tests.map { Evidence.test(sampledAt: start + $0 * Hold.day, isPositive: false) }
                let (more, base) = (negatives + [opened(worse)], negatives + [opened(less)])
                for moment in moments(of: base + more)
                where colour(of: more, at: moment) < colour(of: base, at: moment) {
                    let reason =
                        "give \(colour(of: more, at: moment)) where rules.\(less.rawValue) give "
                        + "\(colour(of: base, at: moment)): " + EvidenceText.sentence(of: more, at: moment)
                    return RuleFinding(.warning, .monotone, "rules.\(worse.rawValue)", reason)
                }
            }
            return nil
        }
    }

    /// Causes by degree: the first of each pair is the greater risk.
    private static let degrees: [(Cause, Cause)] = [
        (.confirmedCase, .closeContact), (.closeContact, .secondaryContact), (.highRiskArea, .mediumRiskArea),
        (.leftHighRiskArea, .leftMediumRiskArea),
    ]

    private func opened(_ cause: Cause) -> Evidence { .exposure(cause, from: start, until: nil) }

    // MARK: - Sets

    private var risks: [Evidence] {
        let exposures = Cause.allCases.filter(\.isExposure).map(opened)
        return exposures + [
            .test(sampledAt: start, isPositive: true),
            .declaration(at: start, temperature: profile.feverTemperature, hasSymptoms: false),
        ]
    }

    private var others: [Evidence] {
        let ended = Cause.allCases.filter(\.lasts).map {
            Evidence.exposure($0, from: start, until: start + 3 * Hold.day)
        }
        let lengths = Set(profile.rules.values.map(\.days)).sorted()
        let negatives = ([0, 1] + lengths.map { $0 - 1 }).map {
            Evidence.test(sampledAt: start + max(0, $0) * Hold.day, isPositive: false)
        }
        return ended + negatives + [.declaration(at: start, temperature: nil, hasSymptoms: false)]
    }

    /// All sets of up to two pieces.
    private var sets: [[Evidence]] {
        var seen: Set<Evidence> = []
        let pieces = (risks + others).filter { seen.insert($0).inserted }
        var found: [[Evidence]] = [[]] + pieces.map { [$0] }
        for (place, piece) in pieces.enumerated() { found += pieces[(place + 1)...].map { [piece, $0] } }
        return found
    }

    /// The same set with more risk, in each way. A declaration takes away grey, so it is never added but made worse.
    private func increased(_ base: [Evidence]) -> [[Evidence]] {
        var found: [[Evidence]] = []
        for risk in risks {
            if case .declaration = risk { continue }
            if !base.contains(risk) { found.append(base + [risk]) }
        }
        for (place, piece) in base.enumerated() {
            var other = base
            switch piece {
            case .test(_, false): other.remove(at: place)
            case .declaration(let at, _, false):
                other[place] = .declaration(at: at, temperature: nil, hasSymptoms: true)
            case .exposure(let cause, let from, .some, let area) where cause.lasts:
                // It lasts after all. Of a case that also takes away a discharge.
                other[place] = .exposure(cause, from: from, until: nil, area: area)
            default: continue
            }
            found.append(other)
        }
        return found
    }

    // MARK: - Colours

    /// The moments at which a colour may change, from that on at which all evidence is there.
    private func moments(of evidence: [Evidence]) -> [Instant] {
        let known = evidence.map(\.begins).max() ?? start
        return Set(evidence.flatMap(moments)).filter { $0 >= known && $0 < .latest }.sorted()
    }

    /// Between two of these moments no colour changes.
    private func moments(_ piece: Evidence) -> [Instant] {
        switch piece {
        case .exposure(let cause, let from, let until, _):
            guard let rule = profile.rules[cause] else { return [from] }
            return Hold(cause: cause, from: from, until: until).boundaries(under: rule)
        case .test(let at, let isPositive):
            return [at, at + Hold.day]
                + (isPositive ? [at + (profile.rules[.confirmedCase]?.days ?? 0) * Hold.day] : [])
        case .declaration(let at, _, _):
            guard let rule = profile.rules[.symptom] else { return [at] }
            return Hold(cause: .symptom, from: at, until: nil).boundaries(under: rule)
                + [at + profile.declarationDays * Hold.day]
        }
    }

    private func colour(of evidence: [Evidence], at moment: Instant) -> Colour {
        HealthCode.worst(HealthCode.reasons(evidence: evidence, profile: profile, now: moment))
    }
}
