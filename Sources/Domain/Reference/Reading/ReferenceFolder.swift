import Foundation

/// A folder of files that take the place of embedded ones.
struct ReferenceFolder {
    private let folder: URL

    init(_ folder: URL) { self.folder = folder }

    /// The content of every file of reference data in the folder.
    ///
    /// Notes files that are unknown, too large or unreadable.
    func read(log: ProblemLog) -> [ReferenceFile: Data] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            log.add(folder.lastPathComponent, .root, "must be a folder that can be read")
            return [:]
        }
        var contents: [ReferenceFile: Data] = [:]
        for name in names.sorted() where !name.hasPrefix(".") {
            guard let file = ReferenceFile(name: name) else {
                let known = ReferenceFile.allCases.map(\.name).joined(separator: ", ")
                log.add(name, .root, "is no file of reference data; those are \(known)")
                continue
            }
            contents[file] = content(of: name, log: log)
        }
        return contents
    }

    private func content(of name: String, log: ProblemLog) -> Data? {
        let url = folder.appending(path: name)
        // One byte more than the limit tells whether there is more.
        guard let handle = try? FileHandle(forReadingFrom: url),
            let bytes = try? handle.read(upToCount: ReferenceFile.byteLimit + 1) ?? Data()
        else {
            log.add(name, .root, "cannot be read")
            return nil
        }
        guard bytes.count <= ReferenceFile.byteLimit else {
            log.add(name, .root, "is larger than \(ReferenceFile.byteLimit) bytes")
            return nil
        }
        return bytes
    }
}
