import Coordination

/// What a data folder is: stored under one key of the `meta` column family when the folder is first used,
/// and checked at every start.
///
/// Format (1) ‖ number of shards (4, little-endian), those that were split off not counted ‖ length (4) and name of the
/// node.
struct FormatRecord: Equatable {
    static let current: UInt8 = 2
    static let key: [UInt8] = Array("format".utf8)

    var shardCount: Int
    var node: NodeName

    var encoded: [UInt8] {
        var writer = ByteWriter(reserving: 64)
        writer.add(Self.current)
        writer.add(UInt32(shardCount))
        writer.add(Array(node.text.utf8))
        return writer.bytes
    }

    /// Reads a record of this format.
    init(_ bytes: UnsafeRawBufferPointer) throws(StorageFault) {
        var reader = ByteReader(bytes)
        let format = try reader.number(UInt8.self)
        guard format == Self.current else { throw .corrupt("the folder has format \(format)") }
        shardCount = Int(try reader.number(UInt32.self))
        node = NodeName(String(decoding: try reader.bytes(), as: UTF8.self))
    }

    init(shardCount: Int, node: NodeName) {
        self.shardCount = shardCount
        self.node = node
    }

    /// Checks the folder's record against this one, or stores this one in a new folder.
    func claim(_ database: RocksDatabase, folder: String) throws {
        let stored = try Self.key.withUnsafeBytes { key in
            try database.value(.meta, key, .any) { bytes in [UInt8](bytes) }
        }
        guard let stored else {
            let batch = RocksBatch(database)
            Self.key.withUnsafeBytes { key in encoded.withUnsafeBytes { batch.put(.meta, key, $0) } }
            return try database.write(batch, synced: true)
        }
        try stored.withUnsafeBytes { bytes in
            if let format = bytes.first, format != Self.current {
                throw StorageOpenError.unknownFormat(folder: folder, format: Int(format))
            }
            let found = try FormatRecord(bytes)
            guard found.node == node else {
                throw StorageOpenError.otherNode(folder: folder, owner: found.node.text, name: node.text)
            }
            guard found.shardCount == shardCount else {
                throw StorageOpenError.otherShards(folder: folder, stored: found.shardCount, given: shardCount)
            }
        }
    }
}
