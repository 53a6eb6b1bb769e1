public import Values

/// Rules in words, for people who decide about them.
public enum RuleText {
    /// What differs between two profiles, one entry for each cause and number, in the order of causes.
    public static func differences(
        from old: RuleProfile, to new: RuleProfile
    ) -> [(name: String, text: String)] {
        var found: [(name: String, text: String)] = []
        for cause in Cause.allCases where old.rules[cause] != new.rules[cause] {
            found.append((cause.rawValue, "\(text(of: old.rules[cause])) → \(text(of: new.rules[cause]))"))
        }
        if old.declarationDays != new.declarationDays {
            found.append(("declaration days", "\(old.declarationDays) → \(new.declarationDays)"))
        }
        if old.feverTemperature != new.feverTemperature {
            found.append(("fever", "\(degrees(old.feverTemperature)) → \(degrees(new.feverTemperature))"))
        }
        if old.areas != new.areas { found.append(("areas", "\(text(of: old.areas)) → \(text(of: new.areas))")) }
        return found
    }

    /// Such as "high 7 clean days and a clean screening, then medium 3 d, then low".
    public static func text(of grading: AreaGrading) -> String {
        guard let days = grading.highDays else { return "levels stay" }
        let screen = grading.needsScreen ? " and a clean screening" : ""
        let medium = grading.mediumDays.map { ["medium \($0) d"] } ?? []
        return (["high \(days) clean days\(screen)"] + medium + ["low"]).joined(separator: ", then ")
    }

    /// Such as "red while it lasts, then yellow 7 d, exit none".
    public static func text(of rule: RuleProfile.Rule?) -> String {
        guard let rule else { return "not held" }
        let open = rule.whileOpen.map { ["\($0) while it lasts"] } ?? []
        let phases = rule.phases.map { "\($0.colour) \($0.days) d" }
        return (open + phases).joined(separator: ", then ") + ", exit \(rule.exit.rawValue)"
    }

    private static func degrees(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10) °C" }
}
