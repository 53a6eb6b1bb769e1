import Replication

/// Trouble and change while clients work, and the end of both.
extension World {
    func scheduleFault() {
        let wait = scenario.faultInterval / 4 + random.below(scenario.faultInterval * 3 / 2)
        after(wait) { [unowned self] in
            guard now < scenario.healing else { return }
            happen(random.pick(scenario.faults))
            scheduleFault()
        }
    }

    private func happen(_ fault: Fault) {
        let node = nodes[random.below(nodes.count)]
        let span = random.chance(0.3) ? random.within(1000...4000).milliseconds : random.within(20...1200).milliseconds
        let end = min(now + span, scenario.healing)
        faults[fault, default: 0] += 1
        switch fault {
        case .crash: crash(node, until: end)
        case .leave: leave(node, until: end)
        case .flicker: flicker()
        case .pause:
            node.pause()
            after(end - now) { node.resume() }
        case .isolate: cut(random.chance(0.5) ? node : aPrimary, until: end)
        case .cutOneWay, .cutPair: cutPair(node, bothWays: fault == .cutPair, until: end)
        case .loss: lose(until: end)
        case .slowDisk:
            node.syncTime = random.within(20...1500).milliseconds
            after(end - now) { [unowned self] in node.syncTime = scenario.syncTime }
        case .failSync: node.nextSyncFails = true
        case .loseDisk: loseDisk(of: node, until: end)
        case .corruptLog: corruptLog(of: node, until: end)
        case .coordinationOutage, .coordinationCut, .slowWatch: disturbCoordination(fault, node, until: end)
        case .move, .handOver, .split: reconfigure(fault)
        }
    }

    /// Ends all trouble. What is wished of the shards stays wished.
    func heal() {
        note { "all is healed" }
        network.heal()
        network.loss = 0
        coordination.downUntil = 0
        coordination.watchesSlowUntil = 0
        for node in nodes {
            coordination.cutUntil[node.number] = 0
            node.syncTime = scenario.syncTime
            node.nextSyncFails = false
            node.resume()
            node.start()
        }
        for client in clients {
            client.finish((0..<partitions).filter { $0 % clients.count == client.number })
        }
    }

    // MARK: Processes and disks

    private func crash(_ node: Node, until end: Int, then change: @escaping () -> Void = {}) {
        guard node.process != nil, now < scenario.healing else { return }
        node.crash()
        after(end - now) {
            change()
            node.start()
        }
    }

    /// The process is told to stop: others take over what they can before it is gone.
    private func leave(_ node: Node, until end: Int) {
        let stay = random.within(5...400).milliseconds
        guard let process = node.process, now + stay < scenario.healing else { return }
        note { "\(node.id): leaves" }
        node.run(process) { process.leave() }
        after(stay) { [unowned self] in
            if node.process === process { crash(node, until: max(end, now + 5.milliseconds)) }
        }
    }

    private var aPrimary: Node { nodes[number(of: random.pick(coordination.records).configuration.primary)] }

    /// The power fails for a moment at some nodes, perhaps while one of the primaries is cut off from everything but its
    /// clients: who comes back must not have forgotten what it had promised.
    private func flicker() {
        if random.chance(0.5) {
            let primary = aPrimary
            cut(primary, until: min(now + random.within(300...2000).milliseconds, scenario.healing), entirely: true)
            for other in nodes where other !== primary && random.chance(0.8) { blink(other) }
        } else {
            for node in nodes where random.chance(0.6) { blink(node) }
        }
    }

    private func blink(_ node: Node) {
        after(random.below(100.milliseconds)) { [unowned self] in
            crash(node, until: now + random.within(5...80).milliseconds)
        }
    }

    /// A disk is lost only where that many losses are survived: another member holds what this one did.
    private func loseDisk(of node: Node, until end: Int) {
        crash(node, until: max(end, now + 100.milliseconds)) { [unowned self] in
            guard node.process == nil else { return }
            for record in coordination.records where isSpare(node, record) {
                note { "\(node.id): its disk has lost shard \(record.shard)" }
                node.disk.erase(record.shard)
                lose(record, at: node)
            }
        }
    }

    private func corruptLog(of node: Node, until end: Int) {
        crash(node, until: max(end, now + 100.milliseconds)) { [unowned self] in
            guard node.process == nil else { return }
            for record in coordination.records where isSpare(node, record) && random.chance(0.7) {
                guard node.disk.corrupt(record.shard, using: &random) else { continue }
                note { "\(node.id): an entry of shard \(record.shard) is corrupt" }
                lose(record, at: node)
            }
        }
    }

    private func lose(_ record: ShardRecord, at node: Node) {
        node.lost.insert(record.shard)
        for child in children(of: record, within: node) { node.lost.insert(child.shard) }
    }

    /// Whether others hold what a node holds of a shard, and of the children that it has yet to make of it.
    private func isSpare(_ node: Node, _ record: ShardRecord) -> Bool {
        ([record] + children(of: record, within: node)).allSatisfy { lost in
            let members = lost.configuration.inSync
            guard members.contains(node.id) else { return true }
            return members.contains { id in
                let other = nodes[number(of: id)]
                return other !== node && !other.lost.contains(lost.shard) && other.disk.isConfigured(lost.shard)
            }
        }
    }

    /// The children of a shard, theirs as well, whose beginnings a node's disk has in their parent's state only.
    private func children(of record: ShardRecord, within node: Node) -> [ShardRecord] {
        let own = coordination.records.filter {
            $0.origin?.parent == record.shard && !node.disk.isConfigured($0.shard)
        }
        return own + own.flatMap { children(of: $0, within: node) }
    }

    // MARK: Network and coordination

    private func cut(_ node: Node, until end: Int, entirely: Bool = false) {
        note { "\(node.id): cut off from the other nodes" }
        let direction = entirely ? 0 : random.below(3)
        for other in nodes where other !== node {
            if direction != 1 { network.cut(from: node.number, to: other.number, until: end) }
            if direction != 2 { network.cut(from: other.number, to: node.number, until: end) }
        }
        if entirely || random.chance(0.5) { coordination.cutUntil[node.number] = end }
    }

    private func cutPair(_ node: Node, bothWays: Bool, until end: Int) {
        let other = nodes[(node.number + random.within(1...Scenario.nodes - 1)) % Scenario.nodes]
        note { "\(node.id): cut off \(bothWays ? "from" : "on the way to") \(other.id)" }
        network.cut(from: node.number, to: other.number, until: end)
        if bothWays { network.cut(from: other.number, to: node.number, until: end) }
    }

    private func lose(until end: Int) {
        network.loss = Double(random.within(5...60)) / 100
        after(end - now) { [unowned self] in if now < scenario.healing { network.loss = scenario.loss } }
    }

    private func disturbCoordination(_ fault: Fault, _ node: Node, until end: Int) {
        note { "coordination: \(fault.rawValue)" }
        switch fault {
        case .coordinationOutage: coordination.downUntil = end
        case .slowWatch: coordination.watchesSlowUntil = end
        default: coordination.cutUntil[node.number] = end
        }
    }

    // MARK: What the controller wishes

    private func reconfigure(_ fault: Fault) {
        let record = random.pick(coordination.records)
        switch fault {
        case .move:
            var holders = record.placement.holders
            if random.chance(0.7) {
                let outside = ids.filter { !holders.contains($0) }
                if !outside.isEmpty { holders[random.below(holders.count)] = random.pick(outside) }
            } else {
                holders = Array(ids.shuffled(using: &random).prefix(scenario.replicas))
            }
            note { "wish: shard \(record.shard) on \(holders.map(\.name).joined(separator: " "))" }
            coordination.wish(record.shard) { $0.placement = ReplicaPlacement(holders: holders) }
        case .handOver:
            let preferred = random.pick(record.placement.holders)
            note { "wish: shard \(record.shard) led by \(preferred)" }
            coordination.wish(record.shard) { $0.placement.preferredPrimary = preferred }
        default: split(record)
        }
    }

    private func split(_ record: ShardRecord) {
        let owned = (0..<partitions).filter { record.owned.contains($0) }
        guard splits < scenario.maxSplits, owned.count > 1, record.splitWish == nil else { return }
        splits += 1
        var moved = PartitionSet(bits: 0)
        for partition in owned.dropFirst(random.within(1...owned.count - 1)) { moved.insert(partition) }
        note { "wish: shard \(record.shard) is split" }
        coordination.wish(record.shard) { $0.splitWish = moved }
    }
}
