import Coordination
import RPC
public import Security
public import StorageClient
import Wire

/// Seals records under the key of now: those that an older key sealed and that outlive it, and, in a migration, those in
/// clear.
///
/// Services may run meanwhile: each record is written as it was read or not at all. A run that broke off is taken up by the
/// next one.
public struct ResealRun: Sendable {
    /// How a store is resealed.
    public struct Options: Sendable {
        /// Whether it only counts.
        public var isDryRun: Bool
        /// Whether values in clear are sealed. Otherwise they are an error: no service reads them.
        public var sealsClear: Bool
        /// Records under older keys that expire within so many seconds are left alone.
        public var expiringSeconds: Int64

        /// Options, with their defaults.
        public init(isDryRun: Bool = false, sealsClear: Bool = false, expiringSeconds: Int64 = 31 * 86_400) {
            self.isDryRun = isDryRun
            self.sealsClear = sealsClear
            self.expiringSeconds = expiringSeconds
        }
    }

    /// How far a run is.
    public struct Progress: Sendable, Equatable {
        /// Records that it has looked at.
        public var records = 0
        /// The part that is done, 0 to 1.
        public var fraction = 0.0
    }

    /// The most records of one write; each comes with one demand, of which the store takes 64.
    private static let writesMax = 60
    /// The most record sets that one scan names.
    private static let setsMax = 64

    private let store: Store
    private let keys: RecordKeys
    private let sets: [RecordSetNumber: AnyRecordSet]
    private let options: Options
    private let now: Int64
    private let report: @Sendable (Progress) -> Void

    /// A run.
    ///
    /// - Parameters:
    ///   - sets: All record sets. Those in clear are left alone.
    ///   - now: Seconds since 1970.
    ///   - progress: Told how far the run is.
    public init(
        _ store: Store, keys: RecordKeys, sets: [AnyRecordSet], options: Options = .init(),
        now: Int64 = Surroundings.system.now(), progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) {
        self.store = options.sealsClear ? store.acceptingClearRecords : store
        self.keys = keys
        self.sets = Dictionary(sets.filter(\.isSealed).map { ($0.number, $0) }) { first, _ in first }
        self.options = options
        self.now = now
        report = progress
    }

    /// Reseals the store.
    ///
    /// - Throws: `RPCError` when the store cannot be reached or refuses, or a record does not open; ``SealError`` when no key
    ///   has begun. The same again completes it.
    public func run() async throws -> ResealSummary {
        var summary = ResealSummary(isDryRun: options.isDryRun)
        let current = try keys.currentID
        let numbers = sets.keys.sorted()
        var progress = Progress()
        for start in stride(from: 0, to: numbers.count, by: Self.setsMax) {
            let piece = Array(numbers[start..<min(start + Self.setsMax, numbers.count)])
            for try await page in store.scan(of: piece) {
                try await reseal(page.records.filter { mustSeal($0, current, &summary) }, &summary)
                progress.records += page.records.count
                if let last = page.records.last {
                    let part = Double(last.partition.bucket) / Double(Bucket.max)
                    progress.fraction = (Double(start) + part * Double(piece.count)) / Double(numbers.count)
                }
                report(progress)
            }
        }
        progress.fraction = 1
        report(progress)
        return summary
    }

    /// Counts a record, and tells whether it is to be sealed again.
    private func mustSeal(_ record: ScannedRecord, _ current: RecordKeyID, _ summary: inout ResealSummary) -> Bool {
        guard let key = record.sealKey else {
            summary.clear += 1
            return options.sealsClear
        }
        summary.keys[key, default: 0] += 1
        guard key != current else { return false }
        if let expiry = record.expiresAt, expiry.seconds < now + options.expiringSeconds {
            summary.expiring += 1
            return false
        }
        return true
    }

    /// Seals records again, some of a partition in one write. Where one of them was changed meanwhile, the others are
    /// written one by one.
    private func reseal(_ records: [ScannedRecord], _ summary: inout ResealSummary) async throws {
        guard !options.isDryRun else {
            summary.resealed += records.count
            return
        }
        let groups = Self.groups(of: records)
        var again: [ScannedRecord] = []
        for (group, outcome) in zip(groups, try await write(groups)) {
            if outcome { summary.resealed += group.count } else { again += group }
        }
        let singles = again.map { [$0] }
        for outcome in try await write(singles) {
            if outcome { summary.resealed += 1 } else { summary.changed += 1 }
        }
    }

    /// - Returns: Of each group whether it was written; another one was changed meanwhile.
    private func write(_ groups: [[ScannedRecord]]) async throws -> [Bool] {
        guard !groups.isEmpty else { return [] }
        let writes = try groups.map { try PartitionWrite.resealing($0) { sets[$0] } }
        return try await store.writeBatch(writes).map { outcome in
            switch outcome {
            case .written: return true
            case .preconditionFailed: return false
            case .refused(let error): throw error
            }
        }
    }

    /// Records in their order, in groups of one partition.
    private static func groups(of records: [ScannedRecord]) -> [[ScannedRecord]] {
        var groups: [[ScannedRecord]] = []
        for record in records {
            if let last = groups.last, last[0].partition == record.partition, last.count < writesMax {
                groups[groups.count - 1].append(record)
            } else {
                groups.append([record])
            }
        }
        return groups
    }
}
