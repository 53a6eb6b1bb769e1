import Coordination
import Logging
import Replication

/// Orders, syncs and applies every write of a node, on one thread.
///
/// It takes what waits in the queue as a group: each shard's replica orders the shard's commands, all
/// shards' log blocks go to the disk with one sync, then the committed commands are applied and their
/// callers answered. While one group is synced the next gathers, so that the cost of a sync is shared by
/// whoever came meanwhile.
///
/// When the disk refuses, the writer stops for good and refuses every later write: what a failed sync left
/// on the disk is not known, and only a start from the disk can tell. Belongs to its thread.
final class Writer {
    private let node: ReplicaID
    private let database: RocksDatabase
    private let queue: WriteQueue
    private let signs: ShardSigns
    private let watermark: ExpiryWatermark
    private let clock: @Sendable () -> Int64
    private let logger: Logger

    private let applier: Applier
    private let logBatch: RocksBatch
    private var shards: [ShardNumber: ShardWriter]
    private var lastStamp: Int64
    private var hasFailed = false
    private var effects: [ReplicaEffect] = []

    /// Goes on from what was recovered, and shows it to readers.
    init(
        node: NodeName, database: RocksDatabase, recovered: Recovery, queue: WriteQueue, signs: ShardSigns,
        watermark: ExpiryWatermark, clock: @escaping @Sendable () -> Int64, logger: Logger
    ) {
        self.node = ReplicaID(node.text)
        self.database = database
        self.queue = queue
        self.signs = signs
        self.watermark = watermark
        self.clock = clock
        self.logger = logger
        applier = recovered.applier
        logBatch = RocksBatch(database)
        shards = recovered.shards
        lastStamp = recovered.lastStamp
        for (shard, writer) in shards { signs.setApplied(writer.replica.appliedIndex, of: shard) }
        watermark.advance(to: lastStamp)
    }

    /// Works until the queue is closed and empty.
    func run() {
        while true {
            let jobs = queue.take()
            if jobs.isEmpty { return }
            process(jobs)
        }
    }

    /// Works off jobs in order; consecutive writes are one group.
    private func process(_ jobs: [WriteQueue.Job]) {
        var group: [Submission] = []
        for job in jobs {
            switch job {
            case .write(let submission): group.append(submission)
            case .configure(let map):
                commit(group)
                group = []
                guarded([]) { () throws(StorageFault) in try configureShards(map) }
            }
        }
        commit(group)
    }

    private func commit(_ group: [Submission]) {
        guard !group.isEmpty else { return }
        guarded(group) { () throws(StorageFault) in
            let touched = try order(group)
            for shard in touched {
                guard let last = shards[shard]?.replica.lastIndex else { continue }
                tell(shard, .durable(through: last))
                try perform(shard)
            }
            try finish(touched)
        }
    }

    /// Runs a step; when the disk refuses, stops for good and tells the callers of `group`.
    private func guarded(_ group: [Submission], _ step: () throws(StorageFault) -> Void) {
        guard !hasFailed else {
            for submission in group { submission.fail(WriteRefused.diskFailed) }
            return
        }
        do throws(StorageFault) {
            try step()
        } catch {
            hasFailed = true
            queue.refuseAll()
            logger.critical("storage takes no more writes", metadata: ["reason": "\(error)"])
            for submission in group { submission.fail(WriteRefused.diskFailed) }
            for shard in shards.values {
                for entry in shard.entries { entry.waiter?.submission.fail(WriteRefused.diskFailed) }
            }
        }
    }

    /// Lets the replicas order a group, and syncs it to the log. Gives the shards that it touched.
    private func order(_ group: [Submission]) throws(StorageFault) -> [ShardNumber] {
        let stamp = max(lastStamp, clock())
        lastStamp = stamp
        var byShard: [ShardNumber: [ShardWriter.Entry]] = [:]
        for submission in group {
            for (place, item) in submission.items.enumerated() {
                byShard[item.shard, default: []].append(
                    ShardWriter.Entry(command: item.command, stamp: stamp, waiter: (submission, place)))
            }
        }
        var touched: [ShardNumber] = []
        for (shard, entries) in byShard {
            tell(shard, .propose(count: entries.count))
            if shards[shard] == nil { effects = [.refuse(count: entries.count, .notPrimary(node))] }
            for effect in effects {
                switch effect {
                case .append(let range, let epoch):
                    append(entries, to: shard, at: range, epoch: epoch, stamp: stamp)
                    touched.append(shard)
                default:
                    for entry in entries { answer(entry, .notPrimary) }
                }
            }
        }
        if !touched.isEmpty { try database.write(logBatch, synced: true) }
        return touched
    }

    private func append(
        _ entries: [ShardWriter.Entry], to shard: ShardNumber, at range: LogRange, epoch: UInt64, stamp: Int64
    ) {
        let block = LogBlock.encode(epoch: epoch, stamp: stamp, entries.lazy.map(\.command))
        let key = LogKey(shard: shard, firstIndex: range.first)
        key.with { key in
            block.withUnsafeBytes { logBatch.put(.log, key, $0) }
        }
        shards[shard]?.append(entries, under: key, at: range)
    }

    /// Tells a shard's replica an event; what it asks for stands in `effects`.
    private func tell(_ shard: ShardNumber, _ event: ReplicaEvent) {
        effects.removeAll(keepingCapacity: true)
        shards[shard]?.replica.handle(event, at: .zero, into: &effects)
    }

    /// Performs what a replica asked for, other than appending.
    private func perform(_ shard: ShardNumber) throws(StorageFault) {
        for effect in effects {
            switch effect {
            case .apply(let range): try apply(range, of: shard)
            case .acknowledge(let range): acknowledge(range, of: shard)
            case .trim(let index):
                // Removed with the next group: a log that is longer than needed does no harm.
                for key in shards[shard]?.takeBlocks(through: index) ?? [] {
                    key.with { logBatch.deleteOnce(.log, $0) }
                }
            case .record(let next): try record(next.epoch, of: shard)
            case .abandon(let range):
                for entry in shards[shard]?.removeEntries(from: range.first) ?? [] { answer(entry, .abandoned) }
            case .append, .refuse, .receive, .truncate, .send, .proposeConfiguration, .sendSnapshot: break
            }
        }
    }

    private func apply(_ range: LogRange, of shard: ShardNumber) throws(StorageFault) {
        guard let writer = shards[shard] else { return }
        for (offset, entry) in writer.entries(range).enumerated() {
            let outcome = try applier.apply(
                entry.command, shard: shard, index: range.first + UInt64(offset),
                epoch: writer.replica.configuration.epoch, stamp: entry.stamp)
            if let (submission, place) = entry.waiter { submission.set(outcome, at: place) }
        }
    }

    /// Writes what was applied, shows it to readers, and answers the callers.
    private func finish(_ touched: [ShardNumber]) throws(StorageFault) {
        try applier.flush()
        watermark.advance(to: lastStamp)
        for shard in touched {
            guard let committed = shards[shard]?.replica.committedIndex else { continue }
            signs.setApplied(committed, of: shard)
            tell(shard, .applied(through: committed))
            try perform(shard)
        }
    }

    private func acknowledge(_ range: LogRange, of shard: ShardNumber) {
        guard let writer = shards[shard] else { return }
        for entry in writer.entries(range) { entry.waiter?.submission.finish() }
        shards[shard]?.removeEntries(through: range.last)
    }

    private func answer(_ entry: ShardWriter.Entry, _ outcome: CommandOutcome) {
        guard let (submission, place) = entry.waiter else { return }
        submission.set(outcome, at: place)
        submission.finish()
    }

    // MARK: Changes of the shard map

    private func configureShards(_ map: ShardMap) throws(StorageFault) {
        var touched: [ShardNumber] = []
        for record in map.shards where shards[record.shard] != nil {
            guard let configuration = ReplicaConfiguration(record.replicas) else { continue }
            tell(record.shard, .configured(configuration))
            if effects.isEmpty { continue }
            touched.append(record.shard)
            try perform(record.shard)
        }
        if !touched.isEmpty { try finish(touched) }
    }

    /// Makes an epoch durable before the replica acts in it.
    private func record(_ epoch: UInt64, of shard: ShardNumber) throws(StorageFault) {
        guard let writer = shards[shard] else { return }
        var progress = ShardProgress()
        progress.epoch = epoch
        progress.applied = writer.replica.appliedIndex
        progress.stamp = lastStamp
        logBatch.put(progress, of: shard)
        try database.write(logBatch, synced: true)
        logger.info("replica set changed", metadata: ["shard": "\(shard)", "epoch": "\(epoch)"])
    }
}

extension ReplicaConfiguration {
    /// The replication's view of a record of coordination.
    init?(_ set: ReplicaSet) {
        self.init(
            epoch: set.epoch, primary: ReplicaID(set.primary.text), inSync: set.inSync.map { ReplicaID($0.text) })
    }
}

extension ReplicaConfiguration {
    /// The same set in the epoch that the disk recorded; nil when it recorded none.
    func at(epoch: UInt64) -> ReplicaConfiguration? {
        ReplicaConfiguration(epoch: epoch, primary: primary, inSync: inSync)
    }
}

extension RocksBatch {
    /// Adds how far a shard has come.
    func put(_ progress: ShardProgress, of shard: ShardNumber) {
        ShardProgress.key(of: shard).withUnsafeBytes { key in
            progress.encoded.withUnsafeBytes { put(.meta, key, $0) }
        }
    }
}
