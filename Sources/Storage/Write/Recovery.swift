import Coordination
import Replication

/// What a start finds on the disk, brought up to date: the log's tail is applied.
struct Recovery {
    /// The shards that this node holds.
    var shards: [ShardNumber: ShardWriter] = [:]
    /// The latest stamp that any command had.
    var lastStamp: Int64 = 0
    /// How many commands were applied from the log.
    private(set) var replayed = 0
    /// For the writer to go on with.
    let applier: Applier

    private let database: RocksDatabase

    /// Reads the log and the shards' progress and applies what is missing.
    ///
    /// - Throws: ``StorageFault``; ``Replica/RestartError`` when the disk contradicts the shard map.
    init(_ database: RocksDatabase, map: ShardMap, node: NodeName) throws {
        self.database = database
        applier = Applier(database)
        let batch = RocksBatch(database)
        var restored: [(ShardWriter, [ReplicaEffect])] = []
        for record in map.shards {
            guard let configuration = ReplicaConfiguration(record.replicas) else { continue }
            restored.append(try restore(record.shard, configuration, ReplicaID(node.text), batch))
        }
        // The epochs are durable, all by one sync, before anything is done in them.
        if !batch.isEmpty { try database.write(batch, synced: true) }
        for (writer, effects) in restored { try catchUp(writer, effects, batch) }
        if !batch.isEmpty { try database.write(batch, synced: true) }
    }

    /// Builds a shard from the disk, with what its replica asks for; adds a new epoch to the batch.
    private mutating func restore(
        _ shard: ShardNumber, _ configuration: ReplicaConfiguration, _ id: ReplicaID, _ batch: RocksBatch
    ) throws -> (ShardWriter, [ReplicaEffect]) {
        let progress = try database.progress(of: shard)
        lastStamp = max(lastStamp, progress.stamp)
        let blocks = try database.logBlocks(of: shard)
        // Blocks may reach back before what is applied: the replica's log begins after that.
        var log = EpochLog(after: LogPosition(index: progress.applied, epoch: blocks.first?.1.epoch ?? progress.epoch))
        var last = progress.applied
        for (key, block) in blocks {
            let end = key.firstIndex + UInt64(block.commands.count) - 1
            guard key.firstIndex <= last + 1 else {
                throw StorageFault.corrupt("the log of shard \(shard) has a gap after index \(last)")
            }
            if end > last { log.append(count: Int(end - last), epoch: block.epoch) }
            last = max(last, end)
            lastStamp = max(lastStamp, block.stamp)
        }
        var effects: [ReplicaEffect] = []
        var writer = ShardWriter(
            shard: shard,
            replica: try Replica(
                id: id, configuration: configuration,
                restored: .init(
                    configuration: configuration.at(epoch: progress.epoch), log: log, appliedIndex: progress.applied,
                    isFenced: true),
                session: 0, at: .zero, effects: &effects),
            firstIndex: progress.applied + 1)
        for (key, block) in blocks { load(block, key, into: &writer, applied: progress.applied) }
        for case .record(let next) in effects {
            var standing = progress
            standing.epoch = next.epoch
            batch.put(standing, of: shard)
        }
        return (writer, effects)
    }

    /// Applies what a shard's replica asks for, and removes what the log need not keep.
    private mutating func catchUp(
        _ restored: ShardWriter, _ effects: [ReplicaEffect], _ batch: RocksBatch
    ) throws(StorageFault) {
        var writer = restored
        for case .apply(let range) in effects { try apply(range, of: &writer) }
        try applier.flush()
        finish(&writer, batch)
        shards[writer.shard] = writer
    }

    /// Takes from a block what is not applied.
    private func load(_ block: LogBlock, _ key: LogKey, into writer: inout ShardWriter, applied: UInt64) {
        let end = key.firstIndex + UInt64(block.commands.count) - 1
        guard let missing = LogRange(max(key.firstIndex, applied + 1), through: end) else {
            writer.appendApplied(key, last: end)
            return
        }
        writer.append(
            block.commands.suffix(missing.count).map {
                ShardWriter.Entry(command: $0, stamp: block.stamp, waiter: nil)
            }, under: key, at: missing)
    }

    private mutating func apply(_ range: LogRange, of writer: inout ShardWriter) throws(StorageFault) {
        for (offset, entry) in writer.entries(range).enumerated() {
            _ = try applier.apply(
                entry.command, shard: writer.shard, index: range.first + UInt64(offset),
                epoch: writer.replica.configuration.epoch, stamp: entry.stamp)
            replayed += 1
        }
    }

    /// Tells the replica what was applied, and removes what the log need not keep.
    private func finish(_ writer: inout ShardWriter, _ batch: RocksBatch) {
        var effects: [ReplicaEffect] = []
        writer.replica.handle(.applied(through: writer.replica.committedIndex), at: .zero, into: &effects)
        writer.removeEntries(through: writer.replica.appliedIndex)
        for key in writer.takeBlocks(through: writer.replica.appliedIndex) {
            key.with { batch.deleteOnce(.log, $0) }
        }
    }
}

extension RocksDatabase {
    /// How far a shard has come; nowhere when nothing is stored of it.
    func progress(of shard: ShardNumber) throws(StorageFault) -> ShardProgress {
        let key = ShardProgress.key(of: shard)
        let read = key.withUnsafeBytes { key in
            Result { () throws(StorageFault) in
                try value(.meta, key, .any) { bytes throws(StorageFault) in try ShardProgress(bytes) }
            }
        }
        return try read.get() ?? ShardProgress()
    }

    /// The blocks of a shard's log, in order.
    func logBlocks(of shard: ShardNumber) throws(StorageFault) -> [(LogKey, LogBlock)] {
        let view = RocksView(self, .any)
        var blocks: [(LogKey, LogBlock)] = []
        let first = LogKey(shard: shard, firstIndex: 0)
        let walk = first.with { start in
            Result { () throws(StorageFault) in
                try view.ascend(.log, from: start, withinPrefix: false) { key, bytes throws(StorageFault) in
                    guard let key = LogKey(key) else { throw .corrupt("a key of the log has a wrong length") }
                    guard key.shard == shard else { return false }
                    blocks.append((key, try LogBlock(bytes)))
                    return true
                }
            }
        }
        try walk.get()
        return blocks
    }
}
