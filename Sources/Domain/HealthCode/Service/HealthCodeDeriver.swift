import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import KitRecords
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
    let rules: RuleIndex
    let links: EvidenceLinks
    let assertions: PresentedAssertions
    let texts: ReasonTexts
    let holdTexts: HoldTexts
    let now: @Sendable () -> Instant

    /// The status of now. One read of the store, and no call to another service. The rules and the areas are in memory. Of a
    /// person of several documents each is read (COL-16).
    ///
    /// - Throws: UNAUTHENTICATED (SESSION_OVER); UNAVAILABLE (RULES_NOT_KNOWN), or (RISK_AREAS_NOT_KNOWN) when the
    ///   person's evidence names an area and the index does not know what is in force.
    func status(of subject: Subject, options: CallOptions) async throws -> HealthCodeV1.HealthStatus {
        let (_, aliases, declarations, tests, exposures, trips, shown) = try await store.read(
            subject.partition, subject.openSession, .all(KitRecordSets.aliases),
            .all(HealthCodeRecordSets.declarations), .all(HealthCodeRecordSets.tests),
            .all(HealthCodeRecordSets.exposures), .all(HealthCodeRecordSets.trips),
            .all(HealthCodeRecordSets.shownAssertions), options: options)
        let linked = try await links.others(of: subject.partition, aliases, options: options)
        let file = EvidenceFile(declarations, tests, exposures, linked)
        let rules = try await rules.schedule()
        let now = now()
        let profile = rules.profile(at: now)
        let code = try code(of: file, under: rules, at: now)
        var status = HealthCodeV1.HealthStatus(
            colour: code.colour.wire, reasons: code.reasons.map { message($0, under: profile, file, now) },
            computedAt: .init(now),
            changesAt: code.changesAt.map { .init($0) }, latestTest: file.latestTest(now: now),
            declaredAt: file.declaredAt(now: now).map { .init($0) }, rulesVersion: profile.version)
        status.changesTo = code.changesTo?.wire ?? .unspecified
        status.latestNegative = file.latestNegative(now: now)
        let presented = shown + linked.documents.flatMap(\.value.shown)
        status.add(await assertions.judged(presented, options: options), to: code.colour)
        status.trips = linked.newestFirst(trips).compactMap(\.value.trip)
        status.otherDocuments = UInt32(linked.documents.count)
        if code.colour != .green {
            let objection = holdTexts.text(of: .objection)
            (status.objectionZh, status.objectionEn) = (objection.zh, objection.en)
        }
        return status
    }

    /// The code that some evidence gives at a moment.
    ///
    /// - Parameter more: Evidence that is not stored.
    /// - Throws: UNAVAILABLE (RISK_AREAS_NOT_KNOWN), as ``status(of:options:)``.
    func code(
        of file: EvidenceFile, adding more: [Evidence] = [], under rules: RuleSchedule, at now: Instant
    ) throws -> HealthCode {
        let areas = file.namesAreas(at: now) ? try riskAreas.book() : AreaBook()
        return HealthCode(evidence: file.evidence + more, rules: rules, now: now) { areas[$0]?.standing }
    }

    private func message(
        _ reason: HealthCode.Reason, under profile: RuleProfile, _ file: EvidenceFile, _ now: Instant
    ) -> HealthCodeV1.Reason {
        let outlook = HoldOutlook(of: reason, under: profile, negatives: file.negatives, now: now)
        let pieces = file.pieces(of: reason, at: now).sorted { $0.at > $1.at }.prefix(Self.piecesMax)
        let (until, action) = (
            holdTexts.until(reason, outlook, now: now), holdTexts.action(for: reason, outlook, now: now)
        )
        var message = HealthCodeV1.Reason(reason, text: texts.text(of: reason.cause, profile: profile))
        message.evidence = pieces.map { .init($0) }
        message.phases = outlook.phases.map { .init($0) }
        message.exit = outlook.exit.wire
        message.testsCountFrom = outlook.testsCountFrom.map { .init($0) }
        message.latestEnd = outlook.latestEnd.map { .init($0) }
        (message.untilZh, message.untilEn) = (until.zh, until.en)
        (message.nowZh, message.nowEn) = (action.zh, action.en)
        return message
    }

    /// Most pieces of evidence that a reason lists.
    private static let piecesMax = 8
}

extension HealthCodeV1.Reason {
    /// The contract's value of a reason, without what follows from the evidence.
    ///
    /// - Parameter text: The sentence for the citizen.
    init(_ reason: HealthCode.Reason, text: BilingualText) {
        self.init(
            cause: reason.cause.wire, colour: reason.colour.wire, since: .init(reason.since),
            earliestEnd: reason.earliestEnd.map { .init($0) }, negativeTestsNeeded: UInt32(reason.negativesNeeded),
            textZh: text.zh, textEn: text.en)
    }
}

extension HealthCodeV1.ReasonEvidence {
    fileprivate init(_ piece: EvidencePiece) {
        self.init(
            kind: piece.kind, at: .init(piece.at), until: piece.until.map { .init($0) }, authority: piece.authority,
            division: piece.division?.description ?? "", otherDocument: piece.isOfOtherDocument)
    }
}

extension HealthCodeV1.HoldPhase {
    fileprivate init(_ phase: HoldOutlook.Phase) {
        self.init(
            colour: phase.colour.wire, from: phase.from.map { .init($0) }, until: phase.until.map { .init($0) },
            days: UInt32(clamping: phase.days ?? 0))
    }
}

extension RuleProfile.Exit {
    /// The contract's value.
    fileprivate var wire: HealthCodeV1.ExitTests {
        switch self {
        case .none: .unspecified
        case .negativeAtEnd: .oneAtEnd
        case .negativeSinceStart: .oneSinceStart
        case .twoNegatives: .two
        }
    }
}
