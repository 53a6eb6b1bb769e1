import Chains
import RPC
import StorageContracts
public import Wire

/// An entry of a chain.
public struct ChainEntry<Message: WireMessage>: Sendable, Equatable {
    /// Its place in the chain, from 1 on.
    public let sequence: UInt64
    /// Link of the entry before, 32 bytes; 32 zero bytes for the first entry.
    public let previous: [UInt8]
    /// Its own link, computed from what was read: ``ChainLink/of(partition:set:sequence:previous:value:)``.
    public let link: [UInt8]
    /// The message.
    public let value: Message
    /// The message as it was appended, encoded.
    public let bytes: [UInt8]
    /// Version of the write that appended it, as its receipt tells it.
    public let version: UInt64
    /// The moment from which the entry reads as absent; nil when it never expires.
    public let expiresAt: GoogleProtobuf.Timestamp?

    /// - Throws: DATA_LOSS when the stored bytes are no entry, or its message is none of the chain's.
    init(
        _ record: StorageV1.Record, of set: RecordSetNumber, in partition: PartitionKey, _ label: RecordSetLabel
    ) throws {
        guard let sequence = ChainFormat.sequence(sortKey: record.sortKey), sequence > 0,
            record.value.count >= ChainFormat.linkLength
        else { throw RPCError(.dataLoss, "a record of \(label.text) is no entry of a chain") }
        self.sequence = sequence
        previous = Array(record.value[..<ChainFormat.linkLength])
        bytes = Array(record.value[ChainFormat.linkLength...])
        link = ChainLink.of(partition: partition, set: set, sequence: sequence, previous: previous, value: bytes)
        value = try label.decode(bytes)
        version = record.version
        expiresAt = record.expiresAt
    }
}

/// Entries of a chain in order, and whether there are more.
public struct ChainPage<Message: WireMessage>: Sendable, Equatable {
    /// By rising sequence number, or by falling one in a descending read.
    public var entries: [ChainEntry<Message>]
    /// Whether the range holds more than the limit, or the bytes of one answer, let through.
    public var isTruncated: Bool
}

/// The end of a chain: what its last entry is, also when that has expired.
public struct ChainHead: Sendable, Hashable {
    /// Number of the last entry, from 1 on: how many there have ever been.
    public let sequence: UInt64
    /// Link of the last entry, 32 bytes.
    public let link: [UInt8]
    /// Version of the write that appended last.
    public let version: UInt64

    /// - Throws: DATA_LOSS when the stored bytes are no head.
    init(_ record: StorageV1.Record, _ label: RecordSetLabel) throws {
        guard let end = record.value.withUnsafeBytes({ ChainEnd(head: $0) }) else {
            throw RPCError(.dataLoss, "the head of \(label.text) is none")
        }
        sequence = end.sequence
        link = end.link
        version = record.version
    }
}

/// Links of chains, as the store makes them and as whoever verifies a chain computes them again.
public enum ChainLink {
    /// How many bytes a link has.
    public static var length: Int { ChainFormat.linkLength }
    /// What stands for the link before the first entry: 32 zero bytes.
    public static var beginning: [UInt8] { ChainFormat.beginning }

    /// The link of an entry: SHA-256 of 0x43 ‖ partition (16) ‖ set (2) ‖ sequence (8) ‖ previous (32) ‖ value, numbers
    /// big-endian.
    ///
    /// - Parameters:
    ///   - sequence: The entry's place in the chain, from 1 on.
    ///   - previous: Link of the entry before, 32 bytes.
    ///   - value: The encoded message, as it was appended.
    public static func of(
        partition: PartitionKey, set: RecordSetNumber, sequence: UInt64, previous: [UInt8], value: [UInt8]
    ) -> [UInt8] {
        ChainFormat.link(
            partition: partition.bytes, set: set.value, sequence: sequence, previous: previous, value: value)
    }
}
