import RPC
import StorageClient
import StorageContracts
import Synchronization

/// Storage that fails as told before it works, and answers every item of a read with the same result.
final class Flaky: StorageV1.StorageService {
    let failures: Mutex<[RPCError]>
    let calls = Atomic<Int>(0)
    /// So many calls are not answered before they are cancelled.
    let hangs = Atomic<Int>(0)
    /// Idempotency keys of the writes that came.
    let keys = Mutex<[[UInt8]]>([])

    private let result: StorageV1.ReadResult

    init(_ failures: [RPCError] = [], result: StorageV1.ReadResult = .init()) {
        self.failures = Mutex(failures)
        self.result = result
    }

    private func attempt() throws {
        calls.add(1, ordering: .relaxed)
        let failure = failures.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        if let failure { throw failure }
    }

    func read(_ request: StorageV1.ReadRequest, context: CallContext) async throws -> StorageV1.ReadResponse {
        try attempt()
        return .init(results: request.items.map { _ in result }, token: .init(shard: 1, index: 2))
    }

    func write(_ request: StorageV1.WriteRequest, context: CallContext) async throws -> StorageV1.WriteResponse {
        keys.withLock { $0.append(request.idempotencyKey) }
        if hangs.subtract(1, ordering: .relaxed).oldValue > 0 {
            calls.add(1, ordering: .relaxed)
            try await Task.sleep(for: .seconds(3_600))
        }
        try attempt()
        return .init(version: 7, token: .init(shard: 1, index: 7))
    }

    func writeBatch(
        _ request: StorageV1.WriteBatchRequest, context: CallContext
    ) async throws -> StorageV1.WriteBatchResponse {
        try attempt()
        return .init(
            outcomes: request.writes.map { write in
                .init(outcome: .written(.init(version: UInt64(write.partition[15]))))
            })
    }

    /// One record a call, of the bucket that it begins with.
    func scan(
        _ request: StorageV1.ScanRequest, to responses: ResponseStream<StorageV1.ScanResponse>, context: CallContext
    ) async throws {
        try attempt()
        let partition =
            [UInt8(request.bucketFrom >> 8), UInt8(request.bucketFrom & 0xFF)] + Array(repeating: 0, count: 14)
        try await responses.send(
            .init(
                records: [.init(partition: partition, record: .init(collection: 1))],
                token: .init(shard: request.bucketFrom / 1_024, index: 5), complete: true))
    }

    /// Tells where it stands, and nothing more; hangs then if it shall.
    func watch(
        _ request: StorageV1.WatchRequest, to responses: ResponseStream<StorageV1.WatchResponse>, context: CallContext
    ) async throws {
        try attempt()
        try await responses.send(
            .init(token: .init(shard: request.shard, index: request.after?.index ?? 5), current: true))
        guard hangs.load(ordering: .relaxed) > 0 else { return }
        defer { hangs.subtract(1, ordering: .relaxed) }
        try await Task.sleep(for: .seconds(3_600))
    }

    func getShardMap(
        _ request: StorageV1.GetShardMapRequest, context: CallContext
    ) async throws -> StorageV1.ShardMap { .init() }
}
