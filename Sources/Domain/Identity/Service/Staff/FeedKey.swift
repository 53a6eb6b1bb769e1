import Crypto
import Formats
import Foundation
import Values

/// The public key of a feed: Ed25519.
struct FeedKey: Sendable {
    /// Bytes before the key in its DER (RFC 8410 §4).
    private static let derPrefix: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]

    private struct JWK: Codable {
        let kty: String
        let crv: String
        let x: String
    }

    let key: Curve25519.Signing.PublicKey

    /// The key of a JWK (RFC 8037 §2) or a PEM (RFC 8410).
    ///
    /// - Throws: ``FieldProblem`` for `public_keys`.
    init(_ text: String) throws(FieldProblem) {
        let problem = FieldProblem(
            field: "public_keys", reason: "must each be an Ed25519 public key, as JWK or PEM",
            remedy: "`shuangma feed keys` makes a pair")
        guard text.utf8.count <= 2048, let bytes = Self.jwk(text) ?? Self.pem(text),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        else { throw problem }
        self.key = key
    }

    /// The key as JWK.
    var text: String {
        let x = Base64.encode(Array(key.rawRepresentation), .urlSafe, padded: false)
        return "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"\(x)\"}"
    }

    private static func jwk(_ text: String) -> [UInt8]? {
        guard let jwk = try? JSONDecoder().decode(JWK.self, from: Data(text.utf8)), jwk.kty == "OKP",
            jwk.crv == "Ed25519"
        else { return nil }
        return Base64.decode(jwk.x, .unpaddedURLSafe)
    }

    private static func pem(_ text: String) -> [UInt8]? {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        guard lines.first == "-----BEGIN PUBLIC KEY-----", lines.last == "-----END PUBLIC KEY-----",
            let der = Base64.decode(lines.dropFirst().dropLast().joined()), der.starts(with: derPrefix)
        else { return nil }
        return Array(der.dropFirst(derPrefix.count))
    }
}
