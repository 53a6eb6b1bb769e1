import Formats
import Foundation
import IdentityContracts

/// Proposals as commands print them.
enum ApprovalRows {
    /// A proposal in one line.
    static func line(_ approval: IdentityV1.Approval) -> String {
        let proposed = approval.proposed ?? .init()
        return [
            Hexadecimal.text(approval.id), approval.kind, state(approval.state),
            "by \(proposed.name) (\(proposed.organisation)) \(StaffRows.time(proposed.at))", "size \(approval.size)",
            approval.facts.map { "\($0.name)=\($0.text)" }.joined(separator: " "),
            "\(approval.approvals.count)/\(approval.approvalsNeeded) approvals",
        ].joined(separator: "  ")
    }

    /// All of a proposal.
    static func text(_ approval: IdentityV1.Approval) -> String {
        var lines = [
            ("id", Hexadecimal.text(approval.id)), ("kind", approval.kind), ("state", state(approval.state)),
            ("proposed", step(approval.proposed)),
        ]
        lines += approval.facts.map { ($0.name, $0.text) }
        lines += [
            ("size", "\(approval.size), together with others of the day \(approval.sizeTogether)"),
            ("divisions", approval.divisions.isEmpty ? "everywhere" : approval.divisions.joined(separator: ", ")),
            (
                "needs",
                "\(approval.approvalsNeeded)" + (approval.higherScopeNeeded ? ", one of them of a higher scope" : "")
            ),
        ]
        lines += approval.approvals.map { ("approved", step($0)) }
        if approval.rejected != nil { lines += [("rejected", step(approval.rejected)), ("reason", approval.reason)] }
        if approval.state == .proposed { lines.append(("expires", StaffRows.time(approval.expiresAt))) }
        if approval.doneAt != nil { lines.append(("done", StaffRows.time(approval.doneAt))) }
        lines += approval.result.map { ($0.name, $0.text) }
        lines.append(("revision", "\(approval.revision)"))
        return lines.map { name, text in
            name.padding(toLength: 14, withPad: " ", startingAt: 0) + text
        }.joined(separator: "\n")
    }

    /// Tells that something waits for another person.
    static func tellWaiting(_ id: [UInt8]) {
        Terminal.note("waits for approval; another person runs: shuangma approvals show \(Hexadecimal.text(id))")
    }

    static func state(_ state: IdentityV1.ApprovalState) -> String {
        switch state {
        case .proposed: "proposed"
        case .approved: "approved"
        case .done: "done"
        case .rejected: "rejected"
        case .expired: "expired"
        default: "unknown"
        }
    }

    private static func step(_ step: IdentityV1.ApprovalStep?) -> String {
        guard let step else { return "-" }
        return "\(step.name) (\(step.organisation)), \(StaffRows.time(step.at))"
    }
}
