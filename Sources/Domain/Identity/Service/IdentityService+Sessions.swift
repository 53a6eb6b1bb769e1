public import IdentityContracts
import Kit
public import RPC
import Security
import Values
import Wire

/// Sessions as their citizens see them.
extension IdentityService {
    public func refreshSession(
        _ request: IdentityV1.RefreshSessionRequest, context: CallContext
    ) async throws -> IdentityV1.RefreshSessionResponse {
        do {
            let shown = Self.cookie.value(in: context) ?? request.refreshToken
            let pass = try await sessions.refresh(shown, options: context.onward)
            return .init(
                token: pass.accessToken, expiresAt: .init(pass.accessExpires), refreshToken: handOver(pass, context),
                sessionExpiresAt: .init(pass.end))
        } catch let error as RPCError where error.code == .unauthenticated {
            Self.cookie.clear(in: context)
            throw error
        }
    }

    /// Keeps the refresh token where no script of a page can read it.
    static let cookie = SessionCookie("shuangma-refresh")

    /// Gives a refresh token to a page of this server as a cookie.
    ///
    /// - Returns: The token for the message; empty when it went as a cookie.
    func handOver(_ pass: Sessions.Pass, _ context: CallContext) -> String {
        let seconds = max(1, pass.end.seconds - surroundings.now())
        return Self.cookie.set(pass.refreshToken, maxAgeSeconds: seconds, in: context) ? "" : pass.refreshToken
    }

    public func listSessions(
        _ request: IdentityV1.ListSessionsRequest, context: CallContext
    ) async throws -> IdentityV1.ListSessionsResponse {
        let citizen = try context.citizen
        let open = try await sessions.list(Subject(of: context, asked: nil), options: context.onward)
        let listed = try open.prefix(Self.listedMax).map { session in
            let stored = session.value
            return IdentityV1.Session(
                id: session.key, deviceLabel: stored.deviceLabel, openedAt: .init(seconds: stored.openedAt),
                lastUsedAt: .init(seconds: stored.lastUsed),
                expiresAt: .init(
                    seconds: sessions.limits.end(openedAt: stored.openedAt, usedAt: stored.lastUsed)),
                maskedPhone: try Phone(stored.phone).masked, isThisOne: session.key == citizen.session)
        }
        return .init(sessions: listed)
    }

    /// The most sessions that a list shows; a setting allows no more.
    private static var listedMax: Int { 100 }

    public func revokeSession(
        _ request: IdentityV1.RevokeSessionRequest, context: CallContext
    ) async throws -> IdentityV1.RevokeSessionResponse {
        guard request.sessionId.count == 16 else {
            throw RPCError.invalidArgument(field: "session_id", "must be 16 bytes long")
        }
        let subject = try Subject(of: context, asked: nil)
        try await sessions.end([request.sessionId], of: subject, options: context.onward)
        if try request.sessionId == context.citizen.session { Self.cookie.clear(in: context) }
        return .init()
    }

    public func revokeOtherSessions(
        _ request: IdentityV1.RevokeOtherSessionsRequest, context: CallContext
    ) async throws -> IdentityV1.RevokeOtherSessionsResponse {
        let citizen = try context.citizen
        let subject = try Subject(of: context, asked: nil)
        let ended = try await sessions.list(subject, options: context.onward).map(\.key)
            .filter { request.andThisOne || $0 != citizen.session }
        if !ended.isEmpty { try await sessions.end(ended, of: subject, options: context.onward) }
        if request.andThisOne { Self.cookie.clear(in: context) }
        return .init(ended: UInt32(ended.count))
    }
}
