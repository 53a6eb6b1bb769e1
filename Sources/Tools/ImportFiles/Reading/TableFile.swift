import Foundation

/// A file of rows under a header, in whatever encoding and with whatever separator it has.
///
/// ```swift
/// var table = try TableFile(ByteSource(path: "tests.csv"), of: .tests, ReadingOptions())
/// while try table.next() { … table.record … }
/// ```
struct TableFile {
    /// What the columns are.
    let header: Header
    /// How the file is read.
    let reading: FileReading
    /// Bytes of the file.
    let bytesTotal: Int64
    /// The row that was read last.
    private(set) var record = CSVRecord()

    private let source: ByteSource
    private var reader: CSVReader

    /// Text that is looked at to find out the separator.
    private static let headBytes = 1 << 16

    /// Finds out encoding and separator and reads the header.
    ///
    /// - Throws: ``ImportFileError``.
    init(_ source: ByteSource, of kind: ImportKind, _ options: ReadingOptions) throws(ImportFileError) {
        self.source = source
        bytesTotal = source.count
        let text = try DecodedText(source, forced: options.encoding)
        var head: [UInt8] = []
        while head.count < Self.headBytes {
            let bytes = try text.next()
            if bytes.isEmpty { break }
            head += bytes
        }
        let shape = try TableShape(head, ColumnResolver(kind, options.columns), kind)
        var pending = head
        reader = CSVReader(dialect: shape.dialect) {
            guard !pending.isEmpty else { return try text.next() }
            defer { pending = [] }
            return pending
        }
        for _ in 0..<shape.recordsAboveHeader { _ = try Self.read(&reader, into: &record) }
        guard try Self.read(&reader, into: &record) else { throw .empty(kind) }
        let header = try Header(record, of: kind, mappings: options.columns)
        self.header = header
        reader.expectRows(ofSeparators: header.lastRequired)
        reading = FileReading(
            encoding: text.encoding, separator: Character(Unicode.Scalar(shape.dialect.separator)),
            ignoredColumns: header.ignored.filter { !header.reasons.contains($0) }.map { header.names[$0] })
    }

    /// Opens a file.
    ///
    /// - Throws: ``ImportFileError``.
    init(_ file: URL, of kind: ImportKind, _ options: ReadingOptions) throws(ImportFileError) {
        try self.init(ByteSource(path: file.path), of: kind, options)
    }

    /// Bytes of the file that were read.
    var bytesRead: Int64 { min(source.bytesRead, bytesTotal) }

    /// Reads the next row that is not blank into ``record``; false at the end.
    ///
    /// - Throws: ``ImportFileError/unreadable(_:)``.
    mutating func next() throws(ImportFileError) -> Bool {
        repeat {
            guard try Self.read(&reader, into: &record) else { return false }
        } while record.isBlank
        return true
    }

    private static func read(_ reader: inout CSVReader, into record: inout CSVRecord) throws(ImportFileError) -> Bool {
        do {
            return try reader.next(into: &record)
        } catch let error as ImportFileError {
            throw error
        } catch {
            throw .unreadable("cannot read on: \(error)")
        }
    }
}
