import IdentityContracts
import IdentityCore
import IdentityServer
import KitRecords
import RPC
import Security
import StorageClient

extension SmsLimits {
    /// As many codes as a test needs.
    static var many: SmsLimits {
        var limits = SmsLimits()
        (limits.pause, limits.perHour, limits.perDay, limits.perHourAndAddress) = (0, 1000, 1000, 1000)
        return limits
    }
}

extension IdentitySystem {
    /// A call that needs an open session.
    func look(_ token: String) async throws {
        _ = try await identity.getProfile(.init(), options: bearer(token))
    }

    func refresh(_ token: String) async throws -> IdentityV1.RefreshSessionResponse {
        try await identity.refreshSession(.init(refreshToken: token))
    }

    func listed(_ token: String) async throws -> [IdentityV1.Session] {
        try await identity.listSessions(.init(), options: bearer(token)).sessions
    }

    /// The citizen's sessions as they are stored.
    func sessions() async throws -> [Versioned<KitV1.StoredSession>] {
        try await store.read(PartitionKey(personKey(Citizen.canonical)), .all(KitRecordSets.sessions))
    }

    /// What the citizen was told.
    func told() async throws -> [KitV1.StoredNotification] {
        try await store.read(PartitionKey(personKey(Citizen.canonical)), .all(KitRecordSets.notifications))
            .map(\.value)
    }

    /// Makes a call as a page of the server does, over TLS.
    ///
    /// - Parameter cookie: What the browser holds; nil when it holds nothing.
    /// - Returns: The answer, and the cookie that came with it; empty when it was taken back, nil when none came.
    func asPage<Answer>(
        token: String? = nil, cookie: String?, _ call: (CallContext) async throws -> Answer
    ) async throws -> (answer: Answer, cookie: String?) {
        var metadata = Metadata()
        if let cookie { metadata.add("cookie", "__Host-shuangma-refresh=\(cookie)") }
        var context = CallContext(
            method: IdentityV1.IdentityMethods.refreshSession, metadata: metadata, deadline: nil,
            peer: .network(address: "192.0.2.1"), ownPage: .secure)
        if let token, let principal = TokenVerifier(keys).principal(of: token, now: clock.now) {
            context.values[PrincipalKey.self] = principal
        }
        let answer = try await call(context)
        let sent = context.response.initial["set-cookie"]
        return (answer, sent.map { String($0.prefix { $0 != ";" }.drop { $0 != "=" }.dropFirst()) })
    }
}
