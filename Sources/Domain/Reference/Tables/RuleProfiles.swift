import Values

/// The versions of the rules that turn evidence into holds (COL-3 to COL-5).
public struct RuleProfiles: Equatable, Sendable {
    /// The profile of services whose configuration names none.
    public let `default`: RuleProfile

    /// Every profile in the order of the file.
    public let all: [RuleProfile]

    /// The profile of a version name such as `2022-9th`, or nil.
    public func named(_ version: String) -> RuleProfile? { all.first { $0.version == version } }
}

// MARK: - Reading

extension RuleProfiles: ReferenceTable {
    static var file: ReferenceFile { .ruleProfiles }
    static var keys: [String] { ["default", "profiles"] }

    init?(_ object: JSONObject) {
        var profiles: [RuleProfile] = []
        for node in object["profiles"]?.elements() ?? [] {
            guard let profile = RuleProfile(node, known: profiles) else { continue }
            profiles.append(profile)
        }
        all = profiles
        guard let name = object["default"], let version = name.text() else { return nil }
        guard let chosen = profiles.first(where: { $0.version == version }) else {
            name.refuse("must be the version of a profile")
            return nil
        }
        self.default = chosen
    }

    var entries: [String: String] {
        var entries = ["default": self.default.version]
        for profile in all {
            entries["\(profile.version) declarationDays"] = "\(profile.declarationDays)"
            entries["\(profile.version) feverDecicelsius"] = "\(profile.feverTemperature)"
            entries["\(profile.version) areas"] = "\(profile.areas)"
            for (cause, rule) in profile.rules { entries["\(profile.version) \(cause.rawValue)"] = "\(rule)" }
        }
        return entries
    }
}
