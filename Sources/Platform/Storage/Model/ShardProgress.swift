import Coordination
import Replication

/// Values of the `meta` column family under a shard's key: where the shard's state stands.
///
/// CRC-32C (4) ‖ format (1) ‖ epoch (8) ‖ applied index (8) ‖ stamp (8), numbers little-endian.
struct ShardProgress: Equatable, Sendable {
    static let format: UInt8 = 1
    static let keyLength = 3

    /// Epoch in which the last applied command was ordered.
    var epoch: UInt64 = 0
    /// Through where of its log the shard's records are.
    var applied: UInt64 = 0
    /// The latest stamp of an applied command, nanoseconds since 1970.
    var stamp: Int64 = 0

    /// Progress of a shard that never was.
    init() {}

    init(at position: LogPosition, stamp: Int64) {
        epoch = position.epoch
        applied = position.index
        self.stamp = stamp
    }

    init(_ bytes: UnsafeRawBufferPointer) throws(StorageFault) {
        var reader = try ByteReader(checked: bytes, "a shard's progress", format: Self.format)
        epoch = try reader.number(UInt64.self)
        applied = try reader.number(UInt64.self)
        stamp = Int64(bitPattern: try reader.number(UInt64.self))
    }

    /// The last entry that the records have in them.
    var position: LogPosition { LogPosition(index: applied, epoch: epoch) }

    var encoded: [UInt8] {
        var writer = ByteWriter(checkedFormat: Self.format, reserving: 29)
        writer.add(epoch)
        writer.add(applied)
        writer.add(UInt64(bitPattern: stamp))
        return writer.sealed()
    }

    /// Its key: `s` ‖ shard (2, big-endian).
    static func key(of shard: ShardNumber) -> [UInt8] {
        [UInt8(ascii: "s"), UInt8(shard >> 8), UInt8(shard & 0xFF)]
    }
}
