public import IdentityContracts
import IdentityCore
import IdentityRecords
import Kit
import KitRecords
public import RPC
import Reference
import Security
import StorageClient
import Values
import Wire

/// Accounts of staff, feeds of machines, and their tokens. ``IdentityServices`` makes it.
public struct StaffService: IdentityV1.StaffService {
    /// Most characters of what a caller calls its device.
    static let deviceMax = 100

    let accounts: StaffAccounts
    let proposals: StaffProposals
    let provider: any StaffIdentityProvider
    let passwords: PasswordHashing
    let secrets: StaffSecrets
    let loginGuard: LoginGuard
    let trail: StaffTrail
    let doors: DoorTrail
    let signer: TokenSigner
    let settings: StaffSettings
    let divisions: Divisions
    let surroundings: Surroundings
    private let feedLogins: FeedLoginLimit

    /// - Parameters:
    ///   - provider: Proves who a person is; nil takes passwords and second factors of accounts.
    ///   - divisions: Those that accounts may be responsible for.
    ///   - retention: How long entries of audit and proposals are kept.
    ///   - doors: Counts log-ins and enrolments that fail.
    init(
        in store: Store, hash: KeyedHash, signer: TokenSigner, settings: StaffSettings,
        provider: (any StaffIdentityProvider)?, divisions: Divisions, retention: Retention, doors: DoorTrail,
        surroundings: Surroundings
    ) {
        accounts = StaffAccounts(store: store)
        passwords = PasswordHashing(settings.passwordCost)
        secrets = StaffSecrets(hash, random: surroundings.random)
        loginGuard = LoginGuard(store: store, hash: hash, now: surroundings.now)
        self.provider =
            provider
            ?? EmbeddedStaffIdentity(
                accounts: accounts, passwords: passwords, secrets: secrets, loginGuard: loginGuard,
                now: surroundings.now)
        trail = StaffTrail(kept: retention.audit, now: surroundings.now)
        proposals = StaffProposals(
            accounts: accounts,
            book: ApprovalBook(in: store, kept: retention.approvals, now: surroundings.now), trail: trail,
            now: surroundings.now)
        self.doors = doors
        self.signer = signer
        self.settings = settings
        self.divisions = divisions
        self.surroundings = surroundings
        feedLogins = FeedLoginLimit(settings, Limiter(in: store, hash: hash, surroundings: surroundings))
    }
}

// MARK: - Log-in

extension StaffService {
    public func login(
        _ request: IdentityV1.StaffLoginRequest, context: CallContext
    ) async throws -> IdentityV1.StaffLoginResponse {
        try Self.check(device: request.device)
        let issued = try await doors.noting(request.name, context) {
            let proven = try await provider.prove(request, context: context)
            let issue = TokenIssue(
                account: proven.name, isFeed: false, scope: proven.scope, device: request.device,
                lifetime: min(max(settings.tokenLifetime, 300), 43_200))
            return try await give(issue, context)
        }
        return .init(token: issued.token, expiresAt: issued.expiresAt, account: issued.account.message)
    }

    public func loginFeed(
        _ request: IdentityV1.LoginFeedRequest, context: CallContext
    ) async throws -> IdentityV1.LoginFeedResponse {
        try Self.check(device: request.device)
        let assertion = FeedAssertion(request.assertion, issuer: signer.issuer, now: surroundings.now())
        let named = assertion.flatMap { (try? StaffNames.check($0.feed)) == nil ? nil : $0 }
        let issued = try await doors.noting(named?.feed ?? "", context) {
            try await feedLogins.countTry(context)
            guard let named,
                let feed = try await accounts.find(named.feed, context.onward)?.value, feed.isFeed, feed.isEnabled,
                named.isSigned(by: (feed.account?.publicKeys ?? []).compactMap { try? FeedKey($0) })
            else { throw RPCError.loginFailed }
            try await feedLogins.countLogin(of: named.feed, context)
            let issue = TokenIssue(
                account: named.feed, isFeed: true, device: request.device,
                lifetime: min(max(settings.feedTokenLifetime, 300), 3_600), assertion: named)
            return try await give(issue, context)
        }
        return .init(token: issued.token, expiresAt: issued.expiresAt)
    }

    public func logout(
        _ request: IdentityV1.StaffLogoutRequest, context: CallContext
    ) async throws -> IdentityV1.StaffLogoutResponse {
        let staff = try context.staff
        if try await revoke(staff.token, of: staff.name, context) { return .init() }
        // On no list, as one that the signing key has made. When it lapses only its bearer knows: at the latest then.
        let end = surroundings.now() + TokenClaims.staffLifetimeMax + 2 * RevokedTokens.clockSkew
        try await accounts.store.write(accounts.partition, options: context.onward) { change in
            try change.put(
                KitV1.StoredRevokedToken(expiresAt: end), in: KitRecordSets.revokedTokens, key: staff.token,
                expires: .init(seconds: end))
            try trail.changed(staff.name, by: context, in: &change)
        }
        return .init()
    }

    private static func check(device: String) throws(FieldProblem) {
        if !device.isEmpty { _ = try ShownText(device, field: "device", charactersMax: deviceMax) }
    }
}

// MARK: - Tokens

/// A token that is to be given.
private struct TokenIssue {
    let account: String
    let isFeed: Bool
    /// What narrows the account's scope; nil where nothing does.
    var scope: IdentityV1.StaffScope?
    let device: String
    /// Seconds.
    let lifetime: Int64
    /// The assertion that is used up with it.
    var assertion: FeedAssertion?
}

extension StaffService {
    private struct Issued {
        let token: String
        let expiresAt: GoogleProtobuf.Timestamp
        let account: IdentityV1.StoredStaffAccount
    }

    /// Gives a token of an account, and lists it, provided that the account stays as it was read.
    private func give(_ issue: TokenIssue, _ context: CallContext) async throws -> Issued {
        do {
            return try await accounts.store.settling { try await attempt(issue, context) }
        } catch is PreconditionFailed {
            throw RPCError.resourceExhausted("too many log-ins of the account at a time", retryAfter: .seconds(1))
                .with(reason: "TOO_BUSY")
        }
    }

    private func attempt(_ issue: TokenIssue, _ context: CallContext) async throws -> Issued {
        let now = surroundings.now()
        let usedKey = issue.assertion.map { StaffSecrets.hash("\($0.feed)|\($0.id)") }
        let (stored, tokens, used) = try await accounts.store.read(
            accounts.partition, .record(IdentityRecordSets.staffAccounts, key: StaffAccounts.key(issue.account)),
            StaffAccounts.tokens(of: issue.account),
            usedKey.map { .record(IdentityRecordSets.assertions, key: $0) } ?? .constant(nil), options: context.onward)
        guard let stored, used == nil, stored.value.isEnabled, stored.value.isFeed == issue.isFeed,
            let staff = principal(of: stored.value, narrowedBy: issue.scope)
        else { throw RPCError.loginFailed }
        guard tokens.count < StaffAccounts.tokensMax else {
            let wait = (tokens.compactMap { $0.expiresAt?.seconds }.min() ?? now) - now
            throw RPCError.resourceExhausted("the account has too many tokens", retryAfter: .seconds(max(wait, 1)))
                .with(reason: "TOO_MANY_TOKENS")
        }
        let expires = GoogleProtobuf.Timestamp(seconds: now + issue.lifetime)
        let listed = IdentityV1.StaffToken(
            account: staff.name, tokenId: staff.token, issuedAt: .init(seconds: now), expiresAt: expires,
            addressBlock: context.addressBlock?.text ?? "", device: String(issue.device.suffix(4)))
        var next = stored.value
        next.account?.lastLoginAt = .init(seconds: now)
        try await accounts.store.write(accounts.partition, options: context.onward) { change in
            if let usedKey, let assertion = issue.assertion {
                change.requireAbsent(IdentityRecordSets.assertions, key: usedKey)
                try change.put(
                    IdentityV1.StoredAssertion(), in: IdentityRecordSets.assertions, key: usedKey,
                    expires: .init(seconds: assertion.expiresAt + RevokedTokens.clockSkew))
            }
            // Who changes or disables the account demands it as it was read: no token slips in between.
            try change.replace(stored, by: next)
            try change.put(
                IdentityV1.StoredStaffToken(token: listed), in: IdentityRecordSets.staffTokens,
                key: StaffAccounts.key(staff.name, token: staff.token), expires: expires)
            try trail.loggedIn(staff, context, in: &change)
        }
        let token = try signer.token(TokenClaims(staff: staff, issuedAt: now, lifetime: issue.lifetime))
        return Issued(token: token, expiresAt: expires, account: next)
    }

    /// Whom a token speaks for; nil when no role is left.
    private func principal(
        of account: IdentityV1.StoredStaffAccount, narrowedBy scope: IdentityV1.StaffScope?
    ) -> Principal.Staff? {
        guard let own = account.account?.scope else { return nil }
        var roles = Set(own.roles.compactMap(StaffRole.init))
        var divisions = own.divisions.map(Principal.Staff.scope(of:))
        if let scope {
            roles.formIntersection(scope.roles.compactMap(StaffRole.init))
            let asked = scope.divisions.map(Principal.Staff.scope(of:))
            if divisions.isEmpty {
                divisions = asked
            } else if !asked.isEmpty {
                let narrower = asked.filter { division in divisions.contains { division.hasPrefix($0) } }
                guard !narrower.isEmpty else { return nil }
                divisions = narrower
            }
        }
        guard !roles.isEmpty else { return nil }
        return Principal.Staff(
            name: account.name, roles: roles, organisation: own.organisation, divisions: divisions,
            token: surroundings.random(16))
    }
}

extension StaffService {
    public func listTokens(
        _ request: IdentityV1.ListTokensRequest, context: CallContext
    ) async throws -> IdentityV1.ListTokensResponse {
        let staff = try context.staff
        let page = try Page(size: Int(request.pageSize), token: request.pageToken)
        let name = request.account.isEmpty ? staff.name : request.account
        if name != "*" { try StaffNames.check(name, field: "account") }
        guard name == staff.name || !staff.roles.isDisjoint(with: [.clusterOperator, .auditor]) else {
            throw Self.notYours
        }
        let seen = try await seen(name, by: staff, context)
        let (from, until) =
            name == "*" ? ([], []) : (StaffAccounts.key(name) + [0], StaffAccounts.key(name) + [1])
        let found = try await accounts.store.read(
            accounts.partition,
            .range(
                IdentityRecordSets.staffTokens, from: page.token.map { $0.bytes + [0] } ?? from, until: until,
                limit: page.size), options: context.onward)
        let next = found.isTruncated ? found.records.last.map { PageToken(bytes: $0.key) } : nil
        let tokens = found.records.compactMap(\.value.token)
        return .init(
            tokens: seen.map { names in tokens.filter { names.contains($0.account) } } ?? tokens,
            nextPageToken: next?.text ?? "")
    }

    /// The accounts whose tokens a caller sees of those that it asks for; nil when it sees all of them.
    ///
    /// - Parameter name: Name of an account, or `*`.
    /// - Throws: PERMISSION_DENIED (OUTSIDE_SCOPE) for an account outside the caller's divisions.
    private func seen(
        _ name: String, by staff: Principal.Staff, _ context: CallContext
    ) async throws -> Set<String>? {
        if name == staff.name || staff.divisions.isEmpty { return nil }
        guard name == "*" else {
            try await check(name, isWithin: staff, context)
            return nil
        }
        var names: Set<String> = []
        try await accounts.visit(context.onward) { account in
            if CheckedScope.scope(account.value.account?.scope, isWithin: staff) { names.insert(account.value.name) }
            return true
        }
        return names
    }

    /// Lets a caller go on who has an account within their own divisions.
    ///
    /// - Throws: PERMISSION_DENIED (OUTSIDE_SCOPE), also when there is no such account.
    private func check(_ name: String, isWithin staff: Principal.Staff, _ context: CallContext) async throws {
        if staff.divisions.isEmpty { return }
        try CheckedScope.check(
            try await accounts.find(name, context.onward)?.value.account?.scope, isWithin: staff)
    }

    public func revokeToken(
        _ request: IdentityV1.RevokeTokenRequest, context: CallContext
    ) async throws -> IdentityV1.RevokeTokenResponse {
        let staff = try context.staff
        let name = request.account.isEmpty ? staff.name : request.account
        try StaffNames.check(name, field: "account")
        guard request.tokenId.count == 16 else { throw FieldProblem(field: "token_id", reason: "must be 16 bytes") }
        guard name == staff.name || staff.roles.contains(.clusterOperator) else { throw Self.notYours }
        if name != staff.name { try await check(name, isWithin: staff, context) }
        guard try await revoke(request.tokenId, of: name, context) else {
            throw RPCError(.notFound, "the account has no such token").with(reason: "TOKEN_UNKNOWN")
        }
        return .init()
    }

    /// - Returns: Whether there is such a token.
    private func revoke(_ token: [UInt8], of name: String, _ context: CallContext) async throws -> Bool {
        let key = StaffAccounts.key(name, token: token)
        let listed = try await accounts.store.read(
            accounts.partition, .record(IdentityRecordSets.staffTokens, key: key), options: context.onward)
        guard let listed = listed?.value.token else { return false }
        guard listed.revokedAt == nil else { return true }
        try await accounts.store.write(accounts.partition, options: context.onward) { change in
            try change.revoke([listed], at: surroundings.now())
            try trail.changed(name, by: context, in: &change)
        }
        return true
    }

    private static var notYours: RPCError {
        RPCError(.permissionDenied, "these are another account's tokens").with(reason: "NOT_YOURS")
    }
}
