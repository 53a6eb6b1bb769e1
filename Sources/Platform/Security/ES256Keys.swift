import Crypto
public import Foundation

/// A public P-256 key that verifies ES256 signatures (RFC 7518 §3.4), as a JSON Web Key with the time in which it signs.
public struct ES256PublicKey: Sendable, Codable, Equatable {
    /// Name of the key: the first 8 bytes of its thumbprint (RFC 7638), base64url.
    public let kid: String
    /// From when on it signs, seconds since 1970.
    public let notBefore: Int64
    /// From when on it signs no more, seconds since 1970; nil while that is open.
    public let expires: Int64?
    private let key: P256.Signing.PublicKey

    init(_ key: P256.Signing.PublicKey, notBefore: Int64, expires: Int64?) {
        self.key = key
        self.notBefore = notBefore
        self.expires = expires
        kid = JSONWebKey<P256Keys>(key, notBefore: notBefore, expires: expires).kid
    }

    /// Reads a JSON Web Key.
    ///
    /// - Throws: `DecodingError` for a private key, and for what is no P-256 key or misnamed.
    public init(from decoder: any Decoder) throws {
        let read = try JSONWebKey<P256Keys>(from: decoder)
        guard read.d == nil, let key = read.publicKey else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "must be a public P-256 key under its own name")
            )
        }
        self.init(key, notBefore: read.nbf, expires: read.exp)
    }

    /// Writes the JSON Web Key.
    public func encode(to encoder: any Encoder) throws { try webKey.encode(to: encoder) }

    fileprivate var webKey: JSONWebKey<P256Keys> { JSONWebKey<P256Keys>(key, notBefore: notBefore, expires: expires) }

    /// Whether the key signs at a moment, in seconds since 1970.
    public func signs(at moment: Int64) -> Bool { notBefore <= moment && expires.map { moment < $0 } ?? true }

    /// Whether this key has signed some bytes.
    ///
    /// - Parameter signature: The two numbers of a signature, 32 bytes each.
    public func verifies(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
        guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: Data(signature)) else { return false }
        return key.isValidSignature(signature, for: bytes)
    }

    /// The same key, which signs no more from a moment on, in seconds since 1970.
    public func ending(at moment: Int64) -> Self { Self(key, notBefore: notBefore, expires: moment) }

    /// Whether name, times and the key itself are the same.
    public static func == (left: Self, right: Self) -> Bool {
        left.notBefore == right.notBefore && left.expires == right.expires
            && left.key.rawRepresentation == right.key.rawRepresentation
    }
}

/// A private P-256 key that makes ES256 signatures.
public struct ES256PrivateKey: Sendable {
    /// What others verify its signatures with.
    public let publicKey: ES256PublicKey
    fileprivate let key: P256.Signing.PrivateKey

    init(_ key: P256.Signing.PrivateKey, notBefore: Int64, expires: Int64?) {
        self.key = key
        publicKey = ES256PublicKey(key.publicKey, notBefore: notBefore, expires: expires)
    }

    /// A new random key.
    ///
    /// - Parameters:
    ///   - notBefore: From when on it signs, seconds since 1970.
    ///   - expires: From when on it signs no more; nil while that is open.
    public init(notBefore: Int64, expires: Int64? = nil) {
        self.init(P256.Signing.PrivateKey(), notBefore: notBefore, expires: expires)
    }

    /// Signs some bytes.
    ///
    /// - Returns: The two numbers of the signature, 32 bytes each.
    public func sign(_ bytes: [UInt8]) throws -> [UInt8] {
        Array(try key.signature(for: bytes).rawRepresentation)
    }
}

/// The private keys of one signer, the one of now and those of before and after it.
public struct ES256PrivateKeySet: Sendable, KeyFileContent {
    static var isSecret: Bool { true }

    /// The keys in the order of the file.
    public let keys: [ES256PrivateKey]

    /// A set of some keys.
    public init(_ keys: [ES256PrivateKey]) { self.keys = keys }

    init(_ bytes: Data, file: String) throws {
        keys = try JSONWebKeySet<P256Keys>(bytes, file: file).keys.map { read in
            guard let key = read.privateKey else {
                throw ClusterKeys.FileError(
                    description: "\(file) has to hold private P-256 keys, under their own names")
            }
            return ES256PrivateKey(key, notBefore: read.nbf, expires: read.exp)
        }
    }

    /// Reads a file of private keys (JSON Web Key Set), which others may not read.
    ///
    /// - Throws: ``ClusterKeys/FileError``.
    public init(file: URL) throws { self = try KeyFile.read(file) }

    /// Writes the file, for the owner only.
    ///
    /// - Throws: ``ClusterKeys/FileError``.
    public func write(to file: URL) throws { try KeyFile.write(self, to: file) }

    func encoded() throws -> [UInt8] {
        try JSONWebKeySet<P256Keys>(
            keys.map { JSONWebKey<P256Keys>($0.key, notBefore: $0.publicKey.notBefore, expires: $0.publicKey.expires) }
        ).encoded()
    }

    /// The newest key that signs at a moment and is accepted; nil where there is none.
    ///
    /// - Parameter isAccepted: Whether those who verify know the key.
    public func signer(at moment: Int64, where isAccepted: (ES256PublicKey) -> Bool = { _ in true }) -> ES256PrivateKey?
    {
        keys.filter { $0.publicKey.signs(at: moment) && isAccepted($0.publicKey) }
            .max { $0.publicKey.notBefore < $1.publicKey.notBefore }
    }
}

/// The private keys of a file that is read again while calls run.
public final class FollowedES256Keys: Sendable {
    private let keys: FollowedKeys<ES256PrivateKeySet>

    /// Keys that stay as they are.
    public init(_ keys: ES256PrivateKeySet) { self.keys = FollowedKeys(keys) }

    /// The keys of a file.
    ///
    /// - Throws: ``ClusterKeys/FileError``.
    public init(file: URL) throws { keys = try FollowedKeys(file: file) }

    /// The keys as they were read last.
    public var current: ES256PrivateKeySet { keys.current }

    /// Reads the file again. The keys stay as they were when it cannot be used.
    ///
    /// - Throws: ``ClusterKeys/FileError``.
    public func poll() throws { _ = try keys.poll() }
}

/// Public keys that are pinned by a file (JSON Web Key Set).
public struct ES256PublicKeySet: Sendable, KeyFileContent {
    static var isSecret: Bool { false }

    /// The keys in the order of the file.
    public let keys: [ES256PublicKey]

    /// A set of some keys.
    public init(_ keys: [ES256PublicKey]) { self.keys = keys }

    init(_ bytes: Data, file: String) throws {
        keys = try JSONWebKeySet<P256Keys>(bytes, file: file).keys.map { read in
            guard read.d == nil, let key = read.publicKey else {
                throw ClusterKeys.FileError(
                    description: "\(file) has to hold public P-256 keys only, under their names")
            }
            return ES256PublicKey(key, notBefore: read.nbf, expires: read.exp)
        }
    }

    /// Reads a file of public keys.
    ///
    /// - Throws: ``ClusterKeys/FileError``.
    public init(file: URL) throws { self = try KeyFile.read(file) }

    /// Writes the file.
    ///
    /// - Throws: ``ClusterKeys/FileError``.
    public func write(to file: URL) throws { try KeyFile.write(self, to: file) }

    func encoded() throws -> [UInt8] { try JSONWebKeySet<P256Keys>(keys.map(\.webKey)).encoded() }
}
