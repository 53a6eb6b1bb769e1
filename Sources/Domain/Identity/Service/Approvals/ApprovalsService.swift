public import IdentityContracts
import Kit
import KitRecords
public import RPC
import Security
import Values
import Wire

/// Proposals that need another person, of every domain. ``IdentityServices`` makes it.
public struct ApprovalsService: IdentityV1.ApprovalsService {
    /// Most characters of the reason of a rejection.
    static let reasonMax = 200

    let book: ApprovalBook
    let accounts: StaffAccounts
    /// Completes at once what this role carries out by itself.
    let follow: @Sendable (_ id: [UInt8], CallOptions) async -> Void
    let now: @Sendable () -> Int64

    public func listApprovals(
        _ request: IdentityV1.ListApprovalsRequest, context: CallContext
    ) async throws -> IdentityV1.ListApprovalsResponse {
        let staff = try context.staff
        let page = try Page(size: Int(request.pageSize), token: request.pageToken)
        let wanted = request.state == .unspecified ? IdentityV1.ApprovalState.proposed : request.state
        guard let state = wanted.stored else { throw FieldProblem(field: "state", reason: "must be a known state") }
        let found = try await book.page(
            state, after: page.token?.bytes ?? [], limit: page.size, options: context.onward)
        var shown: [IdentityV1.Approval] = []
        for approval in found.records.map(\.value) where approval.isVisible(to: staff) {
            // What has expired is no longer proposed, also before that is written down.
            guard approval.state != .proposed || approval.isOpen(at: now()) else { continue }
            shown.append(try await message(approval, context.onward))
        }
        let next = found.isTruncated ? found.records.last.map { PageToken(bytes: $0.key) } : nil
        return .init(approvals: shown, nextPageToken: next?.text ?? "")
    }

    public func getApproval(
        _ request: IdentityV1.GetApprovalRequest, context: CallContext
    ) async throws -> IdentityV1.Approval {
        let staff = try context.staff
        try Self.check(id: request.id)
        guard let approval = try await book.find(request.id, options: context.onward)?.value else {
            throw RPCError(.notFound, "there is no such proposal").with(reason: "APPROVAL_UNKNOWN")
        }
        guard approval.isVisible(to: staff) else {
            throw RPCError(.permissionDenied, "the proposal is not this account's to see").with(reason: "OUT_OF_SCOPE")
        }
        return try await message(approval, context.onward)
    }

    public func approve(
        _ request: IdentityV1.ApproveRequest, context: CallContext
    ) async throws -> IdentityV1.Approval {
        let staff = try context.staff
        try Self.check(id: request.id)
        guard request.revision > 0 else {
            throw FieldProblem(field: "revision", reason: "must be that of the proposal as it was seen")
        }
        try await checkPersons(request.id, staff, context.onward)
        _ = try await book.approve(request.id, revision: request.revision, by: staff, options: context.onward)
        return try await followed(request.id, context.onward)
    }

    public func reject(
        _ request: IdentityV1.RejectRequest, context: CallContext
    ) async throws -> IdentityV1.Approval {
        let staff = try context.staff
        try Self.check(id: request.id)
        let reason = try StaffText(request.reason, field: "reason", charactersMax: Self.reasonMax).text
        try await accounts.demandAccount(of: staff, context.onward)
        _ = try await book.reject(request.id, reason: reason, by: staff, options: context.onward)
        return try await followed(request.id, context.onward)
    }

    /// Checks that two persons decide, each of them by an account of their own, and nobody about their own account.
    ///
    /// - Throws: PERMISSION_DENIED (NOT_YOUR_OWN, ACCOUNT_NEEDED, PROPOSER_HAS_NO_ACCOUNT).
    private func checkPersons(_ id: [UInt8], _ staff: Principal.Staff, _ options: CallOptions) async throws {
        guard let approval = try await book.find(id, options: options)?.value else { return }
        if approval.kind == StaffProposals.kind.name, approval.accountName == staff.name {
            throw RPCError(.permissionDenied, "another operator has to approve what changes your own account")
                .with(reason: "NOT_YOUR_OWN")
        }
        try await accounts.demandAccount(of: staff, options)
        guard try await accounts.haveTwoOperators(options) else { return }
        guard try await accounts.find(approval.proposed?.name ?? "", options) != nil else {
            throw RPCError(
                .permissionDenied,
                "whoever proposed this has no account; reject it, and let somebody propose it who has one"
            ).with(reason: "PROPOSER_HAS_NO_ACCOUNT")
        }
    }

    /// The proposal once this role has carried out what is its own.
    private func followed(_ id: [UInt8], _ options: CallOptions) async throws -> IdentityV1.Approval {
        await follow(id, options)
        guard let approval = try await book.find(id, options: options)?.value else {
            throw RPCError(.internal, "a proposal that was decided about is gone")
        }
        return try await message(approval, options)
    }

    private func message(
        _ approval: KitV1.StoredApproval, _ options: CallOptions
    ) async throws -> IdentityV1.Approval {
        IdentityV1.Approval(approval, total: try await book.total(of: approval, options: options), at: now())
    }

    private static func check(id: [UInt8]) throws(FieldProblem) {
        guard id.count == 16 else { throw FieldProblem(field: "id", reason: "must be 16 bytes") }
    }
}

extension KitV1.StoredApproval {
    /// The account that a proposal of the kind `staff-account` changes; nil of other kinds.
    fileprivate var accountName: String? { facts.first { $0.name == StaffProposals.accountFact }?.text }

    /// Whether a member of staff sees it: their own, what they may decide about, and as an auditor what meets their
    /// divisions.
    fileprivate func isVisible(to staff: Principal.Staff) -> Bool {
        if isContentVisible(to: staff) { return true }
        return staff.roles.contains(.auditor) && scope.meets(staff)
    }
}

// MARK: - Messages

extension IdentityV1.ApprovalState {
    /// The stored state; nil for one that is not known.
    fileprivate var stored: KitV1.StoredApprovalState? {
        switch self {
        case .proposed: .proposed
        case .approved: .approved
        case .done: .done
        case .rejected: .rejected
        case .expired: .expired
        default: nil
        }
    }

    /// The state of a proposal at a moment in seconds since 1970.
    fileprivate init(_ approval: KitV1.StoredApproval, at now: Int64) {
        switch approval.state {
        case .proposed: self = approval.isOpen(at: now) ? .proposed : .expired
        case .approved: self = .approved
        case .done: self = .done
        case .rejected: self = .rejected
        case .expired: self = .expired
        default: self = .unspecified
        }
    }
}

extension IdentityV1.Approval {
    fileprivate init(_ approval: KitV1.StoredApproval, total: UInt64, at now: Int64) {
        let needed = approval.approvalsNeeded(total: total)
        self.init(
            id: approval.id, kind: approval.kind, state: .init(approval, at: now),
            proposed: approval.proposed.map(IdentityV1.ApprovalStep.init),
            approvals: approval.approvals.map(IdentityV1.ApprovalStep.init), approvalsNeeded: UInt32(needed),
            higherScopeNeeded: needed > 1, rejected: approval.rejected.map(IdentityV1.ApprovalStep.init),
            reason: approval.reason, expiresAt: .init(seconds: approval.expiresAt), revision: approval.revision,
            divisions: approval.divisions, size: approval.size, sizeTogether: max(total, approval.size),
            facts: approval.facts.map(IdentityV1.ApprovalFact.init),
            doneAt: approval.doneAt > 0 ? .init(seconds: approval.doneAt) : nil,
            result: approval.result.map(IdentityV1.ApprovalFact.init))
    }
}

extension IdentityV1.ApprovalStep {
    fileprivate init(_ step: KitV1.StoredApprovalStep) {
        self.init(name: step.name, organisation: step.organisation, at: .init(seconds: step.at))
    }
}

extension IdentityV1.ApprovalFact {
    fileprivate init(_ fact: KitV1.StoredApprovalFact) { self.init(name: fact.name, text: fact.text) }
}
