import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
public import Kit
public import Reference
public import Security
public import StorageClient
import Values

/// Brings evidence to its present form, once after an upgrade.
///
/// Before, keys of tests and exposures were readable, a declaration that a counter took was keyed by its moment, and no
/// index said whose a sample is. Positive tests and cases expired, although they hold a colour until a discharge (COL-14).
public struct EvidenceMigration: Sendable {
    /// The record sets that hold evidence about a person.
    public static let sets = [
        AnyRecordSet(HealthCodeRecordSets.declarations), AnyRecordSet(HealthCodeRecordSets.tests),
        AnyRecordSet(HealthCodeRecordSets.exposures),
    ]

    /// What was done.
    public struct Count: Sendable, Equatable {
        /// Records with new keys, or in another partition.
        public var records = TransferCount()
        /// Records that are kept longer than before.
        public var prolonged = 0
        /// Samples that the index did not know.
        public var indexed = 0
        /// Samples that count for the person, although the index says that they are another one's.
        public var contested = 0

        /// Nothing yet.
        public init() {}

        /// Adds what was done elsewhere.
        public static func += (sum: inout Self, more: Self) {
            sum.records += more.records
            sum.prolonged += more.prolonged
            sum.indexed += more.indexed
            sum.contested += more.contested
        }
    }

    private let forms: EvidenceForms
    private let lifetimes: StoredLifetimes
    private let samples: SampleIndexing

    /// - Parameters:
    ///   - keys: Their hash key hides laboratories and samples in the keys of partitions.
    ///   - reference: How long evidence is kept.
    ///   - isDryRun: Whether it only counts.
    public init(
        _ store: Store, keys: ClusterKeys, reference: ReferenceData, surroundings: Surroundings = .system,
        isDryRun: Bool
    ) {
        let kept = EvidenceLifetimes(reference)
        let hash = KeyedHash(keys)
        forms = EvidenceForms(store, hash, isDryRun: isDryRun)
        lifetimes = StoredLifetimes(
            store: store, lifetimes: kept, now: Instant(seconds: surroundings.now()), isDryRun: isDryRun)
        samples = SampleIndexing(store: store, hash: hash, lifetimes: kept, isDryRun: isDryRun)
    }

    /// Moves all evidence about a person to the person's present partition. What it holds about one event twice becomes one
    /// record: of two versions the one that counts (COL-13).
    public func move(from old: PartitionKey, to new: PartitionKey) async throws -> TransferCount {
        var count = try await forms.tests.move(from: old, to: new)
        count += try await forms.exposures.move(from: old, to: new)
        count += try await forms.declarations.move(from: old, to: new)
        return count
    }

    /// Brings the evidence about a person to its present form.
    ///
    /// - Parameter person: Partition of the person, where all the evidence lies by now.
    public func renew(_ person: PartitionKey) async throws -> Count {
        var count = Count()
        count.records += try await forms.tests.renew(in: person)
        count.records += try await forms.exposures.renew(in: person)
        count.records += try await forms.declarations.renew(in: person)
        count.prolonged = try await lifetimes.renew(person)
        try await samples.renew(person, &count)
        return count
    }
}
