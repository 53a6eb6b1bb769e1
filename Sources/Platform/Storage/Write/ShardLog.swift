import Coordination
import DequeModule
import Replication

/// A shard's log as the writer holds it: where its blocks lie, the bodies of the newest, and the commands that are not
/// applied. Belongs to the writer's thread.
struct ShardLog {
    /// Bytes of a block beyond which further commands go into another, so that a block fits into a message to a peer.
    static let maxBlockBytes = 1 << 20
    /// Bytes of blocks that are kept in memory for peers, a shard.
    static let maxCachedBytes = 1 << 20

    /// A command that was ordered, and who waits for it; nobody when it came from elsewhere.
    struct Entry {
        var command: Command
        var stamp: Int64
        var epoch: UInt64
        var waiter: (submission: Submission, place: Int)?
    }

    /// A block, and its bytes while they are in memory.
    struct Block {
        var first: UInt64
        var last: UInt64
        var epoch: UInt64
        /// How many bytes it has, in memory or not.
        var size: Int
        var bytes: [UInt8]?
    }

    /// How much stays of what no replica needs any more, for those who follow the shard's changes. What replicas need
    /// counts as well, and stays beyond it.
    struct Retention: Sendable, Equatable {
        var entries: UInt64
        var bytes: Int
    }

    let shard: ShardNumber
    let retention: Retention
    /// The entry before the first block.
    private(set) var base: LogPosition
    private(set) var blocks: Deque<Block> = []
    /// Commands that are not applied, by index from `firstIndex` on.
    private(set) var entries: [Entry] = []
    private(set) var firstIndex: UInt64
    /// Everything through it was written to the disk, synced.
    private(set) var written: UInt64
    /// Entries that changed nothing when they were applied, in order; each has its ``IdleMark`` on the disk.
    private var idle: Deque<UInt64> = []
    private var cachedBytes = 0
    private var bytes = 0
    /// Blocks before this place are not in memory.
    private var firstCached = 0

    /// An empty log that goes on after `base`, which is applied.
    init(_ shard: ShardNumber, after base: LogPosition, keeping retention: Retention) {
        self.shard = shard
        self.retention = retention
        self.base = base
        firstIndex = base.index + 1
        written = base.index
    }

    private var lastIndex: UInt64 { blocks.last?.last ?? base.index }

    // MARK: Growing

    /// Adds commands that were ordered here, all in one epoch and with one stamp.
    mutating func append(_ ordered: [Entry], at range: LogRange, to batch: RocksBatch) {
        var start = 0
        while start < ordered.count {
            var size = 0
            let count = ordered[start...].prefix { entry in
                defer { size += entry.command.size }
                return size == 0 || size + entry.command.size <= Self.maxBlockBytes
            }.count
            let part = ordered[start..<start + count]
            let bytes = LogBlock.encode(
                epoch: part.first!.epoch, stamp: part.first!.stamp, part.lazy.map(\.command))
            let first = range.first + UInt64(start)
            add(bytes, first...first + UInt64(count) - 1, epoch: part.first!.epoch, to: batch)
            start += count
        }
        entries.append(contentsOf: ordered)
    }

    /// Adds those entries of received blocks that lie in a range. The blocks follow each other from `first` on.
    mutating func receive(_ received: [ReceivedBlock], from first: UInt64, _ range: LogRange, to batch: RocksBatch) {
        var next = first
        for block in received {
            let all = next...next + UInt64(block.content.commands.count) - 1
            next = all.upperBound + 1
            guard let wanted = LogRange(max(all.lowerBound, range.first), through: min(all.upperBound, range.last))
            else { continue }
            let isWhole = wanted.count == all.count
            let start = Int(wanted.first - all.lowerBound)
            let commands = block.content.commands[start..<start + wanted.count]
            let bytes =
                isWhole
                ? block.bytes : LogBlock.encode(epoch: block.content.epoch, stamp: block.content.stamp, commands)
            add(bytes, wanted.first...wanted.last, epoch: block.content.epoch, to: batch)
            for command in commands {
                entries.append(
                    Entry(command: command, stamp: block.content.stamp, epoch: block.content.epoch, waiter: nil))
            }
        }
    }

    /// Takes a block that a start found on the disk; its commands unless they are applied.
    mutating func restore(
        _ key: LogKey, _ bytes: UnsafeRawBufferPointer, _ head: LogBlock.Head, applied: UInt64
    ) throws(StorageFault) {
        let last = key.firstIndex + UInt64(head.count) - 1
        blocks.append(Block(first: key.firstIndex, last: last, epoch: head.epoch, size: bytes.count, bytes: nil))
        self.bytes += bytes.count
        firstCached = blocks.count
        written = last
        guard last > applied else { return }
        let content = try LogBlock(bytes)
        for command in content.commands.suffix(Int(last - max(applied, key.firstIndex - 1))) {
            entries.append(Entry(command: command, stamp: content.stamp, epoch: content.epoch, waiter: nil))
        }
    }

    /// Everything that is on the disk was restored.
    ///
    /// - Parameter idle: The entries that changed nothing.
    mutating func finishRestore(applied: UInt64, idle: [UInt64]) {
        firstIndex = applied + 1
        self.idle = Deque(idle)
    }

    private mutating func add(_ bytes: [UInt8], _ range: ClosedRange<UInt64>, epoch: UInt64, to batch: RocksBatch) {
        LogKey(shard: shard, firstIndex: range.lowerBound).with { key in
            bytes.withUnsafeBytes { batch.put(.log, key, $0) }
        }
        cachedBytes += bytes.count
        self.bytes += bytes.count
        blocks.append(
            Block(first: range.lowerBound, last: range.upperBound, epoch: epoch, size: bytes.count, bytes: bytes))
    }

    /// Everything that was added is on the disk.
    mutating func markWritten() {
        written = lastIndex
        // Older blocks are read from the disk when a peer needs them.
        while cachedBytes > Self.maxCachedBytes, firstCached < blocks.count {
            if blocks[firstCached].bytes != nil { cachedBytes -= blocks[firstCached].size }
            blocks[firstCached].bytes = nil
            firstCached += 1
        }
    }

    /// An entry that is being applied changes nothing.
    mutating func noteIdle(_ index: UInt64) { idle.append(index) }

    // MARK: Shrinking

    /// Removes everything after an index. Gives the entries that are gone.
    mutating func truncate(
        after index: UInt64, _ database: RocksDatabase, in batch: RocksBatch
    ) throws(StorageFault)
        -> ArraySlice<Entry>
    {
        while let last = blocks.last, last.last > index {
            let bytes = try bytes(of: last, database)
            remove(last, in: batch)
            blocks.removeLast()
            firstCached = min(firstCached, blocks.count)
            guard last.first <= index, let kept = LogRange(last.first, through: index) else { continue }
            let content = try LogBlock(decoding: bytes)
            let cut = LogBlock.encode(epoch: content.epoch, stamp: content.stamp, content.commands.prefix(kept.count))
            add(cut, kept.first...kept.last, epoch: content.epoch, to: batch)
        }
        written = min(written, index)
        guard index + 1 >= firstIndex, Int(index + 1 - firstIndex) < entries.count else { return [] }
        let start = Int(index + 1 - firstIndex)
        defer { entries.removeSubrange(start...) }
        return entries[start...]
    }

    /// Forgets whole blocks that end by an index, as far as they exceed the retention.
    mutating func trim(through index: UInt64, in batch: RocksBatch) {
        let before = base
        while let block = blocks.first, block.last <= index,
            bytes > retention.bytes || lastIndex - base.index > retention.entries
        {
            remove(block, in: batch)
            base = LogPosition(index: block.last, epoch: block.epoch)
            blocks.removeFirst()
            firstCached = max(firstCached - 1, 0)
        }
        guard base != before else { return }
        batch.put(.meta, LogBase.key(of: shard), LogBase.encode(base))
        while let first = idle.first, first <= base.index {
            batch.delete(.meta, IdleMark.key(of: shard, first))
            idle.removeFirst()
        }
    }

    /// Removes all of it from the disk, to go on after another place. Gives the entries that are gone.
    mutating func restart(after base: LogPosition, in batch: RocksBatch) -> [Entry] {
        for block in blocks { remove(block, in: batch) }
        for index in idle { batch.delete(.meta, IdleMark.key(of: shard, index)) }
        defer { self = ShardLog(shard, after: base, keeping: retention) }
        batch.put(.meta, LogBase.key(of: shard), LogBase.encode(base))
        return entries
    }

    // A block is put once under its key before it is removed, however often the key is used again.
    private mutating func remove(_ block: Block, in batch: RocksBatch) {
        bytes -= block.size
        if block.bytes != nil { cachedBytes -= block.size }
        LogKey(shard: shard, firstIndex: block.first).with { batch.deleteOnce(.log, $0) }
    }

    // MARK: Entries that are not applied

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

    /// Nobody waits any more for the entries from an index on. Gives who did.
    mutating func takeWaiters(from index: UInt64) -> [(submission: Submission, place: Int)] {
        guard index >= firstIndex else { return takeWaiters(from: firstIndex) }
        var waiters: [(submission: Submission, place: Int)] = []
        for place in entries.indices.dropFirst(Int(index - firstIndex)) {
            if let waiter = entries[place].waiter { waiters.append(waiter) }
            entries[place].waiter = nil
        }
        return waiters
    }

    // MARK: Bodies for peers

    /// The blocks that hold exactly the entries of a range, with their last indexes.
    func bodies(of range: LogRange, _ database: RocksDatabase) throws(StorageFault) -> [(last: UInt64, bytes: [UInt8])]
    {
        var bodies: [(last: UInt64, bytes: [UInt8])] = []
        for block in blocks[firstBlock(holding: range.first)...] {
            guard block.first <= range.last else { break }
            let bytes = try bytes(of: block, database)
            guard block.first < range.first || block.last > range.last else {
                bodies.append((block.last, bytes))
                continue
            }
            let content = try LogBlock(decoding: bytes)
            let first = max(block.first, range.first)
            let last = min(block.last, range.last)
            let start = Int(first - block.first)
            bodies.append(
                (
                    last,
                    LogBlock.encode(
                        epoch: content.epoch, stamp: content.stamp, content.commands[start...start + Int(last - first)])
                ))
        }
        return bodies
    }

    private func firstBlock(holding index: UInt64) -> Int {
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].last < index { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func bytes(of block: Block, _ database: RocksDatabase) throws(StorageFault) -> [UInt8] {
        if let bytes = block.bytes { return bytes }
        let read = LogKey(shard: shard, firstIndex: block.first).with { key in
            Result { () throws(StorageFault) in try database.value(.log, key, .any) { [UInt8]($0) } }
        }
        guard let bytes = try read.get() else { throw .corrupt("a block of the log of shard \(shard) is gone") }
        return bytes
    }
}

/// A block from a peer: its bytes, and what they say.
struct ReceivedBlock: Sendable, Equatable {
    let bytes: [UInt8]
    let content: LogBlock

    /// - Throws: ``StorageFault/corrupt(_:)`` when the bytes are no block of at least one command.
    init(_ bytes: [UInt8]) throws(StorageFault) {
        self.bytes = bytes
        content = try LogBlock(decoding: bytes)
        guard !content.commands.isEmpty else { throw .corrupt("a log block is empty") }
    }
}
