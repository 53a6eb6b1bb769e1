import RPC
import StorageContracts
import Testing

@testable import Storage

@Suite("Writes of a partition")
struct WriteTests {
    @Test("A write is read back with its version, and versions rise within a shard")
    func readBack() async throws {
        try await withStore { store in
            let first = try await store.write(.init(partition: partition(1), mutations: [.put(1, [1], [10])]))
            let second = try await store.write(.init(partition: partition(1), mutations: [.put(1, [2], [20])]))
            #expect(first.version < second.version)
            #expect(second.token == .init(shard: 0, index: second.version))
            let found = try await store.read(partition(1), .range(.init(collection: 1)))[0].records
            #expect(found.map(\.value) == [[10], [20]])
            #expect(found.map(\.version) == [first.version, second.version])
        }
    }

    @Test("Changes of one write take effect in their order, a range's removal included")
    func orderOfChanges() async throws {
        try await withStore { store in
            _ = try await store.write(.init(partition: partition(1), mutations: [.put(1, [9], [9])]))
            _ = try await store.write(
                .init(
                    partition: partition(1),
                    mutations: [
                        .put(1, [1], [1]), .deleteRange(1, [], []), .put(1, [2], [2]), .put(1, [3], [3]),
                        .delete(1, [3]),
                    ]))
            let found = try await store.read(partition(1), .range(.init(collection: 1)))[0].records
            #expect(found.map(\.sortKey) == [[2]])
        }
    }

    @Test("A range of more records than are removed one by one goes as a whole")
    func longRange() async throws {
        try await withStore { store in
            let count = Applier.pointDeletesPerRange + 200
            for start in stride(from: 0, to: count, by: 200) {
                let puts = (start..<start + 200).map { index in
                    StorageV1.Mutation.put(1, [UInt8(index >> 8), UInt8(index & 0xFF)], [1])
                }
                _ = try await store.write(.init(partition: partition(1), mutations: puts))
            }
            _ = try await store.write(
                .init(partition: partition(1), mutations: [.put(1, [255], [1]), .put(2, [0], [1])]))
            _ = try await store.write(.init(partition: partition(1), mutations: [.deleteRange(1, [0, 1], [5])]))
            let left = try await store.read(
                partition(1), .range(.init(collection: 1)), .range(.init(collection: 2)))
            #expect(left[0].records.map(\.sortKey) == [[0, 0], [255]])
            #expect(left[1].records.count == 1)
            _ = try await store.write(.init(partition: partition(1), mutations: [.deleteRange(1, [], [])]))
            #expect(try await store.read(partition(1), .range(.init(collection: 1)))[0].records.isEmpty)
        }
    }

    @Test("When one precondition fails nothing is written, and the refusal names it")
    func preconditions() async throws {
        try await withStore { store in
            let first = try await store.write(.init(partition: partition(1), mutations: [.put(1, [1], [1])]))
            let demands: [[StorageV1.Precondition]] = [
                [.exists(false, 1, [1])], [.exists(true, 1, [1]), .exists(true, 1, [2])],
                [.version(first.version + 1, 1, [1])], [.version(first.version, 1, [2])],
            ]
            for (demand, failing) in zip(demands, [0, 1, 0, 0] as [UInt32]) {
                let error = await #expect(throws: RPCError.self) {
                    try await store.write(
                        .init(
                            partition: partition(1), preconditions: demand,
                            mutations: [.put(1, [1], [2]), .put(1, [3], [3])]))
                }
                #expect(error?.code == .failedPrecondition)
                #expect(error?.detail(StorageV1.WriteRefusal.self)?.precondition == failing)
            }
            #expect(try await store.value(partition(1), 1, [1]) == [1])
            #expect(try await store.value(partition(1), 1, [3]) == nil)
            _ = try await store.write(
                .init(
                    partition: partition(1),
                    preconditions: [
                        .exists(true, 1, [1]), .version(first.version, 1, [1]), .exists(false, 1, [9]),
                    ],
                    mutations: [.put(1, [1], [2])]))
            #expect(try await store.value(partition(1), 1, [1]) == [2])
        }
    }

    @Test("Of many who swap the same version at once exactly one wins, though they share a sync")
    func race() async throws {
        try await withStore { store in
            let first = try await store.write(.init(partition: partition(1), mutations: [.put(1, [], [0])]))
            let wins = await withTaskGroup(of: Bool.self) { group in
                for contender in 1...50 as ClosedRange<UInt8> {
                    group.addTask {
                        let response = try? await store.write(
                            .init(
                                partition: partition(1), preconditions: [.version(first.version, 1, [])],
                                mutations: [.put(1, [], [contender])]))
                        return response != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(wins == 1)
        }
    }

    @Test("A batch's writes see those before them, and each succeeds or fails by itself")
    func batch() async throws {
        try await withStore { store in
            let writes: [StorageV1.WriteRequest] = [
                .init(partition: partition(1), mutations: [.put(1, [1], [1])]),
                .init(
                    partition: partition(1), preconditions: [.exists(true, 1, [1])], mutations: [.put(1, [2], [2])]),
                .init(
                    partition: partition(1), preconditions: [.exists(false, 1, [2])], mutations: [.put(1, [3], [3])]),
                .init(partition: partition(200), mutations: [.put(1, [1], [4])]),
            ]
            let outcomes = try await store.service.writeBatch(.init(writes: writes), context: .test).outcomes
            let codes = outcomes.map { outcome -> UInt32? in
                if case .refused(let refusal) = outcome.outcome { refusal.code } else { nil }
            }
            #expect(codes == [nil, nil, 9, nil])
            #expect(try await store.value(partition(1), 1, [2]) == [2])
            #expect(try await store.value(partition(1), 1, [3]) == nil)
            #expect(try await store.value(partition(200), 1, [1]) == [4])
        }
    }
}

@Suite("Idempotency keys")
struct IdempotencyTests {
    private func write(_ value: UInt8, key: [UInt8] = [7]) -> StorageV1.WriteRequest {
        .init(partition: partition(1), mutations: [.put(1, [], [value])], idempotencyKey: key)
    }

    @Test("A repeated key writes nothing and answers as the first did, also after a restart")
    func repeated() async throws {
        let folder = temporaryFolder()
        var store = try await TestStore.open(folder)
        let first = try await store.write(write(1))
        #expect(!first.replayed)
        let second = try await store.write(write(2))
        #expect(second.replayed && second.version == first.version && second.token == first.token)
        store = try await store.reopened()
        let third = try await store.write(write(3))
        #expect(third.replayed && third.version == first.version)
        #expect(try await store.value(partition(1), 1, []) == [1])
        await store.node.close()
    }

    @Test("The same key within one group, in another partition, and another key in the same one")
    func scope() async throws {
        try await withStore { store in
            var elsewhere = write(5)
            elsewhere.partition = partition(2)
            let outcomes = try await store.service.writeBatch(
                .init(writes: [write(1), write(2), elsewhere, write(3, key: [8])]), context: .test
            ).outcomes
            let replayed = outcomes.map { outcome -> Bool? in
                if case .written(let response) = outcome.outcome { response.replayed } else { nil }
            }
            #expect(replayed == [false, true, false, false])
            #expect(try await store.value(partition(1), 1, []) == [3])
        }
    }

    @Test("A key lapses 24 hours after its write, to the nanosecond of the primary's stamp")
    func lapse() async throws {
        try await withStore { store in
            _ = try await store.write(write(1))
            store.clock.advance(seconds: 24 * 3_600 - 1)
            #expect(try await store.write(write(2)).replayed)
            store.clock.advance(seconds: 1)
            #expect(try await !store.write(write(3)).replayed)
            #expect(try await store.value(partition(1), 1, []) == [3])
        }
    }

    @Test("A refused write does not use its key up: with its precondition mended it is applied")
    func refusedIsNotRemembered() async throws {
        try await withStore { store in
            var request = write(1)
            request.preconditions = [.exists(true, 1, [9])]
            await #expect(throws: RPCError.self) { try await store.write(request) }
            request.preconditions = []
            let mended = try await store.write(request)
            #expect(!mended.replayed)
        }
    }

    @Test("Remembered keys are in no collection that a caller can read")
    func hidden() async throws {
        try await withStore { store in
            _ = try await store.write(write(1))
            let error = await #expect(throws: RPCError.self) {
                try await store.read(partition(1), .range(.init(collection: 0)))
            }
            #expect(error?.code == .invalidArgument)
        }
    }
}
