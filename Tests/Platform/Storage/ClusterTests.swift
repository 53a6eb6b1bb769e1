import Coordination
import Foundation
import RPC
import StorageClient
import StorageContracts
import Testing

@testable import Storage

@Suite("Replicated shards over sockets", .serialized)
struct ClusterTests {
    @Test("An acknowledged write is read back, and is on every replica (PacificA §2, prepare and commit)")
    func replicated() async throws {
        let cluster = try TestCluster()
        try await withCluster(cluster) {
            let client = try await cluster.client()
            for number in 0..<40 { try await put(client, number, UInt64(number)) }
            for number in 0..<40 { #expect(try await value(client, number) == UInt64(number)) }
            #expect(
                try await cluster.becomes {
                    let first = try cluster.records(1)
                    return try first.count >= 40 && first == cluster.records(2) && first == cluster.records(3)
                })
        }
    }

    @Test("A primary that is gone is replaced within seconds, and no acknowledged write is lost (PacificA §3)")
    func takeover() async throws {
        let cluster = try TestCluster()
        try await withCluster(cluster) {
            let client = try await cluster.client()
            for number in 0..<40 { try await put(client, number, 1) }
            let start = ContinuousClock.now
            await cluster.kill(1)
            for number in 0..<40 { try await put(client, number, 2) }
            print("writes of every shard resumed after the primary's crash within \(start.duration(to: .now))")
            for number in 0..<40 { #expect(try await value(client, number) == 2) }
            #expect(try await cluster.settles { $0.replicas.primary != TestCluster.name(1) })
            // The old primary comes back, is brought up to date and into the set again.
            try await cluster.start([1])
            #expect(try await cluster.settles { $0.replicas.inSync.count == 3 })
            for number in 0..<40 { try await put(client, number, 3) }
            #expect(
                try await cluster.becomes {
                    let first = try cluster.records(1)
                    return try first.count >= 40 && first == cluster.records(2) && first == cluster.records(3)
                })
        }
    }

    @Test("Below minInSync writes are refused with NOT_ENOUGH_REPLICAS, reads go on")
    func tooFew() async throws {
        let cluster = try TestCluster()
        try await withCluster(cluster) {
            let client = try await cluster.client()
            for number in 0..<8 { try await put(client, number, 1) }
            await cluster.kill(2)
            await cluster.kill(3)
            #expect(try await cluster.settles { $0.replicas.inSync == [TestCluster.name(1)] })
            let error = await #expect(throws: RPCError.self) {
                try await client.write(spreadKey(1), options: .init(timeout: .seconds(2))) { $0.delete(counters) }
            }
            #expect(error?.detail(GoogleRPC.ErrorInfo.self)?.reason == "NOT_ENOUGH_REPLICAS")
            for number in 0..<8 { #expect(try await value(client, number) == 1) }
            try await cluster.start([2])
            try await put(client, 1, 2)
        }
    }

    @Test("A primary that is cut off never answers once its lease is over; its shard goes on elsewhere (PacificA §4)")
    func lease() async throws {
        let cluster = try TestCluster()
        try await withCluster(cluster) {
            let client = try await cluster.client()
            try await put(client, 1, 1)
            let old = cluster.node(1).service
            let request = StorageV1.ReadRequest(
                partition: try spreadKey(1).bytes, items: [.init(item: .record(.init(collection: 8)))])
            _ = try await old.read(request, context: .test)
            await cluster.isolate(1)
            #expect(try await cluster.settles { $0.replicas.primary != TestCluster.name(1) })
            // It was replaced only after every promise to it had run out, so it must refuse by now.
            let error = await #expect(throws: RPCError.self) { _ = try await old.read(request, context: .test) }
            #expect(["LEASE_LAPSED", "NOT_PRIMARY"].contains(error?.detail(GoogleRPC.ErrorInfo.self)?.reason))
            try await put(client, 1, 2)
            #expect(try await value(client, 1) == 2)
            cluster.heal(1)
            #expect(try await cluster.settles { $0.replicas.inSync.count == 3 })
        }
    }

    @Test("A wish for another primary is followed by a planned hand-over, with no error to callers")
    func handOver() async throws {
        let cluster = try TestCluster()
        try await withCluster(cluster) {
            let client = try await cluster.client()
            try await put(client, 1, 1)
            let map = try await cluster.coordination.shardMap()
            let record = map.shard(of: try spreadKey(1).bucket)
            var wish = record.placement
            wish.preferredPrimary = TestCluster.name(2)
            var longest = Duration.zero
            _ = try await cluster.coordination.place(record.shard, expected: record.placement, wish, under: nil)
            for round in 0..<200 {
                let start = ContinuousClock.now
                try await put(client, 1, UInt64(round))
                longest = max(longest, start.duration(to: .now))
            }
            print("longest write during a planned hand-over: \(longest)")
            #expect(
                try await cluster.becomes {
                    try await cluster.coordination.shardMap()[record.shard]?.replicas.primary == TestCluster.name(2)
                })
            #expect(try await value(client, 1) == 199)
        }
    }

    @Test("A new holder is brought in by the log or a snapshot, one that is not wanted leaves and keeps nothing")
    func move() async throws {
        var configuration = StorageConfiguration()
        configuration.replication.maxRetainedEntries = 10
        let cluster = try TestCluster(spare: 1, configuration: configuration)
        try await withCluster(cluster, start: [1, 2, 3, 4]) {
            let client = try await cluster.client()
            for number in 0..<200 { try await put(client, number, UInt64(number)) }
            for record in try await cluster.coordination.shardMap().shards {
                let wish = Placement(
                    holders: [1, 2, 4].map(TestCluster.name), preferredPrimary: record.placement.preferredPrimary)
                _ = try await cluster.coordination.place(
                    record.shard, expected: record.placement, wish, under: nil)
            }
            #expect(try await cluster.settles { $0.replicas.inSync == [1, 2, 4].map(TestCluster.name) })
            for number in 0..<200 { #expect(try await value(client, number) == UInt64(number)) }
            #expect(
                try await cluster.becomes { try cluster.records(1) == cluster.records(4) })
            #expect(
                try await cluster.becomes {
                    (try? cluster.node(3).service.state.serving(0)) == nil
                })
        }
    }

    @Test("Reads that may be stale are answered by replicas other than the primary, and never beyond their bound")
    func staleness() async throws {
        let cluster = try TestCluster()
        try await withCluster(cluster) {
            let client = try await cluster.client()
            let receipt = try await client.write(spreadKey(1)) { try $0.put(Counter(index: 5), in: counters) }
            for _ in 0..<6 {
                #expect(try await value(client, 1, .atLeast(receipt.token)) == 5)
            }
            #expect(try await cluster.becomes { try await value(client, 1, .within(.seconds(5))) == 5 })
            let backup = cluster.node(2).service
            var request = StorageV1.ReadRequest(
                partition: try spreadKey(1).bytes, items: [.init(item: .record(.init(collection: 8)))],
                consistency: .boundedStaleness)
            request.maxStalenessMs = 2_000
            #expect(
                try await cluster.becomes {
                    (try? await backup.read(request, context: .test))?.results[0].records.count == 1
                })
            await cluster.isolate(2)
            #expect(
                try await cluster.becomes {
                    do {
                        _ = try await backup.read(request, context: .test)
                        return false
                    } catch { return (error as? RPCError)?.detail(GoogleRPC.ErrorInfo.self)?.reason == "STALE" }
                })
        }
    }

    @Test(
        "A shard is split while it is written: the child goes on from the parent's log, and no write is lost or refused"
    )
    func split() async throws {
        let cluster = try TestCluster(shards: 1)
        try await withCluster(cluster) {
            let client = try await cluster.client()
            for number in 0..<40 { try await put(client, number, 1) }
            _ = try await cluster.coordination.requestSplit(of: 0, at: 32_768)
            for round in 2...6 as ClosedRange<UInt64> {
                for number in 0..<40 { try await put(client, number, round) }
            }
            #expect(
                try await cluster.becomes { try await cluster.coordination.shardMap().shards.count == 2 })
            for number in 0..<40 { try await put(client, number, 7) }
            for number in 0..<40 { #expect(try await value(client, number) == 7) }
            let child = try await cluster.coordination.shardMap()[1]
            #expect(child?.origin?.parent == 0 && (child?.origin?.index ?? 0) >= 40)
            // The child lives on its own: its primary fails, its log survives restarts.
            await cluster.kill(1)
            for number in 0..<40 { try await put(client, number, 8) }
            try await cluster.start([1])
            #expect(try await cluster.settles { $0.replicas.inSync.count == 3 })
            #expect(
                try await cluster.becomes {
                    let first = try cluster.records(1)
                    return try first.count >= 40 && first == cluster.records(2) && first == cluster.records(3)
                })
            for number in 0..<40 { #expect(try await value(client, number) == 8) }
        }
    }

    @Test("A node whose disk fails stops serving at once; the others go on, and a restart brings it back")
    func diskFails() async throws {
        let cluster = try TestCluster()
        try await withCluster(cluster) {
            let client = try await cluster.client()
            for number in 0..<20 { try await put(client, number, 1) }
            let broken = cluster.node(1)
            try broken.service.state.serving(0).0.faults.breakDisk()
            for number in 0..<20 { try await put(client, number, 2) }
            let request = StorageV1.ReadRequest(
                partition: try spreadKey(1).bytes, items: [.init(item: .record(.init(collection: 8)))])
            await #expect(throws: RPCError.self) { _ = try await broken.service.read(request, context: .test) }
            #expect(try await cluster.settles { !$0.replicas.inSync.contains(TestCluster.name(1)) })
            await cluster.kill(1)
            try await cluster.start([1])
            #expect(try await cluster.settles { $0.replicas.inSync.count == 3 })
            for number in 0..<20 { #expect(try await value(client, number) == 2) }
        }
    }

    @Test("A node that runs out of descriptors is relieved by others, and comes back by itself with what it missed")
    func descriptors() async throws {
        let cluster = try TestCluster()
        try await withCluster(cluster) {
            let client = try await cluster.client()
            for number in 0..<20 { try await put(client, number, 1) }
            let node = cluster.node(1)
            // Not the database itself, which would stay open.
            let faults = try node.service.state.serving(0).0.faults
            faults.runOut()
            for number in 0..<20 { try await put(client, number, 2) }
            #expect(try await cluster.becomes { node.standing == .takingWrites })
            #expect(try await cluster.settles { $0.replicas.inSync.count == 3 })
            for number in 0..<20 { try await put(client, number, 3) }
            for number in 0..<20 { #expect(try await value(client, number) == 3) }
            #expect(try node.service.state.serving(0).0.faults !== faults)
        }
    }

    @Test("A node whose disk is full gives its primaries up, and goes on by itself once there is room")
    func diskFull() async throws {
        let cluster = try TestCluster()
        try await withCluster(cluster) {
            let client = try await cluster.client()
            for number in 0..<20 { try await put(client, number, 1) }
            cluster.setDiskFull(1, true)
            #expect(try await cluster.settles { !$0.replicas.inSync.contains(TestCluster.name(1)) })
            for number in 0..<20 { try await put(client, number, 2) }
            cluster.setDiskFull(1, false)
            #expect(try await cluster.settles { $0.replicas.inSync.count == 3 })
            for number in 0..<20 { #expect(try await value(client, number) == 2) }
            #expect(try await cluster.becomes { try cluster.records(1) == cluster.records(2) })
        }
    }

    @Test(
        "A replica in which something is damaged serves nothing of the shard and is rebuilt from another",
        arguments: [1, 2])
    func damage(number: Int) async throws {
        let cluster = try TestCluster()
        try await withCluster(cluster) {
            let client = try await cluster.client()
            for number in 0..<20 { try await put(client, number, 1) }
            #expect(try await cluster.becomes { try cluster.records(number).count >= 20 })
            let damaged = cluster.node(number).service
            let (database, _) = try damaged.state.serving(spreadKey(1).bucket)
            let batch = RocksBatch(database)
            DataKey.with(PartitionID(try spreadKey(1).bytes)!, 8, []) { key in
                [UInt8](repeating: 7, count: 40).withUnsafeBytes { batch.put(.data, key, $0) }
            }
            try database.write(batch, synced: true)
            let shard = try await cluster.coordination.shardMap().shard(of: spreadKey(1).bucket).shard
            var request = StorageV1.ReadRequest(
                partition: try spreadKey(1).bytes, items: [.init(item: .record(.init(collection: 8)))],
                consistency: .atLeast)
            request.atLeast = .init(shard: UInt32(shard), index: 1)
            let error = await #expect(throws: RPCError.self) { _ = try await damaged.read(request, context: .test) }
            #expect(error?.code == .dataLoss)
            #expect(
                try await cluster.becomes {
                    let record = try await cluster.coordination.shardMap()[shard]!
                    return record.replicas.epoch > 1 && record.replicas.inSync.count == 3
                })
            #expect(try await cluster.becomes { try cluster.records(number) == cluster.records(3) })
            for number in 0..<20 { #expect(try await value(client, number) == 1) }
        }
    }

    @Test(
        "A node whose disk is new although it is a member is put out of the set, and brought in by a snapshot or the log"
    )
    func diskLost() async throws {
        var configuration = StorageConfiguration()
        configuration.replication.maxRetainedEntries = 5
        let cluster = try TestCluster(configuration: configuration)
        try await withCluster(cluster) {
            let client = try await cluster.client()
            for number in 0..<100 { try await put(client, number, 1) }
            await cluster.kill(2)
            try FileManager.default.removeItem(atPath: cluster.folders[2]!)
            try await cluster.start([2])
            #expect(
                try await cluster.becomes {
                    try await cluster.coordination.shardMap().shards.allSatisfy {
                        $0.replicas.epoch > 1 && $0.replicas.inSync.count == 3
                    }
                })
            #expect(try await cluster.becomes { try cluster.records(1) == cluster.records(2) })
            for number in 0..<100 { #expect(try await value(client, number) == 1) }
        }
    }
}
