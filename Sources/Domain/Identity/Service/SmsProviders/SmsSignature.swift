import Crypto
import Formats
import IdentityContracts

/// What proves that a request to a provider of SMS, or a receipt of it, comes from whom it says: HMAC-SHA-256 of a text that
/// holds all that must not change.
///
/// ```
/// POST
/// /v1/messages
/// 1669867200
/// 9f86d081884c7d659a2feaa0c55ad015
/// <SHA-256 of the body, hexadecimal>
/// ```
struct SmsSignature: Sendable {
    /// Seconds by which clocks may differ.
    static let skew: Int64 = 300

    private let secret: SymmetricKey

    /// - Parameter secret: Known to the provider and to this deployment, 32 bytes or more.
    init(secret: [UInt8]) { self.secret = SymmetricKey(data: secret) }

    /// Signature of a request, in hexadecimal digits.
    func sign(path: String, at time: Int64, nonce: String, body: [UInt8]) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Self.text(path, time, nonce, body), using: secret)
        return Hexadecimal.text(Array(code))
    }

    /// Whether a receipt bears the provider's signature.
    func isReceipt(_ receipt: IdentityV1.ReportReceiptRequest, _ status: String) -> Bool {
        let text = "RECEIPT\n\(receipt.provider)\n\(receipt.messageId)\n\(status)\n\(receipt.timestamp)"
        let digits = receipt.signature.utf8.map { Hexadecimal.value(ofDigit: $0) }
        guard digits.count == 64, !digits.contains(nil) else { return false }
        let code = stride(from: 0, to: 64, by: 2).map { (digits[$0] ?? 0) << 4 | (digits[$0 + 1] ?? 0) }
        return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Array(text.utf8), using: secret)
    }

    private static func text(_ path: String, _ time: Int64, _ nonce: String, _ body: [UInt8]) -> [UInt8] {
        let digest = Hexadecimal.text(Array(SHA256.hash(data: body)))
        return Array("POST\n\(path)\n\(time)\n\(nonce)\n\(digest)".utf8)
    }
}
