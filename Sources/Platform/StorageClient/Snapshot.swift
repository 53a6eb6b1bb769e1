import Contracts
import RPC
public import Wire

/// A stored message and what the store knows of it.
public struct Versioned<Message: WireMessage>: Sendable, Equatable {
    /// The message.
    public var value: Message
    /// Its sort key.
    public var key: [UInt8]
    /// Rises with every write of the record; for ``ChangeSet/require(_:key:version:)``.
    public var version: UInt64
    /// When it goes; nil when never.
    public var expiresAt: GoogleProtobuf.Timestamp?

    init(_ record: StorageV1.Record) throws {
        do {
            value = try Message(serialized: record.value)
        } catch {
            throw RPCError(
                .dataLoss, "a record of collection \(record.collection) is no \(Message.descriptor.fullName): \(error)")
        }
        key = record.sortKey
        version = record.version
        expiresAt = record.expiresAt
    }
}

/// Records of a range, and whether there are more.
public struct RecordPage<Message: WireMessage>: Sendable, Equatable {
    /// In order of sort key, or against it when asked so.
    public var records: [Versioned<Message>]
    /// The range holds more than the limit let through.
    public var isTruncated: Bool
}

/// One thing to read.
public struct ReadSelection: Sendable, Equatable {
    let item: StorageV1.ReadItem

    /// One record.
    public static func record(_ collection: RecordCollection, key: [UInt8] = []) -> ReadSelection {
        ReadSelection(item: .init(item: .record(.init(collection: UInt32(collection.id), sortKey: key))))
    }

    /// Every record of a collection, at most 10,000.
    public static func all(_ collection: RecordCollection) -> ReadSelection {
        range(collection, limit: PartitionReader.maxRecords)
    }

    /// The records of a collection from one sort key to before another.
    ///
    /// - Parameters:
    ///   - from: First key, inclusive; empty means from the beginning.
    ///   - until: Key to stop before; empty means to the end.
    ///   - descending: Highest key first, so that a limit keeps the highest.
    ///   - limit: At most this many, 1 to 10,000.
    public static func range(
        _ collection: RecordCollection, from: [UInt8] = [], until: [UInt8] = [], descending: Bool = false,
        limit: Int = 1_000
    ) -> ReadSelection {
        let range = StorageV1.Range(
            collection: UInt32(collection.id), from: from, until: until, descending: descending,
            limit: UInt32(clamping: limit))
        return ReadSelection(item: .init(item: .range(range)))
    }
}

/// What one read found: all of it as it was at one moment.
public struct Snapshot: Sendable {
    let response: StorageV1.ReadResponse

    /// Through where of the shard's log it has everything; for ``Freshness/atLeast(_:)``.
    public var token: ReadToken { ReadToken(response.token) }

    /// The record that the selection at `index` found; nil when there is none.
    ///
    /// - Throws: DATA_LOSS when what is stored is no such message.
    public func record<Message: WireMessage>(_ index: Int, as type: Message.Type) throws -> Versioned<Message>? {
        try response.results[index].records.first.map { try Versioned($0) }
    }

    /// The records that the selection at `index` found.
    ///
    /// - Throws: DATA_LOSS when what is stored are no such messages.
    public func records<Message: WireMessage>(_ index: Int, as type: Message.Type) throws -> [Versioned<Message>] {
        try response.results[index].records.map { try Versioned($0) }
    }

    /// Whether the range of the selection at `index` holds more than its limit let through.
    public func isTruncated(_ index: Int) -> Bool { response.results[index].truncated }
}

/// A point in a shard's log, handed from an answer to a later read.
public struct ReadToken: Hashable, Sendable {
    /// The shard.
    public var shard: UInt32
    /// The index in its log.
    public var index: UInt64

    /// A token that was kept.
    public init(shard: UInt32, index: UInt64) {
        self.shard = shard
        self.index = index
    }

    init(_ token: StorageV1.ConsistencyToken?) {
        shard = token?.shard ?? 0
        index = token?.index ?? 0
    }

    var message: StorageV1.ConsistencyToken { .init(shard: shard, index: index) }
}

/// How fresh a read must be.
public enum Freshness: Hashable, Sendable {
    /// Sees every write acknowledged before the read began.
    case linearizable
    /// Sees at least what the answer that gave this token saw or wrote.
    case atLeast(ReadToken)
    /// Misses no write that was acknowledged longer ago than this, at least a millisecond. Any replica may answer.
    case within(Duration)

    /// Whether only the primary can answer.
    var needsPrimary: Bool { self == .linearizable }

    /// How requests say it.
    var message: (consistency: StorageV1.Consistency, atLeast: StorageV1.ConsistencyToken?, maxStalenessMs: UInt32) {
        switch self {
        case .linearizable: (.linearizable, nil, 0)
        case .atLeast(let token): (.atLeast, token.message, 0)
        case .within(let bound): (.boundedStaleness, nil, bound.wholeMilliseconds)
        }
    }
}

extension Duration {
    /// Rounded down; from 1 to what 32 bits hold.
    fileprivate var wholeMilliseconds: UInt32 {
        let (seconds, attoseconds) = components
        let (thousands, overflows) = seconds.multipliedReportingOverflow(by: 1_000)
        return overflows ? .max : UInt32(clamping: max(thousands + attoseconds / 1_000_000_000_000_000, 1))
    }
}
