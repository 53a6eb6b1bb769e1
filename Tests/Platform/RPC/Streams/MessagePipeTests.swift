import Testing

@testable import RPC

private struct Gone: Error, Equatable {}

@Suite("Message pipe")
struct MessagePipeTests {
    @Test("messages come out in the order they went in, then the end")
    func order() async throws {
        let pipe = MessagePipe<Int>(capacity: 4)
        for value in 0..<4 { try await pipe.send(value) }
        pipe.finish()
        for value in 0..<4 { #expect(try await pipe.next() == value) }
        #expect(try await pipe.next() == nil)
        #expect(try await pipe.next() == nil)
    }

    @Test("a full pipe holds its producer until the consumer has read: never more than the capacity is queued")
    func bounded() async throws {
        let pipe = MessagePipe<Int>(capacity: 3)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for value in 0..<1000 {
                    try await pipe.send(value)
                    #expect(pipe.count <= 3)
                }
                pipe.finish()
            }
            var expected = 0
            while let value = try await pipe.next() {
                #expect(value == expected)
                expected += 1
            }
            #expect(expected == 1000)
            try await group.waitForAll()
        }
    }

    @Test("offer never waits, whatever the capacity")
    func offer() async throws {
        let pipe = MessagePipe<Int>(capacity: 1)
        for value in 0..<10 { pipe.offer(value) }
        #expect(pipe.count == 10)
        pipe.finish(throwing: Gone())
        for value in 0..<10 { #expect(try await pipe.next() == value) }
        await #expect(throws: Gone.self) { try await pipe.next() }
    }

    @Test("a consumer that leaves fails the waiting producer and every later one, and is told of once")
    func consumerLeaves() async throws {
        let (events, told) = AsyncStream.makeStream(of: Void.self)
        let pipe = MessagePipe<Int>(capacity: 1, onCancel: { told.yield() })
        try await pipe.send(1)
        let waiting = Task.immediate { try await pipe.send(2) }
        pipe.cancel(throwing: Gone())
        pipe.cancel(throwing: CancellationError())
        await #expect(throws: Gone.self) { try await waiting.value }
        await #expect(throws: Gone.self) { try await pipe.send(3) }
        await #expect(throws: Gone.self) { try await pipe.next() }
        told.finish()
        #expect(await events.reduce(into: 0) { count, _ in count += 1 } == 1)
    }

    @Test("finishing delivers what a waiting producer had in hand")
    func finishWithWaitingProducer() async throws {
        let pipe = MessagePipe<Int>(capacity: 1)
        try await pipe.send(1)
        let waiting = Task.immediate { try await pipe.send(2) }
        pipe.finish()
        try await waiting.value
        #expect(try await pipe.next() == 1)
        #expect(try await pipe.next() == 2)
        #expect(try await pipe.next() == nil)
        await #expect(throws: CancellationError.self) { try await pipe.send(3) }
    }

    @Test("cancelling the waiting task frees it, and the pipe stays usable for others", arguments: [true, false])
    func taskCancellation(consumer: Bool) async throws {
        let pipe = MessagePipe<Int>(capacity: 1)
        if consumer {
            let reader = Task.immediate { try await pipe.next() }
            reader.cancel()
            await #expect(throws: CancellationError.self) { try await reader.value }
            try await pipe.send(1)
        } else {
            try await pipe.send(1)
            let writer = Task.immediate { try await pipe.send(2) }
            writer.cancel()
            await #expect(throws: CancellationError.self) { try await writer.value }
        }
        #expect(try await pipe.next() == 1)
        #expect(pipe.count == 0)
    }

    @Test("a task that is cancelled before it waits is not left waiting", arguments: [true, false])
    func cancelledBefore(consumer: Bool) async throws {
        let pipe = MessagePipe<Int>(capacity: 1)
        if !consumer { try await pipe.send(1) }
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            if consumer { _ = try await pipe.next() } else { try await pipe.send(2) }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
