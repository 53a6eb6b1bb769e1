public import AuditCore
import Formats
public import Foundation
public import Merkle

/// The files of an export of audit, a plain form that docs/audit.md describes.
///
/// - `manifest.json`: what was exported, and when.
/// - `roots.jsonl`: signed roots by number.
/// - `keys.jwks`: the public keys of the cluster.
/// - `logs/NN.leaves`: the leaves of a log, one a line.
/// - `logs/NN.tiles`: the tiles of a log, one a line.
/// - `chains/NN.jsonl`: the heads and entries of the chains that the log takes, by partition, set and sequence.
public struct AuditExportFiles: Sendable {
    /// The first field of every manifest.
    static let format = "shuangma audit export v1"

    /// The folder.
    public let folder: URL

    public init(_ folder: URL) { self.folder = folder }

    var manifest: URL { folder.appending(path: "manifest.json") }
    var roots: URL { folder.appending(path: "roots.jsonl") }
    var keys: URL { folder.appending(path: "keys.jwks") }
    func leaves(_ log: Int) -> URL { folder.appending(path: "logs/\(Self.number(log)).leaves") }
    func tiles(_ log: Int) -> URL { folder.appending(path: "logs/\(Self.number(log)).tiles") }
    func chains(_ log: Int) -> URL { folder.appending(path: "chains/\(Self.number(log)).jsonl") }

    private static func number(_ log: Int) -> String { log < 10 ? "0\(log)" : "\(log)" }
}

/// What an export is of.
public struct AuditManifest: Codable, Hashable, Sendable {
    /// Name and version of the form.
    var format = AuditExportFiles.format
    /// The cluster, by its trust domain.
    public let issuer: String
    /// When the export began, seconds since 1970.
    public let exportedAt: Int64
    /// When it ended; nil in exports of before, which did not say.
    public let endedAt: Int64?
    /// Divisions to whose persons the export is limited, in their order; nil for everything.
    public let divisions: [String]?

    /// - Parameter divisions: None for everything.
    public init(issuer: String, exportedAt: Int64, endedAt: Int64? = nil, divisions: [String] = []) {
        self.issuer = issuer
        self.exportedAt = exportedAt
        self.endedAt = endedAt
        self.divisions = divisions.isEmpty ? nil : divisions.sorted()
    }
}

/// A root as a line of `roots.jsonl`, and of files of roots that others keep.
public struct ExportedRoot: Codable, Hashable, Sendable {
    /// The text that is signed.
    public let text: String
    /// Name of the key.
    public let kid: String
    /// The signature in base64url.
    public let signature: String

    public init(text: String, kid: String, signature: [UInt8]) {
        self.text = text
        self.kid = kid
        self.signature = Base64.encode(signature, .urlSafe, padded: false)
    }

    /// The bytes of the signature; none when it is malformed.
    var signatureBytes: [UInt8] { Base64.decode(signature, .unpaddedURLSafe) ?? [] }
}

/// A leaf as a line of a log: the place and link of its entry or, once that is over, the hash alone.
public enum ExportedLeaf: Hashable, Sendable {
    case entry(AuditLeaf)
    case hash(TreeHash)

    /// The hash of the leaf.
    public var hash: TreeHash {
        switch self {
        case .entry(let leaf): leaf.hash
        case .hash(let hash): hash
        }
    }

    /// The line: partition, set, sequence and link, or `-` and the hash.
    public var line: String {
        switch self {
        case .entry(let leaf):
            "\(Hexadecimal.text(leaf.partition)) \(leaf.set) \(leaf.sequence) \(Hexadecimal.text(leaf.link))"
        case .hash(let hash): "- \(hash.text)"
        }
    }

    /// A leaf from its line; nil when it is none.
    init?(line: some StringProtocol) {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        if words.count == 2, words[0] == "-", let hash = TreeHash(text: words[1]) {
            self = .hash(hash)
        } else if words.count == 4, let partition = HexadecimalBytes.decode(words[0]), partition.count == 16,
            let set = UInt16(words[1]), let sequence = UInt64(words[2]), let link = HexadecimalBytes.decode(words[3]),
            link.count == 32
        {
            self = .entry(AuditLeaf(partition: partition, set: set, sequence: sequence, link: link))
        } else {
            return nil
        }
    }
}

/// A line of a file of chains: the head of a chain, or one of its entries.
public struct ExportedChainLine: Codable, Hashable, Sendable {
    /// Key of the partition, 32 hexadecimal digits.
    public let partition: String
    /// Number of the record set.
    public let set: UInt16
    /// Of an entry: its place, from 1. Of a head: the place of the last entry.
    public let sequence: UInt64
    /// Of an entry: link of the entry before, 64 hexadecimal digits.
    public let previous: String?
    /// Of an entry: the message in base64.
    public let value: String?
    /// Of a head: link of the last entry, 64 hexadecimal digits.
    public let head: String?

    public init(
        partition: [UInt8], set: UInt16, sequence: UInt64, previous: [UInt8]? = nil, value: [UInt8]? = nil,
        head: [UInt8]? = nil
    ) {
        self.partition = Hexadecimal.text(partition)
        self.set = set
        self.sequence = sequence
        self.previous = previous.map { Hexadecimal.text($0) }
        self.value = value.map { Base64.encode($0, .standard, padded: true) }
        self.head = head.map { Hexadecimal.text($0) }
    }
}

/// Bytes as hexadecimal digits.
enum HexadecimalBytes {
    /// The bytes of a text; nil when it holds anything but pairs of digits.
    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = Hexadecimal.number(digits[place...place + 1], as: UInt8.self) else { return nil }
            bytes.append(byte)
        }
        return bytes
    }
}
