import Crypto
import Formats
import Foundation
import Synchronization

/// What a token is worth.
public enum TokenVerdict: Sendable, Equatable {
    /// It speaks for somebody.
    case good(Principal)
    /// It spoke for somebody until it expired. Its signature is one of a key that still counts.
    case expired(Principal)
    /// Malformed, forged, another cluster's, from the future, or signed with a key that counts no more: it tells nothing.
    case worthless
}

/// Verifies tokens. A token once verified is remembered until it expires, so that a repeated one costs a look-up
/// instead of a signature check of about 100 µs.
public final class TokenVerifier: Sendable {
    /// The most tokens remembered; above it all are forgotten at once, which costs their next use a check each.
    static let capacity = 100_000
    /// Seconds by which the clock of the process that issued a token may be ahead of this one's.
    static let clockSkew: Int64 = 60
    /// The longest token that is looked at, in bytes.
    static let maxBytes = 2048

    private struct Remembered {
        /// The keys that verified the tokens.
        var generation: Int
        var tokens: [String: (principal: Principal, expires: Int64)] = [:]
    }

    private let keys: FollowedKeys<PublicKeySet>
    private let verified: Mutex<Remembered>

    /// A verifier of a cluster's tokens by its public keys, which may be replaced while it works.
    public init(_ keys: ClusterKeys) {
        self.keys = keys.known
        verified = Mutex(Remembered(generation: keys.known.generation))
    }

    /// Who a token speaks for; nil when it is malformed, forged, another cluster's, from the future, or has expired.
    ///
    /// - Parameter now: Seconds since 1970.
    public func principal(of token: String, now: Int64) -> Principal? {
        guard case .good(let principal) = verdict(on: token, now: now) else { return nil }
        return principal
    }

    /// What a token is worth at a moment.
    ///
    /// - Parameter now: Seconds since 1970.
    public func verdict(on token: String, now: Int64) -> TokenVerdict {
        // Strings are equal when Unicode says so: "K" and the Kelvin sign are. A token is ASCII and has one spelling.
        guard token.utf8.count <= Self.maxBytes, token.utf8.allSatisfy({ $0 < 0x80 }) else { return .worthless }
        let generation = keys.generation
        let known = verified.withLock { verified in
            // What a key verified that may be withdrawn by now is verified again.
            if verified.generation != generation { verified = Remembered(generation: generation) }
            return verified.tokens[token]
        }
        if let known, now < known.expires { return .good(known.principal) }
        guard let (principal, expires, keyExpires) = verify(token, now: now), now < keyExpires else {
            return .worthless
        }
        guard now < expires else { return .expired(principal) }
        verified.withLock { verified in
            guard verified.generation == generation else { return }
            if verified.tokens.count >= Self.capacity { verified.tokens.removeAll() }
            verified.tokens[token] = (principal, min(expires, keyExpires))
        }
        return .good(principal)
    }

    /// Who a token speaks for, and until when it and its key are good.
    private func verify(_ token: String, now: Int64) -> (Principal, expires: Int64, keyExpires: Int64)? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        // The header is one of those that the keys write, to the letter: whatever else it could say is never read.
        let known = keys.current
        guard parts.count == 3, let key = known.key(header: parts[0]),
            let signature = Base64.decode(parts[2], .unpaddedURLSafe),
            let body = Base64.decode(parts[1], .unpaddedURLSafe),
            key.key.isValidSignature(Data(signature), for: Data("\(parts[0]).\(parts[1])".utf8)),
            let claims = try? JSONDecoder().decode(TokenClaims.self, from: Data(body))
        else { return nil }
        let begins = max(claims.iat, claims.nbf ?? claims.iat)
        guard claims.iss == known.issuer, begins <= now + Self.clockSkew, let principal = claims.principal
        else { return nil }
        return (principal, claims.exp, key.expires ?? .max)
    }
}
