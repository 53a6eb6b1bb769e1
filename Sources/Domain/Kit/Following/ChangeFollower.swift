public import Logging
public import RPC
public import StorageClient

/// Follows what changes in the store for as long as its task runs, over failures.
///
/// It loads what is stored, takes the changes since, and goes on where it was when that fails. It waits longer after each
/// failure without news in between.
///
/// ```swift
/// let follower = ChangeFollower(
///     in: store, of: [set.number], as: "the rules", backoff: Self.backoff, logger: logger, pause: pause)
/// await follower.run(load: { _ in try await self.load() }, take: { try await self.take($0) })
/// ```
public struct ChangeFollower: Sendable {
    /// Where it goes on after a failure.
    public enum Recovery: Sendable {
        /// Behind the last batch that was taken.
        case goesOn
        /// It loads anew.
        case beginsAnew
    }

    private let store: Store
    private let sets: [RecordSetNumber]
    private let subject: String
    private let recovery: Recovery
    private let backoff: Backoff
    private let logger: Logger
    private let pause: @Sendable (Duration) async throws -> Void

    /// Follows nothing until ``run(load:take:interrupted:)`` is called.
    ///
    /// - Parameters:
    ///   - sets: 1 to 64 record sets.
    ///   - subject: What is followed, for the log, such as `the rules`.
    ///   - recovery: Where it goes on after a failure.
    ///   - backoff: Waits between tries.
    ///   - pause: Waits; tests decide how long that takes.
    public init(
        in store: Store, of sets: [RecordSetNumber], as subject: String, after recovery: Recovery = .goesOn,
        backoff: Backoff, logger: Logger, pause: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.store = store
        self.sets = sets
        self.subject = subject
        self.recovery = recovery
        self.backoff = backoff
        self.logger = logger
        self.pause = pause
    }

    /// Follows until the task is cancelled, or until one of the closures throws a `CancellationError`.
    ///
    /// - Parameters:
    ///   - load: Reads what is stored, and returns from where on changes are followed. It is called first, after each
    ///     failure of itself, and when the log is not kept as far back as the position: only then it is given true.
    ///   - take: Takes a batch of changes. When it throws, the batch comes again, or all is loaded anew: always so for
    ///     OUT_OF_RANGE.
    ///   - interrupted: Called each time that changes are not followed any more.
    public func run(
        load: (_ isBehind: Bool) async throws -> ChangePosition, take: (ChangeBatch) async throws -> Void,
        interrupted: () -> Void = {}
    ) async {
        var position: ChangePosition?
        var isBehind = false
        var failures = 0
        var random = SystemRandomNumberGenerator()
        while !Task.isCancelled {
            var hasNews = false
            do {
                let start: ChangePosition
                if let position { start = position } else { start = try await load(isBehind) }
                (position, isBehind) = (start, false)
                for try await batch in store.changes(from: start, of: sets) {
                    try await take(batch)
                    (position, hasNews) = (batch.position, true)
                }
            } catch {
                if Task.isCancelled || error is CancellationError { return interrupted() }
                isBehind = isBehind || (error as? RPCError)?.code == .outOfRange
                if isBehind || recovery == .beginsAnew { position = nil }
                logger.warning("\(subject): changes are followed again", metadata: ["error": "\(error)"])
            }
            interrupted()
            failures = hasNews ? 1 : failures + 1
            try? await pause(backoff.delay(afterFailures: failures, using: &random))
        }
    }
}
