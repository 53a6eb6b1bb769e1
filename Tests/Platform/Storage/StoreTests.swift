import Coordination
import RPC
import StorageContracts
import Synchronization
import Testing
import Wire

@testable import StorageClient

/// A message for values.
private typealias Note = StorageV1.ConsistencyToken

private let notes = RecordSet<Note>(9, name: "notes", in: .test, clear: "made up")

private let busy = RPCError.resourceExhausted("busy", retryAfter: .milliseconds(1))
private let gone = RPCError(.unavailable, "gone")
private let moved = RPCError(.failedPrecondition, "moved").with(reason: "NOT_PRIMARY")

private func key(_ last: UInt8 = 0) throws -> PartitionKey { try PartitionKey(Array(repeating: 1, count: 15) + [last]) }

@Suite("Store, as services see it")
struct StoreTests {
    private func client(_ failures: RPCError...) async throws -> (Store, Flaky) {
        let flaky = Flaky(failures)
        let coordination = try LocalCoordination(node: TestStore.name)
        let channel = InProcessChannel(services: [flaky])
        return (try await Store(coordination: coordination) { _ in channel }, flaky)
    }

    @Test("A demand that does not hold is thrown with its position, and becomes ABORTED for a remote caller")
    func preconditionFailed() async throws {
        try await withStore { store in
            let client = try await store.client()
            let error = await #expect(throws: PreconditionFailed.self) {
                try await client.write(key()) { change in
                    change.requireAbsent(notes)
                    change.requirePresent(notes)
                    try change.put(Note(), in: notes)
                }
            }
            #expect(error?.index == 1)
            #expect(error?.rpcError.code == .aborted)
            let write = try PartitionWrite(key()) { change in
                change.require(notes, version: 5)
                change.delete(notes)
            }
            #expect(try await client.writeBatch([write]) == [.preconditionFailed(index: 0)])
        }
    }

    @Test("Writers that meet at one record all settle, and none of their changes is lost")
    func settling() async throws {
        try await withStore { store in
            let client = try await store.client()
            let writers = 32
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<writers {
                    group.addTask {
                        try await client.settling {
                            let count = try await client.read(key(), .record(notes))
                            try await client.write(key()) { change in
                                if let count {
                                    change.require(notes, version: count.version)
                                } else {
                                    change.requireAbsent(notes)
                                }
                                try change.put(Note(index: (count?.value.index ?? 0) + 1), in: notes)
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await client.read(key(), .record(notes))?.value.index == UInt64(writers))
        }
    }

    @Test("A change that never holds is given up after twenty tries")
    func neverSettles() async throws {
        let (client, _) = try await client()
        let tries = Mutex(0)
        await #expect(throws: PreconditionFailed.self) {
            try await client.settling {
                tries.withLock { $0 += 1 }
                throw PreconditionFailed(index: 0)
            }
        }
        #expect(tries.withLock { $0 } == 20)
    }

    @Test("Reads and writes under an idempotency key are repeated after UNAVAILABLE and after a full queue")
    func repeated() async throws {
        let (reader, reads) = try await client(gone, busy, moved)
        _ = try await reader.read(key(), .record(notes))
        #expect(reads.calls.load(ordering: .relaxed) == 4)
        let (writer, writes) = try await client(gone, busy)
        #expect(try await writer.write(key(), idempotency: [1]) { $0.delete(notes) }.version == 7)
        #expect(writes.calls.load(ordering: .relaxed) == 3)
    }

    @Test("A write without a key is given one, the same for every attempt and another for every write")
    func madeUpKeys() async throws {
        let (client, flaky) = try await client(gone, busy, moved, gone)
        try await client.write(key()) { $0.delete(notes) }
        try await client.write(key()) { $0.delete(notes) }
        let keys = flaky.keys.withLock { $0 }
        #expect(keys.count == 6)
        #expect(Set(keys.prefix(5)).count == 1 && keys[0].count == 16 && keys[5] != keys[0])
    }

    @Test("A node that hangs is given up after the attempt's time, and the call made again within its own")
    func hangs() async throws {
        let flaky = Flaky([])
        flaky.hangs.store(1, ordering: .relaxed)
        var configuration = StoreConfiguration()
        configuration.attemptTimeout = .milliseconds(50)
        let coordination = try LocalCoordination(node: TestStore.name)
        let channel = InProcessChannel(services: [flaky])
        let client = try await Store(coordination: coordination, configuration: configuration) { _ in channel }
        #expect(try await client.write(key()) { $0.delete(notes) }.version == 7)
        #expect(flaky.calls.load(ordering: .relaxed) == 2)
    }

    @Test("Who a node names as primary is asked at once, before the map says so")
    func hint() async throws {
        let named = RPCError(.failedPrecondition, "moved").with(reason: "NOT_PRIMARY")
            .with(StorageV1.NotPrimary(shard: 0, primary: "storage-2", epoch: 2))
        let (first, second) = (Flaky([named, named, named]), Flaky([]))
        let coordination = try LocalCoordination(node: TestStore.name)
        let client = try await Store(coordination: coordination) { node in
            InProcessChannel(services: [node == TestStore.name ? first : second])
        }
        #expect(try await client.write(key()) { $0.delete(notes) }.version == 7)
        #expect(first.calls.load(ordering: .relaxed) == 1)
        #expect(second.calls.load(ordering: .relaxed) == 1)
    }

    @Test("Nothing is repeated past the deadline")
    func limits() async throws {
        let patient = RPCError.resourceExhausted("busy", retryAfter: .seconds(3_600))
        let (client, calls) = try await client(patient)
        let error = await #expect(throws: RPCError.self) {
            _ = try await client.read(key(), .record(notes), options: .init(timeout: .seconds(60)))
        }
        #expect(error?.code == .resourceExhausted)
        #expect(calls.calls.load(ordering: .relaxed) == 1)
        let (stubborn, all) = try await self.client(RPCError(.internal, "broken"), busy)
        await #expect(throws: RPCError.self) {
            _ = try await stubborn.read(key(), .record(notes))
        }
        #expect(all.calls.load(ordering: .relaxed) == 1, "what would fail again is not repeated")
    }

    @Test("When the deadline cuts the last attempt off, the caller learns what refused those before")
    func lastRefusal() throws {
        var retry = Retry(until: .after(.zero))
        var random = SystemRandomNumberGenerator()
        func failure(_ error: RPCError) throws -> RPCError {
            guard case .giveUp(let told) = retry.decide(error, using: &random) else { throw error }
            return told
        }
        let late = RPCError(.deadlineExceeded, "the deadline has passed")
        #expect(try failure(late) == late)
        let refusal = RPCError(.unavailable, "1 replica is in sync").with(reason: "NOT_ENOUGH_REPLICAS")
        #expect(try failure(refusal) == refusal)
        let told = try failure(late)
        #expect(told.code == .deadlineExceeded && told.reason == "NOT_ENOUGH_REPLICAS")
        #expect(told.message == "the deadline has passed; before, 1 replica is in sync")
    }

    @Test("A batch of any length is cut into requests of at most 1,000 writes, outcomes in order")
    func batches() async throws {
        let (client, flaky) = try await client(moved)
        let writes = try (0..<2_500).map { number in
            try PartitionWrite(key(UInt8(number % 251)), idempotency: [1]) { $0.delete(notes) }
        }
        let outcomes = try await client.writeBatch(writes)
        let versions = outcomes.map { if case .written(let receipt) = $0 { receipt.version } else { 999 as UInt64 } }
        #expect(versions == (0..<2_500).map { UInt64($0 % 251) })
        #expect(flaky.calls.load(ordering: .relaxed) == 4)
        #expect(try await client.writeBatch([]) == [])
    }

    @Test("Sort keys order as what they are made of")
    func sortKeys() {
        let numbers: [UInt32] = [0, 1, 255, 256, 65_536, .max]
        let instants: [(Int64, Int32)] = [(.min, 0), (-1, 0), (-1, 999_999_999), (0, 0), (0, 1), (1, 0), (.max, 0)]
        for keys in [numbers.map { SortKey.big($0) }, instants.map { SortKey.instant(seconds: $0.0, nanos: $0.1) }] {
            for (first, second) in zip(keys, keys.dropFirst()) { #expect(first.lexicographicallyPrecedes(second)) }
        }
    }

    @Test("A partition key has 16 bytes, the first two of which are its bucket")
    func partitionKeys() throws {
        let bytes = (0..<16).map { UInt8($0 + 200) }
        let key = try PartitionKey(bytes)
        #expect(key.bytes == bytes)
        #expect(key.bucket == 200 << 8 | 201)
        #expect(throws: PartitionKeyError.self) { try PartitionKey(bytes.dropLast()) }
    }

    @Test("A scan goes on behind the last page when a call fails, and from shard to shard")
    func scan() async throws {
        let (client, flaky) = try await client(gone, moved, busy)
        var buckets: [Bucket] = []
        for try await page in client.scan(1_000...2_100) {
            buckets += page.records.map(\.partition.bucket)
            if page.position.isComplete {
                #expect(page.position.changes.parts.map(\.buckets) == [1_000...1_023, 1_024...2_047, 2_048...2_100])
                #expect(page.position.changes.parts.map(\.token?.shard) == [0, 1, 2])
            }
        }
        #expect(buckets == [1_000, 1_024, 2_048] && flaky.calls.load(ordering: .relaxed) == 6)
    }

    @Test("Changes go on from the last token when a call fails or ends; what cannot be repeated is thrown")
    func changes() async throws {
        let (client, flaky) = try await client(gone, moved)
        let position = ChangePosition(parts: [.init(buckets: 5...6, token: ReadToken(shard: 0, index: 17))])
        var heard = 0
        for try await batch in client.changes(from: position) {
            #expect(batch.position == position && batch.buckets == 5...6 && batch.isCurrent)
            heard += 1
            if heard == 3 { break }
        }
        #expect(flaky.calls.load(ordering: .relaxed) >= 5)
        let (other, _) = try await self.client(.invalidArgument(field: "shard", "is wrong"))
        let error = await #expect(throws: RPCError.self) { for try await _ in other.changes(from: position) {} }
        #expect(error?.code == .invalidArgument)
    }

    @Test("Leaving a loop over changes cancels the calls of all its shards")
    func leaving() async throws {
        let (client, flaky) = try await client()
        flaky.hangs.store(3, ordering: .relaxed)
        var told: Set<UInt32> = []
        for try await batch in client.changes(0...3_071) {
            told.formUnion(batch.position.parts.compactMap(\.token?.shard))
            if told == [0, 1, 2] { break }
        }
        // Each call counts itself out once it is cancelled.
        while flaky.hangs.load(ordering: .relaxed) > 0 { await Task.yield() }
    }
}
