import Replication

/// What stands in for a storage node around each replica: it performs effects and keeps the driver's duties.
extension Cluster {
    /// Tells a replica an event at once.
    func tellNow(_ id: ReplicaID, _ event: ReplicaEvent) { handle(nodes[id]!, event) }

    func tell(_ node: Node, _ event: ReplicaEvent) {
        whenRunning(node, node.start) { [self] in handle(node, event) }
    }

    func handle(_ node: Node, _ event: ReplicaEvent, commands: [Int] = [], bodies: [Int] = []) {
        guard node.replica != nil else { return }
        var effects: [ReplicaEffect] = []
        node.replica!.handle(event, at: clock(node), into: &effects)
        if trace != nil, !effects.isEmpty || event != .tick { note("\(node.id): \(event) => \(effects)") }
        perform(effects, on: node, commands: commands, bodies: bodies)
        check(node)
    }

    func perform(_ effects: [ReplicaEffect], on node: Node, commands: [Int], bodies: [Int]) {
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
            case .confirmCoordination: confirmCoordination(node)
            case .sendSnapshot(let target): sendSnapshot(from: node, to: target)
            }
        }
        if node.replica!.durableIndex < node.replica!.lastIndex { sync(node) }
        if let applied { handle(node, .applied(through: applied)) }
    }

    func sync(_ node: Node) {
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

    func apply(_ command: Int, on node: Node) {
        let place = node.written.state.count
        node.written.state.append(command)
        if place == history.count {
            history.append(command)
        } else if history[place] != command {
            violations.append(
                "\(node.id) applied \(command) as entry \(place + 1), others \(history[place]), at \(now)")
        }
    }

    func send(_ message: ReplicaMessage, from node: Node, to target: ReplicaID) {
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

    private func coordinationHears(_ node: Node) -> Bool { coordinationIsUp && !unheard.contains(node.id) }

    func ask(_ next: ReplicaConfiguration, _ expected: UInt64, _ node: Node) {
        let start = node.start
        after(coordinationTime / 2) { [self] in
            guard coordinationHears(node) else { return }
            if record.epoch == expected {
                record = next
                note("record: \(next)")
            }
            let current = record
            if unreliability > 0, Double.random(in: 0..<1, using: &random) < unreliability { return }
            after(coordinationTime / 2) { [self] in
                whenRunning(node, start) { [self] in handle(node, .configured(current)) }
            }
        }
    }

    func confirmCoordination(_ node: Node) {
        let start = node.start
        after(coordinationTime) { [self] in
            guard coordinationHears(node) else { return }
            whenRunning(node, start) { [self] in handle(node, .coordinationConfirmed) }
        }
    }

    func sendSnapshot(from node: Node, to target: ReplicaID) {
        snapshots += 1
        let (disk, start, receiver) = (node.written, node.start, nodes[target]!)
        let index = disk.appliedIndex
        let end = LogPosition(index: index, epoch: node.replica!.log.epoch(at: index)!)
        after(20_000_000) { [self] in
            var installed = false
            if !receiver.isPaused, !cut.contains([node.id, target]), receiver.replica?.accepts(snapshotAt: end) == true
            {
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

    func check(_ node: Node) {
        guard let replica = node.replica else { return }
        checks += 1
        if checks % 16 == 0, replica.log != node.written.log {
            violations.append("\(node.id): the log is not what effects made it, at \(now)")
        }
        if replica.appliedIndex > replica.committedIndex || replica.committedIndex > replica.lastIndex {
            violations.append("\(node.id): applied, committed and last index are out of order")
        }
        if UInt64(node.written.state.count) != replica.appliedIndex,
            UInt64(node.written.state.count) > replica.committedIndex
        {
            violations.append("\(node.id): applied what is not committed")
        }
    }
}
