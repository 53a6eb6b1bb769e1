import Coordination
import Formats
public import Foundation
import RPC
public import StorageClient
import StorageContracts
import Synchronization

/// Copies a running cluster's store into a folder.
///
/// Each shard is copied as it is at one point of its log, at which every write that was acknowledged before is in it;
/// shards are copied at different moments. Several are copied at a time. What the copy has: all records with values and
/// expiries. What it has not: records that have expired, the idempotency keys that the store remembers, and anything but
/// the store (the cluster's secrets, its certificates, etcd's data).
public struct BackupRun: Sendable {
    /// How a backup is made.
    public struct Options: Sendable {
        /// Name of the cluster, for people.
        public var cluster: String
        /// As `ClusterKeys.fingerprint` gives it.
        public var keyFingerprint: String
        /// Shards that are copied at a time, 1 to 16.
        public var parallel: Int
        /// Bytes a second of all shards together; nil is as fast as it goes.
        public var maxBytesPerSecond: Int?

        /// Options, with their defaults.
        public init(cluster: String, keyFingerprint: String, parallel: Int = 4, maxBytesPerSecond: Int? = nil) {
            precondition((1...16).contains(parallel))
            self.cluster = cluster
            self.keyFingerprint = keyFingerprint
            self.parallel = parallel
            self.maxBytesPerSecond = maxBytesPerSecond
        }
    }

    /// How far a backup or restore is.
    public struct Progress: Sendable, Equatable {
        /// Records so far.
        public var records = 0
        /// Bytes so far.
        public var bytes = 0
        /// The part that is done, 0 to 1.
        public var fraction = 0.0
    }

    private let maintenance: StoreMaintenance
    private let folder: URL
    private let options: Options
    private let pace: BytePace

    /// - Parameter folder: Made; must not exist yet, or be empty.
    public init(_ maintenance: StoreMaintenance, to folder: URL, options: Options) {
        self.maintenance = maintenance
        self.folder = folder
        self.options = options
        pace = BytePace(bytesPerSecond: options.maxBytesPerSecond)
    }

    /// Makes the backup. When this throws, the folder holds none, and nothing of it, so that the next try can use it.
    ///
    /// - Throws: ``BackupError``; `RPCError` when the cluster cannot be reached or refuses.
    public func run(progress: @escaping @Sendable (Progress) -> Void = { _ in }) async throws -> BackupManifest {
        try makeFolder()
        do {
            return try await fillFolder(ProgressMeter(progress))
        } catch {
            removeParts()
            throw error
        }
    }

    private func fillFolder(_ meter: ProgressMeter) async throws -> BackupManifest {
        let began = Date.now
        let work = BucketWork(0...Bucket.max)
        let parts = try await withThrowingTaskGroup(of: [BackupManifest.Part].self) { group in
            for _ in 0..<options.parallel {
                group.addTask {
                    do {
                        return try await copyAll(work, meter)
                    } catch {
                        await work.stop()
                        throw error
                    }
                }
            }
            var parts: [BackupManifest.Part] = []
            for try await some in group { parts += some }
            return parts.sorted { $0.bucketFrom < $1.bucketFrom }
        }
        var manifest = BackupManifest(
            id: UUID().uuidString.lowercased(), cluster: options.cluster, keyFingerprint: options.keyFingerprint,
            beganAt: Self.text(began), endedAt: Self.text(.now), parts: parts)
        try manifest.write(in: folder)
        return manifest
    }

    private static func text(_ moment: Date) -> String {
        guard let text = RFC3339.text(seconds: Int64(moment.timeIntervalSince1970)) else {
            preconditionFailure("the clock is beyond the year 9999")
        }
        return text
    }

    /// That one cannot be removed is no news to somebody who already hears that the backup failed.
    private func removeParts() {
        let manager = FileManager.default
        for name in (try? manager.contentsOfDirectory(atPath: folder.path)) ?? [] where PartCopy.isName(name) {
            try? manager.removeItem(at: folder.appending(path: name))
        }
    }

    private func makeFolder() throws(BackupError) {
        let manager = FileManager.default
        do {
            try manager.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            guard try manager.contentsOfDirectory(atPath: folder.path).isEmpty else {
                throw BackupError.folderNotEmpty(folder.path)
            }
        } catch let error as BackupError {
            throw error
        } catch {
            throw .unusable(path: folder.path, reason: error.localizedDescription)
        }
    }

    /// Copies ranges until there are none.
    private func copyAll(_ work: BucketWork, _ meter: ProgressMeter) async throws -> [BackupManifest.Part] {
        var parts: [BackupManifest.Part] = []
        while let range = await work.take() {
            parts.append(try await copy(range, work, meter))
            await work.finish()
        }
        return parts
    }

    /// Copies what one shard has of a range, and leaves the rest.
    private func copy(
        _ range: ClosedRange<Bucket>, _ work: BucketWork, _ meter: ProgressMeter
    ) async throws -> BackupManifest.Part {
        let copy = PartCopy(range, in: folder)
        try await maintenance.backUp(range) {
            meter.take(back: copy.begin())
        } receive: { piece in
            if let rest = try copy.take(piece) { await work.leave(rest) }
            if case .chunk(let chunk) = piece.part {
                meter.add(records: copy.lastRecords, bytes: chunk.records.count)
                try await pace.pass(chunk.records.count)
            }
        }
        let part = try copy.finish()
        meter.finish(Double(part.bucketThrough - part.bucketFrom + 1) / 65_536)
        return part
    }
}

/// One file as it is received, perhaps in several tries.
// Used by the one task that copies; the closures it is used in run one after the other.
private final class PartCopy: @unchecked Sendable {
    /// What is left to be copied: the range that was taken, up to where the shard ended at an earlier try.
    private var range: ClosedRange<Bucket>
    private let folder: URL
    private var head: StorageV1.BackupHead?
    private var file: DurableFile?
    private var records = 0
    private var bytes = 0
    private var isEnded = false
    /// Records of the piece that was taken last.
    private(set) var lastRecords = 0

    init(_ range: ClosedRange<Bucket>, in folder: URL) {
        self.range = range
        self.folder = folder
    }

    /// Begins anew; gives what was received so far, in vain.
    func begin() -> (records: Int, bytes: Int) {
        defer { (records, bytes, isEnded, head, file) = (0, 0, false, nil, nil) }
        return (records, bytes)
    }

    /// Takes a piece.
    ///
    /// - Returns: What another has to copy, since the shard ends before the range does.
    func take(_ piece: StorageV1.BackUpShardResponse) throws -> ClosedRange<Bucket>? {
        lastRecords = 0
        var rest: ClosedRange<Bucket>?
        switch piece.part {
        case .head(let head): rest = try begin(head)
        case .chunk(let chunk):
            lastRecords = try StorageV1.BackupRecords(serialized: chunk.records).partitions
                .reduce(0) { $0 + $1.records.count }
            records += lastRecords
            bytes += chunk.records.count
        case .end(let end):
            guard end.records == UInt64(records) else { throw RPCError(.dataLoss, "a copy has lost records") }
            isEnded = true
        case nil: return nil
        }
        guard let file else { throw RPCError(.internal, "a copy does not begin with its head") }
        try file.write(BackupFile.encode(piece))
        return rest
    }

    private func begin(_ head: StorageV1.BackupHead) throws -> ClosedRange<Bucket>? {
        guard head.bucketFrom == UInt32(range.lowerBound), head.bucketThrough >= head.bucketFrom,
            head.bucketThrough <= UInt32(range.upperBound)
        else { throw RPCError(.internal, "a copy is of other buckets than asked for") }
        let through = Bucket(head.bucketThrough)
        let rest = through < range.upperBound ? through + 1...range.upperBound : nil
        range = range.lowerBound...through
        self.head = head
        file = try DurableFile(in: folder, name: name)
        return rest
    }

    /// By the first bucket, which no two parts have in common.
    private var name: String {
        Self.prefix + Hexadecimal.text(range.lowerBound) + Self.suffix
    }

    private static let prefix = "buckets-"
    private static let suffix = ".records"

    /// Whether a part could have this name.
    static func isName(_ name: String) -> Bool { name.hasPrefix(prefix) && name.hasSuffix(suffix) }

    /// Brings the file to the disk.
    func finish() throws -> BackupManifest.Part {
        guard let head, let file, isEnded else { throw RPCError(.unavailable, "a copy ended before its end") }
        let sum = try file.finish()
        return .init(
            file: name, shard: Int(head.shard), epoch: head.epoch, bucketFrom: Int(head.bucketFrom),
            bucketThrough: Int(head.bucketThrough), index: head.index, records: records, bytes: file.bytes, sha256: sum)
    }
}
