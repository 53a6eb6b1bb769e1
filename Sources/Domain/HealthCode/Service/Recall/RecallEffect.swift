import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import StorageClient
import Values
import Wire

/// What a recall does to a record, worked out without the store.
extension HealthCodeV1.StoredRecall {
    private var mark: RecallMark { RecallMark(recall: id, isOfImport: !imports.isEmpty) }

    /// The record after the recall: of an import its versions are withdrawn, of a piece all.
    func taking<Record: VersionedEvidence>(
        _ row: HealthCodeV1.StoredEvidenceName, from record: Record, at now: Instant
    ) -> Record {
        guard !imports.isEmpty else {
            // What its source has taken back is left as it is.
            return record.withdrawn ? record : record.recalled(mark, at: now) { _ in true }
        }
        return record.recalled(mark, at: now) { imports.contains($0.importId) }
    }

    /// Whether it was this row that counted and that the recall has withdrawn.
    ///
    /// - Parameter record: The record after the recall.
    func withdrew<Record: VersionedEvidence>(
        _ row: HealthCodeV1.StoredEvidenceName, from record: Record, at now: Instant
    ) -> Bool {
        let before = record.before(recall: id, at: now)
        guard !before.isRecalled, row.means(before.importId), before.isOf(row.personKey) else { return false }
        // Unless nothing of it is this recall's.
        guard let changed = record.versions, let former = before.versions else { return false }
        return changed.all[former.current].mark?.recall == id
    }
}

extension VersionedEvidence {
    /// Whether it is about a person, as far as the record tells.
    func isOf(_ person: [UInt8]) -> Bool {
        (self as? HealthCodeV1.StoredSampleOwner).map { $0.personKey == person } ?? true
    }
}

extension HealthCodeV1.StoredSampleOwner {
    /// The index of a sample of which only the person's record is known; nil when the sample has left the person.
    init?(_ record: HealthCodeV1.StoredTest, of person: PartitionKey) {
        guard !record.moved else { return nil }
        self.init(PlacedTest(TestEvent(record), of: OwnerKey(bytes: person.bytes)))
        (importId, recallId) = (record.importId, record.recallId)
    }
}
