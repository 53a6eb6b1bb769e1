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
    private(set) var now: UInt64 = 1_000_000_000
    /// Coordination's record, and whether it answers.
    var record: ReplicaConfiguration
    var coordinationIsUp = true
    var coordinationTime: UInt64 = 2_000_000
    /// Links on which nothing passes, from one to another.
    var cut: Set<[ReplicaID]> = []
    var delay: UInt64 = 200_000
    /// Probability that a message is lost, told twice, or late.
    var unreliability = 0.0
    var random: Seeded

    /// What became of each command that was told.
    private(set) var acknowledged: Set<Int> = []
    private(set) var refused: [ProposalRefusal] = []
    private(set) var lost: Set<Int> = []
    /// The one history of applied commands, of which each replica has a beginning.
    private(set) var history: [Int] = []
    /// Commands that a read has shown or that were acknowledged: every later read shows them.
    private(set) var visible = 0
    private(set) var reads = 0
    private(set) var snapshots = 0
    private(set) var violations: [String] = []
    private(set) var sent = 0
    private var nextCommand = 1
    private var queue: [(time: UInt64, order: Int, action: () -> Void)] = []
    private var order = 0
    private var checks = 0
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

    private func isBefore(_ first: Int, _ second: Int) -> Bool {
        (queue[first].time, queue[first].order) < (queue[second].time, queue[second].order)
    }

    private func removeFirst() {
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

    private func whenRunning(_ node: Node, _ start: Int, _ action: @escaping () -> Void) {
        guard node.start == start, node.replica != nil else { return }
        if node.isPaused {
            node.missed.append { [self] in whenRunning(node, start, action) }
        } else {
            action()
        }
    }

    private func tick(_ node: Node, _ start: Int) {
        after(settings.timing.beaconInterval / 2) { [self] in
            whenRunning(node, start) { [self] in
                handle(node, .tick)
                tick(node, start)
            }
        }
    }

    // MARK: The driver

    /// Tells a replica an event at once.
    func tellNow(_ id: ReplicaID, _ event: ReplicaEvent) { handle(nodes[id]!, event) }

    private func tell(_ node: Node, _ event: ReplicaEvent) {
        whenRunning(node, node.start) { [self] in handle(node, event) }
    }

    private func handle(_ node: Node, _ event: ReplicaEvent, commands: [Int] = [], bodies: [Int] = []) {
        guard node.replica != nil else { return }
        var effects: [ReplicaEffect] = []
        node.replica!.handle(event, at: clock(node), into: &effects)
        if trace != nil, !effects.isEmpty || event != .tick { note("\(node.id): \(event) => \(effects)") }
        perform(effects, on: node, commands: commands, bodies: bodies)
        check(node)
    }

    private func perform(_ effects: [ReplicaEffect], on node: Node, commands: [Int], bodies: [Int]) {
        var applied: UInt64?
        for effect in effects {
            switch effect {
            case .append(let range, let epoch):
                node.written.entries += commands.map { Entry(epoch: epoch, command: $0) }
                for (offset, command) in commands.enumerated() { node.waiting[range.first + UInt64(offset)] = command }
            case .receive(let range):
                for (index, body) in zip(range.first...range.last, bodies.suffix(range.count)) {
                    node.written.entries.append(Entry(epoch: node.replica!.log.epoch(at: index)!, command: body))
                }
            case .truncate(let index):
                node.written.entries.removeLast(node.written.entries.count - Int(index - node.written.base.index))
            case .record(let configuration):
                node.written.configuration = configuration
                node.synced = node.written
            case .send(let message, let target): send(message, from: node, to: target)
            case .apply(let range):
                for entry in node.written.entries(range) { apply(entry.command, on: node) }
                applied = range.last
            case .acknowledge(let range):
                for index in range.first...range.last {
                    guard let command = node.waiting.removeValue(forKey: index) else { continue }
                    acknowledged.insert(command)
                    visible = max(visible, Int(index))
                    if node.written.state.count < index { violations.append("\(command) answered before applied") }
                }
            case .refuse(_, let reason): refused.append(reason)
            case .abandon(let range):
                for index in range.first...range.last {
                    if let command = node.waiting.removeValue(forKey: index) { lost.insert(command) }
                }
            case .trim(let index):
                let count = Int(index - node.written.base.index)
                node.written.base = LogPosition(index: index, epoch: node.written.entries[count - 1].epoch)
                node.written.entries.removeFirst(count)
            case .proposeConfiguration(let next, let expected): ask(next, expected, node)
            case .sendSnapshot(let target): sendSnapshot(from: node, to: target)
            }
        }
        if node.replica!.durableIndex < node.replica!.lastIndex { sync(node) }
        if let applied { handle(node, .applied(through: applied)) }
    }

    private func sync(_ node: Node) {
        guard !node.isSyncing else { return }
        node.isSyncing = true
        let start = node.start
        // What is written while the sync is under way waits for the next.
        let (disk, last) = (node.written, node.replica!.log.end)
        after(node.syncTime) { [self] in
            whenRunning(node, start) { [self] in
                node.isSyncing = false
                guard node.replica!.log.holds(last) else { return sync(node) }
                if disk.configuration == node.synced.configuration { node.synced = disk }
                handle(node, .durable(through: last.index))
                if node.replica!.durableIndex < node.replica!.lastIndex { sync(node) }
            }
        }
    }

    private func apply(_ command: Int, on node: Node) {
        let place = node.written.state.count
        node.written.state.append(command)
        if place == history.count {
            history.append(command)
        } else if history[place] != command {
            violations.append("\(node.id) applied \(command) as entry \(place + 1), others \(history[place]), at \(now)")
        }
    }

    private func send(_ message: ReplicaMessage, from node: Node, to target: ReplicaID) {
        sent += 1
        guard let receiver = nodes[target] else { return }
        var bodies: [Int] = []
        if case .prepare(let prepare) = message, let range = prepare.entries {
            bodies = node.written.entries(range).map(\.command)
        }
        var times = 1
        if unreliability > 0, Double.random(in: 0..<1, using: &random) < unreliability {
            times = [0, 0, 2, 1].randomElement(using: &random)!
        }
        let sender = node.id
        for _ in 0..<times {
            var time = delay
            if unreliability > 0, Double.random(in: 0..<1, using: &random) < unreliability {
                time += UInt64.random(in: 0...300_000_000, using: &random)
            }
            after(time) { [self] in
                guard !cut.contains([sender, target]), receiver.replica != nil else { return }
                whenRunning(receiver, receiver.start) { [self] in
                    handle(receiver, .received(message, from: sender), bodies: bodies)
                }
            }
        }
    }

    private func ask(_ next: ReplicaConfiguration, _ expected: UInt64, _ node: Node) {
        let start = node.start
        after(coordinationTime / 2) { [self] in
            guard coordinationIsUp else { return }
            let isMade = record.epoch == expected
            if isMade {
                record = next
                note("record: \(next)")
            }
            let current = record
            if unreliability > 0, Double.random(in: 0..<1, using: &random) < unreliability { return }
            after(coordinationTime / 2) { [self] in
                whenRunning(node, start) { [self] in
                    handle(node, isMade ? .configured(current) : .proposalRefused(current: current))
                }
            }
        }
    }

    private func sendSnapshot(from node: Node, to target: ReplicaID) {
        snapshots += 1
        let (disk, start, receiver) = (node.written, node.start, nodes[target]!)
        let index = disk.appliedIndex
        let end = LogPosition(index: index, epoch: node.replica!.log.epoch(at: index)!)
        after(20_000_000) { [self] in
            var installed = false
            if !receiver.isPaused, !cut.contains([node.id, target]), receiver.replica?.accepts(snapshotAt: end) == true {
                receiver.written.base = end
                receiver.written.entries = []
                receiver.written.state = disk.state
                receiver.synced = receiver.written
                installed = true
                handle(receiver, .snapshotInstalled(at: end))
            }
            whenRunning(node, start) { [self] in handle(node, .snapshotSent(to: target, succeeded: installed)) }
        }
    }

    // MARK: Invariants

    private func check(_ node: Node) {
        guard let replica = node.replica else { return }
        checks += 1
        if checks % 16 == 0, replica.log != node.written.log { violations.append("\(node.id): the log is not what effects made it, at \(now)") }
        if replica.appliedIndex > replica.committedIndex || replica.committedIndex > replica.lastIndex {
            violations.append("\(node.id): applied, committed and last index are out of order")
        }
        if UInt64(node.written.state.count) != replica.appliedIndex, UInt64(node.written.state.count) > replica.committedIndex {
            violations.append("\(node.id): applied what is not committed")
        }
    }

    private func note(_ text: @autoclosure () -> String) { trace?("\(now / 1000) \(text())") }
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
