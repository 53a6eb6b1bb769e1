import Coordination
import HealthCodeCore
import HealthCodeRecords
import Kit
import KitRecords
import Logging
import RPC
import RiskAreasCore
import StorageClient
import Synchronization
import Values
import Wire

/// Derives the colours of the persons in a slice of the buckets: when evidence changes, when time is due, when an area of
/// risk changes, and under other rules.
///
/// It reads the ledger of the slice once and keeps what is due in memory. It follows evidence from the position that was
/// kept, and reads all evidence where there is none or the log does not reach back so far.
final class DerivationSlice: Sendable {
    /// Slices of all buckets, by their first 4 bits.
    static let count = 16
    /// Most due changes that are taken at a time.
    private static let dueMax = 2_000
    /// Seconds between two writes of the position.
    private static let keepInterval: Int64 = 30
    private static let backoff = Backoff(initial: .milliseconds(100), maximum: .seconds(5))
    private static let evidence = [
        HealthCodeRecordSets.declarations.number, HealthCodeRecordSets.tests.number,
        HealthCodeRecordSets.exposures.number,
    ]
    /// What is followed beside evidence: which documents are of one person, and that another one's evidence changed (COL-16).
    private static let documents = [KitRecordSets.aliases.number, HealthCodeRecordSets.otherChanges.number]

    private struct State {
        var index = DueIndex()
        var pending = PendingPersons()
        /// Since when the evidence has not been followed; nil while it is.
        var unfollowedSince: Int64?
        /// When the oldest write was ordered that is derived at the moment.
        var behindSince: Int64?
        var keptAt: Int64 = 0
        /// Version of the rules by which everybody in the slice has been derived since it came into force; nil before the
        /// ledger was read.
        var rules: String?
        /// Since when everybody is being derived by other rules; nil while nobody is.
        var switchingSince: Int64?
    }

    private let buckets: ClosedRange<Bucket>
    private let recorder: ColourRecorder
    private let positions: DerivationPositions
    private let counts: DerivationCounts
    private let width: Int
    private let logger: Logger
    private let pause: @Sendable (Duration) async throws -> Void
    private let state: Mutex<State>

    /// A slice of which nothing is derived until ``run()`` is called.
    ///
    /// - Parameters:
    ///   - number: 0 to ``count`` − 1.
    ///   - width: Most persons that are derived at once.
    init(
        _ number: Int, recorder: ColourRecorder, counts: DerivationCounts, width: Int, logger: Logger,
        pause: @escaping @Sendable (Duration) async throws -> Void
    ) {
        buckets = Self.buckets(of: number)
        self.recorder = recorder
        self.counts = counts
        self.width = width
        self.logger = logger
        self.pause = pause
        positions = DerivationPositions(store: recorder.store, partition: .derivation(of: buckets))
        state = Mutex(State(unfollowedSince: recorder.now().seconds))
    }

    /// Buckets of a slice, 0 to ``count`` − 1.
    static func buckets(of number: Int) -> ClosedRange<Bucket> {
        let first = Bucket(number * (Int(Bucket.max) + 1) / count)
        return first...first + Bucket((Int(Bucket.max) + 1) / count - 1)
    }

    /// Derives until the task is cancelled.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.follow() }
            group.addTask { await self.work() }
        }
    }

    /// How the slice stands at a moment, seconds since 1970.
    func standing(at now: Int64) -> DerivationStanding {
        state.withLock { state in
            let waits = [
                state.unfollowedSince, state.behindSince, state.switchingSince, state.pending.oldest,
                state.index.oldestDue(at: now),
            ].compactMap(\.self)
            return DerivationStanding(
                lag: max(0, now - (waits.min() ?? now)), due: state.index.dueCount(at: now) + state.pending.count,
                persons: state.index.count)
        }
    }
}

/// How far a slice is.
struct DerivationStanding: Equatable, Sendable {
    /// Seconds since the oldest change became due or was written that is not derived.
    let lag: Int64
    /// Persons whose colour is to be derived.
    let due: Int
    /// Persons whose colour time changes some day.
    let persons: Int
}

// MARK: - Following

extension DerivationSlice {
    /// Learns of evidence. After a failure it goes on where it was; where the log is not kept so far back, it reads all
    /// evidence anew.
    private func follow() async {
        let follower = ChangeFollower(
            in: recorder.store, of: Self.evidence + Self.documents, as: "evidence", backoff: Self.backoff,
            logger: logger, pause: pause)
        await follower.run(
            load: { try await self.load(isBehind: $0) }, take: { try await self.take($0) },
            interrupted: {
                self.state.withLock { $0.unfollowedSince = $0.unfollowedSince ?? self.recorder.now().seconds }
            })
    }

    /// Reads the ledger, and all evidence when no position was kept or the log does not reach back to it.
    ///
    /// - Returns: From where on evidence is followed.
    private func load(isBehind: Bool) async throws -> ChangePosition {
        if isBehind { return try await loadAll() }
        let rules = try await recorder.currentRules()
        guard let kept = try await positions.kept() else {
            let position = try await loadAll()
            state.withLock { $0.rules = rules }
            return position
        }
        // What an area has become meanwhile shows at the first tick.
        try await deriveOthers(than: rules)
        return kept
    }

    /// Reads the ledger, and derives everybody whose colour was derived by other rules than those in force.
    ///
    /// - Parameter rules: Version of the rules in force.
    private func deriveOthers(than rules: String) async throws {
        state.withLock { $0.switchingSince = recorder.now().seconds }
        for try await page in recorder.store.scan(buckets, of: [HealthCodeRecordSets.colours.number]) {
            try await derive(page.records.compactMap { take($0, rules) })
        }
        state.withLock { ($0.rules, $0.switchingSince) = (rules, nil) }
    }

    /// Takes a record of the ledger.
    ///
    /// - Returns: The person when the record is of other rules.
    private func take(_ record: ScannedRecord, _ rules: String) -> DerivationTask? {
        do {
            guard let stored = try record.decoded(in: HealthCodeRecordSets.colours) else { return nil }
            let last = try LastColour(stored.value)
            state.withLock { $0.index.put(record.partition, last) }
            return last.rules == rules ? nil : DerivationTask(person: record.partition, trigger: .rules)
        } catch {
            reportUnreadable(error)
            return nil
        }
    }

    private func reportUnreadable(_ error: any Error) {
        counts.addUnreadable()
        logger.error("a colour cannot be derived", metadata: ["error": "\(error)"])
    }

    /// Derives everybody of whom evidence is stored, under whichever document, or a colour is recorded.
    private func loadAll() async throws -> ChangePosition {
        var position = ChangePosition(parts: [])
        var previous: PartitionKey?
        let sets = Self.evidence + [HealthCodeRecordSets.colours.number, KitRecordSets.aliases.number]
        for try await page in recorder.store.scan(buckets, of: sets) {
            var tasks: [DerivationTask] = []
            for record in page.records where record.partition != previous {
                previous = record.partition
                tasks.append(DerivationTask(person: record.partition, trigger: .evidence))
            }
            try await derive(tasks)
            position = page.position.changes
        }
        try await positions.keep(position)
        return position
    }

    private func take(_ batch: ChangeBatch) async throws {
        state.withLock { state in
            state.unfollowedSince = nil
            state.behindSince = batch.writes.first?.orderedAt.seconds
        }
        var tasks: [PartitionKey: DerivationTask] = [:]
        for write in batch.writes where !write.changes.isEmpty {
            let isOwn = write.changes.contains { !$0.isOfOtherDocument }
            let isForOthers = isOwn || tasks[write.partition]?.isForOthers == true
            tasks[write.partition] = DerivationTask(
                person: write.partition, trigger: .evidence, isForOthers: isForOthers)
        }
        try await derive(Array(tasks.values))
        state.withLock { $0.behindSince = nil }
        try await keep(batch.position)
    }

    /// Keeps the position now and then.
    private func keep(_ position: ChangePosition) async throws {
        let now = recorder.now().seconds
        let isTime = state.withLock { state in
            guard abs(now - state.keptAt) >= Self.keepInterval else { return false }
            state.keptAt = now
            return true
        }
        if isTime { try await positions.keep(position) }
    }

    /// Derives persons, each until it succeeds.
    private func derive(_ tasks: [DerivationTask]) async throws {
        var left = tasks
        var failures = 0
        var random = SystemRandomNumberGenerator()
        while !left.isEmpty {
            left = try await attempt(left)
            guard !left.isEmpty else { return }
            failures += 1
            try await pause(Self.backoff.delay(afterFailures: failures, using: &random))
        }
    }
}

// MARK: - Working

extension DerivationSlice {
    /// Derives what time, areas and switches of the rules bring.
    private func work() async {
        while !Task.isCancelled {
            try? await tick()
            try? await pause(.seconds(1))
        }
    }

    /// Derives what is due now.
    ///
    /// - Throws: UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN): nothing was derived.
    func tick() async throws {
        let book = try recorder.riskAreas.book()
        let rules = try await recorder.currentRules()
        if state.withLock({ $0.rules != nil && $0.rules != rules }) { try await deriveOthers(than: rules) }
        let now = recorder.now().seconds
        state.withLock { state in
            for person in state.index.takeOutdated({ book[$0]?.standing }) {
                state.pending.add(person, because: .area, since: now)
            }
        }
        while !Task.isCancelled {
            let tasks = state.withLock { state in
                for due in state.index.takeDue(at: now, limit: Self.dueMax) {
                    state.pending.add(due.person, because: .time, since: due.since)
                }
                return state.pending.ready(at: now)
            }
            guard !tasks.isEmpty else { return }
            let failed = Set(try await attempt(tasks).map(\.person))
            state.withLock { state in
                for task in tasks {
                    if failed.contains(task.person) {
                        state.pending.delay(task.person, at: now)
                    } else {
                        state.pending.remove(task.person)
                    }
                }
            }
        }
    }

    /// Derives persons, some at a time.
    ///
    /// - Returns: Those who have to be tried again.
    private func attempt(_ tasks: [DerivationTask]) async throws -> [DerivationTask] {
        try await withThrowingTaskGroup(of: DerivationTask?.self) { group in
            var failed: [DerivationTask] = []
            for (place, task) in tasks.enumerated() {
                if place >= width, let result = try await group.next() { failed += [result].compactMap(\.self) }
                group.addTask { try await self.isDone(task) ? nil : task }
            }
            for try await result in group { failed += [result].compactMap(\.self) }
            return failed
        }
    }

    /// Derives a person.
    ///
    /// - Returns: Whether that is settled: somebody whose records cannot be read is not tried again before they change.
    private func isDone(_ task: DerivationTask) async throws -> Bool {
        do {
            let outcome = try await recorder.record(task.person, because: task.trigger)
            state.withLock { $0.index.put(task.person, outcome.last) }
            counts.add(outcome)
            if task.isForOthers { try await recorder.tell(outcome.others, of: task.person) }
            return true
        } catch let error as RPCError where error.code == .dataLoss || error.code == .resourceExhausted {
            reportUnreadable(error)
            return true
        } catch {
            try Task.checkCancellation()
            logger.debug("a colour is derived again later", metadata: ["error": "\(error)"])
            return false
        }
    }
}

extension ChangedPartition.Change {
    /// Whether it only tells that evidence under another document has changed: then that one lets everybody know (COL-16).
    fileprivate var isOfOtherDocument: Bool {
        switch self {
        case .put(let set, _, _, _), .delete(let set, _), .deleteRange(let set, _, _), .append(let set, _, _):
            set == HealthCodeRecordSets.otherChanges.number
        }
    }
}
