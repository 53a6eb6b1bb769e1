import CommonContracts
import Formats
import Values
import Wire

/// The cells of one row by their columns.
public struct Cells {
    let header: Header
    let record: CSVRecord

    /// Longer cells are refused here: the longest field of any contract is the name of an area of risk, 500 characters
    /// of at most 4 bytes.
    static let limitBytes = 2_000

    /// Where a cell's text lies in the record, without what a spreadsheet puts around it; empty when the file has no such
    /// column or the row is too short.
    @inline(__always)
    private func range(_ column: FileColumn) -> Range<Int> {
        guard let position = header[column], position < record.count else { return 0..<0 }
        return record.bytes.withUnsafeBufferPointer { bytes in
            CellWrapping.unwrapped(record.range(position), in: bytes, column.style)
        }
    }

    /// The cell as text; empty when the file has no such column.
    func optional(_ column: FileColumn) throws(FieldProblem) -> String {
        let range = range(column)
        guard range.count <= Self.limitBytes else {
            throw FieldProblem(field: column.name, reason: "longer than \(Self.limitBytes) bytes")
        }
        let text = record.bytes.withUnsafeBufferPointer { bytes in
            String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
        }
        return CellWrapping.hasDoubledQuotes(text, range, record) ? text.replacing("\"\"", with: "\"") : text
    }

    /// A cell that must not be empty.
    func required(_ column: FileColumn) throws(FieldProblem) -> String {
        let text = try optional(column)
        guard !text.isEmpty else { throw missing(column) }
        return text
    }

    /// A word of a list.
    func word<Value>(_ column: FileColumn, of vocabulary: Vocabulary<Value>) throws(FieldProblem) -> Value {
        guard let value = try optionalWord(column, of: vocabulary) else { throw missing(column) }
        return value
    }

    /// A word of a list, nil when the cell is empty.
    func optionalWord<Value>(
        _ column: FileColumn, of vocabulary: Vocabulary<Value>
    ) throws(FieldProblem) -> Value? {
        let range = range(column)
        if range.isEmpty { return nil }
        let value = record.bytes.withUnsafeBufferPointer { bytes in
            vocabulary.value(of: UnsafeBufferPointer(rebasing: bytes[range]))
        }
        guard let value else {
            throw FieldProblem(field: column.name, reason: "is none of \(vocabulary.names)", of: try optional(column))
        }
        return value
    }

    /// Words of a list, parted by commas, semicolons or strokes, else by blanks; the cell may be empty.
    func words<Value: Equatable>(
        _ column: FileColumn, of vocabulary: Vocabulary<Value>, none: Value
    ) throws(FieldProblem) -> [Value] {
        let text = try optional(column)
        if text.isEmpty { return [] }
        let marks: Set<Character> = [",", ";", "/", "|", "、", "，", "；", "\n", "\r\n"]
        let blanks: Set<Character> = [" ", "\u{3000}", "\u{A0}", "\t"]
        let separators = text.contains(where: marks.contains) ? marks : blanks
        var values: [Value] = []
        for word in text.split(whereSeparator: separators.contains) where !Spelled.word(word).isEmpty {
            guard let value = vocabulary.value(of: word) else {
                throw FieldProblem(
                    field: column.name, reason: "has a word that is none of \(vocabulary.names)", of: text)
            }
            values.append(value)
        }
        guard values.contains(none) else { return values }
        guard values.count == 1 else {
            throw FieldProblem(field: column.name, reason: "says that there are none, and names some", of: text)
        }
        return []
    }

    /// A moment.
    func moment(_ column: FileColumn) throws(FieldProblem) -> GoogleProtobuf.Timestamp {
        guard let moment = try optionalMoment(column) else { throw missing(column) }
        return moment
    }

    /// A moment, nil when the cell is empty.
    func optionalMoment(_ column: FileColumn) throws(FieldProblem) -> GoogleProtobuf.Timestamp? {
        let range = range(column)
        if range.isEmpty { return nil }
        let usual = record.bytes.withUnsafeBytes { bytes in
            RFC3339.parse(UnsafeRawBufferPointer(rebasing: bytes[range]), .lenient)
        }
        if let usual { return GoogleProtobuf.Timestamp(seconds: usual.seconds, nanos: usual.nanos) }
        let moment = try Instant(try optional(column), field: column.name)
        return GoogleProtobuf.Timestamp(seconds: moment.seconds, nanos: moment.nanos)
    }

    /// A temperature such as `36.5` in tenths of a degree; empty means 0, not measured.
    func temperature(_ column: FileColumn) throws(FieldProblem) -> UInt32 {
        let text = try optional(column)
        if text.isEmpty { return 0 }
        var number = Spelled.halfWidth(text)[...]
        for unit in ["℃", "°C", "度", "C"] where number.hasSuffix(unit) { number = number.dropLast(unit.count) }
        let parts = number.trimmed.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = parts.first, let whole = Digits.value(first.utf8), whole < 100 else {
            throw FieldProblem(field: column.name, reason: "is no number of degrees such as 36.5", of: text)
        }
        if parts.count == 1 { return UInt32(whole * 10) }
        // Excel writes 36.50 for 36.5.
        guard let first = parts[1].first, parts[1].dropFirst().allSatisfy({ $0 == "0" }),
            let tenth = Digits.value(String(first).utf8)
        else {
            throw FieldProblem(field: column.name, reason: "has more than one decimal", of: text)
        }
        return UInt32(whole * 10 + tenth)
    }

    /// The source's number of the row's version; 0 when the cell is empty.
    func revision() throws(FieldProblem) -> UInt64 {
        let text = try optional(.revision)
        if text.isEmpty { return 0 }
        guard let number = UInt64(Spelled.halfWidth(text)) else {
            throw FieldProblem(field: FileColumn.revision.name, reason: "is no whole number from 0 on", of: text)
        }
        return number
    }

    /// Whether the source takes the row back; an empty cell means no.
    func isWithdrawn() throws(FieldProblem) -> Bool {
        try optionalWord(.withdrawn, of: Words.yesOrNo) ?? false
    }

    /// The country in the column `country` with its ASCII letters in upper case.
    ///
    /// Any other letter stays as it is and is refused by the server: `ſ` is no way to write `S` (ID-6).
    func country() throws(FieldProblem) -> String {
        let text = try optional(.country)
        if text.isEmpty { return text }
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        return String(decoding: text.utf8.map { letters.contains($0) ? $0 - 32 : $0 }, as: UTF8.self)
    }

    /// The document in the columns `document_type`, `country` and `document_number`.
    func document() throws(FieldProblem) -> CommonV1.Document {
        CommonV1.Document(
            type: try word(.documentType, of: Words.documentTypes), country: try country(),
            number: try required(.documentNumber))
    }

    /// A reference to the person of the document.
    func person() throws(FieldProblem) -> CommonV1.PersonRef {
        CommonV1.PersonRef(person: .document(try document()))
    }

    private func missing(_ column: FileColumn) -> FieldProblem {
        if let position = header[column], position >= record.count {
            return FieldProblem(
                field: column.name, reason: "is missing: the row has \(record.count) fields, the header \(header.count)"
            )
        }
        return FieldProblem(field: column.name, reason: "is empty")
    }
}

extension Substring {
    fileprivate var trimmed: String { String(self).trimmed }
}
