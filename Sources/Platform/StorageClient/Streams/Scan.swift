public import Coordination
public import RPC
import StorageContracts
public import Wire

/// Every record of a range of buckets, in order of partition, set and sort key, page by page.
///
/// Each shard, or each piece of it between two failures, is seen as it was at one moment; the moments follow each other.
/// A page is fetched when it is asked for. Moves, splits and failures are noticed as time at most: the scan goes on behind
/// the last page. Leaving the loop cancels the call.
public struct Scan: AsyncSequence, Sendable {
    public typealias Element = ScanPage

    let store: Store
    let buckets: ClosedRange<Bucket>
    let sets: [RecordSetNumber]
    let start: ScanPosition
    let freshness: Freshness
    let options: CallOptions

    public func makeAsyncIterator() -> Iterator { Iterator(scan: self) }

    /// One scan under way.
    public struct Iterator: AsyncIteratorProtocol {
        private struct Call {
            var pages: ResponseSequence<StorageV1.ScanResponse>.Iterator
            let buckets: ClosedRange<Bucket>
            let shard: ShardNumber
        }

        private let scan: Scan
        private var position: ScanPosition
        private var retry: Retry
        private var call: Call?
        private var asksPrimary: Bool

        fileprivate init(scan: Scan) {
            self.scan = scan
            position = scan.start
            retry = scan.store.beginStream(scan.options)
            asksPrimary = scan.freshness.needsPrimary
        }

        /// The next page; nil when there are no more.
        ///
        /// - Throws: ``RPCError`` when the scan has not got on for ``StoreConfiguration/streamPatience``, or cannot.
        public mutating func next() async throws -> ScanPage? {
            while !position.isComplete {
                do {
                    if let page = try await nextPage() {
                        retry = scan.store.beginStream(scan.options)
                        return page
                    }
                    // The call ended before its range: another goes on.
                    call = nil
                } catch let error as RPCError {
                    call = nil
                    asksPrimary = true
                    try await scan.store.wait(after: error, &retry)
                }
            }
            return nil
        }

        private mutating func nextPage() async throws -> ScanPage? {
            var call = try self.call ?? begin()
            let response = try await call.pages.next()
            self.call = call
            guard let response else { return nil }
            position.take(response, of: call.buckets, in: call.shard, until: scan.buckets.upperBound)
            if response.complete { self.call = nil }
            let sealing = scan.store.sealing
            return ScanPage(
                records: try response.records.map { try ScannedRecord($0, sealing) }, position: position)
        }

        private func begin() throws -> Call {
            guard let bucket = position.nextBucket else { throw RPCError(.internal, "the scan is complete") }
            try scan.store.admit(collections: scan.sets.map(\.wire))
            let routes = scan.store.routes
            let route = try asksPrimary ? routes.primary(of: bucket) : routes.anyReplica(of: bucket)
            let buckets = bucket...Swift.min(route.buckets.upperBound, scan.buckets.upperBound)
            var request = StorageV1.ScanRequest(
                bucketFrom: UInt32(buckets.lowerBound), bucketThrough: UInt32(buckets.upperBound),
                after: position.after, collections: scan.sets.map(\.wire),
                mapEpoch: route.mapEpoch)
            (request.consistency, request.atLeast, request.maxStalenessMs) = scan.freshness.message
            let pages = route.client.scan(request, options: scan.options).makeAsyncIterator()
            return Call(pages: pages, buckets: buckets, shard: route.shard)
        }
    }
}

/// Some records of a scan, and how far it has come with them.
public struct ScanPage: Sendable {
    /// In order; perhaps none.
    public let records: [ScannedRecord]
    /// For a scan that goes on behind this page, and for who follows the changes since.
    public let position: ScanPosition
}

/// A record that a scan has met.
public struct ScannedRecord: Sendable {
    /// The partition that it is of.
    public let partition: PartitionKey
    /// The set that it is of.
    public let set: RecordSetNumber
    /// Its sort key.
    public var key: [UInt8] { record.sortKey }
    /// The value as it is stored: of a sealed set not readable.
    public var value: [UInt8] { record.value }
    /// Rises with every write of the record.
    public var version: UInt64 { record.version }
    /// When it goes; nil when never.
    public var expiresAt: GoogleProtobuf.Timestamp? { record.expiresAt }

    private let record: StorageV1.Record
    private let sealing: RecordSealing

    init(_ scanned: StorageV1.ScannedRecord, _ sealing: RecordSealing) throws {
        guard let record = scanned.record, let partition = try? PartitionKey(scanned.partition),
            let set = RecordSetNumber(stored: record.collection)
        else { throw RPCError(.internal, "storage told a record without its place") }
        self.partition = partition
        self.set = set
        self.record = record
        self.sealing = sealing
    }

    /// The record with its message; nil when it is of another set.
    ///
    /// - Throws: DATA_LOSS when the value does not open, or is no message of the set.
    public func decoded<Message>(in set: RecordSet<Message>) throws -> Versioned<Message>? {
        guard set.number == self.set else { return nil }
        var record = record
        if set.isSealed { record.value = try opened(of: RecordSetLabel(set)) }
        return try Versioned(record, of: RecordSetLabel(set))
    }

    /// The entry with its message; nil when it is of another set, or the head of the chain.
    ///
    /// - Throws: DATA_LOSS when the stored bytes are no entry of the chain.
    public func entry<Message>(of chain: ChainSet<Message>) throws -> ChainEntry<Message>? {
        guard chain.number == set, !key.isEmpty else { return nil }
        return try ChainEntry(record, of: chain.number, in: partition, RecordSetLabel(chain))
    }

    /// The head of a chain; nil when it is of another set, or an entry.
    ///
    /// - Throws: DATA_LOSS when the stored bytes are no head.
    public func head<Message>(of chain: ChainSet<Message>) throws -> ChainHead? {
        guard chain.number == set, key.isEmpty else { return nil }
        return try ChainHead(record, RecordSetLabel(chain))
    }

    /// The encoded message, of a sealed set opened.
    ///
    /// - Throws: DATA_LOSS when the value does not open.
    public func message(in set: AnyRecordSet) throws -> [UInt8] {
        guard set.isSealed else { return value }
        return try opened(of: RecordSetLabel(number: set.number, name: set.name))
    }

    /// The clear value of a record of a sealed set.
    func opened(of set: RecordSetLabel) throws -> [UInt8] {
        var opener = RecordOpener(sealing, partition.bytes)
        return try opener.open(value, key: key, of: set)
    }
}

extension ScannedRecord: Equatable {
    public static func == (left: Self, right: Self) -> Bool {
        left.partition == right.partition && left.set == right.set && left.record == right.record
    }
}

extension Store {
    /// Reads every record of a range of buckets.
    ///
    /// ```swift
    /// for try await page in store.scan(of: [LibrarySets.loans.number]) {
    ///     for record in page.records {
    ///         if let loan = try record.decoded(in: LibrarySets.loans) { index.add(loan, of: record.partition) }
    ///     }
    ///     changes = page.position.changes
    /// }
    /// for try await batch in store.changes(from: changes) { … }
    /// ```
    ///
    /// - Parameters:
    ///   - buckets: All by default.
    ///   - sets: At most 64; none means all.
    ///   - position: Of a page of an earlier scan of the same buckets, to go on behind it.
    ///   - options: Their deadline, if there is one, is that of the whole scan.
    public func scan(
        _ buckets: ClosedRange<Bucket> = 0...Bucket.max, of sets: [RecordSetNumber] = [],
        from position: ScanPosition? = nil, freshness: Freshness = .linearizable, options: CallOptions = .init()
    ) -> Scan {
        Scan(
            store: self, buckets: buckets, sets: sets, start: position ?? ScanPosition(of: buckets),
            freshness: freshness, options: options)
    }

    /// How long a stream is tried until it gets on.
    func beginStream(_ options: CallOptions) -> Retry {
        let patience = Deadline.after(configuration.streamPatience)
        return Retry(until: options.deadline.map { min($0, patience) } ?? patience)
    }
}
