/// How a primary brings its log to the others: messages that may be lost, within a window, and probes that
/// find where two logs part.
extension Replica {
    /// Where the log ended when this epoch began, or later: all entries beyond are of this epoch.
    var epochStart: UInt64 { log.end(before: configuration.epoch) }

    /// Whether the primary says nothing: it waits to be replaced, as its own disk confirms nothing.
    func isStalled(at now: MonotonicTime) -> Bool {
        durableIndex < lastIndex && now.since(stalledSince) >= settings.timing.stallAfter
    }

    /// Sends entries that the window allows.
    ///
    /// To members they go before the own disk holds them, and lie on several disks after one sync's time.
    /// A learner gets only what the own disk holds: nothing that a crash here undoes can be on a disk outside
    /// the set, so that a primary alone in its set may go on in its epoch after a restart.
    mutating func stream(to place: Int, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]) {
        guard standing == .sound, followers[place].flow == .streaming, !isStalled(at: now) else { return }
        let limit = followers[place].isMember ? lastIndex : durableIndex
        while followers[place].next <= limit {
            let next = followers[place].next
            let inFlight = next - 1 - min(next - 1, followers[place].matched)
            guard inFlight < UInt64(settings.maxEntriesInFlight) else { return }
            guard next > log.base.index else { return requestSnapshot(for: place, &effects) }
            if inFlight == 0 { followers[place].progressAt = now }
            let room = min(UInt64(settings.maxEntriesInMessage), UInt64(settings.maxEntriesInFlight) - inFlight)
            let last = min(limit, next + room - 1)
            send(to: place, from: next, through: last, now, &effects)
            followers[place].next = last + 1
        }
    }

    /// Sends entries, or a beacon when there are none, that stand on the entry before `next`.
    private mutating func send(
        to place: Int, from next: UInt64, through last: UInt64, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]
    ) {
        let before = max(next - 1, log.base.index)
        guard let epoch = log.epoch(at: before) else { return }
        let prepare = Prepare(
            epoch: configuration.epoch, stamp: LeaseStamp(session: session, sentAt: now), epochStart: epochStart,
            previous: LogPosition(index: before, epoch: epoch),
            runs: LogRange(before + 1, through: last).map { log.runs(of: $0) } ?? [], last: max(before, last),
            committed: committedIndex)
        followers[place].sentAt = now
        effects.append(.send(.prepare(prepare), to: followers[place].id))
    }

    /// A beacon, which also tells the committed point and finds out whether messages were lost.
    mutating func sendBeacon(to place: Int, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]) {
        let next = min(followers[place].next, lastIndex + 1)
        send(to: place, from: next, through: next - 1, now, &effects)
    }

    /// "Leases and Failure Detection": says something to whom nothing was said for a while.
    mutating func beacon(_ now: MonotonicTime, _ effects: inout [ReplicaEffect]) {
        guard !isStalled(at: now) else { return }
        for place in followers.indices {
            stream(to: place, now, &effects)
            guard now.since(followers[place].sentAt) >= settings.timing.beaconInterval else { continue }
            sendBeacon(to: place, now, &effects)
        }
    }

    // MARK: Answers

    mutating func receive(
        _ word: Acknowledgement, from sender: ReplicaID, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]
    ) {
        guard let place = hear(sender, epoch: word.epoch, echo: word.echo, now, &effects) else { return }
        // Nobody holds what was never ordered here: such a word is not about this log.
        guard word.through <= lastIndex else { return }
        let isAnswer = word.echo.map { $0.session == session && $0.sentAt >= followers[place].resetAt } ?? false
        if word.through > followers[place].matched {
            followers[place].matched = word.through
            followers[place].progressAt = now
        }
        followers[place].next = max(followers[place].next, followers[place].matched + 1)
        switch followers[place].flow {
        case .streaming: break
        case .probing: if isAnswer { followers[place].flow = .streaming }
        case .snapshot: if word.through >= log.base.index { followers[place].flow = .streaming }
        }
        stream(to: place, now, &effects)
        commit(now, &effects)
    }

    mutating func receive(
        _ word: Mismatch, from sender: ReplicaID, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]
    ) {
        guard let place = hear(sender, epoch: word.epoch, echo: word.echo, now, &effects) else { return }
        if word.hasLostData {
            followers[place].hasLostData = true
            followers[place].matched = 0
            followers[place].flow = .probing
            return reconsider(now, &effects)
        }
        guard let echo = word.echo, echo.session == session, echo.sentAt >= followers[place].resetAt,
            echo.sentAt >= followers[place].echoedAt
        else { return }
        if case .snapshot = followers[place].flow { return }
        if word.hint.index < followers[place].matched { followers[place].matched = 0 }
        followers[place].resetAt = now
        guard let common = log.lastPosition(through: word.hint.index, notLaterThan: word.hint.epoch) else {
            return requestSnapshot(for: place, &effects)
        }
        followers[place].next = max(common.index, followers[place].matched) + 1
        followers[place].flow = log.holds(word.hint) ? .streaming : .probing
        stream(to: place, now, &effects)
        if followers[place].flow == .probing { sendBeacon(to: place, now, &effects) }
    }

    /// Takes from any answer what it says of its sender: that it lives, and what it promises.
    /// Gives its place; nil when the answer is of another epoch or from a stranger.
    private mutating func hear(
        _ sender: ReplicaID, epoch: UInt64, echo: LeaseStamp?, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]
    ) -> Int? {
        guard role == .primary, standing == .sound, let place = followers.firstIndex(where: { $0.id == sender }) else {
            return nil
        }
        guard epoch == configuration.epoch else {
            if epoch < configuration.epoch { teach(sender, now, &effects) }
            return nil
        }
        followers[place].heardAt = now
        followers[place].hasAnswered = true
        if let echo, echo.session == session, echo.sentAt <= now {
            followers[place].leaseUntil = max(
                followers[place].leaseUntil, echo.sentAt.advanced(by: settings.timing.lease))
            followers[place].echoedAt = max(followers[place].echoedAt, echo.sentAt)
        }
        return place
    }

    // MARK: Snapshots

    /// The log does not reach back to what a replica needs.
    mutating func requestSnapshot(for place: Int, _ effects: inout [ReplicaEffect]) {
        if case .snapshot = followers[place].flow { return }
        followers[place].flow = .snapshot(from: appliedIndex)
        effects.append(.sendSnapshot(to: followers[place].id))
    }

    mutating func snapshotSent(
        to learner: ReplicaID, _ succeeded: Bool, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]
    ) {
        guard role == .primary, let place = followers.firstIndex(where: { $0.id == learner }),
            case .snapshot(let from) = followers[place].flow
        else { return }
        followers[place].flow = .probing
        followers[place].resetAt = now
        if succeeded {
            followers[place].next = max(from, log.base.index) + 1
        } else {
            followers[place].next = lastIndex + 1
        }
        sendBeacon(to: place, now, &effects)
    }
}
