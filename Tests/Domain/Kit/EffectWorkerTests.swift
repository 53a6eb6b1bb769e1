import Kit
import KitRecords
import RPC
import StorageClient
import Synchronization
import Testing

@Suite("Effects of one partition's write in another", .serialized)
struct EffectWorkerTests {
    /// Asks that a number be added to the total of a person.
    private static let orders = RecordSet<KitV1.StoredNotification>(900, name: "orders-of-test", in: .phone)
    /// The total, with the orders that it counts.
    private static let totals = RecordSet<KitV1.StoredReplay>(901, name: "totals-of-test", in: .person)

    private let cause = try? PartitionKey(Array(repeating: 1, count: 16))
    private let target = try? PartitionKey(Array(repeating: 0xF0, count: 16))

    /// Effects that count orders in the target's partition, each once however often it is performed.
    private func effects(_ system: KitSystem) throws -> Effects<KitV1.StoredNotification> {
        let target = try #require(target)
        return Effects(in: system.store, Self.orders) { [store = system.store] effect, options in
            try await store.settling {
                let stored = try await store.read(target, .record(Self.totals), options: options)
                let counted = stored?.value.answer ?? []
                guard !counted.contains(effect.key[0]) else { return }
                try await store.write(target, options: options) { change in
                    if let stored {
                        change.require(Self.totals, version: stored.version)
                    } else {
                        change.requireAbsent(Self.totals)
                    }
                    try change.put(.init(answer: counted + [effect.key[0]]), in: Self.totals)
                }
            }
        }
    }

    /// What a service does: causes an effect and completes it at once.
    private func order(_ number: UInt8, _ effects: Effects<KitV1.StoredNotification>, _ store: Store) async throws {
        let cause = try #require(cause)
        let message = KitV1.StoredNotification(kind: "order")
        let receipt = try await store.write(cause) { try effects.add(message, key: [number], to: &$0) }
        await effects.complete(message, key: [number], of: cause, writtenBy: receipt, options: .init())
    }

    private func counted(_ store: Store) async throws -> [UInt8] {
        try await store.read(try #require(target), .record(Self.totals))?.value.answer ?? []
    }

    private func left(_ store: Store) async throws -> Int {
        try await store.read(try #require(cause), .all(Self.orders)).count
    }

    private func worker(
        _ effects: Effects<KitV1.StoredNotification>, _ system: KitSystem
    ) -> EffectWorker<KitV1.StoredNotification> {
        EffectWorker(effects, now: { 100 }, logger: system.logger) { _ in try await Task.sleep(for: .milliseconds(2)) }
    }

    /// Runs workers beside a body.
    private func with(
        _ workers: [EffectWorker<KitV1.StoredNotification>], _ body: () async throws -> Void
    ) async throws {
        let running = workers.map { worker in Task { await worker.run() } }
        defer { for task in running { task.cancel() } }
        try await body()
    }

    @Test("A call completes its effect at once, and nothing is left")
    func atOnce() async throws {
        try await withKit { system in
            try await order(7, effects(system), system.store)
            #expect(try await counted(system.store) == [7])
            #expect(try await left(system.store) == 0)
        }
    }

    @Test(
        "Whichever write a caller dies at, before or after it took place, the effect is done once or was never caused",
        arguments: 0..<3, [false, true])
    func crashes(step: Int, takesPlace: Bool) async throws {
        try await withKit { system in
            let effects = try effects(system)
            system.faults.fail(step, takesPlace: takesPlace)
            try? await order(7, effects, system.store)
            system.faults.fail(nil)
            let isCaused = step > 0 || takesPlace
            try await with([worker(effects, system), worker(effects, system)]) {
                try await system.eventually("completed") { try await left(system.store) == 0 }
                #expect(try await counted(system.store) == (isCaused ? [7] : []))
            }
        }
    }

    @Test("A worker finds what was left before it began, and what is left while it runs")
    func oldAndNew() async throws {
        try await withKit { system in
            let effects = try effects(system)
            let cause = try #require(cause)
            try await system.store.write(cause) { try effects.add(.init(kind: "old"), key: [1], to: &$0) }
            try await with([worker(effects, system)]) {
                try await system.eventually("the old one") { try await counted(system.store) == [1] }
                try await system.store.write(cause) { try effects.add(.init(kind: "new"), key: [2], to: &$0) }
                try await system.eventually("the new one") { try await left(system.store) == 0 }
                #expect(try await counted(system.store) == [1, 2])
            }
        }
    }

    @Test("An effect that fails is tried again, and holds up no other")
    func failing() async throws {
        try await withKit { system in
            let tries = Mutex<[UInt8: Int]>([:])
            let effects = Effects(in: system.store, Self.orders) { effect, _ in
                let count = tries.withLock { tries in
                    tries[effect.key[0], default: 0] += 1
                    return tries[effect.key[0], default: 0]
                }
                if effect.key == [1], count < 4 { throw RPCError(.unavailable, "not yet") }
            }
            try await system.store.write(try #require(cause)) { change in
                try effects.add(.init(), key: [1], to: &change)
                try effects.add(.init(), key: [2], to: &change)
            }
            let worker = worker(effects, system)
            try await with([worker]) {
                try await system.eventually("both") { try await left(system.store) == 0 }
                // The worker counts an effect after its record is gone.
                try await system.eventually("both are counted") {
                    worker.metrics.contains("shuangma_effects_orders_of_test_completed_total 2\n")
                }
            }
            #expect(tries.withLock { $0 } == [1: 4, 2: 1])
        }
    }

    @Test("Metrics tell how many effects are pending, and for how long")
    func metrics() async throws {
        try await withKit { system in
            let now = Mutex<Int64>(100)
            let effects = Effects(in: system.store, Self.orders) { _, _ in throw RPCError(.unavailable, "never") }
            try await system.store.write(try #require(cause)) { try effects.add(.init(), key: [1], to: &$0) }
            let worker = EffectWorker(
                effects, now: { now.withLock { $0 } }, logger: system.logger,
                pause: { _ in try await Task.sleep(for: .milliseconds(2)) })
            try await with([worker]) {
                try await system.eventually("seen") { worker.metrics.contains("_pending 1\n") }
                now.withLock { $0 = 130 }
                #expect(worker.metrics.contains("_oldest_seconds 30\n"))
            }
        }
    }
}
