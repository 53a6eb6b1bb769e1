import Coordination
import RPC
import StorageContracts
import Testing

@testable import Storage

@Suite("Who may speak for a node")
struct ReplicationServiceTests {
    private static let caller = NodeName("storage-2")

    @Test("The sender of a batch must be the node that calls", arguments: ["storage-3", "storage-2"])
    func sender(named name: String) async throws {
        try await withClient { client in
            let result = await Self.result {
                _ = try await client.replicate(options: CallOptions()) { requests in
                    try await requests.send(StorageV1.PeerBatch(sender: name))
                }
            }
            #expect(result == (name == Self.caller.text ? .ok : .permissionDenied))
        }
    }

    @Test("The sender of a snapshot must be the node that calls", arguments: ["storage-3", "storage-2"])
    func snapshotSender(named name: String) async throws {
        try await withClient { client in
            let head = StorageV1.SnapshotHead(sender: name, bucketThrough: 65_535, position: .init(.start))
            let result = await Self.result {
                _ = try await client.installSnapshot(options: CallOptions()) { requests in
                    try await requests.send(.init(head: head))
                }
            }
            // This node is alone in the shard's set, and wants none.
            #expect(result == (name == Self.caller.text ? .failedPrecondition : .permissionDenied))
        }
    }

    @Test("Who asks for a replica to be rebuilt must be the node that calls", arguments: ["storage-3", "storage-2"])
    func rebuildSender(named name: String) async throws {
        try await withNode { channel in
            let result = await Self.result {
                _ = try await StorageV1.ComparisonClient(channel).rebuildReplica(
                    .init(sender: name, shard: 0, epoch: 1), options: CallOptions())
            }
            // This node orders the shard's writes itself.
            #expect(result == (name == Self.caller.text ? .failedPrecondition : .permissionDenied))
        }
    }

    private static func result(_ call: () async throws -> Void) async -> StatusCode {
        do {
            try await call()
            return .ok
        } catch {
            return (error as? RPCError)?.code ?? .unknown
        }
    }

    private func withClient(_ body: (StorageV1.ReplicationClient) async throws -> Void) async throws {
        try await withNode { try await body(StorageV1.ReplicationClient($0)) }
    }

    /// A node that takes every call for one of node 2's.
    private func withNode(_ body: (InProcessChannel) async throws -> Void) async throws {
        let name = NodeName("storage-1")
        let node = try await StorageNode.open(
            folder: temporaryFolder(), name: name, coordination: try LocalCoordination(node: name),
            caller: { _ in Self.caller })
        do {
            try await body(InProcessChannel(services: node.services))
        } catch {
            await node.close()
            throw error
        }
        await node.close()
    }
}
