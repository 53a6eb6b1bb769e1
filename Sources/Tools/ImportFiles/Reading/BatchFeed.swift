public import Foundation
public import Values

/// Reads a file and cuts it into batches of contract rows. Rows that cannot be read are kept as rejections.
///
/// No server is needed. A row's number is the line of the file on which it begins.
///
/// ```swift
/// let feed = try BatchFeed<TestsFormat>(file)
/// while let batch = try await feed.next() {
///     for row in batch.rows { … }
///     for rejection in await feed.takeRejections() { … }
/// }
/// ```
public actor BatchFeed<Format: ImportFormat> {
    /// How the file is read.
    public nonisolated let reading: FileReading

    private var reader: RowReader<Format>
    private let header: Header
    private let batchRows: Int
    private var rejections: [Rejection] = []

    /// A batch ends when its rows reach this in the file, so that it stays well below a message's limit of 4 MiB.
    private static var batchBytes: Int { 1 << 20 }

    /// Opens the file and reads its header.
    ///
    /// - Parameter batchRows: Most rows of a batch, 1 or more.
    /// - Throws: ``ImportFileError``.
    public init(
        _ file: URL, options: ReadingOptions = ReadingOptions(), batchRows: Int = 1_000
    ) throws(ImportFileError) {
        try self.init(try TableFile(file, of: Format.kind, options), batchRows: batchRows)
    }

    init(_ table: TableFile, batchRows: Int) throws(ImportFileError) {
        precondition(batchRows > 0, "a batch has a row at least")
        reader = RowReader(table)
        header = table.header
        reading = table.reading
        self.batchRows = batchRows
    }

    /// The next batch, or nil when the file is at its end.
    ///
    /// A batch is cut short when 1,000 rows were refused since the one before, so that rejections can be taken; it may
    /// have no rows then.
    ///
    /// - Throws: ``ImportFileError/unreadable(_:)``.
    public func next() throws(ImportFileError) -> Format.Batch? {
        var batch: [Format.Row] = []
        var size = 0
        let refused = rejections.count
        while batch.count < batchRows, size < Self.batchBytes, rejections.count - refused < 1_000 {
            guard let row = try reader.next() else {
                return batch.isEmpty && rejections.count == refused ? nil : Format.batch(batch)
            }
            switch row {
            case .message(let message):
                batch.append(message)
                size += reader.table.record.bytes.count
            case .rejected(let rejection): rejections.append(rejection)
            }
        }
        return Format.batch(batch)
    }

    /// Rows read so far, blank ones not counted.
    public var rowsRead: Int { reader.count }

    /// Removes and returns the rows refused since the last call, by line.
    public func takeRejections() -> [Rejection] {
        defer { rejections = [] }
        return rejections
    }

    /// The rejection of a row for a problem of its message, with the file's own names of columns.
    ///
    /// - Parameter row: The row's number.
    public func rejection(of row: UInt64, _ problem: FieldProblem) -> Rejection {
        Rejection(problem, line: Int(clamping: row), header)
    }
}
