/// What a deployment changes in a rule profile.
public struct RuleOverlay: Equatable, Sendable {
    /// Name of the new version.
    public let version: String
    /// Version that it builds on; nil means the rules in force.
    public let base: String?
    /// Rules that take the place of the base's.
    public let rules: [Cause: RuleProfile.Rule]
    /// Causes that are not held any more. None of them has a rule here.
    public let notHeld: Set<Cause>
    /// Days after which a declaration no longer counts; nil as the base has it.
    public let declarationDays: Int64?
    /// Temperature from which a declaration counts as fever, in tenths of a degree Celsius; nil as the base has it.
    public let feverTemperature: Int?
    /// How areas of risk fall; nil as the base has it.
    public let areas: AreaGrading?

    /// An overlay.
    public init(
        version: String, base: String?, rules: [Cause: RuleProfile.Rule], notHeld: Set<Cause>,
        declarationDays: Int64? = nil, feverTemperature: Int? = nil, areas: AreaGrading? = nil
    ) {
        self.version = version
        self.base = base
        self.rules = rules
        self.notHeld = notHeld
        self.declarationDays = declarationDays
        self.feverTemperature = feverTemperature
        self.areas = areas
    }

    /// The complete rules over a base.
    public func profile(on base: RuleProfile) -> RuleProfile {
        let kept = base.rules.merging(rules) { $1 }.filter { !notHeld.contains($0.key) }
        return RuleProfile(
            version: version, rules: kept, declarationDays: declarationDays ?? base.declarationDays,
            feverTemperature: feverTemperature ?? base.feverTemperature, areas: areas ?? base.areas)
    }
}
