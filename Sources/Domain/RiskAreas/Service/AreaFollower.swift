import Logging
import RPC
import RiskAreasClient
import RiskAreasCore
import StorageClient
import Synchronization
import Values

/// The service's book: follows the store, and tells those who follow it.
final class AreaFollower: Sendable {
    private static let backoff = Backoff(initial: .milliseconds(50), maximum: .seconds(5))

    private struct State {
        /// What is given to queries, once areas and rules are known.
        var followed = FollowedAreas()
        /// The areas as last read, and the moment as of which they are complete.
        var areas: AreaBook?
        var areasAsOf: Int64 = 0
        /// By what they fall, likewise.
        var rules: AreaRules?
        var rulesAsOf: Int64 = 0
        /// Through which moment watchers know the levels; nil while nobody watches.
        var gradedThrough: Instant?
        /// Point of the log up to which the book knows every write.
        var reached: ReadToken?
        var watchers: [ObjectIdentifier: AreaWatcher] = [:]
        var isEnded = false

        /// Gives the book to queries as of the moment as of which both parts of it are complete.
        mutating func combine() {
            guard var book = areas, let rules else { return }
            book.rules = rules
            areas = book
            followed.publish(book, asOf: min(areasAsOf, rulesAsOf))
        }
    }

    private let areas: StoredAreas
    private let rules: StoredAreaRules
    private let now: @Sendable () -> Int64
    private let pause: @Sendable (Duration) async throws -> Void
    private let logger: Logger
    private let state = Mutex(State())
    private let signal = BookSignal()

    /// - Parameter now: Seconds since 1970, for the book's age.
    init(
        _ areas: StoredAreas, _ rules: StoredAreaRules, now: @escaping @Sendable () -> Int64,
        pause: @escaping @Sendable (Duration) async throws -> Void, logger: Logger
    ) {
        self.areas = areas
        self.rules = rules
        self.now = now
        self.pause = pause
        self.logger = logger
    }

    /// The areas.
    ///
    /// - Throws: UNAVAILABLE (RISK_AREAS_NOT_KNOWN) when they were never loaded or are more than 60 s behind.
    func book() throws(RPCError) -> AreaBook {
        let followed = state.withLock { $0.followed }
        return try followed.known(at: now())
    }

    /// The areas, however old; waits for the first load for at most five seconds.
    ///
    /// - Throws: UNAVAILABLE (RISK_AREAS_NOT_KNOWN) when they were not loaded by then.
    func latestBook() async throws(RPCError) -> AreaBook {
        await wait { [self] in state.withLock { $0.followed.book != nil } }
        guard let book = state.withLock({ $0.followed.book }) else { throw RPCError.riskAreasNotKnown }
        return book
    }

    /// Waits until the book holds areas that were stored, or knows every write up to a point of the log because
    /// somebody has changed them since; for at most five seconds.
    func catchUp(with stored: [AreaID: RiskArea], to token: ReadToken) async {
        await wait { [self] in
            let (book, reached) = state.withLock { ($0.followed.book, $0.reached) }
            if let reached, reached.shard == token.shard, reached.index >= token.index { return true }
            return book.map { book in stored.allSatisfy { book[$0.key] == $0.value } } ?? false
        }
    }

    private func wait(until holds: @escaping @Sendable () -> Bool) async {
        guard !holds() else { return }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [signal] in try? await signal.wait(until: holds) }
            group.addTask { [pause] in try? await pause(.seconds(5)) }
            await group.next()
            group.cancelAll()
        }
    }

    func metrics(prefix: String) -> String {
        let followed = state.withLock { $0.followed }
        return followed.metrics(prefix: prefix, now: now())
    }
}

// MARK: - Watchers

extension AreaFollower {
    /// Lets a watcher hear of every change from now on.
    ///
    /// - Parameter moment: The moment whose levels the watcher is told first.
    /// - Returns: The book as of now, and the moment as of which it is complete.
    /// - Throws: UNAVAILABLE (RISK_AREAS_NOT_KNOWN).
    func add(_ watcher: AreaWatcher, at moment: Instant) throws(RPCError) -> (book: AreaBook, asOf: Int64) {
        let now = now()
        return try state.withLock { state throws(RPCError) in
            guard !state.isEnded else { throw RPCError.riskAreasNotKnown }
            let book = try state.followed.known(at: now)
            watcher.begin(asOf: state.followed.asOf)
            state.watchers[ObjectIdentifier(watcher)] = watcher
            state.gradedThrough = state.gradedThrough ?? moment
            return (book, state.followed.asOf)
        }
    }

    func remove(_ watcher: AreaWatcher) {
        state.withLock { _ = $0.watchers.removeValue(forKey: ObjectIdentifier(watcher)) }
    }

    /// Makes every watcher give a sign of life, with the areas that time has changed, or ends all when the book is too old.
    ///
    /// - Parameter moment: The moment whose levels are told.
    func remind(at moment: Instant) {
        let now = now()
        let (watchers, book, since) = state.withLock { state in
            defer { state.gradedThrough = state.watchers.isEmpty ? nil : moment }
            return (state.watchers.values, try? state.followed.known(at: now), state.gradedThrough)
        }
        guard !watchers.isEmpty else { return }
        var changes = AreaChanges()
        if let book, let since, since < moment {
            for area in book.changed(after: since, through: moment) { changes.put(area) }
        }
        for watcher in watchers {
            if book != nil { watcher.remind(of: changes) } else { watcher.end(throwing: .riskAreasNotKnown) }
        }
    }

    /// Ends every watch, now and later.
    private func end() {
        let watchers = state.withLock { state in
            state.isEnded = true
            return state.watchers.values
        }
        let error = RPCError(.unavailable, "the server ends").with(reason: "RISK_AREAS_NOT_KNOWN")
        for watcher in watchers { watcher.end(throwing: error) }
    }
}

// MARK: - Following

extension AreaFollower {
    /// A book on its way along the log.
    private struct Copy {
        var book: AreaBook
        var position: ChangePosition
        /// Whether the book was true at some moment. A book that was just loaded mixes several.
        var isPublished = false
    }

    /// Follows the store until the task is cancelled.
    ///
    /// After a failure it goes on where it was. Where the log is not kept so far back, it loads all areas anew.
    func run() async {
        var copy: Copy?
        var failures = 0
        var random = SystemRandomNumberGenerator()
        while !Task.isCancelled {
            let before = state.withLock { $0.reached }
            do {
                if copy == nil {
                    let (book, position) = try await areas.load()
                    copy = Copy(book: book, position: position)
                }
                try await follow(&copy)
            } catch {
                if Task.isCancelled { break }
                if (error as? RPCError)?.code == .outOfRange { copy = nil }
                logger.warning("the areas of risk are followed again", metadata: ["error": "\(error)"])
            }
            failures = state.withLock { $0.reached } != before ? 1 : failures + 1
            try? await pause(Self.backoff.delay(afterFailures: failures, using: &random))
        }
        end()
    }

    private func follow(_ copy: inout Copy?) async throws {
        guard var current = copy else { return }
        for try await batch in areas.changes(from: current.position) {
            // A batch counts as a whole or not at all: `copy` stays before it when one of its writes cannot be read.
            var changes = AreaChanges()
            for write in batch.writes { changes.add(try areas.apply(write, to: &current.book)) }
            current.position = batch.position
            // So that what the book has computed lasts until it changes.
            if let rules = state.withLock(\.rules) { current.book.rules = rules }
            if batch.isCurrent || current.isPublished {
                publish(current, changes, isCurrent: batch.isCurrent)
                current.isPublished = true
            }
            copy = current
        }
    }

    private func publish(_ copy: Copy, _ changes: AreaChanges, isCurrent: Bool) {
        let now = now()
        let token = areas.token(of: copy.position)
        let old = copy.isPublished ? nil : state.withLock { $0.followed.book }
        let changes = old.map { AreaChanges(from: $0, to: copy.book) } ?? changes
        state.withLock { state in
            state.areas = copy.book
            if isCurrent { state.areasAsOf = now }
            state.reached = token
            state.combine()
            for watcher in state.watchers.values { watcher.tell(changes, asOf: state.followed.asOf) }
        }
        signal.notify()
    }
}

// MARK: - Rules

extension AreaFollower {
    /// Follows by what areas fall, until the task is cancelled. After a failure it begins anew.
    func runRules() async {
        var failures = 0
        var random = SystemRandomNumberGenerator()
        while !Task.isCancelled {
            let before = state.withLock(\.rulesAsOf)
            do {
                try await followRules()
            } catch {
                if Task.isCancelled { return }
                logger.warning("the rules of areas are followed again", metadata: ["error": "\(error)"])
            }
            failures = state.withLock(\.rulesAsOf) > before ? 1 : failures + 1
            try? await pause(Self.backoff.delay(afterFailures: failures, using: &random))
        }
    }

    private func followRules() async throws {
        let asOf = now()
        let (first, start) = try await rules.load()
        take(first, asOf: asOf)
        for try await batch in rules.changes(from: start) {
            let asOf = now()
            if rules.areChanged(by: batch) { take(try await rules.load().rules, asOf: asOf) }
            if batch.isCurrent { take(nil, asOf: asOf) }
        }
    }

    /// Takes rules, or nil as before, as of a moment. All areas whose levels may be others are told to watchers.
    private func take(_ new: AreaRules?, asOf moment: Int64) {
        state.withLock { state in
            state.rulesAsOf = moment
            var changes = AreaChanges()
            if let new, new != state.rules {
                state.rules = new
                changes.rules = new
                state.areas?.visitAll { if $0.standing.lastCaseAt != nil { changes.put($0) } }
            }
            state.combine()
            for watcher in state.watchers.values { watcher.tell(changes, asOf: state.followed.asOf) }
        }
        signal.notify()
    }
}
