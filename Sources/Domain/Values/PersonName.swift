/// A person's name.
public struct PersonName: Hashable, Sendable {
    /// The name without spaces around it.
    public let text: String

    /// A name of 1 to 50 characters, none of them a control character.
    ///
    /// Spaces around it are dropped.
    ///
    /// - Parameter field: Name of the field in the problem that is thrown.
    /// - Throws: ``FieldProblem`` when the text has another form.
    public init(_ text: String, field: String = "name") throws(FieldProblem) {
        let trimmed = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        guard (1...50).contains(trimmed.count) else {
            throw FieldProblem(field: field, reason: "must be 1 to 50 characters long")
        }
        guard trimmed.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
            throw FieldProblem(field: field, reason: "holds a control character")
        }
        self.text = trimmed
    }

    /// The name with all but its first and last character hidden, such as `张*三`; of two the last, of one that one (ID-8).
    public var masked: String {
        switch text.count {
        case 1: "*"
        case 2: "\(text.prefix(1))*"
        default: Mask.middle(of: text, first: 1, last: 1)
        }
    }
}
