import Values

/// A sentence with placeholders for numbers of a rule profile.
struct ReasonTemplate: Equatable, Sendable {
    /// What a placeholder stands for. Raw values stand in the file, in braces.
    enum Placeholder: String, CaseIterable, Sendable {
        case declarationDays = "declaration_days"
        /// Degrees with one decimal, such as 37.3.
        case feverCelsius = "fever_celsius"
    }

    private enum Part: Equatable, Sendable {
        case literal(String)
        case placeholder(Placeholder)
    }

    /// The sentence as the file has it.
    let source: String
    private let parts: [Part]

    /// Reads a sentence; notes placeholders that are unknown and braces without a partner.
    init?(_ node: JSONNode) {
        guard let source = node.text() else { return nil }
        var parts: [Part] = []
        var rest = source[...]
        while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            parts.append(.literal(String(rest[..<open])))
            guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else {
                node.refuse("has a brace without a partner")
                return nil
            }
            guard let placeholder = Placeholder(rawValue: String(rest[rest.index(after: open)..<close])) else {
                let known = Placeholder.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
                node.refuse("has an unknown placeholder; known are \(known)")
                return nil
            }
            parts.append(.placeholder(placeholder))
            rest = rest[rest.index(after: close)...]
        }
        self.source = source
        self.parts = parts + [.literal(String(rest))]
    }

    /// The sentence with the numbers of a profile.
    func text(_ profile: RuleProfile) -> String {
        parts.reduce(into: "") { text, part in
            switch part {
            case .literal(let literal): text += literal
            case .placeholder(.declarationDays): text += "\(profile.declarationDays)"
            case .placeholder(.feverCelsius):
                text += "\(profile.feverTemperature / 10).\(profile.feverTemperature % 10)"
            }
        }
    }
}
