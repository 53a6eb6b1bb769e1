/// Rows on their way to a call, in the order of their file.
struct LaneQueue<Row: Sendable>: Sendable {
    /// The rows' messages.
    private(set) var rows: [Row] = []
    /// Lines on which the rows begin, ascending.
    private(set) var lines: [Int] = []
    /// Bytes that all rows take in the file.
    private(set) var bytes = 0
    /// Rows at the beginning of the queue that are in a call.
    private(set) var sent = 0

    private var sizes: [Int] = []
    /// The rows as the file has them, when refused ones are to be written.
    private var records: [CSVRecord] = []

    /// Adds a row that was read from a record.
    ///
    /// - Parameter keepsRecord: Whether the row may have to be written as its file has it.
    mutating func add(_ row: Row, _ record: CSVRecord, keepsRecord: Bool) {
        rows.append(row)
        lines.append(record.line)
        sizes.append(record.bytes.count)
        bytes += record.bytes.count
        if keepsRecord { records.append(record.compactCopy) }
    }

    /// The rows of the next call, at most `maxRows`, and one at least when there is any. They stay in the queue until
    /// ``dropSent()``.
    ///
    /// - Parameter maxBytes: The call ends with the row that reaches this size in the file.
    mutating func take(_ maxRows: Int, maxBytes: Int) -> [Row] {
        var size = 0
        while sent < min(rows.count, maxRows), size < maxBytes {
            size += sizes[sent]
            sent += 1
        }
        return Array(rows[..<sent])
    }

    /// Fields of the sent row that begins on a line; empty when there is none, or records are not kept.
    func fields(ofLine line: Int) -> [String] {
        guard !records.isEmpty, let index = lines.prefix(sent).firstIndex(of: line) else { return [] }
        return records[index].originalFields
    }

    /// Removes the rows that were sent.
    mutating func dropSent() {
        bytes -= sizes[..<sent].reduce(0, +)
        rows.removeFirst(sent)
        lines.removeFirst(sent)
        sizes.removeFirst(sent)
        if !records.isEmpty { records.removeFirst(sent) }
        sent = 0
    }
}
