import Coordination
import Foundation
import StorageClient
import Synchronization
import Testing

@testable import Storage

@Suite("Planned hand-over, in milliseconds", .serialized)
struct HandOverTests {
    /// `STORAGE_HAND_OVERS=50` gives figures: with a release build, on a machine that does nothing else.
    private static let rounds = Int(ProcessInfo.processInfo.environment["STORAGE_HAND_OVERS"] ?? "") ?? 6

    @Test("Writes go on through hand-overs, one after another, and none is lost or refused")
    func longestWrites() async throws {
        let cluster = try TestCluster(shards: 1)
        try await withCluster(cluster) {
            let client = try await cluster.client()
            let longest = Mutex(Duration.zero)
            let written = Mutex<UInt64>(0)
            let writing = Task {
                while !Task.isCancelled {
                    let next = written.withLock { $0 } + 1
                    let start = ContinuousClock.now
                    // A write that has begun is finished: its outcome is what the test is about.
                    try await Task { try await put(client, 1, next) }.value
                    let took = start.duration(to: .now)
                    written.withLock { $0 = next }
                    longest.withLock { $0 = max($0, took) }
                }
            }
            #expect(try await cluster.becomes { written.withLock { $0 } > 0 })
            longest.withLock { $0 = .zero }
            var pauses: [Duration] = []
            for round in 0..<Self.rounds {
                try await Task.sleep(for: .milliseconds(300))
                let usual = longest.withLock { longest in
                    defer { longest = .zero }
                    return longest
                }
                let start = ContinuousClock.now
                try await lead(cluster, by: [2, 3, 1][round % 3])
                let led = start.duration(to: .now)
                try await Task.sleep(for: .milliseconds(100))
                let pause = longest.withLock { $0 }
                pauses.append(pause)
                print("hand-over \(round): longest write \(pause), usually \(usual), led after \(led)")
                longest.withLock { $0 = .zero }
            }
            writing.cancel()
            try await writing.value
            let sorted = pauses.sorted()
            print(
                "longest write during each of \(Self.rounds) hand-overs: median \(sorted[sorted.count / 2]), "
                    + "longest \(sorted.last ?? .zero)")
            #expect(try await value(client, 1) == written.withLock { $0 })
            #expect(sorted[sorted.count / 2] < .seconds(1), "no write waits for a lease or a promise to end")
        }
    }

    @Test("A node that leaves is soon waited for by nobody, and its shards are written to while it goes and comes back")
    func leaving() async throws {
        let cluster = try TestCluster()
        try await withCluster(cluster) {
            let client = try await cluster.client()
            for person in 1...20 { try await put(client, person, 1) }
            for number in [1, 2] {
                let leaving = TestCluster.name(number)
                await cluster.node(number).leave(within: .seconds(10))
                for record in try await cluster.coordination.shardMap().shards {
                    #expect(record.replicas.primary != leaving)
                    #expect(!record.replicas.inSync.contains(leaving))
                }
                await cluster.kill(number)
                for person in 1...20 { try await put(client, person, UInt64(1 + number)) }
                try await cluster.start([number])
                #expect(try await cluster.settles { $0.replicas.inSync.count == 3 })
            }
            for person in 1...20 { #expect(try await value(client, person) == 3) }
        }
    }

    private func lead(_ cluster: TestCluster, by number: Int) async throws {
        let record = try #require(try await cluster.coordination.shardMap()[0])
        var wish = record.placement
        wish.preferredPrimary = TestCluster.name(number)
        _ = try await cluster.coordination.place(0, expected: record.placement, wish, under: nil)
        #expect(try await cluster.settles { $0.replicas.primary == TestCluster.name(number) })
    }
}
