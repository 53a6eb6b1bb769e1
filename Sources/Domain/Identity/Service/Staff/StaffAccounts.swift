import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Wire

/// The accounts of staff and feeds, and their tokens, as the store holds them: all in one partition.
struct StaffAccounts: Sendable {
    /// Most accounts and feeds.
    static let accountsMax = 10_000
    /// Most tokens of an account that have not lapsed, revoked ones included. It bounds what the processes remember.
    static let tokensMax = 100

    let store: Store

    var partition: PartitionKey { RevokedTokens.partition }

    static func key(_ name: String) -> [UInt8] { Array(name.utf8) }

    /// Sort key of a token: no name holds a zero byte, so the tokens of an account lie together.
    static func key(_ name: String, token: [UInt8]) -> [UInt8] { key(name) + [0] + token }

    /// An account or feed; nil when there is none of the name.
    func find(_ name: String, _ options: CallOptions) async throws -> Versioned<IdentityV1.StoredStaffAccount>? {
        try await store.read(
            partition, .record(IdentityRecordSets.staffAccounts, key: Self.key(name)), options: options)
    }

    /// An account or feed with its tokens that have not lapsed.
    ///
    /// - Throws: NOT_FOUND (ACCOUNT_UNKNOWN).
    func get(
        _ name: String, _ options: CallOptions
    ) async throws -> (account: Versioned<IdentityV1.StoredStaffAccount>, tokens: [IdentityV1.StaffToken]) {
        let (account, tokens) = try await store.read(
            partition, .record(IdentityRecordSets.staffAccounts, key: Self.key(name)), Self.tokens(of: name),
            options: options)
        guard let account else {
            throw RPCError(.notFound, "there is no account or feed of this name").with(reason: "ACCOUNT_UNKNOWN")
        }
        return (account, tokens)
    }

    /// The tokens of an account that have not lapsed.
    static func tokens(of name: String) -> Selection<[IdentityV1.StaffToken]> {
        Selection<RecordPage<IdentityV1.StoredStaffToken>>.range(
            IdentityRecordSets.staffTokens, from: key(name) + [0], until: key(name) + [1], limit: tokensMax + 1
        ).map { $0.records.compactMap(\.value.token) }
    }

    /// Gives each account to `body`, by name, until it returns false.
    func visit(
        _ options: CallOptions, _ body: (Versioned<IdentityV1.StoredStaffAccount>) -> Bool
    ) async throws {
        var from: [UInt8] = []
        while true {
            let page = try await store.read(
                partition, .range(IdentityRecordSets.staffAccounts, from: from, limit: 1_000), options: options)
            for account in page.records where !body(account) { return }
            guard page.isTruncated, let last = page.records.last else { return }
            from = last.key + [0]
        }
    }

    /// Another person's account than the named one that is enabled and runs the cluster; nil when there is none.
    func operatorBeside(
        _ name: String, _ options: CallOptions
    ) async throws -> Versioned<IdentityV1.StoredStaffAccount>? {
        var found: Versioned<IdentityV1.StoredStaffAccount>?
        try await visit(options) { account in
            guard account.value.name != name, account.value.runsCluster else { return true }
            found = account
            return false
        }
        return found
    }

    /// How many other accounts than the named one run the cluster, or will when somebody enrols in time.
    ///
    /// - Parameter now: Seconds since 1970.
    func operatorsToCome(beside name: String, at now: Int64, _ options: CallOptions) async throws -> Int {
        var count = 0
        try await visit(options) { account in
            if account.value.name != name, account.value.runsCluster || account.value.mayRunCluster(at: now) {
                count += 1
            }
            return true
        }
        return count
    }
}

extension StaffAccounts {
    /// Whether the list has a token. The signing key makes others, on the cluster's own disk.
    func lists(_ staff: Principal.Staff, _ options: CallOptions) async throws -> Bool {
        try await store.read(
            partition, .record(IdentityRecordSets.staffTokens, key: Self.key(staff.name, token: staff.token)),
            options: options) != nil
    }

    /// Refuses a token that the signing key made, once two persons decide about everything.
    ///
    /// - Throws: PERMISSION_DENIED (ACCOUNT_NEEDED).
    func demandAccount(of staff: Principal.Staff, _ options: CallOptions) async throws {
        if try await lists(staff, options) { return }
        guard try await haveTwoOperators(options) else { return }
        throw RPCError(
            .permissionDenied, "since the cluster has two operators, this needs an account: log in and use its token"
        ).with(reason: "ACCOUNT_NEEDED")
    }

    /// Whether two persons decide about everything: the cluster has two operators who have enrolled. Until then whoever
    /// holds the signing key acts for those to come.
    func haveTwoOperators(_ options: CallOptions) async throws -> Bool {
        guard let first = try await operatorBeside("", options) else { return false }
        return try await operatorBeside(first.value.name, options) != nil
    }
}

extension IdentityV1.StoredStaffAccount {
    var name: String { account?.name ?? "" }
    var isFeed: Bool { account?.isFeed ?? false }
    var isEnabled: Bool { account?.state == .enabled }

    /// Whether it is an enabled account of a cluster operator.
    var runsCluster: Bool { isEnabled && account?.scope?.roles.contains(.clusterOperator) == true }

    /// Whether it is a cluster operator's for which somebody may still enrol.
    fileprivate func mayRunCluster(at now: Int64) -> Bool {
        account?.state == .notEnrolled && account?.scope?.roles.contains(.clusterOperator) == true
            && (enrolment?.expiresAt ?? 0) > now
    }

    /// The account as callers see it.
    var message: IdentityV1.StaffAccount {
        var message = account ?? .init()
        message.recoveryCodesLeft = UInt32(recoveryHashes.count)
        return message
    }

    /// Notes a change.
    ///
    /// - Parameters:
    ///   - name: Name of who makes it.
    ///   - method: Name of the method.
    mutating func note(_ method: String, by name: String, at now: Int64) {
        account?.changedAt = .init(seconds: now)
        account?.changedBy = name
        account?.lastChange = method
    }
}

extension ChangeSet {
    /// Revokes tokens that have not lapsed: every process refuses them as soon as it hears of it.
    mutating func revoke(_ tokens: [IdentityV1.StaffToken], at now: Int64) throws {
        for var token in tokens where token.revokedAt == nil {
            let expires = token.expiresAt ?? .init(seconds: now)
            token.revokedAt = .init(seconds: now)
            // Until no process takes the token for good any more, whatever its clock says.
            let end = expires.seconds + RevokedTokens.clockSkew
            try put(
                KitV1.StoredRevokedToken(expiresAt: end), in: KitRecordSets.revokedTokens, key: token.tokenId,
                expires: .init(seconds: end))
            try put(
                IdentityV1.StoredStaffToken(token: token), in: IdentityRecordSets.staffTokens,
                key: StaffAccounts.key(token.account, token: token.tokenId), expires: expires)
        }
    }

    /// Makes an account, or replaces one that nobody could use yet.
    mutating func create(
        _ account: IdentityV1.StoredStaffAccount, over known: Versioned<IdentityV1.StoredStaffAccount>?
    ) throws {
        let key = StaffAccounts.key(account.name)
        demand(known, in: IdentityRecordSets.staffAccounts, key: key)
        try put(account, in: IdentityRecordSets.staffAccounts, key: key)
    }

    /// Replaces an account that was read before.
    mutating func replace(
        _ read: Versioned<IdentityV1.StoredStaffAccount>, by next: IdentityV1.StoredStaffAccount
    ) throws {
        require(IdentityRecordSets.staffAccounts, key: read.key, version: read.version)
        try put(next, in: IdentityRecordSets.staffAccounts, key: read.key)
    }
}
