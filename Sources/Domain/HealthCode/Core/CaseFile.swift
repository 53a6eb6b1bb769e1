/// A person's evidence put in order: the holds it opens, the tests, the latest declaration.
struct CaseFile {
    private let profile: RuleProfile
    private var holds: Set<Hold> = []
    private var negatives: [Int64] = []
    private var declarations: [Int64] = []

    init(_ evidence: some Sequence<Evidence>, profile: RuleProfile) {
        self.profile = profile
        var positives: [Int64] = []
        var discharges: [Int64] = []
        for item in evidence {
            switch item {
            case .declaration(let at, let temperature, let hasSymptoms):
                declarations.append(at)
                if hasSymptoms || (temperature ?? 0) >= profile.feverTemperature {
                    holds.insert(Hold(cause: .symptom, from: at, until: nil))
                }
            case .test(let sampledAt, let isPositive):
                if isPositive { positives.append(sampledAt) } else { negatives.append(sampledAt) }
            case .exposure(let cause, let from, let until):
                if cause == .confirmedCase, let until { discharges.append(until) }
                holds.insert(Hold(cause: cause, from: from, until: until))
            }
        }
        negatives.sort()
        // A positive test is laboratory evidence of a case (COL-6); a later discharge ends it.
        for positive in positives {
            let discharge = discharges.filter { $0 >= positive }.min()
            holds.insert(Hold(cause: .confirmedCase, from: positive, until: discharge))
        }
    }

    /// The active holds at a moment, worst first, one a cause.
    func reasons(now: Int64) -> [HealthCode.Reason] {
        var byCause: [Cause: HealthCode.Reason] = [:]
        for hold in holds {
            guard let reason = reason(of: hold, now: now) else { continue }
            if let other = byCause[hold.cause], !Self.precedes(reason, other) { continue }
            byCause[hold.cause] = reason
        }
        if let reason = missingDeclaration(now: now) { byCause[.noDeclaration] = reason }
        return byCause.values.sorted { Self.precedes($0, $1) }
    }

    /// Moments after `now` at which time alone may change the colour, ascending.
    func boundaries(after now: Int64) -> [Int64] {
        var found: Set<Int64> = []
        for hold in holds {
            guard let rule = profile.rules[hold.cause] else { continue }
            var at = max(now, hold.from)
            if hold.from > now { found.insert(hold.from) }
            while let next = hold.standing(under: rule, negatives: negatives, now: at)?.nextChange, next > at {
                found.insert(next)
                at = next
            }
        }
        if let latest = declarations.filter({ $0 <= now }).max() {
            found.insert(latest + profile.declarationDays * Hold.day)
        }
        return found.filter { $0 > now }.sorted()
    }

    private func reason(of hold: Hold, now: Int64) -> HealthCode.Reason? {
        guard let rule = profile.rules[hold.cause],
            let standing = hold.standing(under: rule, negatives: negatives, now: now)
        else { return nil }
        return HealthCode.Reason(
            cause: hold.cause, colour: standing.colour, since: hold.from, earliestEnd: standing.earliestEnd,
            negativesNeeded: standing.negativesNeeded)
    }

    /// No declaration, or one that no longer counts: grey (COL-2).
    private func missingDeclaration(now: Int64) -> HealthCode.Reason? {
        let lapse = declarations.filter { $0 <= now }.max().map { $0 + profile.declarationDays * Hold.day }
        if let lapse, now < lapse { return nil }
        return HealthCode.Reason(
            cause: .noDeclaration, colour: .grey, since: lapse ?? now, earliestEnd: nil, negativesNeeded: 0)
    }

    /// Worse first; of equals the one that lasts longer, then by name, so that the order never depends on chance.
    private static func precedes(_ left: HealthCode.Reason, _ right: HealthCode.Reason) -> Bool {
        if left.colour != right.colour { return left.colour > right.colour }
        let (leftEnd, rightEnd) = (left.earliestEnd ?? .max, right.earliestEnd ?? .max)
        if leftEnd != rightEnd { return leftEnd > rightEnd }
        if left.cause != right.cause { return left.cause.rawValue < right.cause.rawValue }
        return left.since < right.since
    }
}
