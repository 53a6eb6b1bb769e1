import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import RPC
import Security
import StorageClient
import Values
import Wire

/// Stores positive tests and CASE rows, which are kept as long as each other (COL-14).
///
/// A positive test is kept without end until a CASE row discharges it, and then as long as that row: without the row it
/// would hold red again, and without the test the row means nothing. A correction of a discharge changes how long its tests
/// are kept, in the same write. Every write changes the guard of the person, so that two writes never miss each other. The
/// guard also remembers discharges, so that an old delivery of a test opens no case when both records are gone.
/// Positive tests and cases are rare: each row is read and written by itself.
struct CaseRecords: Sendable {
    let store: Store
    let hash: KeyedHash
    let index: CaseIndex
    let lifetimes: EvidenceLifetimes
    let now: Instant
    let options: CallOptions
    /// The import that brings the rows, 16 bytes; empty where none does.
    var importID: [UInt8] = []
    /// What else belongs to the write of a row.
    var more: @Sendable (inout ChangeSet) throws -> Void = { _ in }

    /// What the rows come with.
    var provenance: Provenance { Provenance(importID: importID, at: now) }

    /// Most records whose lifetime one write changes, well below what a write may demand.
    private static let changesMax = 50

    private typealias Tests = [Versioned<HealthCodeV1.StoredTest>]

    /// Stores a positive test that stands, unless what is stored counts before it.
    ///
    /// - Parameters:
    ///   - stays: How long the record stays at least.
    ///   - mayReturn: Asked about a sample that has left the person: whether it may come back.
    func put(
        _ test: TestEvent, in person: PartitionKey, stays: Instant? = nil, mayReturn: () async throws -> Bool
    ) async throws -> RowOutcome {
        let key = test.identity.recordKey(in: person, hash)
        return try await store.settling {
            let (guardian, stored, exposures) = try await store.read(
                person, .record(HealthCodeRecordSets.caseGuard), .record(HealthCodeRecordSets.tests, key: key),
                .all(HealthCodeRecordSets.exposures), options: options)
            let outcome = try await test.outcome(over: stored, mayReturn: mayReturn)
            guard outcome == .stored else { return outcome }
            let discharges = Discharges(guardian?.value)
            let ends = Self.ends(of: exposures.map(\.value)) + discharges.ends
            let expiry = lifetimes.expiry(of: test, caseEnds: ends, now: now).map { max($0, stays ?? $0) }
            if let expiry, expiry <= now { return .lapsed }
            try await write(person, guardian, discharges) { change in
                change.require(HealthCodeRecordSets.tests, key: key, stored)
                try change.put(
                    HealthCodeV1.StoredTest(test, provenance), in: HealthCodeRecordSets.tests, key: key,
                    expires: expiry.map { .init($0) })
                try more(&change)
            }
            return .stored
        }
    }

    /// Stores a CASE row, unless what is stored counts before it, and gives positive tests the lifetime that follows.
    ///
    /// - Returns: What became of the row, and whether nothing was stored in its place before.
    func put(
        _ exposure: ExposureEvent, in person: PartitionKey
    ) async throws -> (outcome: RowOutcome, isNew: Bool) {
        let version = HealthCodeV1.StoredExposure(exposure, provenance)
        return try await change(exposure.identity, in: person) { $0?.taking(version, at: now) ?? (.stored, version) }
    }

    /// Changes the record of a CASE row, and gives positive tests the lifetime that follows.
    ///
    /// - Parameter next: What becomes of the record that is stored, and the record from then on; nil where it stays as it is.
    /// - Returns: What became of it, and whether nothing was stored in its place before.
    func change(
        _ row: ExposureEvent.Identity, in person: PartitionKey,
        _ next: @Sendable (HealthCodeV1.StoredExposure?) -> (outcome: RowOutcome, record: HealthCodeV1.StoredExposure?)
    ) async throws -> (outcome: RowOutcome, isNew: Bool) {
        var settled: (outcome: RowOutcome, isNew: Bool)?
        // Many tests of one person change in several writes: those that are kept longer before the row changes, those that
        // are kept shorter after it.
        while true {
            let step = try await store.settling { try await self.step(row, in: person, next) }
            settled = settled ?? step.outcome.map { ($0, step.isNew) }
            guard let settled, !step.hasMore else { continue }
            // Also of a row that is stored already: its index may be missing, of rows of before there was one.
            if settled.outcome == .stored || settled.outcome == .unchanged {
                try await index.follow(row, of: person, options: options)
            }
            return settled
        }
    }

    /// - Returns: What became of the row, nil while it waits for others; whether nothing is stored in its place; and
    ///   whether lifetimes are still to be changed.
    private func step(
        _ row: ExposureEvent.Identity, in person: PartitionKey,
        _ next: @Sendable (HealthCodeV1.StoredExposure?) -> (outcome: RowOutcome, record: HealthCodeV1.StoredExposure?)
    ) async throws -> (outcome: RowOutcome?, isNew: Bool, hasMore: Bool) {
        let key = row.recordKey(in: person, hash)
        let (guardian, tests, exposures) = try await store.read(
            person, .record(HealthCodeRecordSets.caseGuard), .all(HealthCodeRecordSets.tests),
            .all(HealthCodeRecordSets.exposures), options: options)
        let stored = exposures.first { $0.key == key }
        let (outcome, record) = next(stored?.value)
        var standing = exposures.map(\.value)
        if let record { standing = exposures.filter { $0.key != key }.map(\.value) + [record] }
        var discharges = Discharges(guardian?.value)
        let (longer, shorter) = changes(of: tests, ends: Self.ends(of: standing))
        guard longer.count <= Self.changesMax else {
            try await write(person, guardian, discharges) { try $0.keep(longer.prefix(Self.changesMax)) }
            return (nil, stored == nil, true)
        }
        if let event = record.flatMap({ ExposureEvent($0) }) { discharges.take(event) }
        let first = longer + shorter.prefix(Self.changesMax - longer.count)
        if record == nil, first.isEmpty { return (outcome, false, false) }
        try await write(person, guardian, discharges) { change in
            if let record {
                change.require(HealthCodeRecordSets.exposures, key: key, stored)
                try change.put(
                    record, in: HealthCodeRecordSets.exposures, key: key,
                    expires: record.expiry(lifetimes, now: now).map { .init($0) })
                try index.add(row, of: person, to: &change)
                try more(&change)
            }
            try change.keep(first)
        }
        return (outcome, stored == nil, first.count < longer.count + shorter.count)
    }

    /// Positive tests whose lifetime is another one: those that are to be kept longer, and those shorter.
    private func changes(of tests: Tests, ends: [Instant]) -> (longer: [KeptTest], shorter: [KeptTest]) {
        var (longer, shorter): ([KeptTest], [KeptTest]) = ([], [])
        for test in tests where test.value.stands && test.value.outcome == .positive {
            let expiry = lifetimes.expiry(of: TestEvent(test.value), caseEnds: ends, now: now)
            let before = test.expiresAt.map { Instant(stored: $0) }
            guard expiry != before else { continue }
            let kept = KeptTest(test: test, expiry: expiry)
            if (expiry ?? .latest) > (before ?? .latest) { longer.append(kept) } else { shorter.append(kept) }
        }
        return (longer, shorter)
    }

    private func write(
        _ person: PartitionKey, _ guardian: Versioned<HealthCodeV1.StoredCaseGuard>?, _ discharges: Discharges,
        _ build: (inout ChangeSet) throws -> Void
    ) async throws {
        try await store.write(person, options: options) { change in
            change.require(HealthCodeRecordSets.caseGuard, key: [], guardian)
            try change.put(
                HealthCodeV1.StoredCaseGuard(changedAt: .init(now), discharges: discharges.stored),
                in: HealthCodeRecordSets.caseGuard)
            try build(&change)
        }
    }

    /// Ends of the CASE rows that stand.
    private static func ends(of exposures: [HealthCodeV1.StoredExposure]) -> [Instant] {
        exposures.compactMap { $0.cause == .case && !$0.withdrawn ? $0.until.map { Instant(stored: $0) } : nil }
    }
}

/// The discharges that a person's guard remembers.
private struct Discharges {
    /// Nobody has as many cases.
    private static let most = 32

    private(set) var stored: [HealthCodeV1.StoredDischarge]

    init(_ guardian: HealthCodeV1.StoredCaseGuard?) { stored = guardian?.discharges ?? [] }

    var ends: [Instant] { stored.map { Instant(stored: $0.until) } }

    /// Takes what a CASE row says about its discharge now.
    mutating func take(_ row: ExposureEvent) {
        let key = row.identity.name
        stored.removeAll { $0.key == key }
        guard let until = row.until, !row.isWithdrawn else { return }
        stored.append(.init(key: key, until: .init(until)))
        stored.sort { Instant(stored: $0.until) < Instant(stored: $1.until) }
        stored = stored.suffix(Self.most)
    }
}

/// A stored test that gets another lifetime.
private struct KeptTest {
    let test: Versioned<HealthCodeV1.StoredTest>
    let expiry: Instant?
}

extension ChangeSet {
    /// Gives stored tests other lifetimes.
    fileprivate mutating func keep(_ tests: some Sequence<KeptTest>) throws {
        let set = HealthCodeRecordSets.tests
        for kept in tests {
            require(set, key: kept.test.key, version: kept.test.version)
            try put(kept.test.value, in: set, key: kept.test.key, expires: kept.expiry.map { .init($0) })
        }
    }

    /// Demands that a record is as it was read.
    mutating func require<Message>(_ set: RecordSet<Message>, key: [UInt8], _ stored: Versioned<Message>?) {
        if let stored { require(set, key: key, version: stored.version) } else { requireAbsent(set, key: key) }
    }
}

extension SourcedEvent {
    /// What becomes of this version over the stored one.
    func outcome(over stored: Self?) -> RowOutcome {
        guard let stored else { return .stored }
        if self == stored { return .unchanged }
        return replaces(stored) ? .stored : .superseded
    }
}

extension TestEvent {
    /// What becomes of this version over the person's record.
    ///
    /// - Parameter mayReturn: Whether the index says that just this version counts, asked after the record was read. Then it
    ///   counts over what has left the person, what a recall has withdrawn, and what one has brought a former version back for.
    func outcome(
        over stored: Versioned<HealthCodeV1.StoredTest>?, mayReturn: () async throws -> Bool
    ) async throws -> RowOutcome {
        if let stored, stored.value.moved || !stored.value.recallId.isEmpty {
            return try await mayReturn() ? .stored : .superseded
        }
        let outcome = outcome(over: stored.map { TestEvent($0.value) })
        guard outcome == .superseded else { return outcome }
        return try await mayReturn() ? .stored : .superseded
    }
}
