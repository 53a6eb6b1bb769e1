import Crypto
import Formats
import Foundation
import Glibc
import Security

/// A file that is there under its name only when it is whole and on the disk; until then it has another name.
// Used by one task at a time: whoever writes it waits for each piece.
final class DurableFile: @unchecked Sendable {
    /// What the name of an unfinished file ends with.
    static let draftSuffix = ".part"

    private let folder: URL
    private let name: String
    private let descriptor: Int32
    private var isOpen = true
    private var hash = SHA256()
    private(set) var bytes = 0

    /// Begins a file that only its owner can read.
    init(in folder: URL, name: String) throws(BackupError) {
        self.folder = folder
        self.name = name
        let draft = folder.appending(path: name + Self.draftSuffix).path
        do {
            descriptor = try OwnerFile.create(draft)
        } catch {
            throw .unusable(path: draft, reason: "\(error)")
        }
    }

    deinit { discard() }

    /// Adds bytes.
    func write(_ data: Data) throws(BackupError) {
        let path = folder.appending(path: name + Self.draftSuffix).path
        let isWritten = data.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
        guard isWritten else { throw Self.failure(path) }
        hash.update(data: data)
        bytes += data.count
    }

    /// Brings it to the disk, and gives it its name.
    ///
    /// - Returns: SHA-256 of what it holds, hexadecimal.
    @discardableResult
    func finish() throws(BackupError) -> String {
        let draft = folder.appending(path: name + Self.draftSuffix).path
        let path = folder.appending(path: name).path
        guard fsync(descriptor) == 0 else { throw Self.failure(draft) }
        isOpen = false
        guard close(descriptor) == 0, rename(draft, path) == 0 else { throw Self.failure(path) }
        try Self.syncFolder(folder.path)
        return Hexadecimal.text(hash.finalize())
    }

    /// Gives it up.
    func discard() {
        guard isOpen else { return }
        isOpen = false
        close(descriptor)
        unlink(folder.appending(path: name + Self.draftSuffix).path)
    }

    /// Brings the names in a folder to the disk.
    private static func syncFolder(_ path: String) throws(BackupError) {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failure(path) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw failure(path) }
    }

    private static func failure(_ path: String) -> BackupError {
        .unusable(path: path, reason: String(cString: strerror(errno)))
    }
}
