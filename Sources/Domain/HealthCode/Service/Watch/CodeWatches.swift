import Coordination
import HealthCodeRecords
import Kit
import KitRecords
import Logging
import RPC
import StorageClient
import Synchronization

/// The watches of codes that are open in this process. While there is one, it follows what changes in the store, and wakes
/// the watches of the persons whom a change is about.
///
/// It derives nothing: a watch that is woken asks what everybody asks. The ledger of colours, which the derivation worker
/// writes, wakes watches for what time, areas and rules bring.
final class CodeWatches: Sendable {
    /// Most watches of one person: a few devices, and calls whose end was not noticed yet.
    static let ofPersonMax = 8
    /// Seconds between two looks of a watch without a change.
    static let lookInterval = 45
    /// Seconds without news of a bucket after which its watches end: a session that ended would not be noticed.
    static let silenceMax: Int64 = 4

    /// One open watch.
    struct Watch: Sendable {
        fileprivate let id: UInt64
        fileprivate let person: PartitionKey
        /// An element when the watch is to look, the first one at once. Of several that nobody took one is kept.
        let wakes: AsyncThrowingStream<Void, any Error>
    }

    fileprivate typealias Waker = AsyncThrowingStream<Void, any Error>.Continuation

    fileprivate struct State {
        var watches: [PartitionKey: [UInt64: Waker]] = [:]
        /// The persons of open watches, by the second of the interval in which each looks.
        var rounds: [[UInt64: PartitionKey]] = Array(repeating: [:], count: CodeWatches.lookInterval)
        var count = 0
        var nextID: UInt64 = 0
        var round = 0
        var heard = HeardBuckets()
        /// Since when buckets that were not heard of are silent, on the clock that is never set; nil while nothing is followed.
        var followsSince: Int64?
        var isEnded = false
    }

    /// What a watch depends on: evidence, trips and the ledger of colours, other documents of the person (COL-16), and sessions,
    /// whose end is one of the watch.
    private static let followed = [
        HealthCodeRecordSets.colours.number, HealthCodeRecordSets.declarations.number,
        HealthCodeRecordSets.tests.number, HealthCodeRecordSets.exposures.number, HealthCodeRecordSets.trips.number,
        KitRecordSets.aliases.number, HealthCodeRecordSets.otherChanges.number, KitRecordSets.sessions.number,
    ]
    private static let backoff = Backoff(initial: .milliseconds(50), maximum: .seconds(2))

    private let store: Store
    private let max: Int
    private let elapsed: @Sendable () -> Int64
    private let logger: Logger
    private let pause: @Sendable (Duration) async throws -> Void
    private let state = Mutex(State())
    private let opened = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    /// No watches.
    ///
    /// - Parameters:
    ///   - max: Most watches of this process.
    ///   - elapsed: Seconds on a clock that is never set.
    ///   - pause: Waits; tests decide how long that takes.
    init(
        in store: Store, max: Int, elapsed: @escaping @Sendable () -> Int64, logger: Logger,
        pause: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.store = store
        self.max = max
        self.elapsed = elapsed
        self.logger = logger
        self.pause = pause
    }

    /// How many watches are open, as Prometheus text.
    var metrics: String {
        let name = "shuangma_code_watches"
        return "# HELP \(name) Watches of codes that are open.\n# TYPE \(name) gauge\n"
            + "\(name) \(state.withLock(\.count))\n"
    }
}

// MARK: - Watches

extension CodeWatches {
    /// Opens a watch. It is woken at once, and by everything that changes from now on.
    ///
    /// - Throws: RESOURCE_EXHAUSTED (WATCHES_TOO_MANY); UNAVAILABLE (CHANGES_NOT_KNOWN) when the process ends.
    func open(of person: PartitionKey) throws(RPCError) -> Watch {
        let (wakes, waker) = AsyncThrowingStream<Void, any Error>.makeStream(bufferingPolicy: .bufferingNewest(1))
        waker.yield()
        let id = try state.withLock { state throws(RPCError) in
            guard !state.isEnded else { throw RPCError.changesNotKnown }
            guard state.count < max, state.watches[person, default: [:]].count < Self.ofPersonMax else {
                throw RPCError(.resourceExhausted, "too many watches are open").with(reason: "WATCHES_TOO_MANY")
            }
            state.nextID += 1
            state.count += 1
            state.watches[person, default: [:]][state.nextID] = waker
            state.rounds[Int(state.nextID % UInt64(Self.lookInterval))][state.nextID] = person
            return state.nextID
        }
        opened.continuation.yield()
        return Watch(id: id, person: person, wakes: wakes)
    }

    /// Closes a watch; nothing when it is closed.
    func close(_ watch: Watch) { _ = state.withLock { $0.remove(watch.id, of: watch.person) } }

    /// Ends every watch, now and later.
    func end() {
        let wakers = state.withLock { state in
            state.isEnded = true
            return state.removeAll { _ in true }
        }
        for waker in wakers { waker.finish(throwing: RPCError.changesNotKnown) }
    }

    /// Wakes the watches whose turn it is, and ends those of whose persons nothing is heard. Called once a second.
    func tick() {
        let now = elapsed()
        let (due, lost) = state.withLock { state -> ([Waker], [Waker]) in
            let turn = state.rounds[state.round]
            state.round = (state.round + 1) % Self.lookInterval
            let due = turn.compactMap { state.watches[$1]?[$0] }
            guard let since = state.followsSince, now - since > Self.silenceMax else { return (due, []) }
            let silent = state.heard.silent(since: now - Self.silenceMax)
            guard !silent.isEmpty else { return (due, []) }
            return (due, state.removeAll { person in silent.contains { $0.contains(person.bucket) } })
        }
        for waker in due { waker.yield() }
        for waker in lost { waker.finish(throwing: RPCError.changesNotKnown) }
    }

    private func wake(_ persons: some Sequence<PartitionKey>) {
        let wakers = state.withLock { state in persons.flatMap { Array((state.watches[$0] ?? [:]).values) } }
        for waker in wakers { waker.yield() }
    }
}

extension CodeWatches.State {
    fileprivate mutating func remove(_ id: UInt64, of person: PartitionKey) -> CodeWatches.Waker? {
        guard let waker = watches[person]?.removeValue(forKey: id) else { return nil }
        if watches[person]?.isEmpty == true { watches[person] = nil }
        rounds[Int(id % UInt64(CodeWatches.lookInterval))][id] = nil
        count -= 1
        return waker
    }

    /// Removes and returns the watches of some persons.
    fileprivate mutating func removeAll(where isMeant: (PartitionKey) -> Bool) -> [CodeWatches.Waker] {
        let found = watches.filter { isMeant($0.key) }.flatMap { person, wakers in wakers.keys.map { ($0, person) } }
        return found.compactMap { remove($0, of: $1) }
    }
}

// MARK: - Following

extension CodeWatches {
    /// Follows the store until the task is cancelled. Then every watch ends.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.follow() }
            group.addTask { while (try? await self.pause(.seconds(1))) != nil { self.tick() } }
            await group.waitForAll()
        }
        end()
    }

    /// Follows while watches are open. After a failure it begins anew, and all watches look when it does.
    private func follow() async {
        let follower = ChangeFollower(
            in: store, of: Self.followed, as: "watches", after: .beginsAnew, backoff: Self.backoff, logger: logger,
            pause: pause)
        for await _ in opened.stream {
            await follower.run(load: { _ in try self.begin() }, take: { try self.take($0) })
            state.withLock { ($0.heard, $0.followsSince) = (HeardBuckets(), nil) }
        }
    }

    /// Notes that changes are followed anew, from now on. Where the last try heard nothing, the silence goes on.
    ///
    /// - Throws: `CancellationError` when no watch is open.
    private func begin() throws -> ChangePosition {
        let now = elapsed()
        return try state.withLock { state in
            guard state.count > 0 else { throw CancellationError() }
            if !state.heard.isEmpty || state.followsSince == nil { state.followsSince = now }
            state.heard = HeardBuckets()
            return ChangePosition(parts: [.init(buckets: 0...Bucket.max, token: nil)])
        }
    }

    /// Wakes the watches whom news are about.
    ///
    /// - Throws: `CancellationError` when no watch is open.
    private func take(_ batch: ChangeBatch) throws {
        let now = elapsed()
        let (isNew, count) = state.withLock { state in
            (state.heard.hear(batch.buckets, at: now, isCurrent: batch.isCurrent), state.count)
        }
        guard count > 0 else { throw CancellationError() }
        // What was changed before the first news of these buckets is not told: their watches look.
        if isNew {
            wake(state.withLock { state in state.watches.keys.filter { batch.buckets.contains($0.bucket) } })
        }
        wake(batch.writes.lazy.filter { $0.changes.contains(where: \.mayShow) }.map(\.partition))
    }
}

extension ChangedPartition.Change {
    /// Whether somebody's watch may have to tell it. Of sessions their end is; that they are opened or refreshed is not.
    fileprivate var mayShow: Bool {
        if case .put(KitRecordSets.sessions.number, _, _, _) = self { return false }
        return true
    }
}

extension RPCError {
    /// UNAVAILABLE: nobody knows whether something has changed.
    static var changesNotKnown: RPCError {
        RPCError(.unavailable, "changes cannot be followed at the moment; open the watch again")
            .with(reason: "CHANGES_NOT_KNOWN")
    }
}
