/// One replica of one shard, as a value: told events, it answers with effects. It has no disk, network
/// or clock; a driver performs the effects and tells it what came of them.
///
/// The rules are PacificA's (Lin, Yang, Zhang, Zhou: MSR-TR-2008-25). Every replica keeps a *prepared
/// list*, its log up to `lastIndex`, and a *committed point* in it. The primary orders commands by
/// appending them; an entry is committed once every member of the in-sync set holds it on disk
/// ("Primary/Backup Data Replication"). From that follows the Commit Invariant: what a member has
/// committed, the primary has committed, and what the primary has committed, every member has prepared;
/// so any member may become primary without loss. Sets change only by compare-and-swap of coordination's
/// record, and every change raises the epoch ("Configuration Management"); leases make sure that a primary
/// that was replaced no longer reads ("Leases and Failure Detection").
///
/// The replica knows indexes and epochs of entries, never their bodies, which the driver keeps. It is told
/// the time with every event.
///
/// # The driver's duties
///
/// Events:
/// 1. The time told is this node's monotonic clock, one that goes on while the process is stopped and the
///    machine sleeps (CLOCK_BOOTTIME), read after the event has happened: for a message, after it was received.
///    It never falls from one event to the next.
/// 2. `tick` comes at least each half beacon interval. A late one costs availability, never correctness.
/// 3. `durable` is told only after the disk has confirmed, and never about a write older than a later
///    `truncate` or snapshot. A sync that fails is told as `diskFailed`, and is not tried again.
/// 4. `received` is told with the true sender. Messages may be lost, repeated, delayed and reordered, also
///    across restarts of either side. The bodies of a prepare's entries are at hand while it is handled;
///    a message whose bodies fail their checksum is dropped whole.
/// 5. `configured` is told whatever coordination's record says, in any order and repeatedly. Only records that
///    were read from coordination, or told by a replica that knew them from there, may be told.
/// 6. `proposalRefused` is told only when the change was certainly not made and never will be (the comparison
///    failed; or the request never left). Success is told as `configured`. When the outcome is not known, tell
///    nothing: the replica asks again with the same content. At most one proposal of a replica need be under way.
///
/// Effects of one event, in the order given, and those of one event before those of the next:
/// 7. Publish ``readableUntil`` to readers before anything else is done.
/// 8. `append`, `receive` and `truncate` change the log; many of them may share one synced write. `send` need not
///    wait for that write, except as 9 says. What was appended may be lost by a crash before the sync.
/// 9. `record` must be synced before any later `send` or `proposeConfiguration` of the same replica is done,
///    those of later events included.
/// 10. `apply` in order, each entry once; the applied index is stored atomically with the state, whether synced
///    or not; then tell `applied`, and perform `acknowledge` only thereafter. Replay from the log's entries after
///    the stored applied index must be possible until `trim` says otherwise; what is trimmed must be applied durably.
/// 11. `acknowledge` answers the proposers of those entries that were proposed here since the start or the last
///    `abandon`; other entries have nobody waiting.
///
/// Reads:
/// 12. A linearizable read takes the value from the applied state, then loads ``readableUntil``, then reads the
///    clock, in this order, and answers only when the clock shows less.
///
/// Snapshots:
/// 13. `sendSnapshot` asks for a transfer of the state as it is at some applied index not before now; the other
///    side's driver asks ``accepts(snapshotAt:)`` at the beginning and at the end, installs it atomically with its
///    applied index and an empty log after that place, synced, and tells `snapshotInstalled`.
///
/// Starts:
/// 14. Build the replica from what the disk holds and perform the effects that gives. Log entries that were
///    synced before the stop are all there (a torn tail was never synced); of others any suffix may be missing.
///    A log with a hole or a corrupt entry is no log: drop the replica's state, start it as new (`Restored()`).
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
    /// How it works.
    public let settings: ReplicaSettings
    /// The set it works in.
    public private(set) var configuration: ReplicaConfiguration
    /// The prepared list.
    public private(set) var log: EpochLog
    /// Everything through it is on the disk of every member.
    public private(set) var committedIndex: UInt64
    /// Everything through it is in the state.
    public private(set) var appliedIndex: UInt64
    /// A value that was read from the state before the clock showed this time is current; ``MonotonicTime/zero``
    /// when this replica may not answer linearizable reads, ``MonotonicTime/never`` when it is alone.
    public private(set) var readableUntil = MonotonicTime.zero
    /// When this replica last knew its state to hold all that was committed when its primary said so.
    /// Staleness of a read here is the time since, and that of the message's way.
    public private(set) var freshAt = MonotonicTime.zero

    /// Everything through it was given out as `apply`.
    private var handedOut: UInt64
    /// What is known to be on disk, by member of the in-sync set, in the set's order.
    private var durable: [UInt64]

    /// End of the prepared list; 0 when nothing was ever written.
    public var lastIndex: UInt64 { log.lastIndex }

    /// Its part in the set.
    public var role: Role {
        if configuration.primary == id { return .primary }
        return configuration.inSync.contains(id) ? .secondary : .outsider
    }

    /// Whether a snapshot that ends at a place would bring this replica forward and take nothing from it.
    public func accepts(snapshotAt position: LogPosition) -> Bool {
        role != .primary && position.index > appliedIndex && !log.holds(position)
    }

    /// Takes one event; adds to `effects` what it asks for.
    ///
    /// Events that are late, repeated or of another epoch change nothing.
    public mutating func handle(_ event: ReplicaEvent, at now: MonotonicTime, into effects: inout [ReplicaEffect]) {
        switch event {
        case .propose(let count): propose(count, &effects)
        case .durable(let index): confirm(id, through: index, &effects)
        case .applied(let index): applied(through: index, &effects)
        case .configured(let next): configure(next, &effects)
        default: break
        }
    }

    private mutating func propose(_ count: Int, _ effects: inout [ReplicaEffect]) {
        guard role == .primary else {
            effects.append(.refuse(count: count, .notPrimary(configuration.primary)))
            return
        }
        guard count > 0, let range = LogRange(lastIndex + 1, through: lastIndex + UInt64(count)) else { return }
        log.append(count: count, epoch: configuration.epoch)
        effects.append(.append(range, epoch: configuration.epoch))
    }

    private mutating func confirm(_ member: ReplicaID, through index: UInt64, _ effects: inout [ReplicaEffect]) {
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
        log.trim(through: index)
        effects.append(.trim(through: index))
    }

    private mutating func configure(_ next: ReplicaConfiguration, _ effects: inout [ReplicaEffect]) {
        guard next.epoch > configuration.epoch else { return }
        let wasPrimary = role == .primary
        let known = Dictionary(uniqueKeysWithValues: zip(configuration.inSync, durable))
        configuration = next
        durable = next.inSync.map { known[$0] ?? 0 }
        effects.append(.record(next))
        if wasPrimary, role != .primary {
            if let open = LogRange(handedOut + 1, through: lastIndex) { effects.append(.abandon(open)) }
        } else {
            commit(&effects)
        }
    }
}

extension Replica {
    /// What a replica finds on its disk when it starts.
    public struct Restored: Sendable, Equatable {
        /// The configuration recorded last; nil when none was: the replica is new, or has lost its disk.
        public var configuration: ReplicaConfiguration?
        /// The entries in the log and their epochs. A shard made by a split starts with an empty log after
        /// its origin, with that index applied and its first configuration recorded.
        public var log: EpochLog
        /// Through where the state has it: within the log, or its base.
        public var appliedIndex: UInt64

        /// What an empty disk holds is the default.
        public init(
            configuration: ReplicaConfiguration? = nil, log: EpochLog = EpochLog(), appliedIndex: UInt64 = 0
        ) {
            self.configuration = configuration
            self.log = log
            self.appliedIndex = appliedIndex
        }
    }

    /// Why a replica cannot start from what it found.
    public enum RestartError: Error, Equatable {
        /// The state is ahead of the log it is made from.
        case appliedBeyondLog(applied: UInt64, last: UInt64)
        /// The log begins after what the state needs next.
        case logBeyondApplied(applied: UInt64, first: UInt64)
        /// The disk knows a later epoch than the configuration: the configuration is old.
        case staleConfiguration(stored: UInt64, given: UInt64)
    }

    /// Starts from what the disk holds.
    ///
    /// Everything in the log counts as prepared. A primary alone in its set has thereby committed it
    /// and applies what the state lacks ("Reconfiguration, Reconciliation, and Recovery").
    ///
    /// - Parameters:
    ///   - configuration: what coordination's record says, or, when it cannot be asked, what the disk recorded.
    ///   - session: names this start of the process; no other start of this node has the same (random).
    public init(
        id: ReplicaID, settings: ReplicaSettings = ReplicaSettings(), configuration: ReplicaConfiguration,
        restored: Restored, session: UInt64, at now: MonotonicTime, effects: inout [ReplicaEffect]
    ) throws(RestartError) {
        guard restored.appliedIndex <= restored.log.lastIndex else {
            throw .appliedBeyondLog(applied: restored.appliedIndex, last: restored.log.lastIndex)
        }
        guard restored.appliedIndex >= restored.log.base.index else {
            throw .logBeyondApplied(applied: restored.appliedIndex, first: restored.log.firstIndex)
        }
        let stored = restored.configuration?.epoch ?? 0
        guard stored <= configuration.epoch else {
            throw .staleConfiguration(stored: stored, given: configuration.epoch)
        }
        self.id = id
        self.settings = settings
        self.configuration = configuration
        log = restored.log
        committedIndex = restored.appliedIndex
        appliedIndex = restored.appliedIndex
        handedOut = restored.appliedIndex
        durable = configuration.inSync.map { $0 == id ? restored.log.lastIndex : 0 }
        if stored < configuration.epoch { effects.append(.record(configuration)) }
        commit(&effects)
    }
}
