import Crypto
import Formats
import Foundation

/// An Ed25519 key as a JSON Web Key (RFC 7517, RFC 8037 §2). Other kinds of keys are refused.
struct JSONWebKey: Codable {
    private var kty = "OKP"
    private var crv = "Ed25519"
    private var alg = "EdDSA"
    private var use = "sig"
    /// Name of the key.
    private(set) var kid: String
    /// The public key, 32 bytes in base64url.
    private let x: String
    /// The private key, 32 bytes in base64url; absent in a file of public keys.
    private(set) var d: String?
    /// From when on it signs, seconds since 1970.
    var nbf: Int64
    /// From when on what it signed is refused, seconds since 1970; absent while it signs.
    var exp: Int64?

    /// The key itself; nil when its parts do not fit together, or it is of another kind.
    var publicKey: Curve25519.Signing.PublicKey? {
        guard kty == "OKP", crv == "Ed25519", alg == "EdDSA", use == "sig", kid == Self.kid(x: x),
            let bytes = Base64.decode(x, .unpaddedURLSafe)
        else { return nil }
        return try? Curve25519.Signing.PublicKey(rawRepresentation: Data(bytes))
    }

    /// The private key; nil when there is none that fits the public one.
    var privateKey: Curve25519.Signing.PrivateKey? {
        guard let publicKey, let d, let bytes = Base64.decode(d, .unpaddedURLSafe),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: Data(bytes)),
            key.publicKey.rawRepresentation == publicKey.rawRepresentation
        else { return nil }
        return key
    }

    init(_ key: Curve25519.Signing.PublicKey, notBefore: Int64, expires: Int64?) {
        x = Self.text(key.rawRepresentation)
        kid = Self.kid(x: x)
        nbf = notBefore
        exp = expires
    }

    init(_ key: Curve25519.Signing.PrivateKey, notBefore: Int64) {
        self.init(key.publicKey, notBefore: notBefore, expires: nil)
        d = Self.text(key.rawRepresentation)
    }

    /// The first 8 bytes of the key's thumbprint (RFC 7638 §3; RFC 8037 §2 tells its members), base64url.
    private static func kid(x: String) -> String {
        text(Data(SHA256.hash(data: Data(#"{"crv":"Ed25519","kty":"OKP","x":"\#(x)"}"#.utf8)).prefix(8)))
    }

    private static func text(_ bytes: Data) -> String { Base64.encode(Array(bytes), .urlSafe, padded: false) }
}

/// A set of keys as it stands in a file (RFC 7517 §5).
struct JSONWebKeySet: Codable {
    /// The most keys that a set may hold.
    static let capacity = 64

    let keys: [JSONWebKey]
    /// The cluster that the keys belong to; absent in a file of private keys. RFC 7517 §5 allows further members.
    private(set) var iss: String?

    /// - Throws: ``ClusterKeys/FileError`` when the bytes are no set of 1 to ``capacity`` keys.
    init(_ bytes: Data, file: String) throws {
        guard let read = try? JSONDecoder().decode(Self.self, from: bytes),
            (1...Self.capacity).contains(read.keys.count),
            Set(read.keys.map(\.kid)).count == read.keys.count
        else {
            throw ClusterKeys.FileError(
                description: "\(file) is no set of 1 to \(Self.capacity) keys (JSON Web Key Set, RFC 7517)")
        }
        self = read
    }

    init(_ keys: [JSONWebKey], issuer: String? = nil) { (self.keys, iss) = (keys, issuer) }

    /// The text of a file, for people as well.
    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return Array(try encoder.encode(self)) + Array("\n".utf8)
    }
}
