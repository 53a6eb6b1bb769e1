import Foundation
import Glibc

/// Files with secrets: they have their final mode from the moment they exist, and are there whole or not at all.
public enum OwnerFile {
    /// A file that cannot be made, and why.
    public struct WriteError: Error, Hashable, CustomStringConvertible {
        /// What happened, with the path.
        public let description: String
        /// Whether the file was there already, and was not to be replaced.
        public let exists: Bool

        init(_ path: String, _ number: Int32) {
            description = "cannot write '\(path)': \(String(cString: strerror(number)))"
            exists = number == EEXIST
        }
    }

    /// Whose a file is to read.
    public enum Readers: Sendable {
        /// Its owner only: mode 0600.
        case owner
        /// Everybody, for what is no secret, such as a certificate: mode 0644.
        case everybody

        var mode: mode_t {
            switch self {
            case .owner: 0o600
            case .everybody: 0o644
            }
        }
    }

    /// Writes a file, in place only when all of it is on disk.
    ///
    /// - Parameter replaces: Whether a file of this name may be there already. If not, of two who write one succeeds.
    /// - Throws: ``WriteError``.
    public static func write(
        _ bytes: [UInt8], to path: String, for readers: Readers = .owner, replaces: Bool = true
    ) throws(WriteError) {
        let draft = path + ".new"
        let file = try create(draft, for: readers)
        defer { close(file) }
        guard writeAll(bytes, to: file), fsync(file) == 0 else { throw fail(draft, path) }
        if replaces {
            guard rename(draft, path) == 0 else { throw fail(draft, path) }
        } else {
            guard link(draft, path) == 0 else { throw fail(draft, path) }
            unlink(draft)
        }
    }

    /// Makes a file that is written piece by piece, and opens it for writing. A file of this name is removed first, since it
    /// might be open to others. What is no file, such as a device, is left alone and refused.
    ///
    /// - Returns: The descriptor, which the caller closes.
    /// - Throws: ``WriteError``.
    public static func create(_ path: String, for readers: Readers = .owner) throws(WriteError) -> Int32 {
        var status = stat()
        if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG { unlink(path) }
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, readers.mode)
        guard file >= 0 else { throw WriteError(path, errno) }
        return file
    }

    private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var place = 0
            while place < buffer.count {
                let count = Glibc.write(file, buffer.baseAddress! + place, buffer.count - place)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return false }
                place += count
            }
            return true
        }
    }

    private static func fail(_ draft: String, _ path: String) -> WriteError {
        let error = WriteError(path, errno)
        unlink(draft)
        return error
    }
}
