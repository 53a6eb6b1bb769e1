import Replication

/// SplitMix64: the same seed gives the same history on every machine.
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// A few replicas of one shard with disks, links, clocks and coordination's record, in one thread and with a
/// clock of its own: scenarios tell it what happens, and it checks the invariants all along.
final class Cluster {
    /// What a step of the log does: the command's number is the whole effect.
    struct Entry: Equatable {
        var epoch: UInt64
        var command: Int
    }

    /// What lies on a disk.
    struct Disk {
        var configuration: ReplicaConfiguration?
        var base = LogPosition.start
        var entries: [Entry] = []
        var state: [Int] = []

        var log: EpochLog {
            var log = EpochLog(after: base)
            for entry in entries { log.append(count: 1, epoch: entry.epoch) }
            return log
        }

        func entries(_ range: LogRange) -> [Entry] {
            Array(entries[Int(range.first - base.index) - 1..<Int(range.last - base.index)])
        }
    }

    final class Node {
        let id: ReplicaID
        var replica: Replica?
        /// Counts starts: what was meant for an earlier one comes to nothing.
        var start = 0
        var written = Disk()
        var synced = Disk()
        var isSyncing = false
        var waiting: [UInt64: Int] = [:]
        /// Its clock shows the true time times this.
        var rate = 1.0
        var isPaused = false
        var missed: [() -> Void] = []
        var syncTime: UInt64 = 500_000
        var placement: ReplicaPlacement?

        init(_ id: ReplicaID) { self.id = id }
    }

    let nodes: [ReplicaID: Node]
    let ids: [ReplicaID]
    var settings = ReplicaSettings()
    var now: UInt64 = 1_000_000_000
    /// Coordination's record, and whether it answers.
    var record: ReplicaConfiguration
    var coordinationIsUp = true
    var coordinationTime: UInt64 = 2_000_000
    /// Whom coordination neither hears nor answers.
    var unheard: Set<ReplicaID> = []
    /// Links on which nothing passes, from one to another.
    var cut: Set<[ReplicaID]> = []
    var delay: UInt64 = 200_000
    /// Probability that a message is lost, told twice, or late.
    var unreliability = 0.0
    var random: Seeded

    /// What became of each command that was told.
    var acknowledged: Set<Int> = []
    var refused: [ProposalRefusal] = []
    var lost: Set<Int> = []
    /// The one history of applied commands, of which each replica has a beginning.
    var history: [Int] = []
    /// Commands that a read has shown or that were acknowledged: every later read shows them.
    var visible = 0
    var reads = 0
    var snapshots = 0
    var violations: [String] = []
    var sent = 0
    var nextCommand = 1
    var queue: [(time: UInt64, order: Int, action: () -> Void)] = []
    var order = 0
    var checks = 0
    var trace: ((String) -> Void)?

    init(
        _ names: [String] = ["a", "b", "c"], inSync: [String]? = nil, seed: UInt64 = 1, minInSync: Int = 1,
        recorded: Bool = true
    ) {
        ids = names.map { ReplicaID($0) }
        nodes = Dictionary(uniqueKeysWithValues: ids.map { ($0, Node($0)) })
        random = Seeded(state: seed)
        settings.minInSync = minInSync
        let members = (inSync ?? names).map { ReplicaID($0) }
        record = ReplicaConfiguration(epoch: 1, primary: members[0], inSync: members)!
        for id in ids {
            if recorded, members.contains(id) {
                nodes[id]!.synced.configuration = record
                nodes[id]!.written.configuration = record
            }
            start(id, isFenced: true)
        }
    }

    // MARK: What may happen

    func node(_ name: String) -> Node { nodes[ReplicaID(name)]! }
    func replica(_ name: String) -> Replica { node(name).replica! }

    func start(_ id: ReplicaID, isFenced: Bool = false) {
        let node = nodes[id]!
        guard node.replica == nil else { return }
        node.start += 1
        node.written = node.synced
        node.isSyncing = false
        var effects: [ReplicaEffect] = []
        let known = node.synced.configuration.map { $0.epoch > record.epoch ? $0 : record } ?? record
        do throws(Replica.RestartError) {
            let restored = Replica.Restored(
                configuration: node.synced.configuration, log: node.synced.log,
                appliedIndex: node.synced.appliedIndex, isFenced: isFenced)
            node.replica = try Replica(
                id: id, settings: settings, configuration: known, restored: restored,
                session: UInt64(node.start), at: clock(node), effects: &effects)
        } catch {
            violations.append("\(id) does not start: \(error)")
            return
        }
        perform(effects, on: node, commands: [], bodies: [])
        if let placement = node.placement { tell(node, .placed(placement)) }
        tick(node, node.start)
    }

    func crash(_ id: ReplicaID) {
        let node = nodes[id]!
        note("\(id) crashes")
        node.replica = nil
        node.start += 1
        node.isPaused = false
        node.missed = []
        lost.formUnion(node.waiting.values)
        node.waiting = [:]
    }

    /// The disk is replaced by an empty one.
    func loseDisk(_ id: ReplicaID) {
        crash(id)
        nodes[id]!.synced = Disk()
    }

    func pause(_ id: ReplicaID) { nodes[id]!.isPaused = true }

    func resume(_ id: ReplicaID) {
        let node = nodes[id]!
        node.isPaused = false
        let missed = node.missed
        node.missed = []
        for action in missed { action() }
    }

    /// Clients tell a replica commands.
    func propose(_ id: ReplicaID, _ count: Int = 1) {
        let commands = Array(nextCommand..<nextCommand + count)
        nextCommand += count
        let node = nodes[id]!
        guard node.replica != nil, !node.isPaused else { return }
        handle(node, .propose(count: count), commands: commands)
    }

    func propose(_ name: String, _ count: Int = 1) { propose(ReplicaID(name), count) }

    func place(_ wish: ReplicaPlacement) {
        for id in ids {
            nodes[id]!.placement = wish
            tell(nodes[id]!, .placed(wish))
        }
    }

    /// A client reads: the value now, and the clock some time later.
    func read(_ id: ReplicaID, taking time: UInt64 = 0) {
        let node = nodes[id]!
        guard node.replica != nil, !node.isPaused else { return }
        let tenure = node.replica!.readTenure
        let value = node.written.state
        let (needed, start) = (visible, node.start)
        after(time) { [self] in
            whenRunning(node, start) { [self] in
                guard let replica = node.replica, tenure != 0, replica.readTenure == tenure,
                    clock(node) < replica.readableUntil
                else { return }
                reads += 1
                if value.count < needed { violations.append("\(id) answered \(value.count) of \(needed) at \(now)") }
                visible = max(visible, value.count)
            }
        }
    }

    /// Watches of coordination tell everybody the record.
    func tellRecord() {
        for id in ids { tell(nodes[id]!, .configured(record)) }
    }

    // MARK: Time

    func run(milliseconds: Double) {
        let end = now + UInt64(milliseconds * 1_000_000)
        while let first = queue.first, first.time <= end {
            removeFirst()
            now = max(now, first.time)
            first.action()
        }
        now = end
    }

    /// Runs until something holds; false when it does not within so many milliseconds.
    func run(atMost milliseconds: Int, until condition: () -> Bool) -> Bool {
        for _ in 0..<milliseconds {
            if condition() { return true }
            run(milliseconds: 1)
        }
        return condition()
    }

    func after(_ time: UInt64, _ action: @escaping () -> Void) {
        order += 1
        queue.append((now + time, order, action))
        var child = queue.count - 1
        while child > 0, isBefore(child, (child - 1) / 2) {
            queue.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    func isBefore(_ first: Int, _ second: Int) -> Bool {
        (queue[first].time, queue[first].order) < (queue[second].time, queue[second].order)
    }

    func removeFirst() {
        queue.swapAt(0, queue.count - 1)
        queue.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < queue.count && isBefore(child, least) {
                least = child
            }
            if least == parent { return }
            queue.swapAt(parent, least)
            parent = least
        }
    }

    func clock(_ node: Node) -> MonotonicTime { MonotonicTime(nanoseconds: UInt64(Double(now) * node.rate)) }

    func whenRunning(_ node: Node, _ start: Int, _ action: @escaping () -> Void) {
        guard node.start == start, node.replica != nil else { return }
        if node.isPaused {
            node.missed.append { [self] in whenRunning(node, start, action) }
        } else {
            action()
        }
    }

    func tick(_ node: Node, _ start: Int) {
        after(settings.timing.beaconInterval / 2) { [self] in
            whenRunning(node, start) { [self] in
                handle(node, .tick)
                tick(node, start)
            }
        }
    }

    func note(_ text: @autoclosure () -> String) { trace?("\(now / 1000) \(text())") }
}

extension Cluster.Disk {
    var appliedIndex: UInt64 { UInt64(state.count) }
}

extension Cluster {
    /// The driver of a replica wants its log shorter.
    func shed(_ id: ReplicaID, through index: UInt64) {
        guard nodes[id]!.replica != nil, !nodes[id]!.isPaused else { return }
        tellNow(id, .shedLog(through: index))
    }
}
