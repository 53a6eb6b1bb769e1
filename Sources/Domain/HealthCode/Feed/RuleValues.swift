import CommonContracts
public import HealthCodeContracts
import RiskAreasClient
public import Values

// Rules between those of the domain and those of the contract, which the store holds too.

extension RuleProfile {
    /// Complete rules.
    ///
    /// - Parameter areas: How areas fall where the message does not tell: it is of a version that graded none.
    /// - Throws: What this version does not know of them, by field.
    public init(_ message: HealthCodeV1.RuleProfile, areas: AreaGrading) throws(FieldProblem) {
        self.init(
            version: message.version, rules: try Rule.all(of: message.rules),
            declarationDays: Int64(message.declarationDays), feverTemperature: Int(message.feverDecicelsius),
            areas: message.areas.map { AreaGrading($0) } ?? areas)
    }

    /// Whether the two say the same, whatever they are called.
    public func saysTheSame(as other: RuleProfile) -> Bool {
        rules == other.rules && declarationDays == other.declarationDays
            && feverTemperature == other.feverTemperature && areas == other.areas
    }
}

extension RuleOverlay {
    /// The overlay of a request. Whether its rules may come into force is the business of ``RuleLint``.
    ///
    /// - Throws: What is wrong with a field.
    public init(_ message: HealthCodeV1.RuleOverlay) throws(FieldProblem) {
        let rules = try RuleProfile.Rule.all(of: message.rules)
        var notHeld: Set<Cause> = []
        for (place, wire) in message.notHeld.enumerated() {
            let field = "not_held[\(place)]"
            guard let cause = Cause(wire), cause != .noDeclaration else {
                throw FieldProblem(field: field, reason: "must be a cause that rules hold")
            }
            guard rules[cause] == nil else {
                throw FieldProblem(field: field, reason: "has a rule in the same overlay")
            }
            notHeld.insert(cause)
        }
        self.init(
            version: try ShownText(message.version, field: "version", charactersMax: 40).text,
            base: message.buildsOn.isEmpty ? nil : message.buildsOn, rules: rules, notHeld: notHeld,
            declarationDays: message.declarationDays == 0 ? nil : Int64(message.declarationDays),
            feverTemperature: message.feverDecicelsius == 0 ? nil : Int(message.feverDecicelsius),
            areas: message.areas.map { AreaGrading($0) })
    }
}

extension RuleProfile.Rule {
    fileprivate static func all(of messages: [HealthCodeV1.CauseRule]) throws(FieldProblem) -> [Cause: Self] {
        var rules: [Cause: Self] = [:]
        for (place, message) in messages.enumerated() {
            let field = "rules[\(place)]"
            guard let cause = Cause(message.cause), cause != .noDeclaration else {
                throw FieldProblem(field: field + ".cause", reason: "must be a cause that rules hold")
            }
            guard rules[cause] == nil else { throw FieldProblem(field: field + ".cause", reason: "is listed twice") }
            rules[cause] = try Self(message, field)
        }
        return rules
    }

    private init(_ message: HealthCodeV1.CauseRule, _ field: String) throws(FieldProblem) {
        guard let exit = RuleProfile.Exit(message.exit) else {
            throw FieldProblem(
                field: field + ".exit", reason: "must be NONE, NEGATIVE_AT_END, NEGATIVE_SINCE_START or TWO_NEGATIVES")
        }
        var whileOpen: Colour?
        if message.whileOpen != .unspecified { whileOpen = try Self.held(message.whileOpen, field + ".while_open") }
        var phases: [RuleProfile.Phase] = []
        for (place, phase) in message.phases.enumerated() {
            let colour = try Self.held(phase.colour, "\(field).phases[\(place)].colour")
            phases.append(.init(colour: colour, days: Int64(phase.days)))
        }
        self.init(whileOpen: whileOpen, phases: phases, exit: exit)
    }

    private static func held(_ wire: HealthCodeV1.Colour, _ field: String) throws(FieldProblem) -> Colour {
        guard wire == .yellow || wire == .red else { throw FieldProblem(field: field, reason: "must be YELLOW or RED") }
        return wire == .red ? .red : .yellow
    }
}

extension RuleProfile.Exit {
    fileprivate var wire: HealthCodeV1.RuleExit {
        switch self {
        case .none: .none
        case .negativeAtEnd: .negativeAtEnd
        case .negativeSinceStart: .negativeSinceStart
        case .twoNegatives: .twoNegatives
        }
    }

    fileprivate init?(_ wire: HealthCodeV1.RuleExit) {
        guard let exit = Self.allCases.first(where: { $0.wire == wire }) else { return nil }
        self = exit
    }
}

extension HealthCodeV1.RuleProfile {
    /// Complete rules. Causes stand in the order of the contract, so that rules that say the same are the same bytes.
    public init(_ profile: RuleProfile, on base: String) {
        let causes = Cause.allCases.filter { $0 != .noDeclaration }
        self.init(
            version: profile.version, buildsOn: base,
            rules: causes.compactMap { cause in profile.rules[cause].map { .init(cause, $0) } },
            notHeld: causes.filter { profile.rules[$0] == nil }.map(\.wire),
            declarationDays: UInt32(profile.declarationDays), feverDecicelsius: UInt32(profile.feverTemperature),
            areas: .init(profile.areas))
    }
}

extension HealthCodeV1.RuleOverlay {
    /// The contract's value of an overlay.
    public init(_ overlay: RuleOverlay) {
        self.init(
            version: overlay.version, buildsOn: overlay.base ?? "",
            rules: Cause.allCases.compactMap { cause in overlay.rules[cause].map { .init(cause, $0) } },
            notHeld: Cause.allCases.filter(overlay.notHeld.contains).map(\.wire),
            declarationDays: UInt32(overlay.declarationDays ?? 0),
            feverDecicelsius: UInt32(overlay.feverTemperature ?? 0), areas: overlay.areas.map { .init($0) })
    }
}

extension HealthCodeV1.CauseRule {
    fileprivate init(_ cause: Cause, _ rule: RuleProfile.Rule) {
        self.init(
            cause: cause.wire, whileOpen: rule.whileOpen?.wire ?? .unspecified,
            phases: rule.phases.map { .init(colour: $0.colour.wire, days: UInt32($0.days)) }, exit: rule.exit.wire)
    }
}
