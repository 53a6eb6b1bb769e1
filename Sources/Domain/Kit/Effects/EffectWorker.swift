public import Logging
import RPC
import StorageClient
import Synchronization
public import Wire

/// Completes the effects that calls have left undone.
///
/// Every process of a role runs a worker for each set of effects that the role causes. A worker reads all effects once and
/// then follows the changes of the set. It tries an effect that stays for a second or two, and tries again with growing
/// waits, up to about a minute, until it is completed.
///
/// ```swift
/// let worker = EffectWorker(effects, now: surroundings.now, logger: logger)
/// group.addTask { await worker.run() }
/// ```
public final class EffectWorker<Message: WireMessage>: Sendable {
    /// Most effects that are known at a time. While there are as many, no more are taken from the store.
    static var pendingMax: Int { 10_000 }
    /// Most effects that are performed at a time.
    static var widthMax: Int { 8 }
    private static var interval: Duration { .seconds(1) }
    private static var backoff: Backoff { Backoff(initial: .milliseconds(100), maximum: .seconds(5)) }

    private let effects: Effects<Message>
    private let now: @Sendable () -> Int64
    private let logger: Logger
    private let pause: @Sendable (Duration) async throws -> Void
    private let pending = Mutex(PendingEffects<Message>())
    private let completed = Mutex(0)

    /// A worker that does nothing until ``run()`` is called.
    ///
    /// - Parameters:
    ///   - now: Seconds since 1970, for the age of effects.
    ///   - pause: Waits; tests decide how long that takes.
    public init(
        _ effects: Effects<Message>, now: @escaping @Sendable () -> Int64, logger: Logger,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.effects = effects
        self.now = now
        self.logger = logger
        self.pause = pause
    }

    /// Completes effects until the task is cancelled.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.follow() }
            group.addTask { await self.work() }
        }
    }

    /// How many effects are pending, for how long, and how many this worker has completed, as Prometheus text.
    public var metrics: String {
        let (count, age) = pending.withLock { ($0.count, $0.oldestAge(at: now())) }
        let prefix = "shuangma_effects_\(effects.name.map { $0 == "-" ? "_" : String($0) }.joined())"
        let rows = [
            ("pending", "gauge", "Effects that are not completed.", count),
            ("oldest_seconds", "gauge", "Seconds since the oldest pending effect was seen.", Int(age)),
            ("completed_total", "counter", "Effects that the worker has completed.", completed.withLock { $0 }),
        ]
        return rows.map { name, type, help, value in
            "# HELP \(prefix)_\(name) \(help)\n# TYPE \(prefix)_\(name) \(type)\n\(prefix)_\(name) \(value)\n"
        }.joined()
    }
}

// MARK: - Following

extension EffectWorker {
    /// Learns of effects. After a failure it goes on where it was; where the log is not kept so far back, it reads all
    /// effects anew.
    private func follow() async {
        let follower = ChangeFollower(
            in: effects.store, of: [effects.set.number], as: "effects \(effects.name)", backoff: Self.backoff,
            logger: logger, pause: pause)
        await follower.run(load: { _ in try await self.scan() }, take: { try await self.take($0) })
    }

    /// Reads all effects.
    ///
    /// - Returns: From where on the changes are followed.
    private func scan() async throws -> ChangePosition {
        pending.withLock { $0.removeAll() }
        var position = ChangePosition(parts: [])
        for try await page in effects.store.scan(of: [effects.set.number]) {
            for record in page.records {
                do {
                    guard let stored = try record.decoded(in: effects.set) else { continue }
                    put(
                        Effect(
                            partition: record.partition, key: stored.key, message: stored.value,
                            version: stored.version))
                } catch {
                    report(error)
                }
            }
            position = page.position.changes
            try await waitForRoom()
        }
        return position
    }

    private func take(_ batch: ChangeBatch) async throws {
        for write in batch.writes { take(write) }
        try await waitForRoom()
    }

    private func take(_ write: ChangedPartition) {
        let set = effects.set
        for change in write.changes {
            switch change {
            case .put(set.number, let key, _, _):
                do {
                    guard let message = try write.message(of: change, in: set) else { continue }
                    put(Effect(partition: write.partition, key: key, message: message, version: write.version))
                } catch {
                    report(error)
                }
            case .delete(set.number, let key): pending.withLock { $0.remove(key, of: write.partition) }
            case .deleteRange(set.number, let from, let until):
                pending.withLock { $0.removeAll(of: write.partition, from: from, until: until) }
            case .put, .delete, .deleteRange, .append: continue
            }
        }
    }

    private func put(_ effect: Effect<Message>) {
        guard effects.isIncluded(effect.message) else { return }
        let now = now()
        pending.withLock { $0.put(effect, now: now, due: effects.dueAt(effect.message)) }
    }

    private func waitForRoom() async throws {
        while pending.withLock({ $0.count }) >= Self.pendingMax { try await pause(Self.interval) }
    }

    /// An effect that cannot be read stays in the store, for a version that can.
    private func report(_ error: any Error) {
        logger.error("an effect cannot be read", metadata: ["set": "\(effects.name)", "error": "\(error)"])
    }
}

// MARK: - Working

extension EffectWorker {
    private func work() async {
        while !Task.isCancelled {
            try? await pause(Self.interval)
            let due = due(at: now())
            await withTaskGroup(of: Void.self) { group in
                for (place, effect) in due.enumerated() {
                    if place >= Self.widthMax { await group.next() }
                    group.addTask { await self.complete(effect) }
                }
            }
        }
    }

    /// The effects that are to be tried now. Those of later are put off; a tick is a second.
    private func due(at now: Int64) -> [Effect<Message>] {
        pending.withLock { pending in
            pending.tick().filter { effect in
                let dueAt = effects.dueAt(effect.message)
                if dueAt > now { pending.postpone(effect, ticks: dueAt - now) }
                return dueAt <= now
            }
        }
    }

    private func complete(_ effect: Effect<Message>) async {
        do {
            try await effects.complete(effect, options: .init())
            pending.withLock { $0.complete(effect) }
            completed.withLock { $0 += 1 }
        } catch {
            guard !Task.isCancelled else { return }
            pending.withLock { $0.delay(effect) }
            logger.warning(
                "an effect is tried again later", metadata: ["set": "\(effects.name)", "error": "\(error)"])
        }
    }
}
