import Coordination
import RPC
import StorageContracts

/// Requests of streams over many partitions.
extension RequestValidation {
    static let maxCollections = 64

    /// The plan of a scan.
    static func plan(_ request: StorageV1.ScanRequest) throws(RPCError) -> ScanPlan {
        let buckets = try buckets(request.bucketFrom, request.bucketThrough)
        return ScanPlan(
            buckets: buckets, collections: try collections(request.collections),
            after: try place(request.after, in: buckets))
    }

    /// The shard whose changes are asked for, and which of them.
    static func changes(_ request: StorageV1.WatchRequest) throws(RPCError) -> (ShardNumber, ChangeFilter) {
        guard let shard = ShardNumber(exactly: request.shard) else {
            throw .invalidArgument(field: "shard", "is at most 65535")
        }
        if let after = request.after {
            try check(after.shard == request.shard, "after.shard", "is the shard that is watched")
        }
        let filter = ChangeFilter(
            buckets: try buckets(request.bucketFrom, request.bucketThrough),
            collections: try collections(request.collections))
        return (shard, filter)
    }

    private static func buckets(_ from: UInt32, _ through: UInt32) throws(RPCError) -> ClosedRange<Bucket> {
        guard let from = Bucket(exactly: from) else {
            throw .invalidArgument(field: "bucket_from", "is at most 65535")
        }
        guard let through = Bucket(exactly: through), from <= through else {
            throw .invalidArgument(field: "bucket_through", "is from bucket_from to 65535")
        }
        return from...through
    }

    private static func collections(_ wanted: [UInt32]) throws(RPCError) -> CollectionFilter {
        try check(wanted.count <= maxCollections, "collections", "holds at most \(maxCollections)")
        var collections: [UInt16] = []
        for (index, number) in wanted.enumerated() {
            guard let collection = UInt16(exactly: number), collection > 0 else {
                throw .invalidArgument(field: "collections[\(index)]", collectionBounds)
            }
            collections.append(collection)
        }
        return CollectionFilter(collections)
    }

    private static func place(
        _ place: StorageV1.RecordPlace?, in buckets: ClosedRange<Bucket>
    ) throws(RPCError) -> ScanPlace? {
        guard let place else { return nil }
        let partition = try partition(place.partition, "after.partition")
        try check(buckets.contains(partition.bucket), "after.partition", "lies in the buckets that are scanned")
        guard let collection = UInt16(exactly: place.collection) else {
            throw .invalidArgument(field: "after.collection", "is at most 65535")
        }
        try check(place.sortKey.count <= DataKey.maxSortKey, "after.sort_key", sortKeyBounds)
        return ScanPlace(partition: partition, address: RecordAddress(collection: collection, sortKey: place.sortKey))
    }
}
