public import Crypto

/// How the store keeps chains: collections of a partition whose records are only appended, each linked to the one before.
///
/// An entry lies under its sequence number, from 1 on. Its stored value is the link of the entry before and then the
/// value that was appended. The head lies under the empty sort key and says what the last entry is. Storage nodes link
/// entries when they apply them, clients and offline verification compute the same links again.
public enum ChainFormat {
    /// Bytes of a link, a SHA-256 hash.
    public static let linkLength = SHA256.byteCount
    /// Bytes of an entry's sort key.
    public static let sequenceLength = 8
    /// Bytes of a stored head: sequence number and link.
    public static let headLength = sequenceLength + linkLength
    /// The link before the first entry.
    public static let beginning = [UInt8](repeating: 0, count: linkLength)
    /// What a link's hash begins with, so that it is the hash of nothing else.
    private static let domain: UInt8 = 0x43

    /// The link of an entry: SHA-256 of 0x43 ‖ partition (16) ‖ set (2) ‖ sequence (8) ‖ previous (32) ‖ value, numbers
    /// big-endian.
    ///
    /// - Parameters:
    ///   - partition: The 16 bytes of the partition key.
    ///   - set: Number of the record set.
    ///   - sequence: The entry's place in the chain, from 1 on.
    ///   - previous: Link of the entry before, 32 bytes; ``beginning`` for the first entry.
    ///   - value: The bytes that were appended.
    public static func link(
        partition: [UInt8], set: UInt16, sequence: UInt64, previous: [UInt8], value: [UInt8]
    ) -> [UInt8] {
        precondition(partition.count == 16 && previous.count == linkLength, "a link is of 16 and 32 bytes")
        var hash = SHA256()
        // On the way of every append, so that nothing is allocated for it.
        withUnsafeTemporaryAllocation(byteCount: 27 + linkLength, alignment: 8) { front in
            front[0] = domain
            UnsafeMutableRawBufferPointer(rebasing: front[1..<17]).copyBytes(from: partition)
            front.storeBytes(of: set.bigEndian, toByteOffset: 17, as: UInt16.self)
            front.storeBytes(of: sequence.bigEndian, toByteOffset: 19, as: UInt64.self)
            UnsafeMutableRawBufferPointer(rebasing: front[27...]).copyBytes(from: previous)
            hash.update(bufferPointer: UnsafeRawBufferPointer(front))
        }
        value.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return Array(hash.finalize())
    }

    /// The sort key of an entry.
    public static func sortKey(_ sequence: UInt64) -> [UInt8] {
        withUnsafeBytes(of: sequence.bigEndian) { [UInt8]($0) }
    }

    /// The sequence number that a sort key stands for; nil when it is no entry's.
    public static func sequence(sortKey: [UInt8]) -> UInt64? {
        guard sortKey.count == sequenceLength else { return nil }
        return sortKey.withUnsafeBytes { UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self)) }
    }
}

/// The end of a chain: the last entry's number and link. The next entry follows it.
public struct ChainEnd: Sendable, Equatable {
    /// Number of the last entry; 0 when there is none.
    public private(set) var sequence: UInt64
    /// Link of the last entry; ``ChainFormat/beginning`` when there is none.
    public private(set) var link: [UInt8]

    /// The end of a chain without entries.
    public static let empty = ChainEnd(sequence: 0, link: ChainFormat.beginning)

    private init(sequence: UInt64, link: [UInt8]) {
        self.sequence = sequence
        self.link = link
    }

    /// The end that a stored head says; nil when the bytes are no head.
    public init?(head: UnsafeRawBufferPointer) {
        guard head.count == ChainFormat.headLength else { return nil }
        sequence = UInt64(bigEndian: head.loadUnaligned(as: UInt64.self))
        link = [UInt8](head[ChainFormat.sequenceLength...])
        guard sequence > 0 else { return nil }
    }

    /// The stored head.
    public var head: [UInt8] { ChainFormat.sortKey(sequence) + link }

    /// Adds an entry.
    ///
    /// - Parameters:
    ///   - partition: The 16 bytes of the partition key.
    ///   - set: Number of the record set.
    /// - Returns: The entry as it is stored. Its sequence number is ``sequence`` from then on.
    public mutating func append(_ value: [UInt8], partition: [UInt8], set: UInt16) -> [UInt8] {
        let stored = link + value
        sequence += 1
        link = ChainFormat.link(partition: partition, set: set, sequence: sequence, previous: link, value: value)
        return stored
    }
}
