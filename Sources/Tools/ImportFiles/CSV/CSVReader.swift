/// Reads CSV (RFC 4180) record by record in bounded memory.
///
/// Lines end with LF or CRLF. A byte order mark at the start is skipped, and so are empty lines. A malformed
/// record is handed out with its `problem`; reading goes on with the next line.
///
/// ```swift
/// var reader = CSVReader { try file.read(upToCount: 65_536) ?? [] }
/// while let record = try reader.next() { … }
/// ```
public struct CSVReader {
    /// Bounds on what one record may take.
    public struct Limits: Sendable {
        /// Bytes of a record, quotes included; default 1 MiB.
        public var recordBytes: Int
        /// Fields of a record; default 256.
        public var fields: Int

        /// Limits, with their defaults.
        public init(recordBytes: Int = 1 << 20, fields: Int = 256) {
            self.recordBytes = recordBytes
            self.fields = fields
        }
    }

    private let limits: Limits
    private let source: () throws -> [UInt8]
    private var chunk: [UInt8] = []
    private var position = 0
    private var atEnd = false
    private var line = 1
    private var markSkipped = false
    private var recordSize = 0

    /// A reader of the bytes that `source` hands out; an empty array means the end. Pieces of any size will do.
    public init(limits: Limits = Limits(), source: @escaping () throws -> [UInt8]) {
        self.limits = limits
        self.source = source
    }

    /// The next record, or nil at the end. Throws what the source throws, and `CSVError`.
    public mutating func next() throws -> CSVRecord? {
        if !markSkipped { try skipByteOrderMark() }
        while true {
            guard let record = try readRecord() else { return nil }
            // An empty line is one empty field; nothing is meant by it. (`""` and a line end are three bytes.)
            if record.fields == [""], recordSize < 3 { continue }
            return record
        }
    }

    private enum State {
        case fieldStart, unquoted, quoted, quoteInQuoted, carriageReturn, skipping
    }

    private mutating func readRecord() throws -> CSVRecord? {
        var draft = Draft(line: line, fieldLimit: limits.fields)
        var state = State.fieldStart
        recordSize = 0
        while let byte = try nextByte() {
            recordSize += 1
            guard recordSize <= limits.recordBytes else {
                throw CSVError.recordTooLong(line: draft.line, limitBytes: limits.recordBytes)
            }
            if byte == .lineFeed {
                line += 1
                if state != .quoted {
                    if state != .skipping { draft.endField() }
                    return draft.record()
                }
            }
            state = draft.take(byte, in: state)
        }
        if recordSize == 0 { return nil }
        switch state {
        case .quoted: draft.fail(.unterminatedQuote)
        case .carriageReturn: draft.fail(.strayCarriageReturn)
        case .skipping: break
        case .fieldStart, .unquoted, .quoteInQuoted: draft.endField()
        }
        return draft.record()
    }

    private mutating func nextByte() throws -> UInt8? {
        if position == chunk.count {
            if atEnd { return nil }
            chunk = try source()
            position = 0
            if chunk.isEmpty {
                atEnd = true
                return nil
            }
        }
        defer { position += 1 }
        return chunk[position]
    }

    private mutating func skipByteOrderMark() throws {
        markSkipped = true
        var start: [UInt8] = []
        while start.count < 3, let byte = try nextByte() { start.append(byte) }
        if start == [0xEF, 0xBB, 0xBF] { return }
        chunk = start + chunk[position...]
        position = 0
    }

    /// The record that is being read.
    private struct Draft {
        let line: Int
        let fieldLimit: Int
        private var bytes: [UInt8] = []
        private var fields: [String] = []
        private var problem: CSVProblem?

        init(line: Int, fieldLimit: Int) {
            self.line = line
            self.fieldLimit = fieldLimit
        }

        /// What a byte does in a state; the state after it. Line feeds outside quotes never come here.
        mutating func take(_ byte: UInt8, in state: State) -> State {
            switch (state, byte) {
            case (.skipping, _): return .skipping
            case (.carriageReturn, _): return fail(.strayCarriageReturn)
            case (.quoted, .quote): return .quoteInQuoted
            case (.quoteInQuoted, .quote), (.quoted, _):
                bytes.append(byte)
                return .quoted
            case (_, .comma):
                endField()
                return problem == nil ? .fieldStart : .skipping
            case (_, .carriageReturn): return .carriageReturn
            case (.quoteInQuoted, _): return fail(.textAfterQuote(fields.count + 1))
            case (.fieldStart, .quote): return .quoted
            case (.unquoted, .quote): return fail(.quoteInsideField(fields.count + 1))
            case (.fieldStart, _), (.unquoted, _):
                bytes.append(byte)
                return .unquoted
            }
        }

        mutating func endField() {
            if fields.count == fieldLimit {
                fail(.tooManyFields(limit: fieldLimit))
            } else if bytes.contains(0) {
                fail(.nulByte(fields.count + 1))
            } else if let field = String(validating: bytes, as: UTF8.self) {
                fields.append(field)
            } else {
                fail(.invalidUTF8(fields.count + 1))
            }
            bytes.removeAll(keepingCapacity: true)
        }

        /// Notes the first problem; the rest of the line is skipped.
        @discardableResult
        mutating func fail(_ found: CSVProblem) -> State {
            if problem == nil { problem = found }
            return .skipping
        }

        func record() -> CSVRecord {
            CSVRecord(line: line, fields: problem == nil ? fields : [], problem: problem)
        }
    }
}

extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let quote = UInt8(ascii: "\"")
    static let comma = UInt8(ascii: ",")
}
