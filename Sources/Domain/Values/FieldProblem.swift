/// A field of somebody's input that is refused, and why.
///
/// It never holds the value itself, so that no personal data reach a log.
public struct FieldProblem: Error, Equatable, Sendable {
    /// Path of the field as the contract spells it, such as `number` or `document.number`.
    public let field: String
    /// Why the value is refused, in words that follow the field's name, such as `must be 11 digits`.
    public let reason: String

    /// A problem of the field at a path.
    public init(field: String, reason: String) {
        self.field = field
        self.reason = reason
    }

    /// The same problem of a field inside the field `parent`: `number` within `document` is `document.number`.
    public func within(_ parent: String) -> FieldProblem { FieldProblem(field: "\(parent).\(field)", reason: reason) }
}
