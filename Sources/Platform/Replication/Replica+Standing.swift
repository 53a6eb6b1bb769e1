/// Whether a replica still holds what it once acknowledged. One whose disk is empty although it is a member must
/// not count as one, or entries that it had confirmed could be lost with the others' failure.
extension Replica {
    /// What an empty disk means in a configuration.
    static func standing(of id: ReplicaID, _ restored: Restored, in configuration: ReplicaConfiguration) -> Standing {
        guard restored.configuration == nil else { return .sound }
        guard configuration.inSync.contains(id) else { return .blank }
        guard configuration.epoch == 1, !restored.hasOrigin else { return .lost }
        return configuration.inSync.count > 1 ? .inDoubt(agreeing: []) : .sound
    }

    /// Outside the set nothing is expected of a replica: it starts over as a learner. One that becomes a member
    /// without having told this primary what it holds was a learner before, whose disk was lost.
    mutating func settleStanding() {
        guard standing != .sound else { return }
        standing = configuration.inSync.contains(id) ? .lost : .blank
    }

    /// A learner's log is the primary's, as far as it goes: from now on its disk counts.
    mutating func settleBlank(_ effects: inout [ReplicaEffect]) {
        guard standing == .blank else { return }
        standing = .sound
        effects.append(.record(configuration))
    }

    /// A primary in doubt asks the members whether they are new as well.
    func askForTrust(_ effects: inout [ReplicaEffect]) {
        guard case .inDoubt(let agreeing) = standing, role == .primary else { return }
        for member in configuration.inSync where member != id && !agreeing.contains(member) {
            effects.append(.send(.askConfiguration(known: 0), to: member))
        }
    }

    /// Another member asks, that is in doubt itself.
    mutating func answerInDoubt(
        _ known: UInt64, from sender: ReplicaID, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]
    ) {
        guard known == 0, case .inDoubt(var agreeing) = standing, configuration.inSync.contains(sender) else { return }
        guard role == .primary else {
            if sender == configuration.primary { effects.append(.send(.askConfiguration(known: 0), to: sender)) }
            return
        }
        agreeing.insert(sender)
        standing = .inDoubt(agreeing: agreeing)
        guard agreeing.count == configuration.inSync.count - 1 else { return }
        standing = .sound
        effects.append(.record(configuration))
        // Learners that were wished for meanwhile are followed from now on.
        meetFollowers(now)
        for place in followers.indices { sendBeacon(to: place, now, &effects) }
    }

    /// A member that knows a configuration is not new; so neither is the shard, and this disk was lost.
    mutating func noteElder(_ sender: ReplicaID) {
        if case .inDoubt = standing, configuration.inSync.contains(sender) { standing = .lost }
    }

    /// Whether to take a primary's message. A new member does if nothing was ever committed.
    mutating func trusts(_ prepare: Prepare, from sender: ReplicaID, _ effects: inout [ReplicaEffect]) -> Bool {
        if case .inDoubt = standing {
            standing = prepare.committed == 0 ? .sound : .lost
            if standing == .sound { effects.append(.record(configuration)) }
        }
        guard standing == .lost else { return true }
        let word = Mismatch(epoch: configuration.epoch, echo: nil, hint: .start, hasLostData: true)
        effects.append(.send(.mismatch(word), to: sender))
        return false
    }
}
