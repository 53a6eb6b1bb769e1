import CRocksDB
import Foundation

/// A folder of RocksDB's, opened as for use and read through nothing but its C interface.
final class BareRocksDB {
    private let handle: OpaquePointer
    private let families: [OpaquePointer]
    private let family: OpaquePointer
    private let options = rocksdb_readoptions_create()!

    /// Opens it with the options that it was last written with. Nothing is compacted meanwhile.
    init(_ path: String, family name: String, cacheBytes: Int) throws {
        var error: UnsafeMutablePointer<CChar>?
        var database: OpaquePointer?
        var count = 0
        var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        var families: UnsafeMutablePointer<OpaquePointer?>?
        let cache = rocksdb_cache_create_lru(cacheBytes)!
        rocksdb_load_latest_options(
            path, rocksdb_create_default_env(), true, cache, &database, &count, &names, &families, &error)
        if let error { throw Self.failure(String(cString: error)) }
        var handles = [OpaquePointer?](repeating: nil, count: count)
        let constantNames = (0..<count).map { UnsafePointer<CChar>(names![$0]) }
        for place in 0..<count { rocksdb_options_set_disable_auto_compactions(families![place], 1) }
        let opened = handles.withUnsafeMutableBufferPointer { handles in
            rocksdb_open_column_families(
                database, path, Int32(count), constantNames, UnsafePointer(families), handles.baseAddress, &error)
        }
        guard let opened, let place = (0..<count).first(where: { String(cString: names![$0]!) == name }) else {
            throw Self.failure(error.map { String(cString: $0) } ?? "no family \(name)")
        }
        handle = opened
        self.families = handles.compactMap { $0 }
        family = self.families[place]
    }

    private static func failure(_ text: String) -> any Error {
        CocoaError(.fileReadUnknown, userInfo: [NSLocalizedDescriptionKey: text])
    }

    deinit {
        for family in families { rocksdb_column_family_handle_destroy(family) }
        rocksdb_close(handle)
    }

    /// The length of the value under a key, copied out as callers of the interface do; -1 when there is none.
    func get(_ key: [UInt8]) -> Int {
        var length = 0
        var error: UnsafeMutablePointer<CChar>?
        let value = key.withUnsafeBytes { key in
            rocksdb_get_cf(
                handle, options, family, key.baseAddress!.assumingMemoryBound(to: CChar.self), key.count, &length,
                &error)
        }
        guard let value else { return -1 }
        rocksdb_free(value)
        return length
    }
}
