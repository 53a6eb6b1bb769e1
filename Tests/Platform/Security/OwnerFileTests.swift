import Foundation
import Glibc
import Security
import Testing

@Suite("Files with secrets")
struct OwnerFileTests {
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "owner-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    private func mode(_ path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & 0o777 : nil
    }

    @Test("A secret has mode 0600 from the moment it is there, whatever lay in its place before")
    func modes() throws {
        try withFolder { folder in
            let path = folder + "/key"
            // What a careless program left: open to all, at the final name and at the draft's.
            for name in [path, path + ".new"] {
                FileManager.default.createFile(atPath: name, contents: nil, attributes: [.posixPermissions: 0o666])
            }
            try OwnerFile.write([1, 2], to: path)
            #expect(mode(path) == 0o600 && mode(path + ".new") == nil)
            #expect(try Data(contentsOf: URL(filePath: path)) == Data([1, 2]))
            try OwnerFile.write([3], to: folder + "/certificate", for: .everybody)
            #expect(mode(folder + "/certificate") == 0o644)
        }
    }

    @Test("Before its first byte is written a secret can be read by its owner only")
    func beforeTheFirstByte() throws {
        try withFolder { folder in
            let path = folder + "/key"
            let file = try OwnerFile.create(path)
            defer { close(file) }
            #expect(mode(path) == 0o600)
        }
    }

    @Test("A link or a device laid in the draft's place is not written through")
    func links() throws {
        try withFolder { folder in
            let (path, other) = (folder + "/key", folder + "/other")
            try Data("kept".utf8).write(to: URL(filePath: other))
            try FileManager.default.createSymbolicLink(atPath: path + ".new", withDestinationPath: other)
            #expect(throws: OwnerFile.WriteError.self) { try OwnerFile.write([1], to: path) }
            #expect(try String(contentsOfFile: other, encoding: .utf8) == "kept")
        }
    }

    @Test("A file that must not be replaced is not: of two who make it one succeeds")
    func once() throws {
        try withFolder { folder in
            let path = folder + "/key"
            try OwnerFile.write([1], to: path, replaces: false)
            let error = #expect(throws: OwnerFile.WriteError.self) {
                try OwnerFile.write([2], to: path, replaces: false)
            }
            #expect(error?.exists == true)
            #expect(try Data(contentsOf: URL(filePath: path)) == Data([1]))
        }
    }
}
