public import Values

/// The sentences that tell a person what happened to their data.
public struct NotificationTexts: Equatable, Sendable {
    private struct Templates: Equatable, Sendable {
        let zh: String
        let en: String
    }

    private var templates: [NotificationKind: Templates] = [:]
    private var words: [NotificationWord: BilingualText] = [:]

    /// The sentence of a kind, with its placeholders filled.
    ///
    /// - Parameter fields: Text of each placeholder; one that is left out reads as `…`.
    public func text(of kind: NotificationKind, fields: [String: BilingualText]) -> BilingualText {
        guard let template = templates[kind] else { preconditionFailure("every kind has a text once a file is read") }
        return BilingualText(
            zh: Self.fill(template.zh, fields.mapValues(\.zh)), en: Self.fill(template.en, fields.mapValues(\.en)))
    }

    /// A word that stands in place of a placeholder.
    public func text(of word: NotificationWord) -> BilingualText {
        guard let text = words[word] else { preconditionFailure("every word has a text once a file is read") }
        return text
    }

    private static func fill(_ template: String, _ fields: [String: String]) -> String {
        var rest = template[...]
        var text = ""
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open] + (fields[String(rest[rest.index(after: open)..<close])] ?? "…")
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
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
                let zh = row["zh"].flatMap({ Self.template($0, kind) }),
                let en = row["en"].flatMap({ Self.template($0, kind) })
            else { continue }
            if templates.updateValue(Templates(zh: zh, en: en), forKey: kind) != nil { name.refuse("is listed twice") }
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

    /// A sentence whose braces hold placeholders of its kind only.
    private static func template(_ node: JSONNode, _ kind: NotificationKind) -> String? {
        guard let text = node.text() else { return nil }
        var rest = text[...]
        while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else {
                node.refuse("has a brace without a partner")
                return nil
            }
            guard kind.placeholders.contains(String(rest[rest.index(after: open)..<close])) else {
                let known = kind.placeholders.map { "{\($0)}" }.joined(separator: ", ")
                node.refuse("has an unknown placeholder; known are \(known)")
                return nil
            }
            rest = rest[rest.index(after: close)...]
        }
        return text
    }

    var entries: [String: String] {
        let sentences = templates.map { ($0.rawValue, "\($1.zh) \($1.en)") }
        return Dictionary(uniqueKeysWithValues: sentences + words.map { ("word \($0.rawValue)", "\($1.zh) \($1.en)") })
    }
}
