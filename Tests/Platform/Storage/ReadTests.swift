import RPC
import StorageContracts
import Testing

@testable import Storage

@Suite("Reads of a partition")
struct ReadTests {
    private func fill(_ store: TestStore) async throws {
        var puts: [StorageV1.Mutation] = []
        for key in [[], [0], [0, 0], [1], [1, 255], [2], [255], [255, 255]] as [[UInt8]] {
            puts.append(.put(5, key, key))
        }
        // Neighbours on every side that no range may reach.
        puts += [.put(4, [9], [4]), .put(6, [], [6]), .put(65_535, [255], [7])]
        _ = try await store.write(.init(partition: partition(255), mutations: puts))
        _ = try await store.write(
            .init(partition: [UInt8](repeating: 255, count: 15) + [254], mutations: [.put(5, [1], [8])]))
    }

    private func keys(
        _ store: TestStore, _ from: [UInt8], _ until: [UInt8], descending: Bool = false, limit: UInt32 = 0
    ) async throws -> [[UInt8]] {
        let range = StorageV1.Range(
            collection: 5, from: from, until: until, descending: descending, limit: limit)
        return try await store.read(partition(255), .range(range))[0].records.map(\.sortKey)
    }

    @Test("Ranges include their first key, stop before their last, and stay within collection and partition")
    func ranges() async throws {
        try await withStore { store in
            try await fill(store)
            let all: [[UInt8]] = [[], [0], [0, 0], [1], [1, 255], [2], [255], [255, 255]]
            #expect(try await keys(store, [], []) == all)
            #expect(try await keys(store, [], [], descending: true) == all.reversed())
            #expect(try await keys(store, [1], [2]) == [[1], [1, 255]])
            #expect(try await keys(store, [1], [2], descending: true) == [[1, 255], [1]])
            #expect(try await keys(store, [0, 1], [1, 255]) == [[1]])
            #expect(try await keys(store, [0, 1], [1, 255], descending: true) == [[1]])
            #expect(try await keys(store, [255, 255, 255], []) == [])
            #expect(try await keys(store, [255, 255, 255], [], descending: true) == [])
            #expect(try await keys(store, [2], [1]) == [])
            #expect(try await keys(store, [2], [1], descending: true) == [])
            #expect(try await keys(store, [], [0]) == [[]])
            #expect(try await keys(store, [], [0], descending: true) == [[]])
        }
    }

    @Test("A limit cuts the end that comes last, and only then says so")
    func limits() async throws {
        try await withStore { store in
            try await fill(store)
            #expect(try await keys(store, [], [], limit: 3) == [[], [0], [0, 0]])
            #expect(try await keys(store, [], [], descending: true, limit: 2) == [[255, 255], [255]])
            for (limit, truncated) in [(7, true), (8, false), (9, false)] as [(UInt32, Bool)] {
                let result = try await store.read(partition(255), .range(.init(collection: 5, limit: limit)))[0]
                #expect(result.truncated == truncated)
            }
        }
    }

    @Test("A range is cut where the answer would exceed its bytes, but always gives one record")
    func bytes() async throws {
        var configuration = StorageConfiguration()
        configuration.maxResponseBytes = 1_000
        try await withStore(configuration: configuration) { store in
            let puts = (0..<5).map { StorageV1.Mutation.put(1, [UInt8($0)], Array(repeating: 1, count: 400)) }
            _ = try await store.write(
                .init(partition: partition(1), mutations: puts + [.put(2, [], Array(repeating: 2, count: 2_000))]))
            let results = try await store.read(
                partition(1), .range(.init(collection: 1)), .range(.init(collection: 2)))
            #expect(results[0].records.count == 2 && results[0].truncated)
            #expect(results[1].records.count == 1 && !results[1].truncated)
            let error = await #expect(throws: RPCError.self) {
                _ = try await store.value(partition(1), 2, [])
            }
            #expect(error?.code == .resourceExhausted)
        }
    }

    @Test("More records than are passed inline are read all the same, on another thread")
    func longRange() async throws {
        try await withStore { store in
            for start in stride(from: 0, to: Reader.inlineBudget * 2, by: 256) {
                let puts = (start..<start + 256).map { index in
                    StorageV1.Mutation.put(1, [UInt8(index >> 8), UInt8(index & 0xFF)], [1])
                }
                _ = try await store.write(.init(partition: partition(1), mutations: puts))
            }
            let result = try await store.read(partition(1), .range(.init(collection: 1, limit: 10_000)))[0]
            #expect(result.records.count == Reader.inlineBudget * 2)
        }
    }

    @Test("All items of a read are of one moment while a writer changes them together")
    func snapshot() async throws {
        try await withStore { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for round in 0..<200 {
                        let value = [UInt8(round)]
                        _ = try await store.write(
                            .init(
                                partition: partition(1),
                                mutations: [.put(1, [1], value), .put(1, [2], value), .put(2, [], value)]))
                    }
                }
                group.addTask {
                    for _ in 0..<400 {
                        let results = try await store.read(
                            partition(1), .record(.init(collection: 1, sortKey: [1])), .range(.init(collection: 1)),
                            .record(.init(collection: 2)))
                        let values = Set(results.flatMap { $0.records.map(\.value) })
                        #expect(values.count <= 1)
                        await Task.yield()
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("AT_LEAST is answered when the shard has come so far, and else with UNAVAILABLE")
    func tokens() async throws {
        try await withStore { store in
            let written = try await store.write(.init(partition: partition(1), mutations: [.put(1, [], [1])]))
            var request = StorageV1.ReadRequest(
                partition: partition(1), items: [.init(item: .record(.init(collection: 1)))], consistency: .atLeast,
                atLeast: written.token)
            let response = try await store.service.read(request, context: .test)
            #expect(response.token == written.token && response.results[0].records.count == 1)
            request.atLeast?.index += 1
            let behind = await #expect(throws: RPCError.self) {
                try await store.service.read(request, context: .test)
            }
            #expect(behind?.code == .unavailable)
            request.atLeast = .init(shard: 5, index: 1)
            let foreign = await #expect(throws: RPCError.self) {
                try await store.service.read(request, context: .test)
            }
            #expect(foreign?.code == .invalidArgument)
        }
    }
}
