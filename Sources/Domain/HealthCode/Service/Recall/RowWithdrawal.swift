import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import RPC
import Security
import StorageClient
import Values
import Wire

/// Withdraws single pieces of evidence for a recall (COL-10).
///
/// What is withdrawn stays where it is, with the order of its source: a version that is not newer does not bring it back
/// (COL-13). All of it can be done any number of times.
struct RowWithdrawal: Sendable {
    let store: Store
    let hash: KeyedHash
    let index: CaseIndex
    let lifetimes: EvidenceLifetimes
    let recall: HealthCodeV1.StoredRecall
    let now: Instant
    /// Seconds for which entries of audit are kept.
    let auditKept: Int64
    let options: CallOptions

    /// Withdraws a piece, unless a newer version or another import's stands in its place.
    ///
    /// - Returns: Whether this recall has withdrawn it, now or before.
    func withdraw(_ row: HealthCodeV1.StoredEvidenceName) async throws -> Bool {
        let person = try PartitionKey(row.personKey)
        return try await store.settling {
            switch row.kind {
            case .test: try await withdrawTest(row, of: person)
            case .exposure: try await withdrawExposure(row, of: person)
            case .declaration: try await withdrawDeclaration(row, of: person)
            default: false
            }
        }
    }

    private func withdrawTest(_ row: HealthCodeV1.StoredEvidenceName, of person: PartitionKey) async throws -> Bool {
        let (set, key) = (HealthCodeRecordSets.tests, row.key)
        guard let stored = try await store.read(person, .record(set, key: key), options: options) else { return false }
        let test = stored.value
        // A piece that several imports brought is named by each of them, and counts for the one that it stands by.
        if test.recallId == recall.id { return row.means(test.importId) }
        guard test.stands, row.means(test.importId) else { return false }
        let event = TestEvent(test).recalled
        // The index first, as every version of a sample: what it holds keeps older versions away.
        guard try await withdrawSample(event, of: person) else { return false }
        try await store.write(person, options: options) { change in
            change.require(set, key: key, version: stored.version)
            try change.put(
                HealthCodeV1.StoredTest(event, provenance(test.importId)), in: set, key: key,
                expires: lifetimes.expiry(of: event, caseEnds: [], now: now).map { .init($0) })
            try note(in: &change)
        }
        return true
    }

    /// - Returns: false when the sample is another person's.
    private func withdrawSample(_ event: TestEvent, of person: PartitionKey) async throws -> Bool {
        let (set, sample) = (HealthCodeRecordSets.sampleOwner, try PartitionKey.sample(event.identity, hash))
        let stored = try await store.read(sample, .record(set), options: options)
        if let stored {
            guard stored.value.personKey == person.bytes else { return false }
            if stored.value.recalled { return true }
        }
        try await store.write(sample, options: options) { change in
            change.require(set, key: [], stored)
            try change.put(
                HealthCodeV1.StoredSampleOwner(PlacedTest(event, of: OwnerKey(bytes: person.bytes))), in: set,
                expires: lifetimes.ownerExpiry(of: event).map { .init($0) })
        }
        return true
    }

    private func withdrawExposure(_ row: HealthCodeV1.StoredEvidenceName, of person: PartitionKey) async throws -> Bool
    {
        let (set, key) = (HealthCodeRecordSets.exposures, row.key)
        guard let stored = try await store.read(person, .record(set, key: key), options: options),
            let event = ExposureEvent(stored.value)
        else { return false }
        if stored.value.recallId == recall.id { return row.means(stored.value.importId) }
        guard !stored.value.withdrawn, row.means(stored.value.importId) else { return false }
        if event.identity.cause == .confirmedCase {
            let cases = CaseRecords(
                store: store, hash: hash, index: index, lifetimes: lifetimes, now: now, options: options,
                importID: stored.value.importId, recallID: recall.id, more: { try note(in: &$0) })
            return try await cases.put(event.recalled, in: person).outcome == .stored
        }
        try await store.write(person, options: options) { change in
            change.require(set, key: key, version: stored.version)
            try change.put(
                HealthCodeV1.StoredExposure(
                    event.recalled, provenance(stored.value.importId), approval: stored.value.approvalId),
                in: set, key: key, expires: lifetimes.expiry(of: event.recalled, now: now).map { .init($0) })
            try note(in: &change)
        }
        return true
    }

    private func withdrawDeclaration(
        _ row: HealthCodeV1.StoredEvidenceName, of person: PartitionKey
    ) async throws -> Bool {
        let (set, key) = (HealthCodeRecordSets.declarations, row.key)
        guard let stored = try await store.read(person, .record(set, key: key), options: options) else { return false }
        if stored.value.recallId == recall.id { return row.means(stored.value.importId) }
        guard !stored.value.withdrawn, row.means(stored.value.importId) else { return false }
        let event = DeclarationEvent(stored.value).recalled
        try await store.write(person, options: options) { change in
            change.require(set, key: key, version: stored.version)
            try change.put(
                HealthCodeV1.StoredDeclaration(event, provenance(stored.value.importId)), in: set, key: key,
                expires: .init(lifetimes.expiry(of: event, now: now)))
            try note(in: &change)
        }
        return true
    }

    private func provenance(_ importID: [UInt8]) -> Provenance {
        Provenance(importID: importID, recallID: recall.id, at: now)
    }

    private func note(in change: inout ChangeSet) throws {
        try change.record(recall.entry(at: now), kept: auditKept)
    }
}
