import Values

/// Reads the rows of a file as messages of its kind.
///
/// ```swift
/// var rows = RowReader<TestsFormat>(table)
/// while let row = try rows.next() { … }
/// ```
struct RowReader<Format: ImportFormat> {
    /// What a row of the file became.
    enum Row {
        /// A message that can be sent.
        case message(Format.Row)
        /// A row that cannot be read.
        case rejected(Rejection)
    }

    /// The file.
    private(set) var table: TableFile
    /// Rows read so far, blank ones not counted.
    private(set) var count = 0

    init(_ table: TableFile) { self.table = table }

    /// Line on which the row begins that was read last; 0 before the first.
    var line: Int { count == 0 ? 0 : table.record.line }

    /// Fields of the row that was read last, as the file has them.
    var fields: [String] { table.record.originalFields }

    /// The next row, or nil at the end.
    ///
    /// - Throws: ``ImportFileError/unreadable(_:)``.
    mutating func next() throws(ImportFileError) -> Row? {
        guard try table.next() else { return nil }
        count += 1
        do throws(FieldProblem) {
            try checkForm()
            return .message(
                try Format.row(UInt64(table.record.line), Cells(header: table.header, record: table.record)))
        } catch {
            return .rejected(Rejection(error, line: table.record.line, table.header))
        }
    }

    private func checkForm() throws(FieldProblem) {
        let record = table.record
        if let problem = record.problem { throw refusal(problem) }
        if record.count > table.header.count {
            for index in table.header.count..<record.count where !record.isBlank(index) {
                throw FieldProblem(
                    field: "", reason: "has \(record.count) fields, the header \(table.header.count)",
                    remedy: "put cells that hold a separator in quotes")
            }
        }
        for index in table.header.unnamed where index < record.count && !record.isBlank(index) {
            throw FieldProblem(field: "", reason: "has a value in column \(index + 1), which has no name")
        }
    }

    private func refusal(_ problem: CSVProblem) -> FieldProblem {
        guard problem == .invalidText else { return FieldProblem(field: "", reason: problem.description) }
        return FieldProblem(
            field: "", reason: "holds bytes that are not \(table.reading.encoding.rawValue)",
            remedy: "save the whole file in one encoding, such as UTF-8; --encoding names another one")
    }
}
