import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import RPC
import RiskAreasCore
import StorageClient
import Values
import Wire

/// What counts of the stored evidence about a person, read from one snapshot.
struct EvidenceFile: Sendable {
    private let declarations: [DeclarationEvent]
    private let tests: [TestEvent]
    private let exposures: [ExposureEvent]
    private let withdrawals: [Withdrawal]

    /// What counted before somebody withdrew it.
    private struct Withdrawal: Sendable {
        let evidence: Evidence
        /// Seconds since 1970.
        let at: Int64
    }

    /// What counts of records that were read from one snapshot.
    init(
        _ declarations: [Versioned<HealthCodeV1.StoredDeclaration>], _ tests: [Versioned<HealthCodeV1.StoredTest>],
        _ exposures: [Versioned<HealthCodeV1.StoredExposure>]
    ) {
        self.declarations = declarations.compactMap { $0.value.withdrawn ? nil : DeclarationEvent($0.value) }
        self.tests = tests.compactMap { $0.value.stands ? TestEvent($0.value) : nil }
        self.exposures = exposures.compactMap { $0.value.stands ? ExposureEvent($0.value) : nil }
        withdrawals =
            tests.compactMap { test in test.value.lost.map { Withdrawal(evidence: $0, at: test.value.withdrawnAt) } }
            + exposures.compactMap { exposure in
                exposure.value.lost.map { Withdrawal(evidence: $0, at: exposure.value.withdrawnAt) }
            }
            + declarations.compactMap { declaration in
                declaration.value.lost.map { Withdrawal(evidence: $0, at: declaration.value.withdrawnAt) }
            }
    }

    /// What has ceased to count since a moment because it was withdrawn, or the case that it cites (COL-10).
    func withdrawn(since moment: Instant) -> [Evidence] {
        withdrawals.filter { $0.at >= moment.seconds }.map(\.evidence)
    }

    /// Whether what the register says about an area may change the code of this person.
    func namesAreas(at now: Instant) -> Bool {
        exposures.contains { $0.identity.cause.isArea && $0.until.map { $0 > now } ?? true }
    }

    /// What counts.
    var evidence: [Evidence] {
        declarations.compactMap(\.evidence) + tests.compactMap(\.evidence) + exposures.compactMap(\.evidence)
    }

    /// What a reason stands on at a moment: of its cause and with its beginning.
    func pieces(of reason: HealthCode.Reason, at moment: Instant) -> [EvidencePiece] {
        func isMeant(_ from: Instant) -> Bool { min(from, moment) == reason.since }
        let reports = exposures.filter { exposure in
            let cause = exposure.identity.cause
            return isMeant(exposure.identity.from)
                && (cause == reason.cause || (cause.isArea && reason.cause.isArea))
        }.map { exposure in
            EvidencePiece(
                kind: .report, at: exposure.identity.from, until: exposure.until,
                authority: exposure.identity.source.text, division: exposure.division)
        }
        let results = reason.cause != .confirmedCase ? [] : tests.filter { $0.isPositive && isMeant($0.sampledAt) }
        let declared = reason.cause != .symptom ? [] : declarations.filter { isMeant($0.identity.declaredAt) }
        return reports
            + results.map { EvidencePiece(kind: .test, at: $0.sampledAt, authority: $0.identity.laboratory.text) }
            + declared.map {
                EvidencePiece(kind: .declaration, at: $0.identity.declaredAt, authority: $0.identity.counter.text)
            }
    }

    /// Who said what a reason stands on: the name of a laboratory, a feed or a counter. Nil when nobody but the person did.
    func source(of reason: HealthCode.Reason, at moment: Instant) -> String? {
        pieces(of: reason, at: moment).map(\.authority).first { !$0.isEmpty }
    }

    /// When negative tests were sampled.
    var negatives: [Instant] { tests.filter { !$0.isPositive }.map(\.sampledAt) }

    /// The latest test of the last 14 days (COL-15). What is dated ahead counts as of now.
    func latestTest(now: Instant) -> HealthCodeV1.TestSummary? { latest(now) { _ in true } }

    /// The latest negative test of the last 14 days (COL-15).
    func latestNegative(now: Instant) -> HealthCodeV1.TestSummary? { latest(now) { !$0.isPositive } }

    private func latest(_ now: Instant, where isMeant: (TestEvent) -> Bool) -> HealthCodeV1.TestSummary? {
        let recent = tests.filter { $0.sampledAt > now - 14 * ChinaDay.secondsPerDay && isMeant($0) }
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
        tests.contains { !$0.isPositive && $0.sampledAt >= since && $0.sampledAt <= now }
    }

    /// When the latest declaration was made; nil without one. What is dated ahead counts as of now.
    func declaredAt(now: Instant) -> Instant? { declarations.map(\.identity.declaredAt).max().map { min($0, now) } }
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
}

extension AreaStanding {
    /// What the register says about an area.
    init(_ area: RiskArea) {
        let cause: Cause? =
            switch area.level {
            case .low: nil
            case .medium: .mediumRiskArea
            case .high: .highRiskArea
            }
        self.init(cause: cause, from: area.from, until: area.until)
    }
}

// MARK: - Withdrawn evidence

extension HealthCodeV1.StoredTest {
    /// What it would tell had it not been withdrawn; nil when it was not.
    fileprivate var lost: Evidence? { withdrawn && !moved ? TestEvent(asIfStanding).evidence : nil }

    /// The record as if nobody had withdrawn it.
    var asIfStanding: Self {
        var record = self
        (record.withdrawn, record.recallId) = (false, [])
        return record
    }
}

extension HealthCodeV1.StoredExposure {
    /// What it would tell had neither it nor its case been withdrawn; nil when neither was.
    fileprivate var lost: Evidence? { stands ? nil : ExposureEvent(asIfStanding)?.evidence }

    /// The record as if nobody had withdrawn it or its case.
    var asIfStanding: Self {
        var record = self
        (record.withdrawn, record.recallId, record.caseWithdrawn) = (false, [], false)
        return record
    }
}

extension HealthCodeV1.StoredDeclaration {
    /// What it would tell had it not been withdrawn; nil when it was not.
    fileprivate var lost: Evidence? { withdrawn ? DeclarationEvent(asIfStanding).evidence : nil }

    /// The record as if nobody had withdrawn it.
    var asIfStanding: Self {
        var record = self
        (record.withdrawn, record.recallId) = (false, [])
        return record
    }
}
