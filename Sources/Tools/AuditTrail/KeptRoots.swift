import AuditCore
public import Foundation

/// A file of roots that somebody keeps, in the form of `roots.jsonl`.
public enum KeptRoots {
    /// The roots of a file; none when there is no such file.
    ///
    /// - Throws: ``AuditFileError``.
    public static func read(_ file: URL) throws(AuditFileError) -> [ExportedRoot] {
        guard FileManager.default.fileExists(atPath: file.path) else { return [] }
        return try AuditFileReader.roots(file)
    }

    /// Writes a file as a whole, or not at all.
    ///
    /// - Throws: ``AuditFileError``.
    public static func write(_ roots: [ExportedRoot], to file: URL) throws {
        let text = try roots.map { try AuditExportWriter.json($0) + "\n" }.joined()
        do {
            try Data(text.utf8).write(to: file, options: .atomic)
        } catch {
            throw AuditFileError(file, "cannot be written")
        }
    }

    /// Number of the last root; 0 when there is none.
    public static func lastNumber(of roots: [ExportedRoot]) -> UInt64 {
        roots.last.flatMap { AuditRoot(text: $0.text)?.number } ?? 0
    }
}
