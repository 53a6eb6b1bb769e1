import CommonContracts
import Values

/// A row that was not stored.
public struct Rejection: Sendable, Equatable, Comparable {
    /// Line of the file the row begins on.
    public let line: Int
    /// Column that is wrong, as the file's header names it; empty when it is the row as a whole.
    public let field: String
    /// What is wrong, without the value.
    public let reason: String
    /// Form of the value, such as `99999999A`; empty where it tells nothing.
    public let shape: String
    /// What to do about it; may be empty.
    public let remedy: String

    /// A rejection; by default the reason says it all.
    public init(line: Int, field: String, reason: String, shape: String = "", remedy: String = "") {
        self.line = line
        self.field = field
        self.reason = reason
        self.shape = shape
        self.remedy = remedy
    }

    /// A problem of a row, with the file's own names of columns.
    init(_ problem: FieldProblem, line: Int, _ header: Header) {
        self.init(
            line: line, field: header.name(ofField: problem.field), reason: problem.reason, shape: problem.shape ?? "",
            remedy: problem.remedy ?? "")
    }

    /// What the server says about a row, with the file's own names of columns.
    init(_ row: CommonV1.RejectedRow, _ header: Header) {
        self.init(
            line: Int(clamping: row.row), field: header.name(ofField: row.field), reason: row.reason, shape: row.shape,
            remedy: row.remedy)
    }

    /// For people: `document_number: has a wrong check character (99999999999999999X); …`.
    public var description: String {
        (field.isEmpty ? "" : "\(field): ") + reason + (shape.isEmpty ? "" : " (\(shape))")
            + (remedy.isEmpty ? "" : "; \(remedy)")
    }

    /// Whether `left` stands first in a report: by line, then field, then reason.
    public static func < (left: Rejection, right: Rejection) -> Bool {
        (left.line, left.field, left.reason) < (right.line, right.field, right.reason)
    }
}
