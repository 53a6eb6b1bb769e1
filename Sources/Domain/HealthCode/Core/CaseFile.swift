import Values

/// A person's evidence put in order: the holds that it opens, the negative tests, the latest declaration.
struct CaseFile {
    private let profile: RuleProfile
    private var holds: Set<Hold> = []
    /// When negative tests were sampled, ascending.
    private var negatives: [Instant] = []
    private var declaredAt: Instant?

    /// - Parameters:
    ///   - areas: What the register says about an area; nil for one that it does not know.
    ///   - now: The moment of which the register tells.
    init(
        _ evidence: some Sequence<Evidence>, profile: RuleProfile, areas: (String) -> AreaStanding?, now: Instant
    ) {
        self.profile = profile
        var positives: [Instant] = []
        var discharges: [Instant] = []
        for item in evidence {
            switch item {
            case .declaration(let at, let temperature, let hasSymptoms):
                declaredAt = max(declaredAt ?? at, at)
                if hasSymptoms || (temperature ?? 0) >= profile.feverTemperature {
                    holds.insert(Hold(cause: .symptom, from: at, until: nil))
                }
            case .test(let sampledAt, let isPositive):
                if isPositive { positives.append(sampledAt) } else { negatives.append(sampledAt) }
            case .exposure(let cause, let from, let until, let area):
                if cause == .confirmedCase, let until { discharges.append(until) }
                let hold = Hold(cause: cause, from: from, until: until)
                holds.formUnion(
                    area.flatMap(areas).map { hold.inArea($0, under: profile.areas, now: now) } ?? [hold])
            }
        }
        negatives.sort()
        // A positive test is laboratory evidence of a case (COL-6); a later discharge ends it.
        for positive in positives {
            let discharge = Discharge.of(positive, among: discharges)
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
        return byCause.values.sorted { Self.precedes($0, $1) }.map(shown)
    }

    /// A reason as it is told: what two negatives end at once has no end by time.
    private func shown(_ reason: HealthCode.Reason) -> HealthCode.Reason {
        guard profile.rules[reason.cause]?.exit == .twoNegatives else { return reason }
        return HealthCode.Reason(
            cause: reason.cause, colour: reason.colour, since: reason.since, earliestEnd: nil,
            negativesNeeded: reason.negativesNeeded)
    }

    /// Moments after `now` at which time alone may change the colour, ascending.
    func boundaries(after now: Instant) -> [Instant] {
        var found: Set<Instant> = []
        for hold in holds {
            guard let rule = profile.rules[hold.cause] else { continue }
            found.formUnion(hold.boundaries(under: rule))
            // The second of two negatives a day apart may be dated ahead.
            if rule.exit == .twoNegatives { found.formUnion(negatives.map { $0 + Hold.day }) }
        }
        found.formUnion(negatives)
        if let lapse { found.insert(lapse) }
        return found.filter { $0 > now }.sorted()
    }

    private func reason(of hold: Hold, now: Instant) -> HealthCode.Reason? {
        guard let rule = profile.rules[hold.cause],
            let standing = hold.standing(under: rule, negatives: negatives, now: now)
        else { return nil }
        return HealthCode.Reason(
            cause: hold.cause, colour: standing.colour, since: standing.since, earliestEnd: standing.earliestEnd,
            negativesNeeded: standing.negativesNeeded)
    }

    /// When the latest declaration stops counting; nil without one (COL-2).
    private var lapse: Instant? { declaredAt.map { $0 + profile.declarationDays * Hold.day } }

    /// No declaration, or one that no longer counts: grey (COL-2).
    private func missingDeclaration(now: Instant) -> HealthCode.Reason? {
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

extension Hold {
    /// The holds of a stay inside an area that the register knows: the area's level decides, not the row's cause, and it
    /// falls by itself. Levels that the area had only before the stay or after it hold nothing.
    ///
    /// Until the moment that the register gives as the level's beginning, the register says nothing about today. The row
    /// counts as it stands then, as for an area that the register does not know.
    fileprivate func inArea(_ area: AreaStanding, under grading: AreaGrading, now: Instant) -> [Hold] {
        func ends(_ other: Instant?) -> Instant? { [until, other].compactMap(\.self).min() }
        let graded = area.grades(under: grading).enumerated().compactMap { place, grade -> Hold? in
            guard let cause = grade.level.cause else { return nil }
            if let left = until, place > 0, left <= grade.from { return nil }
            if let fell = grade.until, fell != area.until, fell <= from { return nil }
            return Hold(cause: cause, from: from, until: ends(grade.until), opens: grade.from)
        }
        let before = Hold(cause: cause, from: from, until: ends(area.from))
        return (area.from > now ? [before] : []) + graded
    }
}
