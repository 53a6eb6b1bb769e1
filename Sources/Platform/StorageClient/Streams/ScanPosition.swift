public import Coordination
import StorageContracts

/// How far a ``Scan`` has come: enough to go on later, from another process as well.
public struct ScanPosition: Sendable, Equatable {
    /// The first bucket that was not scanned to its end; nil when all were.
    public fileprivate(set) var nextBucket: Bucket?
    /// From where on the changes since are to be followed, of the buckets that were scanned at least in part; see
    /// ``Store/changes(from:of:)``. What was changed between the beginning and the end of a scan may be told
    /// although the scan saw it already: who takes all changes in order ends with the truth.
    public fileprivate(set) var changes = ChangePosition(parts: [])
    /// In `nextBucket`, the last record that was told.
    var after: StorageV1.RecordPlace?

    /// Before anything was scanned.
    init(of buckets: ClosedRange<Bucket>) { nextBucket = buckets.lowerBound }

    /// Whether everything was scanned.
    public var isComplete: Bool { nextBucket == nil }

    /// Takes a page into account.
    ///
    /// - Parameters:
    ///   - part: The buckets that the call is about, all of one shard.
    ///   - shard: The shard they belong to as far as the caller knows.
    ///   - end: The last bucket of the whole scan.
    mutating func take(
        _ page: StorageV1.ScanResponse, of part: ClosedRange<Bucket>, in shard: ShardNumber, until end: Bucket
    ) {
        changes.note(ReadToken(page.token), of: part, in: shard)
        if page.complete {
            nextBucket = part.upperBound < end ? part.upperBound + 1 : nil
            after = nil
        } else if let place = page.after, let partition = try? PartitionKey(place.partition) {
            nextBucket = partition.bucket
            after = place
        }
    }
}

/// From where on the changes of buckets are followed: for each part of them a place in a shard's log.
public struct ChangePosition: Sendable, Equatable {
    /// Buckets that belong, or belonged, to one shard.
    public struct Part: Sendable, Equatable {
        /// The buckets, first and last one included.
        public var buckets: ClosedRange<Bucket>
        /// Everything through here is known; nil means that what is from now on is wanted.
        public var token: ReadToken?

        public init(buckets: ClosedRange<Bucket>, token: ReadToken?) {
            self.buckets = buckets
            self.token = token
        }
    }

    /// By bucket, none twice.
    public internal(set) var parts: [Part]

    /// A position, such as one that was kept: the ``parts`` of another.
    public init(parts: [Part]) { self.parts = parts.sorted { $0.buckets.lowerBound < $1.buckets.lowerBound } }

    /// Notes that a scan saw buckets as they were at a place in a log.
    fileprivate mutating func note(_ token: ReadToken, of buckets: ClosedRange<Bucket>, in shard: ShardNumber) {
        guard let last = parts.last, last.buckets.upperBound >= buckets.lowerBound else {
            parts.append(Part(buckets: buckets, token: token))
            return
        }
        // The call goes on within the part: its changes are followed from the earlier of the two places. A shard that was
        // split off begins later than what is known of its parent; any other is one that it was made of.
        let isEarlier = last.token.map { $0.shard == token.shard ? token.index < $0.index : token.shard != shard }
        if isEarlier == true { parts[parts.count - 1].token = token }
        guard buckets.upperBound > last.buckets.upperBound else { return }
        parts.append(Part(buckets: last.buckets.upperBound + 1...buckets.upperBound, token: token))
    }

    /// Puts what was learned of some buckets in the place of what was known of them.
    mutating func replace(_ new: Part) {
        guard let place = parts.firstIndex(where: { $0.buckets.contains(new.buckets.lowerBound) }) else { return }
        let old = parts[place]
        if old.buckets == new.buckets {
            parts[place].token = new.token
            return
        }
        var pieces: [Part] = []
        if old.buckets.lowerBound < new.buckets.lowerBound {
            pieces.append(Part(buckets: old.buckets.lowerBound...new.buckets.lowerBound - 1, token: old.token))
        }
        pieces.append(new)
        if new.buckets.upperBound < old.buckets.upperBound {
            pieces.append(Part(buckets: new.buckets.upperBound + 1...old.buckets.upperBound, token: old.token))
        }
        parts.replaceSubrange(place...place, with: pieces)
    }
}
