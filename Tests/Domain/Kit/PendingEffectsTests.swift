import KitRecords
import StorageClient
import Testing

@testable import Kit

@Suite("When a worker tries an effect")
struct PendingEffectsTests {
    private func effect(_ key: UInt8, version: UInt64 = 1) throws -> Effect<KitV1.StoredNotification> {
        Effect(
            partition: try PartitionKey(Array(repeating: 3, count: 16)), key: [key], message: .init(),
            version: version)
    }

    @Test("The call that caused it has a whole tick to complete it first")
    func grace() throws {
        var pending = PendingEffects<KitV1.StoredNotification>()
        pending.put(try effect(1), now: 100)
        #expect(pending.tick().isEmpty)
        #expect(pending.tick() == [try effect(1)])
        pending.complete(try effect(1))
        #expect(pending.count == 0 && pending.tick().isEmpty)
    }

    @Test("Tries are 2, 4, 8 and at most 64 ticks apart")
    func waits() throws {
        var pending = PendingEffects<KitV1.StoredNotification>()
        pending.put(try effect(1), now: 100)
        var waits: [Int] = []
        for _ in 0..<8 {
            var ticks = 1
            while pending.tick().isEmpty { ticks += 1 }
            waits.append(ticks)
            pending.delay(try effect(1))
        }
        #expect(waits == [2, 2, 4, 8, 16, 32, 64, 64])
    }

    @Test("An effect that replaces another is not completed with it, and is tried anew")
    func replaced() throws {
        var pending = PendingEffects<KitV1.StoredNotification>()
        pending.put(try effect(1), now: 100)
        _ = pending.tick()
        pending.put(try effect(1, version: 2), now: 105)
        pending.complete(try effect(1))
        #expect(pending.count == 1 && pending.oldestAge(at: 110) == 5)
        #expect(pending.tick().isEmpty)
        #expect(pending.tick() == [try effect(1, version: 2)])
    }

    @Test("Removed ranges of keys are forgotten: from the first one to before the last, an empty one to the end")
    func ranges() throws {
        var pending = PendingEffects<KitV1.StoredNotification>()
        for key in 1...5 { pending.put(try effect(UInt8(key)), now: 100) }
        let partition = try effect(1).partition
        pending.removeAll(of: partition, from: [2], until: [4])
        #expect(pending.count == 3)
        pending.remove([1], of: partition)
        pending.removeAll(of: partition, from: [5], until: [])
        #expect(pending.count == 1)
        _ = pending.tick()
        #expect(pending.tick().map(\.key) == [[4]])
    }

    @Test("An effect that is not due is put off until then, for 64 ticks at most, and is no older than its due moment")
    func notDue() throws {
        var pending = PendingEffects<KitV1.StoredNotification>()
        pending.put(try effect(1), now: 100, due: 1_000)
        #expect(pending.oldestAge(at: 900) == 0 && pending.oldestAge(at: 1_010) == 10)
        _ = pending.tick()
        #expect(pending.tick() == [try effect(1)])
        pending.postpone(try effect(1), ticks: 898)
        var ticks = 1
        while pending.tick().isEmpty { ticks += 1 }
        #expect(ticks == 64)
        pending.postpone(try effect(1), ticks: 1)
        #expect(pending.tick() == [try effect(1)])
    }
}
