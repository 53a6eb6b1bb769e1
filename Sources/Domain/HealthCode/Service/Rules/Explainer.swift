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

/// Tells why a person had a colour at a moment (COL-11): by the rules then in force over the evidence that is kept, and as the
/// ledger of colours told it then.
struct Explainer: Sendable {
    let store: Store
    let riskAreas: RiskAreaIndex
    let rules: RuleIndex
    let texts: ReasonTexts
    let lifetimes: EvidenceLifetimes
    let links: EvidenceLinks
    let now: @Sendable () -> Instant

    /// The records of a person that an explanation needs, of one snapshot.
    fileprivate struct Records {
        let declarations: [HealthCodeV1.StoredDeclaration]
        let tests: [HealthCodeV1.StoredTest]
        let exposures: [HealthCodeV1.StoredExposure]
        let file: EvidenceFile
        let recorded: HealthCodeV1.RecordedColour?
    }

    /// The explanation of a moment.
    ///
    /// - Throws: UNAVAILABLE (RULES_NOT_KNOWN, RISK_AREAS_NOT_KNOWN); DATA_LOSS when a record cannot be read.
    func explanation(
        of person: PartitionKey, at moment: Instant, options: CallOptions
    ) async throws -> HealthCodeV1.Explanation {
        let schedule = try await rules.schedule()
        let profile = schedule.profile(at: moment)
        let records = try await records(of: person, at: moment, options)
        let areas = records.file.namesAreas(at: moment) ? try riskAreas.book() : AreaBook()
        // What is dated ahead counts as of now (COL-13). Of a past moment it is later than that, and had not happened.
        let known = moment < now() ? moment : moment + ColourDerivation.knownAhead
        let evidence = records.file.evidence.filter { $0.begins <= known }
        let reasons = HealthCode.reasons(evidence: evidence, profile: profile, now: moment) {
            areas[$0]?.standing
        }
        let horizon = EvidenceHorizon(lifetimes, profile)
        let isWhole =
            horizon.isWhole(evidence, at: moment, now: now())
            && horizon.accounts(
                for: (records.recorded?.causes ?? []).compactMap { Cause($0) }, by: reasons.map(\.cause),
                withdrawn: records.file.withdrawn(since: .earliest))
        let basis: HealthCodeV1.ExplanationBasis = isWhole ? .evidence : records.recorded == nil ? .none : .ledger
        return HealthCodeV1.Explanation(
            at: .init(moment),
            colour: isWhole ? HealthCode.worst(reasons).wire : records.recorded?.colour ?? .unspecified, basis: basis,
            rulesVersion: profile.version,
            holds: reasons.map { reason in
                .init(
                    reason: .init(reason, text: texts.text(of: reason.cause, profile: profile)),
                    evidence: records.references(to: reason, by: known, profile: profile))
            },
            recorded: records.recorded)
    }

    private func records(of person: PartitionKey, at moment: Instant, _ options: CallOptions) async throws -> Records {
        let after = SortKey.instant(seconds: moment.seconds, nanos: moment.nanos) + SortKey.big(UInt64.max)
        let (aliases, declarations, tests, exposures, history) = try await store.read(
            person, .all(KitRecordSets.aliases), .all(HealthCodeRecordSets.declarations),
            .all(HealthCodeRecordSets.tests), .all(HealthCodeRecordSets.exposures),
            .range(HealthCodeRecordSets.colourHistory, until: after, descending: true, limit: 1), options: options)
        let recorded = history.records.first.map { HealthCodeV1.RecordedColour($0.value, key: $0.key) }
        // Before documents were joined nobody knew what stood under the other one.
        let linked = try await links.others(of: person, aliases, asOf: moment, options: options)
        return Records(
            declarations: linked.all(declarations.map(\.value), \.declarations).map(\.0).filter { !$0.withdrawn },
            tests: linked.all(tests.map(\.value), \.tests).map(\.0).filter(\.stands),
            exposures: linked.all(exposures.map(\.value), \.exposures).map(\.0).filter { !$0.withdrawn },
            file: EvidenceFile(declarations, tests, exposures, linked), recorded: recorded)
    }
}

// MARK: - Evidence

extension Explainer.Records {
    /// Most pieces of evidence that are shown for a hold.
    private static let referencesMax = 20

    /// The evidence of a hold's cause that was there at a moment, the newest first.
    func references(
        to reason: HealthCode.Reason, by known: Instant, profile: RuleProfile
    ) -> [HealthCodeV1.EvidenceReference] {
        let cause = reason.cause
        var found: [HealthCodeV1.EvidenceReference] = []
        found += exposures.filter { $0.cause == cause.wire || cause.isArea && Cause($0.cause)?.isArea == true }.map {
            .init(
                kind: .report, id: $0.evidenceId, authority: $0.source, from: $0.from, until: $0.until,
                approvalId: $0.approvalId)
        }
        if cause == .confirmedCase {
            found += tests.filter { $0.outcome == .positive }.map {
                .init(kind: .test, id: $0.sampleId, authority: $0.laboratory, from: $0.sampledAt)
            }
        }
        if cause == .symptom {
            found += declarations.filter {
                DeclarationEvent($0).identity.content.opensHold(feverFrom: profile.feverTemperature)
            }.map { .init(kind: .declaration, authority: $0.counter, from: $0.declaredAt) }
        }
        let there = found.filter { Instant(stored: $0.from) <= known }
        return Array(there.sorted { Instant(stored: $0.from) > Instant(stored: $1.from) }.prefix(Self.referencesMax))
    }
}

extension HealthCodeV1.RecordedColour {
    /// A colour of the history.
    ///
    /// - Parameter key: Its sort key, which begins with its moment.
    fileprivate init(_ stored: HealthCodeV1.StoredColourChange, key: [UInt8]) {
        let triggers = ColourTrigger.allCases
        self.init(
            colour: stored.colour, since: Instant(sortKey: key).map { .init($0) }, causes: stored.causes,
            trigger: triggers.first { $0.wire == stored.trigger }?.rawValue ?? "",
            rulesVersion: stored.rulesVersion, derivedAt: stored.derivedAt)
    }
}

extension Instant {
    /// The moment with which a sort key begins; nil when the key is too short.
    fileprivate init?(sortKey: [UInt8]) {
        guard sortKey.count >= 12 else { return nil }
        let seconds = sortKey.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let nanos = sortKey[8..<12].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        self.init(seconds: Int64(bitPattern: seconds ^ 1 << 63), nanos: Int32(truncatingIfNeeded: nanos))
    }
}
