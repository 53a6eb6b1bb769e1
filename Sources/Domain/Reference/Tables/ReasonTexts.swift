import Values

/// The sentences that tell a citizen why a colour is held (COL-8).
public struct ReasonTexts: Equatable, Sendable {
    private struct Templates: Equatable, Sendable {
        let zh: ReasonTemplate
        let en: ReasonTemplate
    }

    private var templates: [Cause: Templates] = [:]

    /// The sentence of a cause, with the numbers of the rules in force.
    public func text(of cause: Cause, profile: RuleProfile) -> BilingualText {
        guard let template = templates[cause] else { preconditionFailure("every cause has a text once a file is read") }
        return BilingualText(zh: template.zh.text(profile), en: template.en.text(profile))
    }
}

// MARK: - Reading

extension ReasonTexts: ReferenceTable {
    static var file: ReferenceFile { .reasonTexts }
    static var keys: [String] { ["texts"] }

    init?(_ object: JSONObject) {
        guard let list = object["texts"] else { return nil }
        for node in list.elements() {
            guard let row = node.object(required: ["cause", "zh", "en"]) else { continue }
            let (zh, en) = (row["zh"].flatMap(ReasonTemplate.init), row["en"].flatMap(ReasonTemplate.init))
            guard let name = row["cause"], let cause = name.choice(of: Cause.self), let zh, let en else { continue }
            if templates.updateValue(Templates(zh: zh, en: en), forKey: cause) != nil { name.refuse("is listed twice") }
        }
        for missing in Cause.allCases where templates[missing] == nil { list.refuse("lacks \(missing.rawValue)") }
    }

    var entries: [String: String] {
        Dictionary(uniqueKeysWithValues: templates.map { ($0.rawValue, "\($1.zh.source) \($1.en.source)") })
    }
}
