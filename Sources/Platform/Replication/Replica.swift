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
/// 6. The record that answers a proposal is told as `configured`, be it the change or what stood in its way. When the
///    outcome is not known, nothing is told: the replica asks again with the same content. One proposal of a replica
///    need be under way at a time, the primary's that it passes on among them. `coordinationConfirmed` is told when
///    coordination has answered a question that was put to it after `confirmCoordination`; until then, nothing.
///
/// Effects of one event, in the order given, and those of one event before those of the next:
/// 7. Publish ``readTenure`` and ``readableUntil`` to readers before anything else is done.
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
/// 12. A linearizable read loads ``readTenure``, takes the value from the applied state, loads ``readTenure`` and
///    ``readableUntil``, and reads the clock, in this order. It answers only when both tenures are the same and
///    not 0, and the clock shows less. (The value may have been taken before this replica became primary; the
///    process may have been stopped anywhere between.)
///
/// Snapshots:
/// 13. `sendSnapshot` asks for a transfer of the state as it is at some applied index not before now; the other
///    side's driver asks ``accepts(snapshotAt:)`` at the beginning and at the end, installs it atomically with its
///    applied index and an empty log after that place, synced, and tells `snapshotInstalled`.
///    This side's driver tells `snapshotSent` in any case, also when the transfer failed.
///
/// Starts:
/// 14. Build the replica from what the disk holds and perform the effects that gives. Log entries that were
///    synced before the stop are all there (a torn tail was never synced); of others any suffix may be missing.
///    A log with a hole or a corrupt entry is no log: drop the replica's state, start it as new (`Restored()`).
///    A member that starts as new counts as having lost its disk, unless no member has anything yet; so a shard's
///    first start needs all its members, or first configurations that were recorded before (a split's
///    children, which are never new: ``Restored/hasOrigin``).
///    A single member that lost its disk never starts again by itself.
///    After a disk was lost no message may arrive that was sent to or by this replica before.
public struct Replica: Sendable {
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
    /// Names this start of the process in the stamps of its messages.
    let session: UInt64

    /// The set it works in.
    public internal(set) var configuration: ReplicaConfiguration
    /// Where the controller wants the shard; nil before it was told.
    public internal(set) var placement: ReplicaPlacement?
    /// The prepared list.
    public internal(set) var log: EpochLog
    /// Through here the log is on this replica's own disk.
    public internal(set) var durableIndex: UInt64
    /// Everything through it is on the disk of every member.
    public internal(set) var committedIndex: UInt64
    /// Everything through it is in the state.
    public internal(set) var appliedIndex: UInt64
    /// A value that was read from the state before the clock showed this time is current; ``MonotonicTime/zero``
    /// when this replica may not answer linearizable reads, ``MonotonicTime/never`` when it is alone.
    public internal(set) var readableUntil = MonotonicTime.zero
    /// The epoch in which this replica became the primary that it is, while it may answer linearizable reads; else 0.
    public var readTenure: UInt64 { readableUntil == .zero ? 0 : tenure }
    /// When this replica last knew its state to hold all that was committed when its primary said so.
    /// Staleness of a read here is the time since, and that of the message's way. Of a primary that is
    /// alone it is not kept: its state is always current.
    public internal(set) var freshAt = MonotonicTime.zero
    /// Whether the disk failed; the replica then does nothing more.
    public internal(set) var hasFailed = false

    /// Whether its process is about to stop.
    var isLeaving = false
    /// Everything through it was given out as `apply`.
    var handedOut: UInt64
    /// Through here entries were reported as trimmed.
    var shedIndex: UInt64 = 0
    /// Since when the own disk has confirmed nothing although entries wait.
    var stalledSince: MonotonicTime
    /// Whether what it holds can be relied on.
    var standing: Standing

    // As a primary.
    /// The other members and the learners, by name.
    var followers: [Follower] = []
    /// The epoch in which it became primary.
    var tenure: UInt64 = 0
    /// Reads wait until the state holds this: what the log had when it became primary.
    var servesFrom: UInt64 = 0
    /// It commits and reads only from then on: its promise to the primary before is over.
    var servesAfter = MonotonicTime.zero
    /// It started anew as the primary of this very epoch, and needs the next before it acts.
    var mustRenew = false
    /// The learner that commits wait for, as it is about to be brought in.
    var joining: ReplicaID?
    /// The planned hand-over that is under way.
    var handOver: HandOver?
    /// When coordination was asked whether it answers, so that a planned hand-over may begin; nil once it has.
    var confirmationAskedAt: MonotonicTime?
    /// No planned hand-over begins before.
    var nextHandOver = MonotonicTime.zero
    /// The change that coordination was asked for, of which nothing is known yet.
    var proposal: Proposal?
    /// Replicas that were members since the start; learners when no placement was told.
    var acquainted: Set<ReplicaID>

    // As a secondary or learner.
    /// Through here the log is known to be the primary's; never below the committed point.
    var matched: UInt64
    /// The start of the primary whose log `matched` speaks of.
    var primarySession: UInt64?
    /// The latest stamp of the primary in this epoch.
    var echo: LeaseStamp?
    /// It proposes no change before.
    var promisedUntil: MonotonicTime
    /// What the primary had committed when it was heard, to be applied before the state counts as that fresh.
    var freshness: (committed: UInt64, at: MonotonicTime)?

    /// End of the prepared list; 0 when nothing was ever written.
    public var lastIndex: UInt64 { log.lastIndex }

    /// Its part in the set.
    public var role: Role {
        if configuration.primary == id { return .primary }
        return configuration.inSync.contains(id) ? .secondary : .outsider
    }

    /// Whether commands told now would be ordered, but for limits of number.
    public var ordersCommands: Bool {
        role == .primary && !hasFailed && standing == .sound && !mustRenew && handOver == nil
    }

    /// Whether it may commit and read as the primary: its own promise to the one before is over.
    func actsAsPrimary(at now: MonotonicTime) -> Bool {
        role == .primary && !hasFailed && standing == .sound && !mustRenew && now >= servesAfter
    }

    /// Takes one event; adds to `effects` what it asks for. Their number is bounded.
    ///
    /// Events that are late, repeated or of another epoch change nothing.
    public mutating func handle(_ event: ReplicaEvent, at now: MonotonicTime, into effects: inout [ReplicaEffect]) {
        guard !hasFailed else {
            if case .propose(let count) = event { effects.append(.refuse(count: count, .diskFailed)) }
            return
        }
        switch event {
        case .propose(let count): propose(count, now, &effects)
        case .tick: tick(now, &effects)
        case .received(let message, let sender): receive(message, from: sender, now, &effects)
        case .durable(let index): confirmOwn(through: index, now, &effects)
        case .applied(let index): confirmApplied(through: index, &effects)
        case .configured(let current): configure(current, now, &effects)
        case .coordinationConfirmed: coordinationConfirmed(now, &effects)
        case .placed(let wish): place(wish, now, &effects)
        case .snapshotSent(let learner, let succeeded): snapshotSent(to: learner, succeeded, now, &effects)
        case .snapshotInstalled(let end): snapshotInstalled(at: end, now, &effects)
        case .leave: leave(now, &effects)
        case .shedLog(let index): shed(through: index, &effects)
        case .diskFailed: failDisk(&effects)
        }
        publish(now)
    }

    private mutating func receive(
        _ message: ReplicaMessage, from sender: ReplicaID, _ now: MonotonicTime, _ effects: inout [ReplicaEffect]
    ) {
        guard sender != id else { return }
        switch message {
        case .prepare(let prepare): receive(prepare, from: sender, now, &effects)
        case .acknowledge(let word): receive(word, from: sender, now, &effects)
        case .mismatch(let word): receive(word, from: sender, now, &effects)
        case .configuration(let news): receive(news, from: sender, now, &effects)
        case .askConfiguration(let known): receiveQuestion(known, from: sender, now, &effects)
        case .proposal(let next): receiveProposal(next, from: sender, now, &effects)
        case .farewell(let epoch): receiveFarewell(epoch, from: sender, now, &effects)
        }
    }

    mutating func tick(_ now: MonotonicTime, _ effects: inout [ReplicaEffect]) {
        askForTrust(&effects)
        guard standing == .sound else { return }
        switch role {
        case .primary:
            commit(now, &effects)
            beacon(now, &effects)
            reconsider(now, &effects)
        case .secondary:
            sayFarewell(&effects)
            takeOverIfDue(now, &effects)
        case .outsider: break
        }
    }

    /// What happened on a disk is not known any more: it acts no more ("a failing fsync is not tried again").
    private mutating func failDisk(_ effects: inout [ReplicaEffect]) {
        hasFailed = true
        guard role == .primary, let open = LogRange(handedOut + 1, through: lastIndex) else { return }
        effects.append(.abandon(open))
    }
}
