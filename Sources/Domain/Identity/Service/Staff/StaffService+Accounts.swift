public import IdentityContracts
import IdentityCore
import IdentityRecords
public import RPC
import Security
import StorageClient
import Values
import Wire

/// Accounts and feeds: who has them, and what they may do. Each change names who made it.
extension StaffService {
    public func bootstrap(
        _ request: IdentityV1.BootstrapRequest, context: CallContext
    ) async throws -> IdentityV1.EnrolmentCode {
        try await demandUnlisted(context)
        let scope = IdentityV1.StaffScope(roles: [.clusterOperator], organisation: request.organisation)
        let account = try newAccount(request.name, person: request.person, scope, context)
        guard try await accounts.operatorBeside("", context.onward) == nil else {
            throw RPCError(.failedPrecondition, "the cluster has an operator, who makes further accounts")
                .with(reason: "OPERATOR_EXISTS")
        }
        // An account that nobody has enrolled for is none yet: its code may have lapsed.
        let known = try await accounts.find(request.name, context.onward)
        guard known == nil || known?.value.account?.state == .notEnrolled else { throw Self.exists }
        return try await enrol(account, replacing: known, ending: pendingFirst(beside: request.name, context), context)
    }

    /// Refuses a token that the list has: only who can read the signing key makes one that it has not.
    ///
    /// - Throws: PERMISSION_DENIED (SIGNING_KEY_NEEDED).
    private func demandUnlisted(_ context: CallContext) async throws {
        let staff = try context.staff
        let listed = try await accounts.store.read(
            accounts.partition,
            .record(IdentityRecordSets.staffTokens, key: StaffAccounts.key(staff.name, token: staff.token)),
            options: context.onward)
        guard listed == nil else {
            throw RPCError(.permissionDenied, "this needs a token that the cluster's signing key has made on its disk")
                .with(reason: "SIGNING_KEY_NEEDED")
        }
    }

    /// First accounts that nobody has enrolled for, beside the named one: their codes end when there is another one.
    private func pendingFirst(
        beside name: String, _ context: CallContext
    ) async throws -> [Versioned<IdentityV1.StoredStaffAccount>] {
        var pending: [Versioned<IdentityV1.StoredStaffAccount>] = []
        try await accounts.visit(context.onward) { found in
            let isFirst = found.value.account?.state == .notEnrolled && found.value.account?.lastChange == "Bootstrap"
            if isFirst, found.value.name != name, found.value.enrolment != nil { pending.append(found) }
            return true
        }
        return pending
    }

    public func createAccount(
        _ request: IdentityV1.CreateAccountRequest, context: CallContext
    ) async throws -> IdentityV1.EnrolmentCode {
        let scope = try CheckedScope(request.scope, isFeed: false, in: divisions).message
        try CheckedScope.check(scope, isWithin: context.staff)
        let account = try newAccount(request.name, person: request.person, scope, context)
        try await checkRoom(context.onward)
        return try await enrol(account, replacing: nil, context)
    }

    public func createFeed(
        _ request: IdentityV1.CreateFeedRequest, context: CallContext
    ) async throws -> IdentityV1.StaffAccount {
        let scope = try CheckedScope(request.scope, isFeed: true, in: divisions).message
        try CheckedScope.check(scope, isWithin: context.staff)
        try StaffNames.check(request.name)
        var account = try describe(request.name, scope, "CreateFeed", context)
        (account.isFeed, account.state) = (true, .enabled)
        account.publicKeys = try Self.keys(request.publicKeys)
        try await checkRoom(context.onward)
        try await create(.init(account: account), replacing: nil, context)
        return account
    }

    public func changeAccount(
        _ request: IdentityV1.ChangeAccountRequest, context: CallContext
    ) async throws -> IdentityV1.StaffAccount {
        try await change(request.name, "ChangeAccount", endsTokens: true, context) { account in
            let scope = try CheckedScope(request.scope, isFeed: account.isFeed, in: divisions).message
            try CheckedScope.check(scope, isWithin: context.staff)
            account.account?.scope = scope
        }
    }

    public func setFeedKeys(
        _ request: IdentityV1.SetFeedKeysRequest, context: CallContext
    ) async throws -> IdentityV1.StaffAccount {
        let keys = try Self.keys(request.publicKeys)
        return try await change(request.name, "SetFeedKeys", endsTokens: false, context) { account in
            guard account.isFeed else { throw FieldProblem(field: "name", reason: "must be the name of a feed") }
            account.account?.publicKeys = keys
        }
    }

    public func disableAccount(
        _ request: IdentityV1.DisableAccountRequest, context: CallContext
    ) async throws -> IdentityV1.StaffAccount {
        try await change(request.name, "DisableAccount", endsTokens: true, context) { account in
            account.account?.state = .disabled
        }
    }

    public func enableAccount(
        _ request: IdentityV1.EnableAccountRequest, context: CallContext
    ) async throws -> IdentityV1.StaffAccount {
        try await change(request.name, "EnableAccount", endsTokens: false, context) { account in
            guard account.account?.state == .disabled else { return }
            let isUsable = account.isFeed || account.password != nil
            account.account?.state = isUsable ? .enabled : .notEnrolled
        }
    }

    public func resetAccount(
        _ request: IdentityV1.ResetAccountRequest, context: CallContext
    ) async throws -> IdentityV1.EnrolmentCode {
        let (enrolment, code, expires) = enrolment()
        _ = try await change(request.name, "ResetAccount", endsTokens: true, context) { account in
            guard !account.isFeed else {
                throw FieldProblem(field: "name", reason: "must be the name of a person's account")
            }
            (account.password, account.sealedSecret, account.recoveryHashes) = (nil, [], [])
            (account.knownAddresses, account.knownSince) = ([], [])
            account.enrolment = enrolment
            // A disabled account stays so until it is enabled: its code waits.
            if account.account?.state != .disabled { account.account?.state = .notEnrolled }
        }
        return .init(name: request.name, code: code, expiresAt: .init(seconds: expires))
    }

    public func listAccounts(
        _ request: IdentityV1.ListAccountsRequest, context: CallContext
    ) async throws -> IdentityV1.ListAccountsResponse {
        let page = try Page(size: Int(request.pageSize), token: request.pageToken)
        let found = try await accounts.store.read(
            accounts.partition,
            .range(
                IdentityRecordSets.staffAccounts, from: page.token.map { $0.bytes + [0] } ?? [], limit: page.size),
            options: context.onward)
        let next = found.isTruncated ? found.records.last.map { PageToken(bytes: $0.key) } : nil
        let caller = try context.staff
        let seen = found.records.map(\.value.message).filter { CheckedScope.scope($0.scope, isWithin: caller) }
        return .init(accounts: seen, nextPageToken: next?.text ?? "")
    }
}

// MARK: - New accounts

extension StaffService {
    private func describe(
        _ name: String, _ scope: IdentityV1.StaffScope, _ method: String, _ context: CallContext
    ) throws -> IdentityV1.StaffAccount {
        let (now, caller) = (GoogleProtobuf.Timestamp(seconds: surroundings.now()), try context.staff.name)
        return .init(
            name: name, scope: scope, state: .notEnrolled, createdAt: now, createdBy: caller, changedAt: now,
            changedBy: caller, lastChange: method)
    }

    /// The account of a person who has not enrolled.
    private func newAccount(
        _ name: String, person: String, _ scope: IdentityV1.StaffScope, _ context: CallContext
    ) throws -> IdentityV1.StaffAccount {
        try StaffNames.check(name)
        var account = try describe(
            name, CheckedScope(scope, isFeed: false, in: divisions).message, context.method.name, context)
        account.person = try ShownText(person, field: "person", charactersMax: 100).text
        return account
    }

    private func enrol(
        _ account: IdentityV1.StaffAccount, replacing known: Versioned<IdentityV1.StoredStaffAccount>?,
        ending others: [Versioned<IdentityV1.StoredStaffAccount>] = [], _ context: CallContext
    ) async throws -> IdentityV1.EnrolmentCode {
        let (enrolment, code, expires) = enrolment()
        try await create(
            .init(account: account, enrolment: enrolment), replacing: known, ending: others, context)
        return .init(name: account.name, code: code, expiresAt: .init(seconds: expires))
    }

    /// - Parameter others: Accounts whose enrolment ends with it.
    /// - Throws: ALREADY_EXISTS (ACCOUNT_EXISTS).
    private func create(
        _ account: IdentityV1.StoredStaffAccount, replacing known: Versioned<IdentityV1.StoredStaffAccount>?,
        ending others: [Versioned<IdentityV1.StoredStaffAccount>] = [], _ context: CallContext
    ) async throws {
        let key = StaffAccounts.key(account.name)
        do {
            try await accounts.store.write(accounts.partition, options: context.onward) { change in
                change.demand(known, in: IdentityRecordSets.staffAccounts, key: key)
                try change.put(account, in: IdentityRecordSets.staffAccounts, key: key)
                for other in others {
                    var next = other.value
                    next.enrolment = nil
                    try change.replace(other, by: next)
                    try trail.changed(other.value.name, by: context, in: &change)
                }
                try trail.changed(account.name, by: context, in: &change)
            }
        } catch is PreconditionFailed {
            throw Self.exists
        }
    }

    private func checkRoom(_ options: CallOptions) async throws {
        var count = 0
        try await accounts.visit(options) { _ in
            count += 1
            return count < StaffAccounts.accountsMax
        }
        guard count < StaffAccounts.accountsMax else {
            throw RPCError(.resourceExhausted, "there are \(StaffAccounts.accountsMax) accounts")
                .with(reason: "TOO_MANY_ACCOUNTS")
        }
    }

    private static func keys(_ texts: [String]) throws(FieldProblem) -> [String] {
        guard (1...2).contains(texts.count) else {
            throw FieldProblem(field: "public_keys", reason: "must be one or two")
        }
        var keys: [String] = []
        for text in texts { keys.append(try FeedKey(text).text) }
        return keys
    }

    private static var exists: RPCError {
        RPCError(.alreadyExists, "there is an account or feed of this name").with(reason: "ACCOUNT_EXISTS")
    }
}

// MARK: - Changes

extension StaffService {
    /// Changes an account that is not the caller's own and lies within the caller's scope.
    ///
    /// The write demands the account as it was read. Where an operator of the cluster goes, it demands another one as well,
    /// so that two of them cannot disable each other at the same moment.
    private func change(
        _ name: String, _ method: String, endsTokens: Bool, _ context: CallContext,
        _ body: (inout IdentityV1.StoredStaffAccount) throws -> Void
    ) async throws -> IdentityV1.StaffAccount {
        let caller = try context.staff
        try StaffNames.check(name)
        guard name != caller.name else {
            throw RPCError(.permissionDenied, "another operator has to change your own account")
                .with(reason: "NOT_YOUR_OWN")
        }
        return try await accounts.store.settling {
            let (account, tokens) = try await accounts.get(name, context.onward)
            try CheckedScope.check(account.value.account?.scope, isWithin: caller)
            var next = account.value
            try body(&next)
            next.note(method, by: caller.name, at: surroundings.now())
            let isLost = account.value.runsCluster && !next.runsCluster
            let other = isLost ? try await accounts.operatorBeside(name, context.onward) : nil
            guard !isLost || other != nil else {
                throw RPCError(
                    .failedPrecondition, "this is the last operator of the cluster; enable another one first"
                )
                .with(reason: "LAST_OPERATOR")
            }
            try await accounts.store.write(accounts.partition, options: context.onward) { change in
                try change.replace(account, by: next)
                if let other {
                    change.require(IdentityRecordSets.staffAccounts, key: other.key, version: other.version)
                }
                if endsTokens { try change.revoke(tokens, at: surroundings.now()) }
                try trail.changed(name, by: context, in: &change)
            }
            return next.message
        }
    }
}
