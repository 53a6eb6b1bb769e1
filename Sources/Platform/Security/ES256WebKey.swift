import Crypto
import Formats
import Foundation

/// A P-256 key as a JSON Web Key (RFC 7517, RFC 7518 §6.2), which browsers read. Other kinds of keys are refused.
struct ES256WebKey: Codable {
    private var kty = "EC"
    private var crv = "P-256"
    private var alg = "ES256"
    private var use = "sig"
    /// Name of the key.
    private(set) var kid: String
    /// The public key's coordinates, 32 bytes each in base64url.
    private let x: String
    private let y: String
    /// The private key, 32 bytes in base64url; absent in a file of public keys.
    private(set) var d: String?
    /// From when on it signs, seconds since 1970.
    var nbf: Int64
    /// From when on another key signs, seconds since 1970; absent while it signs.
    var exp: Int64?

    /// The key itself; nil when its parts do not fit together, or it is of another kind.
    var publicKey: P256.Signing.PublicKey? {
        guard kty == "EC", crv == "P-256", alg == "ES256", use == "sig", kid == Self.kid(x: x, y: y),
            let x = Base64.decode(x, .unpaddedURLSafe), let y = Base64.decode(y, .unpaddedURLSafe), x.count == 32,
            y.count == 32
        else { return nil }
        return try? P256.Signing.PublicKey(rawRepresentation: Data(x + y))
    }

    /// The private key; nil when there is none that fits the public one.
    var privateKey: P256.Signing.PrivateKey? {
        guard let publicKey, let d, let bytes = Base64.decode(d, .unpaddedURLSafe),
            let key = try? P256.Signing.PrivateKey(rawRepresentation: Data(bytes)),
            key.publicKey.rawRepresentation == publicKey.rawRepresentation
        else { return nil }
        return key
    }

    init(_ key: P256.Signing.PublicKey, notBefore: Int64, expires: Int64?) {
        let point = Array(key.rawRepresentation)
        x = Self.text(point.prefix(32))
        y = Self.text(point.suffix(32))
        kid = Self.kid(x: x, y: y)
        nbf = notBefore
        exp = expires
    }

    init(_ key: P256.Signing.PrivateKey, notBefore: Int64, expires: Int64? = nil) {
        self.init(key.publicKey, notBefore: notBefore, expires: expires)
        d = Self.text(key.rawRepresentation)
    }

    /// The first 8 bytes of the key's thumbprint (RFC 7638 §3.2), base64url.
    private static func kid(x: String, y: String) -> String {
        let members = #"{"crv":"P-256","kty":"EC","x":"\#(x)","y":"\#(y)"}"#
        return text(SHA256.hash(data: Data(members.utf8)).prefix(8))
    }

    private static func text(_ bytes: some Sequence<UInt8>) -> String {
        Base64.encode(Array(bytes), .urlSafe, padded: false)
    }
}

/// A set of such keys as it stands in a file (RFC 7517 §5).
struct ES256WebKeySet: Codable {
    let keys: [ES256WebKey]

    /// - Throws: ``ClusterKeys/FileError`` when the bytes are no set of 1 to ``JSONWebKeySet/capacity`` keys.
    init(_ bytes: Data, file: String) throws {
        guard let read = try? JSONDecoder().decode(Self.self, from: bytes),
            (1...JSONWebKeySet.capacity).contains(read.keys.count),
            Set(read.keys.map(\.kid)).count == read.keys.count
        else {
            throw ClusterKeys.FileError(
                description: "\(file) is no set of 1 to \(JSONWebKeySet.capacity) P-256 keys (JSON Web Key Set, "
                    + "RFC 7517)")
        }
        self = read
    }

    init(_ keys: [ES256WebKey]) { self.keys = keys }

    /// The text of a file, for people as well.
    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return Array(try encoder.encode(self)) + Array("\n".utf8)
    }
}
