import Chains
public import Foundation
import Security
import StorageContracts
import Wire

/// Checks a backup without a cluster: the manifest, of each file its length, checksums, order and records, and that chains
/// are linked.
public struct BackupVerification: Sendable {
    /// What was found.
    public struct Report: Sendable, Equatable {
        /// The manifest; nil when it cannot be read.
        public var manifest: BackupManifest?
        /// What is wrong, one text a file.
        public var problems: [BackupError] = []
        /// Names of the keys that seal its records, as `RecordKeys.names` has them.
        public var recordKeys: Set<String> = []

        /// Whether nothing is wrong.
        public var isSound: Bool { problems.isEmpty }
    }

    private let folder: URL
    private let chains: Set<UInt16>
    private let sealed: Set<UInt16>?
    private let now: Int64

    /// A check of the backup in `folder`.
    ///
    /// - Parameters:
    ///   - chains: Numbers of the sets that are chains.
    ///   - sealed: Numbers of the sets whose values are sealed: those of others may begin as a sealed one does. nil for all.
    ///   - now: Seconds since 1970.
    public init(
        _ folder: URL, chains: Set<UInt16> = [], sealed: Set<UInt16>? = nil,
        now: Int64 = Int64(Date().timeIntervalSince1970)
    ) {
        self.folder = folder
        self.chains = chains
        self.sealed = sealed
        self.now = now
    }

    /// Checks everything. Blocks its thread for as long as reading the backup takes.
    ///
    /// - Parameter progress: Told after each piece.
    public func run(progress: @escaping @Sendable (BackupRun.Progress) -> Void = { _ in }) -> Report {
        let manifest: BackupManifest
        do {
            manifest = try BackupManifest.read(in: folder)
        } catch {
            return Report(manifest: nil, problems: [error])
        }
        var report = Report(manifest: manifest)
        let meter = ProgressMeter(progress)
        for part in manifest.parts {
            do throws(BackupError) {
                let reader = try BackupFileReader(part, in: folder)
                var walk = ChainWalk(sets: chains, now: now)
                while let partitions = try reader.next() {
                    for partition in partitions {
                        try Self.check(partition, &walk, file: part.file)
                        report.recordKeys.formUnion(sealingKeys(of: partition))
                    }
                    meter.add(records: partitions.reduce(0) { $0 + $1.records.count }, bytes: 0)
                }
                if let problem = walk.end() { throw BackupError.damaged(file: part.file, reason: problem) }
            } catch {
                report.problems.append(error)
            }
            meter.add(records: 0, bytes: part.bytes, fraction: Double(part.bytes) / Double(max(manifest.bytes, 1)))
        }
        return report
    }

    /// Names of the keys that seal records of a partition.
    private func sealingKeys(of partition: StorageV1.PartitionRecords) -> Set<String> {
        let records = partition.records.filter { record in
            sealed.map { sealed in UInt16(exactly: record.collection).map(sealed.contains) ?? false } ?? true
        }
        return Set(Set(records.compactMap { RecordSeal.key(of: $0.value) }).map(\.description))
    }

    private static func check(
        _ records: StorageV1.PartitionRecords, _ walk: inout ChainWalk, file: String
    ) throws(BackupError) {
        for record in records.records {
            guard let set = UInt16(exactly: record.collection), walk.isChain(set) else { continue }
            let problem = record.value.withUnsafeBytes {
                walk.take(
                    records.partition, set, sortKey: record.sortKey, value: $0, expires: record.expiresAt?.seconds)
            }
            if let problem { throw .damaged(file: file, reason: problem) }
        }
    }
}
