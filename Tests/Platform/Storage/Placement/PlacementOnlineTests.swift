import Coordination
import StorageClient
import StorageContracts
import Testing

@testable import Storage

@Suite("Placement over nodes that serve", .serialized, .timeLimit(.minutes(2)))
struct PlacementOnlineTests {
    private static let values = RecordSet<StorageV1.ConsistencyToken>(9, name: "values", in: .test, clear: "made up")
    private static let keys = 24

    @Test("A node joins, one is drained, one dies for good: shards move while they are written, and nothing is lost")
    func moves() async throws {
        let cluster = try TestCluster(spare: 2, shards: 8)
        var rules = PlacementRules()
        rules.interval = .milliseconds(20)
        rules.replaceAfter = .milliseconds(500)
        let controller = PlacementController(cluster.coordination, name: "test", rules: rules)
        let placing = Task { await controller.run() }
        do {
            try await cluster.start([1, 2, 3, 4, 5])
            let client = try await cluster.client()
            var nodes: [Registration] = []
            for number in 1...4 { nodes.append(await register(number, cluster)) }
            let writing = Task { try await Self.write(client) }

            // 8 shards × 3 replicas over 4 nodes: 6 each; 2 primaries each.
            #expect(try await settles(cluster, on: [1, 2, 3, 4], replicas: 6, primaries: 2))
            try await cluster.coordination.setDraining(TestCluster.name(1), true)
            #expect(try await settles(cluster, on: [2, 3, 4], replicas: 8, primaries: 3))
            nodes.append(await register(5, cluster))
            #expect(try await settles(cluster, on: [2, 3, 4, 5], replicas: 6, primaries: 2))
            await cluster.kill(2)
            await nodes[1].end()
            #expect(try await settles(cluster, on: [3, 4, 5], replicas: 8, primaries: 3))

            writing.cancel()
            let written = try await writing.value
            #expect(written.allSatisfy { $0 > 0 })
            for number in 0..<Self.keys {
                let record = try await client.read(Self.key(number), .record(Self.values))
                #expect(record?.value.index == written[number])
            }
            for node in nodes { await node.end() }
        } catch {
            await end(cluster, placing)
            throw error
        }
        await end(cluster, placing)
    }

    private func end(_ cluster: TestCluster, _ placing: Task<Void, Never>) async {
        placing.cancel()
        await placing.value
        await cluster.stop()
    }

    private func register(_ number: Int, _ cluster: TestCluster) async -> Registration {
        await cluster.coordination.register(NodeRecord(name: TestCluster.name(number), address: "node-\(number):1"))
    }

    /// Whether the replica sets come to be on these nodes, even: so many replicas each, and at most so many primaries.
    private func settles(
        _ cluster: TestCluster, on numbers: [Int], replicas: Int, primaries: Int
    ) async throws -> Bool {
        let names = numbers.map(TestCluster.name)
        return try await cluster.becomes {
            let sets = try await cluster.coordination.shardMap().shards.map(\.replicas)
            let isEven = names.allSatisfy { name in
                sets.count { $0.inSync.contains(name) } == replicas
                    && sets.count { $0.primary == name } <= primaries
            }
            return isEven && sets.allSatisfy { $0.inSync.count == 3 && $0.inSync.allSatisfy(names.contains) }
        }
    }

    /// Writes rising numbers to every key in turn until the task is cancelled.
    ///
    /// - Returns: The last number that was acknowledged, by key.
    private static func write(_ client: Store) async throws -> [UInt64] {
        var written = Array(repeating: UInt64(0), count: keys)
        var round: UInt64 = 0
        while !Task.isCancelled {
            round += 1
            for number in 0..<keys where !Task.isCancelled {
                let value = StorageV1.ConsistencyToken(index: round)
                // A write that has begun is finished: its outcome is what the test is about.
                _ = try await Task { try await client.write(key(number)) { try $0.put(value, in: values) } }.value
                written[number] = round
            }
        }
        return written
    }

    /// Keys spread over all shards.
    private static func key(_ number: Int) throws -> PartitionKey {
        try PartitionKey([UInt8(truncatingIfNeeded: number &* 11), 0] + Array(repeating: UInt8(number), count: 14))
    }
}
