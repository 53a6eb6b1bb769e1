import HealthCodeCore
import HealthCodeRecords
import Kit
import Logging
import RPC
import StorageClient
import Synchronization
import Values

/// Which rules are in force when, in memory, as the store tells them.
///
/// A process has one of these and calls ``run()`` in a task of its own. Queries read memory. A process that has not loaded the
/// rules, or is more than 60 s behind, gives none: a colour by rules of before could be a wrong green. A switch is decided
/// more than 60 s before it comes into force, so that all processes know it by then.
///
/// Until the store holds a schedule, the rules that the configuration names hold.
final class RuleIndex: Sendable {
    /// Longest lag, in seconds, at which the rules are given.
    static let lagMax: Int64 = 60

    private static let backoff = Backoff(initial: .milliseconds(50), maximum: .seconds(5))
    /// Longest time that a query waits for rules that are not known.
    private static let patience = Duration.seconds(2)

    private struct State {
        var schedule: RuleSchedule?
        /// Uptime as of which the schedule is known, seconds.
        var asOf: Int64 = 0
        var load: Task<RuleSchedule, any Error>?
    }

    private let book: RuleBook
    private let uptime: @Sendable () -> Int64
    private let logger: Logger
    private let pause: @Sendable (Duration) async throws -> Void
    private let state = Mutex(State())

    /// Knows nothing until it is asked or ``run()`` is called.
    ///
    /// - Parameters:
    ///   - uptime: Seconds that nobody can set back, for the lag.
    ///   - pause: Waits; tests decide how long that takes.
    init(
        of book: RuleBook, logger: Logger, uptime: @escaping @Sendable () -> Int64 = RevokedTokens.systemUptime,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.book = book
        self.uptime = uptime
        self.logger = logger
        self.pause = pause
    }

    /// The schedule. What is not known is read first; calls at the same time share one read.
    ///
    /// - Throws: UNAVAILABLE (RULES_NOT_KNOWN).
    func schedule() async throws -> RuleSchedule {
        let uptime = uptime()
        let load = state.withLock { state -> Task<RuleSchedule, any Error>? in
            if state.schedule != nil, uptime - state.asOf <= Self.lagMax { return nil }
            if let load = state.load { return load }
            let load = Task { try await self.load() }
            state.load = load
            return load
        }
        guard let load else {
            // Another call cannot take it away.
            if let schedule = state.withLock(\.schedule) { return schedule }
            throw RPCError.rulesNotKnown
        }
        do { return try await load.value } catch { throw RPCError.rulesNotKnown }
    }

    /// Whether the rules are known without a read.
    var isKnown: Bool {
        let uptime = uptime()
        return state.withLock { $0.schedule != nil && uptime - $0.asOf <= Self.lagMax }
    }

    /// Takes a schedule that this process has just written.
    func take(_ schedule: RuleSchedule) { state.withLock { $0.schedule = schedule } }

    /// Whether the rules are loaded, how many switches there are, and how far they are behind, as Prometheus text.
    var metrics: String {
        let (schedule, asOf) = state.withLock { ($0.schedule, $0.asOf) }
        let lag = schedule.map { _ in "\(uptime() - asOf)" } ?? "+Inf"
        let rows = [
            ("loaded", "1 once the rules were loaded.", schedule == nil ? "0" : "1"),
            ("switches", "Switches of the rules that are known.", "\(schedule?.switches.count ?? 0)"),
            ("lag_seconds", "Seconds since the rules were current.", lag),
        ]
        return rows.map { name, help, value in
            let name = "shuangma_rules_\(name)"
            return "# HELP \(name) \(help)\n# TYPE \(name) gauge\n\(name) \(value)\n"
        }.joined()
    }

    private func load() async throws -> RuleSchedule {
        defer { state.withLock { $0.load = nil } }
        return try await read(.init(timeout: Self.patience)).schedule
    }

    private func read(_ options: CallOptions) async throws -> (schedule: RuleSchedule, token: ReadToken) {
        let asOf = uptime()
        let read = try await book.read(options)
        state.withLock { state in
            if state.schedule == nil || asOf >= state.asOf { (state.schedule, state.asOf) = (read.schedule, asOf) }
        }
        return read
    }
}

// MARK: - Following

extension RuleIndex {
    /// Follows the store until the task is cancelled. After a failure it begins anew.
    func run() async {
        let follower = ChangeFollower(
            in: book.store, of: [HealthCodeRecordSets.ruleSchedule.number], as: "the rules", after: .beginsAnew,
            backoff: Self.backoff, logger: logger, pause: pause)
        await follower.run(load: { _ in try await self.loadForFollowing() }, take: { try await self.take($0) })
    }

    private func loadForFollowing() async throws -> ChangePosition {
        let bucket = PartitionKey.rules.bucket
        return ChangePosition(parts: [.init(buckets: bucket...bucket, token: try await read(.init()).token)])
    }

    private func take(_ batch: ChangeBatch) async throws {
        if batch.writes.contains(where: { $0.partition == .rules && !$0.changes.isEmpty }) {
            _ = try await read(.init())
        }
        let uptime = uptime()
        if batch.isCurrent { state.withLock { $0.asOf = uptime } }
    }
}

extension RPCError {
    /// UNAVAILABLE (RULES_NOT_KNOWN): no colour may be given, since other rules may be in force.
    static var rulesNotKnown: RPCError {
        RPCError(.unavailable, "the rules in force are not known at the moment; try again")
            .with(reason: "RULES_NOT_KNOWN")
    }
}
