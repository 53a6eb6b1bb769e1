import Coordination
import Replication

/// What a start finds on the disk of a shard.
struct RecoveredShard {
    var standing: ShardStanding?
    var progress = ShardProgress()
    /// The log as the replica is told of it.
    var epochs: EpochLog
    /// The log as the writer holds it.
    var log: ShardLog
    /// The latest stamp of any command, applied or not.
    var lastStamp: Int64

    /// What the replica starts from.
    ///
    /// - Parameter isFenced: As ``Replica/Restored/isFenced``.
    func restored(isFenced: Bool) -> Replica.Restored {
        .init(
            configuration: standing?.configuration, log: epochs, appliedIndex: progress.applied, isFenced: isFenced)
    }

    /// Reads a shard's log and progress.
    ///
    /// - Throws: ``StorageFault/corrupt(_:)`` when something of it is not what was written, or not whole.
    init(
        _ shard: ShardNumber, _ database: RocksDatabase, keeping retention: ShardLog.Retention
    ) throws(StorageFault) {
        guard try database.meta(InstallMark.key(of: shard), { _ in true }) == nil else {
            throw .corrupt("a snapshot of shard \(shard) was not received to its end")
        }
        standing = try database.meta(ShardStanding.key(of: shard)) { bytes throws(StorageFault) in
            try ShardStanding(bytes)
        }
        progress = try database.progress(of: shard)
        let base = try database.meta(LogBase.key(of: shard)) { bytes throws(StorageFault) in
            try LogBase.decode(bytes)
        }
        epochs = EpochLog(after: base ?? .start)
        log = ShardLog(shard, after: base ?? .start, keeping: retention)
        lastStamp = progress.stamp
        let applied = progress.applied
        var (epochs, log, lastStamp) = (epochs, log, lastStamp)
        try database.walkLog(of: shard) { key, block throws(StorageFault) in
            let head = try LogBlock.Head(block)
            guard key.firstIndex == epochs.lastIndex + 1, head.epoch >= epochs.end.epoch else {
                throw .corrupt("the log of shard \(shard) has a gap after index \(epochs.lastIndex)")
            }
            epochs.append(count: Int(head.count), epoch: head.epoch)
            try log.restore(key, block, head, applied: applied)
            lastStamp = max(lastStamp, head.stamp)
        }
        log.finishRestore(applied: applied, idle: try database.idleMarks(of: shard))
        (self.epochs, self.log, self.lastStamp) = (epochs, log, lastStamp)
        guard (epochs.base.index...epochs.lastIndex).contains(applied) else {
            throw .corrupt("the log of shard \(shard) does not reach what is applied")
        }
        guard standing != nil || epochs.end == .start else {
            throw .corrupt("there is a log of shard \(shard) and no configuration")
        }
    }
}

extension Writer {
    /// Takes up what the disk holds, and applies what is committed of it.
    ///
    /// - Returns: How many shards there are, and how many commands were applied.
    /// - Throws: ``StorageFault``.
    func start() throws(StorageFault) -> (shards: Int, replayed: Int) {
        for record in state.map.shards {
            guard let configuration = ReplicaConfiguration(record.replicas) else { continue }
            do throws(StorageFault) {
                let found = try RecoveredShard(record.shard, database, keeping: logRetention)
                guard let standing = found.standing else { continue }
                lastStamp = max(lastStamp, found.lastStamp)
                try host(
                    record, configuration, found.restored(isFenced: isAlone), found.log, stamp: found.progress.stamp)
                shards[record.shard]?.buckets = standing.buckets
            } catch .corrupt(let what) {
                // A replica that is alone has nobody to be rebuilt from: people must decide.
                guard configuration.inSync != [id] else { throw .corrupt(what) }
                logger.critical(
                    "a replica is damaged and starts anew", metadata: ["shard": "\(record.shard)", "reason": "\(what)"])
                try wipe(record)
            }
        }
        let replayed = committed.reduce(0) { $0 + $1.range.count }
        try settle()
        try follow(state.map)
        try settle()
        return (shards.count, replayed)
    }

    /// Removes everything that may be on the disk of a shard.
    private func wipe(_ record: ShardRecord) throws(StorageFault) {
        for key in [ShardStanding.key, ShardProgress.key, LogBase.key, InstallMark.key] {
            batch.delete(.meta, key(record.shard))
        }
        for key in try database.logKeys(of: record.shard) { key.with { batch.deleteOnce(.log, $0) } }
        for index in try database.idleMarks(of: record.shard) {
            batch.delete(.meta, IdleMark.key(of: record.shard, index))
        }
        deleteRecords(record.buckets)
        try database.write(batch, synced: true)
    }
}

extension RocksDatabase {
    /// What stands under a key of the `meta` family.
    func meta<Result>(
        _ key: [UInt8], _ body: (UnsafeRawBufferPointer) throws(StorageFault) -> Result
    ) throws(StorageFault) -> Result? {
        let read = key.withUnsafeBytes { key in
            Swift.Result { () throws(StorageFault) in try value(.meta, key, .any, body) }
        }
        return try read.get()
    }

    /// How far a shard has come; nowhere when nothing is stored of it.
    func progress(of shard: ShardNumber) throws(StorageFault) -> ShardProgress {
        try meta(ShardProgress.key(of: shard)) { bytes throws(StorageFault) in try ShardProgress(bytes) }
            ?? ShardProgress()
    }

    /// The keys of a shard's log, whatever stands under them.
    func logKeys(of shard: ShardNumber) throws(StorageFault) -> [LogKey] {
        var keys: [LogKey] = []
        try walkLog(of: shard) { key, _ in keys.append(key) }
        return keys
    }

    /// The entries of a shard's log that changed nothing when they were applied, in order.
    func idleMarks(of shard: ShardNumber) throws(StorageFault) -> [UInt64] {
        try RocksView(self, .any).idleMarks(of: shard, 0...UInt64.max).map(\.index)
    }

    /// Walks over the blocks of a shard's log, in order.
    fileprivate func walkLog(
        of shard: ShardNumber, _ body: (LogKey, UnsafeRawBufferPointer) throws(StorageFault) -> Void
    ) throws(StorageFault) {
        let view = RocksView(self, .any)
        let walk = LogKey(shard: shard, firstIndex: 0).with { start in
            Swift.Result { () throws(StorageFault) in
                try view.ascend(.log, from: start, withinPrefix: false) { key, bytes throws(StorageFault) in
                    guard let key = LogKey(key) else { throw .corrupt("a key of the log has a wrong length") }
                    guard key.shard == shard else { return false }
                    try body(key, bytes)
                    return true
                }
            }
        }
        try walk.get()
    }
}
