import Coordination

/// Under this key of the `meta` column family stands something for an entry of a shard's log that changed nothing when it
/// was applied: a demand of it did not hold, or its idempotency key was known. It is written with the state that the
/// entry was applied to, and goes with the entry: what it came to cannot be told later from the log alone.
///
/// One byte stands there for an entry that was passed over, as its records belong to a child that was split off before
/// this replica was rebuilt: what it came to is not known here.
enum IdleMark {
    static let idle: [UInt8] = []
    static let passedOver: [UInt8] = [1]

    private static let prefix = UInt8(ascii: "n")
    private static let length = 11

    /// `n` ‖ shard (2, big-endian) ‖ index (8, big-endian).
    static func key(of shard: ShardNumber, _ index: UInt64) -> [UInt8] {
        var key = [prefix]
        key.reserveCapacity(length)
        withUnsafeBytes(of: shard.bigEndian) { key.append(contentsOf: $0) }
        withUnsafeBytes(of: index.bigEndian) { key.append(contentsOf: $0) }
        return key
    }

    /// The index in a key; nil when it is none of the shard's.
    static func index(in key: UnsafeRawBufferPointer, of shard: ShardNumber) -> UInt64? {
        guard key.count == length, key[0] == prefix,
            ShardNumber(bigEndian: key.loadUnaligned(fromByteOffset: 1, as: ShardNumber.self)) == shard
        else { return nil }
        return UInt64(bigEndian: key.loadUnaligned(fromByteOffset: 3, as: UInt64.self))
    }

    /// Before which key the marks of a shard through an index end.
    fileprivate static func end(of shard: ShardNumber, through index: UInt64) -> [UInt8] {
        key(of: shard, index) + [0]
    }
}

extension RocksView {
    /// The entries of a shard's log within a range that changed nothing when they were applied, or were passed over, in
    /// order.
    func idleMarks(
        of shard: ShardNumber, _ range: ClosedRange<UInt64>
    ) throws(StorageFault) -> [(index: UInt64, isPassedOver: Bool)] {
        var found: [(index: UInt64, isPassedOver: Bool)] = []
        // Without an end, the walk would pass over all marks of the next shards that went with their entries.
        let end = IdleMark.end(of: shard, through: range.upperBound)
        let walk = IdleMark.key(of: shard, range.lowerBound).withUnsafeBytes { first in
            end.withUnsafeBytes { end in
                Result { () throws(StorageFault) in
                    try ascend(.meta, from: first, before: end) { key, value in
                        guard let index = IdleMark.index(in: key, of: shard) else { return false }
                        found.append((index, !value.isEmpty))
                        return true
                    }
                }
            }
        }
        try walk.get()
        return found
    }
}
