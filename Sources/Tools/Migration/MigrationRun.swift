public import CommonContracts
import Coordination
public import HealthCodeServer
public import IdentityServer
import Kit
public import Reference
public import Security
public import StorageClient
import TripCardServer

/// Brings a store to the keys and forms of this version, once after an upgrade.
///
/// Each step may be repeated: what was done is not done again, and what was half done is completed. So a run that broke
/// off is taken up by running it again, and a second run changes nothing. No service may use the store meanwhile.
///
/// A person's key is a keyed hash of the document, which only the record of a registered person holds. Evidence about
/// somebody else stays where it is, unless ``Options/people`` names the document.
public struct MigrationRun: Sendable {
    /// How a store is migrated.
    public struct Options: Sendable {
        /// Whether it only counts.
        public var isDryRun: Bool
        /// Documents of persons who may not be registered.
        public var people: [CommonV1.Document]
        /// Persons and phones that are migrated at a time, 1 to 256.
        public var parallel: Int

        /// Options, with their defaults.
        public init(isDryRun: Bool = false, people: [CommonV1.Document] = [], parallel: Int = 32) {
            precondition((1...256).contains(parallel))
            self.isDryRun = isDryRun
            self.people = people
            self.parallel = parallel
        }
    }

    /// The steps, in their order.
    public enum Step: String, Sendable, CaseIterable {
        /// Each number gets one holder.
        case numbers
        /// Finds out of whom there is evidence.
        case survey
        /// Persons get their present keys.
        case persons
        /// Evidence gets its present form.
        case evidence
        /// Stays get their present form.
        case stays
        /// Values in clear are sealed.
        case seals
    }

    /// How far a run is.
    public struct Progress: Sendable, Equatable {
        /// The step.
        public var step: Step
        /// Records that the step has looked at.
        public var records = 0
        /// The part of the step that is done, 0 to 1.
        public var fraction = 0.0
    }

    private let store: Store
    private let options: Options
    private let persons: PersonMigration
    private let holders: HolderMigration
    private let evidence: EvidenceMigration
    private let stays: StayMigration
    private let seals: ResealRun
    private let report: @Sendable (Progress) -> Void

    /// A run.
    ///
    /// - Parameters:
    ///   - keys: The cluster's.
    ///   - sets: All record sets.
    ///   - progress: Told how far the run is.
    public init(
        _ store: Store, keys: ClusterKeys, sets: [AnyRecordSet], reference: ReferenceData = .embedded,
        options: Options = .init(),
        surroundings: Surroundings = .system, progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) {
        guard let recordKeys = keys.records else { preconditionFailure("a migration seals records") }
        let store = store.acceptingClearRecords
        self.store = store
        self.options = options
        persons = PersonMigration(
            store, keys: keys, reference: reference, surroundings: surroundings, isDryRun: options.isDryRun)
        holders = HolderMigration(persons)
        evidence = EvidenceMigration(
            store, keys: keys, reference: reference, surroundings: surroundings, isDryRun: options.isDryRun)
        stays = StayMigration(store, keys: keys, isDryRun: options.isDryRun)
        seals = ResealRun(
            store, keys: recordKeys, sets: sets, options: .init(isDryRun: options.isDryRun, sealsClear: true),
            now: surroundings.now()
        ) { progress(Progress(step: .seals, records: $0.records, fraction: $0.fraction)) }
        report = progress
    }

    /// Migrates the store.
    ///
    /// - Throws: `RPCError` when the store cannot be reached or refuses. The same again completes it.
    public func run() async throws -> MigrationSummary {
        var summary = MigrationSummary(isDryRun: options.isDryRun)
        // Holders first: the records of persons tell under which keys they are.
        try await eachPartition(of: HolderMigration.sets, .numbers, in: &summary) { phone in
            let count = try await holders.renew(phone)
            return { $0.holders += count }
        }
        var unregistered = try await survey(&summary)
        try await movePersons(&unregistered, &summary)
        try await moveUnregistered(&unregistered, &summary)
        summary.unattributed = unregistered.count
        try await eachPartition(of: EvidenceMigration.sets, .evidence, in: &summary) { person in
            let count = try await evidence.renew(person)
            return { $0.evidence += count }
        }
        try await eachPartition(of: StayMigration.sets, .stays, in: &summary) { phone in
            let count = try await stays.renew(phone)
            return { $0.stays += count }
        }
        summary.sealed = try await seals.run().clear
        return summary
    }
}

// MARK: - Persons

extension MigrationRun {
    /// The partitions that hold evidence about persons who are not registered there.
    private func survey(_ summary: inout MigrationSummary) async throws -> Set<PartitionKey> {
        var withEvidence: Set<PartitionKey> = []
        var registered: Set<PartitionKey> = []
        let sets = PersonMigration.sets + EvidenceMigration.sets
        try await eachPage(of: sets, .survey) { records in
            for record in records {
                if PersonMigration.sets.contains(where: { $0.number == record.set }) {
                    registered.insert(record.partition)
                } else {
                    withEvidence.insert(record.partition)
                }
            }
        }
        summary.registered = registered.count
        return withEvidence.subtracting(registered)
    }

    /// Gives registered persons their present keys, and what lies under any of their former ones.
    ///
    /// - Parameter unregistered: Loses what belongs to a registered person.
    private func movePersons(
        _ unregistered: inout Set<PartitionKey>, _ summary: inout MigrationSummary
    ) async throws {
        try await eachPage(of: PersonMigration.sets, .persons) { records in
            var moves: [(from: PartitionKey, to: PersonMigration.Identity, isRegistered: Bool)] = []
            for record in records {
                guard let identity = try persons.identity(of: record) else {
                    summary.unreadable += 1
                    continue
                }
                if record.partition != identity.partition { moves.append((record.partition, identity, true)) }
                for old in try persons.formerPartitions(of: identity, among: unregistered) {
                    unregistered.remove(old)
                    moves.append((old, identity, false))
                }
                unregistered.remove(identity.partition)
            }
            try await inParallel(moves, in: &summary) { move in
                let moved = try await evidence.move(from: move.from, to: move.to.partition)
                let count = try await persons.move(from: move.from, to: move.to)
                return { summary in
                    summary.evidenceMoved += moved
                    summary.persons += count
                }
            }
        }
    }

    /// Gives evidence about persons who are not registered, but whose documents the options name, their present keys.
    private func moveUnregistered(
        _ unregistered: inout Set<PartitionKey>, _ summary: inout MigrationSummary
    ) async throws {
        var moves: [(from: PartitionKey, to: PersonMigration.Identity)] = []
        for document in options.people {
            guard !unregistered.isEmpty else { break }
            guard let identity = try persons.identity(of: document) else { continue }
            for old in try persons.formerPartitions(of: identity, among: unregistered) {
                unregistered.remove(old)
                moves.append((old, identity))
            }
            unregistered.remove(identity.partition)
        }
        summary.unregisteredMoved = moves.count
        try await inParallel(moves, in: &summary) { move in
            let moved = try await evidence.move(from: move.from, to: move.to.partition)
            let count = try await persons.move(from: move.from, to: move.to)
            return { summary in
                summary.evidenceMoved += moved
                summary.persons += count
            }
        }
    }
}

// MARK: - Walking through the store

extension MigrationRun {
    /// What a piece of work adds to the summary.
    private typealias Addition = @Sendable (inout MigrationSummary) -> Void

    /// Gives the records of some sets to `body`, page by page.
    private func eachPage(
        of sets: [AnyRecordSet], _ step: Step, _ body: ([ScannedRecord]) async throws -> Void
    ) async throws {
        var progress = Progress(step: step)
        for try await page in store.scan(of: sets.map(\.number)) {
            try await body(page.records)
            progress.records += page.records.count
            if let last = page.records.last { progress.fraction = Double(last.partition.bucket) / Double(Bucket.max) }
            report(progress)
        }
        progress.fraction = 1
        report(progress)
    }

    /// Gives each partition that holds records of some sets to `body`, once at least.
    private func eachPartition(
        of sets: [AnyRecordSet], _ step: Step, in summary: inout MigrationSummary,
        _ body: @escaping @Sendable (PartitionKey) async throws -> Addition
    ) async throws {
        var last: PartitionKey?
        try await eachPage(of: sets, step) { records in
            var partitions: [PartitionKey] = []
            // Records come in the order of their partitions. One partition may go on in the next page.
            for record in records where record.partition != last {
                partitions.append(record.partition)
                last = record.partition
            }
            try await inParallel(partitions, in: &summary, body)
        }
    }

    /// Does some pieces of work, several at a time, and adds up what they did.
    private func inParallel<Work: Sendable>(
        _ work: [Work], in summary: inout MigrationSummary,
        _ body: @escaping @Sendable (Work) async throws -> Addition
    ) async throws {
        try await withThrowingTaskGroup(of: Addition.self) { group in
            var rest = work[...]
            for piece in rest.prefix(options.parallel) { group.addTask { try await body(piece) } }
            rest = rest.dropFirst(options.parallel)
            while let add = try await group.next() {
                add(&summary)
                if let piece = rest.popFirst() { group.addTask { try await body(piece) } }
            }
        }
    }
}
