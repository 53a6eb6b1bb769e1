public import Values

/// The sentences that tell a person what happened to their data.
public struct NotificationTexts: Equatable, Sendable {
    private var templates: [NotificationKind: BilingualTemplate] = [:]
    private var words: [NotificationWord: BilingualText] = [:]

    /// The sentence of a kind, with its placeholders filled.
    ///
    /// - Parameter fields: Text of each placeholder; one that is left out reads as `…`.
    public func text(of kind: NotificationKind, fields: [String: BilingualText]) -> BilingualText {
        guard let template = templates[kind] else { preconditionFailure("every kind has a text once a file is read") }
        return template.text(fields)
    }

    /// A word that stands in place of a placeholder.
    public func text(of word: NotificationWord) -> BilingualText {
        guard let text = words[word] else { preconditionFailure("every word has a text once a file is read") }
        return text
    }
}

// MARK: - Reading

extension NotificationTexts: ReferenceTable {
    static var file: ReferenceFile { .notificationTexts }
    static var keys: [String] { ["texts", "words"] }

    init?(_ object: JSONObject) {
        guard let list = object["texts"], let words = object["words"] else { return nil }
        readWords(words)
        for node in list.elements() {
            guard let row = node.object(required: ["kind", "zh", "en"]) else { continue }
            guard let name = row["kind"], let kind = name.choice(of: NotificationKind.self),
                let template = BilingualTemplate(row, placeholders: kind.placeholders)
            else { continue }
            if templates.updateValue(template, forKey: kind) != nil { name.refuse("is listed twice") }
        }
        for missing in NotificationKind.allCases where templates[missing] == nil {
            list.refuse("lacks \(missing.rawValue)")
        }
    }

    private mutating func readWords(_ list: JSONNode) {
        for node in list.elements() {
            guard let row = node.object(required: ["word", "zh", "en"]) else { continue }
            guard let name = row["word"], let word = name.choice(of: NotificationWord.self),
                let zh = row["zh"]?.text(), let en = row["en"]?.text()
            else { continue }
            if words.updateValue(BilingualText(zh: zh, en: en), forKey: word) != nil { name.refuse("is listed twice") }
        }
        for missing in NotificationWord.allCases where words[missing] == nil {
            list.refuse("lacks \(missing.rawValue)")
        }
    }

    var entries: [String: String] {
        let sentences = templates.map { ($0.rawValue, $1.source) }
        return Dictionary(uniqueKeysWithValues: sentences + words.map { ("word \($0.rawValue)", "\($1.zh) \($1.en)") })
    }
}
