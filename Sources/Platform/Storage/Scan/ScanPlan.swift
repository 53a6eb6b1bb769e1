import Coordination
import StorageContracts

/// What a validated scan asks for.
struct ScanPlan: Sendable, Equatable {
    var buckets: ClosedRange<Bucket>
    var collections: CollectionFilter
    /// Only what lies behind it.
    var after: ScanPlace?
}

/// Where a record lies among all of a shard.
struct ScanPlace: Sendable, Equatable {
    var partition: PartitionID
    var address: RecordAddress

    init(partition: PartitionID, address: RecordAddress) {
        self.partition = partition
        self.address = address
    }

    /// The place of a key of the `data` column family.
    init(_ key: UnsafeRawBufferPointer) {
        partition = PartitionID(loading: key.baseAddress!)
        address = RecordAddress(
            collection: DataKey.collection(of: key),
            sortKey: [UInt8](UnsafeRawBufferPointer(rebasing: key[DataKey.prefixLength...])))
    }

    /// The first key that may lie behind it.
    var keyBehind: [UInt8] {
        DataKey.with(partition, address.collection, address.sortKey) { [UInt8]($0) + [0] }
    }

    var message: StorageV1.RecordPlace {
        .init(
            partition: partition.bytes, collection: UInt32(address.collection), sortKey: address.sortKey)
    }
}
