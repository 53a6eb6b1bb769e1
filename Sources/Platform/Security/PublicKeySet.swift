import Crypto
import Formats
public import Foundation

/// The public keys that tokens of a cluster are verified with: what processes read that sign none themselves.
public struct PublicKeySet: Sendable {
    /// One key.
    public struct Key: Sendable {
        /// Name of the key: the first 8 bytes of its thumbprint (RFC 7638), base64url.
        public let kid: String
        /// From when on it signs, seconds since 1970.
        public let notBefore: Int64
        /// From when on what it signed is refused, seconds since 1970; nil while no other key has replaced it.
        public let expires: Int64?
        let key: Curve25519.Signing.PublicKey

        /// The first part of every token that this key signs.
        ///
        /// There is one spelling of it, so that it is looked up and never parsed: no other algorithm, type or header of
        /// RFC 7515 §4.1 can be meant by any token.
        static func header(kid: String) -> String {
            Base64.encode(Array(#"{"alg":"EdDSA","kid":"\#(kid)","typ":"JWT"}"#.utf8), .urlSafe, padded: false)
        }

        init(_ key: Curve25519.Signing.PublicKey, kid: String, notBefore: Int64, expires: Int64?) {
            self.key = key
            self.kid = kid
            self.notBefore = notBefore
            self.expires = expires
        }

        init(_ key: Curve25519.Signing.PublicKey, notBefore: Int64, expires: Int64?) {
            self.init(
                key, kid: JSONWebKey<Ed25519Keys>(key, notBefore: notBefore, expires: expires).kid,
                notBefore: notBefore,
                expires: expires)
        }
    }

    /// The keys in the order of the file.
    public let keys: [Key]
    /// The cluster that they belong to: lower-case letters, digits, dots, dashes and underscores.
    public let issuer: String
    /// The keys by the first part of their tokens.
    private let byHeader: [Substring: Key]

    init(_ keys: [Key], issuer: String) {
        self.keys = keys
        self.issuer = issuer
        byHeader = Dictionary(keys.map { (Key.header(kid: $0.kid)[...], $0) }) { first, _ in first }
    }

    /// The key that is named by the first part of a token; nil for any other spelling of a header.
    func key(header: Substring) -> Key? { byHeader[header] }

    /// The key of a name.
    func key(_ kid: String) -> Key? { keys.first { $0.kid == kid } }
}

// MARK: - Files

extension PublicKeySet: KeyFileContent {
    static var isSecret: Bool { false }

    init(_ bytes: Data, file: String) throws {
        let set = try JSONWebKeySet<Ed25519Keys>(bytes, file: file)
        guard let issuer = set.iss, ServiceNames(trustDomain: issuer) != nil else {
            throw ClusterKeys.FileError(
                description: "\(file) does not say whose keys it holds; its member \"iss\" has to name the cluster")
        }
        self.init(
            try set.keys.map { key in
                guard key.d == nil else {
                    throw ClusterKeys.FileError(
                        description: "\(file) holds a private key; it has to hold public keys only")
                }
                guard let known = key.publicKey else {
                    throw ClusterKeys.FileError(description: "\(file) holds a key that is no Ed25519 key, or misnamed")
                }
                return Key(known, kid: key.kid, notBefore: key.nbf, expires: key.exp)
            }, issuer: issuer)
    }

    /// Reads a file of public keys (JSON Web Key Set).
    ///
    /// - Throws: ``ClusterKeys/FileError``.
    public init(file: URL) throws { self = try KeyFile.read(file) }

    func encoded() throws -> [UInt8] {
        try JSONWebKeySet<Ed25519Keys>(
            keys.map { JSONWebKey<Ed25519Keys>($0.key, notBefore: $0.notBefore, expires: $0.expires) }, issuer: issuer
        ).encoded()
    }
}
