import Coordination

/// Values of the `meta` column family under a shard's key: where the shard's state stands.
///
/// CRC-32C (4) ‖ format (1) ‖ epoch (8) ‖ applied index (8) ‖ stamp (8), numbers little-endian.
struct ShardProgress: Equatable, Sendable {
    static let format: UInt8 = 1

    /// Epoch of the replica set that this node last worked in.
    var epoch: UInt64 = 0
    /// Through where of its log the shard's records are.
    var applied: UInt64 = 0
    /// The latest stamp of an applied command, nanoseconds since 1970.
    var stamp: Int64 = 0

    /// Progress of a shard that never was.
    init() {}

    init(_ bytes: UnsafeRawBufferPointer) throws(StorageFault) {
        var reader = ByteReader(bytes)
        let crc = try reader.number(UInt32.self)
        guard crc == CRC32C.of(reader.rest) else { throw .corrupt("the checksum of a shard's progress is wrong") }
        let format = try reader.number(UInt8.self)
        guard format == Self.format else { throw .corrupt("a shard's progress has format \(format)") }
        epoch = try reader.number(UInt64.self)
        applied = try reader.number(UInt64.self)
        stamp = Int64(bitPattern: try reader.number(UInt64.self))
    }

    var encoded: [UInt8] {
        var writer = ByteWriter(reserving: 29)
        writer.add(UInt32(0))
        writer.add(Self.format)
        writer.add(epoch)
        writer.add(applied)
        writer.add(UInt64(bitPattern: stamp))
        writer.bytes.withUnsafeMutableBytes { bytes in
            let crc = CRC32C.of(UnsafeRawBufferPointer(rebasing: bytes[4...]))
            bytes.storeBytes(of: crc.littleEndian, as: UInt32.self)
        }
        return writer.bytes
    }

    /// Its key: `s` ‖ shard (2, big-endian).
    static func key(of shard: ShardNumber) -> [UInt8] {
        [UInt8(ascii: "s"), UInt8(shard >> 8), UInt8(shard & 0xFF)]
    }
}
