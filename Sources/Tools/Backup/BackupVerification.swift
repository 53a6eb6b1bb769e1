public import Foundation

/// Checks a backup without a cluster: the manifest, and of each file its length, checksums, order and records.
public struct BackupVerification: Sendable {
    /// What was found.
    public struct Report: Sendable, Equatable {
        /// The manifest; nil when it cannot be read.
        public var manifest: BackupManifest?
        /// What is wrong, one text a file.
        public var problems: [BackupError] = []

        /// Whether nothing is wrong.
        public var isSound: Bool { problems.isEmpty }
    }

    private let folder: URL

    /// A check of the backup in `folder`.
    public init(_ folder: URL) { self.folder = folder }

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
                while let partitions = try reader.next() {
                    meter.add(records: partitions.reduce(0) { $0 + $1.records.count }, bytes: 0)
                }
            } catch {
                report.problems.append(error)
            }
            meter.add(records: 0, bytes: part.bytes, fraction: Double(part.bytes) / Double(max(manifest.bytes, 1)))
        }
        return report
    }
}
