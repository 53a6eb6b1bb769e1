import CommonContracts
import Formats
import Values
import Wire

/// Where the columns of a file stand.
struct Header: Sendable {
    private let positions: [String: Int]
    let count: Int

    /// Reads the header line of a kind. Names are compared without regard to case and surrounding spaces.
    init(_ record: CSVRecord, of kind: ImportKind) throws(ImportFileError) {
        if let problem = record.problem { throw .malformedHeader(line: record.line, problem) }
        var positions: [String: Int] = [:]
        let known = kind.columns.map(\.name)
        for (index, field) in record.fields.enumerated() {
            let name = field.trimmingSpaces.lowercased()
            guard known.contains(name) else {
                throw .unknownColumn(String(field.prefix(64)), kind)
            }
            guard positions.updateValue(index, forKey: name) == nil else { throw .repeatedColumn(name) }
        }
        let missing = kind.columns.filter { $0.isRequired && positions[$0.name] == nil }.map(\.name)
        guard missing.isEmpty else { throw .missingColumns(missing, kind) }
        self.positions = positions
        count = record.fields.count
    }

    /// Position of a column, nil when the file does not have it.
    subscript(name: String) -> Int? { positions[name] }
}

/// The cells of one row by the names of their columns.
struct Cells {
    let header: Header
    let fields: [String]

    /// Longer cells are refused here: the longest field of any contract is the name of an area of risk, 500 characters
    /// of at most 4 bytes.
    static let limitBytes = 2_000

    /// The cell, without surrounding spaces; empty when the file has no such column.
    func optional(_ name: String) throws(FieldProblem) -> String {
        guard let position = header[name] else { return "" }
        let text = fields[position].trimmingSpaces
        guard text.utf8.count <= Self.limitBytes else {
            throw FieldProblem(field: name, reason: "longer than \(Self.limitBytes) bytes")
        }
        return text
    }

    /// A cell that must not be empty.
    func required(_ name: String) throws(FieldProblem) -> String {
        let text = try optional(name)
        guard !text.isEmpty else { throw FieldProblem(field: name, reason: "is empty") }
        return text
    }

    /// A word of a list.
    func word<Value>(_ name: String, of vocabulary: Vocabulary<Value>) throws(FieldProblem) -> Value {
        let text = try required(name)
        guard let value = vocabulary[text.lowercased()] else {
            throw FieldProblem(field: name, reason: "is none of \(vocabulary.names)")
        }
        return value
    }

    /// Words of a list, parted by spaces; the cell may be empty.
    func words<Value>(_ name: String, of vocabulary: Vocabulary<Value>) throws(FieldProblem) -> [Value] {
        var values: [Value] = []
        for word in try optional(name).split(separator: " ") {
            guard let value = vocabulary[word.lowercased()] else {
                throw FieldProblem(field: name, reason: "has a word that is none of \(vocabulary.names)")
            }
            values.append(value)
        }
        return values
    }

    /// A moment.
    func moment(_ name: String) throws(FieldProblem) -> GoogleProtobuf.Timestamp {
        try Self.timestamp(try required(name), name)
    }

    /// A moment, nil when the cell is empty.
    func optionalMoment(_ name: String) throws(FieldProblem) -> GoogleProtobuf.Timestamp? {
        let text = try optional(name)
        return text.isEmpty ? nil : try Self.timestamp(text, name)
    }

    /// A temperature such as `36.5` in tenths of a degree; empty means 0, not measured.
    func temperature(_ name: String) throws(FieldProblem) -> UInt32 {
        let text = try optional(name)
        if text.isEmpty { return 0 }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Digits.value(parts[0].utf8), whole < 100 else {
            throw FieldProblem(field: name, reason: "is no number of degrees such as 36.5")
        }
        if parts.count == 1 { return UInt32(whole * 10) }
        guard parts[1].utf8.count == 1, let tenth = Digits.value(parts[1].utf8) else {
            throw FieldProblem(field: name, reason: "has not exactly one decimal")
        }
        return UInt32(whole * 10 + tenth)
    }

    /// The country in the column `country` with its ASCII letters in upper case.
    ///
    /// Any other letter stays as it is and is refused by the server: `ſ` is no way to write `S` (ID-6).
    func country() throws(FieldProblem) -> String {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let capitals = try optional("country").utf8.map { letters.contains($0) ? $0 - 32 : $0 }
        return String(decoding: capitals, as: UTF8.self)
    }

    /// The document in the columns `document_type`, `country` and `document_number`.
    func document() throws(FieldProblem) -> CommonV1.Document {
        CommonV1.Document(
            type: try word("document_type", of: Words.documentTypes), country: try country(),
            number: try required("document_number"))
    }

    /// A reference to the person of the document.
    func person() throws(FieldProblem) -> CommonV1.PersonRef {
        CommonV1.PersonRef(person: .document(try document()))
    }

    private static func timestamp(_ text: String, _ name: String) throws(FieldProblem) -> GoogleProtobuf.Timestamp {
        let moment = try Instant(text, field: name)
        return GoogleProtobuf.Timestamp(seconds: moment.seconds, nanos: moment.nanos)
    }
}

extension String {
    /// The text without spaces and tabs at its ends.
    fileprivate var trimmingSpaces: String {
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        guard let first = utf8.first, let last = utf8.last, isSpace(first) || isSpace(last) else { return self }
        let start = utf8.drop(while: isSpace)
        guard let end = start.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(self[start.startIndex...end])
    }
}
