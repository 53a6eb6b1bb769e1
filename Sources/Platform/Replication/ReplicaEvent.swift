/// What a replica is told.
public enum ReplicaEvent: Sendable, Equatable {
    /// Clients ask for this many commands to be ordered, one after another. More than zero.
    case propose(count: Int)
    /// Time has passed. To be told at least every half ``ReplicaTiming/beaconInterval``.
    case tick
    /// Another replica of the shard said something.
    case received(ReplicaMessage, from: ReplicaID)
    /// This replica's own disk holds its log through that index, synced.
    case durable(through: UInt64)
    /// The effects of all entries through that index are in the state, and the applied index with them.
    case applied(through: UInt64)
    /// What coordination's record of the shard says now: an answer to a proposal, a watch's news, or a peer's.
    case configured(ReplicaConfiguration)
    /// Coordination answered after it was asked for by ``ReplicaEffect/confirmCoordination``: it would take a change now.
    case coordinationConfirmed
    /// Where the controller wants the shard.
    case placed(ReplicaPlacement)
    /// A snapshot that this replica asked its driver to send has arrived and was installed, or has failed.
    case snapshotSent(to: ReplicaID, succeeded: Bool)
    /// A snapshot replaced this replica's state and whole log: both now end at that place, synced.
    case snapshotInstalled(at: LogPosition)
    /// This replica's process is about to stop: let others take over what it does. See ``Replica/mayStop``.
    case leave
    /// The log takes too much of the disk: forget what is applied through that index even if a learner lacks it.
    case shedLog(through: UInt64)
    /// The disk failed: what it holds is not known until the next start.
    case diskFailed
}

/// What the driver of a replica must do. See ``Replica`` for its duties.
public enum ReplicaEffect: Sendable, Equatable {
    /// Write the proposed commands to the log under these indexes, marked with this epoch.
    case append(LogRange, epoch: UInt64)
    /// Write these entries of the message being handled to the log, with the epochs of its runs.
    case receive(LogRange)
    /// Remove all entries after that index from the log.
    case truncate(after: UInt64)
    /// Store the configuration, synced, before anything that follows is done.
    case record(ReplicaConfiguration)
    /// Say it to another replica; of a prepare message the bodies of its entries go with it.
    case send(ReplicaMessage, to: ReplicaID)
    /// Apply these committed entries to the state in order, each exactly once.
    case apply(LogRange)
    /// Answer whoever proposed these entries here: they are committed and applied. Others have nobody waiting.
    case acknowledge(LogRange)
    /// The proposal was not taken, and never will be.
    case refuse(count: Int, ProposalRefusal)
    /// This replica no longer orders writes; whether these entries survive is not known here.
    case abandon(LogRange)
    /// Entries through that index are no longer needed.
    case trim(through: UInt64)
    /// Ask coordination to replace the set of `expectedEpoch` by the next one, by compare-and-swap.
    case proposeConfiguration(ReplicaConfiguration, expectedEpoch: UInt64)
    /// Find out whether coordination answers, without changing anything.
    case confirmCoordination
    /// Send a snapshot of the applied state to a learner whose log cannot be brought up to date.
    case sendSnapshot(to: ReplicaID)
}

/// Why a replica did not take commands to order. All of it may be tried again.
public enum ProposalRefusal: Sendable, Equatable {
    /// Another replica orders writes.
    case notPrimary(ReplicaID)
    /// This one is becoming primary, or hands its part over; the primary to be.
    case changing(to: ReplicaID)
    /// Fewer replicas are in sync than writes must have.
    case notEnoughReplicas(inSync: Int, needed: Int)
    /// Too many commands are ordered and not committed.
    case overloaded
    /// The disk has failed.
    case diskFailed
}
