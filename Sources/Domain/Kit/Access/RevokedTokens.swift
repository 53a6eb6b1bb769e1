import Crypto
import KitRecords
public import Logging
public import RPC
public import Security
public import StorageClient
import Synchronization

/// The tokens of staff and feeds that were revoked and have not lapsed, as the store tells them.
///
/// A process with a store has one of these and calls ``run()`` in a task of its own. A revocation reaches it within a
/// second. Checks read memory and cause no call.
///
/// ```swift
/// let revoked = RevokedTokens(in: store, now: surroundings.now, logger: logger)
/// group.addTask { await revoked.run() }
/// ```
public final class RevokedTokens: TokenRevocations {
    /// Longest lag, in seconds, at which tokens of staff are still accepted.
    public static let lagMax: Int64 = 60
    /// Most tokens that are known, about 100 bytes each. Above it no token of staff is accepted: a revoked one might be
    /// missing.
    public static let capacity = 1_000_000

    /// Seconds by which clocks of processes may differ: what was used or revoked is remembered so much longer.
    public static let clockSkew: Int64 = 60

    private static let pageSize = 1_000
    private static let backoff = Backoff(initial: .milliseconds(50), maximum: .seconds(5))

    private struct State {
        /// When each token lapses, seconds since 1970.
        var expiries: [[UInt8]: Int64] = [:]
        /// Uptime as of which every revocation is known, seconds; nil before the first load.
        var asOf: Int64?
        /// There was no room for a token.
        var isIncomplete = false
        /// When those that had lapsed were last forgotten, seconds since 1970.
        var forgottenAt: Int64 = 0
    }

    private let store: Store
    private var partition: PartitionKey { Self.partition }
    private let capacity: Int
    private let now: @Sendable () -> Int64
    private let uptime: @Sendable () -> Int64
    private let logger: Logger
    private let pause: @Sendable (Duration) async throws -> Void
    private let state = Mutex(State())

    /// Knows nothing until ``run()`` is called.
    ///
    /// - Parameters:
    ///   - now: Seconds since 1970, for tokens that lapse.
    ///   - capacity: Most tokens that are known.
    ///   - uptime: Seconds that nobody can set back, for the lag.
    ///   - pause: Waits; tests decide how long that takes.
    public init(
        in store: Store, now: @escaping @Sendable () -> Int64, logger: Logger,
        capacity: Int = RevokedTokens.capacity, uptime: @escaping @Sendable () -> Int64 = RevokedTokens.systemUptime,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.store = store
        self.capacity = capacity
        self.now = now
        self.uptime = uptime
        self.logger = logger
        self.pause = pause
    }

    /// The one partition of all accounts of staff, feeds, their tokens, and what was revoked of them.
    ///
    /// Its key hides nothing, so that processes without the key of partitions find it too.
    public static let partition: PartitionKey = {
        let hash = Array(SHA256.hash(data: Array("shuangma/staff".utf8)))
        guard let key = try? PartitionKey(Array(hash.prefix(PartitionKey.length))) else {
            preconditionFailure("a hash of SHA-256 is longer than a key")
        }
        return key
    }()

    public func check(_ staff: Principal.Staff) throws(RPCError) {
        let uptime = uptime()
        let (isKnown, isRevoked) = state.withLock { state in
            (isCurrent(state, uptime), state.expiries[staff.token] != nil)
        }
        if isRevoked { throw RPCError.tokenRevoked }
        guard isKnown else {
            throw RPCError(.unavailable, "it is not known at the moment which tokens were revoked; try again")
                .with(reason: "REVOKED_TOKENS_NOT_KNOWN")
        }
    }

    /// Whether tokens of staff can be judged now.
    public var isKnown: Bool {
        let uptime = uptime()
        return state.withLock { isCurrent($0, uptime) }
    }

    /// Whether the revoked tokens are loaded, how many there are, and how far they are behind, as Prometheus text.
    public var metrics: String {
        let (count, asOf) = state.withLock { ($0.expiries.count, $0.asOf) }
        let rows = [
            ("loaded", "1 once the revoked tokens were loaded.", asOf == nil ? "0" : "1"),
            ("tokens", "Revoked tokens that have not lapsed.", "\(count)"),
            ("lag_seconds", "Seconds since they were current.", asOf.map { "\(uptime() - $0)" } ?? "+Inf"),
        ]
        return rows.map { name, help, value in
            let name = "shuangma_revoked_\(name)"
            return "# HELP \(name) \(help)\n# TYPE \(name) gauge\n\(name) \(value)\n"
        }.joined()
    }

    private func isCurrent(_ state: State, _ uptime: Int64) -> Bool {
        guard let asOf = state.asOf else { return false }
        return uptime - asOf <= Self.lagMax && !state.isIncomplete
    }

    /// Seconds since some moment before the process began.
    public static func systemUptime() -> Int64 { start.duration(to: .now).components.seconds }

    private static let start = ContinuousClock.now
}

// MARK: - Following

extension RevokedTokens {
    /// Follows the store until the task is cancelled. After a failure it goes on where it was; where the log is not kept
    /// so far back, it loads all anew.
    public func run() async {
        let follower = ChangeFollower(
            in: store, of: [KitRecordSets.revokedTokens.number], as: "revoked tokens", backoff: Self.backoff,
            logger: logger, pause: pause)
        await follower.run(load: { _ in try await self.load() }, take: { try self.take($0) })
    }

    /// Reads all, page by page. They are complete once the changes behind the first page were taken.
    private func load() async throws -> ChangePosition {
        state.withLock { ($0.expiries, $0.isIncomplete, $0.asOf) = ([:], false, nil) }
        var start: ReadToken?
        var from: [UInt8] = []
        while true {
            let page = try await store.snapshot(
                of: partition, .range(KitRecordSets.revokedTokens, from: from, limit: Self.pageSize))
            let position = start ?? page.token
            start = position
            for record in page.values.records { put(record.key, expiresAt: record.value.expiresAt) }
            guard page.values.isTruncated, let last = page.values.records.last else {
                let bucket = partition.bucket
                return ChangePosition(parts: [.init(buckets: bucket...bucket, token: position)])
            }
            from = last.key + [0]
        }
    }

    private func take(_ batch: ChangeBatch) throws {
        for write in batch.writes where write.partition == partition {
            for change in write.changes {
                guard case .put(_, let key, _, _) = change,
                    let stored = try write.message(of: change, in: KitRecordSets.revokedTokens)
                else { continue }
                put(key, expiresAt: stored.expiresAt)
            }
        }
        if batch.isCurrent { try note() }
    }

    private func put(_ token: [UInt8], expiresAt: Int64) {
        state.withLock { state in
            guard state.expiries.count < capacity || state.expiries[token] != nil else {
                state.isIncomplete = true
                return
            }
            state.expiries[token] = expiresAt
        }
    }

    /// Notes that every revocation up to now is known, and forgets once a minute the tokens that have lapsed.
    ///
    /// - Throws: OUT_OF_RANGE when some are missing and there is room again: all have to be loaded anew.
    private func note() throws {
        let (moment, uptime) = (now(), uptime())
        let (isIncomplete, hasRoom) = state.withLock { state in
            state.asOf = uptime
            if moment >= state.forgottenAt + 60 {
                state.expiries = state.expiries.filter { $0.value > moment }
                state.forgottenAt = moment
            }
            return (state.isIncomplete, state.expiries.count < capacity)
        }
        guard isIncomplete else { return }
        logger.error("more tokens are revoked than can be followed: no token of staff is accepted")
        if hasRoom { throw RPCError(.outOfRange, "revoked tokens are missing") }
    }
}

extension RPCError {
    /// UNAUTHENTICATED (TOKEN_REVOKED).
    public static var tokenRevoked: RPCError {
        RPCError(.unauthenticated, "the token was revoked; log in again").with(reason: StaffCallRefusal.tokenRevoked)
    }
}
