import Formats
import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Values

/// What becomes of accounts and feeds, in the write that makes it so (AUD-1).
struct StaffTrail: Sendable {
    /// Seconds for which entries are kept.
    let kept: Int64
    let now: @Sendable () -> Int64

    /// Appends that the caller changes an account.
    func changed(_ account: String, by context: CallContext, in change: inout ChangeSet) throws {
        try append(.staffCall, by: AuditActor(context.principal), account, context, &change)
    }

    /// Appends that an approved change of an account was made: by who approved it last.
    func carriedOut(
        _ method: String, of account: String, approval: KitV1.StoredApproval, in change: inout ChangeSet
    ) throws {
        let last = approval.approvals.last
        let entry = AuditEntry(
            .approval, at: Instant(seconds: now()),
            by: last.map { .account(name: $0.name, organisation: $0.organisation) } ?? .nobody,
            facts: [
                .account: account, .approval: Hexadecimal.text(approval.id), .outcome: method,
                .proposer: approval.proposed?.name ?? "",
                .approvers: approval.approvals.map(\.name).joined(separator: ", "),
            ])
        try change.record(entry, in: AuditChains.ofStaff, kept: kept)
    }

    /// Appends that an account or feed has logged in.
    func loggedIn(_ staff: Principal.Staff, _ context: CallContext, in change: inout ChangeSet) throws {
        try append(.login, by: .staff(staff), staff.name, context, &change)
    }

    /// Appends that somebody with the code of an account has begun or ended its enrolment.
    func enrolled(
        _ account: IdentityV1.StoredStaffAccount, _ context: CallContext, in change: inout ChangeSet
    ) throws {
        let actor = AuditActor.account(
            name: account.name, organisation: account.account?.scope?.organisation ?? "")
        try append(.staffCall, by: actor, account.name, context, &change)
    }

    private func append(
        _ kind: AuditEntry.Kind, by actor: AuditActor, _ account: String, _ context: CallContext,
        _ change: inout ChangeSet
    ) throws {
        let entry = AuditEntry(
            kind, at: Instant(seconds: now()), by: actor, method: context.fullMethod, facts: [.account: account])
        try change.record(entry, in: AuditChains.ofStaff, kept: kept)
    }
}
