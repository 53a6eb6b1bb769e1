import Foundation
import Reference
import Testing

/// A folder of reference data for one test; it is removed with the fixture.
final class ReferenceFolderFixture {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "reference-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: url.appending(path: name))
    }

    /// Puts an embedded file into the folder with each replacement made, which must apply.
    func write(_ file: ReferenceFile, replacing replacements: [(old: String, new: String)]) throws {
        var text = String(decoding: ReferenceData.embeddedBytes(of: file), as: UTF8.self)
        for (old, new) in replacements {
            try #require(text.contains(old), "nothing to replace: \(old)")
            text = text.replacingOccurrences(of: old, with: new)
        }
        try write(text, to: file.name)
    }

    func load() throws -> ReferenceData { try ReferenceData(folder: url) }

    /// The problems of the folder as lines; none when it is accepted.
    func problems() -> [String] {
        do {
            _ = try load()
            return []
        } catch let problems as ReferenceProblems {
            return problems.problems.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }
}
