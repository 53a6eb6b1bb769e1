import Coordination
import Foundation
import RPC
import StorageClient
import StorageContracts
import Testing

@testable import Storage

@Suite("What a split leaves behind when disks are lost and replicas rebuilt", .serialized)
struct ClusterSplitTests {
    @Test("A child whose only disk is lost is not served as an empty shard (simulation, seeds 5669 and 10726)")
    func lostChild() async throws {
        let cluster = try TestCluster(nodes: 1, shards: 1, minInSync: 1)
        try await withCluster(cluster, start: [1]) {
            let client = try await cluster.client()
            for number in 0..<10 { try await put(client, number, 1) }
            let child = try await split(cluster)
            #expect(child.replicas.epoch == 1)
            await cluster.kill(1)
            try FileManager.default.removeItem(atPath: cluster.folders[1]!)
            try await cluster.start([1])
            let number = try #require(try (0..<10).first { child.buckets.contains(try spreadKey($0).bucket) })
            let read = StorageV1.ReadRequest(
                partition: try spreadKey(number).bytes, items: [.init(item: .record(.init(collection: 8)))])
            // Longer than any promise and any hand-over between starts of a node.
            for _ in 0..<20 {
                try await Task.sleep(for: .milliseconds(100))
                await #expect(throws: RPCError.self) {
                    _ = try await cluster.node(1).service.read(read, context: .test)
                }
            }
        }
    }

    @Test("A parent that is rebuilt from a log older than the split leaves the child's records alone")
    func oldLog() async throws {
        let cluster = try TestCluster(spare: 1, shards: 1)
        try await withCluster(cluster, start: [1, 2, 3, 4]) {
            let client = try await cluster.client()
            for number in 0..<20 { try await put(client, number, 1) }
            let child = try await split(cluster)
            let moved = try (0..<20).filter { child.buckets.contains(try spreadKey($0).bucket) }
            #expect(moved.count > 3 && moved.count < 17)
            for number in moved { try await put(client, number, 2) }
            // Node 2 was a backup until now: its log still begins with the first entry.
            try await place(cluster, 0, on: [1, 2, 3], led: 2)
            try await place(cluster, child.shard, on: [1, 2, 4], led: 2)
            try await place(cluster, 0, on: [1, 2, 4], led: 2)
            #expect(try await cluster.becomes { try cluster.records(4) == cluster.records(2) })
            for number in 0..<20 { #expect(try await value(client, number) == (moved.contains(number) ? 2 : 1)) }
        }
    }

    /// Splits the only shard in the middle; gives the child once there is one.
    private func split(_ cluster: TestCluster) async throws -> ShardRecord {
        _ = try await cluster.coordination.requestSplit(of: 0, at: 32_768)
        #expect(try await cluster.becomes { try await cluster.coordination.shardMap().shards.count == 2 })
        return try #require(try await cluster.coordination.shardMap().shards.first { $0.origin != nil })
    }

    /// Wishes for a shard's place and waits until it is there.
    private func place(_ cluster: TestCluster, _ shard: ShardNumber, on nodes: [Int], led primary: Int) async throws {
        let record = try #require(try await cluster.coordination.shardMap()[shard])
        let wish = Placement(holders: nodes.map(TestCluster.name), preferredPrimary: TestCluster.name(primary))
        _ = try await cluster.coordination.place(shard, expected: record.placement, wish, under: nil)
        #expect(
            try await cluster.becomes {
                let replicas = try await cluster.coordination.shardMap()[shard]?.replicas
                return replicas?.primary == wish.preferredPrimary && replicas?.inSync == wish.holders
            })
    }
}
