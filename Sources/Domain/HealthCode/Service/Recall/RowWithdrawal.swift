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
/// What is withdrawn stays where it is, with the order of its source: the same version does not bring it back (COL-13). Where
/// an import is withdrawn, the version counts again that counts without it. All of it can be done any number of times.
struct RowWithdrawal: Sendable {
    let store: Store
    let hash: KeyedHash
    let index: CaseIndex
    let lifetimes: EvidenceLifetimes
    let planner: RecallPlanner
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
        let identity = TestEvent.Identity(
            laboratory: SourceName(stored.value.laboratory), sample: SourceName(stored.value.sampleId))
        let sample = try PartitionKey.sample(identity, hash)
        let index = try await store.read(sample, .record(HealthCodeRecordSets.sampleOwner), options: options)
        // A sample of before there was an index: it gets one.
        guard
            let known = index?.value.with(importOf: index?.value.personKey == person.bytes ? stored.value : nil)
                ?? .init(stored.value, of: person)
        else { return false }
        let next = recall.taking(row, from: known, at: now)
        // The index first, as every version of a sample: what it holds keeps older versions away.
        if next != known || index == nil {
            try await store.write(sample, options: options) { change in
                change.require(HealthCodeRecordSets.sampleOwner, key: [], index)
                try change.put(owner: next, expires: next.expiry(lifetimes))
            }
        }
        guard recall.withdrew(row, from: next, at: now) else { return false }
        // The person whose it is now, before the other one ceases to be: a crash in between leaves both, and the call goes on.
        if next.personKey == person.bytes {
            try await give(identity, to: person)
            return true
        }
        if try await planner.mayReturn(next, options) { try await give(identity, to: PartitionKey(next.personKey)) }
        try await withdraw(stored, of: person)
        return true
    }

    /// Writes the record of a test as the index tells it, if the sample still is the person's.
    private func give(_ identity: TestEvent.Identity, to person: PartitionKey) async throws {
        let (set, key) = (HealthCodeRecordSets.tests, identity.recordKey(in: person, hash))
        let sample = try PartitionKey.sample(identity, hash)
        let counting = {
            let read = try await store.read(sample, .record(HealthCodeRecordSets.sampleOwner), options: options)
            return read?.value.personKey == person.bytes ? read?.value : nil
        }
        try await store.settling {
            // The record before the index: when a newer version comes in between, the record changes and this fails.
            let stored = try await store.read(person, .record(set, key: key), options: options)
            guard let index = try await counting() else { return }
            let event = index.test(identity).event
            // As it stands already: this was done before.
            if let stored, !stored.value.moved, TestEvent(stored.value) == event { return }
            if event.isPositive, !event.isWithdrawn {
                let outcome = try await caseRecords(of: index.importId).put(event, in: person) {
                    try await counting()?.test(identity).event == event
                }
                // It is no longer kept, and what had replaced it must not stay.
                if outcome == .lapsed, let stored { try await withdraw(stored, of: person) }
                return
            }
            let expires = lifetimes.expiry(of: event, caseEnds: [], now: now)
            try await store.write(person, options: options) { change in
                change.require(set, key: key, stored)
                try change.put(index.record(identity, at: now), in: set, key: key, expires: expires.map { .init($0) })
                try note(in: &change)
            }
        }
    }

    /// Takes a test from a person whose sample it is not any more.
    private func withdraw(_ stored: Versioned<HealthCodeV1.StoredTest>, of person: PartitionKey) async throws {
        guard stored.value.stands else { return }
        let event = TestEvent(stored.value).recalled
        try await store.write(person, options: options) { change in
            change.require(HealthCodeRecordSets.tests, key: stored.key, version: stored.version)
            try change.put(
                HealthCodeV1.StoredTest(
                    event, Provenance(importID: stored.value.importId, recallID: recall.id, at: now)),
                in: HealthCodeRecordSets.tests, key: stored.key,
                expires: lifetimes.expiry(of: event, caseEnds: [], now: now).map { .init($0) })
            try note(in: &change)
        }
    }

    private func withdrawExposure(_ row: HealthCodeV1.StoredEvidenceName, of person: PartitionKey) async throws -> Bool
    {
        let (set, key) = (HealthCodeRecordSets.exposures, row.key)
        guard let stored = try await store.read(person, .record(set, key: key), options: options),
            let event = ExposureEvent(stored.value)
        else { return false }
        let next = recall.taking(row, from: stored.value, at: now)
        if next != stored.value {
            if event.identity.cause == .confirmedCase {
                let change = { @Sendable [recall, now] (known: HealthCodeV1.StoredExposure?) in
                    let next = known.map { recall.taking(row, from: $0, at: now) }
                    return next == known ? (RowOutcome.unchanged, nil) : (.stored, next)
                }
                _ = try await caseRecords(of: stored.value.importId).change(event.identity, in: person, change)
            } else {
                try await store.write(person, options: options) { change in
                    change.require(set, key: key, version: stored.version)
                    try change.put(
                        next, in: set, key: key, expires: next.expiry(lifetimes, now: now).map { .init($0) })
                    try note(in: &change)
                }
            }
        }
        return recall.withdrew(row, from: next, at: now)
    }

    private func caseRecords(of importID: [UInt8]) -> CaseRecords {
        CaseRecords(
            store: store, hash: hash, index: index, lifetimes: lifetimes, now: now, options: options,
            importID: importID, more: { try note(in: &$0) })
    }

    private func withdrawDeclaration(
        _ row: HealthCodeV1.StoredEvidenceName, of person: PartitionKey
    ) async throws -> Bool {
        let (set, key) = (HealthCodeRecordSets.declarations, row.key)
        guard let stored = try await store.read(person, .record(set, key: key), options: options) else { return false }
        let next = recall.taking(row, from: stored.value, at: now)
        if next != stored.value {
            try await store.write(person, options: options) { change in
                change.require(set, key: key, version: stored.version)
                try change.put(next, in: set, key: key, expires: next.expiry(lifetimes, now: now).map { .init($0) })
                try note(in: &change)
            }
        }
        return recall.withdrew(row, from: next, at: now)
    }

    private func note(in change: inout ChangeSet) throws {
        try change.record(recall.entry(at: now), kept: auditKept)
    }
}
