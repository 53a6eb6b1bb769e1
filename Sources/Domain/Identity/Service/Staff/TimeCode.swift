import Crypto
import Foundation
import Security

/// Codes of a second factor: TOTP with SHA-1, 6 digits and steps of 30 s (RFC 6238), as authenticator apps make them.
struct TimeCode: Sendable {
    /// Seconds of a step.
    static let step: Int64 = 30
    /// Steps before and after the present one that count too, for clocks that differ.
    static let tolerance: Int64 = 1
    /// Bytes of a secret: those of SHA-1 (RFC 4226 §4, R6).
    static let secretBytes = 20

    let secret: [UInt8]

    /// The code of a step.
    func code(of step: Int64, digits: Int = 6) -> String {
        let counter = withUnsafeBytes(of: UInt64(bitPattern: step).bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[19] & 15)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(UInt32(1)) { product, _ in product * 10 }
        let text = String(number % modulus)
        return String(repeating: "0", count: digits - text.utf8.count) + text
    }

    /// The step whose code a text is; nil when it is none of now, or of a step up to the last one that was used.
    ///
    /// - Parameters:
    ///   - last: Last step that was used.
    ///   - now: Seconds since 1970.
    func step(of text: String, after last: Int64, now: Int64) -> Int64? {
        let present = now / Self.step
        // All are compared, so that the time does not tell which one matched.
        let found = (present - Self.tolerance...present + Self.tolerance).filter { step in
            KeyedHash.areEqual(Array(code(of: step).utf8), Array(text.utf8))
        }
        return found.first { $0 > last }
    }

    /// The secret for an authenticator app.
    func uri(account: String, issuer: String) -> String {
        "otpauth://totp/\(issuer):\(account)?secret=\(Base32.encode(secret))&issuer=\(issuer)"
            + "&algorithm=SHA1&digits=6&period=\(Self.step)"
    }
}
