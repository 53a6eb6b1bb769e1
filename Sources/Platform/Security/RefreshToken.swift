import Crypto
import Formats
import Foundation

/// A secret that opens a session again, once: it is exchanged for an access token and the next refresh token.
///
/// It names its session, so that one read finds it. The store holds a digest only. A keyed hash is part of the text, so
/// that made-up texts cost no read, and only what was once issued can count as used twice.
public struct RefreshToken: Sendable, Equatable {
    static let secretBytes = 32
    private static let proofBytes = 16

    /// Key of the person, 16 bytes.
    public let personKey: [UInt8]
    /// Id of the session, 16 bytes.
    public let session: [UInt8]
    /// 32 random bytes.
    private let secret: [UInt8]

    /// - Parameters:
    ///   - personKey: 16 bytes.
    ///   - session: 16 bytes.
    ///   - secret: 32 unpredictable bytes.
    public init(personKey: [UInt8], session: [UInt8], secret: [UInt8]) {
        precondition(
            personKey.count == 16 && session.count == 16 && secret.count == Self.secretBytes,
            "a refresh token has a person, a session and a secret")
        self.personKey = personKey
        self.session = session
        self.secret = secret
    }

    /// Reads a token; nil for every text that ``text(_:)`` has not made with the same key.
    public init?(_ text: String, _ hash: KeyedHash) {
        guard let bytes = Base64.decode(text, .unpaddedURLSafe),
            bytes.count == 32 + Self.secretBytes + Self.proofBytes,
            KeyedHash.areEqual(
                Array(bytes.suffix(Self.proofBytes)), Self.proof(of: bytes.dropLast(Self.proofBytes), hash))
        else { return nil }
        self.init(
            personKey: Array(bytes[..<16]), session: Array(bytes[16..<32]),
            secret: Array(bytes[32..<(32 + Self.secretBytes)]))
    }

    /// The token as clients hold it: 107 characters of base64url.
    public func text(_ hash: KeyedHash) -> String {
        let bytes = personKey + session + secret
        return Base64.encode(bytes + Self.proof(of: bytes[...], hash), .urlSafe, padded: false)
    }

    private static func proof(of bytes: ArraySlice<UInt8>, _ hash: KeyedHash) -> [UInt8] {
        Array(hash.hash(.refreshToken, Array(bytes)).prefix(proofBytes))
    }

    /// What the store keeps of it: SHA-256 of the secret.
    public var digest: [UInt8] { Array(SHA256.hash(data: secret)) }

    // MARK: The answer to a repeated exchange

    /// Covers the token that follows this one, so that only whoever shows this one can be given it again.
    ///
    /// - Parameter next: Token of the same session.
    public func cover(_ next: RefreshToken) -> [UInt8] { zip(next.secret, pad).map { $0 ^ $1 } }

    /// The token that ``cover(_:)`` covered; nil for bytes of another length.
    public func uncover(_ covered: [UInt8]) -> RefreshToken? {
        guard covered.count == Self.secretBytes else { return nil }
        return RefreshToken(personKey: personKey, session: session, secret: zip(covered, pad).map { $0 ^ $1 })
    }

    /// 32 bytes that follow from the secret and are used once: each secret has one successor.
    private var pad: [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array("next refresh token".utf8), using: SymmetricKey(data: secret)))
    }
}
