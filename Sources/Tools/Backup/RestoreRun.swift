import Coordination
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
public struct RestoreRun: Sendable {
    /// How a backup is restored.
    public struct Options: Sendable {
        /// As `ClusterKeys.fingerprint` gives it for the cluster.
        public var keyFingerprint: String
        /// Files that are read at a time, 1 to 16.
        public var parallel: Int
        /// Bytes of records a second; nil is as fast as it goes.
        public var maxBytesPerSecond: Int?

        /// Options, with their defaults.
        public init(keyFingerprint: String, parallel: Int = 4, maxBytesPerSecond: Int? = nil) {
            precondition((1...16).contains(parallel))
            self.keyFingerprint = keyFingerprint
            self.parallel = parallel
            self.maxBytesPerSecond = maxBytesPerSecond
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
        /// Whether a run that broke off was taken up, or the backup had been restored as a whole.
        public var wasBegun = false
    }

    private let maintenance: StoreMaintenance
    private let folder: URL
    private let options: Options
    private let pace: BytePace

    /// A run that restores the backup in `folder` through `maintenance`.
    public init(_ maintenance: StoreMaintenance, from folder: URL, options: Options) {
        self.maintenance = maintenance
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
        let report = BackupVerification(folder).run(progress: checking)
        if let problem = report.problems.first { throw problem }
        guard let manifest = report.manifest else { throw BackupError.noManifest(folder: folder.path) }
        guard manifest.keyFingerprint == options.keyFingerprint else {
            throw BackupError.otherKey(backup: manifest.keyFingerprint, cluster: options.keyFingerprint)
        }
        var summary = Summary(backup: manifest.id, records: manifest.records)
        var (mark, wasThere) = try await claim(manifest)
        summary.wasBegun = wasThere
        if mark.endedAt == 0 {
            (summary.written, summary.present) = try await fill(manifest, ProgressMeter(progress))
            mark.endedAt = Int64(Date.now.timeIntervalSince1970)
            try await maintenance.store.endRestore(mark)
        } else {
            summary.present = manifest.records
        }
        return summary
    }

    /// Marks the cluster as this backup's; whether it was that already.
    private func claim(_ manifest: BackupManifest) async throws -> (StorageV1.RestoreMark, wasThere: Bool) {
        let found = try await maintenance.store.restoreMark()
        if found == nil, try await !isEmpty() { throw BackupError.clusterNotEmpty }
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

    private func fill(
        _ manifest: BackupManifest, _ meter: ProgressMeter
    ) async throws -> (written: Int, present: Int) {
        let queue = PartQueue(manifest.parts)
        let bytes = Double(max(manifest.bytes, 1))
        return try await withThrowingTaskGroup(of: (written: Int, present: Int).self) { group in
            for _ in 0..<options.parallel {
                group.addTask {
                    var done = (written: 0, present: 0)
                    while let part = queue.take() {
                        let (written, present) = try await fill(part, meter)
                        done.written += written
                        done.present += present
                        meter.finish(Double(part.bytes) / bytes)
                    }
                    return done
                }
            }
            return try await group.reduce(into: (written: 0, present: 0)) { sum, done in
                sum.written += done.written
                sum.present += done.present
            }
        }
    }

    /// The files that nobody has begun with.
    private final class PartQueue: Sendable {
        private let parts: Mutex<ArraySlice<BackupManifest.Part>>

        init(_ parts: [BackupManifest.Part]) { self.parts = Mutex(parts[...]) }

        func take() -> BackupManifest.Part? { parts.withLock { $0.popFirst() } }
    }

    private func fill(
        _ part: BackupManifest.Part, _ meter: ProgressMeter
    ) async throws -> (written: Int, present: Int) {
        var sum = (written: 0, present: 0)
        let reader = try BackupFileReader(part, in: folder)
        while let partitions = try reader.next() {
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
