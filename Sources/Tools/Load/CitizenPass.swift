import Formats
import Foundation
import IdentityContracts
import RPC
import Synchronization

/// A citizen's tokens while a load runs: the refresh token is exchanged before the access token lapses.
final class CitizenPass: Sendable {
    private struct State {
        var access: String
        var refresh: String
        /// From when on the tokens are to be exchanged, in seconds since 1970.
        var renewAt: Int64
        var isExchanging = false
    }

    /// How long before its end an access token is exchanged, in seconds. Calls use it meanwhile.
    private static let margin: Int64 = 60

    private let state: Mutex<State>

    /// - Parameter line: An access token, and after a space a refresh token, without which the former is not renewed.
    init(_ line: String) {
        let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
        let access = parts.first ?? ""
        let refresh = parts.count > 1 ? parts[1] : ""
        let end = refresh.isEmpty ? nil : Self.end(of: access)
        state = Mutex(State(access: access, refresh: refresh, renewAt: end.map { $0 - Self.margin } ?? .max))
    }

    /// The tokens as they are now, in the form of ``init(_:)``.
    var line: String { state.withLock { $0.refresh.isEmpty ? $0.access : "\($0.access) \($0.refresh)" } }

    /// An access token that is good for a while. Of many calls at once, one exchanges the tokens.
    ///
    /// - Throws: ``RPCError`` of the exchange.
    func accessToken(_ channel: any RPCChannel, now: Int64, timeout: Duration) async throws -> String {
        let (access, exchanged) = state.withLock { state -> (String, String?) in
            guard now >= state.renewAt, !state.isExchanging else { return (state.access, nil) }
            state.isExchanging = true
            return (state.access, state.refresh)
        }
        guard let exchanged else { return access }
        do {
            let next = try await IdentityV1.IdentityClient(channel).refreshSession(
                .init(refreshToken: exchanged), options: CallOptions(timeout: timeout))
            let end = next.expiresAt?.seconds ?? now
            state.withLock {
                $0 = State(access: next.token, refresh: next.refreshToken, renewAt: end - Self.margin)
            }
            return next.token
        } catch {
            state.withLock { $0.isExchanging = false }
            throw error
        }
    }

    /// When a token lapses, as it says itself; nil for what is no token.
    private static func end(of token: String) -> Int64? {
        struct Claims: Decodable {
            let exp: Int64
        }
        let parts = token.split(separator: ".")
        guard parts.count == 3, let body = Base64.decode(parts[1], .unpaddedURLSafe) else { return nil }
        return try? JSONDecoder().decode(Claims.self, from: Data(body)).exp
    }
}
