import Coordination
import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import RiskAreasClient
import RiskAreasCore
import StorageClient
import Synchronization
import Values

/// Derives everybody by two profiles at one moment and counts what differs (COL-12). Nothing is written but the look-ups at
/// the persons of the sample.
struct DryRun: Sendable {
    /// Longest time of a run.
    static let timeMax = Duration.seconds(600)
    /// Slices that are derived at the same time. More would take the processors away from queries.
    private static let width = 4
    /// Persons whose residences are asked for at a time.
    private static let residencesMax = 500

    let store: Store
    let riskAreas: RiskAreaIndex
    let persons: PersonResolver
    let links: EvidenceLinks
    let before: RuleProfile
    let after: RuleProfile
    let now: Instant
    let sampleSize: Int

    /// How far a run is.
    final class Progress: Sendable {
        private let persons = Atomic<UInt64>(0)
        private let slices = Atomic<UInt32>(0)

        func add(_ count: UInt64) { persons.add(count, ordering: .relaxed) }
        func addSlice() { slices.add(1, ordering: .relaxed) }

        var message: HealthCodeV1.DryRunProgress {
            .init(persons: persons.load(ordering: .relaxed), slicesDone: slices.load(ordering: .relaxed))
        }
    }

    /// Derives everybody.
    ///
    /// - Throws: UNAVAILABLE (RISK_AREAS_NOT_KNOWN); what keeps the store from being read.
    func run(_ progress: Progress, options: CallOptions) async throws -> DryRunTally {
        let book = try riskAreas.book()
        return try await withThrowingTaskGroup(of: DryRunTally.self) { group in
            var whole = DryRunTally()
            for number in 0..<DerivationSlice.count {
                if number >= Self.width, let part = try await group.next() { whole.add(part, sampleSize: sampleSize) }
                group.addTask {
                    let part = try await slice(DerivationSlice.buckets(of: number), book, progress, options)
                    progress.addSlice()
                    return part
                }
            }
            for try await part in group { whole.add(part, sampleSize: sampleSize) }
            return whole
        }
    }

    private func slice(
        _ buckets: ClosedRange<Bucket>, _ book: AreaBook, _ progress: Progress, _ options: CallOptions
    ) async throws -> DryRunTally {
        let sets = [
            HealthCodeRecordSets.declarations.number, HealthCodeRecordSets.tests.number,
            HealthCodeRecordSets.exposures.number, KitRecordSets.aliases.number,
        ]
        var tally = DryRunTally()
        var changed: [DryRunTally.Changed] = []
        // The records of a person follow each other; a page may end between them.
        var current: [ScannedRecord] = []
        var counted: UInt64 = 0
        for try await page in store.scan(buckets, of: sets, options: options) {
            for record in page.records {
                if let last = current.last, last.partition != record.partition {
                    changed += [try await derive(current, book, &tally, options)].compactMap(\.self)
                    current.removeAll(keepingCapacity: true)
                }
                current.append(record)
            }
            progress.add(tally.persons - counted)
            counted = tally.persons
            if changed.count >= Self.residencesMax { try await place(&changed, &tally, options) }
        }
        if !current.isEmpty { changed += [try await derive(current, book, &tally, options)].compactMap(\.self) }
        progress.add(tally.persons - counted)
        try await place(&changed, &tally, options)
        return tally
    }

    /// Derives a document of which all records are there. One of which nothing but other documents is known counts nowhere.
    private func derive(
        _ records: [ScannedRecord], _ book: AreaBook, _ tally: inout DryRunTally, _ options: CallOptions
    ) async throws -> DryRunTally.Changed? {
        guard let person = records.first?.partition, let found = try? ScannedEvidence(records) else {
            tally.addUnreadable()
            return nil
        }
        let linked = try await links.others(of: person, found.aliases, options: options)
        let evidence = EvidenceFile(found.declarations, found.tests, found.exposures, linked).evidence
        if found.isEmpty, linked.documents.isEmpty { return nil }
        func reasons(_ profile: RuleProfile) -> [HealthCode.Reason] {
            HealthCode.reasons(evidence: evidence, profile: profile, now: now) { book[$0]?.standing }
        }
        return tally.add(person, before: reasons(before), after: reasons(after))
    }

    /// Counts changes in the divisions where the persons live.
    private func place(
        _ changed: inout [DryRunTally.Changed], _ tally: inout DryRunTally, _ options: CallOptions
    ) async throws {
        while !changed.isEmpty {
            let part = changed.suffix(Self.residencesMax)
            let keys = part.map { PersonKey(bytes: $0.person.bytes) }
            let residences = try await persons.residences(of: keys, options: options)
            for (person, division) in zip(part, residences) {
                tally.add(person, in: division?.description ?? "", sampleSize: sampleSize)
            }
            changed.removeLast(part.count)
        }
    }
}

/// The evidence under one document, as a scan has met it.
private struct ScannedEvidence {
    var declarations: [Versioned<HealthCodeV1.StoredDeclaration>] = []
    var tests: [Versioned<HealthCodeV1.StoredTest>] = []
    var exposures: [Versioned<HealthCodeV1.StoredExposure>] = []
    var aliases: [Versioned<KitV1.StoredAlias>] = []

    /// Whether there is none.
    var isEmpty: Bool { declarations.isEmpty && tests.isEmpty && exposures.isEmpty }

    /// - Throws: DATA_LOSS when a record cannot be read.
    init(_ records: [ScannedRecord]) throws {
        for record in records {
            if let found = try record.decoded(in: HealthCodeRecordSets.declarations) {
                declarations.append(found)
            } else if let found = try record.decoded(in: HealthCodeRecordSets.tests) {
                tests.append(found)
            } else if let found = try record.decoded(in: HealthCodeRecordSets.exposures) {
                exposures.append(found)
            } else if let found = try record.decoded(in: KitRecordSets.aliases) {
                aliases.append(found)
            }
        }
    }
}

/// Lets one dry run at a time go on in a process.
final class DryRunTurn: Sendable {
    private let isTaken = Mutex(false)

    /// Takes the turn.
    ///
    /// - Throws: RESOURCE_EXHAUSTED (DRY_RUN_BUSY) with RetryInfo.
    func take() throws(RPCError) {
        guard
            isTaken.withLock({ isTaken in
                defer { isTaken = true }
                return !isTaken
            })
        else {
            throw RPCError.resourceExhausted("another dry run goes on", retryAfter: .seconds(30))
                .with(reason: "DRY_RUN_BUSY")
        }
    }

    /// Gives the turn to others.
    func give() { isTaken.withLock { $0 = false } }
}
