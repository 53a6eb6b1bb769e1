import Coordination
import StorageClient
import StorageContracts
import Testing

@testable import Storage

@Suite("Snapshots that break off, and disks that are slow", .serialized)
struct ClusterTransferTests {
    /// A message for values that are long.
    private typealias Text = StorageV1.SnapshotChunk

    private static let texts = RecordSet<Text>(11, name: "texts", in: .test, clear: "made up")
    private static let count = 16

    @Test("A transfer that ends with its receiver's or its sender's crash is made anew", arguments: [4, 1])
    func brokenTransfer(victim: Int) async throws {
        var configuration = StorageConfiguration()
        configuration.replication.maxRetainedEntries = 1
        // A chunk of a quarter of a MiB takes half a second.
        configuration.maxTransferBytesPerSecond = 512 << 10
        let cluster = try TestCluster(spare: 1, shards: 1, configuration: configuration)
        try await withCluster(cluster, start: [1, 2, 3, 4]) {
            let client = try await cluster.client()
            for number in 0..<Self.count {
                let text = Text(records: [UInt8](repeating: UInt8(number), count: 64 << 10))
                try await client.write(spreadKey(number)) { try $0.put(text, in: Self.texts) }
            }
            let holders = [1, 2, 4].map(TestCluster.name)
            let record = try #require(try await cluster.coordination.shardMap()[0])
            _ = try await cluster.coordination.place(
                0, expected: record.placement, Placement(holders: holders, preferredPrimary: TestCluster.name(1)),
                under: nil)
            #expect(
                try await cluster.becomes { (try? cluster.records(4).isEmpty) == false }, "some records have arrived")
            #expect(try cluster.records(4).count < Self.count, "not all of them")
            await cluster.kill(victim)
            try await cluster.start([victim])
            #expect(try await cluster.settles { $0.replicas.inSync == holders })
            #expect(try await cluster.becomes { try cluster.records(4) == cluster.records(2) })
            for number in 0..<Self.count {
                let found = try await client.read(spreadKey(number), .record(Self.texts))
                #expect(found?.value.records == [UInt8](repeating: UInt8(number), count: 64 << 10))
            }
        }
    }

    @Test("A backup whose disk has become slow is put out of the set, so that writes go on, and comes back")
    func slowDisk() async throws {
        let cluster = try TestCluster()
        try await withCluster(cluster) {
            let client = try await cluster.client()
            for number in 0..<8 { try await put(client, number, 1) }
            let faults = try cluster.node(3).service.state.serving(0).0.faults
            faults.slowDown(microseconds: 1_500_000)
            for number in 0..<8 { try await put(client, number, 2) }
            #expect(try await cluster.settles { $0.replicas.inSync == [1, 2].map(TestCluster.name) })
            let start = ContinuousClock.now
            for number in 0..<8 { try await put(client, number, 3) }
            #expect(start.duration(to: .now) < .milliseconds(1_500), "nobody waits for the slow disk any more")
            faults.slowDown(microseconds: 0)
            #expect(try await cluster.settles { $0.replicas.inSync.count == 3 })
            #expect(try await cluster.becomes { try cluster.records(3) == cluster.records(1) })
            for number in 0..<8 { #expect(try await value(client, number) == 3) }
        }
    }
}
