import StorageContracts
import Synchronization

/// What reads found of late, decoded, and ready to be answered again.
///
/// It holds what was asked for, a record or a range, under its partition, and never holds what a write has
/// changed: the applier takes the partitions of a batch out before the batch is written, and lets them back in
/// after it (``changing(_:_:)``). A read that misses gets a ticket before it looks into the database, and what it
/// found is kept only when none of its stripe's partitions began to change meanwhile. So a hit is what a read of
/// the database at the moment of the hit would find, and all items of one partition are of one moment. Where a shard's
/// state is replaced as a whole, its generation changes, and what was kept of an earlier one is found no more.
///
/// It is bounded in bytes, and cut into stripes that are locked one by one, each for some hundred nanoseconds.
final class RecordCache: Sendable {
    /// Larger answers are not kept: they would push out very many small ones.
    static let maxItemBytes = 32 << 10
    /// The most different items kept of one partition.
    static let maxItemsPerPartition = 32

    /// What a look into the cache gave.
    enum Lookup {
        /// What each item of the plan finds.
        case found([StorageV1.ReadResult])
        /// The database must be read. The ticket is for ``keep(_:of:ticket:)``; nil when what is found must not be
        /// kept.
        case missing(Ticket?)
    }

    /// How far a stripe's changes had come when a read began.
    struct Ticket: Equatable {
        fileprivate let changes: UInt64
        fileprivate let generation: UInt64
    }

    private final class Stripe: Sendable {
        let content: Mutex<CacheStripe>

        init(maxBytes: Int) { content = Mutex(CacheStripe(maxBytes: maxBytes)) }
    }

    private let stripes: [Stripe]
    private let mask: UInt64
    private let keepsNothing: Bool

    /// - Parameters:
    ///   - maxBytes: About how many bytes it may take; 0 keeps nothing.
    ///   - stripes: A power of two.
    init(maxBytes: Int, stripes count: Int = 64) {
        precondition(count > 0 && count & (count - 1) == 0)
        stripes = (0..<count).map { _ in Stripe(maxBytes: maxBytes / count) }
        mask = UInt64(count - 1)
        keepsNothing = maxBytes == 0
    }

    private func stripe(of partition: PartitionID) -> Stripe {
        // Partition keys are made by a keyed hash: their last bits are as good as any hash of them.
        stripes[Int(partition.low & mask)]
    }

    /// What the items of a plan find, if all of it is here.
    ///
    /// - Parameters:
    ///   - generation: Of the shard's state, as it was before anything was looked at.
    ///   - now: What "expired" means, nanoseconds since 1970.
    ///   - maxBytes: What the records may take together; more is looked up anew.
    func find(_ plan: ReadPlan, in generation: UInt64, at now: Int64, maxBytes: Int) -> Lookup {
        if keepsNothing { return .missing(nil) }
        return stripe(of: plan.partition).content.withLock { stripe in
            if let results = stripe.results(of: plan, in: generation, at: now, maxBytes: maxBytes) {
                return .found(results)
            }
            if stripe.isChanging(plan.partition) { return .missing(nil) }
            return .missing(Ticket(changes: stripe.changes, generation: generation))
        }
    }

    /// Keeps what a read of the database found, unless its partition may have changed since the ticket was given.
    func keep(_ results: [StorageV1.ReadResult], of plan: ReadPlan, ticket: Ticket?) {
        guard let ticket else { return }
        stripe(of: plan.partition).content.withLock { stripe in
            guard stripe.changes == ticket.changes else { return }
            for (item, result) in zip(plan.items, results) {
                stripe.keep(result, of: item, plan.partition, in: ticket.generation)
            }
        }
    }

    /// Keeps partitions out while `body` changes their records. When it fails, nobody knows what their records
    /// are, and they stay out for good.
    func changing<Failure: Error>(
        _ partitions: Set<PartitionID>, _ body: () throws(Failure) -> Void
    ) throws(Failure) {
        if keepsNothing { return try body() }
        for partition in partitions { stripe(of: partition).content.withLock { $0.beginChange(partition) } }
        try body()
        for partition in partitions { stripe(of: partition).content.withLock { $0.endChange(partition) } }
    }

    /// About how many bytes it takes now.
    var bytes: Int { stripes.reduce(0) { sum, stripe in sum + stripe.content.withLock { $0.bytes } } }
}
