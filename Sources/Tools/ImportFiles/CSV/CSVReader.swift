/// Reads CSV (RFC 4180) record by record in bounded memory.
///
/// Lines end with LF or CRLF. A byte order mark at the start is skipped, and so are empty lines and the Ctrl-Z that old
/// programs write at the end. A field may also be written `="…"`, as Excel does with text of digits. A malformed record is
/// handed out with its `problem`, and reading goes on with the line after the one on which it begins: a quote that is not
/// closed spoils one line, not the rest of the file.
///
/// ```swift
/// var reader = CSVReader { try file.read(upToCount: 65_536) ?? [] }
/// while let record = try reader.next() { … }
/// ```
public struct CSVReader {
    /// Bounds on what one record may take.
    public struct Limits: Sendable {
        /// Bytes of a record, quotes included; default 64 KiB.
        public var recordBytes: Int
        /// Fields of a record; default 256.
        public var fields: Int

        /// Limits, with their defaults.
        public init(recordBytes: Int = 1 << 16, fields: Int = 256) {
            self.recordBytes = recordBytes
            self.fields = fields
        }
    }

    private let limits: Limits
    private var scanner: CSVScanner
    private let source: () throws -> [UInt8]
    /// What was read and not yet handed out begins at `start`.
    private var buffer: [UInt8] = []
    private var start = 0
    private var atEnd = false
    private var line = 1
    private var markSkipped = false

    /// A reader of the bytes that `source` hands out; an empty array means the end. Pieces of any size will do.
    public init(
        limits: Limits = Limits(), dialect: CSVDialect = CSVDialect(), source: @escaping () throws -> [UInt8]
    ) {
        self.limits = limits
        scanner = CSVScanner(dialect, fieldLimit: limits.fields)
        self.source = source
    }

    /// From now on a quoted field on several lines that holds so many separators counts as a quote that was not closed.
    mutating func expectRows(ofSeparators count: Int) { scanner.rowSeparators = count }

    /// The next record, or nil at the end. Throws what the source throws.
    public mutating func next() throws -> CSVRecord? {
        var record = CSVRecord()
        return try next(into: &record) ? record : nil
    }

    /// Reads the next record into `record`; false at the end. Throws what the source throws.
    mutating func next(into record: inout CSVRecord) throws -> Bool {
        if !markSkipped { try skipByteOrderMark() }
        while true {
            guard try read(into: &record) else { return false }
            // An empty line is one empty field; nothing is meant by it. (`""` and a line end are three bytes.)
            if record.count == 1, record.bytes.isEmpty { continue }
            return true
        }
    }

    private mutating func read(into record: inout CSVRecord) throws -> Bool {
        while true {
            if start < buffer.count {
                // What a record is does not depend on the pieces in which it comes, so no more is looked at than it may have.
                let end = min(buffer.count, start + limits.recordBytes)
                let outcome = buffer.withUnsafeBufferPointer {
                    scanner.scan(
                        UnsafeBufferPointer(rebasing: $0[start..<end]), isEnd: atEnd && end == buffer.count,
                        into: &record)
                }
                switch outcome {
                case .record(let bytes, let lines):
                    record.line = line
                    start += bytes
                    line += lines
                    return true
                case .malformed(let problem):
                    return try takeMalformed(problem, into: &record)
                case .incomplete(let problem):
                    if end == start + limits.recordBytes {
                        return try takeMalformed(problem ?? .tooLong(limitBytes: limits.recordBytes), into: &record)
                    }
                }
            } else if atEnd {
                return false
            }
            try refill()
        }
    }

    /// Hands out the line at `start` as malformed and goes to the next one.
    private mutating func takeMalformed(_ problem: CSVProblem, into record: inout CSVRecord) throws -> Bool {
        record.line = line
        record.problem = problem
        record.bounds.removeAll(keepingCapacity: true)
        record.bytes.removeAll(keepingCapacity: true)
        line += 1
        while true {
            let end = buffer[start...].firstIndex(where: scanner.endsLine)
            let text = buffer[start..<(end ?? buffer.count)]
            record.bytes.append(contentsOf: text.prefix(limits.recordBytes - record.bytes.count))
            start = end.map { $0 + 1 } ?? buffer.count
            if end != nil || atEnd { break }
            try refill()
        }
        // With lines that end with CR, the LF of a CRLF belongs to the same end.
        if scanner.dialect.endsLinesWithCR {
            if start == buffer.count, !atEnd { try refill() }
            if start > 0, start < buffer.count, buffer[start - 1] == .carriageReturn, buffer[start] == .lineFeed {
                start += 1
            }
        }
        while record.bytes.last == .carriageReturn { record.bytes.removeLast() }
        return true
    }

    private mutating func refill() throws {
        // One byte stays, so that a line end may be looked back at.
        if start > 1 {
            buffer.removeFirst(start - 1)
            start = 1
        }
        guard !atEnd else { return }
        let bytes = try source()
        buffer += bytes
        guard bytes.isEmpty else { return }
        atEnd = true
        while buffer.count > start, buffer.last == 0x1A { buffer.removeLast() }
    }

    private mutating func skipByteOrderMark() throws {
        markSkipped = true
        while buffer.count < 3, !atEnd { try refill() }
        if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    }
}

extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let quote = UInt8(ascii: "\"")
    static let comma = UInt8(ascii: ",")
}
