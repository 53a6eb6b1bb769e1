import Formats

extension [UInt8] {
    /// The bytes in base64url without padding (RFC 7515 §2).
    var base64URL: String { Base64.encode(self, .urlSafe, padded: false) }
}

extension String {
    /// The bytes of base64url without padding; nil for every other text.
    var base64URL: [UInt8]? { Base64.decode(self, .unpaddedURLSafe) }
}
