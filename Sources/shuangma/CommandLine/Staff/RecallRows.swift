import ArgumentParser
import CommonContracts
import Formats
import Foundation
import HealthCodeContracts
import RPC
import Values

/// Recalls as commands print them.
enum RecallRows {
    /// Waits until a recall is done or waits for another person, and shows how far it is.
    static func wait(
        for recall: HealthCodeV1.Recall, _ client: HealthCodeV1.EvidenceClient, _ options: CallOptions
    ) async throws -> HealthCodeV1.Recall {
        var recall = recall
        let line = ProgressLine("recall", unit: "persons")
        while recall.state == .running {
            line.show(
                count: Int(recall.personsDone), fraction: Double(recall.personsDone) / Double(max(1, recall.persons)))
            try await Task.sleep(for: .milliseconds(500))
            recall = try await client.getRecall(.init(id: recall.id), options: options)
        }
        line.finish()
        return recall
    }

    static func show(_ recall: HealthCodeV1.Recall, json: Bool) throws {
        Terminal.write(json ? try StaffRows.json(recall) : text(recall))
        if recall.state == .waiting { ApprovalRows.tellWaiting(recall.approvalId) }
    }

    /// All of a recall.
    static func text(_ recall: HealthCodeV1.Recall) -> String {
        var lines = [
            ("id", Hexadecimal.text(recall.id)), ("state", state(recall.state) + (recall.dryRun ? ", a dry run" : "")),
            ("evidence", recall.evidence), ("reason", recall.reason), ("reference", recall.reference),
            ("by", "\(recall.account) (\(recall.organisation)) \(StaffRows.time(recall.at))"),
            ("withdrawn", "\(recall.withdrawn) of \(recall.rows)" + waiting(recall)),
            ("persons", "\(recall.personsDone) of \(recall.persons)"),
        ]
        lines += recall.moves.map { move in
            ("\(colour(move.before)) → \(colour(move.after))", "\(move.persons)")
        }
        return StaffRows.rows(lines)
    }

    private static func waiting(_ recall: HealthCodeV1.Recall) -> String {
        guard recall.waiting > 0 else { return "" }
        return "; \(recall.waiting) wait for another person, and do not count when they are approved"
    }

    /// A person in one line.
    static func line(_ person: HealthCodeV1.RecalledPerson) -> String {
        [
            person.maskedName.isEmpty ? "not registered" : person.maskedName,
            person.maskedDocumentNumber.isEmpty ? "-" : person.maskedDocumentNumber,
            person.division.isEmpty ? "-" : person.division, "\(colour(person.before)) → \(colour(person.after))",
        ].joined(separator: "  ")
    }

    static func colour(_ colour: HealthCodeV1.Colour) -> String {
        switch colour {
        case .green: "green"
        case .yellow: "yellow"
        case .red: "red"
        case .grey: "grey"
        default: "unknown"
        }
    }

    private static func state(_ state: HealthCodeV1.RecallState) -> String {
        switch state {
        case .waiting: "waits for approval"
        case .running: "running"
        case .done: "done"
        case .rejected: "rejected"
        default: "unknown"
        }
    }
}

/// A person as flags.
struct DocumentOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Type of the person's document, in the words of import files.", valueName: "type"))
    var documentType: String?

    @Option(help: ArgumentHelp("Number of the person's document.", valueName: "number"))
    var document: String?

    @Option(help: ArgumentHelp("Issuing country of a passport, ISO 3166-1 alpha-3.", valueName: "country"))
    var country = ""

    /// Whether a part of it is given.
    var isGiven: Bool { document != nil || documentType != nil || !country.isEmpty }

    /// The person of the flags.
    func person() throws -> CommonV1.PersonRef {
        guard let document, let kind = documentType.flatMap(Document.Kind.init(word:)) else {
            let types = Document.Kind.allCases.map(\.word).joined(separator: ", ")
            throw Failure.wrongUse("name the person by --document-type (\(types)) and --document")
        }
        return .init(
            person: .document(
                .init(type: .init(rawValue: Int32(kind.rawValue)), country: country, number: document)))
    }
}
