import Coordination
import Logging
import RPC
import Replication

/// Drives the replicas of a node, on one thread: orders, stores, syncs and applies, and speaks to peers.
///
/// It takes what waits in the queue as a group: commands of callers, messages of peers, news of coordination, the
/// passing of time. Each replica turns its events into effects. What it wants to say leaves before this node's own
/// disk is waited for, so that the disks of all replicas work at the same time; then everything that the group put into
/// the logs of all shards goes to the disk with one sync; then what was committed is applied and its callers are
/// answered. While one group is synced the next gathers, so that the cost of a sync is shared by whoever came meanwhile.
///
/// When the disk refuses, the writer stops for good, tells the replicas, and refuses every later write: what a failed
/// sync left on the disk is not known, and only a start from the disk can tell. When the system has no descriptors left,
/// nothing is wrong with the disk, and another writer starts from it later. Belongs to its thread.
final class Writer {
    let name: NodeName
    /// Names this start of the node.
    let session: UInt64
    let database: RocksDatabase
    let queue: WriteQueue
    let state: NodeState
    let watermark: ExpiryWatermark
    let links: PeerLinks
    let proposer: Proposer
    let snapshots: SnapshotSender
    let damageNote: DamageNote
    let longCalls: LongCalls
    let settings: ReplicaSettings
    let logRetention: ShardLog.Retention
    /// Nobody but this node ever had anything of its shards, and coordination lives and dies with the process.
    let isAlone: Bool
    let clock: @Sendable () -> Int64
    let leaseClock: @Sendable () -> UInt64
    let logger: Logger

    let applier: Applier
    let batch: RocksBatch
    var shards: [ShardNumber: ShardWriter] = [:]
    var lastStamp: Int64 = 0
    /// The time that events are told with.
    var now = MonotonicTime.zero
    var outbox = Outbox()
    var hearing = Hearing()
    /// The batch holds something that must be on the disk before the group is done.
    var needsSync = false
    /// Shards whose logs were written to in the group.
    var touched: Set<ShardNumber> = []
    /// Committed entries that are not applied.
    var committed: [(shard: ShardNumber, range: LogRange)] = []
    var space: DiskSpace
    var nextLook = MonotonicTime.zero
    private var nextTick = MonotonicTime.zero
    private(set) var hasFailed = false
    /// Whether it has ended for another writer to go on.
    var isSuspended = false
    /// Who waits until the node may stop.
    var leaving: [Leaving] = []

    init(_ setUp: WriterSetUp, _ database: RocksDatabase, _ watermark: ExpiryWatermark, _ state: NodeState) {
        name = setUp.name
        session = .random(in: .min ... .max)
        self.database = database
        queue = setUp.queue
        self.state = state
        self.watermark = watermark
        proposer = setUp.proposer
        snapshots = setUp.snapshots
        damageNote = DamageNote(folder: setUp.folder)
        longCalls = setUp.longCalls
        settings = setUp.configuration.replication
        logRetention = ShardLog.Retention(
            entries: setUp.configuration.keptLogEntries, bytes: setUp.configuration.keptLogBytes)
        isAlone = setUp.channel == nil
        clock = setUp.clock
        leaseClock = setUp.leaseClock
        logger = setUp.logger
        space = DiskSpace(minFree: UInt64(max(setUp.configuration.minFreeDiskBytes, 0)), free: setUp.freeDiskBytes)
        links = PeerLinks(from: name, channel: setUp.channel ?? Self.noPeers, clock: leaseClock, logger: logger)
        applier = Applier(database, setUp.cache)
        batch = RocksBatch(database)
        now = MonotonicTime(nanoseconds: leaseClock())
    }

    private static let noPeers: @Sendable (NodeName) throws -> any RPCChannel = { peer in
        throw RPCError(.unavailable, "this node knows no way to node \(peer)")
    }

    /// This node as replicas name it.
    var id: ReplicaID { ReplicaID(name.text) }

    /// Works until the queue is closed and empty, or the system has nothing left for it.
    func run() -> End {
        let patience = settings.timing.beaconInterval / 2
        while let jobs = queue.take(patience: patience) {
            process(jobs)
            if isSuspended { return .noResources }
        }
        links.close()
        snapshots.close()
        for waiting in leaving { waiting.answer.resume() }
        for writer in shards.values {
            writer.giveUpMarks()
            for waiter in writer.log.takeWaiters(from: 0) { waiter.submission.fail(WriteRefused.closed) }
        }
        return .closed
    }

    /// Works off a group.
    private func process(_ jobs: [WriteQueue.Job]) {
        now = MonotonicTime(nanoseconds: leaseClock())
        var rest = jobs[...]
        var submissions: [Submission] = []
        do throws(StorageFault) {
            if hasFailed { throw .disk("the disk has failed") }
            while let job = rest.popFirst() {
                if case .write(let submission) = job { submissions.append(submission) } else { try take(job) }
            }
            try tick()
            try propose(submissions)
            try settle()
        } catch {
            var reason = WriteRefused.diskFailed
            if case .noResources(let what) = error, !hasFailed {
                suspend(what)
                reason = .outcomeUnknown
            } else if !hasFailed {
                fail(error)
            }
            for submission in submissions { submission.fail(reason) }
            for job in rest { job.refuse(isSuspended ? .noResources : reason) }
        }
        settleLeaving()
    }

    /// Stops for good: tells the replicas, and everybody who waits.
    private func fail(_ fault: StorageFault) {
        hasFailed = true
        // Before anybody learns of it and ends the process.
        if case .damagedFile(let what) = fault, isHeldElsewhere { note(what) }
        queue.show(.failed)
        logger.critical("storage takes no more writes", metadata: ["reason": "\(fault)"])
        for writer in shards.values {
            writer.status.news.tell()
            // A disk that failed may have lost what was read from it a moment ago. One that merely holds something
            // damaged is good for what is whole.
            if case .disk = fault {
                var effects: [ReplicaEffect] = []
                writer.replica.handle(.diskFailed, at: now, into: &effects)
                writer.status.show(isWhole: false)
                writer.publish { _, _ in 0 }
            }
            writer.giveUpMarks()
            for waiter in writer.log.takeWaiters(from: 0) { waiter.submission.fail(WriteRefused.diskFailed) }
        }
        links.close()
    }

    /// Takes anything but a caller's commands. Whoever waits for it is answered, also when this throws.
    private func take(_ job: WriteQueue.Job) throws(StorageFault) {
        switch job {
        case .write: break
        case .peer(let delivery): try hear(delivery)
        case .map(let map): try follow(map)
        case .answered(let record):
            guard let writer = shards[record.shard], let configuration = ReplicaConfiguration(record.replicas) else {
                return
            }
            writer.learn(record.ownership)
            try tell(writer, .configured(configuration))
        case .confirmed(let shard):
            guard let writer = shards[shard] else { return }
            try tell(writer, .coordinationConfirmed)
            splitAsWished(writer, isConfirmed: true)
        case .splitRefused(let shard): shards[shard]?.split = nil
        case .snapshotSent(let shard, let peer, let succeeded):
            guard let writer = shards[shard] else { return }
            try tell(writer, .snapshotSent(to: ReplicaID(peer.text), succeeded: succeeded))
        case .beginSnapshot(let offer, let answer): try begin(offer, answer)
        case .endSnapshot(let offer, let isComplete, let answer): try end(offer, isComplete, answer)
        case .leave(let leaving): try leave(leaving)
        case .damaged(let shard): if let writer = shards[shard] { setDamaged(writer) }
        case .damagedFile(let what, let shard): try meetDamagedFile(what, of: shard)
        case .expectMark(let shard, let buckets, let answer): expectMark(of: shard, buckets, answer)
        }
    }

    private func hear(_ delivery: PeerDelivery) throws(StorageFault) {
        hearing.note(delivery, at: now)
        let peer = ReplicaID(delivery.from.text)
        for message in delivery.messages {
            guard let writer = shards[message.shard], writer.isWhole else { continue }
            if let told = message.ownership { writer.learn(told) }
            try tell(writer, .received(message.message, from: peer), message)
        }
    }

    private func tick() throws(StorageFault) {
        guard now >= nextTick else { return }
        nextTick = now.advanced(by: settings.timing.beaconInterval / 2)
        try watchSpace()
        try hostWaiting()
        for writer in shards.values where writer.isWhole {
            try tell(writer, .tick)
            splitAsWished(writer, isConfirmed: false)
        }
        for writer in shards.values { writer.status.news.wake(at: now.nanoseconds) }
    }

    /// Lets the replicas order commands.
    private func propose(_ submissions: [Submission]) throws(StorageFault) {
        guard !submissions.isEmpty else { return }
        lastStamp = max(lastStamp, clock())
        var byShard: [ShardNumber: [ShardLog.Entry]] = [:]
        for submission in submissions {
            for (place, item) in submission.items.enumerated() {
                guard let writer = shards[item.shard], writer.status.owns(item.command.partition.bucket) else {
                    submission.set(.notOwned, at: place)
                    submission.finish()
                    continue
                }
                byShard[item.shard, default: []].append(
                    .init(
                        command: item.command, stamp: lastStamp, epoch: writer.replica.configuration.epoch,
                        waiter: (submission, place)))
            }
        }
        for (shard, entries) in byShard {
            guard let writer = shards[shard] else { continue }
            if space.isFull {
                for entry in entries { answer(entry.waiter, .diskFull) }
                continue
            }
            guard writer.knowsOwnership, writer.split == nil else {
                for entry in entries { answer(entry.waiter, .notOrdered(.changing(to: id))) }
                continue
            }
            writer.status.count(work: ShardWork.write * UInt64(entries.count))
            writer.proposed = entries[...]
            try tell(writer, .propose(count: entries.count))
        }
    }

    // MARK: Disk

    /// Brings the group to its end: says what is to be said, applies, syncs, as long as one leads to the other.
    func settle() throws(StorageFault) {
        while true {
            flushOutbox()
            try applyCommitted()
            guard needsSync else { break }
            try sync()
        }
        flushOutbox()
    }

    private func flushOutbox() {
        let hearing = hearing
        outbox.flush(links) { hearing.latestSentAt(of: $0) }
    }

    /// Makes durable what the group put into the batch, and tells the replicas.
    func sync() throws(StorageFault) {
        try database.write(batch, synced: true)
        now = MonotonicTime(nanoseconds: leaseClock())
        needsSync = false
        let written = touched
        touched.removeAll(keepingCapacity: true)
        for shard in written {
            shards[shard]?.awaitsRecord = false
            shards[shard]?.log.markWritten()
        }
        outbox.release(proposer)
        for shard in written {
            guard let writer = shards[shard] else { continue }
            try tell(writer, .durable(through: writer.log.written))
        }
    }

    /// Applies what is committed and on this disk, shows it to readers and answers its callers, until there is no more.
    private func applyCommitted() throws(StorageFault) {
        while true {
            var applied: [(writer: ShardWriter, range: LogRange)] = []
            var waiting: [(shard: ShardNumber, range: LogRange)] = []
            for (shard, range) in committed {
                guard let writer = shards[shard] else { continue }
                if range.last <= writer.log.written {
                    if try sparing(writer, { () throws(StorageFault) in try apply(range, of: writer) }) {
                        applied.append((writer, range))
                    }
                } else {
                    waiting.append((shard, range))
                }
            }
            committed = waiting
            guard !applied.isEmpty else { return }
            try applier.flush()
            now = MonotonicTime(nanoseconds: leaseClock())
            for (writer, range) in applied {
                let stamp = writer.log.entries(range).last?.stamp ?? 0
                watermark.advance(writer.shard, to: stamp)
                writer.status.show(applied: range.last, stamp: stamp)
                try tell(writer, .applied(through: range.last))
                writer.log.removeEntries(through: range.last)
            }
        }
    }

    private func apply(_ range: LogRange, of writer: ShardWriter) throws(StorageFault) {
        var changed: Set<UInt16> = []
        var isKnown = true
        for (offset, entry) in writer.log.entries(range).enumerated() {
            let position = LogPosition(index: range.first + UInt64(offset), epoch: entry.epoch)
            // Its records were split off. A replica that was rebuilt since has them, if at all, in the child.
            let isMoved = !writer.buckets.contains(entry.command.partition.bucket)
            let outcome =
                isMoved
                ? applier.skip(shard: writer.shard, position, stamp: entry.stamp)
                : try applier.apply(entry.command, shard: writer.shard, position, stamp: entry.stamp)
            switch outcome {
            case .written: for change in entry.command.changes { changed.insert(change.collection) }
            default: writer.log.noteIdle(position.index)
            }
            if isMoved { isKnown = false }
            if let (submission, place) = entry.waiter { submission.set(outcome, at: place) }
            if entry.command.isMark { try settleMarks(of: writer) }
        }
        writer.status.changes.note(range, changed: isKnown ? changed : nil)
    }
}

extension WriteQueue.Job {
    /// Answers whoever waits for what is not done.
    func refuse(_ reason: WriteRefused) {
        switch self {
        case .write(let submission): submission.fail(reason)
        case .beginSnapshot(_, let answer): answer.resume(throwing: reason)
        case .endSnapshot(_, _, let answer): answer.resume(throwing: reason)
        case .expectMark(_, _, let answer): answer.resume(throwing: reason)
        case .leave(let leaving): leaving.answer.resume()
        case .peer, .map, .answered, .confirmed, .splitRefused, .snapshotSent, .damaged, .damagedFile: break
        }
    }
}
