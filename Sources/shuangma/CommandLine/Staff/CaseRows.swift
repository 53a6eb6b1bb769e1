import Formats
import IdentityContracts

/// Cases as commands print them.
enum CaseRows {
    /// An open case in one line.
    static func line(_ summary: IdentityV1.CaseSummary) -> String {
        [
            Hexadecimal.text(summary.id), "until \(StaffRows.time(summary.expiresAt))", summary.kind,
            summary.division.isEmpty ? "-" : summary.division, "opened \(StaffRows.time(summary.openedAt))",
        ].joined(separator: "  ")
    }

    /// A case with what there is to know.
    static func text(_ file: IdentityV1.CaseFile) -> String {
        var rows: [(String, String)] = []
        if let summary = file.summary {
            rows += [
                ("id", Hexadecimal.text(summary.id)), ("kind", summary.kind), ("state", state(summary.state)),
                ("division", summary.division), ("opened", StaffRows.time(summary.openedAt)),
                ("expires", StaffRows.time(summary.expiresAt)),
            ]
        }
        rows += file.facts.map { ($0.name, $0.text) }
        if let decision = file.decision {
            rows += [
                (decision.accepted ? "accepted" : "rejected", words[decision.reason] ?? "\(decision.reason.rawValue)"),
                ("by", "\(decision.name) of \(decision.organisation), \(StaffRows.time(decision.at))"),
                ("note", decision.note),
            ]
        } else {
            rows += [
                ("accept for", file.acceptReasons.compactMap { words[$0] }.joined(separator: " ")),
                ("reject for", file.rejectReasons.compactMap { words[$0] }.joined(separator: " ")),
            ]
        }
        return rows.filter { !$0.1.isEmpty }.map { "\($0.0.padding(to: 30))\($0.1)" }.joined(separator: "\n")
    }

    /// The reason of a word; nil for a word of none.
    static func reason(_ word: String) -> IdentityV1.CaseReason? { words.first { $0.value == word }?.key }

    /// The word of a reason; nil for one that this version does not know.
    static func word(of reason: IdentityV1.CaseReason) -> String? { words[reason] }

    private static let words: [IdentityV1.CaseReason: String] = [
        .documentSeen: "document-seen", .registerConfirmed: "register-confirmed", .papersProveIt: "papers-prove-it",
        .personsAgreed: "persons-agreed", .notThePerson: "not-the-person", .documentNotValid: "document-not-valid",
        .dataDiffer: "data-differ", .proofMissing: "proof-missing", .numberOfAnother: "number-of-another",
        .takenBack: "taken-back", .personDisagreed: "person-disagreed",
    ]

    private static func state(_ state: IdentityV1.CaseState) -> String {
        switch state {
        case .open: "open"
        case .accepted: "accepted"
        case .rejected: "rejected"
        case .expired: "expired"
        default: "\(state.rawValue)"
        }
    }
}

extension String {
    /// The text with blanks behind it, at least one.
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(1, width - count))
    }
}
