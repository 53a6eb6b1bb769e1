import Chains

/// What a batch holds that is not written yet, as far as later commands of the batch ask for it: which partitions it
/// changes, the idempotency keys that they remember with it, and the ends of the chains that it appends to.
///
/// Without it the batch would have to be written before every command that has a key or appends, when it follows another
/// one of the same partition.
struct GatheredChanges {
    /// A chain: a collection of one partition.
    struct Chain: Hashable {
        var partition: PartitionID
        var collection: UInt16
    }

    /// Where a chain ends, and the index of the command that appended last.
    struct Tip {
        var end: ChainEnd
        var version: UInt64
    }

    private struct Key: Hashable {
        var partition: PartitionID
        var bytes: [UInt8]
    }

    /// Partitions that are changed.
    private(set) var partitions: Set<PartitionID> = []
    /// Chains that are appended to. Their heads are not in the batch yet.
    private(set) var tips: [Chain: Tip] = [:]
    private var keys: [Key: (version: UInt64, expiry: Int64)] = [:]
    /// Collections that are changed otherwise than by appending, in whichever partition.
    private var replaced: Set<UInt16> = []

    /// Whether a command can only be applied once the batch is written.
    func mustBeWritten(before command: Command) -> Bool {
        guard partitions.contains(command.partition) else { return false }
        if command.readsRecords { return true }
        return command.changes.contains { change in
            let chain = Chain(partition: command.partition, collection: change.collection)
            // Who puts records into a chain, as a restore does, says what its head is.
            if case .append = change { return tips[chain] == nil && replaced.contains(change.collection) }
            return !tips.isEmpty && tips[chain] != nil
        }
    }

    /// Version of the command that an idempotency key of a partition is remembered for, by the batch.
    func version(of key: [UInt8], in partition: PartitionID, at stamp: Int64) -> UInt64? {
        guard let found = keys[Key(partition: partition, bytes: key)], found.expiry > stamp else { return nil }
        return found.version
    }

    /// Notes that a command is part of the batch from now on.
    mutating func add(_ command: Command, version: UInt64, keyExpiry: Int64) {
        partitions.insert(command.partition)
        if !command.idempotencyKey.isEmpty {
            keys[Key(partition: command.partition, bytes: command.idempotencyKey)] = (version, keyExpiry)
        }
        for change in command.changes {
            if case .append = change { continue }
            replaced.insert(change.collection)
        }
    }

    /// Notes where chains end that a command is about to append to.
    mutating func add(_ ends: [(chain: Chain, end: ChainEnd)]) {
        for (chain, end) in ends { tips[chain] = Tip(end: end, version: 0) }
    }

    /// Adds an entry to a chain whose end is noted; gives its number, and what is stored of it.
    mutating func append(_ value: [UInt8], to chain: Chain, version: UInt64) -> (sequence: UInt64, stored: [UInt8]) {
        guard let place = tips.index(forKey: chain) else { preconditionFailure("the end of a chain is not known") }
        tips.values[place].version = version
        let stored = tips.values[place].end.append(value, partition: chain.partition.bytes, set: chain.collection)
        return (tips.values[place].end.sequence, stored)
    }

    /// Notes that the batch is written.
    mutating func removeAll() {
        partitions.removeAll(keepingCapacity: true)
        tips.removeAll(keepingCapacity: true)
        keys.removeAll(keepingCapacity: true)
        replaced.removeAll(keepingCapacity: true)
    }
}
