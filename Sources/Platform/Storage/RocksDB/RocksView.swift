import CRocksDB

/// The database as it was at one moment, for several reads that must agree. Belongs to one thread.
struct RocksView: ~Copyable {
    private let database: RocksDatabase
    private let snapshot: OpaquePointer
    private let options: OpaquePointer

    /// The database as it is now.
    ///
    /// - Parameter fillsCache: Whether what is read is kept in memory; not for walks over very much.
    init(_ database: RocksDatabase, _ tier: ReadTier, fillsCache: Bool = true) {
        self.database = database
        snapshot = rocksdb_create_snapshot(database.handle)
        options = rocksdb_readoptions_create()
        rocksdb_readoptions_set_snapshot(options, snapshot)
        rocksdb_readoptions_set_read_tier(options, tier.rawValue)
        if !fillsCache { rocksdb_readoptions_set_fill_cache(options, 0) }
    }

    deinit {
        rocksdb_readoptions_destroy(options)
        rocksdb_release_snapshot(database.handle, snapshot)
    }

    /// Runs `body` with the value under a key; nil when there is none.
    func value<Result>(
        _ family: ColumnFamily, _ key: UnsafeRawBufferPointer,
        _ body: (UnsafeRawBufferPointer) throws(StorageFault) -> Result
    ) throws(StorageFault) -> Result? {
        try database.value(family, key, options: options, body)
    }

    /// What stands under a key of the `meta` family.
    func meta<Result>(
        _ key: [UInt8], _ body: (UnsafeRawBufferPointer) throws(StorageFault) -> Result
    ) throws(StorageFault) -> Result? {
        let read = key.withUnsafeBytes { key in
            Swift.Result { () throws(StorageFault) in try value(.meta, key, body) }
        }
        return try read.get()
    }

    /// Walks upward from `first` while keys share its prefix and `body` asks for more.
    func ascend(
        _ family: ColumnFamily, from first: UnsafeRawBufferPointer, withinPrefix: Bool = true,
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws(StorageFault) -> Bool
    ) throws(StorageFault) {
        let iterator = iterator(family, withinPrefix: withinPrefix)
        defer { rocksdb_iter_destroy(iterator) }
        rocksdb_iter_seek(iterator, first.chars, first.count)
        try ascend(iterator, body)
    }

    /// Walks upward from `first` and ends before `end`, while `body` asks for more. What was removed behind the end costs
    /// nothing.
    func ascend(
        _ family: ColumnFamily, from first: UnsafeRawBufferPointer, before end: UnsafeRawBufferPointer,
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws(StorageFault) -> Bool
    ) throws(StorageFault) {
        rocksdb_readoptions_set_iterate_upper_bound(options, end.chars, end.count)
        // The options outlive the bound, which is the caller's.
        defer { rocksdb_readoptions_set_iterate_upper_bound(options, nil, 0) }
        try ascend(family, from: first, withinPrefix: false, body)
    }

    /// Walks upward from the last key that is not behind `first`, or else the first one, while `body` asks for more.
    func ascend(
        _ family: ColumnFamily, fromOrBefore first: UnsafeRawBufferPointer,
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws(StorageFault) -> Bool
    ) throws(StorageFault) {
        let iterator = iterator(family, withinPrefix: false)
        defer { rocksdb_iter_destroy(iterator) }
        rocksdb_iter_seek_for_prev(iterator, first.chars, first.count)
        // What is not in memory ends an iterator as well: that it has no key says nothing then.
        try checked { error in rocksdb_iter_get_error(iterator, error) }
        if rocksdb_iter_valid(iterator) == 0 { rocksdb_iter_seek_to_first(iterator) }
        try ascend(iterator, body)
    }

    private func ascend(
        _ iterator: OpaquePointer?,
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws(StorageFault) -> Bool
    ) throws(StorageFault) {
        while rocksdb_iter_valid(iterator) != 0, try body(Self.key(iterator), Self.value(iterator)) {
            rocksdb_iter_next(iterator)
        }
        try checked { error in rocksdb_iter_get_error(iterator, error) }
    }

    /// Walks downward from the last key up to and including `last` while `body` asks for more.
    func descend(
        _ family: ColumnFamily, from last: UnsafeRawBufferPointer,
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws(StorageFault) -> Bool
    ) throws(StorageFault) {
        let iterator = iterator(family, withinPrefix: false)
        defer { rocksdb_iter_destroy(iterator) }
        rocksdb_iter_seek_for_prev(iterator, last.chars, last.count)
        while rocksdb_iter_valid(iterator) != 0, try body(Self.key(iterator), Self.value(iterator)) {
            rocksdb_iter_prev(iterator)
        }
        try checked { error in rocksdb_iter_get_error(iterator, error) }
    }

    /// - Parameter withinPrefix: Whether it ends with the prefix of the key it starts from, so that the prefix
    ///   filters spare files that hold nothing of it.
    private func iterator(_ family: ColumnFamily, withinPrefix: Bool) -> OpaquePointer {
        rocksdb_readoptions_set_prefix_same_as_start(options, withinPrefix ? 1 : 0)
        rocksdb_readoptions_set_total_order_seek(options, withinPrefix ? 0 : 1)
        return rocksdb_create_iterator_cf(database.handle, options, database[family])
    }

    private static func key(_ iterator: OpaquePointer?) -> UnsafeRawBufferPointer {
        var length = 0
        let bytes = rocksdb_iter_key(iterator, &length)
        return UnsafeRawBufferPointer(start: bytes, count: length)
    }

    private static func value(_ iterator: OpaquePointer?) -> UnsafeRawBufferPointer {
        var length = 0
        let bytes = rocksdb_iter_value(iterator, &length)
        return UnsafeRawBufferPointer(start: bytes, count: length)
    }
}
