import Crypto
import Formats
import Foundation
import Security

/// The key pair by which the machine of a feed logs in: Ed25519.
struct FeedCredential: Sendable {
    /// Seconds for which an assertion is good.
    static let assertionLifetime: Int64 = 60

    private struct JWK: Codable {
        var kty = "OKP"
        var crv = "Ed25519"
        var x: String
        var d: String?
        /// Not of RFC 7517, which allows further members: the cluster that the pair is for.
        var aud: String?
    }

    /// Issuer of the cluster that the pair is for; nil when its file does not say.
    let cluster: String?
    private let key: Curve25519.Signing.PrivateKey

    /// A new pair for one cluster, by the issuer of its tokens.
    init(for cluster: String) {
        self.cluster = cluster
        key = Curve25519.Signing.PrivateKey()
    }

    /// The pair of a private JWK (RFC 8037 §2), as ``privateText`` gives it; nil when the text is none.
    init?(_ text: String) {
        guard let jwk = try? JSONDecoder().decode(JWK.self, from: Data(text.utf8)), jwk.kty == "OKP",
            jwk.crv == "Ed25519", let bytes = jwk.d.flatMap({ Base64.decode($0, .unpaddedURLSafe) }),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        else { return nil }
        self.key = key
        cluster = jwk.aud
    }

    /// The private key as JWK: whoever has it is the feed.
    var privateText: String {
        get throws {
            let secret = Base64.encode(Array(key.rawRepresentation), .urlSafe, padded: false)
            return try text(JWK(x: publicPart, d: secret, aud: cluster))
        }
    }

    /// The key as JWK, for the cluster.
    var publicText: String { get throws { try text(JWK(x: publicPart)) } }

    /// A signed assertion (RFC 7523) that counts once.
    ///
    /// - Parameters:
    ///   - feed: Name of the feed.
    ///   - cluster: Issuer of the cluster's tokens.
    func assertion(of feed: String, to cluster: String, _ surroundings: Surroundings = .system) throws -> String {
        struct Claims: Encodable {
            let iss, sub, aud, jti: String
            let iat, exp: Int64
        }
        let now = surroundings.now()
        let claims = Claims(
            iss: feed, sub: feed, aud: cluster,
            jti: Base64.encode(surroundings.random(16), .urlSafe, padded: false), iat: now,
            exp: now + Self.assertionLifetime)
        let header = Base64.encode(Array(#"{"alg":"EdDSA","typ":"JWT"}"#.utf8), .urlSafe, padded: false)
        let body = Base64.encode(Array(try JSONEncoder().encode(claims)), .urlSafe, padded: false)
        let signature = Array(try key.signature(for: Data("\(header).\(body)".utf8)))
        return "\(header).\(body).\(Base64.encode(signature, .urlSafe, padded: false))"
    }

    private var publicPart: String { Base64.encode(Array(key.publicKey.rawRepresentation), .urlSafe, padded: false) }

    private func text(_ jwk: JWK) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(jwk), as: UTF8.self)
    }
}
