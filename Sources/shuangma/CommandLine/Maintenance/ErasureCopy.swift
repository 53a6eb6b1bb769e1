import Coordination
import Formats
import Foundation

/// A copy of the ledger of erasures, as `shuangma erasures` writes it and `shuangma restore` reads it.
struct ErasureCopy {
    /// Whose ledger it is. Its entries are keyed hashes: those of another cluster name nobody, and look the same.
    struct Origin: Equatable {
        /// Name of the cluster, for people.
        let cluster: String
        /// As `ClusterKeys.fingerprint` gives it.
        let keyFingerprint: String
        /// When the copy was made, seconds since 1970.
        let at: Int64
    }

    /// The first line; nil in a copy of an older version, which had none.
    let origin: Origin?
    let entries: [ErasedPartition]

    private static let title = "# shuangma erasures"

    init(origin: Origin, entries: [ErasedPartition]) {
        self.origin = origin
        self.entries = entries
    }

    /// Reads a file.
    ///
    /// - Throws: `Failure.wrongUse` with the line that is none of a copy, or for a file without any.
    init(file path: String) throws {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Failure.wrongUse("'\(path)' cannot be read")
        }
        let lines = text.split(separator: "\n")
        // One that names nobody has its first line: nothing at all is left where the copying failed.
        guard !lines.isEmpty else {
            throw Failure.wrongUse("'\(path)' is empty, and no copy of a ledger: make it again by `shuangma erasures`")
        }
        guard let first = lines.first, first.hasPrefix("#") else {
            origin = nil
            entries = try Self.entries(lines, from: 1, of: path)
            return
        }
        guard let origin = Self.origin(first) else {
            throw Failure.wrongUse("'\(path)', line 1: does not say which cluster's ledger of erasures it is")
        }
        self.origin = origin
        entries = try Self.entries(lines.dropFirst(), from: 2, of: path)
    }

    /// The lines of the file, without an end of line after the last.
    var text: String { ([origin.map(Self.line)].compactMap(\.self) + entries.map(\.line)).joined(separator: "\n") }

    private static func line(_ origin: Origin) -> String {
        "\(title) of \(origin.cluster) key \(origin.keyFingerprint) at \(RFC3339.text(seconds: origin.at) ?? "\(origin.at)")"
    }

    private static func origin(_ line: Substring) -> Origin? {
        let words = line.split(separator: " ").map(String.init)
        guard words.count == 9, line.hasPrefix(title), words[3] == "of", words[5] == "key", words[7] == "at",
            let at = RFC3339.parse(words[8], .protoJSON)?.seconds
        else { return nil }
        return Origin(cluster: words[4], keyFingerprint: words[6], at: at)
    }

    private static func entries(
        _ lines: some Sequence<Substring>, from first: Int, of path: String
    ) throws -> [ErasedPartition] {
        try lines.enumerated().map { offset, line in
            guard let entry = ErasedPartition(line: line) else {
                throw Failure.wrongUse("'\(path)', line \(first + offset): is no erased partition and its time")
            }
            return entry
        }
    }
}

extension ErasedPartition {
    /// The entry as a line of a file.
    var line: String { "\(Hexadecimal.text(partition)) \(RFC3339.text(seconds: at) ?? "\(at)")" }

    /// The entry of a line; nil when it is none.
    init?(line: Substring) {
        let words = line.split(separator: " ").map { Array($0.utf8) }
        let digits = words.first?.compactMap(Hexadecimal.value(ofDigit:)) ?? []
        guard words.count == 2, digits.count == 32, words[0].count == 32,
            let at = RFC3339.parse(String(decoding: words[1], as: UTF8.self), .protoJSON)?.seconds
        else { return nil }
        self.init(partition: stride(from: 0, to: 32, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }, at: at)
    }
}
