import Values

/// What a login calls its session, for its person to tell one from another. It may be empty.
public struct DeviceLabel: Sendable, Equatable {
    /// The most characters of a label.
    public static let capacity = 64

    /// The text.
    public let text: String

    /// - Throws: ``FieldProblem`` for `device_label` when the text is too long, or holds characters that are not shown or
    ///   change how others are shown.
    public init(_ text: String) throws(FieldProblem) {
        guard text.count <= Self.capacity, text.unicodeScalars.count <= 4 * Self.capacity else {
            throw FieldProblem(field: "device_label", reason: "must have at most \(Self.capacity) characters")
        }
        if let problem = ShownText.problem(of: text, field: "device_label") { throw problem }
        self.text = text
    }
}
