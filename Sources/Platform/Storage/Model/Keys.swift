import Coordination

/// The 16 bytes that name a partition.
struct PartitionID: Hashable, Sendable {
    static let length = 16

    let high: UInt64
    let low: UInt64

    /// Nil unless there are 16 bytes.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        self = bytes.withUnsafeBytes { Self(loading: $0.baseAddress!) }
    }

    /// Reads 16 bytes.
    init(loading bytes: UnsafeRawPointer) {
        high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
        low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }

    var bucket: Bucket { Bucket(truncatingIfNeeded: high >> 48) }

    /// The 16 bytes.
    var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Self.length) { buffer, count in
            store(to: buffer.baseAddress!)
            count = Self.length
        }
    }

    func store(to bytes: UnsafeMutableRawPointer) {
        bytes.storeBytes(of: high.bigEndian, as: UInt64.self)
        bytes.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
    }
}

/// Where a record lies within its partition.
struct RecordAddress: Hashable, Sendable {
    var collection: UInt16
    var sortKey: [UInt8]
}

/// Keys of the `data` column family: partition (16) ‖ collection (2, big-endian) ‖ sort key.
///
/// There is no shard in front: the partition begins with its bucket and a shard owns a contiguous range of
/// buckets, so its records are one contiguous range of keys, before and after a split. Collection 0 is the
/// store's own: its sort keys are the idempotency keys that the partition remembers.
enum DataKey {
    /// Partition and collection: what a range read stays within, and what prefix filters are made of.
    static let prefixLength = PartitionID.length + 2
    /// Collection of the remembered idempotency keys.
    static let idempotencyCollection: UInt16 = 0
    /// Collection of the one mark of a store that is filled from a backup; written by whoever fills it.
    static let restoreMarkCollection: UInt16 = 65_535
    /// The longest sort key.
    static let maxSortKey = 256

    /// The first key that a bucket can hold.
    static func start(of bucket: Bucket) -> [UInt8] { [UInt8(bucket >> 8), UInt8(bucket & 0xFF)] }

    /// The key behind every key of a bucket.
    static func end(of bucket: Bucket) -> [UInt8] {
        bucket == .max ? [UInt8](repeating: 0xFF, count: prefixLength + maxSortKey + 1) : start(of: bucket + 1)
    }

    /// The bucket that a key lies in.
    static func bucket(of key: UnsafeRawBufferPointer) -> Bucket {
        Bucket(bigEndian: key.loadUnaligned(as: Bucket.self))
    }

    /// The collection of the record that a key names.
    static func collection(of key: UnsafeRawBufferPointer) -> UInt16 {
        UInt16(bigEndian: key.loadUnaligned(fromByteOffset: PartitionID.length, as: UInt16.self))
    }

    /// Whether a collection is the store's own business, of which copies of the store have nothing.
    static func isOwn(_ collection: UInt16) -> Bool {
        collection == idempotencyCollection || collection == restoreMarkCollection
    }

    /// Runs `body` with the key of a record.
    static func with<Result, Failure: Error>(
        _ partition: PartitionID, _ collection: UInt16, _ sortKey: [UInt8], padding: Int = 0,
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let length = prefixLength + sortKey.count + padding
        return try withUnsafeTemporaryAllocation(byteCount: length, alignment: 8) { key throws(Failure) in
            let base = key.baseAddress!
            partition.store(to: base)
            base.storeBytes(of: collection.bigEndian, toByteOffset: PartitionID.length, as: UInt16.self)
            sortKey.withUnsafeBytes { bytes in
                if let start = bytes.baseAddress {
                    (base + prefixLength).copyMemory(from: start, byteCount: bytes.count)
                }
            }
            // Padding sorts after every sort key that may continue here.
            for offset in prefixLength + sortKey.count..<length {
                base.storeBytes(of: 0xFF, toByteOffset: offset, as: UInt8.self)
            }
            return try body(UnsafeRawBufferPointer(key))
        }
    }

    /// Runs `body` with a key behind every key of the collection.
    static func withEnd<Result, Failure: Error>(
        _ partition: PartitionID, _ collection: UInt16,
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try with(partition, collection, [], padding: maxSortKey + 1, body)
    }
}

/// Keys of the `log` column family: shard (2, big-endian) ‖ first index (8, big-endian).
struct LogKey: Hashable, Sendable {
    static let length = 10
    /// The shard: what the keys of one log have in common.
    static let prefixLength = 2

    var shard: ShardNumber
    var firstIndex: UInt64

    init(shard: ShardNumber, firstIndex: UInt64) {
        self.shard = shard
        self.firstIndex = firstIndex
    }

    /// Nil unless the bytes are a key.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Self.length else { return nil }
        shard = ShardNumber(bigEndian: bytes.loadUnaligned(as: ShardNumber.self))
        firstIndex = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 2, as: UInt64.self))
    }

    func with<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withUnsafeTemporaryAllocation(byteCount: Self.length, alignment: 8) { key in
            key.baseAddress!.storeBytes(of: shard.bigEndian, as: ShardNumber.self)
            key.baseAddress!.storeBytes(of: firstIndex.bigEndian, toByteOffset: 2, as: UInt64.self)
            return body(UnsafeRawBufferPointer(key))
        }
    }
}
