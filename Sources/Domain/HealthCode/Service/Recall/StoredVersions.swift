import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import RPC
import Security
import StorageClient
import Values
import Wire

/// A record that keeps, beside the version of evidence that counts, the others that are known (COL-10).
protocol VersionedEvidence: Sendable {
    /// What a version says.
    associatedtype Event: RecallableEvent

    /// Whether the source or a recall took it back.
    var withdrawn: Bool { get set }
    /// When it was withdrawn, seconds since 1970; 0 where it was not.
    var withdrawnAt: Int64 { get set }
    /// The import that brought it; empty where nobody noted it.
    var importId: [UInt8] { get set }
    /// The recall that withdrew it; empty where none did.
    var recallId: [UInt8] { get set }
    /// Whether the recall named the import.
    var recalledVersion: Bool { get set }
    /// Whether the source had taken it back before a recall did.
    var wasWithdrawn: Bool { get set }
    /// How many of the former versions came before it.
    var place: UInt32 { get set }
    /// The other versions.
    var former: [Self] { get set }

    /// Whether a recall withdrew it.
    var isRecalled: Bool { get set }
    /// What it says, whether or not a recall withdrew it; nil for what this version of the program does not know.
    var said: Event? { get }

    /// This version with what names the record.
    func named(as other: Self) -> Self
    /// This version without what names the record.
    var unnamed: Self { get }
    /// What the service adds to the record by another mechanism, carried to the version that takes its place.
    mutating func carry(from other: Self)
}

extension VersionedEvidence {
    /// Whether a recall withdrew it.
    var isRecalled: Bool {
        get { !recallId.isEmpty }
        set {}
    }

    mutating func carry(from other: Self) {}

    /// This version alone, as its source gave it.
    fileprivate var original: Self {
        var record = self
        (record.former, record.place) = ([], 0)
        if isRecalled { (record.withdrawn, record.wasWithdrawn) = (wasWithdrawn, false) }
        (record.recallId, record.recalledVersion, record.isRecalled) = ([], false, false)
        return record
    }

    /// All versions that the record knows; nil when this version of the program does not know what it says.
    var versions: EvidenceVersions<Event, Self>? {
        let all = former.map { $0.named(as: self) }
        let mine = min(Int(place), all.count)
        let known = (all[..<mine] + [self] + all[mine...]).compactMap { record in
            record.original.said.map {
                EvidenceVersions<Event, Self>.Version(
                    $0, record.original,
                    mark: record.isRecalled
                        ? RecallMark(recall: record.recallId, isOfImport: record.recalledVersion) : nil)
            }
        }
        return known.count == all.count + 1 ? EvidenceVersions(known, current: mine) : nil
    }

    /// The record with other versions.
    ///
    /// - Parameter now: When what is withdrawn now is.
    func with(_ versions: EvidenceVersions<Event, Self>, at now: Instant) -> Self {
        var records = versions.all.map { version in
            var record = version.origin
            guard let mark = version.mark else { return record }
            (record.recallId, record.recalledVersion, record.isRecalled) = (mark.recall, mark.isOfImport, true)
            (record.wasWithdrawn, record.withdrawn) = (version.event.isWithdrawn, true)
            if record.withdrawnAt == 0 { record.withdrawnAt = now.seconds }
            return record
        }
        var record = records.remove(at: versions.current)
        record.place = records.isEmpty ? 0 : UInt32(versions.current)
        record.former = records.map(\.unnamed)
        record.carry(from: self)
        return record
    }

    /// The record after a recall of its versions.
    ///
    /// - Parameter isMeant: Asked about a version that stands, with its import.
    func recalled(
        _ mark: RecallMark, at now: Instant, where isMeant: (Self) -> Bool
    ) -> Self {
        guard var versions else { return self }
        versions.recall(as: mark) { isMeant($0.origin) }
        return with(versions, at: now)
    }

    /// The record as if a recall had not been.
    func before(recall: [UInt8], at now: Instant) -> Self {
        guard var versions else { return self }
        versions.undo(recall: recall)
        return with(versions, at: now)
    }

    /// What becomes of a version that comes in, and the record with it; nil where it stays as it is.
    func taking(_ next: Self, at now: Instant) -> (outcome: RowOutcome, record: Self?) {
        guard let event = next.said, var versions else { return (.stored, next) }
        let (taken, isNoted) = versions.take(event, next)
        let outcome: RowOutcome =
            switch taken {
            case .stored: .stored
            case .unchanged: .unchanged
            case .superseded: .superseded
            }
        return (outcome, isNoted ? with(versions, at: now) : nil)
    }
}

extension HealthCodeV1.StoredExposure: VersionedEvidence {
    var said: ExposureEvent? { ExposureEvent(self) }

    func named(as other: Self) -> Self {
        var record = self
        (record.cause, record.evidenceId, record.from, record.source) =
            (other.cause, other.evidenceId, other.from, other.source)
        return record
    }

    var unnamed: Self {
        var record = self
        (record.cause, record.evidenceId, record.from, record.source) = (.unspecified, "", nil, "")
        record.caseWithdrawn = false
        return record
    }

    mutating func carry(from other: Self) {
        caseWithdrawn = other.caseWithdrawn
        if caseWithdrawn, !withdrawn { withdrawnAt = other.withdrawnAt }
    }
}

extension HealthCodeV1.StoredDeclaration: VersionedEvidence {
    var said: DeclarationEvent? { DeclarationEvent(self) }

    func named(as other: Self) -> Self {
        var record = self
        (record.declaredAt, record.declaration, record.counter) = (other.declaredAt, other.declaration, other.counter)
        return record
    }

    var unnamed: Self {
        var record = self
        (record.declaredAt, record.declaration, record.counter) = (nil, nil, "")
        return record
    }
}

extension HealthCodeV1.StoredSampleOwner: VersionedEvidence {
    /// The index does not name its sample: versions of one are compared.
    private static let sample = TestEvent.Identity(laboratory: SourceName(""), sample: SourceName(""))

    /// The index notes no moments.
    var withdrawnAt: Int64 {
        get { 0 }
        set {}
    }

    var isRecalled: Bool {
        get { recalled || !recallId.isEmpty }
        set { recalled = newValue }
    }

    var said: PlacedTest<OwnerKey>? { test(Self.sample) }

    func named(as other: Self) -> Self { self }

    var unnamed: Self { self }
}

// MARK: - Lifetimes

extension VersionedEvidence {
    /// When a record is no longer kept, nil for never: it stays while a recall may bring back a version that would count.
    ///
    /// - Parameter own: When a version alone is no longer kept.
    fileprivate func expiry(now: Instant, _ own: (Event) -> Instant?) -> Instant? {
        guard let versions else { return nil }
        let counting = versions.counting
        let mine = own(counting.mark == nil ? counting.event : counting.event.recalled)
        let recallable = now + ImportLog.kept
        let others = versions.all.enumerated()
            .filter { $0.offset != versions.current && $0.element.stands }
            .map { min(own($0.element.event) ?? recallable, recallable) }
        return mine.map { others.reduce($0, max) }
    }
}

extension HealthCodeV1.StoredExposure {
    /// When the record is no longer kept; nil for never.
    func expiry(_ lifetimes: EvidenceLifetimes, now: Instant) -> Instant? {
        expiry(now: now) { lifetimes.expiry(of: $0, now: now) }
    }
}

extension HealthCodeV1.StoredDeclaration {
    /// When the record is no longer kept.
    func expiry(_ lifetimes: EvidenceLifetimes, now: Instant) -> Instant? {
        expiry(now: now) { lifetimes.expiry(of: $0, now: now) }
    }
}

extension HealthCodeV1.StoredSampleOwner {
    /// When it is no longer kept whose the sample is; nil for never.
    func expiry(_ lifetimes: EvidenceLifetimes) -> Instant? {
        let ends = (versions?.all ?? []).map { version in
            lifetimes.ownerExpiry(of: (version.mark == nil ? version.event : version.event.recalled).event)
        }
        return ends.contains { $0 == nil } ? nil : ends.compactMap(\.self).max()
    }

    /// How long the person's record has to stay at least, because a recall may bring back a version that would be kept longer.
    func recordStays(now: Instant) -> Instant? {
        let isNeeded = former.contains { $0.outcome == .positive && !$0.withdrawn }
        return isNeeded ? now + ImportLog.kept : nil
    }

    /// The test as the person's record tells it.
    func record(_ identity: TestEvent.Identity, at now: Instant) -> HealthCodeV1.StoredTest {
        let event = test(identity).event
        return HealthCodeV1.StoredTest(event, Provenance(importID: importId, recallID: recallId, at: now))
    }
}

// MARK: - Imports of samples

extension HealthCodeV1.StoredSampleOwner {
    /// The index with the import that brought what counts: of a sample that never changed the record of its person tells it.
    func withImport(
        _ identity: TestEvent.Identity, in store: Store, _ hash: KeyedHash, options: CallOptions
    ) async throws -> Self {
        guard importId.isEmpty, let person = try? PartitionKey(personKey) else { return self }
        let key = identity.recordKey(in: person, hash)
        let stored = try await store.read(person, .record(HealthCodeRecordSets.tests, key: key), options: options)
        return with(importOf: stored?.value)
    }

    /// The index with the import of the record of its person, if that is the version which counts.
    func with(importOf record: HealthCodeV1.StoredTest?) -> Self {
        guard importId.isEmpty, let record, !record.moved else { return self }
        let event = TestEvent(record)
        guard test(event.identity).event == event else { return self }
        var index = self
        index.importId = record.importId
        return index
    }
}
