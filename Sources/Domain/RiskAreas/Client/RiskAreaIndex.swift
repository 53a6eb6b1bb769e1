public import Logging
public import RPC
import RiskAreasContracts
public import RiskAreasCore
import Synchronization
import Values

/// Every area of risk in memory, as the service of risk areas tells them.
///
/// A process that needs areas has one index and calls ``run()`` in a task of its own. Queries read ``book()`` and cause
/// no call.
///
/// ```swift
/// let index = RiskAreaIndex(channel, now: surroundings.now, logger: logger)
/// group.addTask { await index.run() }
/// let isRed = try index.book().level(of: id, at: now) == .high
/// ```
public final class RiskAreaIndex: Sendable {
    /// Seconds without news after which the call is made again. The service gives a sign of life every 5 s.
    private static let silenceMax: Int64 = 20
    private static let backoff = Backoff(initial: .milliseconds(100), maximum: .seconds(5))

    private struct State {
        var followed = FollowedAreas()
        /// When the last news came, or the call began.
        var lastNews: Int64 = 0
    }

    private let client: RiskAreasV1.RiskAreasClient
    private let now: @Sendable () -> Int64
    private let logger: Logger
    private let pause: @Sendable (Duration) async throws -> Void
    private let state = Mutex(State())
    private let signal = BookSignal()

    /// An index that knows nothing until ``run()`` is called.
    ///
    /// - Parameters:
    ///   - channel: To the service of risk areas, as a caller who may follow it.
    ///   - now: Seconds since 1970.
    ///   - pause: Waits; tests decide how long that takes.
    public init(
        _ channel: any RPCChannel, now: @escaping @Sendable () -> Int64, logger: Logger,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        client = RiskAreasV1.RiskAreasClient(channel)
        self.now = now
        self.logger = logger
        self.pause = pause
    }

    /// The areas.
    ///
    /// - Throws: UNAVAILABLE (RISK_AREAS_NOT_KNOWN) when they were never loaded or are more than 60 s behind.
    public func book() throws(RPCError) -> AreaBook {
        let followed = state.withLock { $0.followed }
        return try followed.known(at: now())
    }

    /// Waits for a book that meets a condition, as a test does after an import.
    ///
    /// - Throws: `CancellationError`.
    public func waitForBook(where isWanted: @escaping @Sendable (AreaBook) -> Bool) async throws {
        try await signal.wait { [self] in (try? book()).map(isWanted) ?? false }
    }

    /// Whether the areas are loaded, how many there are, and how far they are behind, as Prometheus text.
    public var metrics: String {
        let followed = state.withLock { $0.followed }
        return followed.metrics(prefix: "shuangma_risk_areas_index", now: now())
    }
}

// MARK: - Following

extension RiskAreaIndex {
    /// Follows the service until the task is cancelled. After a failure it begins anew, with growing waits up to 5 s.
    public func run() async {
        var failures = 0
        var random = SystemRandomNumberGenerator()
        while !Task.isCancelled {
            let before = state.withLock { $0.followed.asOf }
            do {
                try await follow()
            } catch {
                guard !Task.isCancelled else { return }
                logger.notice("the watch of risk areas ended and is begun again", metadata: ["error": "\(error)"])
            }
            failures = state.withLock { $0.followed.asOf } > before ? 1 : failures + 1
            try? await pause(Self.backoff.delay(afterFailures: failures, using: &random))
        }
    }

    /// One call, until it ends or is silent for too long.
    private func follow() async throws {
        state.withLock { $0.lastNews = now() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.receive() }
            group.addTask { try await self.endInSilence() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func receive() async throws {
        // A service of a version before grading tells no rules: its areas keep their levels.
        var book = AreaBook()
        for try await news in client.watchRiskAreas(.init()) {
            try book.apply(news)
            guard let asOf = news.asOf.flatMap({ Instant(seconds: $0.seconds, nanos: $0.nanos) })?.seconds else {
                throw RPCError(.internal, "news of risk areas without as_of")
            }
            state.withLock { state in
                state.lastNews = now()
                // A service whose clock is ahead must not hide a lag.
                if news.isComplete { state.followed.publish(book, asOf: min(asOf, state.lastNews)) }
            }
            signal.notify()
        }
        throw RPCError(.unavailable, "the service ended the watch")
    }

    private func endInSilence() async throws {
        while true {
            try await pause(.seconds(5))
            // A clock that was set back would hide the silence.
            guard abs(now() - state.withLock({ $0.lastNews })) <= Self.silenceMax else {
                throw RPCError(.unavailable, "no sign of life for \(Self.silenceMax) s")
            }
        }
    }
}

extension AreaBook {
    /// Takes news into account.
    ///
    /// - Throws: INTERNAL when an area or the rules cannot be read: a book without them would be wrong.
    fileprivate mutating func apply(_ news: RiskAreasV1.RiskAreaNews) throws {
        if let rules = news.rules {
            do {
                self.rules = try AreaRules(rules)
            } catch {
                throw RPCError(.internal, "the rules of areas cannot be read: \(error.field) \(error.reason)")
            }
        }
        for id in news.removedAreaIds { remove(AreaID(id)) }
        for message in news.areas {
            do {
                put(try RiskArea(message))
            } catch {
                throw RPCError(.internal, "an area of risk cannot be read: \(error.field) \(error.reason)")
            }
        }
    }
}
