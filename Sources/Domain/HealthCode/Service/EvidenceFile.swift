import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import RPC
import StorageClient
import Values
import Wire

/// What counts of the stored evidence about a person: of each document read from one snapshot.
struct EvidenceFile: Sendable {
    private let declarations: [Brought<DeclarationEvent>]
    private let tests: [Brought<TestEvent>]
    private let exposures: [Brought<ExposureEvent>]
    private let withdrawals: [Withdrawal]

    /// What counts, and what brought it.
    private struct Brought<Event: Sendable>: Sendable {
        let event: Event
        let origin: EvidenceOrigin
        /// The other document under which it stands; nil for that of the file (COL-16).
        var document: PartitionKey?
    }

    /// What counted before somebody withdrew it.
    private struct Withdrawal: Sendable {
        let evidence: Evidence
        /// Seconds since 1970.
        let at: Int64
    }

    /// What counts of records that were read from one snapshot, and of those of other documents.
    init(
        _ declarations: [Versioned<HealthCodeV1.StoredDeclaration>], _ tests: [Versioned<HealthCodeV1.StoredTest>],
        _ exposures: [Versioned<HealthCodeV1.StoredExposure>], _ linked: LinkedEvidence
    ) {
        self.init(declarations.map(\.value), tests.map(\.value), exposures.map(\.value), linked)
    }

    /// What counts of some records, and of those of other documents.
    init(
        _ declarations: [HealthCodeV1.StoredDeclaration], _ tests: [HealthCodeV1.StoredTest],
        _ exposures: [HealthCodeV1.StoredExposure], _ linked: LinkedEvidence
    ) {
        var allDeclarations = linked.all(declarations, \.declarations)
        var allTests = linked.all(tests, \.tests)
        var allExposures = linked.all(exposures, \.exposures)
        if !linked.documents.isEmpty {
            let (declared, tested, exposed) = (allDeclarations.map(\.0), allTests.map(\.0), allExposures.map(\.0))
            allDeclarations.removeAll { $0.0.isOutdated(by: declared) }
            allTests.removeAll { $0.0.isOutdated(by: tested) || $0.0.stands && linked.hasLapsed(TestEvent($0.0)) }
            allExposures.removeAll { $0.0.isOutdated(by: exposed) }
        }
        self.declarations = allDeclarations.filter { !$0.0.withdrawn }.map { stored, document in
            Brought(
                event: DeclarationEvent(stored), origin: EvidenceOrigin(importID: stored.importId), document: document)
        }
        self.tests = allTests.filter { $0.0.stands }.map { stored, document in
            Brought(event: TestEvent(stored), origin: EvidenceOrigin(importID: stored.importId), document: document)
        }
        self.exposures = allExposures.filter { $0.0.stands }.compactMap { stored, document in
            ExposureEvent(stored).map {
                Brought(
                    event: $0, origin: EvidenceOrigin(importID: stored.importId, approvalID: stored.approvalId),
                    document: document)
            }
        }
        withdrawals =
            allTests.compactMap { test, _ in test.lost.map { Withdrawal(evidence: $0, at: test.withdrawnAt) } }
            + allExposures.compactMap { exposure, _ in
                exposure.lost.map { Withdrawal(evidence: $0, at: exposure.withdrawnAt) }
            }
            + allDeclarations.compactMap { declaration, _ in
                declaration.lost.map { Withdrawal(evidence: $0, at: declaration.withdrawnAt) }
            }
    }

    /// What has ceased to count since a moment because it was withdrawn, or the case that it cites (COL-10).
    func withdrawn(since moment: Instant) -> [Evidence] {
        withdrawals.filter { $0.at >= moment.seconds }.map(\.evidence)
    }

    /// Whether what the register says about an area may change the code of this person.
    func namesAreas(at now: Instant) -> Bool {
        exposures.contains { $0.event.identity.cause.isArea && $0.event.until.map { $0 > now } ?? true }
    }

    /// What counts.
    var evidence: [Evidence] {
        declarations.compactMap(\.event.evidence) + tests.compactMap(\.event.evidence)
            + exposures.compactMap(\.event.evidence)
    }

    /// What a reason stands on at a moment: of its cause and with its beginning.
    func pieces(of reason: HealthCode.Reason, at moment: Instant) -> [EvidencePiece] {
        func isMeant(_ from: Instant) -> Bool { min(from, moment) == reason.since }
        let reports = exposures.filter { exposure in
            let (cause, from) = (exposure.event.identity.cause, exposure.event.identity.from)
            return isMeant(from) && (cause == reason.cause || (cause.isArea && reason.cause.isArea))
        }.map { exposure in
            EvidencePiece(
                kind: .report, at: exposure.event.identity.from, until: exposure.event.until,
                authority: exposure.event.identity.source.text, division: exposure.event.division,
                origin: exposure.origin, isOfOtherDocument: exposure.document != nil)
        }
        let results =
            reason.cause != .confirmedCase
            ? [] : tests.filter { $0.event.isPositive && isMeant($0.event.sampledAt) }
        let declared = reason.cause != .symptom ? [] : declarations.filter { isMeant($0.event.identity.declaredAt) }
        return reports
            + results.map {
                EvidencePiece(
                    kind: .test, at: $0.event.sampledAt, authority: $0.event.identity.laboratory.text,
                    origin: $0.origin, isOfOtherDocument: $0.document != nil)
            }
            + declared.map {
                EvidencePiece(
                    kind: .declaration, at: $0.event.identity.declaredAt,
                    authority: $0.event.identity.counter.text, origin: $0.origin,
                    isOfOtherDocument: $0.document != nil)
            }
    }

    /// The first piece of what a reason stands on that a laboratory, a feed or a counter brought. Nil when nobody but the
    /// person did.
    func reported(_ reason: HealthCode.Reason, at moment: Instant) -> EvidencePiece? {
        pieces(of: reason, at: moment).first { !$0.authority.isEmpty }
    }

    /// When negative tests were sampled.
    var negatives: [Instant] { results { !$0.isPositive }.map(\.sampledAt) }

    private func results(where isMeant: (TestEvent) -> Bool) -> [TestEvent] {
        tests.map(\.event).filter(isMeant)
    }

    /// The latest test of the last 14 days (COL-15). What is dated ahead counts as of now.
    func latestTest(now: Instant) -> HealthCodeV1.TestSummary? { latest(now) { _ in true } }

    /// The latest negative test of the last 14 days (COL-15).
    func latestNegative(now: Instant) -> HealthCodeV1.TestSummary? { latest(now) { !$0.isPositive } }

    private func latest(_ now: Instant, where isMeant: (TestEvent) -> Bool) -> HealthCodeV1.TestSummary? {
        let recent = results { $0.sampledAt > now - 14 * ChinaDay.secondsPerDay && isMeant($0) }
        // Of two of one moment the positive one, whatever order they are stored in.
        let last = recent.max { ($0.sampledAt, $0.isPositive ? 1 : 0) < ($1.sampledAt, $1.isPositive ? 1 : 0) }
        return last.map { test in
            let at = min(test.sampledAt, now)
            return .init(
                sampledAt: .init(at), outcome: test.isPositive ? .positive : .negative,
                hoursAgo: UInt32(clamping: now.seconds(since: at) / 3_600))
        }
    }

    /// Whether a negative test was sampled from one moment through another.
    func hasNegative(since: Instant, through now: Instant) -> Bool {
        tests.contains { !$0.event.isPositive && $0.event.sampledAt >= since && $0.event.sampledAt <= now }
    }

    /// When the latest declaration was made; nil without one. What is dated ahead counts as of now.
    func declaredAt(now: Instant) -> Instant? {
        declarations.map(\.event.identity.declaredAt).max().map { min($0, now) }
    }
}

/// What brought a piece of evidence, so that an auditor finds who did.
struct EvidenceOrigin: Equatable, Sendable {
    /// The import, 16 bytes; empty for a person's own, and for what came before imports had ids.
    let importID: [UInt8]
    /// The proposal that two persons have carried, 16 bytes; empty where none was needed (COL-6).
    var approvalID: [UInt8] = []
}

/// A piece of evidence that a reason stands on.
struct EvidencePiece: Equatable, Sendable {
    /// What it is.
    let kind: HealthCodeV1.EvidenceKind
    /// When it was declared, sampled or began.
    let at: Instant
    /// When it ended; nil while it lasts, and for what does not last.
    var until: Instant?
    /// Who said so; empty for what the person declared by themselves.
    let authority: String
    /// Division of an area; nil when none is named.
    var division: Division?
    /// What brought it.
    let origin: EvidenceOrigin
    /// Whether it stands under another document of the person (COL-16).
    var isOfOtherDocument = false
}

// MARK: - Withdrawn evidence

extension HealthCodeV1.StoredTest {
    /// What it would tell had it not been withdrawn; nil when it was not.
    fileprivate var lost: Evidence? { withdrawn && !moved ? TestEvent(asIfStanding).evidence : nil }

    /// The record as if nobody had withdrawn it.
    fileprivate var asIfStanding: Self {
        var record = self
        (record.withdrawn, record.recallId) = (false, [])
        return record
    }
}

extension HealthCodeV1.StoredExposure {
    /// What it would tell had neither it nor its case been withdrawn; nil when neither was.
    fileprivate var lost: Evidence? { stands ? nil : ExposureEvent(asIfStanding)?.evidence }

    /// The record as if nobody had withdrawn it or its case.
    fileprivate var asIfStanding: Self {
        var record = self
        (record.withdrawn, record.recallId, record.caseWithdrawn) = (false, [], false)
        return record
    }
}

extension HealthCodeV1.StoredDeclaration {
    /// What it would tell had it not been withdrawn; nil when it was not.
    fileprivate var lost: Evidence? { withdrawn ? DeclarationEvent(asIfStanding).evidence : nil }

    /// The record as if nobody had withdrawn it.
    fileprivate var asIfStanding: Self {
        var record = self
        (record.withdrawn, record.recallId) = (false, [])
        return record
    }
}
