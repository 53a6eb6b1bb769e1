import Replication

/// An atomic write of one partition as it stands in the log: what every replica applies with the same result.
struct Command: Sendable, Equatable {
    var partition: PartitionID
    var demands: [Demand]
    var changes: [Change]
    /// 1 to 64 bytes, or none.
    var idempotencyKey: [UInt8]

    /// What must hold.
    struct Demand: Sendable, Equatable {
        var address: RecordAddress
        var condition: Condition
    }

    enum Condition: Sendable, Equatable {
        case exists
        case absent
        case version(UInt64)
    }

    enum Change: Sendable, Equatable {
        /// The expiry in nanoseconds since 1970; 0 means never.
        case put(RecordAddress, value: [UInt8], expiry: Int64)
        case delete(RecordAddress)
        /// From a sort key to before another; empty ones mean to that end.
        case deleteRange(collection: UInt16, from: [UInt8], until: [UInt8])
        /// Adds an entry to a chain; expiry as of `put`.
        case append(collection: UInt16, value: [UInt8], expiry: Int64)

        /// The collection whose records it changes.
        var collection: UInt16 {
            switch self {
            case .put(let address, _, _), .delete(let address): address.collection
            case .deleteRange(let collection, _, _), .append(let collection, _, _): collection
            }
        }
    }

    /// Whether its result depends on stored records other than heads of chains and remembered idempotency keys.
    var readsRecords: Bool {
        if !demands.isEmpty { return true }
        return changes.contains { if case .deleteRange = $0 { true } else { false } }
    }

    /// About how many bytes it takes in the log.
    var size: Int {
        var size = 64 + idempotencyKey.count
        for demand in demands { size += 16 + demand.address.sortKey.count }
        for change in changes {
            switch change {
            case .put(let address, let value, _): size += 24 + address.sortKey.count + value.count
            case .delete(let address): size += 8 + address.sortKey.count
            case .deleteRange(_, let from, let until): size += 12 + from.count + until.count
            case .append(_, let value, _): size += 16 + value.count
            }
        }
        return size
    }
}

/// What applying a command gave.
enum CommandOutcome: Sendable, Equatable {
    /// Applied under this index, which is the version of what it wrote.
    case written(UInt64)
    /// An earlier command with its idempotency key was applied under this index; nothing was done.
    case replayed(UInt64)
    /// The demand at this position does not hold; nothing was done.
    case refused(demand: Int)
    /// The shard's replica here did not take it to order; nothing was done.
    case notOrdered(ProposalRefusal)
    /// The disk has no room for it; nothing was done.
    case diskFull
    /// The shard no longer owns the partition: it was split. Nothing was done.
    case notOwned
    /// The shard's part was taken from this node before the command was committed; what becomes of it is not known
    /// here.
    case abandoned
}
