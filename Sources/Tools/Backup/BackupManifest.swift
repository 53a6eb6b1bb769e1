import Crypto
import Formats
public import Foundation

/// What a backup consists of: the file `manifest.json` of its folder, written last, so that a folder without one is no
/// backup.
public struct BackupManifest: Codable, Sendable, Equatable {
    /// The format that is written; another one is not read.
    public static let currentFormat = 1
    /// Its name in the backup's folder.
    public static let fileName = "manifest.json"

    /// One file: the records of a bucket range of one shard, as they were at one point of the shard's log.
    public struct Part: Codable, Sendable, Equatable {
        /// Name in the folder.
        public var file: String
        /// The shard that it was taken from.
        public var shard: Int
        /// Epoch of the replica set whose primary made the copy.
        public var epoch: UInt64
        /// First bucket.
        public var bucketFrom: Int
        /// Last bucket, inclusive.
        public var bucketThrough: Int
        /// The records are exactly what the shard's log made of them through this index.
        public var index: UInt64
        /// Records in it.
        public var records: Int
        /// Length of the file.
        public var bytes: Int
        /// SHA-256 of the file, hexadecimal.
        public var sha256: String
    }

    /// Format of the backup.
    public var format = currentFormat
    /// Names the backup, unlike any other.
    public var id: String
    /// Name of the cluster it was taken from.
    public var cluster: String
    /// Tells the key that the partitions' hashes were made with from others; without that key nobody finds a record.
    public var keyFingerprint: String
    /// When it was begun, RFC 3339 in UTC, whole seconds.
    public var beganAt: String
    /// When it ended, in the same form.
    public var endedAt: String
    /// The files, by bucket; together they have every bucket once.
    public var parts: [Part]
    /// SHA-256 of the manifest as it is encoded with nothing here, hexadecimal.
    public var checksum = ""

    /// Records in all files.
    public var records: Int { parts.reduce(0) { $0 + $1.records } }
    /// Bytes of all files.
    public var bytes: Int { parts.reduce(0) { $0 + $1.bytes } }

    /// Reads the manifest of a folder.
    ///
    /// - Throws: ``BackupError``.
    public static func read(in folder: URL) throws(BackupError) -> BackupManifest {
        let file = folder.appending(path: fileName)
        guard FileManager.default.fileExists(atPath: file.path) else { throw .noManifest(folder: folder.path) }
        let data: Data
        do {
            data = try Data(contentsOf: file)
        } catch {
            throw .unusable(path: file.path, reason: error.localizedDescription)
        }
        struct Format: Decodable { var format: Int }
        if let found = try? decoder.decode(Format.self, from: data), found.format != currentFormat {
            throw .unknownFormat(file: file.path, format: found.format)
        }
        guard let manifest = try? decoder.decode(BackupManifest.self, from: data) else {
            throw .damaged(file: file.path, reason: "it is no manifest")
        }
        guard (try? manifest.sum()) == manifest.checksum else {
            throw .damaged(file: file.path, reason: "its checksum is wrong")
        }
        guard manifest.coversEveryBucket else {
            throw .damaged(file: file.path, reason: "its files do not have every bucket once")
        }
        return manifest
    }

    /// Seals it and writes it into a folder, to the disk.
    mutating func write(in folder: URL) throws {
        checksum = try sum()
        let file = try DurableFile(in: folder, name: Self.fileName)
        try file.write(try Self.encoder.encode(self) + Data("\n".utf8))
        try file.finish()
    }

    /// Whether every bucket is in exactly one part.
    var coversEveryBucket: Bool {
        var next = 0
        for part in parts {
            guard part.bucketFrom == next, part.bucketThrough >= next else { return false }
            next = part.bucketThrough + 1
        }
        return next == 65_536
    }

    private func sum() throws -> String {
        var bare = self
        bare.checksum = ""
        return Hexadecimal.text(SHA256.hash(data: try Self.encoder.encode(bare)))
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return encoder
    }

    private static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }
}
