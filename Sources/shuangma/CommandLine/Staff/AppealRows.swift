import Crypto
import Formats
import Foundation
import HealthCodeContracts

/// Appeals as commands print them.
enum AppealRows {
    /// An open appeal in one line.
    static func line(_ appeal: HealthCodeV1.AppealSummary) -> String {
        [
            Hexadecimal.text(appeal.id), "due \(StaffRows.time(appeal.dueAt))", appeal.cause.word,
            appeal.division.isEmpty ? "-" : appeal.division, "filed \(StaffRows.time(appeal.filedAt))",
            appeal.escalated ? "late" : "",
        ].filter { !$0.isEmpty }.joined(separator: "  ")
    }

    /// An appeal.
    static func text(_ appeal: HealthCodeV1.Appeal) -> String { StaffRows.rows(lines(appeal)) }

    /// An appeal with the evidence about the person.
    static func text(_ file: HealthCodeV1.AppealFile) throws -> String {
        var lines = [
            ("person", file.maskedName.isEmpty ? "not registered" : file.maskedName),
            ("document", file.maskedDocumentNumber), ("division", file.division),
        ]
        lines += file.appeal.map(Self.lines) ?? []
        lines += try file.evidence.map { ("evidence", "\(try mark(of: $0))  \(evidence($0))") }
        lines += file.recalls.map { ("recall", Hexadecimal.text($0)) }
        return StaffRows.rows(lines)
    }

    /// Names a piece of evidence as it stands, in 8 hexadecimal digits. It is another one once the source corrects the piece,
    /// and what is delivered meanwhile never takes it over.
    static func mark(of held: HealthCodeV1.HeldEvidence) throws -> String {
        Hexadecimal.text(SHA256.hash(data: try held.serialized()).prefix(4))
    }

    private static func lines(_ appeal: HealthCodeV1.Appeal) -> [(String, String)] {
        var lines = [
            ("id", Hexadecimal.text(appeal.id)), ("state", state(appeal.state)), ("cause", appeal.cause.word),
            ("text", appeal.text),
        ]
        lines += appeal.attachments.map { ("paper", $0) }
        lines += [("filed", StaffRows.time(appeal.filedAt)), ("due", StaffRows.time(appeal.dueAt))]
        if appeal.escalatedAt != nil { lines.append(("late", StaffRows.time(appeal.escalatedAt))) }
        if appeal.answeredAt != nil {
            lines += [
                ("answered", "\(StaffRows.time(appeal.answeredAt)) by \(appeal.answeredBy)"), ("answer", appeal.answer),
            ]
        }
        return lines
    }

    private static func evidence(_ held: HealthCodeV1.HeldEvidence) -> String {
        let name =
            switch held.name?.evidence {
            case .test(let test):
                "\(held.outcome == .positive ? "positive" : "negative") test \(test.sampleId) of \(test.laboratory)"
            case .exposure(let exposure): "\(exposure.cause.word) \(exposure.evidenceId) of \(exposure.source)"
            case .declaration(let declaration): "declaration at \(declaration.counter)"
            case nil: "unknown"
            }
        return "\(name), \(StaffRows.time(held.at))"
    }

    private static func state(_ state: HealthCodeV1.AppealState) -> String {
        switch state {
        case .open: "open"
        case .accepted: "accepted"
        case .rejected: "rejected"
        default: "unknown"
        }
    }
}
