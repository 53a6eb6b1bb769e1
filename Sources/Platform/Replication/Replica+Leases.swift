/// "Leases and Failure Detection": a primary reads only while every other member promises not to replace it.
extension Replica {
    /// Promises the primary, from now, not to replace it for as long as it may count on that by its own clock.
    mutating func promise(_ stamp: LeaseStamp, _ now: MonotonicTime) {
        promisedUntil = max(promisedUntil, now.advanced(by: settings.timing.promise))
        if echo?.session != stamp.session || (echo?.sentAt ?? .zero) < stamp.sentAt { echo = stamp }
        // If its proposal to take over is made nevertheless, it waits for the end of this promise.
        proposal = nil
    }

    /// Computes until when linearizable reads may be answered.
    mutating func publish(_ now: MonotonicTime) {
        guard actsAsPrimary(at: now), appliedIndex >= servesFrom, !isHandOverProposed else {
            readableUntil = .zero
            return
        }
        var until = MonotonicTime.never
        for follower in followers where isRequired(follower) { until = min(until, follower.leaseUntil) }
        readableUntil = until
        if until != .never { freshAt = max(freshAt, min(now, until)) }
    }

    /// From when a replica that becomes primary may act: when the one before was replaced against its will, that
    /// one may read for as long as this replica promised. One that handed over stays in the set and had stopped.
    mutating func waitForPromise(after before: ReplicaConfiguration?) {
        let isOwn = before == nil || before?.primary == id
        let wasHandedOver = before.map { configuration.inSync.contains($0.primary) } ?? true
        servesAfter = isOwn || wasHandedOver ? .zero : promisedUntil
    }

    /// "Reconfiguration": a member whose promise ran out proposes itself without the primary that fell silent.
    mutating func takeOverIfDue(_ now: MonotonicTime, _ effects: inout [ReplicaEffect]) {
        guard !isStalled(at: now), now >= takeOverAt else { return }
        let members = configuration.inSync.filter { $0 != configuration.primary }
        guard
            let next = ReplicaConfiguration(epoch: configuration.epoch + 1, primary: id, inSync: members)
        else { return }
        ask(for: next, now, &effects)
    }

    /// Members take turns, so that one of them finds its proposal unopposed.
    private var takeOverAt: MonotonicTime {
        let others = configuration.inSync.filter { $0 != configuration.primary }
        let rank = UInt64(others.firstIndex(of: id) ?? 0) + 1
        return promisedUntil.advanced(by: rank * settings.timing.takeoverStagger)
    }
}
