import RPC
import StorageContracts
public import Wire

/// A stored message and what the store knows of it.
public struct Versioned<Message: WireMessage>: Sendable, Equatable {
    /// The message.
    public var value: Message
    /// The sort key.
    public var key: [UInt8]
    /// Rises with every write of the record; for ``ChangeSet/require(_:key:version:)``.
    public var version: UInt64
    /// The moment from which the record reads as absent; nil when it never expires.
    public var expiresAt: GoogleProtobuf.Timestamp?

    /// - Throws: DATA_LOSS when the stored bytes are no such message.
    init(_ record: StorageV1.Record, of set: RecordSetLabel) throws {
        value = try set.decode(record.value)
        key = record.sortKey
        version = record.version
        expiresAt = record.expiresAt
    }
}

/// Records of a range, and whether there are more.
public struct RecordPage<Message: WireMessage>: Sendable, Equatable {
    /// The records, by rising sort key, or by falling one in a descending read.
    public var records: [Versioned<Message>]
    /// Whether the range holds more than the limit, or the bytes of one answer, let through.
    public var isTruncated: Bool
}
