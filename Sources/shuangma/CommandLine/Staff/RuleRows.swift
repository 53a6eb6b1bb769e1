import Formats
import Foundation
import HealthCodeContracts

/// Rules, dry runs and explanations as commands print them.
enum RuleRows {
    /// A version in one line.
    static func line(_ version: HealthCodeV1.RuleVersion) -> String {
        let profile = version.profile ?? .init()
        let base = profile.buildsOn.isEmpty ? [] : ["on \(profile.buildsOn)"]
        let proposal = version.approvalId.isEmpty ? [] : ["proposal \(Hexadecimal.text(version.approvalId))"]
        let back = version.rolledBackBy.isEmpty ? [] : ["taken back by \(version.rolledBackBy): \(version.reason)"]
        return
            ([
                profile.version, state(version.state),
                "from \(version.from == nil ? "always" : StaffRows.time(version.from))",
                "until \(StaffRows.time(version.until))",
            ] + base + proposal + back).joined(separator: "  ")
    }

    /// All of a result.
    static func text(_ result: HealthCodeV1.DryRunResult) -> String {
        var lines = [
            "\(result.rulesBefore) → \(result.rulesAfter) at \(StaffRows.time(result.at)): \(result.persons) persons"
                + (result.unreadable > 0 ? ", \(result.unreadable) that cannot be read" : "")
        ]
        lines += result.shifts.map { "  \(word($0.before)) → \(word($0.after))  \($0.persons)" }
        lines.append("held for")
        lines += result.causes.map { "  \($0.cause.word)  \($0.before) → \($0.after)" }
        if !result.divisions.isEmpty { lines.append("whose colour changes, by division") }
        lines += result.divisions.prefix(20).map {
            "  \($0.division.isEmpty ? "not known" : $0.division)  \($0.worse) worse, \($0.better) better"
        }
        if result.divisions.count > 20 { lines.append("  and \(result.divisions.count - 20) more") }
        if !result.sample.isEmpty { lines.append("some of them") }
        lines += result.sample.map {
            let who = [$0.maskedName, $0.maskedDocumentNumber, $0.division].filter { !$0.isEmpty }
            let causes = [$0.causesBefore, $0.causesAfter].map { $0.map(\.word).joined(separator: " ") }
            return "  \(who.joined(separator: " "))  \(word($0.before)) → \(word($0.after))  "
                + causes.joined(separator: " → ")
        }
        return lines.joined(separator: "\n")
    }

    /// All of an explanation.
    static func text(_ explanation: HealthCodeV1.Explanation) -> String {
        var lines = [
            "\(word(explanation.colour)) at \(StaffRows.time(explanation.at)) by rules \(explanation.rulesVersion), "
                + basis(explanation.basis)
        ]
        for hold in explanation.holds {
            let reason = hold.reason ?? .init()
            lines.append(
                "  \(word(reason.colour))  \(reason.cause.word)  since \(StaffRows.time(reason.since))  "
                    + "ends \(StaffRows.time(reason.earliestEnd))  \(reason.textEn)")
            lines += hold.evidence.map {
                let until = $0.until.map { " to \(StaffRows.time($0))" } ?? ""
                return "    \(word($0.kind)) \($0.id) by \($0.authority.isEmpty ? "the person" : $0.authority)  "
                    + "\(StaffRows.time($0.from))\(until)"
            }
        }
        if let recorded = explanation.recorded {
            lines.append(
                "  recorded: \(word(recorded.colour)) since \(StaffRows.time(recorded.since)), by "
                    + "\(recorded.trigger.isEmpty ? "its first derivation" : recorded.trigger), rules \(recorded.rulesVersion)"
            )
        }
        return lines.joined(separator: "\n")
    }

    private static func state(_ state: HealthCodeV1.RuleVersionState) -> String {
        switch state {
        case .scheduled: "scheduled"
        case .inForce: "in force"
        case .past: "past"
        case .cancelled: "cancelled"
        default: "unknown"
        }
    }

    private static func basis(_ basis: HealthCodeV1.ExplanationBasis) -> String {
        switch basis {
        case .evidence: "derived from all evidence"
        case .ledger: "as the ledger tells; evidence may be gone"
        default: "which nothing tells any more"
        }
    }

    private static func word(_ colour: HealthCodeV1.Colour) -> String {
        switch colour {
        case .green: "green"
        case .yellow: "yellow"
        case .red: "red"
        case .grey: "grey"
        default: "no colour"
        }
    }

    private static func word(_ kind: HealthCodeV1.EvidenceKind) -> String {
        switch kind {
        case .test: "test"
        case .report: "exposure"
        default: "declaration"
        }
    }
}
