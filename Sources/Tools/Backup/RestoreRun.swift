public import Coordination
import Formats
public import Foundation
public import StorageClient
import StorageContracts
import Synchronization

/// Fills a new cluster's store from a backup, whatever the number of its nodes and shards.
///
/// Every record is written as a service writes it, and is on every replica in sync when it counts as written. Kept are
/// values and expiries. Versions are new ones, which rise as all versions do: what read a record before the backup and
/// demands the version that it saw is refused and reads again. Tokens of the old cluster mean nothing to the new one,
/// and idempotency keys are not remembered: a write that was repeated around the moment of the backup may be carried out
/// again. Records that have expired since read as absent.
///
/// A restore that broke off is taken up again by running it again: what is there already is left as it is. Until it is
/// done, no service should use the cluster.
///
/// Persons who were erased since are left out by the ledger that the run is given. A run never removes what an earlier one
/// brought: it refuses where that is so.
public struct RestoreRun: Sendable {
    /// How a backup is restored.
    public struct Options: Sendable {
        /// As `ClusterKeys.fingerprint` gives it for the cluster.
        public var keyFingerprint: String
        /// Files that are read at a time, 1 to 16.
        public var parallel: Int
        /// Bytes of records a second; nil is as fast as it goes.
        public var maxBytesPerSecond: Int?
        /// What was erased, and is not to come back from a backup that was begun before.
        public var erasures: [ErasedPartition]
        /// Sets whose records come back all the same, such as chains of audit, which name no citizen.
        public var outliving: Set<RecordSetNumber>
        /// Names of the keys of records that the cluster's services have; nil where the caller does not know them.
        public var recordKeys: Set<String>?
        /// Sets whose values are sealed; nil for all.
        public var sealed: Set<UInt16>?

        /// Options, with their defaults.
        public init(
            keyFingerprint: String, parallel: Int = 4, maxBytesPerSecond: Int? = nil, erasures: [ErasedPartition] = [],
            outliving: Set<RecordSetNumber> = [], recordKeys: Set<String>? = nil, sealed: Set<UInt16>? = nil
        ) {
            precondition((1...16).contains(parallel))
            self.keyFingerprint = keyFingerprint
            self.parallel = parallel
            self.maxBytesPerSecond = maxBytesPerSecond
            self.erasures = erasures
            self.outliving = outliving
            self.recordKeys = recordKeys
            self.sealed = sealed
        }
    }

    /// What was done.
    public struct Summary: Sendable, Equatable {
        /// Id of the backup.
        public var backup: String
        /// Records of the backup.
        public var records: Int
        /// Records that this run wrote.
        public var written = 0
        /// Records that were there, from a run that broke off.
        public var present = 0
        /// Partitions that were left out because they were erased since the backup was begun.
        public var erased = 0
        /// Partitions that the ledger says were erased since the backup was begun, in the backup or not.
        public var named = 0
        /// Whether a run that broke off was taken up, or the backup had been restored as a whole.
        public var wasBegun = false
        /// Whether it had been restored as a whole: then nothing was counted or written.
        public var wasComplete = false
    }

    private let maintenance: StoreMaintenance
    private let folder: URL
    private let options: Options
    private let pace: BytePace
    private let agree: @Sendable (Set<String>) async throws -> Bool

    /// A run that restores the backup in `folder` through `maintenance`.
    ///
    /// - Parameter agree: Holds the names of the keys that seal records of the backup against those that the cluster knows,
    ///   as `KeyMarkCoordination.agree` does, and remembers them: services with other keys do not start then.
    public init(
        _ maintenance: StoreMaintenance, from folder: URL, options: Options,
        agree: @escaping @Sendable (Set<String>) async throws -> Bool = { _ in true }
    ) {
        self.maintenance = maintenance
        self.agree = agree
        self.folder = folder
        self.options = options
        pace = BytePace(bytesPerSecond: options.maxBytesPerSecond)
    }

    /// Checks the whole backup, then restores it. Nothing is written before everything was checked.
    ///
    /// - Parameters:
    ///   - checking: Told how far the check is.
    ///   - progress: Told how far the restore is.
    /// - Throws: ``BackupError``; `RPCError` when the cluster cannot be reached or refuses.
    public func run(
        checking: @escaping @Sendable (BackupRun.Progress) -> Void = { _ in },
        progress: @escaping @Sendable (BackupRun.Progress) -> Void = { _ in }
    ) async throws -> Summary {
        let report = BackupVerification(folder, sealed: options.sealed).run(progress: checking)
        if let problem = report.problems.first { throw problem }
        guard let manifest = report.manifest else { throw BackupError.noManifest(folder: folder.path) }
        guard manifest.keyFingerprint == options.keyFingerprint else {
            throw BackupError.otherKey(backup: manifest.keyFingerprint, cluster: options.keyFingerprint)
        }
        if let known = options.recordKeys, !report.recordKeys.isSubset(of: known) {
            throw BackupError.missingRecordKeys(report.recordKeys.subtracting(known).sorted())
        }
        let erased = try erased(since: manifest)
        var summary = Summary(backup: manifest.id, records: manifest.records, named: erased.count)
        var (mark, wasThere) = try await claim(manifest, sealedUnder: report.recordKeys)
        summary.wasBegun = wasThere
        if wasThere { try await demandAbsence(of: erased) }
        if mark.endedAt == 0 {
            let done = try await fill(manifest, without: erased, ProgressMeter(progress))
            (summary.written, summary.present, summary.erased) = (done.written, done.present, done.erased)
            mark.endedAt = Int64(Date.now.timeIntervalSince1970)
            try await maintenance.store.endRestore(mark)
        } else {
            summary.wasComplete = true
        }
        return summary
    }

    /// Marks the cluster as this backup's; whether it was that already.
    private func claim(
        _ manifest: BackupManifest, sealedUnder keys: Set<String>
    ) async throws -> (StorageV1.RestoreMark, wasThere: Bool) {
        let found = try await maintenance.store.restoreMark()
        if let found, found.backup != manifest.id { throw BackupError.otherRestore(backup: found.backup) }
        if found == nil, try await !isEmpty() { throw BackupError.clusterNotEmpty }
        if !keys.isEmpty, try await !agree(keys) { throw BackupError.otherRecordKeys(keys.sorted()) }
        let mark: StorageV1.RestoreMark
        if let found {
            mark = found
        } else {
            mark = try await maintenance.store.beginRestore(
                .init(backup: manifest.id, beganAt: Int64(Date.now.timeIntervalSince1970)))
        }
        guard mark.backup == manifest.id else { throw BackupError.otherRestore(backup: mark.backup) }
        return (mark, found != nil)
    }

    private func isEmpty() async throws -> Bool {
        var next: Bucket? = 0
        while let from = next {
            let (isEmpty, through) = try await maintenance.probe(from: from)
            guard isEmpty else { return false }
            next = through == .max ? nil : through + 1
        }
        return true
    }

    /// What became of some records.
    private struct Done {
        var written = 0
        var present = 0
        /// Partitions that were left out.
        var erased = 0

        static func += (sum: inout Self, more: Self) {
            sum.written += more.written
            sum.present += more.present
            sum.erased += more.erased
        }
    }

    /// The partitions that were erased since a backup was begun. Shards are cut after that, and may miss the erasure.
    ///
    /// - Throws: ``BackupError/unusable(path:reason:)`` when the manifest does not say when it was begun.
    private func erased(since manifest: BackupManifest) throws -> Set<[UInt8]> {
        guard !options.erasures.isEmpty else { return [] }
        guard let began = RFC3339.parse(manifest.beganAt, .protoJSON)?.seconds else {
            throw BackupError.unusable(path: folder.path, reason: "its manifest does not say when it was begun")
        }
        return Set(options.erasures.filter { $0.at >= began }.map(\.partition))
    }

    /// Refuses to go on when an earlier run, which did not have the ledger, has brought what was erased. What is in the
    /// store, a run leaves as it is, so that it would stay.
    private func demandAbsence(of erased: Set<[UInt8]>) async throws {
        let outliving = Set(options.outliving.map { UInt32($0.value) })
        var present = 0
        for partition in erased {
            let sets = try await maintenance.recordSets(of: PartitionKey(partition))
            if !sets.isSubset(of: outliving) { present += 1 }
        }
        if present > 0 { throw BackupError.erasedArePresent(partitions: present) }
    }

    private func fill(
        _ manifest: BackupManifest, without erased: Set<[UInt8]>, _ meter: ProgressMeter
    ) async throws -> Done {
        let queue = PartQueue(manifest.parts)
        let bytes = Double(max(manifest.bytes, 1))
        return try await withThrowingTaskGroup(of: Done.self) { group in
            for _ in 0..<options.parallel {
                group.addTask {
                    var done = Done()
                    while let part = queue.take() {
                        done += try await fill(part, without: erased, meter)
                        meter.finish(Double(part.bytes) / bytes)
                    }
                    return done
                }
            }
            return try await group.reduce(into: Done()) { $0 += $1 }
        }
    }

    /// The files that nobody has begun with.
    private final class PartQueue: Sendable {
        private let parts: Mutex<ArraySlice<BackupManifest.Part>>

        init(_ parts: [BackupManifest.Part]) { self.parts = Mutex(parts[...]) }

        func take() -> BackupManifest.Part? { parts.withLock { $0.popFirst() } }
    }

    private func fill(
        _ part: BackupManifest.Part, without erased: Set<[UInt8]>, _ meter: ProgressMeter
    ) async throws -> Done {
        var sum = Done()
        var last: [UInt8]?
        let reader = try BackupFileReader(part, in: folder)
        let outliving = Set(options.outliving.map { UInt32($0.value) })
        while let read = try reader.next() {
            let partitions = read.compactMap { read in
                erased.contains(read.partition) ? read.keeping(outliving) : read
            }
            // One partition may come in several pieces.
            for left in read where erased.contains(left.partition) && left.partition != last {
                sum.erased += 1
                last = left.partition
            }
            if partitions.isEmpty { continue }
            let size = partitions.reduce(0) { $0 + $1.records.reduce(0) { $0 + $1.sortKey.count + $1.value.count } }
            try await pace.pass(size)
            let (written, present) = try await maintenance.restore(partitions)
            sum.written += written
            sum.present += present
            meter.add(records: written + present, bytes: size)
        }
        return sum
    }
}

extension StorageV1.PartitionRecords {
    /// The same with the records of some sets alone; nil when there are none.
    fileprivate func keeping(_ sets: Set<UInt32>) -> Self? {
        var kept = self
        kept.records.removeAll { !sets.contains($0.collection) }
        return kept.records.isEmpty ? nil : kept
    }
}
