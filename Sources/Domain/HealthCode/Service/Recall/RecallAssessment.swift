import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import RPC
import Reference
import RiskAreasClient
import RiskAreasCore
import StorageClient
import Values

/// The evidence about one person, read from one snapshot, and what it tells with and without some of it.
struct RecallAssessment: Sendable {
    private let declarations: [Versioned<HealthCodeV1.StoredDeclaration>]
    private let tests: [Versioned<HealthCodeV1.StoredTest>]
    private let exposures: [Versioned<HealthCodeV1.StoredExposure>]

    /// Reads the evidence about a person.
    init(of person: PartitionKey, in store: Store, options: CallOptions) async throws {
        (declarations, tests, exposures) = try await store.read(
            person, .all(HealthCodeRecordSets.declarations), .all(HealthCodeRecordSets.tests),
            .all(HealthCodeRecordSets.exposures), options: options)
    }

    /// The rows, of some, that cite a case which was taken back.
    func following(_ rows: [HealthCodeV1.StoredEvidenceName]) -> [HealthCodeV1.StoredEvidenceName] {
        rows.filter { row in exposures.contains { $0.key == row.key && $0.value.caseWithdrawn } }
    }

    /// The rows, of some, that would be withdrawn: they stand, and are of the import that is meant.
    func standing(_ rows: [HealthCodeV1.StoredEvidenceName]) -> [HealthCodeV1.StoredEvidenceName] {
        rows.filter { row in
            switch row.kind {
            case .test: tests.contains { $0.key == row.key && $0.value.stands && row.means($0.value.importId) }
            case .exposure: exposures.contains { $0.key == row.key && $0.value.stands && row.means($0.value.importId) }
            case .declaration:
                declarations.contains { $0.key == row.key && !$0.value.withdrawn && row.means($0.value.importId) }
            default: false
            }
        }
    }

    /// The colours before and after some rows were withdrawn.
    func colours(
        without rows: [HealthCodeV1.StoredEvidenceName], by deriver: HealthCodeDeriver, under rules: RuleSchedule,
        at now: Instant
    ) throws -> (before: Colour, after: Colour) {
        func keys(_ kind: HealthCodeV1.StoredEvidenceKind) -> Set<[UInt8]> {
            Set(rows.filter { $0.kind == kind }.map(\.key))
        }
        let (gone, untested, unexposed) = (keys(.declaration), keys(.test), keys(.exposure))
        let before = EvidenceFile(
            declarations.map { gone.contains($0.key) ? $0.with(\.asIfStanding) : $0 },
            tests.map { untested.contains($0.key) ? $0.with(\.asIfStanding) : $0 },
            exposures.map { unexposed.contains($0.key) ? $0.with(\.asIfStanding) : $0 })
        let after = EvidenceFile(
            declarations.filter { !gone.contains($0.key) }, tests.filter { !untested.contains($0.key) },
            exposures.filter { !unexposed.contains($0.key) })
        return (
            try deriver.code(of: before, under: rules, at: now).colour,
            try deriver.code(of: after, under: rules, at: now).colour
        )
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
