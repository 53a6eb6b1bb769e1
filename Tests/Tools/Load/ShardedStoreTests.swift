import RPC
import StorageContracts
import Synchronization
import Testing

@testable import Load

/// A node that says where the one shard is, and answers reads of it if that is here.
private final class Node: RPCService {
    static let descriptor = ServiceDescriptor(
        name: "shuangma.storage.v1.Storage", methods: [StorageV1.StorageMethods.read], fileName: "storage.proto")

    let name: String
    let primary: SharedText
    let asked = Atomic<Int>(0)

    init(_ name: String, _ primary: SharedText) {
        self.name = name
        self.primary = primary
    }

    var channels: [any RPCChannel] { [InProcessChannel(services: [self])] }

    func register(in router: inout Router) {
        router.unary(StorageV1.StorageMethods.getShardMap) { (_: StorageV1.GetShardMapRequest, _) in
            self.asked.add(1, ordering: .relaxed)
            return StorageV1.ShardMap(
                epoch: 1, shards: [.init(shard: 0, bucketThrough: 65_535, primary: self.primary.value)])
        }
        router.unary(StorageV1.StorageMethods.read) { (_: StorageV1.ReadRequest, _) -> StorageV1.ReadResponse in
            guard self.primary.value == self.name else {
                throw RPCError(.failedPrecondition, "another node serves it").with(reason: "NOT_PRIMARY")
            }
            return StorageV1.ReadResponse(results: [.init(records: [.init(value: Array(self.name.utf8), version: 7)])])
        }
    }
}

private final class SharedText: Sendable {
    private let text: Mutex<String>
    init(_ text: String) { self.text = Mutex(text) }
    var value: String { text.withLock { $0 } }
    func set(_ new: String) { text.withLock { $0 = new } }
}

@Suite("A load on the store's nodes")
struct ShardedStoreTests {
    @Test("A shard that goes to a node which has come since is followed there, with one look for all who wait")
    func laterNode() async throws {
        let primary = SharedText("one")
        let (one, two) = (Node("one", primary), Node("two", primary))
        let found = Atomic<Int>(0)
        let store = try await ShardedStore([.init(name: "one", channels: one.channels)]) { name in
            found.add(1, ordering: .relaxed)
            return name == "two" ? two.channels : []
        }
        #expect(try await store.read(1, on: 0)?.value == Array("one".utf8))
        primary.set("two")
        let before = one.asked.load(ordering: .relaxed)
        try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
            for key in 0..<100 { group.addTask { try await store.read(key, on: 0)?.value } }
            for try await value in group { #expect(value == Array("two".utf8)) }
        }
        #expect(found.load(ordering: .relaxed) == 1)
        #expect(one.asked.load(ordering: .relaxed) - before < 10)
    }

    @Test("Without a way to find the node the call fails in its time, and says which one is missing")
    func unknownNode() async throws {
        let primary = SharedText("one")
        let store = try await ShardedStore(
            [.init(name: "one", channels: Node("one", primary).channels)], timeout: .milliseconds(100)
        ) { _ in [] }
        primary.set("two")
        let error = await #expect(throws: RPCError.self) { _ = try await store.read(1, on: 0) }
        #expect(error?.code == .unavailable && error?.message.contains("node two") == true)
    }
}
