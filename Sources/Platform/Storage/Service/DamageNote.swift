import CRocksDB
import Glibc

/// Says in a data folder, from one start of its node to the next, that a file of the database is damaged.
struct DamageNote: Sendable {
    private static let maxBytes = 4_096

    let folder: String

    private var path: String { folder + "/damaged" }

    /// What is damaged; nil when nothing is known to be.
    var text: String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: Self.maxBytes)
        let count = read(file, &buffer, buffer.count)
        return String(decoding: buffer[..<max(count, 0)], as: UTF8.self)
    }

    /// Leaves the note.
    ///
    /// - Throws: ``StorageFault/disk(_:)``.
    func write(_ text: String) throws(StorageFault) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .disk(Self.lastError) }
        defer { close(file) }
        let bytes = Array(text.utf8.prefix(Self.maxBytes))
        guard Glibc.write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
            throw .disk(Self.lastError)
        }
    }

    /// Removes the database, then the note: a removal that broke off is done again by the next start.
    ///
    /// - Throws: ``StorageFault/disk(_:)``.
    func removeDatabase() throws(StorageFault) {
        let options = rocksdb_options_create()
        defer { rocksdb_options_destroy(options) }
        try checked { error in rocksdb_destroy_db(options, folder + "/rocksdb", error) }
        guard unlink(path) == 0 || errno == ENOENT else { throw .disk(Self.lastError) }
    }

    private static var lastError: String { String(cString: strerror(errno)) }
}
