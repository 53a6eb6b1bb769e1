/// How a replica goes whose process is about to stop: by the ways of planned change, so that nobody waits for a lease
/// to run out or a silence to be noticed.
extension Replica {
    /// Whether nobody waits for this replica any more, or nothing can be done about that: there is no other member that
    /// could take its part over, or the others would be fewer than writes need.
    public var mayStop: Bool {
        switch role {
        case .primary: standing != .sound || stayingMembers.isEmpty
        case .secondary: standing != .sound || configuration.inSync.count <= settings.minInSync
        case .outsider: true
        }
    }

    mutating func leave(_ now: MonotonicTime, _ effects: inout [ReplicaEffect]) {
        isLeaving = true
        sayFarewell(&effects)
        reconsider(now, &effects)
    }

    /// A member tells its primary; again with every tick, as messages may be lost.
    func sayFarewell(_ effects: inout [ReplicaEffect]) {
        guard isLeaving, role == .secondary, standing == .sound else { return }
        effects.append(.send(.farewell(epoch: configuration.epoch), to: configuration.primary))
    }

    mutating func receiveFarewell(
        _ epoch: UInt64, from sender: ReplicaID, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]
    ) {
        guard epoch == configuration.epoch, let place = followers.firstIndex(where: { $0.id == sender }) else { return }
        followers[place].isLeaving = true
        reconsider(now, &effects)
    }

    /// The members that a primary which leaves could hand over to.
    private var stayingMembers: [ReplicaID] {
        followers.filter { $0.isMember && !$0.isLeaving }.map(\.id)
    }

    /// Whom a primary that leaves hands over to: the one that is preferred anyway, or any, not always the same for all
    /// shards.
    var heir: ReplicaID? {
        let staying = stayingMembers
        if let preferred = placement?.preferredPrimary, staying.contains(preferred) { return preferred }
        return staying.isEmpty ? nil : staying[Int(configuration.epoch % UInt64(staying.count))]
    }
}
