import Replication

/// What a node's disk holds of one shard.
struct StoredShard {
    /// The configuration recorded last.
    var configuration: ReplicaConfiguration?
    /// The latest epoch of which it is known which partitions the shard owns.
    var knownEpoch: UInt64 = 0
    /// Entries after `base`.
    var log: [Entry] = []
    var base = LogPosition.start
    var state: ShardState

    var lastIndex: UInt64 { base.index + UInt64(log.count) }

    func entries(_ range: LogRange) -> [Entry] {
        guard range.first > base.index, range.last <= lastIndex else { return [] }
        let start = Int(range.first - base.index) - 1
        return Array(log[start..<start + range.count])
    }

    /// The log's epochs, for the replica.
    var epochs: EpochLog {
        var epochs = EpochLog(after: base)
        for entry in log { epochs.append(count: 1, epoch: entry.epoch) }
        return epochs
    }

    mutating func write(_ entries: [Entry], at first: UInt64, mutation: Mutation?) {
        guard first > base.index, first <= lastIndex + 1 else { return }
        var place = Int(first - base.index) - 1
        for entry in entries {
            if place >= log.count {
                log.append(entry)
            } else if mutation != .forgetTruncation {
                log[place] = entry
            }
            place += 1
        }
    }

    mutating func truncate(after index: UInt64) {
        guard index >= base.index, index < lastIndex else { return }
        log.removeLast(Int(lastIndex - index))
    }

    mutating func trim(through index: UInt64) {
        let index = min(index, lastIndex)
        guard index > base.index else { return }
        let count = Int(index - base.index)
        base = LogPosition(index: index, epoch: log[count - 1].epoch)
        log.removeFirst(count)
    }

    /// Applies entries of the log through an index; gives the outcomes.
    mutating func apply(
        through index: UInt64, _ commands: [Command], mutation: Mutation?, each: (UInt64, Int, CommandOutcome) -> Void
    ) {
        while state.applied < index, state.applied >= base.index, state.applied < lastIndex {
            let entry = log[Int(state.applied - base.index)]
            let outcome = state.apply(entry.command, commands[entry.command], mutation: mutation)
            each(state.applied, entry.command, outcome)
        }
    }
}

/// A node's disk with one write-ahead log: writes reach it in order, a sync makes sure of all before it, a
/// crash keeps any prefix of what was not synced, and a batch as a whole or not at all.
struct Disk {
    enum Write {
        case create(Int, StoredShard)
        case record(Int, ReplicaConfiguration, knownEpoch: UInt64)
        case log(Int, at: UInt64, [Entry])
        case truncate(Int, after: UInt64)
        case trim(Int, through: UInt64)
        case apply(Int, through: UInt64)
        case drop(Int)
        /// Some partitions of a shard are forgotten.
        case release(Int, moved: PartitionSet)
        /// The state of one shard's partitions becomes another's, whose log goes on after an index.
        case carve(Int, child: Int, moved: PartitionSet, at: UInt64, ReplicaConfiguration)
    }

    /// What the process sees: all that it wrote.
    private(set) var live: [StoredShard?]
    /// What a crash leaves for sure.
    private var safe: [StoredShard?]
    /// Batches that no sync has covered.
    private var unsynced: [[Write]] = []
    private var batch: [Write] = []
    private var covered = 0

    init(shards: Int) {
        live = Array(repeating: nil, count: shards)
        safe = live
    }

    /// Adds a write to the batch that is being gathered; the process sees it at once. Gives the outcomes of
    /// what it applies.
    mutating func stage(
        _ write: Write, _ commands: [Command], mutation: Mutation?,
        each: (UInt64, Int, CommandOutcome) -> Void = { _, _, _ in }
    ) {
        Self.perform(write, on: &live, commands, mutation, each)
        batch.append(write)
    }

    /// Writes the batch.
    mutating func seal() {
        guard !batch.isEmpty else { return }
        unsynced.append(batch)
        batch.removeAll()
    }

    /// Begins a sync, which covers what was written until now.
    mutating func beginSync() { covered = unsynced.count }

    /// Ends a sync that succeeded.
    mutating func endSync(_ commands: [Command], mutation: Mutation?) {
        flush(covered, commands, mutation)
        covered = 0
    }

    /// Ends a sync that failed: what it covered is not on the disk, though the process still sees it.
    mutating func failSync() {
        unsynced.removeFirst(covered)
        covered = 0
    }

    /// Ends a sync that was none: nothing more is sure than before.
    mutating func forgetSync() { covered = 0 }

    /// Everything is gone, as on a new disk.
    mutating func erase(_ shard: Int) {
        safe[shard] = nil
        live[shard] = nil
    }

    /// Whether a shard's configuration is on the disk for sure: a member without it has never confirmed anything.
    func isConfigured(_ shard: Int) -> Bool { safe[shard]?.configuration != nil }

    /// The power goes: of what was not synced a prefix is left.
    mutating func crash(_ commands: [Command], mutation: Mutation?, using random: inout SplitMix) {
        flush(random.within(0...unsynced.count), commands, mutation)
        unsynced.removeAll()
        batch.removeAll()
        covered = 0
        live = safe
    }

    /// Rot takes a byte of a log entry that lies still. False when there is none.
    mutating func corrupt(_ shard: Int, using random: inout SplitMix) -> Bool {
        guard let count = safe[shard]?.log.count, count > 0 else { return false }
        let place = random.below(count)
        safe[shard]?.log[place].isCorrupt = true
        safe[shard]?.log[place].command = 0
        live = safe
        return true
    }

    private mutating func flush(_ count: Int, _ commands: [Command], _ mutation: Mutation?) {
        for batch in unsynced.prefix(count) {
            for write in batch { Self.perform(write, on: &safe, commands, mutation) { _, _, _ in } }
        }
        unsynced.removeFirst(count)
    }

    private static func perform(
        _ write: Write, on shards: inout [StoredShard?], _ commands: [Command], _ mutation: Mutation?,
        _ each: (UInt64, Int, CommandOutcome) -> Void
    ) {
        switch write {
        case .create(let shard, let stored): shards[shard] = stored
        case .record(let shard, let configuration, let knownEpoch):
            shards[shard]?.configuration = configuration
            shards[shard]?.knownEpoch = knownEpoch
        case .log(let shard, let first, let entries): shards[shard]?.write(entries, at: first, mutation: mutation)
        case .truncate(let shard, let index): shards[shard]?.truncate(after: index)
        case .trim(let shard, let index): shards[shard]?.trim(through: index)
        case .apply(let shard, let index):
            shards[shard]?.apply(through: index, commands, mutation: mutation, each: each)
        case .drop(let shard): shards[shard] = nil
        case .release(let shard, let moved): _ = shards[shard]?.state.carve(moved, at: 0)
        case .carve(let shard, let child, let moved, let index, let configuration):
            guard let state = shards[shard]?.state.carve(moved, at: index, mutation: mutation) else { return }
            shards[child] = StoredShard(
                configuration: configuration, knownEpoch: configuration.epoch,
                base: LogPosition(index: index, epoch: 0), state: state)
        }
    }
}
