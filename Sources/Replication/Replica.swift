/// One replica of one shard, as a value: told events, it answers with effects. It has no disk, network
/// or clock; a driver performs the effects and tells it what came of them.
///
/// The rules are PacificA's (Lin, Yang, Zhang, Zhou: MSR-TR-2008-25). Every replica keeps a *prepared
/// list*, its log up to `lastIndex`, and a *committed point* in it. The primary orders commands by
/// appending them; an entry is committed once every member of the in-sync set holds it on disk
/// ("Primary/Backup Data Replication"). From that follows the Commit Invariant: what a member has
/// committed, the primary has committed, and what the primary has committed, every member has prepared;
/// so any member may become primary without loss.
///
/// The driver's duties:
/// 1. Perform effects in the order given; of one replica never two `apply` at the same time.
/// 2. Tell `durable` only after the disk has confirmed it.
/// 3. Store the applied index atomically with the applied state, tell `applied`, and only then perform
///    the `acknowledge` that this answers with.
/// 4. After a restart, build the replica from what the disk holds and perform the effects that gives.
public struct Replica: Sendable, Equatable {
    /// What a replica is within its configuration.
    public enum Role: Sendable, Equatable {
        /// Orders writes.
        case primary
        /// Holds what the primary orders.
        case secondary
        /// Not in the set; its state may be behind.
        case outsider
    }

    /// This replica.
    public let id: ReplicaID
    /// The set it works in.
    public private(set) var configuration: ReplicaConfiguration
    /// End of the prepared list; 0 when nothing was ever written.
    public private(set) var lastIndex: UInt64
    /// Everything through it is on the disk of every member.
    public private(set) var committedIndex: UInt64
    /// Everything through it is in the state.
    public private(set) var appliedIndex: UInt64

    /// Everything through it was given out as `apply`.
    private var handedOut: UInt64
    /// What is known to be on disk, by member of the in-sync set, in the set's order.
    private var durable: [UInt64]

    /// Its part in the set.
    public var role: Role {
        if configuration.primary == id { return .primary }
        return configuration.inSync.contains(id) ? .secondary : .outsider
    }

    /// Takes one event; adds to `effects` what it asks for.
    ///
    /// Events that are late, repeated or of another epoch change nothing.
    public mutating func handle(_ event: ReplicaEvent, into effects: inout [ReplicaEffect]) {
        switch event {
        case .propose(let count): propose(count, &effects)
        case .durable(let index): confirm(id, through: index, &effects)
        case .acknowledged(let member, let index, let epoch):
            guard epoch == configuration.epoch, member != id else { return }
            confirm(member, through: index, &effects)
        case .applied(let index): applied(through: index, &effects)
        case .configured(let next): configure(next, &effects)
        }
    }

    private mutating func propose(_ count: Int, _ effects: inout [ReplicaEffect]) {
        guard role == .primary else {
            effects.append(.refuse(count: count, primary: configuration.primary))
            return
        }
        guard count > 0, let range = LogRange(lastIndex + 1, through: lastIndex + UInt64(count)) else { return }
        lastIndex = range.last
        effects.append(.append(range, epoch: configuration.epoch))
    }

    private mutating func confirm(_ member: ReplicaID, through index: UInt64, _ effects: inout [ReplicaEffect]) {
        // A member cannot hold what was never ordered here: such a word is not about this log.
        guard index <= lastIndex, let place = configuration.inSync.firstIndex(of: member),
            index > durable[place]
        else { return }
        durable[place] = index
        commit(&effects)
    }

    /// The committed point is the least of what the members hold; it never falls.
    private mutating func commit(_ effects: inout [ReplicaEffect]) {
        guard role == .primary, let held = durable.min(), held > committedIndex else { return }
        committedIndex = held
        guard let range = LogRange(handedOut + 1, through: committedIndex) else { return }
        handedOut = committedIndex
        effects.append(.apply(range))
    }

    private mutating func applied(through index: UInt64, _ effects: inout [ReplicaEffect]) {
        guard index <= handedOut, let range = LogRange(appliedIndex + 1, through: index) else { return }
        appliedIndex = index
        effects.append(.acknowledge(range))
        effects.append(.trim(through: index))
    }

    private mutating func configure(_ next: ReplicaConfiguration, _ effects: inout [ReplicaEffect]) {
        guard next.epoch > configuration.epoch else { return }
        let wasPrimary = role == .primary
        let known = Dictionary(uniqueKeysWithValues: zip(configuration.inSync, durable))
        configuration = next
        durable = next.inSync.map { known[$0] ?? 0 }
        effects.append(.record(epoch: next.epoch))
        if wasPrimary, role != .primary {
            if let open = LogRange(handedOut + 1, through: lastIndex) { effects.append(.abandon(open)) }
        } else {
            // A member that left may have been the one everybody waited for.
            commit(&effects)
        }
    }
}

extension Replica {
    /// What a replica finds on its disk when it starts.
    public struct Restored: Sendable, Equatable {
        /// Epoch it last worked in; 0 when it never did.
        public var epoch: UInt64
        /// End of the log.
        public var lastIndex: UInt64
        /// Through where the state has it.
        public var appliedIndex: UInt64

        /// What an empty disk holds is all zeros.
        public init(epoch: UInt64 = 0, lastIndex: UInt64 = 0, appliedIndex: UInt64 = 0) {
            self.epoch = epoch
            self.lastIndex = lastIndex
            self.appliedIndex = appliedIndex
        }
    }

    /// Why a replica cannot start from what it found.
    public enum RestartError: Error, Equatable {
        /// The state is ahead of the log it is made from.
        case appliedBeyondLog(applied: UInt64, last: UInt64)
        /// The disk knows a later epoch than the configuration: the configuration is old.
        case staleConfiguration(stored: UInt64, given: UInt64)
    }

    /// Starts from what the disk holds.
    ///
    /// Everything in the log counts as prepared. A primary alone in its set has thereby committed it
    /// and applies what the state lacks ("Reconfiguration, Reconciliation, and Recovery").
    public init(
        id: ReplicaID, configuration: ReplicaConfiguration, restored: Restored, effects: inout [ReplicaEffect]
    ) throws(RestartError) {
        guard restored.appliedIndex <= restored.lastIndex else {
            throw .appliedBeyondLog(applied: restored.appliedIndex, last: restored.lastIndex)
        }
        guard restored.epoch <= configuration.epoch else {
            throw .staleConfiguration(stored: restored.epoch, given: configuration.epoch)
        }
        self.id = id
        self.configuration = configuration
        lastIndex = restored.lastIndex
        committedIndex = restored.appliedIndex
        appliedIndex = restored.appliedIndex
        handedOut = restored.appliedIndex
        durable = configuration.inSync.map { $0 == id ? restored.lastIndex : 0 }
        if restored.epoch < configuration.epoch { effects.append(.record(epoch: configuration.epoch)) }
        commit(&effects)
    }
}
