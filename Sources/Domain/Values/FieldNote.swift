/// A remark about a field of somebody's input that was accepted.
///
/// It never holds the value itself, so that no personal data reach a log.
public struct FieldNote: Hashable, Sendable {
    /// Path of the field as the contract spells it, such as `number` or `document.number`.
    public let field: String
    /// The remark, in words that follow the field's name, such as `begins with an unknown county`.
    public let text: String

    /// A remark about the field at a path.
    public init(field: String, text: String) {
        self.field = field
        self.text = text
    }

    /// A withdrawal that meets no row: it says that a row is withdrawn which was never there, or which is spelt otherwise.
    public static let withdrawsNothing = FieldNote(
        field: "withdrawn", text: "takes back no row that is stored; compare every column with the row that it means")

    /// The same remark about a field inside the field `parent`: `number` within `document` is `document.number`.
    public func within(_ parent: String) -> FieldNote { FieldNote(field: "\(parent).\(field)", text: text) }
}
