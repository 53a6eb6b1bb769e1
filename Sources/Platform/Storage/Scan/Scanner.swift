import Coordination
import StorageContracts

/// The records of buckets as they were at one moment, read page by page.
// Used by one call at a time: whoever sends a page has it sent before asking for the next.
final class Scanner: @unchecked Sendable {
    /// Bytes of records in a page, about; one that is larger stands alone.
    static let pageBytes = 256 << 10
    /// Records that are looked at for one page: what a read thread does in some milliseconds.
    static let pageRecords = 8_192
    /// Records of other collections that are passed one by one before it is worth to search for the next one's key.
    private static let stepsBeforeJump = 16

    /// Where in the shard's log the records stand.
    let index: UInt64
    private let plan: ScanPlan
    private let now: Int64
    private let view: RocksView
    /// Key to go on from; nil when everything was read.
    private var next: [UInt8]?

    /// Fixes the moment.
    ///
    /// - Parameters:
    ///   - now: What "expired" means, nanoseconds since 1970.
    ///   - applied: How far the shard had come before.
    init(
        _ database: RocksDatabase, _ plan: ScanPlan, of shard: ShardNumber, at now: Int64, applied: UInt64
    ) throws(StorageFault) {
        self.plan = plan
        self.now = now
        view = RocksView(database, .any, fillsCache: false)
        // Of a shard that was just split off it may not stand on the disk yet.
        index = max(applied, try view.progress(of: shard).applied)
        next = plan.after?.keyBehind ?? DataKey.start(of: plan.buckets.lowerBound)
    }

    /// The next records; `after` is absent from the last page.
    func nextPage() throws(StorageFault) -> StorageV1.ScanResponse {
        var page = Page()
        while let from = next {
            switch try read(from, &page) {
            case .full(let place):
                next = place.keyBehind
                return StorageV1.ScanResponse(records: page.records, after: place.message)
            case .jump(let key): next = key
            case .end: next = nil
            }
        }
        return StorageV1.ScanResponse(records: page.records, complete: true)
    }

    private struct Page {
        var records: [StorageV1.ScannedRecord] = []
        var bytes = 0
        var looked = 0
    }

    private enum Stop {
        case full(ScanPlace)
        case jump([UInt8])
        case end
    }

    /// Reads on from a key until the page is full, the range ends, or much can be passed over.
    private func read(_ from: [UInt8], _ page: inout Page) throws(StorageFault) -> Stop {
        var stop = Stop.end
        var passed = 0
        let walk = from.withUnsafeBytes { first in
            Result { () throws(StorageFault) in
                try view.ascend(.data, from: first, withinPrefix: false) { key, bytes throws(StorageFault) in
                    guard DataKey.bucket(of: key) <= plan.buckets.upperBound else { return false }
                    page.looked += 1
                    let collection = DataKey.collection(of: key)
                    if plan.collections.contains(collection) {
                        passed = 0
                        try take(key, collection, bytes, &page)
                    } else {
                        passed += 1
                    }
                    if page.bytes >= Self.pageBytes || page.looked >= Self.pageRecords {
                        stop = .full(ScanPlace(key))
                        return false
                    }
                    if passed >= Self.stepsBeforeJump {
                        stop = .jump(wantedKey(behind: key, collection))
                        return false
                    }
                    return true
                }
            }
        }
        try walk.get()
        return stop
    }

    /// Adds a record unless it is expired.
    private func take(
        _ key: UnsafeRawBufferPointer, _ collection: UInt16, _ bytes: UnsafeRawBufferPointer, _ page: inout Page
    ) throws(StorageFault) {
        let value = try StoredValue(bytes, under: key)
        guard value.isPresent(at: now) else { return }
        let sortKey = [UInt8](UnsafeRawBufferPointer(rebasing: key[DataKey.prefixLength...]))
        page.bytes += DataKey.prefixLength + sortKey.count + value.payload.count
        page.records.append(
            .init(
                partition: PartitionID(loading: key.baseAddress!).bytes, record: value.record(collection, sortKey)))
    }

    /// The first key of a wanted collection behind one of another.
    private func wantedKey(behind key: UnsafeRawBufferPointer, _ collection: UInt16) -> [UInt8] {
        let partition = PartitionID(loading: key.baseAddress!)
        guard let wanted = plan.collections.first(from: collection) else {
            return DataKey.withEnd(partition, .max) { [UInt8]($0) }
        }
        return DataKey.with(partition, wanted, []) { [UInt8]($0) }
    }
}
