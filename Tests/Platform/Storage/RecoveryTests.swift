import Coordination
import Foundation
import RPC
import StorageContracts
import Testing

@testable import Storage

private func logged(_ key: LogKey, _ stamp: Int64, _ commands: [Command], in batch: RocksBatch) {
    let block = LogBlock.encode(epoch: 1, stamp: stamp, commands)
    key.with { key in block.withUnsafeBytes { batch.put(.log, key, $0) } }
}

private func put(_ sortKey: [UInt8], _ demands: [Command.Demand] = []) -> Command {
    Command(
        partition: PartitionID(partition(1))!, demands: demands,
        changes: [.put(RecordAddress(collection: 1, sortKey: sortKey), value: sortKey, expiry: 0)],
        idempotencyKey: [])
}

@Suite("Starting from a folder")
struct RecoveryTests {
    @Test("Logged commands that were not applied are applied at the start, with the stamps they were given")
    func replay() async throws {
        let folder = temporaryFolder()
        let store = try await TestStore.open(folder)
        let written = try await store.write(
            .init(
                partition: partition(1),
                mutations: [.put(1, [1], [1]), .put(1, [2], [2], expires: store.clock.seconds + 10)]))
        await store.node.close()
        // As if the process had died after the sync, while the second record had not expired yet.
        let alive = Command.Demand(address: RecordAddress(collection: 1, sortKey: [2]), condition: .exists)
        try tamper(folder) { _, batch in
            logged(
                LogKey(shard: 0, firstIndex: written.version + 1), store.clock.now, [put([3]), put([4], [alive])],
                in: batch)
        }
        store.clock.advance(seconds: 3_600)
        let again = try await TestStore.open(folder, clock: store.clock)
        let found = try await again.read(partition(1), .range(.init(collection: 1)))[0].records
        #expect(found.map(\.sortKey) == [[1], [3], [4]])
        #expect(found.map(\.version) == [written.version, written.version + 1, written.version + 2])
        let next = try await again.write(.init(partition: partition(1), mutations: [.put(1, [5], [5])]))
        #expect(next.version == written.version + 3)
        await again.node.close()
    }

    @Test("Indexes and stamps go on after a restart, though the clock was set back")
    func continuity() async throws {
        let folder = temporaryFolder()
        var store = try await TestStore.open(folder)
        let end = store.clock.seconds + 5
        _ = try await store.write(.init(partition: partition(1), mutations: [.put(1, [1], [1], expires: end)]))
        store.clock.advance(seconds: 10)
        let second = try await store.write(.init(partition: partition(1), mutations: [.put(1, [2], [2])]))
        store.clock.advance(seconds: -10)
        store = try await store.reopened()
        #expect(try await store.value(partition(1), 1, [1]) == nil, "what has expired stays so")
        let third = try await store.write(
            .init(partition: partition(1), preconditions: [.exists(false, 1, [1])], mutations: [.put(1, [3], [3])]))
        #expect(third.version == second.version + 1)
        await store.node.close()
    }

    @Test("A log with a gap or a wrong checksum, and a wrong progress record, stop the start as damage")
    func damage() async throws {
        for kind in 0..<3 {
            let folder = temporaryFolder()
            await (try TestStore.open(folder)).node.close()
            try tamper(folder) { _, batch in
                switch kind {
                case 0: logged(LogKey(shard: 3, firstIndex: 9), 0, [put([1])], in: batch)
                case 1:
                    LogKey(shard: 3, firstIndex: 1).with { key in
                        [UInt8](repeating: 7, count: 40).withUnsafeBytes { batch.put(.log, key, $0) }
                    }
                default:
                    ShardProgress.key(of: 3).withUnsafeBytes { key in
                        [UInt8](repeating: 7, count: 29).withUnsafeBytes { batch.put(.meta, key, $0) }
                    }
                }
            }
            let error = await #expect(throws: StorageOpenError.self) { _ = try await TestStore.open(folder) }
            guard case .damaged = error else {
                Issue.record("kind \(kind): \(String(describing: error))")
                continue
            }
        }
    }

    @Test("A folder in use, of another node, or of another number of shards is refused, and says so")
    func refusals() async throws {
        let folder = temporaryFolder()
        let store = try await TestStore.open(folder)
        let inUse = await #expect(throws: StorageOpenError.self) { _ = try await TestStore.open(folder) }
        #expect(inUse == .folderInUse(folder: folder, process: Int(getpid())))
        #expect("\(inUse!)".contains("in use by process \(getpid())"))
        await store.node.close()
        let shards = await #expect(throws: StorageOpenError.self) { _ = try await TestStore.open(folder, shards: 8) }
        #expect(shards == .otherShards(folder: folder, stored: 64, given: 8))
        let other = NodeName("storage-2")
        let coordination = try LocalCoordination(node: other)
        let owner = await #expect(throws: StorageOpenError.self) {
            _ = try await StorageNode.open(folder: folder, name: other, coordination: coordination)
        }
        #expect(owner == .otherNode(folder: folder, owner: "storage-1", name: "storage-2"))
        await (try TestStore.open(folder)).node.close()
        await #expect(throws: StorageOpenError.self) { _ = try await TestStore.open("/proc/none/store") }
    }

    @Test("A closed node answers UNAVAILABLE, and closing twice does no harm")
    func closed() async throws {
        let store = try await TestStore.open(temporaryFolder())
        await store.node.close()
        await store.node.close()
        let read = await #expect(throws: RPCError.self) { _ = try await store.value(partition(1), 1, []) }
        #expect(read?.code == .unavailable)
        let write = await #expect(throws: RPCError.self) {
            _ = try await store.write(.init(partition: partition(1), mutations: [.put(1, [], [])]))
        }
        #expect(write?.code == .unavailable)
    }

    @Test("After what cannot be applied the node takes no more writes; other records can still be read")
    func refusesAfterFailure() async throws {
        let folder = temporaryFolder()
        var store = try await TestStore.open(folder)
        _ = try await store.write(.init(partition: partition(1), mutations: [.put(1, [1], [1])]))
        await store.node.close()
        try tamper(folder) { _, batch in
            DataKey.with(PartitionID(partition(1))!, 1, [2]) { key in
                [UInt8](repeating: 7, count: 40).withUnsafeBytes { batch.put(.data, key, $0) }
            }
        }
        store = try await TestStore.open(folder, clock: store.clock)
        let loss = await #expect(throws: RPCError.self) { _ = try await store.value(partition(1), 1, [2]) }
        #expect(loss?.code == .dataLoss)
        for demands in [[.exists(true, 1, [2])], []] as [[StorageV1.Precondition]] {
            let error = await #expect(throws: RPCError.self) {
                _ = try await store.write(
                    .init(partition: partition(1), preconditions: demands, mutations: [.put(1, [3], [3])]))
            }
            #expect(error?.code == .unavailable)
            #expect(error?.detail(GoogleRPC.ErrorInfo.self)?.reason == "DISK_FAILED")
        }
        #expect(try await store.value(partition(1), 1, [1]) == [1])
        await store.node.close()
    }

    @Test("A shard that was given to another node is neither read nor written here")
    func moved() async throws {
        let store = try await TestStore.open(temporaryFolder())
        _ = try await store.write(.init(partition: partition(1), mutations: [.put(1, [1], [1])]))
        _ = try await store.coordination.replaceReplicaSet(
            of: 0, expected: 1, primary: NodeName("storage-2"), inSync: [TestStore.name, NodeName("storage-2")])
        // The news comes by the watch; nothing else tells when the replica has it.
        while try store.service.state.serving(257).1.leader.epoch == 1 { await Task.yield() }
        let read = await #expect(throws: RPCError.self) { _ = try await store.value(partition(1), 1, [1]) }
        #expect(read?.detail(GoogleRPC.ErrorInfo.self)?.reason == "NOT_PRIMARY")
        let write = await #expect(throws: RPCError.self) {
            _ = try await store.write(.init(partition: partition(1), mutations: [.put(1, [], [])]))
        }
        #expect(write?.detail(GoogleRPC.ErrorInfo.self)?.reason == "NOT_PRIMARY")
        _ = try await store.write(.init(partition: partition(200), mutations: [.put(1, [], [])]))
        await store.node.close()
    }
}
