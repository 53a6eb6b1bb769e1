import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import Kit
import RPC
import Reference
import RiskAreasClient
import RiskAreasCore
import StorageClient
import Values
import Wire

/// Derives the status of a person from all that is stored about them (COL-1).
struct HealthCodeDeriver: Sendable {
    let store: Store
    let riskAreas: RiskAreaIndex
    let profile: RuleProfile
    let texts: ReasonTexts
    let now: @Sendable () -> Instant

    /// The status of now. One read of the store, and no call to another service.
    ///
    /// - Throws: UNAUTHENTICATED (SESSION_OVER); UNAVAILABLE (RISK_AREAS_NOT_KNOWN) when the person's evidence names an
    ///   area and the index does not know what is in force.
    func status(of subject: Subject, options: CallOptions) async throws -> HealthCodeV1.HealthStatus {
        let file = try await EvidenceFile(of: subject, in: store, options: options)
        let now = now()
        let code = try code(of: file, at: now)
        return HealthCodeV1.HealthStatus(
            colour: code.colour.wire, reasons: code.reasons.map(message), computedAt: .init(now),
            changesAt: code.changesAt.map { .init($0) }, latestTest: file.latestTest(now: now),
            declaredAt: file.declaredAt(now: now).map { .init($0) }, rulesVersion: profile.version)
    }

    /// The code that some evidence gives at a moment.
    ///
    /// - Throws: UNAVAILABLE (RISK_AREAS_NOT_KNOWN), as ``status(of:options:)``.
    func code(of file: EvidenceFile, at now: Instant) throws -> HealthCode {
        let areas = file.namesAreas(at: now) ? try riskAreas.book() : AreaBook()
        return HealthCode(evidence: file.evidence, profile: profile, now: now) { areas[$0].map(AreaStanding.init) }
    }

    private func message(_ reason: HealthCode.Reason) -> HealthCodeV1.Reason {
        let text = texts.text(of: reason.cause, profile: profile)
        return .init(
            cause: reason.cause.wire, colour: reason.colour.wire, since: .init(reason.since),
            earliestEnd: reason.earliestEnd.map { .init($0) }, negativeTestsNeeded: UInt32(reason.negativesNeeded),
            textZh: text.zh, textEn: text.en)
    }
}
