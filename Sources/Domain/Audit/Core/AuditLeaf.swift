public import Merkle

/// The logs of audit: each takes the entries of partitions whose key begins with the same 4 bits. They outlive every split
/// of the store's shards.
public enum AuditLogs {
    /// How many there are.
    public static let count = 16

    /// The log of a partition.
    ///
    /// - Parameter partition: Its key, 16 bytes.
    public static func log(of partition: [UInt8]) -> Int { Int(partition[0] >> 4) }
}

/// What a log of audit knows of an entry: where it stands in its chain, and the link that binds its content and everything
/// before it.
public struct AuditLeaf: Hashable, Sendable {
    /// Key of the partition, 16 bytes.
    public let partition: [UInt8]
    /// Number of the chain's record set.
    public let set: UInt16
    /// Place in the chain, from 1.
    public let sequence: UInt64
    /// The entry's link, 32 bytes.
    public let link: [UInt8]

    public init(partition: [UInt8], set: UInt16, sequence: UInt64, link: [UInt8]) {
        self.partition = partition
        self.set = set
        self.sequence = sequence
        self.link = link
    }

    /// The hash of the leaf: of 0x00, the partition, the set's number, the sequence (big-endian) and the link.
    public var hash: TreeHash {
        .leaf(partition + Self.bigEndian(set) + Self.bigEndian(sequence) + link)
    }

    private static func bigEndian(_ number: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }
}
