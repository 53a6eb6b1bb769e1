/// What a primary knows of another replica that it streams its log to.
struct Follower: Sendable, Equatable {
    /// How the log goes to it.
    enum Flow: Sendable, Equatable {
        /// Where the logs part is not known: one message at a time.
        case probing
        /// Entries go out ahead of the acknowledgements.
        case streaming
        /// The log does not reach back far enough; a snapshot of the state at that index or later is on its way.
        case snapshot(from: UInt64)
    }

    let id: ReplicaID
    /// Whether it stands in the set; if not it is a learner.
    var isMember = false
    var flow = Flow.probing
    /// Through here its log is this one's, and on its disk.
    var matched: UInt64 = 0
    /// The next entry to send.
    var next: UInt64
    /// It will not replace this primary before.
    var leaseUntil = MonotonicTime.zero
    /// When it last answered in this epoch; at first, when it became a follower.
    var heardAt: MonotonicTime
    /// Whether it ever answered since it became a follower.
    var hasAnswered = false
    /// When something was last sent to it.
    var sentAt = MonotonicTime.zero
    /// When `matched` last rose, or nothing was outstanding.
    var progressAt: MonotonicTime
    /// The latest stamp that it carried back: what it said before is older.
    var echoedAt = MonotonicTime.zero
    /// What it says of messages that were made before is about a flow that was given up.
    var resetAt = MonotonicTime.zero
    /// When it was last told a configuration because it seemed not to know it.
    var taughtAt = MonotonicTime.zero
    /// It is not brought in before.
    var admissibleAt = MonotonicTime.zero
    /// It said that it has lost what it once held.
    var hasLostData = false
    /// It said that it is about to stop.
    var isLeaving = false

    init(_ id: ReplicaID, next: UInt64, at now: MonotonicTime) {
        self.id = id
        self.next = next
        heardAt = now
        progressAt = now
    }
}

/// Whether what a replica holds can be relied on.
enum Standing: Sendable, Equatable {
    /// It holds all that it ever acknowledged.
    case sound
    /// It is a learner that holds nothing yet, and has not said so to a primary.
    case blank
    /// Its disk is empty and it is told that it is a member: the shard may be new, or the disk was lost.
    /// Of a primary to be, with the members that said they are in doubt too.
    case inDoubt(agreeing: Set<ReplicaID>)
    /// The disk was lost. It does nothing until it stands outside the set, and then starts over as a learner.
    case lost
}

/// A change of the set that coordination was asked for.
struct Proposal: Sendable, Equatable {
    let next: ReplicaConfiguration
    var askedAt: MonotonicTime
}

/// A planned hand-over.
struct HandOver: Sendable, Equatable {
    let target: ReplicaID
    let since: MonotonicTime
}
