import Foundation
import Values

/// Reads a file and cuts it into batches for several calls at a time. Rows that cannot be sent are kept as
/// rejections.
actor BatchFeed<Format: ImportFormat> {
    private var reader: CSVReader
    private let header: Header
    private let batchRows: Int
    private let bytesTotal: Int64
    private let bytesRead: ByteCount
    private let progress: @Sendable (ImportProgress) -> Void
    private var rows = 0
    private(set) var rejected = 0
    private(set) var rejections: [Rejection] = []
    /// Why reading ended before the end of the file. A call only tells that its writer failed.
    private(set) var failure: ImportFileError?

    /// A batch is sent when its cells reach this, so that it stays well below a message's limit of 4 MiB.
    private static var batchBytes: Int { 1 << 20 }
    /// Rejections kept in memory.
    private static var rejectionLimit: Int { 100_000 }

    /// Opens the file and reads its header.
    init(
        _ file: URL, kind: ImportKind, batchRows: Int, progress: @escaping @Sendable (ImportProgress) -> Void
    ) throws(ImportFileError) {
        let handle: FileHandle
        do {
            handle = try FileHandle(forReadingFrom: file)
            bytesTotal = Int64(try handle.seekToEnd())
            try handle.seek(toOffset: 0)
        } catch {
            throw .unreadable("cannot read '\(file.path)': \(error.localizedDescription)")
        }
        let count = ByteCount()
        bytesRead = count
        reader = CSVReader {
            let bytes = try handle.read(upToCount: 1 << 16).map(Array.init) ?? []
            count.add(bytes.count)
            return bytes
        }
        guard let first = try Self.next(&reader) else { throw .empty(kind) }
        header = try Header(first, of: kind)
        self.batchRows = batchRows
        self.progress = progress
    }

    /// The next batch, or nil when the file is at its end.
    func next() throws(ImportFileError) -> Format.Batch? {
        var batch: [Format.Row] = []
        var size = 0
        while batch.count < batchRows, size < Self.batchBytes, let record = try nextRecord() {
            rows += 1
            do {
                batch.append(try row(record))
                size += record.fields.reduce(0) { $0 + $1.utf8.count }
            } catch {
                reject(Rejection(line: record.line, field: error.field, reason: error.reason))
            }
        }
        progress(ImportProgress(rows: rows, bytesRead: bytesRead.value, bytesTotal: bytesTotal))
        return batch.isEmpty ? nil : Format.batch(batch)
    }

    /// Rows read so far.
    var rowsRead: Int { rows }

    private func row(_ record: CSVRecord) throws(FieldProblem) -> Format.Row {
        if let problem = record.problem { throw FieldProblem(field: "", reason: problem.description) }
        guard record.fields.count == header.count else {
            throw FieldProblem(field: "", reason: "has \(record.fields.count) fields, the header \(header.count)")
        }
        return try Format.row(UInt64(record.line), Cells(header: header, fields: record.fields))
    }

    private func nextRecord() throws(ImportFileError) -> CSVRecord? {
        do {
            return try Self.next(&reader)
        } catch {
            failure = error
            throw error
        }
    }

    private func reject(_ rejection: Rejection) {
        rejected += 1
        if rejections.count < Self.rejectionLimit { rejections.append(rejection) }
    }

    private static func next(_ reader: inout CSVReader) throws(ImportFileError) -> CSVRecord? {
        do {
            return try reader.next()
        } catch let error as CSVError {
            throw .malformed(error)
        } catch {
            throw .unreadable("cannot read on: \(error.localizedDescription)")
        }
    }
}

/// Bytes a source has handed out. Only the feed that owns it touches it.
final class ByteCount {
    private(set) var value: Int64 = 0

    func add(_ bytes: Int) { value += Int64(bytes) }
}
