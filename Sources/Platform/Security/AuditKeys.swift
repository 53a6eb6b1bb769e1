import Crypto
public import Foundation

/// The private key that signs roots of audit (ES256, RFC 7518 §3.4). Only processes of the role identity read it.
public struct AuditSigningKey: Sendable {
    /// Name of the key: the first 8 bytes of its thumbprint (RFC 7638), base64url.
    public let kid: String
    /// From when on it signs, seconds since 1970.
    public let notBefore: Int64
    let key: P256.Signing.PrivateKey

    init(_ key: P256.Signing.PrivateKey, notBefore: Int64) {
        self.key = key
        self.notBefore = notBefore
        kid = ES256WebKey(key, notBefore: notBefore).kid
    }

    /// A new random key.
    public init(now: Int64) { self.init(P256.Signing.PrivateKey(), notBefore: now) }

    /// What others verify its signatures with.
    public var known: AuditKeySet.Key {
        .init(key.publicKey, kid: kid, notBefore: notBefore, expires: nil)
    }

    /// Signs some bytes.
    ///
    /// - Returns: The two numbers of the signature, 32 bytes each, as browsers and JSON Web Signatures have them.
    public func sign(_ bytes: [UInt8]) throws -> [UInt8] {
        Array(try key.signature(for: bytes).rawRepresentation)
    }
}

extension AuditSigningKey: KeyFileContent {
    static var isSecret: Bool { true }

    init(_ bytes: Data, file: String) throws {
        let keys = try ES256WebKeySet(bytes, file: file).keys
        guard keys.count == 1, let key = keys[0].privateKey else {
            throw ClusterKeys.FileError(description: "\(file) has to hold one private P-256 key, under its own name")
        }
        self.init(key, notBefore: keys[0].nbf)
    }

    /// Reads a file with one private key (JSON Web Key Set), which others may not read.
    ///
    /// - Throws: ``ClusterKeys/FileError``.
    public init(file: URL) throws { self = try KeyFile.read(file) }

    func encoded() throws -> [UInt8] {
        try ES256WebKeySet([ES256WebKey(key, notBefore: notBefore)]).encoded()
    }
}

/// The public keys that roots of audit are verified with. Keys that were replaced stay, so that old roots can be checked.
public struct AuditKeySet: Sendable {
    /// One key.
    public struct Key: Sendable {
        /// Name of the key, as ``AuditSigningKey/kid``.
        public let kid: String
        /// From when on it signs, seconds since 1970.
        public let notBefore: Int64
        /// From when on another key signs, seconds since 1970; nil while it signs.
        public let expires: Int64?
        let key: P256.Signing.PublicKey

        init(_ key: P256.Signing.PublicKey, kid: String, notBefore: Int64, expires: Int64?) {
            self.key = key
            self.kid = kid
            self.notBefore = notBefore
            self.expires = expires
        }

        /// Whether this key has signed some bytes.
        ///
        /// - Parameter signature: 64 bytes, as ``AuditSigningKey/sign(_:)`` makes them.
        public func verifies(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
            guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: Data(signature)) else {
                return false
            }
            return key.isValidSignature(signature, for: bytes)
        }

        /// Whether two keys are one, whatever their names and times say.
        public func isSame(as other: Key) -> Bool { key.rawRepresentation == other.key.rawRepresentation }
    }

    /// The keys in the order of the file.
    public let keys: [Key]

    /// A set of some keys.
    public init(_ keys: [Key]) { self.keys = keys }

    /// The key of a name.
    public subscript(kid: String) -> Key? { keys.first { $0.kid == kid } }

    /// The set with a new key, which signs from now on in the place of the others.
    func replacing(by fresh: Key, now: Int64) -> AuditKeySet {
        AuditKeySet(
            keys.map { Key($0.key, kid: $0.kid, notBefore: $0.notBefore, expires: $0.expires ?? now) } + [fresh])
    }
}

extension AuditKeySet: KeyFileContent {
    static var isSecret: Bool { false }

    init(_ bytes: Data, file: String) throws {
        self.init(
            try ES256WebKeySet(bytes, file: file).keys.map { key in
                guard key.d == nil else {
                    throw ClusterKeys.FileError(
                        description: "\(file) holds a private key; it has to hold public keys only")
                }
                guard let known = key.publicKey else {
                    throw ClusterKeys.FileError(description: "\(file) holds a key that is no P-256 key, or misnamed")
                }
                return Key(known, kid: key.kid, notBefore: key.nbf, expires: key.exp)
            })
    }

    /// Reads a file of public keys (JSON Web Key Set).
    ///
    /// - Throws: ``ClusterKeys/FileError``.
    public init(file: URL) throws { self = try KeyFile.read(file) }

    /// Reads the text of such a file.
    ///
    /// - Parameter name: What errors call it.
    /// - Throws: ``ClusterKeys/FileError``.
    public init(text: [UInt8], name: String) throws { try self.init(Data(text), file: name) }

    func encoded() throws -> [UInt8] {
        try ES256WebKeySet(keys.map { ES256WebKey($0.key, notBefore: $0.notBefore, expires: $0.expires) }).encoded()
    }

    /// The text of a file of these keys (JSON Web Key Set).
    public var text: [UInt8] { get throws { try encoded() } }
}

/// The keys of audit that a process has, as its files tell them.
public final class AuditKeys: Sendable {
    private let signing: FollowedKeys<AuditSigningKey>
    private let known: FollowedKeys<AuditKeySet>

    /// A new random key, and its public half.
    public init(now: Int64) {
        let key = AuditSigningKey(now: now)
        signing = FollowedKeys(key)
        known = FollowedKeys(AuditKeySet([key.known]))
    }

    /// The keys of files.
    ///
    /// - Throws: ``ClusterKeys/FileError`` when a file cannot be used, or the private key lacks its public one.
    public init(signing: URL, known: URL) throws {
        self.signing = try FollowedKeys(file: signing)
        self.known = try FollowedKeys(file: known)
        guard self.known.current[self.signing.current.kid] != nil else {
            throw ClusterKeys.FileError(description: "\(known.path) lacks the public key of the one in \(signing.path)")
        }
    }

    /// The key that signs; nil while its public half is not known here, since nobody could verify what it signs.
    public var signer: AuditSigningKey? {
        let key = signing.current
        return known.current[key.kid] == nil ? nil : key
    }

    /// The public keys, replaced ones included.
    public var publicKeys: AuditKeySet { known.current }

    /// Reads files that have changed. Keys stay as they were where a file cannot be used.
    ///
    /// - Returns: Whether any key is another one now.
    /// - Throws: ``ClusterKeys/FileError`` of the first file that cannot be used.
    @discardableResult
    public func poll() throws -> Bool {
        let hasNewKnown = try known.poll()
        let hasNewSigning = try signing.poll()
        return hasNewKnown || hasNewSigning
    }
}
