/// Separator, line ends and place of the header, found out from the beginning of a file.
struct TableShape {
    let dialect: CSVDialect
    /// Records above the header: a line `sep=` and blank ones.
    let recordsAboveHeader: Int

    private static let separators: [UInt8] = Array(",;\t|".utf8)
    /// Records in which a header is looked for.
    private static let searched = 10

    /// - Throws: ``ImportFileError`` when no line can be the header.
    init(_ head: [UInt8], _ resolver: ColumnResolver, _ kind: ImportKind) throws(ImportFileError) {
        let endsWithCR = Self.endsLinesWithCR(head)
        let named = try Self.namedSeparator(head)
        var best: (columns: Int, dialect: CSVDialect, index: Int, line: Int, above: Bool)?
        for separator in named.map({ [$0] }) ?? Self.separators {
            let dialect = CSVDialect(separator: separator, endsLinesWithCR: endsWithCR)
            let records = Self.records(head, dialect).enumerated().dropFirst(named == nil ? 0 : 1)
                .filter { !$0.element.isBlank }
            guard let first = records.first else { throw .empty(kind) }
            // A header has at least two columns of ours, so that a word in a title is none.
            let header = records.first { resolver.columns(in: $0.element) > 1 } ?? first
            let columns = resolver.columns(in: header.element)
            if columns > best?.columns ?? -1 {
                best = (columns, dialect, header.offset, header.element.line, header.offset != first.offset)
            }
        }
        guard let best else { throw .empty(kind) }
        if best.above { throw .linesAboveHeader(header: best.line) }
        if best.columns < 2, Self.hasFullWidthCommas(head) { throw .fullWidthCommas }
        dialect = best.dialect
        recordsAboveHeader = best.index
    }

    /// Whether the first line ends with a carriage return alone.
    private static func endsLinesWithCR(_ head: [UInt8]) -> Bool {
        var isQuoted = false
        for (index, byte) in head.enumerated() {
            if byte == .quote { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == .lineFeed { return false }
            if byte == .carriageReturn { return index + 1 < head.count && head[index + 1] != .lineFeed }
        }
        return false
    }

    /// The separator of a first line such as `sep=;`, which Excel writes and reads.
    private static func namedSeparator(_ head: [UInt8]) throws(ImportFileError) -> UInt8? {
        var line = head.prefix { $0 != .lineFeed && $0 != .carriageReturn }
        if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        let text = String(decoding: line.filter { $0 != .quote }, as: UTF8.self)
        guard text.lowercased().hasPrefix("sep="), text.utf8.count <= 5 else { return nil }
        guard text.utf8.count == 5, let separator = text.utf8.last, separators.contains(separator) else {
            throw .unknownSeparator
        }
        return separator
    }

    private static func records(_ head: [UInt8], _ dialect: CSVDialect) -> [CSVRecord] {
        var pending = head
        var reader = CSVReader(dialect: dialect) {
            defer { pending = [] }
            return pending
        }
        var records: [CSVRecord] = []
        while records.count < searched, let record = try? reader.next() { records.append(record) }
        return records
    }

    private static func hasFullWidthCommas(_ head: [UInt8]) -> Bool {
        String(decoding: head.prefix { $0 != .lineFeed }, as: UTF8.self).contains("，")
    }
}
