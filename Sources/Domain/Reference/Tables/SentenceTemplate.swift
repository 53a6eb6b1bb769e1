/// A sentence with placeholders in braces, each of which its table names.
struct SentenceTemplate: Equatable, Sendable {
    /// The sentence as the file has it.
    let source: String

    /// Reads a sentence; notes placeholders that are unknown and braces without a partner.
    init?(_ node: JSONNode, placeholders: [String]) {
        guard let text = node.text() else { return nil }
        var rest = text[...]
        while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else {
                node.refuse("has a brace without a partner")
                return nil
            }
            guard placeholders.contains(String(rest[rest.index(after: open)..<close])) else {
                let known = placeholders.map { "{\($0)}" }.joined(separator: ", ")
                node.refuse(
                    placeholders.isEmpty
                        ? "has a placeholder, but takes none" : "has an unknown placeholder; known are \(known)")
                return nil
            }
            rest = rest[rest.index(after: close)...]
        }
        source = text
    }

    /// The sentence with its placeholders filled; one without a text reads as `…`.
    func text(_ fields: [String: String]) -> String {
        var rest = source[...]
        var text = ""
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open] + (fields[String(rest[rest.index(after: open)..<close])] ?? "…")
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }
}

/// A sentence in both languages.
struct BilingualTemplate: Equatable, Sendable {
    private let zh: SentenceTemplate
    private let en: SentenceTemplate

    /// Reads the sentence of a row from its keys `zh` and `en`; nil, with a problem noted, when one of them is wrong.
    init?(_ row: JSONObject, placeholders: [String]) {
        let zh = row["zh"].flatMap { SentenceTemplate($0, placeholders: placeholders) }
        let en = row["en"].flatMap { SentenceTemplate($0, placeholders: placeholders) }
        guard let zh, let en else { return nil }
        (self.zh, self.en) = (zh, en)
    }

    /// The sentence with its placeholders filled.
    func text(_ fields: [String: BilingualText] = [:]) -> BilingualText {
        BilingualText(zh: zh.text(fields.mapValues(\.zh)), en: en.text(fields.mapValues(\.en)))
    }

    /// Both sentences as the file has them, for comparisons.
    var source: String { "\(zh.source) \(en.source)" }
}
