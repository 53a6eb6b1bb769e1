import Coordination
import RPC
import StorageClient
import StorageContracts
import Synchronization
import Testing
import Wire

@testable import Storage

extension TestStore {
    fileprivate var stub: StorageV1.StorageClient { .init(InProcessChannel(services: [service])) }

    /// Follows all of the first shard's buckets.
    fileprivate func watch(
        after index: UInt64?, of collections: [UInt32] = []
    ) -> ResponseSequence<StorageV1.WatchResponse> {
        stub.watch(
            .init(
                bucketThrough: 1_023, after: index.map { .init(shard: 0, index: $0) }, collections: collections))
    }

    /// What was written behind an index, to the end of the log.
    fileprivate func changes(
        after index: UInt64, of collections: [UInt32] = []
    ) async throws -> [StorageV1.CommittedWrite] {
        var writes: [StorageV1.CommittedWrite] = []
        for try await response in watch(after: index, of: collections) {
            writes += response.writes
            if response.current { break }
        }
        return writes
    }

    fileprivate func put(_ value: UInt8, bytes: Int = 1) async throws -> UInt64 {
        try await write(
            .init(partition: partition(1), mutations: [.put(1, [value], Array(repeating: value, count: bytes))])
        ).version
    }
}

/// Lets messages pass one by one when asked to.
private final class Valve<Message: Sendable>: MessageSink {
    private let gate = AsyncStream.makeStream(of: Void.self)
    private let passed: AsyncStream<Message>.Continuation
    let messages: AsyncStream<Message>
    /// Messages that have come, whether they passed or not.
    let arrived = Atomic<Int>(0)

    init() { (messages, passed) = AsyncStream.makeStream(of: Message.self) }

    func send(_ message: Message) async throws {
        arrived.add(1, ordering: .relaxed)
        for await _ in gate.stream { break }
        try Task.checkCancellation()
        passed.yield(message)
    }

    func open(_ count: Int = 1) { for _ in 0..<count { gate.continuation.yield() } }
}

@Suite("Watching a shard")
struct WatchTests {
    @Test("Every change is told once, in order, as it was asked for: puts with expiry, removals, ranges")
    func content() async throws {
        try await withStore { store in
            let end = store.clock.seconds + 10
            let puts = StorageV1.WriteRequest(
                partition: partition(1), mutations: [.put(1, [1], [5]), .put(2, [2], [6], expires: end)])
            let removals = StorageV1.WriteRequest(
                partition: partition(2), mutations: [.delete(1, [3]), .deleteRange(2, [4], [5])])
            let first = try await store.write(puts)
            store.clock.advance(seconds: 60)
            let second = try await store.write(removals)
            let writes = try await store.changes(after: 0)
            #expect(writes.map(\.index) == [first.version, second.version])
            #expect(writes.map(\.partition) == [partition(1), partition(2)])
            // That the second record has expired meanwhile is no change.
            #expect(writes.map(\.mutations) == [puts.mutations, removals.mutations])
            #expect(writes.map(\.orderedAt?.seconds) == [end - 10, end + 50])
            #expect(try await store.changes(after: first.version).map(\.index) == [second.version])
            let part = try await store.changes(after: 0, of: [2])
            #expect(part.map(\.mutations) == [[puts.mutations[1]], [removals.mutations[1]]])
            #expect(try await store.changes(after: 0, of: [3]).isEmpty)
        }
    }

    @Test("Writes that were refused, and repeated ones, are no change: now, and after a restart of the node")
    func noChange() async throws {
        var store = try await TestStore.open(temporaryFolder())
        var expected: [UInt64] = []
        func write(_ request: StorageV1.WriteRequest) async throws {
            let response = try await store.write(request)
            if !response.replayed { expected.append(response.version) }
        }
        for round in 0..<3 as Range<UInt8> {
            let keyed = StorageV1.WriteRequest(
                partition: partition(1), mutations: [.put(1, [round], [1])], idempotencyKey: [round + 1])
            try await write(keyed)
            try await write(keyed)
            let refused = StorageV1.WriteRequest(
                partition: partition(1), preconditions: [.exists(false, 1, [round])], mutations: [.put(1, [9], [1])])
            await #expect(throws: RPCError.self) { try await write(refused) }
            try await write(.init(partition: partition(1), mutations: [.put(1, [round], [2])]))
        }
        #expect(try await store.changes(after: 0).map(\.index) == expected)
        #expect(expected == [1, 4, 5, 8, 9, 12], "the others took their indexes")
        store = try await store.reopened()
        #expect(try await store.changes(after: 0).map(\.index) == expected)
        await store.node.close()
    }

    @Test("Without a token it begins at the present, says so at once, and tells what follows")
    func live() async throws {
        try await withStore { store in
            let before = try await store.put(1)
            var responses = store.watch(after: nil).makeAsyncIterator()
            let first = try await responses.next()
            #expect(first?.token?.index == before && first?.writes.isEmpty == true && first?.current == true)
            for number in 2..<20 as Range<UInt8> {
                let index = try await store.put(number)
                let news = try await responses.next()
                #expect(news?.writes.map(\.index) == [index] && news?.token?.index == index && news?.current == true)
            }
        }
    }

    @Test("A token from before the log that is kept, or from beyond it, is refused with the way out")
    func lostTokens() async throws {
        var configuration = StorageConfiguration()
        configuration.keptLogEntries = 10
        try await withStore(configuration: configuration) { store in
            var last: UInt64 = 0
            for number in 0..<50 as Range<UInt8> { last = try await store.put(number) }
            let old = await #expect(throws: RPCError.self) { _ = try await store.changes(after: 5) }
            #expect(old?.code == .outOfRange && old?.message.contains("scan the buckets") == true)
            #expect(old?.detail(GoogleRPC.ErrorInfo.self)?.reason == "TOKEN_TOO_OLD")
            #expect(try await store.changes(after: last - 5).map(\.index) == Array(last - 4...last))
            let unknown = await #expect(throws: RPCError.self) { _ = try await store.changes(after: last + 1) }
            #expect(unknown?.code == .outOfRange)
            #expect(unknown?.detail(GoogleRPC.ErrorInfo.self)?.reason == "TOKEN_UNKNOWN")
        }
    }

    @Test("The bytes of the log that are kept are bounded as well")
    func keptBytes() async throws {
        var configuration = StorageConfiguration()
        configuration.keptLogBytes = 1 << 20
        try await withStore(configuration: configuration) { store in
            var last: UInt64 = 0
            for number in 0..<40 as Range<UInt8> { last = try await store.put(number, bytes: 100 << 10) }
            let old = await #expect(throws: RPCError.self) { _ = try await store.changes(after: last - 12) }
            #expect(old?.detail(GoogleRPC.ErrorInfo.self)?.reason == "TOKEN_TOO_OLD")
            #expect(try await store.changes(after: last - 8).count == 8)
        }
    }

    @Test(
        "A watcher that does not read has one response made for it, whatever is written meanwhile, and misses nothing")
    func slow() async throws {
        try await withStore { store in
            let valve = Valve<StorageV1.WatchResponse>()
            let request = StorageV1.WatchRequest(bucketThrough: 1_023, after: .init(shard: 0, index: 0))
            let watch = Task { try await store.service.watch(request, to: ResponseStream(valve), context: .test) }
            while valve.arrived.load(ordering: .relaxed) == 0 { await Task.yield() }
            var expected: [UInt64] = []
            for number in 0..<100 as Range<UInt8> { expected.append(try await store.put(number, bytes: 100 << 10)) }
            #expect(valve.arrived.load(ordering: .relaxed) == 1)
            var told: [UInt64] = []
            var messages = valve.messages.makeAsyncIterator()
            while told.count < expected.count {
                valve.open()
                let response = try #require(await messages.next())
                told += response.writes.map(\.index)
                #expect(response.writes.count <= 7, "a response is bounded in bytes")
            }
            #expect(told == expected)
            watch.cancel()
            _ = await watch.result
        }
    }

    @Test("What is told between a look and the sleep after it is not missed; a moment wakes, and so does leaving")
    func sleeping() async throws {
        let news = ShardNews()
        let looked = news.round
        news.tell()
        try await news.wait(after: looked, until: .max)
        // Woken by the tick that comes to its moment, whether it sleeps already or not.
        let sleeper = Task { try await news.wait(after: news.round, until: 5) }
        let ticks = Task {
            while !Task.isCancelled {
                news.wake(at: 5)
                await Task.yield()
            }
        }
        try await sleeper.value
        ticks.cancel()
        let left = Task { try await news.wait(after: news.round, until: .max) }
        left.cancel()
        await #expect(throws: CancellationError.self) { try await left.value }
    }

    @Test("While nothing is written it is told once a second of the lease clock that nothing is missing")
    func heartbeat() async throws {
        // Goes on by a tenth of a second whenever somebody looks at it, so that it never stands still while one waits.
        let leaseClock = Atomic<UInt64>(1_000_000_000)
        let coordination = try LocalCoordination(node: TestStore.name)
        let node = try await StorageNode.open(
            folder: temporaryFolder(), name: TestStore.name, coordination: coordination,
            clock: { ManualClock.start * 1_000_000_000 },
            leaseClock: { leaseClock.add(100_000_000, ordering: .relaxed).newValue })
        let stub = StorageV1.StorageClient(InProcessChannel(services: [node.service]))
        let start = leaseClock.load(ordering: .relaxed)
        var responses = stub.watch(.init(bucketThrough: 1_023)).makeAsyncIterator()
        for word in 0..<3 as Range<UInt64> {
            let response = try await responses.next()
            #expect(response?.writes.isEmpty == true && response?.current == true && response?.token?.index == 0)
            #expect(leaseClock.load(ordering: .relaxed) >= start + word * StorageService.heartbeat)
        }
        await node.close()
    }

    @Test("A node closes while it is watched, and says so to those who watch")
    func closing() async throws {
        let store = try await TestStore.open(temporaryFolder())
        let index = try await store.put(1)
        var responses = store.watch(after: 0).makeAsyncIterator()
        #expect(try await responses.next()?.token?.index == index)
        await store.node.close()
        do {
            while try await responses.next() != nil {}
            Issue.record("the watch ended as if all had been told")
        } catch let error as RPCError { #expect(error.code == .unavailable) }
    }

    @Test("A request that is wrong is refused with the field")
    func validation() async throws {
        try await withStore { store in
            let requests: [(String, StorageV1.WatchRequest)] = [
                ("shard", .init(shard: 65_536, bucketThrough: 4)),
                ("after.shard", .init(bucketThrough: 4, after: .init(shard: 1, index: 1))),
                ("bucket_through", .init(bucketFrom: 5, bucketThrough: 4)),
                ("collections[0]", .init(bucketThrough: 4, collections: [0])),
                ("bucket_from", .init(shard: 1, bucketFrom: 4, bucketThrough: 1_500)),
            ]
            for (field, request) in requests {
                let error = await #expect(throws: RPCError.self) {
                    for try await _ in store.stub.watch(request) { break }
                }
                #expect(error?.code == .invalidArgument)
                #expect(error?.detail(GoogleRPC.BadRequest.self)?.fieldViolations.map(\.field) == [field])
            }
        }
    }
}
