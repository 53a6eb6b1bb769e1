import Coordination
import Crypto
import StorageContracts
import Wire

/// The records of a part of a shard as they were at one moment, piece by piece for a backup.
// Used by one call at a time: whoever sends it waits for each piece before asking for the next.
final class BackupSource: @unchecked Sendable {
    /// Bytes of records in one chunk, about; a record may go beyond by its own size.
    static let chunkBytes = 256 << 10

    private let view: ShardView
    /// What "expired" means, nanoseconds since 1970.
    private let moment: Int64
    /// Key to go on from; nil when everything was read.
    private var next: [UInt8]?
    private(set) var records: UInt64 = 0

    /// Fixes the moment.
    ///
    /// - Parameter clock: Nanoseconds since 1970; the stamps of the shard's commands may be ahead of it.
    init(
        _ database: RocksDatabase, shard: ShardNumber, buckets: ClosedRange<Bucket>, clock: Int64
    ) throws(StorageFault) {
        view = try ShardView(database, shard: shard, buckets: buckets)
        moment = max(clock, view.progress.stamp)
        next = view.firstKey
    }

    /// What the copy is of.
    func head(epoch: UInt64) -> StorageV1.BackupHead {
        StorageV1.BackupHead(
            shard: UInt32(view.shard), epoch: epoch, bucketFrom: UInt32(view.buckets.lowerBound),
            bucketThrough: UInt32(view.buckets.upperBound), index: view.progress.applied,
            moment: UInt64(bitPattern: moment))
    }

    /// The next records; nil when there are no more.
    ///
    /// - Throws: ``StorageFault``; `WireError`, which no record of a store can cause.
    func nextChunk() throws -> StorageV1.BackupChunk? {
        guard let from = next else { return nil }
        var pack = BackupPack()
        next = try view.ascend(from: from) { key, _, value in
            let collection = DataKey.collection(of: key)
            if !DataKey.isOwn(collection), value.isPresent(at: moment) {
                pack.add(key, collection, value)
            }
            return pack.size < Self.chunkBytes
        }
        guard pack.count > 0 else { return nil }
        records += UInt64(pack.count)
        let bytes = try pack.records.serialized()
        return StorageV1.BackupChunk(records: bytes, sha256: Array(SHA256.hash(data: bytes)))
    }

    var end: StorageV1.BackupEnd { StorageV1.BackupEnd(records: records) }
}

/// Records as they gather for one chunk.
private struct BackupPack {
    /// What a record takes beside its key and value, about.
    private static let recordBytes = 24

    private(set) var records = StorageV1.BackupRecords()
    private(set) var count = 0
    private(set) var size = 0

    mutating func add(_ key: UnsafeRawBufferPointer, _ collection: UInt16, _ value: StoredValue) {
        let partition = key[..<PartitionID.length]
        if records.partitions.last.map({ !$0.partition.elementsEqual(partition) }) ?? true {
            records.partitions.append(.init(partition: [UInt8](partition)))
            size += PartitionID.length
        }
        let sortKey = [UInt8](key[DataKey.prefixLength...])
        records.partitions[records.partitions.count - 1].records.append(value.record(collection, sortKey))
        size += Self.recordBytes + sortKey.count + value.payload.count
        count += 1
    }
}
