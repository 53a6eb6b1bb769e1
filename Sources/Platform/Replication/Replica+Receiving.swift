/// How a secondary or learner takes the primary's log: "Primary/Backup Data Replication", and after a change of
/// primary "Reconfiguration, Reconciliation, and Recovery".
extension Replica {
    mutating func receive(
        _ prepare: Prepare, from sender: ReplicaID, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]
    ) {
        guard prepare.isValid, knows(prepare.epoch, of: sender, now, &effects), sender == configuration.primary,
            role != .primary
        else { return }
        guard trusts(prepare, from: sender, &effects) else { return }
        promise(prepare.stamp, now)
        followStart(prepare.stamp.session)
        guard reconcile(prepare, &effects) else { return }
        guard isHeld(prepare.previous) else {
            effects.append(.send(.mismatch(mismatch(of: prepare)), to: sender))
            return
        }
        guard let receivedSome = take(prepare, now, &effects) else { return }
        settleBlank(&effects)
        matched = max(matched, prepare.last, committedIndex)
        committedIndex = max(committedIndex, min(prepare.committed, matched))
        handOut(&effects)
        refresh(prepare.committed, now)
        // Of new entries the disk's word is waited for.
        if !receivedSome || durableIndex == lastIndex { acknowledge(&effects) }
    }

    /// Whether a message speaks of this replica's epoch. If not, one of the two has to learn.
    mutating func knows(
        _ epoch: UInt64, of sender: ReplicaID, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]
    ) -> Bool {
        if epoch > configuration.epoch {
            effects.append(.send(.askConfiguration(known: configuration.epoch), to: sender))
        } else if epoch < configuration.epoch, standing == .sound {
            effects.append(.send(.configuration(configuration), to: sender))
        }
        return epoch == configuration.epoch
    }

    /// A primary that started anew may have lost the end of its log, of which this replica holds more.
    private mutating func followStart(_ session: UInt64) {
        guard primarySession != session else { return }
        primarySession = session
        matched = committedIndex
    }

    /// Truncation: what lies beyond the log with which the primary began its epoch, and is of an earlier epoch,
    /// the primary does not have. It was never committed. False when that contradicts what is known committed.
    private mutating func reconcile(_ prepare: Prepare, _ effects: inout [ReplicaEffect]) -> Bool {
        guard lastIndex > prepare.epochStart, let epoch = log.epoch(at: prepare.epochStart + 1),
            epoch < prepare.epoch, prepare.epochStart >= log.base.index
        else { return true }
        guard prepare.epochStart >= committedIndex else { return false }
        truncate(after: prepare.epochStart, &effects)
        return true
    }

    /// What is committed here the primary holds as well (Commit Invariant), whatever its epoch.
    private func isHeld(_ position: LogPosition) -> Bool {
        position.index <= committedIndex || log.holds(position)
    }

    /// Adds the message's entries that are not held; cuts off what conflicts with them. Says whether there were
    /// any; nil when they contradict what is known committed, which no primary says.
    private mutating func take(
        _ prepare: Prepare, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]
    ) -> Bool? {
        guard let entries = prepare.entries else { return false }
        let start = max(entries.first, committedIndex + 1)
        guard start <= entries.last else { return false }
        let first = firstUnheld(from: start, of: prepare)
        guard let new = LogRange(first, through: entries.last) else { return false }
        if first <= lastIndex {
            guard first > committedIndex else { return nil }
            truncate(after: first - 1, &effects)
        }
        if durableIndex == lastIndex { stalledSince = now }
        for (place, run) in prepare.runs.enumerated() {
            let end = place + 1 < prepare.runs.count ? prepare.runs[place + 1].first - 1 : new.last
            guard end >= new.first else { continue }
            log.append(count: Int(end - max(run.first, new.first)) + 1, epoch: run.epoch)
        }
        effects.append(.receive(new))
        return true
    }

    /// The first entry of a message that the log does not hold: it has another epoch there, or ends before.
    private func firstUnheld(from start: UInt64, of prepare: Prepare) -> UInt64 {
        for (place, run) in prepare.runs.enumerated() {
            let end = place + 1 < prepare.runs.count ? prepare.runs[place + 1].first - 1 : prepare.last
            guard end >= start else { continue }
            let first = max(start, run.first)
            // Epochs never fall along a log: if both ends are of the run's epoch, all between are.
            guard log.epoch(at: first) == run.epoch else { return first }
            let same = log.lastPosition(through: end, notLaterThan: run.epoch)?.index ?? first
            guard same == end else { return same + 1 }
        }
        return prepare.last + 1
    }

    private mutating func truncate(after index: UInt64, _ effects: inout [ReplicaEffect]) {
        log.truncate(after: index)
        durableIndex = min(durableIndex, index)
        matched = min(matched, index)
        effects.append(.truncate(after: index))
    }

    /// Where the primary may look for the last entry that both hold: not before the committed point.
    private func mismatch(of prepare: Prepare) -> Mismatch {
        let held = log.lastPosition(through: prepare.previous.index, notLaterThan: prepare.previous.epoch)
        let committed = LogPosition(index: committedIndex, epoch: log.epoch(at: committedIndex) ?? 0)
        let hint = held.map { $0.index > committed.index ? $0 : committed } ?? committed
        return Mismatch(epoch: configuration.epoch, echo: prepare.stamp, hint: hint, hasLostData: false)
    }

    func acknowledge(_ effects: inout [ReplicaEffect]) {
        let word = Acknowledgement(
            epoch: configuration.epoch, echo: echo, through: min(matched, durableIndex), lastIndex: lastIndex)
        effects.append(.send(.acknowledge(word), to: configuration.primary))
    }

    private mutating func refresh(_ committed: UInt64, _ now: MonotonicTime) {
        if appliedIndex >= committed {
            freshAt = max(freshAt, now)
            freshness = nil
        } else if freshness == nil {
            freshness = (committed, now)
        }
    }
}
