public import RPC

/// What an import did: rows = accepted + unchanged + superseded + rejected + waiting.
public struct ImportSummary: Sendable {
    /// Most rejections, superseded lines and notes that are listed, each; all are counted.
    public static let maxListed = 1_000

    /// Kind of the file.
    public let kind: ImportKind
    /// How the file was read.
    public let reading: FileReading
    /// Rows of the file that have an outcome; the header and blank rows are not counted.
    public internal(set) var rows = 0
    /// Rows stored by this import.
    public internal(set) var accepted = 0
    /// Rows that were stored before with the same content.
    public internal(set) var unchanged = 0
    /// Rows that changed nothing because a newer version of them is stored (COL-13).
    public internal(set) var superseded = 0
    /// Rows refused, here or by the server.
    public internal(set) var rejected = 0
    /// Rows that count once another person approves them (COL-6).
    public internal(set) var waiting = 0
    /// What they wait for: rows by proposal, whose ids are 32 hexadecimal digits.
    public internal(set) var waitingFor: [String: Int] = [:]
    /// Ids under which the server keeps what the import brought, for a recall (COL-10): 32 hexadecimal digits, one for each
    /// batch; the first ``maxListed``.
    public internal(set) var importIDs: [String] = []
    /// Remarks about accepted rows.
    public internal(set) var noted = 0
    /// The first refused rows by line, at most ``maxListed``.
    public internal(set) var rejections: [Rejection] = []
    /// The first superseded rows by line, at most ``maxListed``.
    public internal(set) var supersededLines: [Int] = []
    /// The first remarks by line, at most ``maxListed``.
    public internal(set) var notes: [ImportNote] = []
    /// Rows that were sent more than once because no answer came. Those that were stored the first time count as
    /// unchanged.
    public internal(set) var resent = 0
    /// Why the import ended before the end of the file; nil when it is complete.
    public internal(set) var interruption: Interruption?
    /// How long it took.
    public internal(set) var duration: Duration = .zero

    /// An import that has no rows yet.
    init(kind: ImportKind, reading: FileReading) {
        self.kind = kind
        self.reading = reading
    }

    /// Rows a second.
    public var rowsPerSecond: Double {
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        return seconds > 0 ? Double(rows) / seconds : 0
    }
}

/// A remark about a row that was accepted.
public struct ImportNote: Sendable, Equatable, Comparable {
    /// Line of the file the row begins on.
    public let line: Int
    /// Column, as the file's header names it.
    public let field: String
    /// The remark, in words that follow the column's name.
    public let text: String

    /// Whether `left` stands first in a report.
    public static func < (left: Self, right: Self) -> Bool {
        (left.line, left.field, left.text) < (right.line, right.field, right.text)
    }
}

/// Why an import ended before the end of its file.
public struct Interruption: Sendable, Equatable {
    /// What went wrong.
    public enum Cause: Sendable, Equatable {
        /// The server refused the call as a whole, or could not be reached for too long.
        case server(RPCError)
        /// The file could not be read on, or the file of rejected rows not be written.
        case file(ImportFileError)
        /// The server's report does not add up; the text says which numbers.
        case wrongReport(String)
        /// The task was cancelled.
        case stopped
    }

    /// What went wrong.
    public let cause: Cause
    /// Every row before this line has its outcome in the report. Later ones may have been stored or not.
    public let firstOpenLine: Int
}

/// How far an import is.
public struct ImportProgress: Sendable, Equatable {
    /// Rows read.
    public let rows: Int
    /// Bytes of the file that were read.
    public let bytesRead: Int64
    /// Bytes of the file.
    public let bytesTotal: Int64
}
