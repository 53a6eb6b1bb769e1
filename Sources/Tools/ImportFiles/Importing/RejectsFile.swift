import Foundation
import Security

/// Writes refused rows in the columns of their own file, with a column `reason` at the end: to be mended and imported
/// again.
///
/// It holds what the rows held, so only its owner may read it. The file is UTF-8 with a byte order mark, which Excel opens, and has the separator of its input. A row that could not be
/// cut into fields stands as it was in the first field.
final class RejectsFile {
    private var writer: CSVWriter
    private let file: FileHandle?
    private let header: Header

    /// A file at a path; one that is there is replaced.
    ///
    /// - Throws: ``ImportFileError/unreadable(_:)``, also when it is the file that is imported.
    convenience init(path: String, of table: TableFile, input: URL) throws(ImportFileError) {
        guard !Self.isSame(path, input.path) else {
            throw .unreadable("'\(path)' is the file that is imported; write the refused rows to another one")
        }
        let file: FileHandle
        do {
            file = FileHandle(fileDescriptor: try OwnerFile.create(path), closeOnDealloc: true)
        } catch {
            // A pipe or a device is written as it is.
            guard error.exists, let open = FileHandle(forWritingAtPath: path) else { throw .unreadable("\(error)") }
            file = open
        }
        try self.init(of: table, file: file) { try file.write(contentsOf: $0) }
    }

    init(
        of table: TableFile, file: FileHandle? = nil, sink: @escaping ([UInt8]) throws -> Void
    ) throws(ImportFileError) {
        header = table.header
        self.file = file
        let separator = table.reading.separator.asciiValue ?? .comma
        let columns = table.header.names.indices.filter { !table.header.reasons.contains($0) }
            .map { table.header.names[$0] }
        do {
            writer = try CSVWriter(
                columns: columns + [Header.reason], separator: separator, byteOrderMark: true, sink: sink)
        } catch {
            throw .unreadable("cannot write the refused rows: \(error)")
        }
    }

    /// Writes a row with the fields that it has in its file.
    func write(_ fields: [String], _ rejection: Rejection) throws(ImportFileError) {
        var row = (0..<header.count).map { $0 < fields.count ? fields[$0] : "" }
        for index in header.reasons.reversed() { row.remove(at: index) }
        row.append("line \(rejection.line): \(rejection.description)")
        // What is beyond the header stays in its place, so that nothing is lost.
        row += fields.dropFirst(header.count)
        do {
            try writer.writeRagged(row)
        } catch {
            throw .unreadable("cannot write the refused rows: \(error)")
        }
    }

    /// Hands what was written to the system.
    func handOn() throws(ImportFileError) {
        do {
            try writer.finish()
        } catch {
            throw .unreadable("cannot write the refused rows: \(error)")
        }
    }

    /// Puts what was written on the disk.
    func flush() throws(ImportFileError) {
        try handOn()
        do {
            try file?.synchronize()
        } catch {
            throw .unreadable("cannot write the refused rows: \(error)")
        }
    }

    private static func isSame(_ left: String, _ right: String) -> Bool {
        var (first, second) = (stat(), stat())
        guard stat(left, &first) == 0, stat(right, &second) == 0 else { return false }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }
}

extension CSVRecord {
    /// The fields, or the record as it stands in its file when it cannot be cut into fields.
    var originalFields: [String] {
        count == 0 ? [String(decoding: bytes, as: UTF8.self)] : (0..<count).map { field($0) }
    }
}
