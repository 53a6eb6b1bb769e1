import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import StorageClient
import Values

/// What stands under the other documents of a person (COL-16): nothing for almost everybody.
///
/// Evidence stays where its source has put it. A code is derived from the union, which is read for each query: what was
/// accepted under one document holds under all of them at once, and documents that are taken apart have each their own again.
struct LinkedEvidence: Sendable {
    /// What one read of another document's partition brings.
    struct Document: Sendable {
        let declarations: [Versioned<HealthCodeV1.StoredDeclaration>]
        let tests: [Versioned<HealthCodeV1.StoredTest>]
        let exposures: [Versioned<HealthCodeV1.StoredExposure>]
        let trips: [Versioned<HealthCodeV1.StoredTrip>]
        let shown: [Versioned<HealthCodeV1.StoredAssertion>]
        /// Ends of its cases, also of rows that are no longer kept.
        fileprivate let discharges: [Instant]
    }

    /// A person of one document.
    static let none = LinkedEvidence(documents: [], lapsing: { _ in false })

    /// The other documents with their partitions.
    var documents: [LinkedDocuments.Found<Document>]
    /// Whether a positive test is no longer kept, though its own partition still has it (COL-14).
    fileprivate let lapsing: @Sendable (TestEvent) -> Bool

    /// What stands under one document, and under the others.
    func all<Record>(_ own: [Record], _ records: (Document) -> [Versioned<Record>]) -> [(Record, PartitionKey?)] {
        own.map { ($0, nil) }
            + documents.flatMap { document in records(document.value).map { ($0.value, document.partition) } }
    }

    /// The same without some records. A key is of one partition.
    func without(_ keys: Set<[UInt8]>) -> LinkedEvidence {
        var left = self
        left.documents = documents.map { found in
            let document = Document(
                declarations: found.value.declarations.filter { !keys.contains($0.key) },
                tests: found.value.tests.filter { !keys.contains($0.key) },
                exposures: found.value.exposures.filter { !keys.contains($0.key) }, trips: found.value.trips,
                shown: found.value.shown, discharges: found.value.discharges)
            return .init(partition: found.partition, value: document)
        }
        return left
    }

    /// The trips of all documents, the one that was declared last, first.
    func newestFirst(_ own: [Versioned<HealthCodeV1.StoredTrip>]) -> [Versioned<HealthCodeV1.StoredTrip>] {
        guard !documents.isEmpty else { return own.reversed() }
        // Keys begin with the moment of the declaration.
        return (own + documents.flatMap(\.value.trips)).sorted { $1.key.lexicographicallyPrecedes($0.key) }
    }

    /// Whether a test is no longer kept.
    func hasLapsed(_ test: TestEvent) -> Bool { lapsing(test) }
}

/// Reads what stands under the other documents of persons.
struct EvidenceLinks: Sendable {
    let store: Store
    let lifetimes: EvidenceLifetimes
    let now: @Sendable () -> Instant

    /// Reads the other documents of a person.
    ///
    /// - Parameters:
    ///   - aliases: What the partition of the person says about other documents.
    ///   - moment: When they were the person's; nil for now.
    /// - Throws: DATA_LOSS (DOCUMENTS_TOO_MANY); ``RPCError`` of the store. Then nothing can be said of the person: a code
    ///   without a part of its evidence could be green when it is not.
    func others(
        of person: PartitionKey, _ aliases: [Versioned<KitV1.StoredAlias>], asOf moment: Instant? = nil,
        options: CallOptions
    ) async throws -> LinkedEvidence {
        let aliases = aliases.map { $0.standing(at: moment) }
        guard aliases.contains(where: \.value.isJoined) else { return .none }
        let found = try await LinkedDocuments.others(of: person, aliases) { partition in
            let found = try await read(partition, options)
            return (found.aliases.map { $0.standing(at: moment) }, found.value)
        }
        let own = try await store.read(person, .record(HealthCodeRecordSets.caseGuard), options: options)
        let ends = Self.discharges(own) + found.flatMap(\.value.discharges)
        let (lifetimes, now) = (lifetimes, now())
        return LinkedEvidence(
            documents: found,
            lapsing: { EvidenceUnion.hasLapsed($0, caseEnds: ends, lifetimes: lifetimes, now: now) })
    }

    /// Reads the other documents of a person of whom nothing was read yet.
    func others(of person: PartitionKey, options: CallOptions) async throws -> LinkedEvidence {
        let aliases = try await store.read(person, .all(KitRecordSets.aliases), options: options)
        return try await others(of: person, aliases, options: options)
    }

    private func read(
        _ partition: PartitionKey, _ options: CallOptions
    ) async throws -> LinkedDocuments.Read<LinkedEvidence.Document> {
        let (aliases, declarations, tests, exposures, trips, shown, guardian) = try await store.read(
            partition, .all(KitRecordSets.aliases), .all(HealthCodeRecordSets.declarations),
            .all(HealthCodeRecordSets.tests), .all(HealthCodeRecordSets.exposures), .all(HealthCodeRecordSets.trips),
            .all(HealthCodeRecordSets.shownAssertions), .record(HealthCodeRecordSets.caseGuard), options: options)
        let document = LinkedEvidence.Document(
            declarations: declarations, tests: tests, exposures: exposures, trips: trips, shown: shown,
            discharges: Self.discharges(guardian))
        return (aliases, document)
    }

    private static func discharges(_ guardian: Versioned<HealthCodeV1.StoredCaseGuard>?) -> [Instant] {
        (guardian?.value.discharges ?? []).map { Instant(stored: $0.until) }
    }
}

extension Versioned<KitV1.StoredAlias> {
    /// The half as it stood at a moment: before each change it was the opposite.
    fileprivate func standing(at moment: Instant?) -> Self {
        guard let moment else { return self }
        var half = self
        let later = (value.formerAt + [value.at]).count { $0 > moment.seconds }
        half.value.number -= min(half.value.number, UInt32(later))
        return half
    }
}

// MARK: - Versions under several documents

extension HealthCodeV1.StoredDeclaration {
    /// Whether one of some records, each under another document, has taken the place of this one.
    func isOutdated(by others: [Self]) -> Bool {
        let event = DeclarationEvent(self)
        return EvidenceUnion.isOutdated(
            event,
            by: others.lazy.filter { !$0.recalledVersion }.map { DeclarationEvent($0) }.filter {
                $0.identity == event.identity
            })
    }
}

extension HealthCodeV1.StoredTest {
    /// Whether one of some records, each under another document, has taken the place of this one.
    func isOutdated(by others: [Self]) -> Bool {
        let event = TestEvent(self)
        return EvidenceUnion.isOutdated(
            event, by: others.lazy.filter { !$0.moved }.map { TestEvent($0) }.filter { $0.identity == event.identity })
    }
}

extension HealthCodeV1.StoredExposure {
    /// Whether one of some records, each under another document, has taken the place of this one. One whose import was
    /// recalled takes none: older versions may count then (COL-10).
    func isOutdated(by others: [Self]) -> Bool {
        guard let event = ExposureEvent(self) else { return false }
        return EvidenceUnion.isOutdated(
            event,
            by: others.lazy.filter { !$0.recalledVersion }.compactMap { ExposureEvent($0) }.filter {
                $0.identity == event.identity
            })
    }
}
