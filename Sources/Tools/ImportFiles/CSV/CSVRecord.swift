/// One record of a CSV file.
///
/// The cells lie in one array of bytes, so that reading a record costs no allocation once the arrays have grown.
public struct CSVRecord: Sendable, Equatable {
    /// Line of the file on which the record begins, counted from 1. A quoted field may hold line breaks, so
    /// records and lines are not the same.
    public internal(set) var line: Int
    /// What is wrong with the record's form, if anything; reading can go on with the next record.
    public internal(set) var problem: CSVProblem?
    /// Whether the record is ASCII throughout.
    var isASCII = true
    /// The record as it stands in the file, then fields that lost a quote.
    var bytes: [UInt8] = []
    /// Where each field begins and ends in ``bytes``, two numbers a field.
    var bounds: [Int32] = []

    /// An empty record, to be read into.
    init() { line = 0 }

    /// A record as the reader would give it.
    public init(line: Int, fields: [String], problem: CSVProblem? = nil) {
        self.line = line
        self.problem = problem
        for field in fields { append(field.utf8) }
        isASCII = bytes.allSatisfy { $0 < 0x80 }
    }

    /// Number of fields; 0 when the record is malformed beyond telling them.
    public var count: Int { bounds.count / 2 }

    /// The fields without their quotes. Empty when `problem` is set.
    public var fields: [String] { problem == nil ? (0..<count).map(field) : [] }

    /// Where a field lies in ``bytes``.
    func range(_ field: Int) -> Range<Int> { Int(bounds[field * 2])..<Int(bounds[field * 2 + 1]) }

    /// The text of a field; bytes that are no text read as U+FFFD.
    func field(_ index: Int) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }

    /// Whether a field is empty or white space.
    func isBlank(_ index: Int) -> Bool { Whitespace.trim(range(index), in: bytes).isEmpty }

    /// Whether all fields are blank.
    var isBlank: Bool { problem == nil && (0..<count).allSatisfy { isBlank($0) } }

    /// Equality of what a reader hands out.
    public static func == (left: Self, right: Self) -> Bool {
        left.line == right.line && left.problem == right.problem && left.fields == right.fields
    }

    /// The same record in arrays of its own, which are no larger than needed. The reader keeps its arrays for the next one.
    var compactCopy: CSVRecord {
        var copy = self
        copy.bytes = Array(bytes[...])
        copy.bounds = Array(bounds[...])
        return copy
    }

    /// Replaces each `""` of a field by `"`, in a copy behind the record.
    mutating func undoubleQuotes(in field: Int) {
        let text = bytes[range(field)]
        bounds[field * 2] = Int32(bytes.count)
        var isSecond = false
        for byte in text {
            isSecond = byte == .quote && !isSecond
            if byte != .quote || isSecond { bytes.append(byte) }
        }
        bounds[field * 2 + 1] = Int32(bytes.count)
    }

    private mutating func append(_ field: some Collection<UInt8>) {
        bounds.append(Int32(bytes.count))
        bytes.append(contentsOf: field)
        bounds.append(Int32(bytes.count))
    }
}

/// Why a record is not well-formed CSV (RFC 4180 §2).
public enum CSVProblem: Sendable, Equatable, CustomStringConvertible {
    /// A field began with a quote that is not closed before the end of the file or within the limit of a record.
    case unterminatedQuote
    /// A quote stands inside a field that does not begin with one.
    case quoteInsideField(Int)
    /// Something other than a separator or a line end follows a closing quote.
    case textAfterQuote(Int)
    /// A carriage return without a line feed stands outside quotes.
    case strayCarriageReturn
    /// The record has more fields than allowed.
    case tooManyFields(limit: Int)
    /// A field holds a NUL byte, which no text contains.
    case nulByte(Int)
    /// The record holds bytes that are no text of the file's encoding.
    case invalidText
    /// The record is longer than allowed.
    case tooLong(limitBytes: Int)

    /// What is wrong, in words; fields are counted from 1.
    public var description: String {
        switch self {
        case .unterminatedQuote: "the quote that opens a field is never closed"
        case .quoteInsideField(let field): "field \(field) holds a quote but is not quoted; write it as \"…\"\"…\""
        case .textAfterQuote(let field): "text follows the closing quote of field \(field)"
        case .strayCarriageReturn: "a carriage return stands alone; lines end with LF or CRLF"
        case .tooManyFields(let limit): "more than \(limit) fields"
        case .nulByte(let field): "field \(field) holds a NUL byte"
        case .invalidText: "holds bytes that are no text of the file's encoding"
        case .tooLong(let limit): "is longer than \(limit) bytes"
        }
    }
}
