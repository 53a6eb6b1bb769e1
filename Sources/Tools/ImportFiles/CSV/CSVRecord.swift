/// One record of a CSV file.
public struct CSVRecord: Sendable, Equatable {
    /// Line of the file on which the record begins, counted from 1. A quoted field may hold line breaks, so
    /// records and lines are not the same.
    public let line: Int
    /// The fields without their quotes. Empty when `problem` is set.
    public let fields: [String]
    /// What is wrong with the record's form, if anything; reading can go on with the next record.
    public let problem: CSVProblem?

    /// A record as the reader would give it.
    public init(line: Int, fields: [String], problem: CSVProblem? = nil) {
        self.line = line
        self.fields = fields
        self.problem = problem
    }
}

/// Why a record is not well-formed CSV (RFC 4180 §2).
public enum CSVProblem: Sendable, Equatable, CustomStringConvertible {
    /// A field began with a quote that is not closed before the end of the file.
    case unterminatedQuote
    /// A quote stands inside a field that does not begin with one.
    case quoteInsideField(Int)
    /// Something other than a comma or a line end follows a closing quote.
    case textAfterQuote(Int)
    /// A carriage return without a line feed stands outside quotes.
    case strayCarriageReturn
    /// The record has more fields than allowed.
    case tooManyFields(limit: Int)
    /// A field holds a NUL byte, which no text contains.
    case nulByte(Int)
    /// A field is not UTF-8.
    case invalidUTF8(Int)

    /// What is wrong, in words; fields are counted from 1.
    public var description: String {
        switch self {
        case .unterminatedQuote: "the quote that opens a field is never closed"
        case .quoteInsideField(let field): "field \(field) holds a quote but is not quoted; write it as \"…\"\"…\""
        case .textAfterQuote(let field): "text follows the closing quote of field \(field)"
        case .strayCarriageReturn: "a carriage return stands alone; lines end with LF or CRLF"
        case .tooManyFields(let limit): "more than \(limit) fields"
        case .nulByte(let field): "field \(field) holds a NUL byte"
        case .invalidUTF8(let field): "field \(field) is not UTF-8"
        }
    }
}

/// Why a CSV file cannot be read on.
public enum CSVError: Error, Equatable, CustomStringConvertible {
    /// A record is larger than the limit: most likely a quote is not closed.
    case recordTooLong(line: Int, limitBytes: Int)

    /// What is wrong, in words.
    public var description: String {
        switch self {
        case .recordTooLong(let line, let limit):
            "line \(line): the record is longer than \(limit) bytes; is a quote not closed?"
        }
    }
}
