import Coordination
import Crypto
import Logging
import RPC
import Security
import Synchronization
import TracingCore
import Values

/// The keys of the days whose check-ins can be read, as a process knows them.
///
/// They lie in etcd, or in a file of `shuangma dev`, wrapped under the cluster's key: whoever reads etcd alone has none of
/// them. A process makes the key of a day when the first check-in comes, and destroys the keys of days that are over.
final class DayKeyRing: Sendable {
    private static let interval: Duration = .seconds(60)

    private let vault: any DayKeyCoordination
    private let wrapping: SymmetricKey
    private let surroundings: Surroundings
    private let logger: Logger
    private let known = Mutex<[ChinaDay: DayKey]>([:])
    private let destroyed = Mutex(0)

    init(_ vault: any DayKeyCoordination, hash: KeyedHash, surroundings: Surroundings, logger: Logger) {
        self.vault = vault
        wrapping = SymmetricKey(data: hash.hash(.dayKey, "wrapping 1"))
        self.surroundings = surroundings
        self.logger = logger
    }

    private var now: Instant { Instant(seconds: surroundings.now()) }

    /// The key that seals new check-ins of a day; it is made when there is none.
    ///
    /// - Throws: UNAVAILABLE (DAY_KEYS_NOT_KNOWN) when coordination does not answer, or for a day that is over.
    func sealing(_ day: ChinaDay) async throws -> DayKey {
        if let key = cached(day) { return key }
        guard CheckInLife.mayBegin(day, at: now) else { throw Self.unavailable }
        do {
            let proposed = try wrap(surroundings.random(DayKey.length), of: day)
            return try remember(try await vault.keepDayKey(proposed, of: day.number), of: day)
        } catch {
            throw report(error)
        }
    }

    /// The key that opens check-ins of a day; nil when it is destroyed.
    ///
    /// - Throws: UNAVAILABLE (DAY_KEYS_NOT_KNOWN) when coordination does not answer.
    func opening(_ day: ChinaDay) async throws -> DayKey? {
        guard day >= CheckInLife.firstDay(at: now) else { return nil }
        if let key = cached(day) { return key }
        do {
            guard let wrapped = try await vault.dayKeys()[day.number] else { return nil }
            return try remember(wrapped, of: day)
        } catch {
            throw report(error)
        }
    }

    /// Destroys the keys of days that are over, until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            do { try await sweep() } catch { _ = report(error) }
            try? await Task.sleep(for: Self.interval)
        }
    }

    /// Destroys the keys of days that are over, here and for everybody.
    func sweep() async throws {
        let first = CheckInLife.firstDay(at: now)
        known.withLock { $0 = $0.filter { $0.key >= first } }
        let count = try await vault.destroyDayKeys(before: first.number)
        destroyed.withLock { $0 += count }
        if count > 0 { logger.notice("keys of days were destroyed", metadata: ["count": "\(count)"]) }
    }

    /// How many keys this process has and has destroyed, as Prometheus text.
    var metrics: String {
        """
        # HELP shuangma_day_keys_known Keys of days that this process has.
        # TYPE shuangma_day_keys_known gauge
        shuangma_day_keys_known \(known.withLock { $0.count })
        # HELP shuangma_day_keys_destroyed_total Keys of days that this process has destroyed.
        # TYPE shuangma_day_keys_destroyed_total counter
        shuangma_day_keys_destroyed_total \(destroyed.withLock { $0 })

        """
    }

    private func cached(_ day: ChinaDay) -> DayKey? {
        guard day >= CheckInLife.firstDay(at: now) else { return nil }
        return known.withLock { $0[day] }
    }

    private func remember(_ wrapped: [UInt8], of day: ChinaDay) throws -> DayKey {
        let box = try AES.GCM.SealedBox(combined: wrapped)
        let key = DayKey(
            Array(try AES.GCM.open(box, using: wrapping, authenticating: Self.name(of: day))), of: day)
        known.withLock { $0[day] = key }
        return key
    }

    private func wrap(_ key: [UInt8], of day: ChinaDay) throws -> [UInt8] {
        Array(try AES.GCM.seal(key, using: wrapping, authenticating: Self.name(of: day)).combined ?? .init())
    }

    private static func name(of day: ChinaDay) -> [UInt8] { Array("day \(day.number)".utf8) }

    private func report(_ error: any Error) -> RPCError {
        if let error = error as? RPCError, error.code == .unavailable { return error }
        logger.warning("keys of days are not known", metadata: ["error": "\(error)"])
        return Self.unavailable
    }

    private static let unavailable = RPCError(.unavailable, "the key of the day is not known; try again")
        .with(reason: "DAY_KEYS_NOT_KNOWN")
}
