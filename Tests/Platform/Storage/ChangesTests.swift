import Coordination
import RPC
import StorageClient
import Synchronization
import Testing

@testable import Storage

/// Keys spread over all buckets.
private func key(_ number: Int) throws -> PartitionKey {
    try PartitionKey([UInt8(truncatingIfNeeded: number &* 37), 0] + Array(repeating: UInt8(number), count: 14))
}

/// What a listener was told: the values of each key in the order they came.
private final class Told: Sendable {
    private let values = Mutex<[PartitionKey: [UInt64]]>([:])
    private let versions = Mutex<[PartitionKey: UInt64]>([:])

    func take(_ batch: ChangeBatch) throws {
        for write in batch.writes {
            for case let counter? in try write.changes.map({ try write.message(of: $0, in: counters) }) {
                values.withLock { $0[write.partition, default: []].append(counter.index) }
            }
            // A split's child goes on with its parent's indexes, so that they rise for a partition whatever happens.
            let before = versions.withLock { $0.updateValue(write.version, forKey: write.partition) }
            #expect(before ?? 0 < write.version, "told twice or out of order")
        }
    }

    func of(_ key: PartitionKey) -> [UInt64] { values.withLock { $0[key] ?? [] } }
}

@Suite("Following changes", .serialized)
struct ChangesTests {
    /// Writes 1, 2, … to each of some keys, disturbs the cluster meanwhile, and expects every value to be told once and in
    /// order to a listener from before the first.
    private func expectAll(
        _ cluster: TestCluster, keys: Int = 24, rounds: UInt64 = 40, _ disturb: (UInt64) async throws -> Void
    ) async throws {
        let client = try await cluster.client()
        // Known places, so that nothing is "from now on".
        var start: ChangePosition?
        for try await page in client.scan() { start = page.position.changes }
        let told = Told()
        let changes = client.changes(from: try #require(start), of: [counters.number])
        let listener = Task { for try await batch in changes { try told.take(batch) } }
        defer { listener.cancel() }
        for round in 1...rounds {
            for number in 0..<keys {
                try await client.write(key(number)) { try $0.put(Counter(index: round), in: counters) }
            }
            try await disturb(round)
        }
        let all = Array(1...rounds)
        #expect(try await cluster.becomes { try (0..<keys).allSatisfy { told.of(try key($0)).count >= rounds } })
        for number in 0..<keys { #expect(try told.of(key(number)) == all) }
    }

    @Test("Every acknowledged change is told once and in order over a primary's crash and return")
    func crash() async throws {
        let cluster = try TestCluster()
        try await withCluster(cluster) {
            try await expectAll(cluster) { round in
                if round == 10 { await cluster.kill(1) }
                if round == 25 { try await cluster.start([1]) }
            }
        }
    }

    @Test("The same over planned hand-overs")
    func handOver() async throws {
        let cluster = try TestCluster()
        try await withCluster(cluster) {
            try await expectAll(cluster) { round in
                guard [10, 25].contains(round) else { return }
                for record in try await cluster.coordination.shardMap().shards {
                    var wish = record.placement
                    wish.preferredPrimary = TestCluster.name(round == 10 ? 2 : 3)
                    _ = try await cluster.coordination.place(record.shard, expected: record.placement, wish, under: nil)
                }
                #expect(
                    try await cluster.settles { $0.replicas.primary == TestCluster.name(round == 10 ? 2 : 3) })
            }
        }
    }

    @Test("The same over splits, of a child as well, and their children's hand-overs")
    func split() async throws {
        let cluster = try TestCluster(shards: 1)
        try await withCluster(cluster) {
            try await expectAll(cluster) { round in
                switch round {
                case 10: _ = try await cluster.coordination.requestSplit(of: 0, at: 32_768)
                case 15:
                    #expect(try await cluster.becomes { try await cluster.coordination.shardMap().shards.count == 2 })
                case 20: _ = try await cluster.coordination.requestSplit(of: 1, at: 50_000)
                case 21: _ = try await cluster.coordination.requestSplit(of: 0, at: 10_000)
                case 30:
                    #expect(try await cluster.becomes { try await cluster.coordination.shardMap().shards.count == 4 })
                    for record in try await cluster.coordination.shardMap().shards {
                        var wish = record.placement
                        wish.preferredPrimary = TestCluster.name(2)
                        _ = try await cluster.coordination.place(
                            record.shard, expected: record.placement, wish, under: nil)
                    }
                default: break
                }
            }
        }
    }

    @Test("A listener that begins after splits, with a position from before them, is told everything as well")
    func splitBefore() async throws {
        let cluster = try TestCluster(shards: 1)
        try await withCluster(cluster) {
            let client = try await cluster.client()
            var start: ChangePosition?
            for try await page in client.scan() { start = page.position.changes }
            for round in 1...3 as ClosedRange<UInt64> {
                for number in 0..<20 {
                    try await client.write(key(number)) { try $0.put(Counter(index: round), in: counters) }
                }
                if round == 1 { _ = try await cluster.coordination.requestSplit(of: 0, at: 32_768) }
                if round == 2 { _ = try await cluster.coordination.requestSplit(of: 0, at: 8_000) }
                let shards = Int(min(round + 1, 3))
                #expect(
                    try await cluster.becomes { try await cluster.coordination.shardMap().shards.count == shards })
            }
            let told = Told()
            var position = try #require(start)
            for try await batch in client.changes(from: position) {
                try told.take(batch)
                position = batch.position
                if try (0..<20).allSatisfy({ told.of(try key($0)).count == 3 }) { break }
            }
            for number in 0..<20 { #expect(try told.of(key(number)) == [1, 2, 3]) }
            #expect(position.parts.map(\.buckets) == [0...7_999, 8_000...32_767, 32_768...65_535])
            #expect(position.parts.map(\.token?.shard) == [0, 2, 1])
            // From there nothing is told again.
            try await client.write(key(1)) { try $0.put(Counter(index: 4), in: counters) }
            for try await batch in client.changes(from: position) {
                try told.take(batch)
                if try told.of(key(1)).last == 4 { break }
            }
            #expect(try told.of(key(1)) == [1, 2, 3, 4])
        }
    }

    @Test("From now on: the first batches tell where that is, and nothing older")
    func fromNow() async throws {
        try await withStore { store in
            let client = try await store.client()
            for number in 0..<10 {
                try await client.write(key(number)) { try $0.put(Counter(index: 1), in: counters) }
            }
            let told = Told()
            var started = false
            for try await batch in client.changes() {
                try told.take(batch)
                if !started, batch.position.parts.count == 64, batch.position.parts.allSatisfy({ $0.token != nil }) {
                    started = true
                    for number in 0..<10 {
                        try await client.write(key(number)) { try $0.put(Counter(index: 2), in: counters) }
                    }
                }
                if try (0..<10).allSatisfy({ !told.of(try key($0)).isEmpty }) { break }
            }
            for number in 0..<10 { #expect(try told.of(key(number)) == [2]) }
        }
    }

    @Test("A listener whose position is not kept any more is told so, and a scan brings it back")
    func tooOld() async throws {
        var configuration = StorageConfiguration()
        configuration.keptLogEntries = 4
        try await withStore(configuration: configuration) { store in
            let client = try await store.client()
            var start: ChangePosition?
            for try await page in client.scan() { start = page.position.changes }
            for round in 1...20 as ClosedRange<UInt64> {
                try await client.write(key(1)) { try $0.put(Counter(index: round), in: counters) }
            }
            let error = await #expect(throws: RPCError.self) {
                for try await _ in client.changes(from: try #require(start)) {}
            }
            #expect(error?.code == .outOfRange)
            for try await page in client.scan() { start = page.position.changes }
            try await client.write(key(1)) { try $0.put(Counter(index: 21), in: counters) }
            for try await batch in client.changes(from: try #require(start)) where !batch.writes.isEmpty {
                #expect(batch.writes.map(\.version) == [21])
                break
            }
        }
    }

    @Test("Scan and changes together: what the scan saw, with the changes since, is the store")
    func copy() async throws {
        let cluster = try TestCluster(shards: 2)
        try await withCluster(cluster) {
            let client = try await cluster.client()
            for number in 0..<60 {
                try await client.write(key(number)) { try $0.put(Counter(index: 1), in: counters) }
            }
            let writer = Task {
                for round in 2...30 as ClosedRange<UInt64> {
                    for number in 0..<60 {
                        try await client.write(key(number)) { change in
                            if (number + Int(round)) % 7 == 0 {
                                change.delete(counters)
                            } else {
                                try change.put(Counter(index: round), in: counters)
                            }
                        }
                    }
                }
            }
            var copy: [PartitionKey: UInt64] = [:]
            var position: ChangePosition?
            for try await page in client.scan() {
                for record in page.records {
                    copy[record.partition] = try record.decoded(in: counters)?.value.index
                }
                position = page.position.changes
            }
            try await writer.value
            // One in each shard.
            let (marker, other) = (
                try PartitionKey([200] + key(200).bytes.dropFirst()),
                try PartitionKey([20] + key(200).bytes.dropFirst())
            )
            for end in [marker, other] { try await client.write(end) { try $0.put(Counter(index: 99), in: counters) } }
            for try await batch in client.changes(from: try #require(position)) {
                for write in batch.writes {
                    for change in write.changes {
                        copy[write.partition] = try write.message(of: change, in: counters)?.index
                    }
                }
                if copy[marker] == 99, copy[other] == 99 { break }
            }
            var stored: [PartitionKey: UInt64] = [:]
            for try await page in client.scan() {
                for record in page.records {
                    stored[record.partition] = try record.decoded(in: counters)?.value.index
                }
            }
            #expect(copy == stored && stored.count > 40)
        }
    }
}
