import Foundation
import ImportFiles
import Values

/// The rows of a file, one kind at a time.
struct FileRows<Format: ImportFormat> {
    let file: URL
    let options: ReadingOptions
    /// The rows of a batch.
    let rows: (Format.Batch) -> [Format.Row]
    /// Number of a row in its file.
    let number: (Format.Row) -> UInt64

    /// Gives each row to `take`.
    ///
    /// - Returns: The rows that could not be read, and those that `take` refused, by batch and line.
    /// - Throws: ``ImportFileError`` when the file cannot be read.
    func take(_ take: (Format.Row) throws(FieldProblem) -> Void) async throws -> [Refusal] {
        let feed = try BatchFeed<Format>(file, options: options)
        var refusals: [Refusal] = []
        while let batch = try await feed.next() {
            var refused = await feed.takeRejections()
            for row in rows(batch) {
                do throws(FieldProblem) {
                    try take(row)
                } catch {
                    refused.append(await feed.rejection(of: number(row), error))
                }
            }
            refusals += refused.sorted().map { Refusal(file: file, row: $0) }
        }
        return refusals
    }
}
