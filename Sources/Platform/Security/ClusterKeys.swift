import Crypto
import Formats
import Foundation

/// The secrets of a cluster: the key of the hashes that hide identities, and the keys that sign tokens.
public struct ClusterKeys: Sendable {
    /// Why a key file cannot be used.
    public struct FileError: Error, CustomStringConvertible {
        public let description: String
    }

    private struct Stored: Codable {
        var version = 1
        /// 32 bytes each.
        var hashKey: Data
        var signingKey: Data
    }

    let hashKey: SymmetricKey
    let signingKey: Curve25519.Signing.PrivateKey

    /// New random keys.
    public init() {
        self.init(hashKey: SymmetricKey(size: .bits256), signingKey: Curve25519.Signing.PrivateKey())
    }

    /// Reads the keys of a file, or makes the file with new ones, readable by its owner only.
    ///
    /// - Throws: ``FileError`` when the file is no key file, others may read it, or it cannot be written.
    public init(file: URL) throws {
        guard FileManager.default.fileExists(atPath: file.path) else {
            self.init()
            try save(to: file)
            return
        }
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int ?? 0
        guard mode & 0o077 == 0 else {
            throw FileError(description: "\(file.path) can be read by others; run: chmod 600 \(file.path)")
        }
        guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(contentsOf: file)), stored.version == 1,
            stored.hashKey.count == 32,
            let signing = try? Curve25519.Signing.PrivateKey(rawRepresentation: stored.signingKey)
        else { throw FileError(description: "\(file.path) is no key file of version 1") }
        self.init(hashKey: SymmetricKey(data: stored.hashKey), signingKey: signing)
    }

    private init(hashKey: SymmetricKey, signingKey: Curve25519.Signing.PrivateKey) {
        self.hashKey = hashKey
        self.signingKey = signingKey
    }

    /// Tells the key of the hashes from others, and nothing else of it: two clusters with the same one name their
    /// partitions alike. 16 hexadecimal digits.
    public var fingerprint: String {
        // No hash of a partition begins with this kind.
        let sum = HMAC<SHA256>.authenticationCode(for: [0] + Array("fingerprint".utf8), using: hashKey)
        return Hexadecimal.text(sum.prefix(8))
    }

    private func save(to file: URL) throws {
        let stored = Stored(hashKey: hashKey.withUnsafeBytes { Data($0) }, signingKey: signingKey.rawRepresentation)
        let bytes = Array(try JSONEncoder().encode(stored))
        do {
            // Of two processes that make it at the same moment one does; a key file is never replaced.
            try OwnerFile.write(bytes, to: file.path, replaces: false)
        } catch {
            throw FileError(description: "\(error)")
        }
    }
}
