import Crypto
import Formats
public import Foundation

/// The private keys that sign tokens. Only processes that issue tokens read them.
public struct SigningKeySet: Sendable {
    struct Key: Sendable {
        let kid: String
        /// From when on it signs, seconds since 1970.
        let notBefore: Int64
        let key: Curve25519.Signing.PrivateKey
        /// The first part of its tokens.
        let header: String

        init(_ key: Curve25519.Signing.PrivateKey, notBefore: Int64) {
            self.key = key
            self.notBefore = notBefore
            kid = JSONWebKey<Ed25519Keys>(key, notBefore: notBefore).kid
            header = PublicKeySet.Key.header(kid: kid)
        }

        /// Issuer of a cluster that chooses none: no other cluster has it, since no other one has the key.
        var standardIssuer: String {
            "shuangma-" + Hexadecimal.text(SHA256.hash(data: key.publicKey.rawRepresentation).prefix(4))
        }

        /// What others verify its tokens with.
        var known: PublicKeySet.Key { .init(key.publicKey, kid: kid, notBefore: notBefore, expires: nil) }
    }

    let keys: [Key]

    init(_ keys: [Key]) { self.keys = keys }

    /// The key that signs at a moment: the newest one that has begun; nil before the first one has.
    func key(at now: Int64) -> Key? {
        keys.filter { $0.notBefore <= now }.max { $0.notBefore < $1.notBefore }
    }
}

// MARK: - Files

extension SigningKeySet: KeyFileContent {
    static var isSecret: Bool { true }

    init(_ bytes: Data, file: String) throws {
        self.init(
            try JSONWebKeySet<Ed25519Keys>(bytes, file: file).keys.map { key in
                guard let known = key.privateKey else {
                    throw ClusterKeys.FileError(
                        description: "\(file) holds a key that is no private Ed25519 key, or misnamed")
                }
                return Key(known, notBefore: key.nbf)
            })
    }

    /// Reads a file of private keys (JSON Web Key Set), which others may not read.
    ///
    /// - Throws: ``ClusterKeys/FileError``.
    public init(file: URL) throws { self = try KeyFile.read(file) }

    func encoded() throws -> [UInt8] {
        try JSONWebKeySet<Ed25519Keys>(keys.map { JSONWebKey<Ed25519Keys>($0.key, notBefore: $0.notBefore) }).encoded()
    }
}
