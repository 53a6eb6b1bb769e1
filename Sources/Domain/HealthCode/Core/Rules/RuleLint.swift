public import Values

/// Proves of a rule profile that it is total, has no gap or overlap in time, and is monotone in evidence.
///
/// What can be read off the rules is. What cannot is tried: see ``RuleTrial``.
public struct RuleLint: Sendable {
    /// Longest sum of phases, in days: evidence is kept so long (COL-14).
    public static let daysMax = RuleProfile.longestHoldDays
    /// Most phases of a cause.
    public static let phasesMax = 10
    /// Days for which a declaration may count: it is kept 30 days (COL-14).
    public static let declarationDays = RuleProfile.declarationDaysRange
    /// Temperatures from which fever may begin, in tenths of a degree Celsius.
    public static let fever = 360...420
    /// Causes whose persons nobody means to leave green by a slip.
    private static let heldByAll: [Cause] = [.confirmedCase, .closeContact, .highRiskArea]

    private let profile: RuleProfile

    /// A check of a profile.
    public init(_ profile: RuleProfile) { self.profile = profile }

    /// What can be read off the rules. A profile without errors here is total, without gap or overlap, and monotone; the
    /// trial is a second witness of that.
    public var structure: [RuleFinding] {
        numbers + areas + Cause.allCases.flatMap { cause in profile.rules[cause].map { of($0, cause) } ?? [] }
    }

    /// Everything that was found, errors first. The trial is made only where nothing else is wrong.
    public var findings: [RuleFinding] {
        let structure = structure
        guard structure.isEmpty else { return structure }
        let trial = RuleTrial(profile)
        return [trial.improvement].compactMap(\.self) + trial.milderThanLess + notHeld + neverDemanded
    }

    /// Profiles may leave any cause out. One that leaves out a case is more often a mistake.
    private var notHeld: [RuleFinding] {
        Self.heldByAll.filter { profile.rules[$0] == nil }.map { cause in
            .init(
                .warning, .totality, "rules.\(cause.rawValue)",
                "is not held: whoever has no other reason is green or grey; look whether that is meant")
        }
    }

    /// Exit tests that no time is left to demand: the hold ends by itself at the latest when its phases do (COL-14).
    private var neverDemanded: [RuleFinding] {
        Cause.allCases.compactMap { cause in
            guard let rule = profile.rules[cause], rule.exit == .negativeAtEnd || rule.exit == .negativeSinceStart,
                rule.whileOpen == nil, rule.days >= RuleProfile.longestHoldDays
            else { return nil }
            return .init(
                .warning, .time, "rules.\(cause.rawValue).exit",
                "is never demanded: the hold ends \(RuleProfile.longestHoldDays) days after its start without a test "
                    + "(COL-14)")
        }
    }

    /// What keeps the profile from coming into force.
    public var errors: [RuleFinding] { findings.filter { $0.severity == .error } }

    private var numbers: [RuleFinding] {
        var found: [RuleFinding] = []
        if !Self.declarationDays.contains(profile.declarationDays) {
            let days = Self.declarationDays
            found.append(
                .init(
                    .error, .time, "declaration_days", "must be \(days.lowerBound) to \(days.upperBound), as it is kept"
                ))
        }
        if !Self.fever.contains(profile.feverTemperature) {
            let fever = Self.fever
            found.append(
                .init(.error, .totality, "fever_decicelsius", "must be \(fever.lowerBound) to \(fever.upperBound)"))
        }
        if profile.rules[.noDeclaration] != nil {
            found.append(
                .init(
                    .error, .monotone, "rules.noDeclaration", "must be left out: a missing declaration is grey (COL-2)")
            )
        }
        return found
    }

    /// Levels of areas follow each other, so that only their lengths can be wrong.
    private var areas: [RuleFinding] {
        let grading = profile.areas
        func length(_ days: Int64?, _ field: String) -> [RuleFinding] {
            guard let days, !(1...Self.daysMax).contains(days) else { return [] }
            return [.init(.error, .time, "areas.\(field)", "must be 1 to \(Self.daysMax), or left out")]
        }
        let found = length(grading.highDays, "high_days") + length(grading.mediumDays, "medium_days")
        guard grading.highDays == nil, grading.mediumDays != nil || grading.needsScreen else { return found }
        return found + [
            .init(.error, .totality, "areas.high_days", "must be given where medium_days or needs_screen is")
        ]
    }

    private func of(_ rule: RuleProfile.Rule, _ cause: Cause) -> [RuleFinding] {
        guard cause != .noDeclaration else { return [] }
        let field = "rules.\(cause.rawValue)"
        let found = totality(rule, cause, field) + time(rule, field) + order(rule, field)
        return found.isEmpty ? ending(rule, cause, field) : found
    }

    private func totality(_ rule: RuleProfile.Rule, _ cause: Cause, _ field: String) -> [RuleFinding] {
        var found: [RuleFinding] = []
        func add(_ place: String, _ reason: String) {
            found.append(.init(.error, .totality, field + place, reason))
        }
        if cause.lasts, rule.whileOpen == nil { add(".while_open", "must be yellow or red: the cause lasts") }
        if !cause.lasts, rule.whileOpen != nil { add(".while_open", "must be left out: the cause does not last") }
        if rule.phases.isEmpty {
            if !cause.lasts { add(".phases", "must hold a phase, or the cause must be listed in not_held") }
            if rule.exit != .none { add(".exit", "must be none where there is no phase") }
        }
        let colours = [rule.whileOpen].compactMap(\.self) + rule.phases.map(\.colour)
        if colours.contains(where: { $0 != .yellow && $0 != .red }) {
            add("", "must be yellow or red throughout: green holds nothing, and grey means that nothing is known")
        }
        return found
    }

    /// How what lasts may end: nothing but its phases ends it then, so that these have to be sure to come and to end.
    private func ending(_ rule: RuleProfile.Rule, _ cause: Cause, _ field: String) -> [RuleFinding] {
        guard cause.lasts else { return [] }
        var found: [RuleFinding] = []
        if cause.isArea, !rule.phases.isEmpty {
            let reason =
                "must be empty: they would follow the end of an area, and not a change of its level; hold "
                + "leftHighRiskArea or leftMediumRiskArea"
            found.append(.init(.error, .time, field + ".phases", reason))
        }
        if rule.exit != .none {
            let reason =
                "must be none: without a test the hold would last longer than its evidence, which is kept "
                + "\(Self.daysMax) days from its end (COL-14)"
            found.append(.init(.error, .time, field + ".exit", reason))
        }
        return found
    }

    /// Phases are counted from the end of the one before, so that only their lengths can be wrong.
    private func time(_ rule: RuleProfile.Rule, _ field: String) -> [RuleFinding] {
        if rule.phases.count > Self.phasesMax {
            return [.init(.error, .time, field + ".phases", "must be at most \(Self.phasesMax)")]
        }
        if rule.phases.contains(where: { !(1...Self.daysMax).contains($0.days) }) {
            return [.init(.error, .time, field + ".phases", "must last 1 to \(Self.daysMax) days each")]
        }
        if rule.days > Self.daysMax {
            let reason = "last \(rule.days) days together; evidence is kept for \(Self.daysMax) (COL-14)"
            return [.init(.error, .time, field + ".phases", reason)]
        }
        return []
    }

    /// A colour that gets worse by time alone would be better for a person whose evidence came later.
    private func order(_ rule: RuleProfile.Rule, _ field: String) -> [RuleFinding] {
        let colours = [rule.whileOpen].compactMap(\.self) + rule.phases.map(\.colour)
        guard zip(colours, colours.dropFirst()).contains(where: { $0 < $1 }) else { return [] }
        return [
            .init(
                .error, .monotone, field + ".phases",
                "get worse with time: whoever is exposed again, or whose evidence lasts longer, would get better")
        ]
    }
}
