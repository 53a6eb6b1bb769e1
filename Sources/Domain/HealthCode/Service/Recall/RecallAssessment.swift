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
import Security
import StorageClient
import Values

/// The evidence about one person, read from one snapshot, and what a recall makes of it.
///
/// All of it is worked out from the records alone, the same before the recall has changed them, after it, and for a dry run.
struct RecallAssessment: Sendable {
    private let person: PartitionKey
    private let recall: HealthCodeV1.StoredRecall
    private let now: Instant
    private let declarations: [Versioned<HealthCodeV1.StoredDeclaration>]
    private let tests: [Versioned<HealthCodeV1.StoredTest>]
    private let exposures: [Versioned<HealthCodeV1.StoredExposure>]
    /// What stands under other documents of the person, as it stands now (COL-16).
    private let linked: LinkedEvidence
    /// The index of the samples that the rows name, by the key of the test, and the sample.
    private let samples: [[UInt8]: Sample]

    private struct Sample: Sendable {
        let identity: TestEvent.Identity
        let index: HealthCodeV1.StoredSampleOwner
    }

    /// Reads the evidence about a person, and whose the samples of some rows are.
    init(
        of person: PartitionKey, _ rows: [HealthCodeV1.StoredEvidenceName], _ recall: HealthCodeV1.StoredRecall,
        in links: EvidenceLinks, _ hash: KeyedHash, at now: Instant, options: CallOptions
    ) async throws {
        (self.person, self.recall, self.now) = (person, recall, now)
        let store = links.store
        let aliases: [Versioned<KitV1.StoredAlias>]
        (aliases, declarations, tests, exposures) = try await store.read(
            person, .all(KitRecordSets.aliases), .all(HealthCodeRecordSets.declarations),
            .all(HealthCodeRecordSets.tests), .all(HealthCodeRecordSets.exposures), options: options)
        linked = try await links.others(of: person, aliases, options: options)
        let named = Set(rows.filter { $0.kind == .test }.map(\.key))
        var samples: [[UInt8]: Sample] = [:]
        for test in tests where named.contains(test.key) {
            let identity = TestEvent.Identity(
                laboratory: SourceName(test.value.laboratory), sample: SourceName(test.value.sampleId))
            let read = try await store.read(
                .sample(identity, hash), .record(HealthCodeRecordSets.sampleOwner), options: options)
            let index = read?.value.with(importOf: read?.value.personKey == person.bytes ? test.value : nil)
            if let index = index ?? .init(test.value, of: person) {
                samples[test.key] = Sample(identity: identity, index: index)
            }
        }
        self.samples = samples
    }

    /// The rows, of some, that counted and that the recall withdraws or has withdrawn.
    func withdrawn(_ rows: [HealthCodeV1.StoredEvidenceName]) -> [HealthCodeV1.StoredEvidenceName] {
        func isWithdrawn<Record: VersionedEvidence>(_ row: HealthCodeV1.StoredEvidenceName, _ record: Record?) -> Bool {
            guard let record else { return false }
            return recall.withdrew(row, from: recall.taking(row, from: record, at: now), at: now)
        }
        return rows.filter { row in
            switch row.kind {
            case .test: isWithdrawn(row, samples[row.key]?.index)
            case .exposure: isWithdrawn(row, exposures.first { $0.key == row.key }?.value)
            case .declaration: isWithdrawn(row, declarations.first { $0.key == row.key }?.value)
            default: false
            }
        }
    }

    /// The rows, of some, whose case was taken back, or recorded again.
    func following(
        _ rows: [HealthCodeV1.StoredEvidenceName], regains: Bool
    ) -> [HealthCodeV1.StoredEvidenceName] {
        rows.filter { row in exposures.contains { $0.key == row.key && $0.value.caseWithdrawn != regains } }
    }

    /// The colours before and after the recall has changed some rows.
    ///
    /// - Parameter regains: Whether the rows count again rather than cease to.
    func colours(
        of rows: [HealthCodeV1.StoredEvidenceName], follows: Bool, regains: Bool, by deriver: HealthCodeDeriver,
        under rules: RuleSchedule
    ) throws -> (before: Colour, after: Colour) {
        let (before, after) =
            if follows || regains {
                (file(rows, counting: !regains), file(rows, counting: regains))
            } else {
                (file(rows, isAfter: false), file(rows, isAfter: true))
            }
        return (
            try deriver.code(of: before, under: rules, at: now).colour,
            try deriver.code(of: after, under: rules, at: now).colour
        )
    }

    /// What counts before the recall, or after it.
    private func file(_ rows: [HealthCodeV1.StoredEvidenceName], isAfter: Bool) -> EvidenceFile {
        let named = Dictionary(grouping: rows, by: \.key)
        func turned<Record: VersionedEvidence>(_ record: Record, _ row: HealthCodeV1.StoredEvidenceName) -> Record {
            isAfter ? recall.taking(row, from: record, at: now) : record.before(recall: recall.id, at: now)
        }
        func turned<Record: VersionedEvidence>(_ records: [Versioned<Record>]) -> [Versioned<Record>] {
            records.map { record in
                guard let row = named[record.key]?.first else { return record }
                return record.with { turned($0, row) }
            }
        }
        let results = tests.map { test in
            guard let row = named[test.key]?.first, let sample = samples[test.key] else { return test }
            let index = turned(sample.index, row)
            return test.with { stored in
                if index.personKey == person.bytes { return index.record(sample.identity, at: now) }
                var gone = stored
                gone.moved = true
                return gone
            }
        }
        return EvidenceFile(turned(declarations), results, turned(exposures), linked)
    }

    /// What counts with rows that follow from others, or without them.
    private func file(_ rows: [HealthCodeV1.StoredEvidenceName], counting: Bool) -> EvidenceFile {
        let named = Set(rows.map(\.key))
        let regained = counting ? rows.compactMap(\.regained) : []
        return EvidenceFile(
            declarations.map(\.value), tests.filter { !named.contains($0.key) }.map(\.value) + regained,
            exposures.map { exposure in
                var record = exposure.value
                if named.contains(exposure.key) { record.caseWithdrawn = !counting }
                return record
            }, linked)
    }
}

extension Versioned {
    fileprivate func with(_ change: (Message) -> Message) -> Self {
        var record = self
        record.value = change(value)
        return record
    }
}

extension HealthCodeV1.StoredEvidenceName {
    /// Whether a record that an import brought is the one that is meant.
    func means(_ importID: [UInt8]) -> Bool { self.importId.isEmpty || self.importId == importID }
}
