import CRocksDB
import Coordination
import Glibc
import Synchronization

/// For each shard the moment before which its expired records may be dropped for good, in nanoseconds since 1970.
///
/// It is the stamp of the shard's latest applied command. No later command of the shard has an earlier stamp, so none
/// can tell a dropped record from an expired one, and replaying a log gives the same results whatever was dropped.
/// It differs between shards, whose primaries have clocks of their own. Zero drops nothing.
final class ExpiryWatermark: Sendable {
    private let shards: Table<UInt16> = Table()
    private let moments: Table<Int64> = Table()

    /// The moment of a shard.
    func moment(of shard: ShardNumber) -> Int64 { moments[Int(shard)].load(ordering: .relaxed) }

    /// Moves a shard's moment forward; it never goes back.
    func advance(_ shard: ShardNumber, to stamp: Int64) { moments[Int(shard)].max(stamp, ordering: .relaxed) }

    /// Says which shard owns buckets from now on.
    func assign(_ buckets: ClosedRange<Bucket>, to shard: ShardNumber) {
        for bucket in buckets { shards[Int(bucket)].store(shard, ordering: .relaxed) }
    }

    /// Whether a stored record may be dropped.
    private func drops(_ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) -> Bool {
        guard key.count >= DataKey.prefixLength, value.count >= StoredValue.headerLength else { return false }
        let expiry = StoredValue.expiry(of: value)
        guard expiry != 0 else { return false }
        let shard = shards[Int(DataKey.bucket(of: key))].load(ordering: .relaxed)
        return expiry <= moment(of: shard)
    }

    /// A filter that makes compactions drop what expired before the watermark. The filter holds a
    /// reference until it is destroyed.
    func makeFilter() -> OpaquePointer {
        rocksdb_compactionfilter_create(
            Unmanaged.passRetained(self).toOpaque(),
            { Unmanaged<ExpiryWatermark>.fromOpaque($0!).release() },
            { state, _, key, keyLength, value, length, _, _, _ in
                guard let state, let key, let value else { return 0 }
                let watermark = Unmanaged<ExpiryWatermark>.fromOpaque(state).takeUnretainedValue()
                return watermark.drops(
                    UnsafeRawBufferPointer(start: key, count: keyLength),
                    UnsafeRawBufferPointer(start: value, count: length)) ? 1 : 0
            },
            { _ in expiryFilterName })
    }
}

/// One atomic number for each of 65,536 places, all zero at first; memory is used only where something is stored.
// The memory lives as long as the table and is touched only by atomic operations. All bits zero is the atomic zero.
private final class Table<Number: AtomicRepresentable & FixedWidthInteger>: @unchecked Sendable {
    private let places: UnsafeMutablePointer<Atomic<Number>>

    init() {
        let bytes = calloc(ShardMap.bucketCount, MemoryLayout<Atomic<Number>>.stride)!
        places = bytes.bindMemory(to: Atomic<Number>.self, capacity: ShardMap.bucketCount)
    }

    deinit { free(places) }

    subscript(place: Int) -> Atomic<Number> {
        unsafeAddress { UnsafePointer(places + place) }
    }
}

/// RocksDB asks for the name as C text that stays.
// Written once before anybody can see it, and never freed.
nonisolated(unsafe) private let expiryFilterName = UnsafePointer(strdup("shuangma.expiry")!)
