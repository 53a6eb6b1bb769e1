import Crypto
import Formats
import Foundation

/// A key as a JSON Web Key (RFC 7517). Keys of another kind are refused.
struct JSONWebKey<Kind: WebKeyKind>: Codable {
    typealias Public = Kind.Private.Public

    private var kty = Kind.type
    private var crv = Kind.curve
    private var alg = Kind.algorithm
    private var use = "sig"
    /// Name of the key: the first 8 bytes of its thumbprint, base64url.
    private(set) var kid: String
    /// The public key's coordinates, 32 bytes each in base64url; `y` where the kind has two.
    private let x: String
    private let y: String?
    /// The private key, 32 bytes in base64url; absent in a file of public keys.
    private(set) var d: String?
    /// From when on it signs, seconds since 1970.
    var nbf: Int64
    /// When the key ends, seconds since 1970; absent while that is open. Whoever uses the key says what ends.
    var exp: Int64?

    /// The key itself; nil when its parts do not fit together, or it is of another kind.
    var publicKey: Public? {
        let parts = [x, y].compactMap(\.self)
        guard kty == Kind.type, crv == Kind.curve, alg == Kind.algorithm, use == "sig",
            parts.count == Kind.coordinates, kid == Self.kid(x: x, y: y)
        else { return nil }
        let decoded = parts.compactMap { Base64.decode($0, .unpaddedURLSafe) }
        guard decoded.count == parts.count, decoded.allSatisfy({ $0.count == Self.coordinateLength }) else {
            return nil
        }
        return try? Public(rawRepresentation: Data(decoded.joined()))
    }

    /// The private key; nil when there is none that fits the public one.
    var privateKey: Kind.Private? {
        guard let publicKey, let d, let bytes = Base64.decode(d, .unpaddedURLSafe),
            let key = try? Kind.Private(rawRepresentation: Data(bytes)),
            key.publicKey.rawRepresentation == publicKey.rawRepresentation
        else { return nil }
        return key
    }

    init(_ key: Public, notBefore: Int64, expires: Int64?) {
        let bytes = key.rawRepresentation
        x = Self.text(bytes.prefix(Self.coordinateLength))
        y = Kind.coordinates == 2 ? Self.text(bytes.suffix(Self.coordinateLength)) : nil
        kid = Self.kid(x: x, y: y)
        nbf = notBefore
        exp = expires
    }

    init(_ key: Kind.Private, notBefore: Int64, expires: Int64? = nil) {
        self.init(key.publicKey, notBefore: notBefore, expires: expires)
        d = Self.text(key.rawRepresentation)
    }

    private static var coordinateLength: Int { 32 }

    /// The name of a key. The members of its thumbprint stand in the order of their names (RFC 7638 §3.2, RFC 8037 §2).
    private static func kid(x: String, y: String?) -> String {
        let last = y.map { #","y":"\#($0)""# } ?? ""
        let members = #"{"crv":"\#(Kind.curve)","kty":"\#(Kind.type)","x":"\#(x)"\#(last)}"#
        return text(SHA256.hash(data: Data(members.utf8)).prefix(8))
    }

    private static func text(_ bytes: some Sequence<UInt8>) -> String {
        Base64.encode(Array(bytes), .urlSafe, padded: false)
    }
}

/// A set of keys as it stands in a file (RFC 7517 §5).
struct JSONWebKeySet<Kind: WebKeyKind>: Codable {
    /// The most keys that a set may hold.
    static var capacity: Int { 64 }

    let keys: [JSONWebKey<Kind>]
    /// The cluster that the keys belong to; absent in most files. RFC 7517 §5 allows further members.
    private(set) var iss: String?

    /// - Throws: ``ClusterKeys/FileError`` when the bytes are no set of 1 to ``capacity`` keys.
    init(_ bytes: Data, file: String) throws {
        guard let read = try? JSONDecoder().decode(Self.self, from: bytes),
            (1...Self.capacity).contains(read.keys.count),
            Set(read.keys.map(\.kid)).count == read.keys.count
        else {
            throw ClusterKeys.FileError(
                description:
                    "\(file) is no set of 1 to \(Self.capacity) \(Kind.curve) keys (JSON Web Key Set, RFC 7517)")
        }
        self = read
    }

    init(_ keys: [JSONWebKey<Kind>], issuer: String? = nil) { (self.keys, iss) = (keys, issuer) }

    /// The text of a file, for people as well.
    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return Array(try encoder.encode(self)) + Array("\n".utf8)
    }
}
