import Crypto
import Formats
import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Values
import Wire

/// What an operator of the cluster may not do alone: give rights, or hand an account or feed to somebody else.
///
/// The change lies beside the accounts under the id of its proposal, and is made once another operator approves it. A new
/// account stands there as proposed until then.
struct StaffProposals: Sendable {
    /// The kind of the proposals. They expire after three days.
    static let kind = ApprovalKind("staff-account", deciders: [.clusterOperator], lifetime: 3 * 86_400)

    /// Names the account that a proposal changes.
    static let accountFact = "account"

    let accounts: StaffAccounts
    let book: ApprovalBook
    let trail: StaffTrail
    let now: @Sendable () -> Int64

    /// What follows a decision.
    var effects: Effects<KitV1.StoredApprovalEffect> {
        book.effects(
            of: Self.kind, carryOut: { try await carryOut($0, $1) }, letGo: { try await letGo($0, $1) })
    }

    /// Proposes a change of an account.
    ///
    /// - Parameters:
    ///   - scope: What the account has and is to have: who approves is responsible for all of it.
    ///   - keep: Keeps what belongs to the proposal in the write that keeps the change.
    /// - Returns: The id of the proposal.
    func propose(
        _ change: IdentityV1.StoredStaffProposal, by caller: Principal.Staff, reaching scope: ApprovalScope,
        _ options: CallOptions, keep: (_ id: [UInt8], inout ChangeSet) throws -> Void = { _, _ in }
    ) async throws -> [UInt8] {
        let part = Array(SHA256.hash(data: try change.serialized()).prefix(16))
        // Each change is a proposal of its own.
        let proposal = Proposal(
            Self.kind, by: caller, about: Hexadecimal.text(part), scope: scope, facts: Self.facts(of: change),
            part: part)
        return try await book.propose(proposal, options: options) { id in
            try await accounts.store.write(accounts.partition, options: options) { set in
                try set.put(
                    change, in: IdentityRecordSets.staffProposals, key: id,
                    expires: .init(seconds: now() + Self.kind.lifetime + 86_400))
                try keep(id, &set)
            }
        }
    }

    /// Whether a proposal can still be approved, or is being carried out.
    func isOpen(_ id: [UInt8], _ options: CallOptions) async throws -> Bool {
        guard let approval = try await book.find(id, options: options)?.value else { return false }
        return approval.isOpen(at: now()) || approval.state == .approved
    }

    private static func facts(of change: IdentityV1.StoredStaffProposal) -> [ApprovalFact] {
        var facts = [ApprovalFact(Self.accountFact, change.name), ApprovalFact("change", change.method)]
        if let scope = change.scope {
            let roles = scope.roles.compactMap { StaffRole($0)?.rawValue }.joined(separator: ", ")
            facts += [
                ApprovalFact("roles", roles), ApprovalFact("organisation", scope.organisation),
                ApprovalFact(
                    "divisions",
                    scope.divisions.isEmpty ? "everywhere" : scope.divisions.joined(separator: ", ")),
            ]
        }
        // Whole, as the feed's owner can tell it: whoever approves it lets it sign in the feed's name.
        facts += change.publicKeys.map { ApprovalFact("key", $0) }
        return facts
    }
}

// MARK: - Following

extension StaffProposals {
    /// Makes an approved change, unless it is made already.
    private func carryOut(_ approval: KitV1.StoredApproval, _ options: CallOptions) async throws -> [ApprovalFact] {
        try await accounts.store.settling {
            let stored = try await accounts.store.read(
                accounts.partition, .record(IdentityRecordSets.staffProposals, key: approval.id), options: options)
            guard let change = stored?.value else { return [] }
            guard let known = try await accounts.find(change.name, options) else {
                return [ApprovalFact("refused", "the account is gone")]
            }
            let tokens = try await accounts.store.read(
                accounts.partition, StaffAccounts.tokens(of: change.name), options: options)
            var next = known.value
            change.apply(to: &next, at: now())
            next.note(change.method, by: change.proposer, at: now())
            next.account?.approvalId = []
            let isLost = known.value.runsCluster && !next.runsCluster
            let other = isLost ? try await accounts.operatorBeside(change.name, options) : nil
            if isLost, other == nil { return [ApprovalFact("refused", "it is the last operator of the cluster")] }
            try await accounts.store.write(accounts.partition, options: options) { set in
                try set.replace(known, by: next)
                if let other {
                    set.require(IdentityRecordSets.staffAccounts, key: other.key, version: other.version)
                }
                // Machines change keys while they work; whatever else changes ends the tokens.
                if change.publicKeys.isEmpty { try set.revoke(tokens, at: now()) }
                set.delete(IdentityRecordSets.staffProposals, key: approval.id)
                try trail.carriedOut(change.method, of: change.name, approval: approval, in: &set)
            }
            return []
        }
    }

    /// Forgets a change that was rejected or has expired, with the account that it would have made.
    private func letGo(_ approval: KitV1.StoredApproval, _ options: CallOptions) async throws {
        try await accounts.store.settling {
            let stored = try await accounts.store.read(
                accounts.partition, .record(IdentityRecordSets.staffProposals, key: approval.id), options: options)
            guard let change = stored?.value else { return }
            let known = try await accounts.find(change.name, options)
            try await accounts.store.write(accounts.partition, options: options) { set in
                set.delete(IdentityRecordSets.staffProposals, key: approval.id)
                guard let known, known.value.account?.state == .proposed,
                    known.value.account?.approvalId == approval.id
                else { return }
                set.require(IdentityRecordSets.staffAccounts, key: known.key, version: known.version)
                set.delete(IdentityRecordSets.staffAccounts, key: known.key)
            }
        }
    }
}

extension IdentityV1.StoredStaffProposal {
    /// Makes the change.
    fileprivate func apply(to account: inout IdentityV1.StoredStaffAccount, at now: Int64) {
        if let scope { account.account?.scope = scope }
        if !publicKeys.isEmpty { account.account?.publicKeys = publicKeys }
        let isFeed = account.isFeed
        if account.account?.state == .proposed {
            account.account?.state = isFeed ? .enabled : .notEnrolled
            // The code was handed over with the proposal; its day begins now.
            account.enrolment?.expiresAt = now + StaffService.enrolmentLifetime
        }
        guard var enrolment else { return }
        enrolment.expiresAt = now + StaffService.enrolmentLifetime
        (account.password, account.sealedSecret, account.recoveryHashes) = (nil, [], [])
        (account.knownAddresses, account.knownSince) = ([], [])
        account.enrolment = enrolment
        // A disabled account stays so until it is enabled: its code waits.
        if account.account?.state != .disabled { account.account?.state = .notEnrolled }
    }
}

extension IdentityV1.StaffScope {
    /// Whether it gives nothing that another one does not give: no other role, organisation or division.
    func isWithin(_ other: IdentityV1.StaffScope) -> Bool {
        guard organisation == other.organisation, Set(roles).isSubset(of: other.roles) else { return false }
        if other.divisions.isEmpty { return true }
        return !divisions.isEmpty && divisions.allSatisfy { own in other.divisions.contains { own.hasPrefix($0) } }
    }
}
