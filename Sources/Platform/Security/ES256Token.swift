import Formats
public import Foundation

/// A JSON Web Token that is signed with ES256, in its compact form (RFC 7515 §3.1, RFC 7519): read, and not verified yet.
///
/// The header says what kind of token it is (`typ`, RFC 8725 §3.11), so that one kind never passes for another. No other
/// algorithm is known: a text does not choose how it is checked (RFC 8725 §3.1).
public struct ES256Token: Sendable {
    private struct Header: Codable {
        let alg: String
        let kid: String
        let typ: String
        var crit: [String]?
        // Keys that a text brings itself are never used (RFC 8725 §3.10); tokens that name them are refused.
        var jwk: Ignored?
        var jku: Ignored?
        var x5u: Ignored?
        var x5c: Ignored?
    }

    /// A member whose presence alone counts.
    private struct Ignored: Codable {
        init(from decoder: any Decoder) throws {}
    }

    /// Name of the key that is said to have signed.
    public let kid: String
    /// What was signed: JSON.
    public let payload: Data
    private let signed: [UInt8]
    private let signature: [UInt8]

    /// A token of a kind; nil for every text that is malformed, of another kind, or signed otherwise.
    ///
    /// - Parameters:
    ///   - type: The kind, as the header's `typ` names it.
    ///   - maxBytes: A longer text is refused before anything is read.
    public init?(_ text: String, type: String, maxBytes: Int) {
        guard text.utf8.count <= maxBytes else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let head = Base64.decode(parts[0], .unpaddedURLSafe),
            let payload = Base64.decode(parts[1], .unpaddedURLSafe),
            let signature = Base64.decode(parts[2], .unpaddedURLSafe), signature.count == 64,
            let header = try? JSONDecoder().decode(Header.self, from: Data(head))
        else { return nil }
        guard header.alg == "ES256", header.typ == type, header.crit == nil, header.jwk == nil, header.jku == nil,
            header.x5u == nil, header.x5c == nil
        else { return nil }
        kid = header.kid
        self.payload = Data(payload)
        signed = Array("\(parts[0]).\(parts[1])".utf8)
        self.signature = signature
    }

    /// Whether a key has signed it.
    public func isSigned(by key: ES256PublicKey) -> Bool { key.kid == kid && key.verifies(signature, of: signed) }

    /// The text of a token.
    ///
    /// - Parameters:
    ///   - claims: What is signed.
    ///   - type: The kind of token.
    public static func text(_ claims: some Encodable, type: String, by key: ES256PrivateKey) throws -> String {
        try text(payload: Array(encoder.encode(claims)), type: type, by: key)
    }

    /// The text of a token whose payload is written already.
    public static func text(payload: [UInt8], type: String, by key: ES256PrivateKey) throws -> String {
        let header = try encoder.encode(Header(alg: "ES256", kid: key.publicKey.kid, typ: type))
        let signed = "\(part(header)).\(part(payload))"
        return "\(signed).\(part(try key.sign(Array(signed.utf8))))"
    }

    /// One claim has one place, so that texts can be compared.
    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    private static func part(_ bytes: some Sequence<UInt8>) -> String {
        Base64.encode(Array(bytes), .urlSafe, padded: false)
    }
}
