/// What the columns of a file are.
///
/// It is a class, so that handing it on with each row costs one reference.
final class Header: Sendable {
    /// Number of columns in the file.
    let count: Int
    /// Names as the file has them.
    let names: [String]
    /// Positions of columns without a name, which hold nothing.
    let unnamed: [Int]
    /// Positions of columns that are not read.
    let ignored: [Int]
    /// Positions of earlier reasons in a file of rejected rows.
    let reasons: [Int]
    /// Position of the last column that every row needs.
    let lastRequired: Int
    /// Position of each ``FileColumn``, -1 for those that the file does not have.
    private let positions: [Int]

    /// Reads the header line of a kind.
    ///
    /// Case, white space and invisible characters of the names do not count. A mapping wins over the names of columns,
    /// and these over synonyms.
    init(
        _ record: CSVRecord, of kind: ImportKind, mappings: [ColumnMapping] = []
    ) throws(ImportFileError) {
        if let problem = record.problem { throw .malformedHeader(line: record.line, problem) }
        let resolver = try ColumnResolver(kind, mappings)
        names = (0..<record.count).map { record.field($0).trimmed }
        count = names.count
        var positions = [Int](repeating: -1, count: FileColumn.allCases.count)
        var (unnamed, ignored, reasons) = ([Int](), [Int](), [Int]())
        if !names.contains(where: { if case .column = resolver.meaning(of: $0) { true } else { false } }) {
            throw .noHeader(line: record.line, kind)
        }
        for (index, name) in names.enumerated() {
            switch resolver.meaning(of: name) {
            case .nothing: unnamed.append(index)
            case .ignored:
                ignored.append(index)
                if Spelled.name(name) == Self.reason { reasons.append(index) }
            case .unknown: throw .unknownColumn(String(name.prefix(64)), kind)
            case .column(let column):
                let earlier = positions[column.rawValue]
                guard earlier < 0 else { throw .repeatedColumn(column.name, names: [names[earlier], name]) }
                positions[column.rawValue] = index
            }
        }
        try resolver.checkUse(in: names)
        let missing = kind.columns.filter { $0.isRequired && positions[$0.column.rawValue] < 0 }.map(\.name)
        guard missing.isEmpty else { throw .missingColumns(missing, kind) }
        lastRequired = kind.columns.filter(\.isRequired).map { positions[$0.column.rawValue] }.max() ?? 0
        (self.positions, self.unnamed, self.ignored, self.reasons) = (positions, unnamed, ignored, reasons)
    }

    /// Name of the column that a file of rejected rows has besides those of its input.
    static let reason = "reason"

    /// Position of a column, nil when the file does not have it.
    subscript(column: FileColumn) -> Int? {
        let position = positions[column.rawValue]
        return position < 0 ? nil : position
    }

    /// The file's own name of a column, ours when the file does not have it.
    func name(of column: FileColumn) -> String { self[column].map { names[$0] } ?? column.name }

    /// The file's own name for a field of a contract, such as `person.document.number`; empty for the row as a whole.
    func name(ofField field: String) -> String {
        if let column = FileColumn(field: field) { return name(of: column) }
        return field == "row" ? "" : field
    }
}

/// Tells what a name of a header means.
struct ColumnResolver {
    enum Meaning: Equatable {
        case column(FileColumn)
        /// Passed over.
        case ignored
        /// An empty name.
        case nothing
        case unknown
    }

    private let kind: ImportKind
    private let mapped: [String: Meaning]
    private let mappings: [ColumnMapping]

    /// - Throws: ``ImportFileError/wrongMapping(_:)`` for a column that the kind does not have.
    init(_ kind: ImportKind, _ mappings: [ColumnMapping]) throws(ImportFileError) {
        self.kind = kind
        self.mappings = mappings
        var mapped: [String: Meaning] = [:]
        for mapping in mappings {
            let meaning: Meaning
            if mapping.column == "ignore" {
                meaning = .ignored
            } else if let column = FileColumn(name: mapping.column),
                kind.columns.contains(where: { $0.column == column })
            {
                meaning = .column(column)
            } else {
                throw .wrongMapping(
                    "\(kind.rawValue) have no column '\(mapping.column)'; their columns are "
                        + kind.columns.map(\.name).joined(separator: ",") + ", and ignore")
            }
            guard mapped.updateValue(meaning, forKey: Spelled.name(mapping.name)) == nil else {
                throw .wrongMapping("the column '\(mapping.name)' is mapped twice")
            }
        }
        self.mapped = mapped
    }

    /// What a name means.
    func meaning(of name: String) -> Meaning {
        let spelled = Spelled.name(name)
        if spelled.isEmpty { return .nothing }
        if let meaning = mapped[spelled] { return meaning }
        if let column = Synonyms.embedded.column(spelled, of: kind) { return .column(column) }
        return Synonyms.embedded.ignores(spelled) ? .ignored : .unknown
    }

    /// Number of fields of a record that are columns, 0 for a malformed one.
    func columns(in record: CSVRecord) -> Int {
        record.fields.count { if case .column = meaning(of: $0) { true } else { false } }
    }

    /// - Throws: ``ImportFileError/wrongMapping(_:)`` for a mapping of a column that the file does not have.
    func checkUse(in names: [String]) throws(ImportFileError) {
        let spelled = Set(names.map { Spelled.name($0) })
        for mapping in mappings where !spelled.contains(Spelled.name(mapping.name)) {
            throw .wrongMapping("the file has no column '\(mapping.name)', which is mapped to '\(mapping.column)'")
        }
    }
}

extension String {
    /// The text without white space at its ends.
    var trimmed: String {
        let bytes = Array(utf8)
        return String(decoding: bytes[Whitespace.trim(bytes.startIndex..<bytes.endIndex, in: bytes)], as: UTF8.self)
    }
}
