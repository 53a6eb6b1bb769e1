import Formats
import Kit
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

    /// Appends that an approved change of an account was made.
    func carriedOut(_ method: String, of account: String, approval: [UInt8], in change: inout ChangeSet) throws {
        let entry = AuditEntry(
            .approval, at: Instant(seconds: now()), by: .nobody,
            facts: [.account: account, .approval: Hexadecimal.text(approval), .outcome: method])
        try change.record(entry, in: AuditChains.ofStaff, kept: kept)
    }

    /// Appends that an account or feed has logged in.
    func loggedIn(_ staff: Principal.Staff, _ context: CallContext, in change: inout ChangeSet) throws {
        try append(.login, by: .staff(staff), staff.name, context, &change)
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
