import Formats
import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import KitRecords
import Reference
import RiskAreasClient
import RiskAreasCore
import StorageClient
import Values
import Wire

/// Derives the colour of a person and records what is new: in the ledger, in the history, for the person (COL-8) and in the
/// chain of audit (AUD-1).
///
/// All of it is one write that demands the ledger as it was read. Of several workers that derive a change one writes it, and
/// a worker that died before or after the write leaves nothing half told.
struct ColourRecorder: Sendable {
    let store: Store
    let riskAreas: RiskAreaIndex
    let rules: RuleIndex
    let links: EvidenceLinks
    let retention: Retention
    let notices: SmsNotices
    let now: @Sendable () -> Instant

    /// What became of a person.
    struct Outcome: Equatable, Sendable {
        /// What the ledger holds now; nil when nothing is known of the person.
        let last: LastColour?
        /// How many changes were recorded and told.
        let changes: Int
        /// The person's other documents (COL-16).
        var others: [PartitionKey] = []
    }

    /// Derives the colour of now, and records each change since the last time.
    ///
    /// A person who is derived for the first time is told of yellow and red: somebody else has said something about them.
    /// Green and grey are recorded in silence.
    ///
    /// - Parameter trigger: What made the caller ask, for a change that is none of time or rules.
    /// - Throws: UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN); DATA_LOSS when a record cannot be read; other ``RPCError`` of the store.
    func record(_ person: PartitionKey, because trigger: ColourTrigger) async throws -> Outcome {
        var changes = 0
        while true {
            let (step, others) = try await store.settling { try await self.step(person, trigger) }
            guard let step else { return Outcome(last: nil, changes: changes, others: others) }
            if step.change != nil { changes += 1 }
            if step.isOfNow { return Outcome(last: step.last, changes: changes, others: others) }
        }
    }

    /// Lets the colours of other documents of a person be derived anew (COL-16). Each is recorded by the worker of its own
    /// slice, which alone knows when time changes it next.
    func tell(_ others: [PartitionKey], of person: PartitionKey) async throws {
        let now = now()
        for other in others {
            try await store.write(other) { change in
                try change.put(
                    .init(at: now.seconds), in: HealthCodeRecordSets.otherChanges, key: person.bytes,
                    expires: .init(now + 3_600))
            }
        }
    }

    /// Version of the rules in force now.
    ///
    /// - Throws: UNAVAILABLE (RULES_NOT_KNOWN).
    func currentRules() async throws -> String { try await rules.schedule().profile(at: now()).version }

    private func step(
        _ person: PartitionKey, _ trigger: ColourTrigger
    ) async throws -> (step: ColourDerivation.Step?, others: [PartitionKey]) {
        let (stored, aliases, declarations, tests, exposures) = try await store.read(
            person, .record(HealthCodeRecordSets.colours), .all(KitRecordSets.aliases),
            .all(HealthCodeRecordSets.declarations), .all(HealthCodeRecordSets.tests),
            .all(HealthCodeRecordSets.exposures))
        // After the ledger: of two workers that derive at once, the one that knows less does not write last.
        let linked = try await links.others(of: person, aliases, options: .init())
        let file = EvidenceFile(declarations, tests, exposures, linked)
        let last = try stored.map { try LastColour($0.value) }
        let rules = try await rules.schedule()
        let now = now()
        let others = linked.documents.map(\.partition)
        guard let step = try derive(file, last, trigger, rules, now) else { return (nil, others) }
        if let last, last.tellsTheSame(as: step.last) { return (step, others) }
        try await store.write(person) { change in
            change.require(HealthCodeRecordSets.colours, key: [], stored)
            try change.put(
                HealthCodeV1.StoredColour(step.last), in: HealthCodeRecordSets.colours, expires: expiry(of: step.last))
            if last == nil || step.change != nil { try note(step, file, now, in: &change) }
        }
        return (step, others)
    }

    /// What follows from the evidence; nil when there is none and never was.
    private func derive(
        _ file: EvidenceFile, _ last: LastColour?, _ trigger: ColourTrigger, _ rules: RuleSchedule, _ now: Instant
    ) throws -> ColourDerivation.Step? {
        let book = try riskAreas.book()
        let evidence = file.evidence
        guard last != nil || !evidence.isEmpty else { return nil }
        let areas = { @Sendable (area: String) in book[area]?.standing }
        let derivation = ColourDerivation(evidence: evidence, rules: rules, now: now, areas: areas)
        let isWithdrawal = { () -> Bool in
            // With what was withdrawn since, the colour would be as before.
            guard trigger == .evidence, let last else { return false }
            let withdrawn = file.withdrawn(since: last.derivedAt)
            guard !withdrawn.isEmpty else { return false }
            let before = HealthCode(evidence: evidence + withdrawn, rules: rules, now: now, areas: areas)
            return before.colour == last.colour
        }
        return derivation.step(after: last, because: isWithdrawal() ? .withdrawal : trigger)
    }

    /// Notes a colour that began in the history, and tells the person of a change.
    private func note(
        _ step: ColourDerivation.Step, _ file: EvidenceFile, _ now: Instant, in change: inout ChangeSet
    ) throws {
        let (last, number) = (step.last, SortKey.big(step.last.number))
        let piece = step.worst.flatMap { file.reported($0, at: last.derivedAt) }
        let source = piece?.authority
        try change.put(
            HealthCodeV1.StoredColourChange(last, step.change, source: source, derivedAt: now),
            in: HealthCodeRecordSets.colourHistory,
            key: SortKey.instant(seconds: last.since.seconds, nanos: last.since.nanos) + number,
            expires: .init(last.since + retention.colours))
        guard let news = step.change else { return }
        try change.notify(
            ColourNotification.notification(of: news, source: source), id: Self.noticeID + number,
            kept: retention.notifications)
        try change.tellBySms(news, number: number, by: notices, now: now)
        try change.record(Self.entry(of: news, by: piece, rules: last.rules), kept: retention.audit)
    }

    /// The entry of audit about a change, which nobody but time, an area, a rule or evidence made. It leads to whoever
    /// brought the evidence: the import and the proposal stand in the chains of their accounts. Chains lie in clear, so that
    /// the name of a source, which tells of a person's health, is not in it.
    private static func entry(of news: ColourChange, by piece: EvidencePiece?, rules: String) -> AuditEntry {
        var facts: [AuditFact: String] = [
            .colourBefore: news.former.word.rawValue, .colourAfter: news.code.colour.word.rawValue,
            .trigger: news.trigger.word.rawValue, .rules: rules,
        ]
        facts[.cause] = news.code.reasons.first?.cause.rawValue
        facts[.imported] = piece.flatMap { Self.text(of: $0.origin.importID) }
        facts[.approval] = piece.flatMap { Self.text(of: $0.origin.approvalID) }
        return AuditEntry(.colourChange, at: news.at, by: .nobody, facts: facts)
    }

    private static func text(of id: [UInt8]) -> String? { id.isEmpty ? nil : Hexadecimal.text(id) }

    /// Tells notifications of colours from others of the same second.
    private static let noticeID = Array("colour".utf8)

    /// When the ledger forgets a colour: of somebody of whom nothing is known as late as the history does, else never.
    private func expiry(of last: LastColour) -> GoogleProtobuf.Timestamp? {
        let isUnknown = last.colour == .grey && last.causes == [.noDeclaration] && last.changesAt == nil
        return isUnknown ? .init(last.derivedAt + retention.colours) : nil
    }
}
