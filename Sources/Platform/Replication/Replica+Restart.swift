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
        /// Whether nothing that an earlier start of this replica sent in the recorded epoch can still take effect:
        /// it is the first start of a split's child, or it is alone in its set, and coordination, in this very
        /// process, forgot what was proposed. Otherwise a primary asks for the next epoch before it goes on.
        public var isFenced: Bool
        /// Whether the shard was split from another, and so was never empty: a member that finds nothing of it has
        /// lost something, in the first configuration as in any other.
        public var hasOrigin: Bool

        /// What an empty disk holds is the default.
        public init(
            configuration: ReplicaConfiguration? = nil, log: EpochLog = EpochLog(), appliedIndex: UInt64 = 0,
            isFenced: Bool = false, hasOrigin: Bool = false
        ) {
            self.configuration = configuration
            self.log = log
            self.appliedIndex = appliedIndex
            self.isFenced = isFenced
            self.hasOrigin = hasOrigin
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
    /// Whatever it promised before, it promises again. A primary goes on only in the next epoch, which it
    /// proposes: entries of this one that it sent and did not keep may be on other disks under indexes that it
    /// would give again, and a change that it proposed may yet be made.
    ///
    /// - Parameters:
    ///   - configuration: the later of what coordination's record says and what the disk recorded.
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
        self.session = session
        self.configuration = configuration
        log = restored.log
        durableIndex = restored.log.lastIndex
        committedIndex = restored.appliedIndex
        appliedIndex = restored.appliedIndex
        handedOut = restored.appliedIndex
        matched = restored.appliedIndex
        stalledSince = now
        acquainted = Set(configuration.inSync).union(restored.configuration?.inSync ?? [])
        promisedUntil = now.advanced(by: settings.timing.promise)
        standing = Self.standing(of: id, restored, in: configuration)
        begin(after: restored, now, &effects)
    }

    private mutating func begin(after restored: Restored, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]) {
        let before = restored.configuration
        // A split's child may say nothing before its first configuration is synced: its next start is not fenced.
        let isFirst = restored.isFenced && configuration.inSync.count > 1
        if standing == .sound, isFirst || before?.epoch != configuration.epoch {
            effects.append(.record(configuration))
        }
        if role == .primary {
            mustRenew = before?.epoch == configuration.epoch && !restored.isFenced
            // It may have become primary just before it stopped, while the one before still read.
            if mustRenew { servesAfter = promisedUntil } else { waitForPromise(after: before) }
            startAsPrimary(now)
            meetFollowers(now)
            tick(now, &effects)
        }
        publish(now)
    }

    // MARK: Snapshots

    /// Whether a snapshot that ends at a place would bring this replica forward and take nothing from it.
    public func accepts(snapshotAt position: LogPosition) -> Bool {
        guard !hasFailed, role != .primary, standing == .sound || standing == .blank,
            position.epoch <= configuration.epoch,
            position.index > appliedIndex, !log.holds(position)
        else { return false }
        return role == .outsider || position.index > lastIndex
    }

    /// A snapshot replaced state and log; what it holds was committed.
    mutating func snapshotInstalled(
        at end: LogPosition, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]
    ) {
        guard accepts(snapshotAt: end) else { return }
        settleBlank(&effects)
        log = EpochLog(after: end)
        durableIndex = end.index
        committedIndex = end.index
        handedOut = end.index
        appliedIndex = end.index
        matched = end.index
        stalledSince = now
    }
}
