/// "Configuration Management" and "Reconfiguration, Reconciliation, and Recovery": how this replica follows
/// coordination's record, and which changes it proposes as a primary.
extension Replica {
    /// Takes what coordination's record says.
    mutating func configure(
        _ next: ReplicaConfiguration, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]
    ) {
        guard next.epoch > configuration.epoch else { return }
        let before = configuration
        let wasPrimary = role == .primary
        let follows = before.primary == next.primary && next.epoch == before.epoch + 1
        configuration = next
        acquainted.formUnion(next.inSync)
        proposal = nil
        handOver = nil
        joining = nil
        mustRenew = false
        settleStanding()
        if standing == .sound { effects.append(.record(next)) }
        if role == .primary {
            if !wasPrimary { waitForPromise(after: before) }
            if !follows || !wasPrimary { startAsPrimary(now) }
            meetFollowers(now)
            if follows { markEjected(before, now) }
            tell(next, and: before, &effects)
            for place in followers.indices where standing == .sound { sendBeacon(to: place, now, &effects) }
            commit(now, &effects)
        } else {
            if wasPrimary { stepDown(before, now, &effects) }
            if !follows { matched = committedIndex }
            echo = nil
            promisedUntil = max(promisedUntil, now.advanced(by: settings.timing.promise))
            sayFarewell(&effects)
        }
    }

    /// What the log has is ordered; it is committed anew in this epoch before reads are answered.
    mutating func startAsPrimary(_ now: MonotonicTime) {
        followers = []
        tenure = configuration.epoch
        servesFrom = lastIndex
        stalledSince = now
        freshness = nil
    }

    private mutating func stepDown(
        _ before: ReplicaConfiguration, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]
    ) {
        if let open = LogRange(handedOut + 1, through: lastIndex) { effects.append(.abandon(open)) }
        // Whoever was proposed by this replica need not wait for coordination's word to come by.
        tell(configuration, and: before, &effects)
        followers = []
        matched = committedIndex
        servesAfter = .zero
    }

    /// Tells the others of a confirmed configuration at once.
    private func tell(
        _ next: ReplicaConfiguration, and before: ReplicaConfiguration, _ effects: inout [ReplicaEffect]
    ) {
        guard standing == .sound else { return }
        let concerned = Set(next.inSync).union(before.inSync).union(followers.map(\.id)).subtracting([id])
        for replica in concerned.sorted() { effects.append(.send(.configuration(next), to: replica)) }
    }

    // MARK: Between replicas

    mutating func receive(
        _ news: ReplicaConfiguration, from sender: ReplicaID, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]
    ) {
        noteElder(sender)
        configure(news, now, &effects)
    }

    mutating func receiveQuestion(
        _ known: UInt64, from sender: ReplicaID, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]
    ) {
        guard standing == .sound else { return answerInDoubt(known, from: sender, now, &effects) }
        guard known < configuration.epoch else { return }
        effects.append(.send(.configuration(configuration), to: sender))
        guard role == .primary, let place = followers.firstIndex(where: { $0.id == sender }) else { return }
        sendBeacon(to: place, now, &effects)
    }

    /// Answers whoever speaks of an earlier epoch, once in a beacon's time.
    mutating func teach(_ pupil: ReplicaID, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]) {
        guard let place = followers.firstIndex(where: { $0.id == pupil }),
            now.since(followers[place].taughtAt) >= settings.timing.beaconInterval
        else { return }
        followers[place].taughtAt = now
        effects.append(.send(.configuration(configuration), to: pupil))
        sendBeacon(to: place, now, &effects)
    }

    // MARK: Proposals

    /// Asks coordination for a change; while its outcome is not known, again after a while, with the same content.
    mutating func ask(
        for next: ReplicaConfiguration, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]
    ) {
        if let proposal {
            guard now.since(proposal.askedAt) >= settings.timing.proposalInterval else { return }
            passOn(proposal.next, &effects)
        }
        let next = proposal?.next ?? next
        proposal = Proposal(next: next, askedAt: now)
        effects.append(.proposeConfiguration(next, expectedEpoch: configuration.epoch))
    }

    /// A primary whose proposal stays unanswered has the other members ask as well: perhaps coordination does not hear
    /// this one alone.
    private func passOn(_ next: ReplicaConfiguration, _ effects: inout [ReplicaEffect]) {
        guard role == .primary else { return }
        for member in configuration.inSync where member != id { effects.append(.send(.proposal(next), to: member)) }
    }

    /// Asks in the primary's stead. It is as if a request of the primary's own had only been late, and so breaks no
    /// promise to it.
    mutating func receiveProposal(
        _ next: ReplicaConfiguration, from sender: ReplicaID, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]
    ) {
        guard knows(next.epoch - 1, of: sender, now, &effects), sender == configuration.primary, role == .secondary,
            standing == .sound
        else { return }
        effects.append(.proposeConfiguration(next, expectedEpoch: configuration.epoch))
    }

    /// Whether it is proposed that another becomes primary.
    var isHandOverProposed: Bool { proposal.map { $0.next.primary != id } ?? false }

    /// What the primary would change, the most urgent first.
    mutating func reconsider(_ now: MonotonicTime, _ effects: inout [ReplicaEffect]) {
        guard role == .primary, standing == .sound else { return }
        if let proposal { return ask(for: proposal.next, now, &effects) }
        guard !isStalled(at: now) else { return }
        if mustRenew { return propose(primary: id, configuration.inSync, now, &effects) }
        if eject(now, &effects) || advanceHandOver(now, &effects) || admit(now, &effects) { return }
        if release(now, &effects) { return }
        prepareHandOver(now, &effects)
    }

    mutating func propose(
        primary: ReplicaID, _ members: [ReplicaID], _ now: MonotonicTime, _ effects: inout [ReplicaEffect]
    ) {
        let next = ReplicaConfiguration(epoch: configuration.epoch + 1, primary: primary, inSync: members)
        if let next { ask(for: next, now, &effects) }
    }

    /// Proposes to go on without members that are silent or leave, or whose disk is stuck, or that lost their data.
    ///
    /// One that would be left with fewer members than writes need waits a promise longer: perhaps it is this
    /// replica that is cut off, and then the others go on without it.
    private mutating func eject(_ now: MonotonicTime, _ effects: inout [ReplicaEffect]) -> Bool {
        let rest = configuration.inSync.filter { !isToBeEjected($0, now, patience: 0) }
        guard rest.count < configuration.inSync.count else { return false }
        let patience = rest.count < min(settings.minInSync, configuration.inSync.count) ? settings.timing.promise : 0
        let left = configuration.inSync.filter { !isToBeEjected($0, now, patience: patience) }
        guard left.count < configuration.inSync.count else { return false }
        handOver = nil
        propose(primary: id, left, now, &effects)
        return true
    }

    private func isToBeEjected(_ member: ReplicaID, _ now: MonotonicTime, patience: UInt64) -> Bool {
        guard member != id, let follower = followers.first(where: { $0.id == member }) else { return false }
        if follower.hasLostData { return true }
        // Gone before it is gone only where enough others are left.
        if follower.isLeaving, patience == 0 { return true }
        let timing = settings.timing
        if now.since(follower.heardAt) >= timing.ejectAfter + patience { return true }
        let isBehind = follower.matched < min(follower.next - 1, durableIndex)
        return isBehind && now.since(follower.progressAt) >= timing.stallAfter + patience
    }
}
