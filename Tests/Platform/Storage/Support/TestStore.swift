import Coordination
import Foundation
import RPC
import Security
import StorageClient
import StorageContracts
import Synchronization

@testable import Storage

/// A clock that stands still until it is moved.
final class ManualClock: Sendable {
    /// 2022-06-01T00:00:00Z.
    static let start: Int64 = 1_654_041_600

    private let nanoseconds = Atomic<Int64>(start * 1_000_000_000)

    var now: Int64 { nanoseconds.load(ordering: .relaxed) }
    var seconds: Int64 { now / 1_000_000_000 }

    func advance(seconds: Int64) { nanoseconds.add(seconds * 1_000_000_000, ordering: .relaxed) }
}

/// SplitMix64: the same seed gives the same choices on every machine.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Where the tests of this process keep their folders; removed when it ends.
private let testFolders: URL = {
    atexit { try? FileManager.default.removeItem(at: testFolders) }
    return FileManager.default.temporaryDirectory.appendingPathComponent("storage-tests-\(UUID().uuidString)")
}()

/// A folder of its own for one test.
func temporaryFolder() -> String {
    testFolders.appendingPathComponent(UUID().uuidString).path
}

/// A node over a folder of its own, with everything small.
struct TestStore {
    static let name = NodeName("storage-1")

    let folder: String
    let clock: ManualClock
    let coordination: LocalCoordination
    let node: StorageNode

    var service: StorageService { node.service }

    static func open(
        _ folder: String, clock: ManualClock = ManualClock(), shards: Int = 64,
        configuration: StorageConfiguration = .init()
    ) async throws -> TestStore {
        let coordination = try LocalCoordination(node: name, shards: shards)
        let node = try await StorageNode.open(
            folder: folder, name: name, coordination: coordination, configuration: configuration,
            clock: { clock.now })
        return TestStore(folder: folder, clock: clock, coordination: coordination, node: node)
    }

    /// The same folder after a clean stop.
    func reopened() async throws -> TestStore {
        await node.close()
        return try await .open(folder, clock: clock)
    }

    func client(sealedBy keys: RecordKeys? = nil) async throws -> Store {
        let channel = InProcessChannel(services: [service])
        return try await Store(coordination: coordination, configuration: .embedded, sealedBy: keys) { _ in channel }
    }

    // MARK: Short forms

    func write(_ request: StorageV1.WriteRequest) async throws -> StorageV1.WriteResponse {
        try await service.write(request, context: .test)
    }

    func read(_ partition: [UInt8], _ items: StorageV1.ReadItem.ItemValue...) async throws -> [StorageV1.ReadResult] {
        let request = StorageV1.ReadRequest(partition: partition, items: items.map { .init(item: $0) })
        return try await service.read(request, context: .test).results
    }

    func value(_ partition: [UInt8], _ collection: UInt32, _ key: [UInt8]) async throws -> [UInt8]? {
        try await read(partition, .record(.init(collection: collection, sortKey: key)))[0].records.first?.value
    }
}

/// Runs a test over a new store, and removes its folder.
func withStore(
    configuration: StorageConfiguration = .init(), _ body: (TestStore) async throws -> Void
) async throws {
    let store = try await TestStore.open(temporaryFolder(), configuration: configuration)
    do {
        try await body(store)
    } catch {
        await store.node.close()
        throw error
    }
    await store.node.close()
}

/// Opens a folder's database below the node, for what no node would write.
func tamper(_ folder: String, _ body: (RocksDatabase, RocksBatch) throws -> Void) throws {
    let database = try RocksDatabase(
        path: folder + "/rocksdb", configuration: .init(), watermark: ExpiryWatermark(), onClose: {})
    let batch = RocksBatch(database)
    try body(database, batch)
    try database.write(batch, synced: true)
}

extension CallContext {
    static var test: CallContext {
        CallContext(method: StorageV1.StorageMethods.read, metadata: Metadata(), deadline: nil, peer: .inProcess)
    }
}

extension StorageV1.Mutation {
    static func put(
        _ collection: UInt32, _ key: [UInt8], _ value: [UInt8], expires seconds: Int64? = nil
    ) -> StorageV1.Mutation {
        .init(
            change: .put(
                .init(
                    collection: collection, sortKey: key, value: value,
                    expiresAt: seconds.map { .init(seconds: $0, nanos: 0) })))
    }

    static func append(
        _ collection: UInt32, _ value: [UInt8], expires seconds: Int64? = nil
    ) -> StorageV1.Mutation {
        .init(
            change: .append(
                .init(
                    collection: collection, value: value, expiresAt: seconds.map { .init(seconds: $0, nanos: 0) })))
    }

    static func delete(_ collection: UInt32, _ key: [UInt8]) -> StorageV1.Mutation {
        .init(change: .delete(.init(collection: collection, sortKey: key)))
    }

    static func deleteRange(_ collection: UInt32, _ from: [UInt8], _ until: [UInt8]) -> StorageV1.Mutation {
        .init(change: .deleteRange(.init(collection: collection, from: from, until: until)))
    }
}

extension StorageV1.Precondition {
    static func exists(_ exists: Bool, _ collection: UInt32, _ key: [UInt8]) -> StorageV1.Precondition {
        .init(record: .init(collection: collection, sortKey: key), condition: .exists(exists))
    }

    static func version(_ version: UInt64, _ collection: UInt32, _ key: [UInt8]) -> StorageV1.Precondition {
        .init(record: .init(collection: collection, sortKey: key), condition: .version(version))
    }
}

/// A partition key whose every byte is `byte`.
func partition(_ byte: UInt8) -> [UInt8] { Array(repeating: byte, count: 16) }
