import Crypto
import Formats
import Foundation
import StorageContracts
import Wire

/// A file of a backup: the pieces of one copy as they came, each with its length (4 bytes, little-endian) in front.
enum BackupFile {
    /// The most bytes that a piece may have: a chunk, and a record that goes beyond.
    static let maxPieceBytes = 4 << 20

    /// The bytes of a piece.
    static func encode(_ piece: StorageV1.BackUpShardResponse) throws -> Data {
        let bytes = try piece.serialized()
        var data = Data(capacity: bytes.count + 4)
        withUnsafeBytes(of: UInt32(bytes.count).littleEndian) { data.append(contentsOf: $0) }
        data.append(contentsOf: bytes)
        return data
    }
}

/// Reads a file of a backup piece by piece, and checks all that can be checked: a whole file is what was written.
// Used by one task at a time: whoever reads it waits for each piece.
final class BackupFileReader: @unchecked Sendable {
    private let part: BackupManifest.Part
    private let path: String
    private let file: FileHandle
    private var hash = SHA256()
    private var bytes = 0
    private var records = 0
    private var lastPartition: [UInt8] = []
    private var stage = Stage.head

    private enum Stage { case head, chunks, over }

    /// - Throws: ``BackupError/unusable(path:reason:)``.
    init(_ part: BackupManifest.Part, in folder: URL) throws(BackupError) {
        self.part = part
        let url = folder.appending(path: part.file)
        path = url.path
        do {
            file = try FileHandle(forReadingFrom: url)
        } catch {
            guard FileManager.default.fileExists(atPath: path) else {
                throw .damaged(file: path, reason: "it is missing")
            }
            throw .unusable(path: path, reason: error.localizedDescription)
        }
    }

    deinit { try? file.close() }

    /// The records of the next chunk; nil at the end, which is reached only by a file that is whole.
    ///
    /// - Throws: ``BackupError/damaged(file:reason:)``; ``BackupError/unusable(path:reason:)``.
    func next() throws(BackupError) -> [StorageV1.PartitionRecords]? {
        while true {
            switch try piece()?.part {
            case .head(let head) where stage == .head:
                try check(head)
                stage = .chunks
            case .chunk(let chunk) where stage == .chunks: return try records(of: chunk)
            case .end(let end) where stage == .chunks:
                guard end.records == UInt64(records) else { throw damaged("records are missing") }
                stage = .over
            case nil where stage == .over:
                try checkWhole()
                return nil
            default: throw damaged("its pieces are not in order")
            }
        }
    }

    private func piece() throws(BackupError) -> StorageV1.BackUpShardResponse? {
        guard let prefix = try read(4) else { return nil }
        let length = prefix.reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= BackupFile.maxPieceBytes, let body = length == 0 ? [] : try read(length) else {
            throw damaged("a piece is cut short")
        }
        do {
            return try StorageV1.BackUpShardResponse(serialized: body)
        } catch {
            throw damaged("a piece cannot be read")
        }
    }

    /// Exactly so many bytes; nil at the end of the file.
    private func read(_ count: Int) throws(BackupError) -> [UInt8]? {
        let data: Data?
        do {
            data = try file.read(upToCount: count)
        } catch {
            throw .unusable(path: path, reason: error.localizedDescription)
        }
        guard let data, !data.isEmpty else { return nil }
        guard data.count == count else { throw damaged("it is cut short") }
        hash.update(data: data)
        bytes += count
        return [UInt8](data)
    }

    private func check(_ head: StorageV1.BackupHead) throws(BackupError) {
        guard Int(head.shard) == part.shard, Int(head.bucketFrom) == part.bucketFrom,
            Int(head.bucketThrough) == part.bucketThrough, head.index == part.index, head.epoch == part.epoch
        else { throw damaged("it is not the copy that the manifest means") }
    }

    private func records(of chunk: StorageV1.BackupChunk) throws(BackupError) -> [StorageV1.PartitionRecords] {
        guard Array(SHA256.hash(data: chunk.records)) == chunk.sha256 else { throw damaged("a checksum is wrong") }
        let partitions: [StorageV1.PartitionRecords]
        do {
            partitions = try StorageV1.BackupRecords(serialized: chunk.records).partitions
        } catch {
            throw damaged("records cannot be read")
        }
        for entry in partitions {
            guard entry.partition.count == 16, !entry.partition.lexicographicallyPrecedes(lastPartition) else {
                throw damaged("partitions are not in order")
            }
            let bucket = Int(entry.partition[0]) << 8 | Int(entry.partition[1])
            guard (part.bucketFrom...part.bucketThrough).contains(bucket) else {
                throw damaged("a partition is in no bucket of the file")
            }
            lastPartition = entry.partition
            records += entry.records.count
        }
        return partitions
    }

    private func checkWhole() throws(BackupError) {
        guard bytes == part.bytes, records == part.records else { throw damaged("it is not as long as it was") }
        guard Hexadecimal.text(hash.finalize()) == part.sha256 else { throw damaged("its checksum is wrong") }
    }

    private func damaged(_ reason: String) -> BackupError { .damaged(file: path, reason: reason) }
}
