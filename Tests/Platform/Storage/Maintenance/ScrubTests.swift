import Coordination
import RPC
import StorageClient
import StorageContracts
import Synchronization
import Testing

@testable import Storage

private func fill(_ client: Store, _ count: Int = 40) async throws {
    for number in 0..<count {
        try await client.write(entryKey(number)) {
            try $0.put(Entry(index: UInt64(number)), in: entries, key: [1])
        }
    }
}

extension TestCluster {
    /// Changes what a node has on its disk, below everything that would notice.
    fileprivate func tamper(_ number: Int, _ body: (RocksDatabase, RocksBatch) throws -> Void) throws {
        let (database, _) = try node(number).service.state.serving(0)
        let batch = RocksBatch(database)
        try body(database, batch)
        try database.write(batch, synced: true)
    }

    /// Flips a bit in a record's value on one node.
    fileprivate func flipRecord(_ record: Int, on node: Int) throws {
        try tamper(node) { database, batch in
            try DataKey.with(PartitionID(entryKey(record).bytes)!, 8, [1]) { key in
                var bytes = try database.value(.data, key, .any) { [UInt8]($0) }!
                bytes[bytes.count - 1] ^= 1
                bytes.withUnsafeBytes { batch.put(.data, key, $0) }
            }
        }
    }

    /// Removes a record on one node.
    fileprivate func loseRecord(_ record: Int, on node: Int) throws {
        try tamper(node) { _, batch in
            try DataKey.with(PartitionID(entryKey(record).bytes)!, 8, [1]) { batch.delete(.data, $0) }
        }
    }

    /// Waits until all replicas of all nodes hold the same, and all are in sync.
    fileprivate func isWhole(_ nodes: [Int] = [1, 2, 3]) async throws -> Bool {
        try await becomes { [coordination] in
            guard try await coordination.shardMap().shards.allSatisfy({ $0.replicas.inSync.count == nodes.count })
            else {
                return false
            }
            let first = try records(nodes[0])
            return try first.count >= 40 && nodes.allSatisfy { try records($0) == first }
        }
    }
}

private func scrub(
    _ maintenance: StoreMaintenance, ofKey number: Int, reportOnly: Bool = false
) async throws -> StorageV1.ScrubShardResponse {
    let bucket = try entryKey(number).bucket
    return try await maintenance.scrub(ShardNumber(bucket >> 14), owning: bucket, reportOnly: reportOnly)
}

@Suite("Scrub", .serialized)
struct ScrubTests {
    @Test("Replicas that are alike are found alike, also while they are written")
    func alike() async throws {
        try await withCluster(try TestCluster()) { cluster, maintenance in
            try await fill(maintenance.store)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    while !Task.isCancelled { try? await fill(maintenance.store) }
                }
                for shard in 0..<4 {
                    let response = try await maintenance.scrub(
                        ShardNumber(shard), owning: Bucket(shard << 14), reportOnly: false)
                    #expect(response.replicas.map(\.finding) == [.equal, .equal, .equal])
                    #expect(response.replicas.map(\.node) == ["storage-1", "storage-2", "storage-3"])
                    #expect(response.index > 0)
                }
                group.cancelAll()
            }
        }
    }

    @Test("A flipped value on a backup is found by its checksum, and the replica rebuilt from the others")
    func flippedValue() async throws {
        try await withCluster(try TestCluster()) { cluster, maintenance in
            try await fill(maintenance.store)
            #expect(try await cluster.isWhole())
            try cluster.flipRecord(7, on: 2)
            let response = try await scrub(maintenance, ofKey: 7)
            #expect(response.replicas.map(\.finding) == [.equal, .damaged, .equal])
            #expect(try await cluster.isWhole())
            #expect(try await scrub(maintenance, ofKey: 7).replicas.allSatisfy { $0.finding == .equal })
        }
    }

    @Test("A flipped value of the primary ends its part: another takes over, and it is rebuilt")
    func flippedOnPrimary() async throws {
        try await withCluster(try TestCluster()) { cluster, maintenance in
            try await fill(maintenance.store)
            #expect(try await cluster.isWhole())
            try cluster.flipRecord(7, on: 1)
            let response = try await scrub(maintenance, ofKey: 7)
            #expect(response.replicas.first { $0.node == "storage-1" }?.finding == .damaged)
            #expect(try await cluster.isWhole())
            #expect(
                try await maintenance.store.read(entryKey(7), .record(entries, key: [1]))?.value.index
                    == 7)
        }
    }

    @Test("A record missing on one of three is found by the digests; the odd one out is rebuilt", arguments: [3, 1])
    func missingRecord(node: Int) async throws {
        try await withCluster(try TestCluster()) { cluster, maintenance in
            try await fill(maintenance.store)
            #expect(try await cluster.isWhole())
            try cluster.loseRecord(7, on: node)
            let told = try await scrub(maintenance, ofKey: 7, reportOnly: true)
            let odd = try #require(told.replicas.first { $0.finding != .equal })
            #expect(odd.node == "storage-\(node)")
            #expect(odd.finding == .different)
            #expect(odd.differingSlices == 1)
            #expect(!odd.rebuilt)
            let healed = try await scrub(maintenance, ofKey: 7)
            #expect(healed.replicas.filter(\.rebuilt).map(\.node) == ["storage-\(node)"])
            #expect(try await cluster.isWhole())
            let text = [1, 2, 3].map { cluster.node($0).metrics }.joined()
            #expect(text.contains("shuangma_storage_scrub_rebuilt_total 1"))
        }
    }

    @Test("Of two that differ nobody can say which is right: it is told, and nothing is done")
    func two() async throws {
        try await withCluster(try TestCluster(nodes: 2), start: [1, 2]) { cluster, maintenance in
            try await fill(maintenance.store)
            #expect(try await cluster.isWhole([1, 2]))
            try cluster.loseRecord(7, on: 2)
            let response = try await scrub(maintenance, ofKey: 7)
            #expect(response.replicas.map(\.finding) == [.equal, .different])
            #expect(response.replicas.allSatisfy { !$0.rebuilt })
            #expect(try cluster.records(1).count == cluster.records(2).count + 1)
        }
    }

    @Test("A record that one replica has dropped since it expired, or soon will, is no difference")
    func expired() async throws {
        try await withCluster(try TestCluster()) { cluster, maintenance in
            try await fill(maintenance.store)
            for (number, seconds) in [(7, 10), (8, 3_600)] as [(Int, Int64)] {
                try await maintenance.store.write(entryKey(number)) {
                    try $0.put(
                        Entry(index: 1), in: entries, key: [1],
                        expires: .init(seconds: cluster.clock.seconds + seconds, nanos: 0))
                }
            }
            #expect(try await cluster.isWhole())
            cluster.clock.advance(seconds: 11)
            for number in [7, 8] {
                try cluster.loseRecord(number, on: 2)
                #expect(try await scrub(maintenance, ofKey: number).replicas.allSatisfy { $0.finding == .equal })
            }
        }
    }

    @Test("A replica that is gone gives no answer; those that are left are compared")
    func unanswered() async throws {
        try await withCluster(try TestCluster()) { cluster, maintenance in
            try await fill(maintenance.store)
            await cluster.isolate(3)
            let response = try await scrub(maintenance, ofKey: 7)
            // It is out of the set by then, or it has not answered.
            let others = response.replicas.filter { $0.node != "storage-3" }
            #expect(others.map(\.finding) == [.equal, .equal])
            #expect(response.replicas.filter { $0.node == "storage-3" }.allSatisfy { $0.finding == .unanswered })
        }
    }

    @Test("Only the primary compares, and only who is primary has a replica rebuilt")
    func strangers() async throws {
        try await withCluster(try TestCluster()) { cluster, maintenance in
            try await fill(maintenance.store)
            let compared = await #expect(throws: RPCError.self) {
                _ = try await cluster.node(2).maintenance.scrubShard(.init(shard: 1), context: .test)
            }
            #expect(compared?.detail(GoogleRPC.ErrorInfo.self)?.reason == "NOT_PRIMARY")
            let channel = InProcessChannel(services: cluster.node(2).services)
            for (sender, epoch) in [("storage-3", 1), ("storage-1", 9)] as [(String, UInt64)] {
                let error = await #expect(throws: RPCError.self) {
                    _ = try await StorageV1.ComparisonClient(channel).rebuildReplica(
                        .init(sender: sender, shard: 1, epoch: epoch))
                }
                #expect(error?.detail(GoogleRPC.ErrorInfo.self)?.reason == "NOT_PRIMARY")
            }
        }
    }

    @Test("Rounds come by the clock: the first soon after the start, then one an interval")
    func schedule() async throws {
        try await withStore { store in
            let waits = Mutex<[Duration]>([])
            let scrubber = store.node.maintenance.scrubber
            let schedule = ScrubSchedule(
                scrubber: scrubber, interval: .seconds(86_400), clock: { store.clock.now },
                sleep: { wait in
                    let count = waits.withLock { waits in
                        waits.append(wait)
                        return waits.count
                    }
                    if count == 3 { throw CancellationError() }
                })
            await schedule.run()
            #expect(waits.withLock { $0 } == [.seconds(600), .seconds(86_400), .seconds(86_400)])
            #expect(store.node.metrics.contains("shuangma_storage_scrub_shards_total 128\n"))
            #expect(
                store.node.metrics.contains(
                    "shuangma_storage_scrub_last_round_timestamp_seconds \(store.clock.seconds)\n"))
            await ScrubSchedule(scrubber: scrubber, interval: .zero, clock: { 0 }).run()
        }
    }
}

@Suite("Judging replicas")
struct ScrubReportTests {
    private static func digest(_ byte: UInt8) -> ScrubReport.Answer {
        .digest(
            ReplicaDigest(
                index: 5, records: UInt64(byte),
                slices: [[byte]] + Array(repeating: [0], count: ReplicaDigest.sliceCount - 1)))
    }

    /// Answers by number, 0 for none and 9 for damage; who differs; who is rebuilt.
    @Test(
        "The odd one out of three or more is rebuilt, one at a time; without a majority nobody",
        arguments: [
            ([1, 1, 1], [], nil), ([1, 1, 2], [2], 2), ([1, 2, 2], [0], 0), ([1, 2, 3], [1, 2], nil),
            ([1, 2], [1], nil), ([1, 2, 0], [1], nil), ([1, 1, 9], [], nil), ([1, 2, 9], [1], nil),
            ([1, 1, 1, 2, 3], [3, 4], 3), ([1, 1, 2, 2], [2, 3], nil), ([1, 1, 1, 2, 9], [3], nil), ([1], [], nil),
        ] as [([UInt8], [Int], Int?)])
    func majority(answers: [UInt8], different: [Int], odd: Int?) {
        let report = ScrubReport(
            shard: 0, index: 5,
            answers: answers.enumerated().map { place, answer in
                (
                    NodeName("n\(place)"),
                    answer == 0 ? .unanswered("") : answer == 9 ? .damaged("") : Self.digest(answer)
                )
            })
        #expect(report.different == different.map { NodeName("n\($0)") })
        #expect(report.odd == odd.map { NodeName("n\($0)") })
    }
}
