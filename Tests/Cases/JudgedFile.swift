import Derivation
import Foundation
import ImportFiles
import Reference
import Values

/// A file of `Files` as an import would judge it at noon of 30 November 2026 in China, the day of the files.
func judged(_ kind: ImportKind, _ path: String) throws(ImportFileError) -> ImportSummary {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Files")
    return try FileJudge(reference: .embedded, now: Instant(seconds: 1_796_011_200))
        .check(kind, folder.appending(path: path))
}
