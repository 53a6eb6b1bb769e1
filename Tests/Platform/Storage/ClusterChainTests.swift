import Coordination
import Foundation
import RPC
import StorageClient
import Synchronization
import Testing

@testable import Storage

private let trail = ChainSet<Counter>(60, name: "trail", in: .test)

/// Several who append to the same chains, and how far each has come.
private final class Appenders: Sendable {
    static let count = 6
    /// Every one of them appends to all of these.
    static let chains = 4

    private let client: Store
    private let numbers = Mutex<[UInt64]>(Array(repeating: 0, count: count))

    init(_ client: Store) { self.client = client }

    /// Lets all of them append until the task is cancelled.
    func start() -> Task<Void, any Error> {
        Task {
            try await withThrowingTaskGroup { group in
                for appender in 0..<Self.count { group.addTask { try await self.run(appender) } }
                try await group.waitForAll()
            }
        }
    }

    /// Goes on where it was. A conflict would end it with an error.
    private func run(_ appender: Int) async throws {
        var number = numbers.withLock { $0[appender] }
        while !Task.isCancelled {
            number += 1
            let value = Counter(shard: UInt32(appender), index: number)
            for chain in 0..<Self.chains {
                // Shielded: what is begun is done.
                try await Task { [client] in
                    try await client.write(spreadKey(chain)) { try $0.append(value, to: trail) }
                }.value
            }
            numbers.withLock { $0[appender] = number }
        }
    }

    /// How many rounds the slowest has done.
    var rounds: UInt64 { numbers.withLock { $0.min() ?? 0 } }

    /// Expects that each chain holds what every appender appended, each entry once and in its order.
    func check(_ client: Store) async throws {
        for chain in 0..<Self.chains {
            let entries = try await wholeChain(trail, of: spreadKey(chain), client, page: 64)
            for appender in 0..<Self.count {
                let found = entries.map(\.value).filter { $0.shard == UInt32(appender) }.map(\.index)
                let expected = numbers.withLock { $0[appender] }
                #expect(found == Array(1..<expected + 1), "chain \(chain), appender \(appender)")
            }
        }
    }
}

/// Lets appenders work before, while and after a cluster is disturbed, and expects every chain to be whole.
///
/// - Parameter pausing: Whether they rest while it is disturbed.
private func expectWhole(
    _ cluster: TestCluster, pausing: Bool = false, _ disturbances: (Appenders) async throws -> Void...
) async throws {
    let client = try await cluster.client()
    let appenders = Appenders(client)
    var work = appenders.start()
    do {
        try await goOn(cluster, appenders)
        for disturb in disturbances {
            if pausing {
                work.cancel()
                try await work.value
            }
            try await disturb(appenders)
            if pausing { work = appenders.start() }
            try await goOn(cluster, appenders)
        }
    } catch {
        work.cancel()
        throw error
    }
    work.cancel()
    try await work.value
    try await appenders.check(client)
}

/// Waits until every appender has done some more rounds.
private func goOn(_ cluster: TestCluster, _ appenders: Appenders) async throws {
    let rounds = appenders.rounds + 5
    #expect(try await cluster.becomes { appenders.rounds >= rounds })
}

@Suite("Chains of a cluster are whole, whatever happens to it", .serialized)
struct ClusterChainTests {
    @Test("A primary's crash and return, under appends")
    func crash() async throws {
        let cluster = try TestCluster()
        try await withCluster(cluster) {
            try await expectWhole(cluster) { appenders in
                await cluster.kill(1)
                try await goOn(cluster, appenders)
                try await cluster.start([1])
                #expect(try await cluster.settles { $0.replicas.inSync.count == 3 })
            }
            #expect(try await cluster.becomes { try cluster.records(1) == cluster.records(2) })
        }
    }

    @Test("A split: the child's chains go on where the parent's were")
    func split() async throws {
        let cluster = try TestCluster(shards: 1)
        try await withCluster(cluster) {
            try await expectWhole(cluster) { appenders in
                _ = try await cluster.coordination.requestSplit(of: 0, at: try spreadKey(1).bucket)
                #expect(try await cluster.becomes { try await cluster.coordination.shardMap().shards.count == 2 })
            }
            let shards = try await cluster.coordination.shardMap().shards
            let sides = try Set((0..<Appenders.chains).map { try spreadKey($0).bucket < shards[1].buckets.lowerBound })
            #expect(sides.count == 2, "chains are on both sides")
        }
    }

    @Test("A snapshot: a replica that is brought in as a copy, also one that left before, links on as the others do")
    func snapshot() async throws {
        var configuration = StorageConfiguration()
        configuration.replication.maxRetainedEntries = 1
        configuration.keptLogEntries = 1
        let cluster = try TestCluster(spare: 1, shards: 1, configuration: configuration)
        try await withCluster(cluster, start: [1, 2, 3, 4]) {
            // Under appends a log of one entry would be gone whenever a copy arrives.
            try await expectWhole(
                cluster, pausing: true, { _ in try await place(cluster, on: [2, 3, 4], led: 4) },
                { _ in try await place(cluster, on: [1, 2, 3], led: 1) },
                { _ in try await place(cluster, on: [1, 2, 4], led: 4) })
            #expect(try await cluster.becomes { try cluster.records(4) == cluster.records(2) })
            #expect(try await cluster.becomes { try cluster.records(1) == cluster.records(2) })
        }
    }

    /// Wishes for the only shard's place and waits until it is there.
    private func place(_ cluster: TestCluster, on nodes: [Int], led primary: Int) async throws {
        let record = try #require(try await cluster.coordination.shardMap()[0])
        let wish = Placement(holders: nodes.map(TestCluster.name), preferredPrimary: TestCluster.name(primary))
        _ = try await cluster.coordination.place(0, expected: record.placement, wish, under: nil)
        #expect(
            try await cluster.settles {
                $0.replicas.inSync == wish.holders && $0.replicas.primary == wish.preferredPrimary
            })
    }

    @Test("A kill of every node at once: chains go on from the disks")
    func restart() async throws {
        let cluster = try TestCluster()
        try await withCluster(cluster) {
            try await expectWhole(cluster) { _ in
                for node in 1...3 { await cluster.kill(node) }
                try await cluster.start([1, 2, 3])
            }
        }
    }
}
