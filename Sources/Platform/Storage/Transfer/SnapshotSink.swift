import Coordination
import StorageContracts

/// Writes the records of a snapshot that arrives into a shard that is not served meanwhile.
///
/// The writer has marked the shard as incomplete and emptied it before, and counts it as complete only after
/// ``finish(_:)``: a crash between the two leaves a shard that knows that it must be fetched anew.
// Used by one call at a time: whoever receives the snapshot waits for each piece.
final class SnapshotSink: @unchecked Sendable {
    private let database: RocksDatabase
    private let buckets: ClosedRange<Bucket>
    private let batch: RocksBatch
    private var count: UInt64 = 0

    init(_ database: RocksDatabase, buckets: ClosedRange<Bucket>) {
        self.database = database
        self.buckets = buckets
        batch = RocksBatch(database)
    }

    /// Writes a chunk, not synced.
    ///
    /// - Throws: ``StorageFault/corrupt(_:)`` when it is not what was sent, or no record of the shard.
    func write(_ chunk: StorageV1.SnapshotChunk) throws(StorageFault) {
        let sum = chunk.records.withUnsafeBytes { CRC32C.of($0) }
        guard sum == chunk.checksum else { throw .corrupt("the checksum of a snapshot's chunk is wrong") }
        let buckets = buckets
        let batch = batch
        count += UInt64(
            try RecordPack.unpack(chunk.records) { key, value throws(StorageFault) in
                guard key.count >= DataKey.prefixLength, buckets.contains(DataKey.bucket(of: key)) else {
                    throw .corrupt("a snapshot holds a key of another shard")
                }
                _ = try StoredValue(value, under: key)
                batch.put(.data, key, value)
            })
        try database.write(batch, synced: false)
    }

    /// Brings everything to the disk.
    ///
    /// - Throws: ``StorageFault/corrupt(_:)`` when the sender sent another number of records.
    func finish(_ end: StorageV1.SnapshotEnd) throws(StorageFault) {
        guard end.records == count else { throw .corrupt("a snapshot has lost records on its way") }
        try database.sync()
    }
}
