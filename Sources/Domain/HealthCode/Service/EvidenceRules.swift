import HealthCodeContracts
import HealthCodeRecords
import Kit
import Reference
import StorageClient
import Values
import Wire

/// What rows of evidence may hold, and how each is stored.
///
/// A stored record holds checked fields only. Its partition tells the person: no document is kept a second time.
struct EvidenceRules: Sendable {
    /// How long evidence is kept (RET-1).
    let retention: Retention
    /// The moment of the import.
    let now: Instant

    /// Seconds that a counter's clock may be ahead of ours (COL-13).
    static let counterClockError: Int64 = 300

    /// - Throws: ``FieldProblem``.
    func draft(of test: HealthCodeV1.TestResult?) throws(FieldProblem) -> ImportDraft<HealthCodeV1.TestResult> {
        guard let test else { throw Self.emptyRow }
        let sampleID = try FieldRules.text(test.sampleId, field: "sample_id")
        let laboratory = try FieldRules.text(test.laboratory, field: "laboratory")
        let sampledAt = try FieldRules.past(test.sampledAt, field: "sampled_at", now: now)
        guard test.outcome == .negative || test.outcome == .positive else {
            throw FieldProblem(field: "outcome", reason: "must be NEGATIVE or POSITIVE")
        }
        return ImportDraft(
            set: HealthCodeRecordSets.tests,
            key: try FieldRules.key(laboratory, sampleID, field: "sample_id"),
            message: .init(
                sampleId: sampleID, laboratory: laboratory, sampledAt: .init(sampledAt), outcome: test.outcome),
            expires: sampledAt + retention.tests)
    }

    /// - Throws: ``FieldProblem``.
    func draft(of exposure: HealthCodeV1.Exposure?) throws(FieldProblem) -> ImportDraft<HealthCodeV1.Exposure> {
        guard let exposure else { throw Self.emptyRow }
        guard let cause = Cause(exposure.cause), cause.isExposure else {
            throw FieldProblem(field: "cause", reason: "must be a cause that a feed can report")
        }
        // Lists need a case reference (COL-7).
        let evidenceID = try FieldRules.text(exposure.evidenceId, field: "evidence_id")
        let source = try FieldRules.text(exposure.source, field: "source")
        let division = exposure.division.isEmpty ? "" : try Division(exposure.division).description
        let from = try FieldRules.past(exposure.from, field: "from", now: now)
        let until = try end(of: exposure, from: from)
        // A case and an area last until their end is reported. The other causes are counted from their beginning.
        let lasts = cause == .confirmedCase || cause.isArea
        return ImportDraft(
            set: HealthCodeRecordSets.exposures,
            key: try FieldRules.key("\(exposure.cause.rawValue)", evidenceID, field: "evidence_id"),
            message: .init(
                cause: exposure.cause, evidenceId: evidenceID, from: .init(from), until: until.map { .init($0) },
                division: division, source: source),
            expires: (until ?? (lasts ? nil : from)).map { $0 + retention.exposures })
    }

    /// - Throws: ``FieldProblem``.
    func draft(
        of taken: HealthCodeV1.TakenDeclaration?
    ) throws(FieldProblem) -> ImportDraft<HealthCodeV1.StoredDeclaration> {
        guard let taken else { throw Self.emptyRow }
        let declaration = try DeclarationRules.checked(taken.declaration)
        let declaredAt = try FieldRules.time(taken.declaredAt, field: "declared_at")
        guard declaredAt <= now + Self.counterClockError else {
            throw FieldProblem(field: "declared_at", reason: "must not lie in the future")
        }
        guard declaredAt >= now - retention.declarations else {
            throw FieldProblem(field: "declared_at", reason: "must be at most \(declarationDays) days ago")
        }
        _ = try FieldRules.text(taken.counter, field: "counter")
        return ImportDraft(
            set: HealthCodeRecordSets.declarations,
            key: SortKey.instant(seconds: declaredAt.seconds),
            message: .init(declaredAt: .init(seconds: declaredAt.seconds), declaration: declaration),
            expires: Instant(seconds: declaredAt.seconds) + retention.declarations)
    }

    private var declarationDays: Int64 { retention.declarations / 86_400 }

    private func end(of exposure: HealthCodeV1.Exposure, from: Instant) throws(FieldProblem) -> Instant? {
        guard exposure.until != nil else { return nil }
        let until = try FieldRules.time(exposure.until, field: "until")
        guard until >= from else { throw FieldProblem(field: "until", reason: "must not lie before from") }
        guard until + retention.exposures <= StoreLimits.expiry.upperBound else {
            throw FieldProblem(field: "until", reason: "lies too far in the future")
        }
        return until
    }

    private static let emptyRow = FieldProblem(field: "row", reason: "is empty")
}
