public import Coordination

/// Names a partition: 16 bytes that a keyed hash made of what they stand for, so that a key tells nothing
/// about the person or phone behind it and keys spread evenly over the shards.
public struct PartitionKey: Hashable, Sendable {
    /// How many bytes a key has.
    public static let length = 16

    private let high: UInt64
    private let low: UInt64

    /// A key of 16 bytes.
    ///
    /// - Throws: ``PartitionKeyError`` when there are more or fewer.
    public init(_ bytes: [UInt8]) throws(PartitionKeyError) {
        guard bytes.count == Self.length else { throw PartitionKeyError(length: bytes.count) }
        (high, low) = bytes.withUnsafeBytes { raw in
            (
                UInt64(bigEndian: raw.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }

    /// The 16 bytes.
    public var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Self.length) { buffer, count in
            let raw = UnsafeMutableRawBufferPointer(buffer)
            raw.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
            raw.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
            count = Self.length
        }
    }

    /// The slice of the key space it falls in: its first 16 bits.
    public var bucket: Bucket { Bucket(truncatingIfNeeded: high >> 48) }
}

/// A partition key needs 16 bytes.
public struct PartitionKeyError: Error, Equatable {
    /// How many there were.
    public let length: Int
}
