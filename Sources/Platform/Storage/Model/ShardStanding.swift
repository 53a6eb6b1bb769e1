import Coordination
import Replication

/// Values of the `meta` column family under a shard's second key: what the replica here must remember beside its log.
/// There is none of a replica that is new, or that lost its disk.
///
/// CRC-32C (4) ‖ format (1) ‖ first bucket (2) ‖ last bucket (2) ‖ epoch (8) ‖ primary ‖ number of members (4) ‖ members,
/// numbers little-endian, names with their length (4).
struct ShardStanding: Equatable, Sendable {
    static let format: UInt8 = 1

    /// The replica set that it works in.
    var configuration: ReplicaConfiguration
    /// The buckets that are the shard's.
    var buckets: ClosedRange<Bucket>

    init(_ configuration: ReplicaConfiguration, buckets: ClosedRange<Bucket>) {
        self.configuration = configuration
        self.buckets = buckets
    }

    init(_ bytes: UnsafeRawBufferPointer) throws(StorageFault) {
        var reader = try ByteReader(checked: bytes, "a shard's configuration", format: Self.format)
        let first = try reader.number(Bucket.self)
        let last = try reader.number(Bucket.self)
        let epoch = try reader.number(UInt64.self)
        let primary = ReplicaID(String(decoding: try reader.bytes(), as: UTF8.self))
        var inSync: [ReplicaID] = []
        for _ in 0..<(try reader.number(UInt32.self)) {
            inSync.append(ReplicaID(String(decoding: try reader.bytes(), as: UTF8.self)))
        }
        guard first <= last, let configuration = ReplicaConfiguration(epoch: epoch, primary: primary, inSync: inSync)
        else { throw .corrupt("a shard's configuration is none") }
        self.init(configuration, buckets: first...last)
    }

    var encoded: [UInt8] {
        var writer = ByteWriter(checkedFormat: Self.format, reserving: 128)
        writer.add(buckets.lowerBound)
        writer.add(buckets.upperBound)
        writer.add(configuration.epoch)
        writer.add(Array(configuration.primary.name.utf8))
        writer.add(UInt32(configuration.inSync.count))
        for member in configuration.inSync { writer.add(Array(member.name.utf8)) }
        return writer.sealed()
    }

    /// Its key: `c` ‖ shard (2, big-endian).
    static func key(of shard: ShardNumber) -> [UInt8] {
        [UInt8(ascii: "c"), UInt8(shard >> 8), UInt8(shard & 0xFF)]
    }
}

/// Values of the `meta` column family under a shard's third key: the entry just before the log that is kept. Without
/// one the log is kept from its beginning.
///
/// CRC-32C (4) ‖ format (1) ‖ index (8) ‖ epoch (8), numbers little-endian.
enum LogBase {
    static let format: UInt8 = 1

    static func decode(_ bytes: UnsafeRawBufferPointer) throws(StorageFault) -> LogPosition {
        var reader = try ByteReader(checked: bytes, "the base of a shard's log", format: format)
        let index = try reader.number(UInt64.self)
        return LogPosition(index: index, epoch: try reader.number(UInt64.self))
    }

    static func encode(_ position: LogPosition) -> [UInt8] {
        var writer = ByteWriter(checkedFormat: format, reserving: 21)
        writer.add(position.index)
        writer.add(position.epoch)
        return writer.sealed()
    }

    /// Its key: `b` ‖ shard (2, big-endian).
    static func key(of shard: ShardNumber) -> [UInt8] {
        [UInt8(ascii: "b"), UInt8(shard >> 8), UInt8(shard & 0xFF)]
    }
}
