import Coordination
import Foundation
import RPC
import StorageContracts
import Synchronization
import Testing

@testable import Storage

/// Holds whoever passes until it is opened, and tells that somebody came.
private final class Gate: Sendable {
    private let isClosed = Atomic<Bool>(false)
    private let arrivals = Atomic<Int>(0)
    private let opened = DispatchSemaphore(value: 0)

    func close() { isClosed.store(true, ordering: .releasing) }

    func open() {
        isClosed.store(false, ordering: .releasing)
        opened.signal()
    }

    func pass() {
        guard isClosed.load(ordering: .acquiring) else { return }
        arrivals.add(1, ordering: .releasing)
        opened.wait()
    }

    func waitForArrival() async {
        while arrivals.load(ordering: .acquiring) == 0 { await Task.yield() }
    }
}

@Suite("Bounds of queues")
struct BoundTests {
    @Test("Over the bound of waiting writes a write is refused with RESOURCE_EXHAUSTED and a time to wait")
    func writeQueue() async throws {
        var configuration = StorageConfiguration()
        configuration.maxQueuedWrites = 2
        let gate = Gate()
        let coordination = try LocalCoordination(node: TestStore.name)
        // The writer reads the clock once a group: there it is held while others queue.
        let node = try await StorageNode.open(
            folder: temporaryFolder(), name: TestStore.name, coordination: coordination, configuration: configuration,
            clock: {
                gate.pass()
                return ManualClock.start
            })
        func write() async throws {
            let request = StorageV1.WriteRequest(partition: partition(1), mutations: [.put(1, [], [1])])
            _ = try await node.service.write(request, context: .test)
        }
        gate.close()
        let first = Task { try await write() }
        await gate.waitForArrival()
        let refused = Atomic<Int>(0)
        await withTaskGroup(of: RPCError?.self) { group in
            for _ in 0..<5 {
                group.addTask {
                    do {
                        try await write()
                        return nil
                    } catch { return error as? RPCError }
                }
            }
            // Two find room and wait; three are refused at once. Only then may the writer go on. When it was held in a
            // group without the first write, that one has a place as well, and a fourth may be refused.
            for await error in group {
                guard let error else { continue }
                #expect(error.code == .resourceExhausted)
                #expect(error.detail(GoogleRPC.RetryInfo.self)?.retryDelay != nil)
                if refused.add(1, ordering: .relaxed).newValue == 3 { gate.open() }
            }
        }
        #expect((3...4).contains(refused.load(ordering: .relaxed)))
        try await first.value
        await node.close()
    }

    @Test("Over the bound of waiting reads a read is refused")
    func readPool() async throws {
        let pool = try ReadPool(threads: 1, maxQueued: 1)
        let gate = Gate()
        gate.close()
        let first = Task { try await pool.run { gate.pass() } }
        await gate.waitForArrival()
        await withTaskGroup(of: (any Error)?.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    do {
                        try await pool.run {}
                        return nil
                    } catch { return error }
                }
            }
            let error = await group.next() ?? nil
            #expect(error as? ReadRefused == .queueFull)
            gate.open()
            #expect(await group.next()! == nil)
        }
        try await first.value
        pool.close()
        await #expect(throws: ReadRefused.closed) { try await pool.run {} }
    }

    @Test("A queue is bounded in number and weight, takes one that is too heavy alone, and what is urgent always")
    func queue() {
        let queue = BoundedQueue<Int>(maxCount: 3, maxWeight: 10)
        #expect(queue.offer(1, weight: 50) == .taken)
        #expect(queue.offer(2, weight: 1) == .full)
        #expect(queue.take(maxWeight: 10, maxCount: 9) == [1])
        for number in 3...5 { #expect(queue.offer(number, weight: 3) == .taken) }
        #expect(queue.offer(6, weight: 0) == .full)
        #expect(queue.offer(7, weight: 99, urgent: true) == .taken)
        #expect(queue.take(maxWeight: 6, maxCount: 9) == [3, 4])
        #expect(queue.take(maxWeight: 200, maxCount: 1) == [5])
        #expect(queue.take(maxWeight: 1, maxCount: 9) == [7])
        #expect(queue.take(maxWeight: 1, maxCount: 9, patience: 1_000) == [], "patience ends, the queue stays open")
        queue.close()
        #expect(queue.offer(8) == .closed)
        #expect(queue.take(maxWeight: 1, maxCount: 9) == nil)
    }
}
