/// What replicas of one shard say to each other.
///
/// Any message may be lost, repeated, delayed without bound and overtaken by others: replicas stay correct,
/// and go on once messages arrive again. A message must not be altered, and must come from the replica that
/// it is said to come from.
public enum ReplicaMessage: Sendable, Equatable {
    /// From a primary: entries to hold, or none (a beacon). The only message whose range has bodies.
    case prepare(Prepare)
    /// To a primary: what is held.
    case acknowledge(Acknowledgement)
    /// To a primary: `previous` of its prepare is not held here.
    case mismatch(Mismatch)
    /// A configuration that coordination has confirmed.
    case configuration(ReplicaConfiguration)
    /// The receiver speaks of a later epoch than this one, whose configuration the sender does not know.
    case askConfiguration(known: UInt64)
    /// To a member: the change that the primary proposes and coordination does not answer, to be asked for as well.
    case proposal(ReplicaConfiguration)
    /// To a primary: the sender is about to stop, and should not be waited for.
    case farewell(epoch: UInt64)
}

/// When a message of a primary was made, by the primary's clock. Answers carry it back, so that the primary
/// knows how long the receiver's promise lasts at least.
public struct LeaseStamp: Hashable, Sendable {
    /// Names the start of the primary's process, as clocks of different starts are not comparable.
    public var session: UInt64
    /// The primary's clock, read before the message left.
    public var sentAt: MonotonicTime

    /// Makes a stamp.
    public init(session: UInt64, sentAt: MonotonicTime) {
        self.session = session
        self.sentAt = sentAt
    }
}

/// A primary's word to one replica: PacificA's prepare message, with the committed point piggybacked
/// ("Primary/Backup Data Replication"); without entries, its beacon ("Leases and Failure Detection").
public struct Prepare: Sendable, Equatable {
    /// The configuration in which it was made.
    public var epoch: UInt64
    /// To be carried back.
    public var stamp: LeaseStamp
    /// Where the primary's log ended when the epoch began: what a receiver holds beyond, of an earlier
    /// epoch, is not in the primary's log.
    public var epochStart: UInt64
    /// The entry before the first of these.
    public var previous: LogPosition
    /// Epochs of the entries; empty when there are none.
    public var runs: [EpochRun]
    /// Index of the last entry; that of `previous` when there are none.
    public var last: UInt64
    /// The primary's committed point.
    public var committed: UInt64

    /// Makes a prepare message.
    public init(
        epoch: UInt64, stamp: LeaseStamp, epochStart: UInt64, previous: LogPosition, runs: [EpochRun], last: UInt64,
        committed: UInt64
    ) {
        self.epoch = epoch
        self.stamp = stamp
        self.epochStart = epochStart
        self.previous = previous
        self.runs = runs
        self.last = last
        self.committed = committed
    }

    /// The entries whose bodies go with it; nil for a beacon.
    public var entries: LogRange? { LogRange(previous.index + 1, through: last) }

    /// Whether its parts agree with each other; what fails this came from no replica.
    public var isValid: Bool {
        guard epochStart < .max, last < .max, previous.epoch <= epoch else { return false }
        guard last > previous.index else { return last == previous.index && runs.isEmpty }
        guard runs.first?.first == previous.index + 1, runs.last?.first ?? 0 <= last else { return false }
        var before = EpochRun(first: 0, epoch: previous.epoch)
        for run in runs {
            guard run.first > before.first, run.epoch >= before.epoch, run.epoch <= epoch else { return false }
            before = run
        }
        return true
    }

    /// Two messages that say the same, the first with the entries through `index`; nil when that lies
    /// outside its entries or at their end. For a driver whose bodies would exceed a message's size.
    public func split(after index: UInt64) -> (Prepare, Prepare)? {
        guard index > previous.index, index < last, let cut = runs.last(where: { $0.first <= index }) else {
            return nil
        }
        var first = self
        var second = self
        first.last = index
        first.runs = runs.filter { $0.first <= index }
        second.previous = LogPosition(index: index, epoch: cut.epoch)
        second.runs = runs.filter { $0.first > index }
        if second.runs.first?.first != index + 1 {
            second.runs.insert(EpochRun(first: index + 1, epoch: cut.epoch), at: 0)
        }
        return (first, second)
    }
}

/// What a replica holds of its primary's log. It is also its promise: until its primary's lease is over by
/// any clock within the drift bound, it will not propose to replace that primary.
public struct Acknowledgement: Sendable, Equatable {
    /// The configuration in which it answers.
    public var epoch: UInt64
    /// The latest stamp that it was told in this epoch; nil when it promises nothing.
    public var echo: LeaseStamp?
    /// Through here its log is the primary's, and on its disk.
    public var through: UInt64
    /// End of its log, on disk or not.
    public var lastIndex: UInt64

    /// Makes an acknowledgement.
    public init(epoch: UInt64, echo: LeaseStamp?, through: UInt64, lastIndex: UInt64) {
        self.epoch = epoch
        self.echo = echo
        self.through = through
        self.lastIndex = lastIndex
    }
}

/// A replica lacks the entry on which a prepare message stands.
public struct Mismatch: Sendable, Equatable {
    /// The configuration in which it answers.
    public var epoch: UInt64
    /// The stamp of the message that did not fit; nil when it promises nothing.
    public var echo: LeaseStamp?
    /// The place before which the primary may look for the last entry that both hold.
    public var hint: LogPosition
    /// Whether it stands in the set but has lost what it once held: its disk is new.
    public var hasLostData: Bool

    /// Makes an answer.
    public init(epoch: UInt64, echo: LeaseStamp?, hint: LogPosition, hasLostData: Bool) {
        self.epoch = epoch
        self.echo = echo
        self.hint = hint
        self.hasLostData = hasLostData
    }
}
