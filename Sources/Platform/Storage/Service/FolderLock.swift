import Glibc
import Synchronization

/// The right of one process to a data folder, held until released or until the process ends.
final class FolderLock: Sendable {
    private let descriptor: Mutex<Int32?>

    /// Makes the folder if it is missing, and locks it.
    ///
    /// - Throws: ``StorageOpenError/folderInUse(folder:process:)``; ``StorageOpenError/folderUnusable(folder:reason:)``.
    init(_ folder: String) throws(StorageOpenError) {
        try Self.makeFolder(folder)
        let path = folder + "/lock"
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .folderUnusable(folder: folder, reason: Self.lastError) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let isHeld = errno == EWOULDBLOCK
            let reason = Self.lastError
            let process = Self.processNumber(in: file)
            close(file)
            if isHeld { throw .folderInUse(folder: folder, process: process) }
            throw .folderUnusable(folder: folder, reason: reason)
        }
        // The number only helps whoever meets the lock; the lock itself does not depend on it.
        let number = "\(getpid())\n"
        if ftruncate(file, 0) == 0 { _ = pwrite(file, number, number.utf8.count, 0) }
        descriptor = Mutex(file)
    }

    deinit { release() }

    /// Gives the folder up.
    func release() {
        descriptor.withLock { descriptor in
            if let file = descriptor { close(file) }
            descriptor = nil
        }
    }

    private static func makeFolder(_ folder: String) throws(StorageOpenError) {
        var path = folder.hasPrefix("/") ? "/" : ""
        for part in folder.split(separator: "/") {
            path += part
            if mkdir(path, 0o700) != 0, errno != EEXIST {
                throw .folderUnusable(folder: folder, reason: lastError)
            }
            path += "/"
        }
    }

    private static func processNumber(in file: Int32) -> Int? {
        var buffer = [UInt8](repeating: 0, count: 20)
        let count = pread(file, &buffer, buffer.count, 0)
        guard count > 0 else { return nil }
        return Int(String(decoding: buffer[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }

    private static var lastError: String { String(cString: strerror(errno)) }
}
