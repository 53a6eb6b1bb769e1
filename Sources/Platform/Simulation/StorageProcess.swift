import Replication

/// The driver of a node's replicas, as the storage's writer is: it works off groups of events, sends what
/// need not wait, syncs all shards' writes at once, then tells the replicas, applies, and answers.
final class StorageProcess {
    /// What waits for the writer.
    enum Job {
        case tick
        case messages([PeerMessage], from: Int)
        case learn([ShardRecord])
        case event(ReplicaEvent, shard: Int)
        case snapshot(Snapshot, from: Int)
        /// A snapshot has arrived and was installed.
        case transferred(to: ReplicaID, shard: Int)
        /// A transfer that has not ended by now has failed.
        case transferDue(Int, to: ReplicaID, shard: Int)
        case retrySplit(shard: Int)
    }

    /// What one replica says to another, with the bodies of entries and what the sender knows of the shard.
    struct PeerMessage {
        let shard: Int
        var message: ReplicaMessage
        let bodies: Bodies?
        let knownEpoch: UInt64
        let owned: PartitionSet
    }

    /// Entries in the order of their indexes.
    struct Bodies {
        let first: UInt64
        let all: [Entry]

        init(first: UInt64, _ all: [Entry]) {
            self.first = first
            self.all = all
        }

        func entries(_ range: LogRange) -> [Entry] {
            guard range.first >= first, range.last < first + UInt64(all.count) else { return [] }
            let start = Int(range.first - first)
            return Array(all[start..<start + range.count])
        }
    }

    /// The applied state of a shard, on its way to a learner.
    struct Snapshot {
        let shard: Int
        let state: ShardState
        let position: LogPosition
    }

    /// Half a beacon's interval, as the writer has it.
    private static let tick = 50.milliseconds

    // Unchecked, as both outlive it: the world, which runs all events, owns the nodes.
    unowned(unsafe) let node: Node
    unowned(unsafe) let world: World
    @exclusivity(unchecked) private(set) var shards: [HostedShard?]
    /// What coordination said last, by number of shard.
    var records: [ShardRecord] = []
    private let session: UInt64

    @exclusivity(unchecked) var inbox: [Job] = []
    /// Clients' writes, which a group orders first.
    @exclusivity(unchecked) var proposals: [Request] = []
    /// An empty array with room, for the effects of the next event.
    @exclusivity(unchecked) var spareEffects: [ReplicaEffect] = []
    @exclusivity(unchecked) private var isWorking = false
    @exclusivity(unchecked) private var isSyncing = false
    @exclusivity(unchecked) var hasFailed = false
    @exclusivity(unchecked) var isDirty = false
    /// Shards whose log the present group has written to.
    @exclusivity(unchecked) var touched = SmallSet()
    /// What the sync that is under way makes durable.
    private var syncing: [(hosted: HostedShard, last: UInt64)] = []
    @exclusivity(unchecked) var installed: [LogPosition?]
    @exclusivity(unchecked) var outgoing: [[PeerMessage]] = Array(repeating: [], count: Scenario.nodes)
    /// What must wait for a configuration to be on the disk.
    var held: [() -> Void] = []
    @exclusivity(unchecked) var unrecorded = SmallSet()
    var lateRecords: [Disk.Write] = []

    init(_ node: Node) {
        self.node = node
        world = node.world
        shards = Array(repeating: nil, count: world.maxShards)
        installed = Array(repeating: nil, count: world.maxShards)
        session = world.random.next()
    }

    // MARK: Starting

    /// Goes on from what the disk holds.
    func start() {
        for (number, stored) in node.disk.live.enumerated() {
            guard let stored else { continue }
            let isCorrupt = stored.log.contains { $0.isCorrupt } && world.mutation != .trustCorruptLog
            guard let configuration = stored.configuration, !isCorrupt else {
                world.note { "\(self.node.id): drops shard \(number), \(isCorrupt ? "corrupt" : "never configured")" }
                stage(.drop(number))
                continue
            }
            let restored = Replica.Restored(
                configuration: configuration, log: stored.epochs, appliedIndex: stored.state.applied)
            host(number, configuration, restored, knownEpoch: stored.knownEpoch, owned: stored.state.owned)
        }
        flush()
        world.coordination.tell(node.number)
        scheduleTick(after: world.random.below(Self.tick))
    }

    private func scheduleTick(after wait: Int) {
        world.after(wait) { [self] in
            guard node.process === self else { return }
            node.run(self) { self.enqueue(.tick) }
            scheduleTick(after: Self.tick)
        }
    }

    /// Builds a replica and does what it asks for.
    func host(
        _ number: Int, _ configuration: ReplicaConfiguration, _ restored: Replica.Restored, knownEpoch: UInt64,
        owned: PartitionSet
    ) {
        var now = node.clock
        let settings = settings
        if world.mutation == .forgetPromise {
            now.nanoseconds -= settings.timing.promise + 1
        }
        var effects: [ReplicaEffect] = []
        do throws(Replica.RestartError) {
            let replica = try Replica(
                id: node.id, settings: settings, configuration: configuration, restored: restored, session: session,
                at: now, effects: &effects)
            let hosted = HostedShard(number, replica, knownEpoch: knownEpoch, owned: owned)
            hosted.splitWish = records.first { $0.shard == number }?.splitWish
            shards[number] = hosted
            hosted.publish()
            perform(effects, of: hosted)
        } catch {
            world.fail("\(node.id) cannot start shard \(number): \(error)")
        }
    }

    /// With the mutation, a primary believes in a lease that is about four times as long as what others promise.
    private var settings: ReplicaSettings {
        var settings = world.scenario.settings
        if world.mutation == .shortPromise {
            settings.timing.lease *= 4
            settings.timing.driftBound = -0.75
        }
        return settings
    }

    // MARK: Groups

    func enqueue(_ job: Job) {
        guard !hasFailed else { return }
        inbox.append(job)
        work()
    }

    func leave() {
        for case let hosted? in shards { enqueue(.event(.leave, shard: hosted.number)) }
    }

    func enqueue(_ proposal: Request) {
        guard !hasFailed else { return }
        proposals.append(proposal)
        work()
    }

    /// The writer takes what waits as soon as it is free; what comes during a sync waits for it.
    private func work() {
        while !isWorking, !isSyncing, !inbox.isEmpty || !proposals.isEmpty { processGroup() }
    }

    private func processGroup() {
        isWorking = true
        defer { isWorking = false }
        let jobs = inbox
        inbox.removeAll(keepingCapacity: true)
        if !proposals.isEmpty { proposeAll() }
        for job in jobs { process(job) }
        for case let hosted? in shards { followSplitWish(hosted) }
        flush()
    }

    private func proposeAll() {
        let all = proposals
        proposals.removeAll(keepingCapacity: true)
        for number in shards.indices {
            let requests = all.filter { $0.shard == number }
            if !requests.isEmpty { propose(requests, to: number) }
        }
    }

    private func process(_ job: Job) {
        switch job {
        case .tick:
            for case let hosted? in shards { tell(hosted, .tick) }
            settleRecords()
        case .messages(let messages, let sender):
            for message in messages { receive(message, from: sender) }
        case .learn(let records): learn(records)
        case .event(let event, let shard):
            if let hosted = shards[shard] { tell(hosted, event) }
        case .snapshot(let snapshot, let sender): install(snapshot, from: sender)
        case .transferred(let peer, let shard):
            guard let hosted = shards[shard], hosted.openTransfers.removeValue(forKey: peer) != nil else { return }
            tell(hosted, .snapshotSent(to: peer, succeeded: true))
        case .transferDue(let transfer, let peer, let shard):
            guard let hosted = shards[shard], hosted.openTransfers[peer] == transfer else { return }
            hosted.openTransfers[peer] = nil
            tell(hosted, .snapshotSent(to: peer, succeeded: false))
        case .retrySplit(let shard): shards[shard]?.splitAskedIn = 0
        }
    }

    /// Ends a group: what need not wait is sent, then what was written is synced.
    private func flush() {
        if world.mutation == .acknowledgeBeforeSync { acknowledgeEarly() }
        for peer in outgoing.indices where !outgoing[peer].isEmpty {
            let messages = outgoing[peer]
            outgoing[peer].removeAll(keepingCapacity: true)
            world.send(from: node.number, to: peer) { $0.arrive(.messages(messages, from: self.node.number)) }
        }
        node.disk.seal()
        for write in lateRecords { node.disk.stage(write, world.commands, mutation: world.mutation) }
        lateRecords.removeAll()
        guard isDirty else { return }
        isDirty = false
        isSyncing = true
        for number in shards.indices where touched.contains(number) {
            if let hosted = shards[number] { syncing.append((hosted, hosted.replica.lastIndex)) }
        }
        touched.removeAll()
        node.disk.beginSync()
        world.after(world.random.within(100.microseconds...node.syncTime)) { [self] in
            node.run(self) { self.synced() }
        }
    }

    private func synced() {
        isSyncing = false
        isWorking = true
        defer {
            isWorking = false
            work()
        }
        if node.nextSyncFails {
            node.nextSyncFails = false
            node.disk.failSync()
            world.note { "\(self.node.id): a sync fails" }
            if world.mutation != .retryFailedSync {
                fail()
                return
            }
        } else if world.mutation == .skipSync, world.random.chance(0.5) {
            node.disk.forgetSync()
        } else {
            node.disk.endSync(world.commands, mutation: world.mutation)
        }
        unrecorded.removeAll()
        let actions = held
        held.removeAll()
        for action in actions { action() }
        let durable = syncing
        syncing.removeAll(keepingCapacity: true)
        for (hosted, last) in durable where shards[hosted.number] === hosted {
            if let position = installed[hosted.number] {
                installed[hosted.number] = nil
                tell(hosted, .snapshotInstalled(at: position))
            } else {
                tell(hosted, .durable(through: last))
            }
        }
        for case let hosted? in shards { followSplitWish(hosted) }
        flush()
    }

    /// The mutation: secondaries call durable what is not.
    private func acknowledgeEarly() {
        for number in shards.indices where touched.contains(number) && installed[number] == nil {
            guard let hosted = shards[number], hosted.replica.role == .secondary else { continue }
            tell(hosted, .durable(through: hosted.replica.lastIndex))
        }
    }

    /// What the disk holds is not known any more: nothing is said or answered from here on.
    private func fail() {
        for case let hosted? in shards { tell(hosted, .diskFailed) }
        hasFailed = true
        inbox.removeAll()
        proposals.removeAll()
        let node = node
        world.after(world.random.within(20...800).milliseconds) { [self] in
            guard node.process === self else { return }
            node.crash()
            node.world.after(200.milliseconds) { node.start() }
        }
    }

    func remove(_ number: Int) {
        guard let hosted = shards[number] else { return }
        for waiter in hosted.waiters.values.sorted(by: { $0.request.attempt < $1.request.attempt }) {
            answer(waiter.request, .unknown)
        }
        shards[number] = nil
        touched.remove(number)
        installed[number] = nil
    }
}
