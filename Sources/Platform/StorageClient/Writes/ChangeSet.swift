public import RPC
import StorageContracts
public import Wire

/// What one atomic write of a partition demands and changes. Changes take effect in the order they are
/// given; at least one is needed, at most 256 changes and 64 demands are taken.
public struct ChangeSet: Sendable, Equatable {
    var preconditions: [StorageV1.Precondition] = []
    var mutations: [StorageV1.Mutation] = []
    /// Places of the mutations whose values are sealed before they are sent.
    var sealed: [Int] = []

    init() {}

    /// Whether nothing is changed.
    public var isEmpty: Bool { mutations.isEmpty }

    /// Demands that a record exists.
    public mutating func requirePresent<Message>(_ set: RecordSet<Message>, key: [UInt8] = []) {
        preconditions.append(.init(record: address(set.number, key), condition: .exists(true)))
    }

    /// Demands that a record is absent or expired.
    public mutating func requireAbsent<Message>(_ set: RecordSet<Message>, key: [UInt8] = []) {
        preconditions.append(.init(record: address(set.number, key), condition: .exists(false)))
    }

    /// Demands that a record still has the version it was read at.
    public mutating func require<Message>(_ set: RecordSet<Message>, key: [UInt8] = [], version: UInt64) {
        preconditions.append(.init(record: address(set.number, key), condition: .version(version)))
    }

    /// Writes a record, whatever was there before.
    ///
    /// - Parameter expires: From when on it reads as absent; nil means never.
    /// - Throws: INTERNAL when the message cannot be encoded.
    public mutating func put<Message>(
        _ message: Message, in set: RecordSet<Message>, key: [UInt8] = [], expires: GoogleProtobuf.Timestamp? = nil
    ) throws {
        let value = try RecordSetLabel(set).encode(message)
        if set.isSealed { sealed.append(mutations.count) }
        mutations.append(
            .init(change: .put(.init(collection: set.number.wire, sortKey: key, value: value, expiresAt: expires))))
    }

    /// Removes a record; that it is absent is no error.
    public mutating func delete<Message>(_ set: RecordSet<Message>, key: [UInt8] = []) {
        mutations.append(.init(change: .delete(address(set.number, key))))
    }

    /// Removes the records of a set from one sort key to before another; an empty key means to that end.
    public mutating func deleteAll<Message>(_ set: RecordSet<Message>, from: [UInt8] = [], until: [UInt8] = []) {
        mutations.append(
            .init(change: .deleteRange(.init(collection: set.number.wire, from: from, until: until))))
    }

    /// Adds an entry at the end of a chain. The store numbers it and links it to the entry before when it carries out the
    /// write, so that nothing need be read before, and writes that append to the same chain do not conflict.
    ///
    /// - Parameter expires: From when on the entry reads as absent; nil means never. The chain's head stays.
    /// - Throws: INTERNAL when the message cannot be encoded.
    public mutating func append<Message>(
        _ message: Message, to chain: ChainSet<Message>, expires: GoogleProtobuf.Timestamp? = nil
    ) throws {
        let value = try RecordSetLabel(chain).encode(message)
        mutations.append(
            .init(change: .append(.init(collection: chain.number.wire, value: value, expiresAt: expires))))
    }

    /// Removes all records of a set.
    public mutating func deleteAll(_ set: AnyRecordSet) {
        mutations.append(.init(change: .deleteRange(.init(collection: set.number.wire))))
    }

    private func address(_ set: RecordSetNumber, _ key: [UInt8]) -> StorageV1.RecordKey {
        .init(collection: set.wire, sortKey: key)
    }
}

/// An atomic write of one partition, one of several in a batch.
public struct PartitionWrite: Sendable {
    let partition: PartitionKey
    /// The write with clear values. ``RecordSealing/request(_:)`` makes what is sent.
    let request: StorageV1.WriteRequest
    /// Places of the mutations whose values are sealed before they are sent.
    let sealed: [Int]

    /// Makes a write; parameters as in ``Store/write(_:idempotency:options:_:)``. The value may be sent any
    /// number of times and is written once.
    public init(
        _ partition: PartitionKey, idempotency: [UInt8] = [], _ build: (inout ChangeSet) throws -> Void
    ) throws {
        try self.init(partition, key: idempotency.isEmpty ? Self.randomKey() : idempotency, build)
    }

    init(_ partition: PartitionKey, key: [UInt8], _ build: (inout ChangeSet) throws -> Void) throws {
        var change = ChangeSet()
        try build(&change)
        self.partition = partition
        sealed = change.sealed
        request = StorageV1.WriteRequest(
            partition: partition.bytes, preconditions: change.preconditions, mutations: change.mutations,
            idempotencyKey: key)
    }

    /// Makes a write of one record that must be absent, without an idempotency key, which saves the store a record.
    ///
    /// The client repeats a write whose answer was lost. This one then meets its own record, so that its outcome is
    /// ``WriteOutcome/preconditionFailed(index:)`` though it is written: whoever makes it reads and compares then.
    ///
    /// - Throws: INTERNAL when the message cannot be encoded.
    public static func new<Message>(
        _ message: Message, in set: RecordSet<Message>, key: [UInt8] = [], of partition: PartitionKey,
        expires: GoogleProtobuf.Timestamp? = nil
    ) throws -> PartitionWrite {
        try PartitionWrite(partition, key: []) { change in
            change.requireAbsent(set, key: key)
            try change.put(message, in: set, key: key, expires: expires)
        }
    }

    private static func randomKey() -> [UInt8] {
        var random = SystemRandomNumberGenerator()
        return withUnsafeBytes(of: random.next() as UInt128) { Array($0) }
    }
}

/// A write is durable.
public struct WriteReceipt: Sendable, Equatable {
    /// Version of every record it wrote.
    public var version: UInt64
    /// For reads that must see it.
    public var token: ReadToken
    /// The idempotency key was known: an earlier call had written this.
    public var replayed: Bool

    init(_ response: StorageV1.WriteResponse) {
        version = response.version
        token = ReadToken(response.token)
        replayed = response.replayed
    }
}

/// What became of one write of a batch.
public enum WriteOutcome: Sendable, Equatable {
    /// It is durable.
    case written(WriteReceipt)
    /// The demand at this position did not hold; nothing was written.
    case preconditionFailed(index: Int)
    /// It was refused for another reason; nothing was written.
    case refused(RPCError)
}

/// A demand of a write did not hold, and nothing was written: read again and decide anew.
///
/// A handler that lets it pass answers its caller with ABORTED, which tells it to try again.
public struct PreconditionFailed: Error, Equatable, RPCErrorConvertible {
    /// Position of the demand in the order they were made.
    public let index: Int

    public var rpcError: RPCError {
        RPCError(.aborted, "the record was changed by somebody else meanwhile").with(reason: "CONFLICT")
    }
}
