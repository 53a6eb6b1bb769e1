import Crypto
import Foundation

/// Bytes of a public or private key, as the cryptography library has them.
protocol RawKey {
    var rawRepresentation: Data { get }

    /// - Throws: When the bytes are no such key.
    init(rawRepresentation: Data) throws
}

/// A private key, and what others verify its signatures with.
protocol RawPrivateKey: RawKey {
    associatedtype Public: RawKey

    var publicKey: Public { get }
}

extension Curve25519.Signing.PublicKey: RawKey {}
extension Curve25519.Signing.PrivateKey: RawPrivateKey {}
extension P256.Signing.PublicKey: RawKey {}
extension P256.Signing.PrivateKey: RawPrivateKey {}

/// A kind of keys that stand in files as JSON Web Keys.
protocol WebKeyKind {
    associatedtype Private: RawPrivateKey

    /// The members `kty`, `crv` and `alg` of such a key.
    static var type: String { get }
    static var curve: String { get }
    static var algorithm: String { get }
    /// How many coordinates a public key has, of 32 bytes each.
    static var coordinates: Int { get }
}

/// Keys that sign tokens (RFC 8037 §2).
enum Ed25519Keys: WebKeyKind {
    typealias Private = Curve25519.Signing.PrivateKey

    static let type = "OKP"
    static let curve = "Ed25519"
    static let algorithm = "EdDSA"
    static let coordinates = 1
}

/// Keys whose signatures browsers check (RFC 7518 §6.2).
enum P256Keys: WebKeyKind {
    typealias Private = P256.Signing.PrivateKey

    static let type = "EC"
    static let curve = "P-256"
    static let algorithm = "ES256"
    static let coordinates = 2
}
