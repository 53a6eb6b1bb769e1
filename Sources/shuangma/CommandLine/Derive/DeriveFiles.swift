import Foundation
import ImportFiles
import Reference

/// What the commands that derive codes share.
enum DeriveFiles {
    /// Reads a file, and says which one it was when that fails.
    static func read(_ path: String, _ body: (URL) async throws -> Void) async throws {
        do {
            try await body(URL(filePath: path))
        } catch let error as ImportFileError {
            throw Failure.wrongUse("\(path): \(error)")
        }
    }

    /// The program's own reference data, with what a folder replaces.
    static func reference(_ folder: String?) throws -> ReferenceData {
        guard let folder else { return .embedded }
        do {
            return try ReferenceData(folder: URL(filePath: folder, directoryHint: .isDirectory))
        } catch {
            throw Failure.wrongUse("'\(folder)':\n\(error)")
        }
    }
}
