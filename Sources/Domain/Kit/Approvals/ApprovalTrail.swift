import Formats
import KitRecords
import Security
import StorageClient
import Values

/// The entries of the audit about proposals: each in the write of its step (AUD-1).
enum ApprovalTrail {
    /// A step of a proposal. Raw values stand in entries.
    enum Step: String {
        case proposed
        case approvedByOne = "approved-by-one"
        case approved, rejected, expired, done

        /// Whether the domain of the proposal has to follow.
        var isDecision: Bool {
            switch self {
            case .approved, .rejected, .expired: true
            case .proposed, .approvedByOne, .done: false
            }
        }
    }

    /// Appends the entry of a step.
    ///
    /// - Parameters:
    ///   - staff: Who makes it; nil for time and for workers.
    ///   - kept: Seconds for which the entry is kept.
    static func record(
        _ step: Step, of approval: KitV1.StoredApproval, by staff: Principal.Staff?, at now: Int64, kept: Int64,
        in change: inout ChangeSet
    ) throws {
        let entry = AuditEntry(
            .approval, at: Instant(seconds: now), by: staff.map { .staff($0) } ?? .nobody,
            facts: [
                .approval: Hexadecimal.text(approval.id), .outcome: "\(approval.kind) \(step.rawValue)",
                .rows: "\(approval.size)",
            ])
        try change.record(entry, in: AuditChains.ofApprovals, kept: kept)
    }
}
