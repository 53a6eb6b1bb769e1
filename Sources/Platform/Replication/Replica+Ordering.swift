/// "Primary/Backup Data Replication": ordering, commitment, application.
extension Replica {
    mutating func propose(_ count: Int, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]) {
        if let refusal = refusal(of: count) {
            effects.append(.refuse(count: count, refusal))
            return
        }
        guard count > 0, let range = LogRange(lastIndex + 1, through: lastIndex + UInt64(count)) else { return }
        if durableIndex == lastIndex { stalledSince = now }
        log.append(count: count, epoch: configuration.epoch)
        effects.append(.append(range, epoch: configuration.epoch))
        for place in followers.indices { stream(to: place, now, &effects) }
    }

    private func refusal(of count: Int) -> ProposalRefusal? {
        guard role == .primary else { return .notPrimary(configuration.primary) }
        if let handOver { return .changing(to: handOver.target) }
        guard ordersCommands else { return .changing(to: id) }
        guard configuration.inSync.count >= settings.minInSync else {
            return .notEnoughReplicas(inSync: configuration.inSync.count, needed: settings.minInSync)
        }
        let (open, overflow) = (lastIndex - committedIndex).addingReportingOverflow(UInt64(max(count, 0)))
        return overflow || open > UInt64(settings.maxUncommittedEntries) ? .overloaded : nil
    }

    /// The own disk holds the log through an index.
    mutating func confirmOwn(through index: UInt64, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]) {
        guard index <= lastIndex, index > durableIndex else { return }
        durableIndex = index
        stalledSince = now
        if role == .primary {
            commit(now, &effects)
            // Learners are sent only what this disk holds.
            for place in followers.indices { stream(to: place, now, &effects) }
        } else {
            handOut(&effects)
            if echo != nil { acknowledge(&effects) }
        }
    }

    /// The replicas other than this one whose disks an entry must reach before it is committed, and whose
    /// leases a read needs: the set, and a learner from before its addition is proposed until that is resolved.
    func isRequired(_ follower: Follower) -> Bool {
        if follower.isMember { return true }
        guard joining != nil || proposal != nil else { return false }
        return joining == follower.id || proposal?.next.inSync.contains(follower.id) == true
    }

    /// Commit Invariant: the committed point is the least of what the required replicas hold; it never falls.
    mutating func commit(_ now: MonotonicTime, _ effects: inout [ReplicaEffect]) {
        guard actsAsPrimary(at: now) else { return }
        var held = durableIndex
        for follower in followers where isRequired(follower) { held = min(held, follower.matched) }
        guard held > committedIndex else { return }
        committedIndex = held
        handOut(&effects)
        advanceHandOver(now, &effects)
    }

    /// Gives out what is committed, as far as the own disk holds it.
    mutating func handOut(_ effects: inout [ReplicaEffect]) {
        let through = min(committedIndex, durableIndex)
        guard let range = LogRange(handedOut + 1, through: through) else { return }
        handedOut = through
        effects.append(.apply(range))
    }

    mutating func confirmApplied(through index: UInt64, _ effects: inout [ReplicaEffect]) {
        guard index <= handedOut, let range = LogRange(appliedIndex + 1, through: index) else { return }
        appliedIndex = index
        effects.append(.acknowledge(range))
        if let freshness, freshness.committed <= appliedIndex {
            freshAt = max(freshAt, freshness.at)
            self.freshness = nil
        }
        trim(&effects)
    }

    // MARK: What the log keeps

    /// Forgets what neither a restart here nor another replica needs, with a bound on the latter.
    mutating func trim(_ effects: inout [ReplicaEffect]) {
        var needed = appliedIndex
        for follower in followers {
            if case .snapshot(let from) = follower.flow {
                needed = min(needed, from)
            } else {
                needed = min(needed, follower.matched)
            }
        }
        // Whoever may become primary keeps something for others that come back.
        if role != .primary { needed -= min(needed, settings.keptEntries) }
        let bound = appliedIndex - min(appliedIndex, settings.maxRetainedEntries)
        let index = max(needed, bound, min(shedIndex, appliedIndex))
        guard index > log.base.index else { return }
        log.trim(through: index)
        effects.append(.trim(through: index))
    }

    mutating func shed(through index: UInt64, _ effects: inout [ReplicaEffect]) {
        shedIndex = max(shedIndex, index)
        trim(&effects)
    }
}
