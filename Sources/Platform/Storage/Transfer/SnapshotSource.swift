import Coordination

/// A shard's state as it was at one moment, packed piece by piece for another replica.
// Used by one call at a time: whoever sends it waits for each piece before asking for the next.
final class SnapshotSource: @unchecked Sendable {
    /// Bytes of records in one chunk, about.
    static let chunkBytes = 256 << 10

    let view: ShardView
    /// Key to go on from; nil when everything was read.
    private var next: [UInt8]?

    /// Fixes the moment; nil when the shard's records are not those of these buckets then: it was split, and records of
    /// the child, whose log goes its own way, are no part of this state.
    init?(_ database: RocksDatabase, shard: ShardNumber, buckets: ClosedRange<Bucket>) throws(StorageFault) {
        view = try ShardView(database, shard: shard, buckets: buckets)
        guard try view.standing()?.buckets == buckets else { return nil }
        next = view.firstKey
    }

    /// The next records, packed by ``RecordPack``; nil when there are no more.
    func nextChunk() throws(StorageFault) -> RecordPack? {
        guard let from = next else { return nil }
        var pack = RecordPack()
        next = try view.ascend(from: from) { key, value, _ in
            pack.add(key, value)
            return pack.bytes.count < Self.chunkBytes
        }
        return pack.count == 0 ? nil : pack
    }
}

extension RocksView {
    /// How far a shard had come; nowhere when nothing is stored of it.
    func progress(of shard: ShardNumber) throws(StorageFault) -> ShardProgress {
        try meta(ShardProgress.key(of: shard)) { bytes throws(StorageFault) in try ShardProgress(bytes) }
            ?? ShardProgress()
    }
}

/// Records packed one behind the other: length (4) and bytes of the key, length (4) and bytes of the value,
/// numbers little-endian.
struct RecordPack {
    private(set) var bytes: [UInt8] = []
    private(set) var count = 0

    /// Adds a record.
    mutating func add(_ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
        for part in [key, value] {
            withUnsafeBytes(of: UInt32(part.count).littleEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: part)
        }
        count += 1
    }

    /// Walks over packed records.
    ///
    /// - Returns: How many there were.
    /// - Throws: ``StorageFault/corrupt(_:)`` when the bytes are no pack; what `body` throws.
    static func unpack(
        _ bytes: [UInt8], _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws(StorageFault) -> Void
    ) throws(StorageFault) -> Int {
        let walk = bytes.withUnsafeBytes { bytes in
            Result { () throws(StorageFault) in
                var reader = ByteReader(bytes)
                var count = 0
                while !reader.rest.isEmpty {
                    let key = try reader.slice()
                    try body(key, try reader.slice())
                    count += 1
                }
                return count
            }
        }
        return try walk.get()
    }
}
