public import IdentityContracts
import IdentityCore
import IdentityRecords
import Kit
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
        // One operator alone could neither make accounts nor have them approved: the key of the cluster makes two.
        if try await accounts.haveTwoOperators(context.onward) {
            throw RPCError(.failedPrecondition, "the cluster has two operators, who make further accounts")
                .with(reason: "OPERATOR_EXISTS")
        }
        // Somebody else may still enrol as an operator: that is one of the two as well, until the code lapses.
        guard try await accounts.operatorsToCome(beside: request.name, at: surroundings.now(), context.onward) < 2
        else {
            throw RPCError(
                .failedPrecondition,
                "two operators are made already; make one of them again, or wait until a code lapses"
            ).with(reason: "OPERATOR_EXISTS")
        }
        // An account that nobody has enrolled for is none yet: its code may have lapsed.
        let known = try await accounts.find(request.name, context.onward)
        guard known == nil || known?.value.account?.state == .notEnrolled else { throw Self.exists }
        let (enrolment, code, expires) = enrolment()
        do {
            try await accounts.store.write(accounts.partition, options: context.onward) { change in
                try change.create(.init(account: account, enrolment: enrolment), over: known)
                try trail.changed(account.name, by: context, in: &change)
            }
        } catch is PreconditionFailed {
            throw Self.exists
        }
        return .init(name: account.name, code: code, expiresAt: .init(seconds: expires))
    }

    /// Refuses a token that the list has: only who can read the signing key makes one that it has not.
    ///
    /// - Throws: PERMISSION_DENIED (SIGNING_KEY_NEEDED).
    private func demandUnlisted(_ context: CallContext) async throws {
        guard try await !accounts.lists(context.staff, context.onward) else {
            throw RPCError(.permissionDenied, "this needs a token that the cluster's signing key has made on its disk")
                .with(reason: "SIGNING_KEY_NEEDED")
        }
    }

    public func createAccount(
        _ request: IdentityV1.CreateAccountRequest, context: CallContext
    ) async throws -> IdentityV1.EnrolmentCode {
        let scope = try CheckedScope(request.scope, isFeed: false, in: divisions).message
        try CheckedScope.check(scope, isWithin: context.staff)
        let account = try newAccount(request.name, person: request.person, scope, context)
        let (enrolment, code, _) = enrolment()
        let proposal = try await propose(.init(account: account, enrolment: enrolment), context)
        // The day of the code begins with the approval.
        return .init(name: account.name, code: code, approvalId: proposal)
    }

    public func createFeed(
        _ request: IdentityV1.CreateFeedRequest, context: CallContext
    ) async throws -> IdentityV1.StaffAccount {
        let scope = try CheckedScope(request.scope, isFeed: true, in: divisions).message
        try CheckedScope.check(scope, isWithin: context.staff)
        try StaffNames.check(request.name)
        var account = try describe(request.name, scope, "CreateFeed", context)
        account.isFeed = true
        account.publicKeys = try Self.keys(request.publicKeys)
        account.approvalId = try await propose(.init(account: account), context)
        account.state = .proposed
        return account
    }

    public func changeAccount(
        _ request: IdentityV1.ChangeAccountRequest, context: CallContext
    ) async throws -> IdentityV1.StaffAccount {
        let (caller, known) = try await changeable(request.name, context)
        let scope = try CheckedScope(request.scope, isFeed: known.isFeed, in: divisions).message
        try CheckedScope.check(scope, isWithin: caller)
        let before = known.account?.scope ?? .init()
        if scope.isWithin(before) {
            // Who gives nothing that is not given already needs nobody else.
            return try await change(request.name, "ChangeAccount", endsTokens: true, context) { account in
                guard scope.isWithin(account.account?.scope ?? .init()) else { throw Self.hasChanged }
                account.account?.scope = scope
            }
        }
        if known.runsCluster, !scope.roles.contains(.clusterOperator) {
            _ = try await otherOperator(than: request.name, context.onward)
        }
        return try await propose(
            .init(name: request.name, method: "ChangeAccount", proposer: caller.name, scope: scope), of: known, context)
    }

    public func setFeedKeys(
        _ request: IdentityV1.SetFeedKeysRequest, context: CallContext
    ) async throws -> IdentityV1.StaffAccount {
        let keys = try Self.keys(request.publicKeys)
        let (caller, known) = try await changeable(request.name, context)
        guard known.isFeed else { throw FieldProblem(field: "name", reason: "must be the name of a feed") }
        if keys.allSatisfy({ known.account?.publicKeys.contains($0) == true }) {
            // Who takes a key away gives nobody anything.
            return try await change(request.name, "SetFeedKeys", endsTokens: false, context) { account in
                let before = account.account?.publicKeys ?? []
                guard keys.allSatisfy(before.contains) else { throw Self.hasChanged }
                account.account?.publicKeys = keys
            }
        }
        return try await propose(
            .init(name: request.name, method: "SetFeedKeys", proposer: caller.name, publicKeys: keys), of: known,
            context)
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
        let (caller, known) = try await changeable(request.name, context)
        guard !known.isFeed else {
            throw FieldProblem(field: "name", reason: "must be the name of a person's account")
        }
        if known.runsCluster { _ = try await otherOperator(than: request.name, context.onward) }
        let (enrolment, code, _) = enrolment()
        let account = try await propose(
            .init(name: request.name, method: "ResetAccount", proposer: caller.name, enrolment: enrolment), of: known,
            context)
        return .init(name: request.name, code: code, approvalId: account.approvalId)
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

    /// Keeps a new account or feed as proposed, until another operator approves it.
    ///
    /// - Returns: The id of the proposal.
    /// - Throws: PERMISSION_DENIED (ACCOUNT_NEEDED); ALREADY_EXISTS (ACCOUNT_EXISTS); RESOURCE_EXHAUSTED (TOO_MANY_ACCOUNTS).
    private func propose(
        _ new: IdentityV1.StoredStaffAccount, _ context: CallContext
    ) async throws -> [UInt8] {
        try await accounts.demandAccount(of: context.staff, context.onward)
        try await checkRoom(context.onward)
        let known = try await accounts.find(new.name, context.onward)
        if let known {
            // One whose proposal nobody can approve any more stands in nobody's way.
            guard known.value.account?.state == .proposed,
                try await !proposals.isOpen(known.value.account?.approvalId ?? [], context.onward)
            else { throw Self.exists }
        }
        let scope = new.account?.scope ?? .init()
        let change = IdentityV1.StoredStaffProposal(
            name: new.name, method: context.method.name, proposer: try context.staff.name, scope: scope)
        do {
            return try await proposals.propose(
                change, by: context.staff, reaching: ApprovalScope(divisions: scope.divisions), context.onward
            ) { id, set in
                var account = new
                account.account?.state = .proposed
                account.account?.approvalId = id
                try set.create(account, over: known)
                try trail.changed(new.name, by: context, in: &set)
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
    /// The caller, and an account that the caller may change: not their own, within their divisions, and approved.
    ///
    /// - Throws: PERMISSION_DENIED (NOT_YOUR_OWN, ACCOUNT_NEEDED, OUTSIDE_SCOPE); NOT_FOUND (ACCOUNT_UNKNOWN); FAILED_PRECONDITION
    ///   (ACCOUNT_PROPOSED).
    private func changeable(
        _ name: String, _ context: CallContext
    ) async throws -> (Principal.Staff, IdentityV1.StoredStaffAccount) {
        let caller = try context.staff
        try StaffNames.check(name)
        guard name != caller.name else { throw Self.notYourOwn }
        try await accounts.demandAccount(of: caller, context.onward)
        let account = try await accounts.get(name, context.onward).account.value
        try CheckedScope.check(account.account?.scope, isWithin: caller)
        guard account.account?.state != .proposed else { throw Self.isProposed }
        return (caller, account)
    }

    /// Proposes a change of an account.
    ///
    /// - Returns: The account as it is, with the id of the proposal.
    private func propose(
        _ change: IdentityV1.StoredStaffProposal, of account: IdentityV1.StoredStaffAccount, _ context: CallContext
    ) async throws -> IdentityV1.StaffAccount {
        let before = ApprovalScope(divisions: account.account?.scope?.divisions ?? [])
        let scope = change.scope.map { before.union(ApprovalScope(divisions: $0.divisions)) } ?? before
        var message = account.message
        message.approvalId = try await proposals.propose(change, by: context.staff, reaching: scope, context.onward)
        return message
    }

    /// Another enabled operator than the named one.
    ///
    /// - Throws: FAILED_PRECONDITION (LAST_OPERATOR).
    private func otherOperator(
        than name: String, _ options: CallOptions
    ) async throws -> Versioned<IdentityV1.StoredStaffAccount> {
        guard let other = try await accounts.operatorBeside(name, options) else {
            throw RPCError(.failedPrecondition, "this is the last operator of the cluster; enable another one first")
                .with(reason: "LAST_OPERATOR")
        }
        return other
    }

    private static var notYourOwn: RPCError {
        RPCError(.permissionDenied, "another operator has to change your own account").with(reason: "NOT_YOUR_OWN")
    }

    private static var hasChanged: RPCError {
        RPCError(.aborted, "the account was changed by somebody else meanwhile").with(reason: "CONFLICT")
    }

    private static var isProposed: RPCError {
        RPCError(.failedPrecondition, "the account is proposed; approve or reject it first")
            .with(reason: "ACCOUNT_PROPOSED")
    }

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
        guard name != caller.name else { throw Self.notYourOwn }
        try await accounts.demandAccount(of: caller, context.onward)
        return try await accounts.store.settling {
            let (account, tokens) = try await accounts.get(name, context.onward)
            try CheckedScope.check(account.value.account?.scope, isWithin: caller)
            guard account.value.account?.state != .proposed else { throw Self.isProposed }
            var next = account.value
            try body(&next)
            next.note(method, by: caller.name, at: surroundings.now())
            let isLost = account.value.runsCluster && !next.runsCluster
            let other = isLost ? try await otherOperator(than: name, context.onward) : nil
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
