import Migration

/// What a migration came to, for people and for programs.
struct MigrationReport {
    private let summary: MigrationSummary
    private let seconds: Double

    init(_ summary: MigrationSummary, seconds: Double) {
        self.summary = summary
        self.seconds = seconds
    }

    /// One line for each thing that changed.
    var text: String {
        let grouped = ProgressLine.grouped
        let (persons, evidence, holders) = (summary.persons, summary.evidence, summary.holders)
        let changes: [(Int, String)] = [
            (persons.moved, "persons who got their present key"),
            (persons.merged, "of them registered under it already, and one person now"),
            (summary.unregisteredMoved, "keys replaced of persons who are not registered"),
            (summary.evidenceMoved.written, "evidence moved with its person"),
            (evidence.records.written, "evidence that got its present key"),
            (
                summary.evidenceMoved.superseded + evidence.records.superseded,
                "evidence that gave way to another record of the same event"
            ),
            (evidence.prolonged, "evidence that is kept longer, as long as it holds a colour"),
            (evidence.indexed, "samples added to the index of samples"),
            (holders.numbers, "phones that got one holder"),
            (holders.lost, "persons who lost a phone that a later registration gave to another person"),
            (persons.sessions + holders.sessions, "sessions ended: their citizens log in again"),
            (holders.consents, "trip consents ended: their citizens consent again"),
            (summary.stays.written + summary.stays.superseded, "stays that got their present key"),
            (summary.sealed, "records that lay in clear and are sealed"),
        ]
        let remarks: [(Int, String)] = [
            (evidence.contested, "samples that two persons have: the next delivery of the sample decides"),
            (summary.unreadable, "registered persons without a valid document: they stay as they are"),
            (
                summary.unattributed,
                "keys with evidence of persons who are not registered: they stay as they are (--people names a file "
                    + "with their documents)"
            ),
        ]
        var lines = [Self.title(summary)]
        for (count, what) in changes + remarks where count > 0 { lines.append("  \(grouped(count))  \(what)") }
        return lines.joined(separator: "\n")
    }

    private static func title(_ summary: MigrationSummary) -> String {
        let store = "\(ProgressLine.grouped(summary.registered)) registered persons"
        guard summary.changesAnything else { return "nothing to migrate: \(store)" }
        return summary.isDryRun ? "would migrate, \(store):" : "migrated, \(store):"
    }

    func json() throws -> String {
        struct Text: Encodable {
            let dryRun: Bool
            let registered: Int
            let personsMoved: Int
            let personsMerged: Int
            let unregisteredMoved: Int
            let evidenceMoved: Int
            let evidenceRenewed: Int
            let evidenceSuperseded: Int
            let evidenceProlonged: Int
            let samplesIndexed: Int
            let samplesContested: Int
            let phones: Int
            let phonesLost: Int
            let sessionsEnded: Int
            let consentsEnded: Int
            let staysRenewed: Int
            let recordsSealed: Int
            let unreadable: Int
            let unattributed: Int
            let seconds: Double
        }
        let text = Text(
            dryRun: summary.isDryRun, registered: summary.registered, personsMoved: summary.persons.moved,
            personsMerged: summary.persons.merged, unregisteredMoved: summary.unregisteredMoved,
            evidenceMoved: summary.evidenceMoved.written, evidenceRenewed: summary.evidence.records.written,
            evidenceSuperseded: summary.evidenceMoved.superseded + summary.evidence.records.superseded,
            evidenceProlonged: summary.evidence.prolonged, samplesIndexed: summary.evidence.indexed,
            samplesContested: summary.evidence.contested, phones: summary.holders.numbers,
            phonesLost: summary.holders.lost, sessionsEnded: summary.persons.sessions + summary.holders.sessions,
            consentsEnded: summary.holders.consents,
            staysRenewed: summary.stays.written + summary.stays.superseded, recordsSealed: summary.sealed,
            unreadable: summary.unreadable,
            unattributed: summary.unattributed, seconds: (seconds * 1_000).rounded() / 1_000)
        return String(decoding: try MapText.encoder.encode(text), as: UTF8.self)
    }
}
