import RPC
import StorageContracts
import Testing

@testable import Storage

/// The field that a refusal names.
private func field(_ body: () throws -> Void) -> String? {
    do {
        try body()
        return nil
    } catch let error as RPCError {
        #expect(error.code == .invalidArgument)
        return error.detail(GoogleRPC.BadRequest.self)?.fieldViolations.first?.field
    } catch {
        return "\(error)"
    }
}

@Suite("Bounds of requests, as storage.proto states them")
struct ValidationTests {
    private let long = [UInt8](repeating: 0, count: 257)

    private func read(_ items: StorageV1.ReadItem.ItemValue?..., partition: [UInt8] = partition(1)) -> String? {
        field {
            _ = try RequestValidation.plan(.init(partition: partition, items: items.map { .init(item: $0) }))
        }
    }

    private func write(
        _ changes: StorageV1.Mutation..., demands: [StorageV1.Precondition] = [], key: [UInt8] = []
    ) -> String? {
        field {
            _ = try RequestValidation.command(
                .init(partition: partition(1), preconditions: demands, mutations: changes, idempotencyKey: key))
        }
    }

    @Test("Reads")
    func reads() {
        #expect(read(.record(.init(collection: 1)), partition: [1]) == "partition")
        #expect(read() == "items")
        #expect(read(nil) == "items[0]")
        #expect(read(.record(.init(collection: 0))) == "items[0].record.collection")
        #expect(read(.range(.init(collection: 65_536))) == "items[0].range.collection")
        #expect(
            read(.record(.init(collection: 65_535)), .record(.init(collection: 1, sortKey: long)))
                == "items[1].record.sort_key")
        #expect(read(.range(.init(collection: 1, from: long))) == "items[0].range.from")
        #expect(read(.range(.init(collection: 1, until: long))) == "items[0].range.until")
        #expect(read(.range(.init(collection: 1, limit: 10_001))) == "items[0].range.limit")
        #expect(read(.range(.init(collection: 1, limit: 10_000))) == nil)
        let many = Array(repeating: StorageV1.ReadItem(item: .record(.init(collection: 1))), count: 65)
        #expect(field { _ = try RequestValidation.plan(.init(partition: partition(1), items: many)) } == "items")
    }

    @Test("Writes")
    func writes() {
        let put = StorageV1.Mutation.put(1, [], [])
        #expect(write() == "mutations")
        #expect(write(put) == nil)
        #expect(write(put, .init()) == "mutations[1]")
        #expect(write(.put(0, [], [])) == "mutations[0].put.collection")
        #expect(write(.put(1, long, [])) == "mutations[0].put.sort_key")
        #expect(write(.put(1, [], Array(repeating: 0, count: (1 << 20) + 1))) == "mutations[0].put.value")
        #expect(write(.put(1, [], Array(repeating: 0, count: 1 << 20))) == nil)
        #expect(write(.put(1, [], [], expires: 0)) == "mutations[0].put.expires_at")
        #expect(write(.put(1, [], [], expires: -1)) == "mutations[0].put.expires_at")
        #expect(write(.put(1, [], [], expires: .max)) == "mutations[0].put.expires_at")
        #expect(write(.delete(65_536, [])) == "mutations[0].delete.collection")
        #expect(
            write(.init(change: .deleteRange(.init(collection: 1, limit: 5)))) == "mutations[0].delete_range")
        #expect(write(put, demands: [.init(record: .init(collection: 1))]) == "preconditions[0]")
        #expect(write(put, demands: [.init(condition: .exists(true))]) == "preconditions[0].record")
        #expect(write(put, demands: [.exists(true, 0, [])]) == "preconditions[0].record.collection")
        #expect(write(put, key: Array(repeating: 0, count: 64)) == nil)
        #expect(write(put, key: Array(repeating: 0, count: 65)) == "idempotency_key")
        let demands = Array(repeating: StorageV1.Precondition.exists(true, 1, []), count: 65)
        #expect(write(put, demands: demands) == "preconditions")
        let changes = Array(repeating: put, count: 257)
        let request = StorageV1.WriteRequest(partition: partition(1), mutations: changes)
        #expect(field { _ = try RequestValidation.command(request) } == "mutations")
    }

    @Test("Appends leave room for the link, and stand in no write that changes their collection otherwise")
    func appends() {
        #expect(write(.append(1, []), .append(1, [1]), .put(2, [], [])) == nil)
        #expect(write(.append(0, [])) == "mutations[0].append.collection")
        #expect(write(.append(65_536, [])) == "mutations[0].append.collection")
        #expect(write(.append(1, [], expires: 0)) == "mutations[0].append.expires_at")
        #expect(write(.append(1, Array(repeating: 0, count: (1 << 20) - 31))) == "mutations[0].append.value")
        #expect(write(.append(1, Array(repeating: 0, count: (1 << 20) - 32))) == nil)
        for change in [StorageV1.Mutation.put(1, [], []), .delete(1, [1]), .deleteRange(1, [], [])] {
            #expect(write(change, .append(1, [])) == "mutations[0]")
            #expect(write(.append(1, []), change) == "mutations[1]")
        }
    }

    @Test("A batch names the write that is wrong, and writes nothing")
    func batches() async throws {
        try await withStore { store in
            let good = StorageV1.WriteRequest(partition: partition(1), mutations: [.put(1, [], [1])])
            let bad = StorageV1.WriteRequest(partition: [1], mutations: [.put(1, [], [1])])
            let error = await #expect(throws: RPCError.self) {
                try await store.service.writeBatch(.init(writes: [good, bad]), context: .test)
            }
            #expect(
                error?.detail(GoogleRPC.BadRequest.self)?.fieldViolations.first?.field == "writes[1].partition")
            let value = try await store.value(partition(1), 1, [])
            #expect(value == nil)
            let many = await #expect(throws: RPCError.self) {
                try await store.service.writeBatch(
                    .init(writes: Array(repeating: good, count: 1_001)), context: .test)
            }
            #expect(many?.code == .invalidArgument)
        }
    }
}
