public import Foundation
public import Values

/// A file of rules that somebody wants to propose: one profile in the form of `rule-profiles.json`, or that whole file.
public enum RuleFile: Sendable {
    /// What one profile changes in the one that it inherits.
    case overlay(RuleOverlay)
    /// Complete profiles.
    case profiles(RuleProfiles)

    /// Reads a file.
    ///
    /// - Parameter name: Of the file, for problems.
    /// - Throws: Everything that is wrong with it.
    public init(reading bytes: Data, name: String) throws(ReferenceProblems) {
        let log = ProblemLog()
        if let value = JSONValue.read(bytes, file: name, log: log) {
            if case .object(let members) = value, members["profiles"] != nil {
                if let read = RuleProfiles.read(bytes, log: log), log.problems.isEmpty {
                    self = .profiles(read.table)
                    return
                }
            } else if let overlay = RuleOverlay(JSONNode(value: value, path: .root, file: name, log: log)),
                log.problems.isEmpty
            {
                self = .overlay(overlay)
                return
            }
        }
        throw ReferenceProblems(problems: log.problems)
    }
}

extension RuleOverlay {
    private static let numbers = ["declarationDays", "feverDecicelsius"]

    /// Reads an overlay. What it inherits is not looked up.
    init?(_ node: JSONNode) {
        guard
            let object = node.object(
                required: ["version", "rules"], optional: ["inherits", "notHeld", "areas"] + Self.numbers)
        else { return nil }
        var rules: [Cause: RuleProfile.Rule] = [:]
        let mentioned = RuleProfile.addRules(object, to: &rules)
        let notHeld = RuleProfile.removeRules(object, besides: mentioned, from: &rules)
        let days = object["declarationDays"].flatMap { $0.integer(in: RuleProfile.declarationDaysRange) }
        let fever = object["feverDecicelsius"].flatMap { $0.integer(in: 360...420) }
        guard let version = object["version"]?.text() else { return nil }
        self.init(
            version: version, base: object["inherits"].flatMap { $0.text() }, rules: rules, notHeld: notHeld,
            declarationDays: days, feverTemperature: fever.map(Int.init),
            areas: object["areas"].flatMap { AreaGrading($0) })
    }
}
