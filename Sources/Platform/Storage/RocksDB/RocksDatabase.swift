import CRocksDB
import Glibc

/// The families of keys in the database, each with its own files and settings.
enum ColumnFamily: Int, CaseIterable {
    /// RocksDB's own; empty.
    case `default`
    /// Commands that are ordered but perhaps not applied: ``LogKey`` → ``LogBlock``.
    case log
    /// Records: ``DataKey`` → ``StoredValue``.
    case data
    /// Progress of the shards: ``ShardProgress``; and ``FormatRecord``.
    case meta

    var name: String { String(describing: self) }
}

/// An open RocksDB database. Closes when the last reference is gone, so that no read can outlive it.
// RocksDB's handles may be used from any thread at once, and these never change until `deinit`, which
// runs when nobody has them any more.
final class RocksDatabase: @unchecked Sendable {
    let handle: OpaquePointer
    private let families: [OpaquePointer]
    private let syncedWrite: OpaquePointer
    private let unsyncedWrite: OpaquePointer
    /// Read options without snapshot, shared by reads of single records.
    private let cacheOnlyRead: OpaquePointer
    private let anyRead: OpaquePointer
    private let expiryFilter: OpaquePointer
    private let onClose: @Sendable () -> Void
    /// Where tests let the disk fail.
    let faults = DiskFaults()

    /// Opens or creates the database at `path`.
    ///
    /// - Parameters:
    ///   - isReadOnly: Whether nothing is written, not even what the last process left in the log only; there must be a
    ///     database then.
    ///   - watermark: Up to when expired records may be dropped.
    ///   - onClose: Called when the database is closed.
    init(
        path: String, configuration: StorageConfiguration, watermark: ExpiryWatermark, isReadOnly: Bool = false,
        onClose: @escaping @Sendable () -> Void
    ) throws(StorageFault) {
        let options = try RocksOptions(configuration, watermark)
        defer { options.destroy() }
        var families = [OpaquePointer?](repeating: nil, count: ColumnFamily.allCases.count)
        let names = ColumnFamily.allCases.map { strdup($0.name)! }
        defer { for name in names { free(name) } }
        do throws(StorageFault) {
            handle = try checked { error in
                families.withUnsafeMutableBufferPointer { families in
                    let names = names.map { UnsafePointer<CChar>?($0) }
                    return isReadOnly
                        ? rocksdb_open_for_read_only_column_families(
                            options.database, path, Int32(names.count), names, options.families, families.baseAddress,
                            0, error)
                        : rocksdb_open_column_families(
                            options.database, path, Int32(names.count), names, options.families, families.baseAddress,
                            error)
                }
            }!
        } catch {
            rocksdb_compactionfilter_destroy(options.filter)
            throw error
        }
        expiryFilter = options.filter
        self.families = families.map { $0! }
        syncedWrite = rocksdb_writeoptions_create()
        rocksdb_writeoptions_set_sync(syncedWrite, 1)
        unsyncedWrite = rocksdb_writeoptions_create()
        cacheOnlyRead = rocksdb_readoptions_create()
        rocksdb_readoptions_set_read_tier(cacheOnlyRead, ReadTier.cacheOnly.rawValue)
        anyRead = rocksdb_readoptions_create()
        self.onClose = onClose
    }

    deinit {
        rocksdb_readoptions_destroy(anyRead)
        rocksdb_readoptions_destroy(cacheOnlyRead)
        rocksdb_writeoptions_destroy(unsyncedWrite)
        rocksdb_writeoptions_destroy(syncedWrite)
        for family in families { rocksdb_column_family_handle_destroy(family) }
        rocksdb_close(handle)
        rocksdb_compactionfilter_destroy(expiryFilter)
        onClose()
    }

    subscript(family: ColumnFamily) -> OpaquePointer { families[family.rawValue] }

    /// Writes a batch atomically, and empties it.
    ///
    /// - Parameter synced: Whether it is on the disk when this returns; otherwise only in the system's hands.
    func write(_ batch: RocksBatch, synced: Bool) throws(StorageFault) {
        try faults.check(synced: synced)
        try checked { error in
            rocksdb_write(handle, synced ? syncedWrite : unsyncedWrite, batch.handle, error)
        }
        batch.clear()
    }

    /// Brings everything that was written to the disk.
    func sync() throws(StorageFault) {
        try checked { error in rocksdb_flush_wal(handle, 1, error) }
    }

    /// Runs `body` with the value under a key, in the database's own memory; nil when there is none.
    func value<Result>(
        _ family: ColumnFamily, _ key: UnsafeRawBufferPointer, _ tier: ReadTier,
        _ body: (UnsafeRawBufferPointer) throws(StorageFault) -> Result
    ) throws(StorageFault) -> Result? {
        try value(family, key, options: tier == .cacheOnly ? cacheOnlyRead : anyRead, body)
    }

    /// The same with read options of the caller's.
    func value<Result>(
        _ family: ColumnFamily, _ key: UnsafeRawBufferPointer, options: OpaquePointer,
        _ body: (UnsafeRawBufferPointer) throws(StorageFault) -> Result
    ) throws(StorageFault) -> Result? {
        let slice = try checked { error in
            rocksdb_get_pinned_cf(handle, options, self[family], key.chars, key.count, error)
        }
        guard let slice else { return nil }
        defer { rocksdb_pinnableslice_destroy(slice) }
        var length = 0
        let bytes = rocksdb_pinnableslice_value(slice, &length)
        return try body(UnsafeRawBufferPointer(start: bytes, count: length))
    }
}

/// Where a read may look.
enum ReadTier: Int32 {
    /// Memory and disk.
    case any = 0
    /// Memory only; what is not there fails with ``StorageFault/notInMemory``.
    case cacheOnly = 1
}

/// Calls a function of RocksDB that reports errors through a pointer.
@discardableResult
func checked<Result>(
    _ call: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) throws(StorageFault) -> Result {
    var error: UnsafeMutablePointer<CChar>?
    let result = call(&error)
    guard let error else { return result }
    defer { rocksdb_free(error) }
    throw StorageFault(rocksDB: String(cString: error))
}

extension StorageFault {
    /// What RocksDB's text for an error means: its C interface tells the kind only by how the text begins.
    init(rocksDB text: String) {
        // What the disk cannot read any more is lost as well.
        let isUnreadable =
            text.hasSuffix("Input/output error")
            && (text.hasPrefix("IO error: While pread") || text.hasPrefix("IO error: While read"))
        if text.hasPrefix("Result incomplete") {
            self = .notInMemory
        } else if text.hasPrefix("Corruption") || isUnreadable {
            self = .damagedFile(text)
        } else if Self.isOfResources(text) {
            self = .noResources(text)
        } else {
            self = .disk(text)
        }
    }

    /// Whether a text tells of EMFILE or ENFILE, which only the opening of files gives, or of ENOMEM when a file was
    /// opened or mapped. A write or a sync that fails, whatever for, leaves the disk in a state that is not known.
    private static func isOfResources(_ text: String) -> Bool {
        guard text.hasPrefix("IO error: ") else { return false }
        if text.hasSuffix("Too many open files") || text.hasSuffix("Too many open files in system") { return true }
        let isOfOpening = text.hasPrefix("IO error: While open") || text.hasPrefix("IO error: While mmap")
        return isOfOpening && text.hasSuffix("Cannot allocate memory")
    }
}

extension UnsafeRawBufferPointer {
    /// The bytes as C's characters.
    var chars: UnsafePointer<CChar>? { baseAddress?.assumingMemoryBound(to: CChar.self) }
}
