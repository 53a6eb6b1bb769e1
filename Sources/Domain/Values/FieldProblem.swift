/// A field of somebody's input that is refused, and why.
///
/// It never holds the value itself, so that no personal data reach a log.
public struct FieldProblem: Error, Equatable, Sendable {
    /// Path of the field as the contract spells it, such as `number` or `document.number`.
    public let field: String
    /// Why the value is refused, in words that follow the field's name, such as `must be 11 digits`.
    public let reason: String
    /// Form of the value without its content, by ``ValueShape``; nil where it tells nothing.
    public let shape: String?
    /// What the sender can do about it, as a sentence without a full stop, such as `format the column as text`; nil where
    /// the reason says it.
    public let remedy: String?

    /// A problem of the field at a path.
    public init(field: String, reason: String, shape: String? = nil, remedy: String? = nil) {
        self.field = field
        self.reason = reason
        self.shape = shape
        self.remedy = remedy
    }

    /// A problem of a text, whose form is told.
    public init(field: String, reason: String, of text: some StringProtocol, remedy: String? = nil) {
        self.init(field: field, reason: reason, shape: ValueShape(of: text).text, remedy: remedy)
    }

    /// The same problem of a field inside the field `parent`: `number` within `document` is `document.number`.
    public func within(_ parent: String) -> FieldProblem {
        FieldProblem(field: "\(parent).\(field)", reason: reason, shape: shape, remedy: remedy)
    }
}
