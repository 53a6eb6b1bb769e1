import Chains
import RPC
import StorageContracts
import Wire

/// Turns requests into plans and commands, or says which field is wrong.
///
/// Texts name fields and bounds, never what a field holds.
enum RequestValidation {
    static let maxItems = 64
    static let maxRangeLimit = 10_000
    static let defaultRangeLimit = 1_000
    static let maxPreconditions = 64
    static let maxMutations = 256
    static let maxIdempotencyKey = 64
    static let maxWritesPerBatch = 1_000
    static let maxValueBytes = 1 << 20
    /// An entry of a chain is stored with the link of the one before.
    static let maxEntryBytes = maxValueBytes - ChainFormat.linkLength
    /// A write travels to the other replicas in one message.
    static let maxWriteBytes = 3 << 20

    /// The plan of a read.
    static func plan(_ request: StorageV1.ReadRequest) throws(RPCError) -> ReadPlan {
        let partition = try partition(request.partition, "partition")
        try check((1...maxItems).contains(request.items.count), "items", "holds 1 to \(maxItems) items")
        var items: [ReadPlan.Item] = []
        items.reserveCapacity(request.items.count)
        for (index, item) in request.items.enumerated() {
            switch item.item {
            case .record(let key): items.append(.record(try address(key, "items[\(index)].record")))
            case .range(let range): items.append(.range(try self.range(range, "items[\(index)].range")))
            case nil: throw .invalidArgument(field: "items[\(index)]", "is neither record nor range")
            }
        }
        return ReadPlan(partition: partition, items: items)
    }

    /// How fresh a read must be.
    static func freshness(_ request: StorageV1.ReadRequest) throws(RPCError) -> ReadFreshness {
        try freshness(request.consistency, request.atLeast, request.maxStalenessMs)
    }

    /// How fresh a read or scan must be, as its request says it.
    static func freshness(
        _ consistency: StorageV1.Consistency, _ token: StorageV1.ConsistencyToken?, _ maxStalenessMs: UInt32
    ) throws(RPCError) -> ReadFreshness {
        switch consistency {
        case .unspecified, .linearizable: return .linearizable
        case .atLeast:
            guard let wanted = token else {
                throw .invalidArgument(field: "at_least", "is needed with AT_LEAST")
            }
            return .atLeast(shard: wanted.shard, index: wanted.index)
        case .boundedStaleness:
            try check(maxStalenessMs > 0, "max_staleness_ms", "is at least 1 with BOUNDED_STALENESS")
            return .within(nanoseconds: UInt64(maxStalenessMs) * 1_000_000)
        default: throw .invalidArgument(field: "consistency", "is not known")
        }
    }

    /// The command of a write.
    ///
    /// - Parameter prefix: Put before the names of fields, such as `writes[3].`.
    static func command(_ request: StorageV1.WriteRequest, _ prefix: String = "") throws(RPCError) -> Command {
        let partition = try partition(request.partition, "\(prefix)partition")
        try check(
            request.preconditions.count <= maxPreconditions, "\(prefix)preconditions",
            "holds at most \(maxPreconditions)")
        try check(
            (1...maxMutations).contains(request.mutations.count), "\(prefix)mutations", "holds 1 to \(maxMutations)")
        try check(
            request.idempotencyKey.count <= maxIdempotencyKey, "\(prefix)idempotency_key",
            "is at most \(maxIdempotencyKey) bytes long")
        var demands: [Command.Demand] = []
        for (index, precondition) in request.preconditions.enumerated() {
            demands.append(try demand(precondition, "\(prefix)preconditions[\(index)]"))
        }
        var changes: [Command.Change] = []
        changes.reserveCapacity(request.mutations.count)
        for (index, mutation) in request.mutations.enumerated() {
            changes.append(try change(mutation, index, prefix))
        }
        try checkChains(of: changes, prefix)
        let command = Command(
            partition: partition, demands: demands, changes: changes, idempotencyKey: request.idempotencyKey)
        try check(command.size <= maxWriteBytes, "\(prefix)mutations", "hold at most \(maxWriteBytes) bytes together")
        return command
    }

    private static func demand(
        _ precondition: StorageV1.Precondition, _ field: @autoclosure () -> String
    ) throws(RPCError) -> Command.Demand {
        guard let record = precondition.record else {
            throw .invalidArgument(field: "\(field()).record", "is missing")
        }
        let condition: Command.Condition
        switch precondition.condition {
        case .exists(let exists): condition = exists ? .exists : .absent
        case .version(let version): condition = .version(version)
        case nil: throw .invalidArgument(field: field(), "has no condition")
        }
        return .init(address: try address(record, "\(field()).record"), condition: condition)
    }

    private static func change(
        _ mutation: StorageV1.Mutation, _ index: Int, _ prefix: String
    ) throws(RPCError) -> Command.Change {
        func field(_ name: String) -> String { "\(prefix)mutations[\(index)].\(name)" }
        switch mutation.change {
        case .put(let put):
            guard put.value.count <= maxValueBytes else {
                throw .invalidArgument(field: field("put.value"), "is at most \(maxValueBytes) bytes long")
            }
            guard let collection = UInt16(exactly: put.collection), collection > 0 else {
                throw .invalidArgument(field: field("put.collection"), collectionBounds)
            }
            guard put.sortKey.count <= DataKey.maxSortKey else {
                throw .invalidArgument(field: field("put.sort_key"), sortKeyBounds)
            }
            var expiry: Int64 = 0
            if let time = put.expiresAt { expiry = try nanoseconds(time, field("put.expires_at")) }
            return .put(
                RecordAddress(collection: collection, sortKey: put.sortKey), value: put.value, expiry: expiry)
        case .delete(let key): return .delete(try address(key, field("delete")))
        case .deleteRange(let range):
            guard !range.descending, range.limit == 0 else {
                throw .invalidArgument(field: field("delete_range"), "has neither direction nor limit")
            }
            let range = try self.range(range, field("delete_range"))
            return .deleteRange(collection: range.collection, from: range.from, until: range.until)
        case .append(let append): return try self.append(append, field("append"))
        case nil: throw .invalidArgument(field: "\(prefix)mutations[\(index)]", "changes nothing")
        }
    }

    private static func append(
        _ append: StorageV1.Append, _ field: @autoclosure () -> String
    ) throws(RPCError) -> Command.Change {
        guard append.value.count <= maxEntryBytes else {
            throw .invalidArgument(field: "\(field()).value", "is at most \(maxEntryBytes) bytes long")
        }
        guard let collection = UInt16(exactly: append.collection), collection > 0 else {
            throw .invalidArgument(field: "\(field()).collection", collectionBounds)
        }
        var expiry: Int64 = 0
        if let time = append.expiresAt { expiry = try nanoseconds(time, "\(field()).expires_at") }
        return .append(collection: collection, value: append.value, expiry: expiry)
    }

    /// A write that both appends to a collection and changes it otherwise would depend on the order of the two, and
    /// would end a chain somewhere else than where it was built.
    private static func checkChains(of changes: [Command.Change], _ prefix: String) throws(RPCError) {
        guard changes.count > 1 else { return }
        var chains: Set<UInt16> = []
        for case .append(let collection, _, _) in changes { chains.insert(collection) }
        if chains.isEmpty { return }
        for (index, change) in changes.enumerated() where chains.contains(change.collection) {
            if case .append = change { continue }
            throw .invalidArgument(
                field: "\(prefix)mutations[\(index)]", "changes a collection that the same write appends to")
        }
    }

    /// The change that puts a record of a copy of the store; its version does not count.
    static func put(_ record: StorageV1.Record, _ field: @autoclosure () -> String) throws(RPCError) -> Command.Change {
        guard record.value.count <= maxValueBytes else {
            throw .invalidArgument(field: "\(field()).value", "is at most \(maxValueBytes) bytes long")
        }
        let address = try address(.init(collection: record.collection, sortKey: record.sortKey), field())
        let expiry = try record.expiresAt.map { time throws(RPCError) in
            try nanoseconds(time, "\(field()).expires_at")
        }
        return .put(address, value: record.value, expiry: expiry ?? 0)
    }

    // MARK: Parts

    static let collectionBounds = "is from 1 to 65535"
    static let sortKeyBounds = "is at most \(DataKey.maxSortKey) bytes long"

    // Texts are made only for an error: on the way of every request they cost more than all that is checked.

    static func check(
        _ holds: Bool, _ field: @autoclosure () -> String, _ rule: @autoclosure () -> String
    ) throws(RPCError) {
        if !holds { throw .invalidArgument(field: field(), rule()) }
    }

    static func partition(_ bytes: [UInt8], _ field: @autoclosure () -> String) throws(RPCError) -> PartitionID {
        guard let partition = PartitionID(bytes) else {
            throw .invalidArgument(field: field(), "is \(PartitionID.length) bytes long")
        }
        return partition
    }

    private static func address(
        _ key: StorageV1.RecordKey, _ field: @autoclosure () -> String
    ) throws(RPCError) -> RecordAddress {
        guard let collection = UInt16(exactly: key.collection), collection > 0 else {
            throw .invalidArgument(field: "\(field()).collection", collectionBounds)
        }
        guard key.sortKey.count <= DataKey.maxSortKey else {
            throw .invalidArgument(field: "\(field()).sort_key", sortKeyBounds)
        }
        return RecordAddress(collection: collection, sortKey: key.sortKey)
    }

    private static func range(
        _ range: StorageV1.Range, _ field: @autoclosure () -> String
    ) throws(RPCError) -> ReadPlan.Range {
        guard let collection = UInt16(exactly: range.collection), collection > 0 else {
            throw .invalidArgument(field: "\(field()).collection", collectionBounds)
        }
        guard range.from.count <= DataKey.maxSortKey else {
            throw .invalidArgument(field: "\(field()).from", sortKeyBounds)
        }
        guard range.until.count <= DataKey.maxSortKey else {
            throw .invalidArgument(field: "\(field()).until", sortKeyBounds)
        }
        guard range.limit <= maxRangeLimit else {
            throw .invalidArgument(field: "\(field()).limit", "is at most \(maxRangeLimit)")
        }
        return ReadPlan.Range(
            collection: collection, from: range.from, until: range.until, descending: range.descending,
            limit: range.limit == 0 ? defaultRangeLimit : Int(range.limit))
    }

    /// Expiry is kept in nanoseconds, which 64 bits count until 2262.
    private static func nanoseconds(
        _ time: GoogleProtobuf.Timestamp, _ field: @autoclosure () -> String
    ) throws(RPCError) -> Int64 {
        let isCounted = (0...9_214_646_400).contains(time.seconds) && (0...999_999_999).contains(time.nanos)
        let nanoseconds = isCounted ? time.seconds * 1_000_000_000 + Int64(time.nanos) : 0
        try check(
            nanoseconds > 0, field(), "is a time from 1970-01-01T00:00:00.000000001Z to 2262-01-01T00:00:00Z")
        return nanoseconds
    }
}
