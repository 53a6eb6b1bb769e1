import Coordination
import Replication

/// One shard as the writer holds it: its replica, and the commands that are on their way through it.
/// Belongs to the writer's thread.
struct ShardWriter {
    /// A command that was ordered, and who waits for it; nobody when it is replayed.
    struct Entry {
        var command: Command
        var stamp: Int64
        var waiter: (submission: Submission, place: Int)?
    }

    let shard: ShardNumber
    var replica: Replica
    /// Ordered commands that are not applied, by index from `firstIndex` on.
    private(set) var entries: [Entry] = []
    private(set) var firstIndex: UInt64
    /// Blocks of the log that may still be needed, with the index of their last command, in order.
    private(set) var blocks: [(key: LogKey, last: UInt64)] = []

    init(shard: ShardNumber, replica: Replica, firstIndex: UInt64) {
        self.shard = shard
        self.replica = replica
        self.firstIndex = firstIndex
    }

    /// Takes commands that were ordered, which lie in a block of the log.
    mutating func append(_ ordered: some Collection<Entry>, under key: LogKey, at range: LogRange) {
        entries.append(contentsOf: ordered)
        blocks.append((key, range.last))
    }

    /// Knows of a block that a start found already applied.
    mutating func appendApplied(_ key: LogKey, last: UInt64) { blocks.append((key, last)) }

    /// The entries of a range, in order.
    func entries(_ range: LogRange) -> ArraySlice<Entry> {
        let start = Int(range.first - firstIndex)
        return entries[start..<start + range.count]
    }

    /// Gives up the first entries, through an index.
    mutating func removeEntries(through index: UInt64) {
        guard index >= firstIndex else { return }
        entries.removeFirst(Int(index - firstIndex) + 1)
        firstIndex = index + 1
    }

    /// Gives up the last entries, from an index on.
    mutating func removeEntries(from index: UInt64) -> ArraySlice<Entry> {
        let start = Int(index - firstIndex)
        defer { entries.removeSubrange(start...) }
        return entries[start...]
    }

    /// The blocks that end by an index, which are given up.
    mutating func takeBlocks(through index: UInt64) -> [LogKey] {
        let count = blocks.prefix { $0.last <= index }.count
        defer { blocks.removeFirst(count) }
        return blocks.prefix(count).map(\.key)
    }
}
