import CRocksDB

/// Changes that are written atomically. Belongs to one thread.
final class RocksBatch {
    let handle: OpaquePointer
    private let database: RocksDatabase

    init(_ database: RocksDatabase) {
        self.database = database
        handle = rocksdb_writebatch_create()
    }

    deinit { rocksdb_writebatch_destroy(handle) }

    /// Whether it holds no change.
    var isEmpty: Bool { rocksdb_writebatch_count(handle) == 0 }

    func put(_ family: ColumnFamily, _ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
        rocksdb_writebatch_put_cf(handle, database[family], key.chars, key.count, value.chars, value.count)
    }

    func put(_ family: ColumnFamily, _ key: [UInt8], _ value: [UInt8]) {
        key.withUnsafeBytes { key in value.withUnsafeBytes { put(family, key, $0) } }
    }

    func delete(_ family: ColumnFamily, _ key: [UInt8]) { key.withUnsafeBytes { delete(family, $0) } }

    func delete(_ family: ColumnFamily, _ key: UnsafeRawBufferPointer) {
        rocksdb_writebatch_delete_cf(handle, database[family], key.chars, key.count)
    }

    /// Removes a key that was put exactly once: cheaper, for it vanishes together with what it removes.
    func deleteOnce(_ family: ColumnFamily, _ key: UnsafeRawBufferPointer) {
        rocksdb_writebatch_singledelete_cf(handle, database[family], key.chars, key.count)
    }

    /// Removes the keys from `first` to before `end`.
    func deleteRange(_ family: ColumnFamily, _ first: UnsafeRawBufferPointer, _ end: UnsafeRawBufferPointer) {
        rocksdb_writebatch_delete_range_cf(
            handle, database[family], first.chars, first.count, end.chars, end.count)
    }

    func clear() { rocksdb_writebatch_clear(handle) }
}
