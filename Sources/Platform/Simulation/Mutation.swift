/// A bug put into a run on purpose, to show that the checks find it.
///
/// They live in the modelled driver, disk, state machine and messages, not in the replication core: each is
/// what a driver would do that forgets one of its duties, or what the core's messages would say if it forgot one.
public enum Mutation: String, Sendable, CaseIterable {
    /// A write is called durable though its sync was left out.
    case skipSync = "skip-sync"
    /// A sync that failed is tried again and believed.
    case retryFailedSync = "retry-failed-sync"
    /// A primary counts entries as held by a backup when it has sent them.
    case commitBeforeBackup = "commit-before-backup"
    /// A backup acknowledges entries before they are on its disk.
    case acknowledgeBeforeSync = "acknowledge-before-sync"
    /// A primary does not wait for the learner whose addition it has proposed.
    case commitWithoutLearner = "commit-without-learner"
    /// A primary no longer waits for a member whose removal is proposed and not confirmed.
    case commitWithoutRemoved = "commit-without-removed"
    /// Messages of an earlier epoch are taken as if they were of the present one.
    case ignoreEpoch = "ignore-epoch"
    /// A replica that was primary answers reads without looking at its lease.
    case serveAfterLease = "serve-after-lease"
    /// A value that was read before the replica became primary is answered under the lease that it has by then.
    case trustLaterLease = "trust-later-lease"
    /// A primary answers reads before what it took over is committed.
    case readBeforeTakeover = "read-before-takeover"
    /// A backup's promise ends before its primary's lease.
    case shortPromise = "short-promise"
    /// A restarted replica does not count the promise that it may have given before.
    case forgetPromise = "forget-promise"
    /// A replica keeps the entries that it has where the new primary's log has others or none.
    case forgetTruncation = "forget-truncation"
    /// A backup applies entries before they are committed.
    case applyBeforeCommit = "apply-before-commit"
    /// A configuration is acted upon before it is on the disk.
    case actBeforeRecord = "act-before-record"
    /// A retried write is applied again.
    case dropIdempotencyKey = "drop-idempotency-key"
    /// A demand of a write is not looked at.
    case skipDemand = "skip-demand"
    /// A corrupt entry of the log is taken for a good one.
    case trustCorruptLog = "trust-corrupt-log"
    /// A replica whose disk was lost starts as if it were the member it had been.
    case forgetLoss = "forget-loss"
    /// A write whose idempotency key is known appends to its chain once more.
    case appendReplays = "append-replays"
    /// The heads of chains are left behind by a snapshot and by a split.
    case leaveHeads = "leave-heads"
}
