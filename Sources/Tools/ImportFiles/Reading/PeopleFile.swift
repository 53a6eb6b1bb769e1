public import CommonContracts
public import Foundation

/// Reads files of people for other uses than an import.
public enum PeopleFile {
    /// The documents of a file's first valid rows, in their order.
    ///
    /// - Parameter count: At most this many.
    /// - Throws: ``ImportFileError`` when the file cannot be read.
    public static func documents(in file: URL, first count: Int) async throws -> [CommonV1.Document] {
        let feed = try BatchFeed<PeopleFormat>(file)
        var documents: [CommonV1.Document] = []
        while documents.count < count, let batch = try await feed.next() {
            documents += batch.rows.compactMap { $0.person?.document }
        }
        return Array(documents.prefix(count))
    }
}
