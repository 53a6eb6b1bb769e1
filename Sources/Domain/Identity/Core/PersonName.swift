/// A person's name.
public struct PersonName: Hashable, Sendable {
    /// The name without spaces around it.
    public let text: String

    /// - Throws: ``FieldProblem`` for `name`: 1 to 50 characters, none of them a control character.
    public init(_ text: String) throws(FieldProblem) {
        let trimmed = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        guard (1...50).contains(trimmed.count) else {
            throw FieldProblem(field: "name", reason: "must be 1 to 50 characters long")
        }
        guard trimmed.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
            throw FieldProblem(field: "name", reason: "holds a control character")
        }
        self.text = trimmed
    }

    /// 张*三: the first and the last character, at least one hidden (ID-8).
    public var masked: String {
        switch text.count {
        case 1: "*"
        case 2: "\(text.prefix(1))*"
        default: text.prefix(1) + String(repeating: "*", count: text.count - 2) + text.suffix(1)
        }
    }
}
