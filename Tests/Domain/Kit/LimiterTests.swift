import Kit
import RPC
import Security
import Synchronization
import Testing
import Values

@Suite("Limits over all processes", .serialized)
struct LimiterTests {
    /// Processes of a role: limiters that share nothing but the store.
    private func processes(_ count: Int, _ system: KitSystem, _ clock: KitClock) -> [Limiter] {
        let hash = KeyedHash(ClusterKeys())
        return (0..<count).map { _ in
            Limiter(
                in: system.store, hash: hash,
                surroundings: Surroundings(now: { clock.now }, random: Surroundings.system.random))
        }
    }

    /// How many of `count` takers at once are admitted; the others must be refused by the limit.
    private func admitted(
        _ count: Int, by limiters: [Limiter], _ budget: UseBudget, _ caller: LimitedCaller
    ) async -> Int {
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<count {
                group.addTask {
                    do {
                        try await limiters[number % limiters.count].take(budget, of: caller, options: .init())
                        return true
                    } catch {
                        #expect(error is LimitReached, "\(error)")
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
    }

    @Test("A hundred callers behind one address at once are admitted, or refused by the limit")
    func hundred() async throws {
        try await withKit { system in
            let limiters = processes(2, system, KitClock())
            let wide = UseBudget("wide", [UseLimit(1000, per: 3600)])
            let narrow = UseBudget("narrow", [UseLimit(20, per: 3600)])
            let address = LimitedCaller.address(AddressBlock("192.0.2.1"))
            #expect(await admitted(100, by: limiters, wide, address) == 100)
            #expect(await admitted(100, by: limiters, narrow, address) == 20)
            #expect(await admitted(1, by: limiters, narrow, .address(AddressBlock("192.0.2.2"))) == 1)
        }
    }

    @Test("A low limit is exact; a high one is passed by at most a batch a process", arguments: [60, 128, 640, 1000])
    func bound(limit: Int) async throws {
        try await withKit { system in
            let limiters = processes(3, system, KitClock())
            let budget = UseBudget("test", [UseLimit(limit, per: 3600)])
            let batch = max(1, limit / 64)
            let admitted = await admitted(limit + 200, by: limiters, budget, .all)
            #expect(admitted <= limit && admitted >= limit - 3 * (batch - 1))
        }
    }

    @Test("Over many windows none holds more than the limit and a batch a process", arguments: [0, 1, 2] as [UInt64])
    func windows(seed: UInt64) async throws {
        try await withKit { system in
            let clock = KitClock()
            let limiters = processes(2, system, clock)
            let budget = UseBudget("test", [UseLimit(256, per: 60)])
            var random = KitGenerator(seed: seed)
            var bursts: [(at: Int64, admitted: Int)] = []
            for _ in 0..<12 {
                let count = await admitted(Int.random(in: 1...200, using: &random), by: limiters, budget, .all)
                bursts.append((clock.now, count))
                clock.advance(Int64.random(in: 1...25, using: &random))
            }
            for first in bursts {
                let window = bursts.filter { $0.at >= first.at && $0.at < first.at + 60 }
                #expect(window.reduce(0) { $0 + $1.admitted } <= 256 + 2 * 4)
            }
        }
    }

    @Test("A refusal is known without the store until its wait is over, and then there is room")
    func refusal() async throws {
        try await withKit { system in
            let clock = KitClock()
            let limiter = processes(1, system, clock)[0]
            let budget = UseBudget("test", [UseLimit(128, per: 60)])
            #expect(await admitted(200, by: [limiter], budget, .all) == 128)
            #expect(limiter.refusal(of: budget, for: .all) == LimitReached(waitSeconds: 60))
            #expect(limiter.refusal(of: budget, for: .staff("anna")) == nil)
            clock.advance(59)
            #expect(await admitted(1, by: [limiter], budget, .all) == 0)
            clock.advance(1)
            #expect(limiter.refusal(of: budget, for: .all) == nil)
            #expect(await admitted(200, by: [limiter], budget, .all) == 128)
        }
    }

    @Test("Callers of different kinds, and budgets of different names, have nothing in common")
    func apart() async throws {
        try await withKit { system in
            let limiter = processes(1, system, KitClock())
            let budget = UseBudget("test", [UseLimit(1, per: 60)])
            let callers: [LimitedCaller] = [
                .all, .staff("all"), .citizen([1, 2]), .citizen([12]), .staff("unknown"), .address(.unknown),
                .address(AddressBlock("192.0.2.1")), .address(AddressBlock("2001:db8::")),
            ]
            for caller in callers { #expect(await admitted(2, by: limiter, budget, caller) == 1) }
            #expect(await admitted(2, by: limiter, UseBudget("other", [UseLimit(1, per: 60)]), .all) == 1)
        }
    }

    @Test("All addresses of a /64 share one budget, however a caller changes them")
    func rotation() async throws {
        try await withKit { system in
            let limiter = processes(1, system, KitClock())
            let budget = UseBudget("test", [UseLimit(20, per: 3600)])
            var total = 0
            for number in 0..<40 {
                let address = AddressBlock("2001:db8:0:1:\(String(number * 977, radix: 16))::\(number)")
                total += await admitted(1, by: limiter, budget, .address(address))
            }
            #expect(total == 20)
        }
    }

    @Test("What was noted counts, and is counted, beyond the limit too")
    func noted() async throws {
        try await withKit { system in
            let limiter = processes(1, system, KitClock())[0]
            let budget = UseBudget("test", [UseLimit(2, per: 60)])
            #expect(try await limiter.count(budget, of: .all, options: .init()) == 0)
            try await limiter.note(budget, of: .all, options: .init())
            #expect(try await limiter.count(budget, of: .all, options: .init()) == 1)
            for _ in 0..<2 { try await limiter.note(budget, of: .all, options: .init()) }
            await #expect(throws: LimitReached(waitSeconds: 60)) {
                _ = try await limiter.count(budget, of: .all, options: .init())
            }
        }
    }
}

/// A clock that begins now, as the store's, and is moved by tests.
private final class KitClock: Sendable {
    private let moment = Mutex(Surroundings.system.now())

    var now: Int64 { moment.withLock { $0 } }

    func advance(_ seconds: Int64) { moment.withLock { $0 += seconds } }
}

/// SplitMix64: a failure replays by its seed.
private struct KitGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
