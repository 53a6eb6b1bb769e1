import CRocksDB

/// How the database is tuned: for point reads of small records and for synced groups of writes.
struct RocksOptions {
    let database: OpaquePointer
    let families: [OpaquePointer?]
    /// Drops expired records. Must live until the database is closed, unlike the rest.
    let filter: OpaquePointer
    private let owned: [() -> Void]

    init(_ configuration: StorageConfiguration, _ watermark: ExpiryWatermark) throws(StorageFault) {
        let cache = rocksdb_cache_create_lru(configuration.blockCacheBytes)!
        filter = watermark.makeFilter()
        database = Self.databaseOptions(configuration)
        let data = try Self.dataOptions(configuration, cache, filter)
        families = try ColumnFamily.allCases.map { family throws(StorageFault) in
            switch family {
            case .default: rocksdb_options_create()
            case .data: data
            case .log: try Self.smallFamilyOptions(configuration, cache, keysInOrderUnder: LogKey.prefixLength)
            case .meta: try Self.smallFamilyOptions(configuration, cache, keysInOrderUnder: ShardProgress.keyLength)
            }
        }
        let (database, families) = (database, families)
        owned = [
            { rocksdb_options_destroy(database) }, { for options in families { rocksdb_options_destroy(options) } },
            { rocksdb_cache_destroy(cache) },
        ]
    }

    /// Gives up what the open database does not need any more: it holds references of its own.
    func destroy() { for release in owned { release() } }

    private static func databaseOptions(_ configuration: StorageConfiguration) -> OpaquePointer {
        let options = rocksdb_options_create()!
        rocksdb_options_set_create_if_missing(options, 1)
        rocksdb_options_set_create_missing_column_families(options, 1)
        rocksdb_options_set_paranoid_checks(options, 1)
        // A torn record at the end of the log is what a crash leaves; anything else wrong in it would be
        // loss of acknowledged writes, and must stop the start rather than shorten the log.
        rocksdb_options_set_wal_recovery_mode(options, Int32(rocksdb_tolerate_corrupted_tail_records_recovery))
        rocksdb_options_set_max_total_wal_size(options, UInt64(configuration.maxWALBytes))
        // Table files stay open as long as there is room: of one that is not, a read in memory finds nothing.
        rocksdb_options_set_max_open_files(options, Int32(clamping: configuration.maxOpenFiles))
        rocksdb_options_set_max_background_jobs(options, Int32(configuration.backgroundJobs))
        rocksdb_options_set_bytes_per_sync(options, 1 << 20)
        rocksdb_options_set_keep_log_file_num(options, 4)
        rocksdb_options_set_info_log_level(options, 2)  // warnings and errors
        return options
    }

    private static func dataOptions(
        _ configuration: StorageConfiguration, _ cache: OpaquePointer, _ filter: OpaquePointer
    ) throws(StorageFault) -> OpaquePointer {
        // Every file is compacted once a day, so that expired records leave the disk within about a day even where
        // nothing is written.
        let options = try options("periodic_compaction_seconds=86400")
        let table = tableOptions(cache)
        defer { rocksdb_block_based_options_destroy(table) }
        rocksdb_block_based_options_set_data_block_index_type(
            table, Int32(rocksdb_block_based_table_data_block_index_type_binary_search_and_hash))
        rocksdb_block_based_options_set_data_block_hash_ratio(table, 0.75)
        rocksdb_block_based_options_set_whole_key_filtering(table, 1)
        rocksdb_options_set_block_based_table_factory(options, table)
        rocksdb_options_set_prefix_extractor(
            options, rocksdb_slicetransform_create_fixed_prefix(DataKey.prefixLength))
        rocksdb_options_set_memtable_prefix_bloom_size_ratio(options, 0.1)
        rocksdb_options_set_memtable_whole_key_filtering(options, 1)
        rocksdb_options_set_write_buffer_size(options, configuration.writeBufferBytes)
        rocksdb_options_set_max_write_buffer_number(options, 3)
        rocksdb_options_set_level_compaction_dynamic_level_bytes(options, 1)
        rocksdb_options_set_compression(options, Int32(rocksdb_lz4_compression))
        rocksdb_options_set_compaction_filter(options, filter)
        return options
    }

    /// Options of the families that stay small: what is logged is soon removed, and progress is one
    /// record a shard.
    ///
    /// - Parameter prefix: How many bytes the keys have in common that are mostly put one behind the other: where the
    ///   last of them stands in memory is remembered, which spares the search for the place of the next.
    private static func smallFamilyOptions(
        _ configuration: StorageConfiguration, _ cache: OpaquePointer, keysInOrderUnder prefix: Int
    ) throws(StorageFault) -> OpaquePointer {
        let options = try options("memtable_insert_with_hint_prefix_extractor=fixed:\(prefix)")
        let table = tableOptions(cache)
        defer { rocksdb_block_based_options_destroy(table) }
        rocksdb_options_set_block_based_table_factory(options, table)
        rocksdb_options_set_write_buffer_size(options, configuration.writeBufferBytes)
        return options
    }

    /// Options of which some are not in the C interface by themselves.
    private static func options(_ text: String) throws(StorageFault) -> OpaquePointer {
        let base = rocksdb_options_create()!
        defer { rocksdb_options_destroy(base) }
        let options = rocksdb_options_create()!
        try checked { error in rocksdb_get_options_from_string(base, text, options, error) }
        return options
    }

    private static func tableOptions(_ cache: OpaquePointer) -> OpaquePointer {
        let table = rocksdb_block_based_options_create()!
        rocksdb_block_based_options_set_block_cache(table, cache)
        rocksdb_block_based_options_set_format_version(table, 5)
        rocksdb_block_based_options_set_filter_policy(table, rocksdb_filterpolicy_create_bloom_full(10))
        return table
    }
}
