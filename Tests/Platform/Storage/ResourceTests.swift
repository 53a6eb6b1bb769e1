import Glibc
import RPC
import StorageContracts
import Testing

@testable import Storage

@Suite("A system that has no descriptors left", .timeLimit(.minutes(1)))
struct ResourceTests {
    private static let descriptors = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)

    /// Runs `body` while this process gets no descriptor more.
    private func withoutDescriptors(_ body: () async throws -> Void) async throws {
        var limit = rlimit()
        getrlimit(Self.descriptors, &limit)
        let next = open("/dev/null", O_RDONLY)
        close(next)
        var none = limit
        none.rlim_cur = rlim_t(next)
        setrlimit(Self.descriptors, &none)
        defer { setrlimit(Self.descriptors, &limit) }
        try await body()
    }

    private func write(_ store: TestStore, _ number: UInt8, _ value: [UInt8]) async throws {
        _ = try await store.write(
            .init(partition: partition(number), mutations: [.put(1, Array(value.prefix(4)), value)]))
    }

    /// What a check of health says of a process with this store.
    private func status(of store: TestStore) async throws -> HealthService.Status {
        let health = HealthService()
        StoreHealth(node: store.node, health: health).show()
        return try await health.check(.init(), context: .test).status
    }

    @Test("A store without descriptors refuses all, is NOT_SERVING, and goes on with everything when there are some")
    func goesOn() async throws {
        var configuration = StorageConfiguration()
        configuration.writeBufferBytes = 64 << 10
        try await withStore(configuration: configuration) { store in
            var acknowledged: [[UInt8]] = []
            func value(_ number: Int) -> [UInt8] {
                (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } + [UInt8](repeating: 7, count: 2000)
            }
            try await withoutDescriptors {
                var failure: RPCError?
                for number in 0..<10_000 where failure == nil {
                    do {
                        try await write(store, 1, value(number))
                        acknowledged.append(value(number))
                    } catch let error as RPCError {
                        failure = error
                    }
                }
                #expect(failure?.code == .unavailable)
                #expect(failure?.detail(GoogleRPC.ErrorInfo.self)?.reason == "OUTCOME_UNKNOWN")
                #expect(store.node.standing == .noResources && !store.node.hasFailed)
                #expect(try await status(of: store) == .notServing)
                let read = await #expect(throws: RPCError.self) { _ = try await store.value(partition(1), 1, [0]) }
                #expect(read?.detail(GoogleRPC.ErrorInfo.self)?.reason == "NO_RESOURCES")
                let next = await #expect(throws: RPCError.self) { try await write(store, 2, [1, 2, 3, 4]) }
                #expect(next?.detail(GoogleRPC.ErrorInfo.self)?.reason == "NO_RESOURCES")
                #expect(next?.detail(GoogleRPC.RetryInfo.self)?.retryDelay != nil)
            }
            #expect(acknowledged.count > 10)
            while (try? await write(store, 2, [1, 2, 3, 4])) == nil { await Task.yield() }
            #expect(store.node.standing == .takingWrites)
            #expect(try await status(of: store) == .serving)
            #expect(try await store.value(partition(2), 1, [1, 2, 3, 4]) == [1, 2, 3, 4])
            for value in acknowledged {
                #expect(try await store.value(partition(1), 1, Array(value.prefix(4))) == value)
            }
        }
    }

    @Test("A node that waits for descriptors can be closed, and its folder opened again")
    func closes() async throws {
        var configuration = StorageConfiguration()
        configuration.writeBufferBytes = 64 << 10
        let store = try await TestStore.open(temporaryFolder(), configuration: configuration)
        try await withoutDescriptors {
            while store.node.standing == .takingWrites {
                try? await write(store, 1, [UInt8](repeating: 1, count: 2000))
            }
            await store.node.close()
        }
        let again = try await store.reopened()
        #expect(again.node.standing == .takingWrites)
        await again.node.close()
    }
}
