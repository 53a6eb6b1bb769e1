import Crypto
import Formats
public import Foundation

/// The key of the hashes that hide whose partition is whose.
///
/// It never changes: another one would make all data unreachable.
public struct PartitionSecret: Sendable {
    private struct Stored: Codable {
        var kind = Self.kind
        var version = 1
        /// 32 bytes in base64url.
        var key: String

        static let kind = "partitions"
    }

    let key: SymmetricKey

    /// A new random one.
    public init() { key = SymmetricKey(size: .bits256) }

    init(_ key: SymmetricKey) { self.key = key }

    /// Tells the key from others, and nothing else of it: two clusters with the same one name their partitions alike.
    /// 16 hexadecimal digits.
    public var fingerprint: String {
        // No hash of a partition begins with this kind.
        let sum = HMAC<SHA256>.authenticationCode(for: [0] + Array("fingerprint".utf8), using: key)
        return Hexadecimal.text(sum.prefix(8))
    }
}

// MARK: - Files

extension PartitionSecret: KeyFileContent {
    static var isSecret: Bool { true }

    init(_ bytes: Data, file: String) throws {
        guard let stored = try? JSONDecoder().decode(Stored.self, from: bytes), stored.kind == Stored.kind,
            stored.version == 1, let key = Base64.decode(stored.key, .unpaddedURLSafe), key.count == 32
        else { throw ClusterKeys.FileError(description: "\(file) is no file of the key of partitions") }
        self.init(SymmetricKey(data: key))
    }

    /// Reads the file of the key, which others may not read.
    ///
    /// - Throws: ``ClusterKeys/FileError``.
    public init(file: URL) throws { self = try KeyFile.read(file) }

    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = Base64.encode(key.withUnsafeBytes { Array($0) }, .urlSafe, padded: false)
        return Array(try encoder.encode(Stored(key: text))) + Array("\n".utf8)
    }
}
