/// "Recovery" of replicas into the set, and the controller's wishes: who shall hold the shard and lead it.
extension Replica {
    /// The replicas that shall hold the shard; without a wish, all that ever were members.
    var holders: [ReplicaID] { placement?.holders ?? acquainted.sorted() }

    mutating func place(_ wish: ReplicaPlacement, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]) {
        placement = wish
        guard role == .primary, standing == .sound else { return }
        meetFollowers(now)
        commit(now, &effects)
        beacon(now, &effects)
        reconsider(now, &effects)
    }

    /// Follows the members, the holders and who is proposed as a member, and nobody else; what is known of those
    /// that stay is kept.
    mutating func meetFollowers(_ now: MonotonicTime) {
        let wanted = Set(configuration.inSync).union(holders).union(proposal?.next.inSync ?? []).subtracting([id])
        let known = Dictionary(uniqueKeysWithValues: followers.map { ($0.id, $0) })
        followers = wanted.sorted().map { replica in
            var follower = known[replica] ?? Follower(replica, next: lastIndex + 1, at: now)
            follower.isMember = configuration.inSync.contains(replica)
            return follower
        }
        if let learner = joining, !wanted.contains(learner), proposal == nil { joining = nil }
    }

    /// Members that were put out of the set wait a while before they are brought in again.
    mutating func markEjected(_ before: ReplicaConfiguration, _ now: MonotonicTime) {
        for place in followers.indices where !followers[place].isMember && before.inSync.contains(followers[place].id) {
            followers[place].admissibleAt = now.advanced(by: settings.timing.readmitAfter)
            followers[place].hasLostData = false
            followers[place].isLeaving = false
        }
    }

    /// Brings in a learner: commits wait for it first, and once it holds all that is committed, and its lease,
    /// its addition is proposed. What was ordered before this epoch counts as committed: the primary before may have
    /// committed it, and nobody here was told ("Reconfiguration, Reconciliation, and Recovery"). So whoever is a member by coordination's record can become primary without loss,
    /// even when this replica never hears of the record's change.
    mutating func admit(_ now: MonotonicTime, _ effects: inout [ReplicaEffect]) -> Bool {
        guard actsAsPrimary(at: now), handOver == nil else { return false }
        if let learner = joining, !isFit(learner, now, within: .max) {
            joining = nil
            commit(now, &effects)
        }
        joining = joining ?? holders.first { isFit($0, now, within: settings.admissionLag) }
        guard let learner = joining, let follower = followers.first(where: { $0.id == learner }),
            follower.matched >= max(committedIndex, epochStart), follower.leaseUntil > now
        else { return joining != nil }
        propose(primary: id, configuration.inSync + [learner], now, &effects)
        return true
    }

    private func isFit(_ learner: ReplicaID, _ now: MonotonicTime, within lag: UInt64) -> Bool {
        guard !configuration.inSync.contains(learner), holders.contains(learner),
            let follower = followers.first(where: { $0.id == learner })
        else { return false }
        return follower.flow == .streaming && follower.hasAnswered && now >= follower.admissibleAt
            && now.since(follower.heardAt) < settings.timing.ejectAfter && lastIndex - follower.matched <= lag
            && (follower.matched > 0 || lastIndex == 0)
    }

    /// Proposes to go on without a member that shall not hold the shard, once every holder is in sync.
    mutating func release(_ now: MonotonicTime, _ effects: inout [ReplicaEffect]) -> Bool {
        guard let placement, placement.holders.allSatisfy(configuration.inSync.contains) else { return false }
        let left = configuration.inSync.filter { placement.holders.contains($0) || $0 == id }
        guard left.count < configuration.inSync.count, left.count >= settings.minInSync else { return false }
        propose(primary: id, left, now, &effects)
        return true
    }

    // MARK: Planned hand-over

    /// Who shall be the primary instead of this replica, by the controller's wish or because this one leaves, if that one
    /// could be now.
    private var successor: ReplicaID? {
        if isLeaving { return heir }
        guard let placement else { return nil }
        if let preferred = placement.preferredPrimary {
            if preferred == id { return nil }
            if isStaying(preferred) { return preferred }
        }
        guard !placement.holders.contains(id) else { return nil }
        return placement.holders.first(where: isStaying)
    }

    private func isStaying(_ member: ReplicaID) -> Bool {
        followers.contains { $0.id == member && $0.isMember && !$0.isLeaving }
    }

    /// Sees first that coordination answers: while the outcome of a hand-over is not known, nobody orders anything.
    mutating func prepareHandOver(_ now: MonotonicTime, _ effects: inout [ReplicaEffect]) {
        guard readySuccessor(at: now) != nil else { return }
        if let confirmationAskedAt, now.since(confirmationAskedAt) < settings.timing.proposalInterval { return }
        confirmationAskedAt = now
        effects.append(.confirmCoordination)
    }

    /// Stops ordering, so that all that is ordered gets committed and the successor can go on from there.
    mutating func coordinationConfirmed(_ now: MonotonicTime, _ effects: inout [ReplicaEffect]) {
        guard confirmationAskedAt.take() != nil, !isStalled(at: now), let target = readySuccessor(at: now) else {
            return
        }
        handOver = HandOver(target: target, since: now)
        advanceHandOver(now, &effects)
    }

    /// The primary to be, when this replica could hand over to it at once.
    private func readySuccessor(at now: MonotonicTime) -> ReplicaID? {
        guard handOver == nil, joining == nil, proposal == nil, actsAsPrimary(at: now), now >= nextHandOver,
            let target = successor, let follower = followers.first(where: { $0.id == target }),
            follower.flow == .streaming, follower.leaseUntil > now, appliedIndex >= servesFrom,
            lastIndex - follower.matched <= settings.admissionLag
        else { return nil }
        return target
    }

    /// Proposes the hand-over when everything is committed; gives it up when that takes too long. While it is
    /// proposed this replica neither orders nor answers reads. Says whether one is under way.
    @discardableResult
    mutating func advanceHandOver(_ now: MonotonicTime, _ effects: inout [ReplicaEffect]) -> Bool {
        guard let handOver, proposal == nil else { return false }
        guard successor == handOver.target, now.since(handOver.since) < settings.timing.handOverPatience else {
            self.handOver = nil
            nextHandOver = now.advanced(by: 2 * settings.timing.handOverPatience)
            return false
        }
        guard committedIndex == lastIndex else { return true }
        propose(primary: handOver.target, configuration.inSync, now, &effects)
        // The successor applies the rest while coordination decides.
        guard let place = followers.firstIndex(where: { $0.id == handOver.target }) else { return true }
        sendBeacon(to: place, now, &effects)
        return true
    }
}
