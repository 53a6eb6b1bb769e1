import Crypto
public import Foundation

/// The private key that signs roots of audit (ES256, RFC 7518 §3.4). Only processes of the role identity read it.
public struct AuditSigningKey: Sendable {
    private let pair: ES256PrivateKey

    private init(_ pair: ES256PrivateKey) { self.pair = pair }

    /// A new random key.
    public init(now: Int64) { self.init(ES256PrivateKey(notBefore: now)) }

    /// Name of the key: the first 8 bytes of its thumbprint (RFC 7638), base64url.
    public var kid: String { pair.publicKey.kid }

    /// What others verify its signatures with.
    public var known: ES256PublicKey { pair.publicKey }

    /// Signs some bytes.
    ///
    /// - Returns: The two numbers of the signature, 32 bytes each, as browsers and JSON Web Signatures have them.
    public func sign(_ bytes: [UInt8]) throws -> [UInt8] { try pair.sign(bytes) }
}

extension AuditSigningKey: KeyFileContent {
    static var isSecret: Bool { true }

    init(_ bytes: Data, file: String) throws {
        let keys = try ES256PrivateKeySet(bytes, file: file).keys
        guard keys.count == 1 else {
            throw ClusterKeys.FileError(description: "\(file) has to hold one private P-256 key, under its own name")
        }
        self.init(keys[0])
    }

    /// Reads a file with one private key (JSON Web Key Set), which others may not read.
    ///
    /// - Throws: ``ClusterKeys/FileError``.
    public init(file: URL) throws { self = try KeyFile.read(file) }

    func encoded() throws -> [UInt8] {
        try ES256PrivateKeySet([pair]).encoded()
    }
}

/// The public keys that roots of audit are verified with. Keys that were replaced stay, so that old roots can be checked.
public struct AuditKeySet: Sendable {
    /// The keys in the order of the file.
    public let keys: [ES256PublicKey]

    /// A set of some keys.
    public init(_ keys: [ES256PublicKey]) { self.keys = keys }

    /// The key of a name.
    public subscript(kid: String) -> ES256PublicKey? { keys.first { $0.kid == kid } }

    /// The set with a new key, which signs from now on in the place of the others.
    func replacing(by fresh: ES256PublicKey, now: Int64) -> AuditKeySet {
        AuditKeySet(keys.map { $0.expires == nil ? $0.ending(at: now) : $0 } + [fresh])
    }
}

extension AuditKeySet: KeyFileContent {
    static var isSecret: Bool { false }

    init(_ bytes: Data, file: String) throws {
        self.init(try ES256PublicKeySet(bytes, file: file).keys)
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

    func encoded() throws -> [UInt8] { try ES256PublicKeySet(keys).encoded() }

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
