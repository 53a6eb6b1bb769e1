import Values

/// A person's evidence put in order: the holds that it opens, the negative tests, the declarations.
struct CaseFile {
    private let profile: RuleProfile
    private var holds: Set<Hold> = []
    private var negatives: [Instant] = []
    private var declarations: [Instant] = []

    init(_ evidence: some Sequence<Evidence>, profile: RuleProfile) {
        self.profile = profile
        var positives: [Instant] = []
        var discharges: [Instant] = []
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
    func reasons(now: Instant) -> [HealthCode.Reason] {
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
    func boundaries(after now: Instant) -> [Instant] {
        var found: Set<Instant> = []
        for hold in holds {
            guard let rule = profile.rules[hold.cause] else { continue }
            var at = max(now, hold.from)
            if hold.from > now { found.insert(hold.from) }
            while let next = hold.standing(under: rule, negatives: negatives, now: at)?.nextChange, next > at {
                found.insert(next)
                at = next
            }
        }
        // What a feed dated ahead begins to count at its own time.
        found.formUnion(negatives)
        for declared in declarations { found.formUnion([declared, lapse(of: declared)]) }
        return found.filter { $0 > now }.sorted()
    }

    private func reason(of hold: Hold, now: Instant) -> HealthCode.Reason? {
        guard let rule = profile.rules[hold.cause],
            let standing = hold.standing(under: rule, negatives: negatives, now: now)
        else { return nil }
        return HealthCode.Reason(
            cause: hold.cause, colour: standing.colour, since: hold.from, earliestEnd: standing.earliestEnd,
            negativesNeeded: standing.negativesNeeded)
    }

    /// When the latest declaration of those made by `now` stops counting; nil without one (COL-2).
    private func lapse(now: Instant) -> Instant? {
        declarations.filter { $0 <= now }.max().map(lapse(of:))
    }

    private func lapse(of declared: Instant) -> Instant { declared + profile.declarationDays * Hold.day }

    /// No declaration, or one that no longer counts: grey (COL-2).
    private func missingDeclaration(now: Instant) -> HealthCode.Reason? {
        let lapse = lapse(now: now)
        if let lapse, now < lapse { return nil }
        return HealthCode.Reason(
            cause: .noDeclaration, colour: .grey, since: lapse ?? now, earliestEnd: nil, negativesNeeded: 0)
    }

    /// Worse first; of equals the one that lasts longer, then by name, so that the order never depends on chance.
    private static func precedes(_ left: HealthCode.Reason, _ right: HealthCode.Reason) -> Bool {
        if left.colour != right.colour { return left.colour > right.colour }
        let (leftEnd, rightEnd) = (left.earliestEnd ?? .latest, right.earliestEnd ?? .latest)
        if leftEnd != rightEnd { return leftEnd > rightEnd }
        if left.cause != right.cause { return left.cause.rawValue < right.cause.rawValue }
        return left.since < right.since
    }
}
