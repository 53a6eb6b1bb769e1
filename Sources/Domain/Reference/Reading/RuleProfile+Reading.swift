import Values

extension RuleProfile {
    /// Reads a profile; `known` are those before it in the file, from which it may inherit.
    init?(_ node: JSONNode, known: [RuleProfile]) {
        let numbers = ["declarationDays", "feverDecicelsius"]
        let optional = ["inherits", "notHeld", "areas"] + numbers
        guard let object = node.object(required: ["version", "rules"], optional: optional) else { return nil }
        let parent = Self.parent(object, known: known)
        var rules = parent?.rules ?? [:]
        let mentioned = Self.addRules(object, to: &rules)
        let notHeld = Self.removeRules(object, besides: mentioned, from: &rules)
        if object["inherits"] == nil {
            for key in numbers + ["areas"] where object[key] == nil {
                node.refuse("must have \(key), since it inherits nothing")
            }
            for cause in Cause.allCases where cause != .noDeclaration && !mentioned.union(notHeld).contains(cause) {
                node.refuse("must have a rule for \(cause.rawValue) or list it in notHeld, since it inherits nothing")
            }
        }
        let days =
            object["declarationDays"].map { $0.integer(in: Self.declarationDaysRange) } ?? parent?.declarationDays
        let fever =
            object["feverDecicelsius"].map { $0.integer(in: 360...420) } ?? parent.map { Int64($0.feverTemperature) }
        let areas = object["areas"].map { AreaGrading($0) } ?? parent?.areas
        guard let name = object["version"], let version = name.text(), let days, let fever, let areas else {
            return nil
        }
        guard !known.contains(where: { $0.version == version }) else {
            name.refuse("is listed twice")
            return nil
        }
        self.init(
            version: version, rules: rules, declarationDays: days, feverTemperature: Int(fever), areas: areas)
    }

    private static func parent(_ object: JSONObject, known: [RuleProfile]) -> RuleProfile? {
        guard let name = object["inherits"], let version = name.text() else { return nil }
        let parent = known.first { $0.version == version }
        if parent == nil { name.refuse("must be the version of a profile before it") }
        return parent
    }

    /// Adds the profile's own rules, and gives the causes that it has rules of its own for, wrong ones too.
    static func addRules(_ object: JSONObject, to rules: inout [Cause: Rule]) -> Set<Cause> {
        var seen: Set<Cause> = []
        for node in object["rules"]?.elements() ?? [] {
            guard let row = node.object(required: ["cause", "phases", "exit"], optional: ["whileOpen"]) else {
                continue
            }
            let rule = Rule(row)
            guard let name = row["cause"], let cause = name.choice(of: Cause.self) else { continue }
            guard cause != .noDeclaration else {
                name.refuse("has no rule: a missing declaration is grey (COL-2)")
                continue
            }
            if !seen.insert(cause).inserted { name.refuse("is listed twice") }
            guard let rule else { continue }
            if rule.whileOpen != nil, !cause.lasts { name.refuse("does not last, so whileOpen must be left out") }
            if rule.whileOpen == nil, cause.lasts { name.refuse("lasts, so it needs whileOpen") }
            rules[cause] = rule
        }
        return seen
    }

    /// Removes the causes that the profile does not hold, and gives them.
    static func removeRules(
        _ object: JSONObject, besides own: Set<Cause>, from rules: inout [Cause: Rule]
    ) -> Set<Cause> {
        var notHeld: Set<Cause> = []
        for node in object["notHeld"]?.elements() ?? [] {
            guard let cause = node.choice(of: Cause.self) else { continue }
            if own.contains(cause) { node.refuse("has a rule in the same profile") }
            if cause == .noDeclaration { node.refuse("is always held: a missing declaration is grey (COL-2)") }
            notHeld.insert(cause)
            rules[cause] = nil
        }
        return notHeld
    }
}

extension RuleProfile.Rule {
    /// Colours of holds in a file: green holds nothing, and grey means that nothing is known (COL-2).
    private enum HeldColour: String, CaseIterable {
        case yellow, red

        var colour: Colour { self == .red ? .red : .yellow }
    }

    fileprivate init?(_ row: JSONObject) {
        let phases = row["phases"]?.elements().compactMap(Self.phase) ?? []
        let whileOpen = row["whileOpen"].map { $0.choice(of: HeldColour.self) }
        guard let exit = row["exit"], let ends = exit.choice(of: RuleProfile.Exit.self) else { return nil }
        guard let list = row["phases"] else { return nil }
        if phases.isEmpty, list.value == .array([]) {
            if row["whileOpen"] == nil { list.refuse("must hold a phase where there is no whileOpen") }
            if ends != .none { exit.refuse("must be none where there is no phase") }
        }
        if case .some(.none) = whileOpen { return nil }
        self.init(whileOpen: whileOpen??.colour, phases: phases, exit: ends)
    }

    private static func phase(_ node: JSONNode) -> RuleProfile.Phase? {
        guard let row = node.object(required: ["colour", "days"]) else { return nil }
        let (colour, days) = (
            row["colour"]?.choice(of: HeldColour.self), row["days"]?.integer(in: 1...RuleProfile.longestHoldDays)
        )
        guard let colour, let days else { return nil }
        return RuleProfile.Phase(colour: colour.colour, days: days)
    }
}

extension Cause {
    /// Whether evidence of the cause goes on until its end is reported: a case until discharge, an area until release.
    fileprivate var lasts: Bool { self == .confirmedCase || isArea }
}
