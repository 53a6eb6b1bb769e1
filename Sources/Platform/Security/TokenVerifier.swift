import Crypto
import Formats
import Foundation
import Synchronization

/// Verifies tokens. A token once verified is remembered until it expires, so that a repeated one costs a look-up
/// instead of a signature check of about 100 µs.
public final class TokenVerifier: Sendable {
    /// The most tokens remembered; above it all are forgotten at once, which costs their next use a check each.
    static let capacity = 100_000

    private let key: Curve25519.Signing.PublicKey
    private let verified = Mutex<[String: (principal: Principal, expires: Int64)]>([:])

    /// A verifier of the tokens that a cluster's signing key has signed.
    public init(_ keys: ClusterKeys) { key = keys.signingKey.publicKey }

    /// Who a token speaks for; nil when it is malformed, forged or has expired.
    ///
    /// - Parameter now: Seconds since 1970.
    public func principal(of token: String, now: Int64) -> Principal? {
        if let known = verified.withLock({ $0[token] }) { return now < known.expires ? known.principal : nil }
        guard token.utf8.count <= 2048, let claims = claims(of: token), now < claims.exp,
            let principal = claims.principal
        else { return nil }
        verified.withLock { verified in
            if verified.count >= Self.capacity { verified.removeAll() }
            verified[token] = (principal, claims.exp)
        }
        return principal
    }

    private func claims(of token: String) -> TokenClaims? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        // The header is signed with the rest, and only one algorithm is ever checked: it need not be read.
        guard parts.count == 3, let signature = Base64.decode(parts[2], .unpaddedURLSafe),
            let body = Base64.decode(parts[1], .unpaddedURLSafe),
            key.isValidSignature(Data(signature), for: Data("\(parts[0]).\(parts[1])".utf8))
        else { return nil }
        return try? JSONDecoder().decode(TokenClaims.self, from: Data(body))
    }
}
