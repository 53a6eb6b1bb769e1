import Coordination

/// A shard's records and progress as they were at one moment.
// Used by one call at a time, though perhaps on one thread after another: whoever has it waits for each step.
final class ShardView: @unchecked Sendable {
    let shard: ShardNumber
    let buckets: ClosedRange<Bucket>
    /// Where in the shard's log the records stand.
    let progress: ShardProgress
    private let view: RocksView

    /// Fixes the moment.
    init(_ database: RocksDatabase, shard: ShardNumber, buckets: ClosedRange<Bucket>) throws(StorageFault) {
        self.shard = shard
        self.buckets = buckets
        view = RocksView(database, .any, fillsCache: false)
        progress = try view.progress(of: shard)
    }

    /// What the replica had recorded of itself by then.
    func standing() throws(StorageFault) -> ShardStanding? {
        try view.meta(ShardStanding.key(of: shard)) { bytes throws(StorageFault) in try ShardStanding(bytes) }
    }

    /// The first key that the shard can have.
    var firstKey: [UInt8] { DataKey.start(of: buckets.lowerBound) }

    /// Walks upward over the records from a key on while `body` asks for more.
    ///
    /// - Parameter body: Gets key and value as they are stored, and what the value says.
    /// - Returns: The key to go on from; nil when there are no more.
    /// - Throws: ``StorageFault/corrupt(_:)`` at a value that is damaged: it must not become another's truth.
    func ascend(
        from key: [UInt8],
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer, StoredValue) throws(StorageFault) -> Bool
    ) throws(StorageFault) -> [UInt8]? {
        var last: [UInt8]?
        let end = buckets.upperBound
        let walk = key.withUnsafeBytes { first in
            Result { () throws(StorageFault) in
                try view.ascend(.data, from: first, withinPrefix: false) { key, value throws(StorageFault) in
                    guard DataKey.bucket(of: key) <= end else { return false }
                    let goesOn = try body(key, value, StoredValue(value, under: key))
                    if !goesOn { last = [UInt8](key) }
                    return goesOn
                }
            }
        }
        try walk.get()
        return last.map { $0 + [0] }
    }
}
