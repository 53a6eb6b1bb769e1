/// A field of somebody's input that is refused, and why. Never holds the value itself.
public struct FieldProblem: Error, Equatable, Sendable {
    /// Path of the field as the contract spells it, such as `number` or `document.number`.
    public let field: String
    /// Why the value is refused, in words that follow the field's name, such as `must be 11 digits`.
    public let reason: String

    public init(field: String, reason: String) {
        self.field = field
        self.reason = reason
    }

    /// The same problem of a field inside the field `parent`: `number` within `document` is `document.number`.
    public func within(_ parent: String) -> FieldProblem { FieldProblem(field: "\(parent).\(field)", reason: reason) }
}
