/// What is wrong with one field of somebody's input. Never holds the value itself.
public struct FieldProblem: Error, Equatable, Sendable {
    /// Name of the field as the contract spells it, such as `number`.
    public let field: String
    /// Why its value is refused, in words for people.
    public let reason: String

    public init(field: String, reason: String) {
        self.field = field
        self.reason = reason
    }
}
