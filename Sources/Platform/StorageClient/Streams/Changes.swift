public import Coordination
import RPC
import StorageContracts
public import Wire

/// The committed writes of a range of buckets: of each shard every one exactly once and in the order of its log. Between
/// shards there is no order, but for a shard that was split: what the parent wrote of the child's buckets comes before what
/// the child did.
///
/// It follows changes of primaries, moves and splits. One shard's news wait until the one before is taken, so that a slow
/// loop costs bounded memory here and none in the store; who is slower than the shards' logs are kept is told OUT_OF_RANGE
/// and must scan. Leaving the loop cancels the calls. Records that expire are no change: their expiry was told when they
/// were written.
public struct Changes: AsyncSequence, Sendable {
    public typealias Element = ChangeBatch

    let store: Store
    let start: ChangePosition
    let sets: [RecordSetNumber]

    public func makeAsyncIterator() -> Iterator { Iterator(self) }

    /// One listener.
    public struct Iterator: AsyncIteratorProtocol {
        private let followers: RunningFollowers
        private var position: ChangePosition

        fileprivate init(_ changes: Changes) {
            followers = RunningFollowers(changes)
            position = changes.start
        }

        /// The next news, also when nothing was written for a while.
        ///
        /// - Throws: OUT_OF_RANGE when the log is not kept so far back as the position: scan, and follow the changes from
        ///   the scan's position. ``RPCError`` of another kind when a shard could not be followed for
        ///   ``StoreConfiguration/streamPatience``; go on from the last batch's position then.
        public mutating func next() async throws -> ChangeBatch? {
            while true {
                switch try await followers.next() {
                case .moved(let part): position.replace(part)
                case .told(let part, let writes, let isCurrent):
                    position.replace(part)
                    return ChangeBatch(
                        writes: writes, buckets: part.buckets, isCurrent: isCurrent, position: position)
                }
            }
        }
    }
}

/// News of the buckets of one shard.
public struct ChangeBatch: Sendable {
    /// In the order of the shard's log; perhaps none.
    public let writes: [ChangedPartition]
    /// The buckets that it is about.
    public let buckets: ClosedRange<Bucket>
    /// Of these buckets, every write that was acknowledged before the node began to make this batch is told with it or was
    /// before.
    public let isCurrent: Bool
    /// For a listener that goes on behind this batch.
    public let position: ChangePosition
}

/// A write that was applied: what it changed, as one step.
public struct ChangedPartition: Sendable {
    /// What was done.
    public enum Change: Sendable, Equatable {
        /// A record was written; it holds this value until it expires. Of a sealed set the value is not readable:
        /// ``ChangedPartition/message(of:in:)`` opens it.
        case put(RecordSetNumber, key: [UInt8], value: [UInt8], expiresAt: GoogleProtobuf.Timestamp?)
        /// A record was removed, if it was there.
        case delete(RecordSetNumber, key: [UInt8])
        /// The records of a set from one sort key to before another were removed; empty means to that end.
        case deleteRange(RecordSetNumber, from: [UInt8], until: [UInt8])
        /// An entry with this encoded message was appended to a chain, behind those told before; it holds until it
        /// expires. Its sequence number and link are not told: read the chain.
        case append(RecordSetNumber, value: [UInt8], expiresAt: GoogleProtobuf.Timestamp?)
    }

    /// The partition.
    public let partition: PartitionKey
    /// Version of the records that it put: its index in the shard's log.
    public let version: UInt64
    /// When it was ordered, by the primary's clock.
    public let orderedAt: GoogleProtobuf.Timestamp
    /// What it changed, of the sets that are followed, in order.
    public let changes: [Change]
    private let sealing: RecordSealing

    init(_ write: StorageV1.CommittedWrite, _ sealing: RecordSealing) throws {
        guard let partition = try? PartitionKey(write.partition) else {
            throw RPCError(.internal, "storage told a write without its partition")
        }
        self.partition = partition
        version = write.index
        orderedAt = write.orderedAt ?? .init()
        changes = try write.mutations.map { try Change($0) }
        self.sealing = sealing
    }
}

extension ChangedPartition: Equatable {
    public static func == (left: Self, right: Self) -> Bool {
        left.partition == right.partition && left.version == right.version && left.orderedAt == right.orderedAt
            && left.changes == right.changes
    }
}

extension ChangedPartition.Change {
    fileprivate init(_ mutation: StorageV1.Mutation) throws {
        func set(_ number: UInt32) throws -> RecordSetNumber {
            guard let set = RecordSetNumber(stored: number) else {
                throw RPCError(.internal, "storage told a change of no record set")
            }
            return set
        }
        switch mutation.change {
        case .put(let put):
            self = .put(try set(put.collection), key: put.sortKey, value: put.value, expiresAt: put.expiresAt)
        case .delete(let key): self = .delete(try set(key.collection), key: key.sortKey)
        case .deleteRange(let range):
            self = .deleteRange(try set(range.collection), from: range.from, until: range.until)
        case .append(let append):
            self = .append(try set(append.collection), value: append.value, expiresAt: append.expiresAt)
        case nil: throw RPCError(.unimplemented, "storage told a change of an unknown kind: this client is too old")
        }
    }
}

extension ChangedPartition {
    /// The message of a record that one of the changes put into a set; nil for every other change.
    ///
    /// - Throws: DATA_LOSS when the value does not open, or is no message of the set.
    public func message<Message>(of change: Change, in set: RecordSet<Message>) throws -> Message? {
        guard case .put(set.number, let key, let value, _) = change else { return nil }
        let label = RecordSetLabel(set)
        guard set.isSealed else { return try label.decode(value) }
        var opener = RecordOpener(sealing, partition.bytes)
        return try label.decode(opener.open(value, key: key, of: label))
    }
}

extension ChangedPartition.Change {
    /// The message of an entry that was appended to a chain; nil for every other change.
    ///
    /// - Throws: DATA_LOSS when the appended bytes are no message of the chain.
    public func message<Message>(in chain: ChainSet<Message>) throws -> Message? {
        guard case .append(chain.number, let value, _) = self else { return nil }
        return try RecordSetLabel(chain).decode(value)
    }
}

extension Store {
    /// Follows the changes behind a position: of a scan, or of an earlier batch.
    ///
    /// - Parameter sets: At most 64; none means all.
    public func changes(from position: ChangePosition, of sets: [RecordSetNumber] = []) -> Changes {
        Changes(store: self, start: position, sets: sets)
    }

    /// Follows the changes from now on. The first batch of a shard's buckets tells where "now" is for them.
    ///
    /// - Parameters:
    ///   - buckets: All by default.
    ///   - sets: At most 64; none means all.
    public func changes(
        _ buckets: ClosedRange<Bucket> = 0...Bucket.max, of sets: [RecordSetNumber] = []
    ) -> Changes {
        changes(from: ChangePosition(parts: [.init(buckets: buckets, token: nil)]), of: sets)
    }
}
