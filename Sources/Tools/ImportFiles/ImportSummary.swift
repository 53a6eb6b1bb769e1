/// A row that was not stored.
public struct Rejection: Sendable, Equatable, Comparable {
    /// Line of the file the row begins on.
    public let line: Int
    /// Column or field that is wrong; empty when it is the row as a whole.
    public let field: String
    /// What is wrong, without the value.
    public let reason: String

    /// Whether `left` stands first in a report: by line, then field, then reason.
    public static func < (left: Rejection, right: Rejection) -> Bool {
        (left.line, left.field, left.reason) < (right.line, right.field, right.reason)
    }
}

/// What an import did.
public struct ImportSummary: Sendable, Equatable {
    /// Kind of the file.
    public let kind: ImportKind
    /// Rows of the file, the header not counted.
    public internal(set) var rows = 0
    /// Rows stored by this import.
    public internal(set) var accepted = 0
    /// Rows that were stored before with the same content.
    public internal(set) var unchanged = 0
    /// Rows refused, here or by the server.
    public internal(set) var rejected = 0
    /// The refused rows by line. A call reports at most 1,000 of its own, so there may be fewer than `rejected`.
    public internal(set) var rejections: [Rejection] = []
    /// How long it took.
    public internal(set) var duration: Duration = .zero

    /// Rows a second.
    public var rowsPerSecond: Double {
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        return seconds > 0 ? Double(rows) / seconds : 0
    }
}

/// How far an import is.
public struct ImportProgress: Sendable, Equatable {
    /// Rows read and handed to the server.
    public let rows: Int
    /// Bytes of the file that were read.
    public let bytesRead: Int64
    /// Bytes of the file.
    public let bytesTotal: Int64
}
