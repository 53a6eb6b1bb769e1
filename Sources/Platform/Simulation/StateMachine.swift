/// A client's change of one partition as it stands in the log. The run keeps all of them in one table; logs
/// hold their places in it, which also serve as idempotency keys and as the values that records get.
struct Command {
    enum Condition: Equatable {
        case exists
        case absent
        case version(UInt64)
    }

    var partition: Int
    var demand: (record: Int, condition: Condition)?
    /// Records that get this command as their value.
    var puts: [Int] = []
    var deletes: [Int] = []
    /// How many entries are appended to the partition's chain.
    var appends = 0
}

/// One entry of a log.
struct Entry: Equatable {
    var epoch: UInt64
    var command: Int
    /// The bytes do not match their checksum.
    var isCorrupt = false
}

/// What applying a command gave.
enum CommandOutcome: Equatable {
    case written(UInt64)
    case refused
    /// The partition is another shard's; nothing was done.
    case wrongShard
}

/// Numbers below 64, one bit each.
struct SmallSet: Equatable {
    var bits: UInt64 = 0

    var isEmpty: Bool { bits == 0 }

    func contains(_ number: Int) -> Bool { bits & (1 << UInt64(number)) != 0 }
    func contains(_ other: SmallSet) -> Bool { bits & other.bits == other.bits }
    mutating func insert(_ number: Int) { bits |= 1 << UInt64(number) }
    mutating func remove(_ number: Int) { bits &= ~(1 << UInt64(number)) }
    mutating func remove(_ other: SmallSet) { bits &= ~other.bits }
    mutating func removeAll() { bits = 0 }
}

/// Some partitions of the run.
typealias PartitionSet = SmallSet

/// The state of a shard, with rules as the storage's applier has them: versions are log indexes, a demand
/// that fails refuses the whole command, a command is applied once.
struct ShardState: Equatable {
    struct Record: Equatable {
        var version: UInt64
        var value: Int
    }

    struct Partition: Equatable {
        var records: [Record?]
        var chain = Chain()
        /// Version under which a command was applied.
        var applied: [Int: UInt64] = [:]
    }

    /// Index of the last command that was applied.
    var applied: UInt64 = 0
    var owned: PartitionSet
    /// All partitions of the run; those of other shards are empty.
    var partitions: [Partition]

    init(partitions: Int, records: Int, owned: PartitionSet) {
        self.partitions = Array(repeating: Partition(records: Array(repeating: nil, count: records)), count: partitions)
        self.owned = owned
    }

    /// Applies the command at the next index.
    mutating func apply(_ id: Int, _ command: Command, mutation: Mutation?) -> CommandOutcome {
        applied += 1
        let place = command.partition
        guard owned.contains(place) else { return .wrongShard }
        if mutation != .dropIdempotencyKey, let earlier = partitions[place].applied[id] {
            if mutation == .appendReplays { partitions[place].chain.append(command.appends, of: id, version: applied) }
            return .written(earlier)
        }
        if let demand = command.demand, mutation != .skipDemand {
            let found = partitions[place].records[demand.record]
            let holds =
                switch demand.condition {
                case .exists: found != nil
                case .absent: found == nil
                case .version(let version): found?.version == version
                }
            if !holds { return .refused }
        }
        for record in command.deletes { partitions[place].records[record] = nil }
        for record in command.puts { partitions[place].records[record] = Record(version: applied, value: id) }
        partitions[place].chain.append(command.appends, of: id, version: applied)
        partitions[place].applied[id] = applied
        return .written(applied)
    }

    /// Takes partitions out, as the state that a shard begins with which was split off at an index.
    mutating func carve(_ moved: PartitionSet, at index: UInt64, mutation: Mutation? = nil) -> ShardState {
        var child = ShardState(partitions: partitions.count, records: partitions[0].records.count, owned: moved)
        child.applied = index
        for place in partitions.indices where moved.contains(place) {
            swap(&child.partitions[place], &partitions[place])
        }
        owned.remove(moved)
        if mutation == .leaveHeads { child.forgetHeads() }
        return child
    }

    /// The mutation: heads of chains are left behind when a state goes elsewhere.
    mutating func forgetHeads() {
        for place in partitions.indices { partitions[place].chain.forgetHead() }
    }
}
