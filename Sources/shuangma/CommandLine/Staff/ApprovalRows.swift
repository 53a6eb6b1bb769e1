import Formats
import Foundation
import HealthCodeContracts
import IdentityContracts
import Wire

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
        return StaffRows.rows(lines)
    }

    /// Kinds of lists, of contacts and of areas, whose rows the health code serves.
    static let lists: Set<String> = ["contact-list", "area-list"]

    /// A row of a list in one line.
    static func line(_ contact: HealthCodeV1.ListedContact) -> String {
        let met = contact.contact.map { "met \(StaffRows.time($0.at)) at \($0.place) (\(way($0.way)))" }
        return [
            contact.maskedDocument.isEmpty ? "(named by key)" : contact.maskedDocument,
            contact.cause.word.replacing("-", with: " "),
            "from \(StaffRows.time(contact.from))" + (contact.until.map { " until \(StaffRows.time($0))" } ?? ""),
            met, "says \(contact.source)",
        ].compactMap(\.self).joined(separator: "  ") + contact.notes.map { "\n  note: \($0)" }.joined()
    }

    /// A proposal as JSON, with its id as commands take it, and the rows of a list where they were asked for.
    static func json(_ approval: IdentityV1.Approval, _ contacts: [HealthCodeV1.ListedContact]?) throws -> String {
        var object = try members(approval)
        object["id"] = Hexadecimal.text(approval.id)
        if let contacts { object["contacts"] = try contacts.map(members) }
        let bytes = try JSONSerialization.data(
            withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: bytes, as: UTF8.self)
    }

    static func json(_ approval: IdentityV1.Approval) throws -> String { try json(approval, nil) }

    private static func members(_ message: some WireMessage) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(message.json())) as? [String: Any] ?? [:]
    }

    private static func way(_ way: HealthCodeV1.ContactWay) -> String {
        switch way {
        case .household: "household"
        case .meal: "meal"
        case .room: "room"
        case .vehicle: "vehicle"
        case .venue: "venue"
        case .care: "care"
        default: "other"
        }
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
