import Foundation
import RPC
import Security
import StorageClient
import StorageContracts
import Synchronization
import Testing

@testable import Backup
@testable import Storage

/// Every write that was acknowledged, by the log index that it was given.
private final class WriterHistory: Sendable {
    struct Write {
        var key: [UInt8]
        var index: UInt64
        var value: Contents.Value
    }

    private let writes = Mutex<[Write]>([])

    func note(_ write: Write) { writes.withLock { $0.append(write) } }

    /// What a shard's buckets held at an index of its log.
    func contents(_ buckets: ClosedRange<Int>, through index: UInt64) -> Contents {
        var contents = Contents()
        let ordered = writes.withLock { $0 }.sorted { $0.index < $1.index }
        for write in ordered where write.index <= index {
            guard buckets.contains(Int(write.key[0]) << 8 | Int(write.key[1])) else { continue }
            contents.values[write.key] = write.value
        }
        return contents
    }
}

/// Writes one record after another, over and over, until it is cancelled.
private func keepWriting(_ client: Store, _ lane: Int, _ history: WriterHistory) async throws {
    var round: UInt64 = 0
    while !Task.isCancelled {
        round += 1
        for number in stride(from: lane, to: 120, by: 4) {
            let key = try entryKey(number)
            let value = Entry(shard: UInt32(number), index: round)
            let expires: Int64? = number % 3 == 0 ? ManualClock.start + 1_000_000 : nil
            // Shielded: a write that is begun is written down.
            let receipt = try await Task {
                try await client.write(key) { change in
                    try change.put(
                        value, in: entries, key: [1], expires: expires.map { .init(seconds: $0, nanos: 0) })
                }
            }.value
            history.note(
                .init(
                    key: key.bytes + [0, 8, 1], index: receipt.version,
                    value: .init(payload: try value.serialized(), expiry: (expires ?? 0) * 1_000_000_000)))
            if Task.isCancelled { break }
        }
    }
}

@Suite("Backups", .serialized)
struct BackupTests {
    @Test("A backup under writes is each shard as of its cut; restored into another size it is all there")
    func underLoad() async throws {
        let history = WriterHistory()
        let (folder, manifest) = try await withCluster(try TestCluster()) { cluster, maintenance in
            let client = maintenance.store
            return try await withThrowingTaskGroup(of: Void.self) { writers in
                for lane in 0..<4 { writers.addTask { try await keepWriting(client, lane, history) } }
                // Once around, so that there is something.
                while history.contents(0...65_535, through: .max).values.count < 120 { await Task.yield() }
                let made = try await backUp(maintenance)
                writers.cancelAll()
                while try await writers.next() != nil {}
                return made
            }
        }
        #expect(manifest.parts.count == 4)
        #expect(manifest.coversEveryBucket)
        #expect(try BackupManifest.read(in: folder) == manifest)
        var whole = Contents()
        for part in manifest.parts {
            let found = try contents(of: part, in: folder)
            #expect(found == history.contents(part.bucketFrom...part.bucketThrough, through: part.index))
            #expect(found.values.count == part.records)
            whole.values.merge(found.values) { $1 }
        }
        #expect(whole.values.count == 120)
        #expect(
            whole != history.contents(0...65_535, through: .max), "it was made while writers wrote, and not after")

        try await withCluster(try TestCluster(nodes: 2, shards: 8), start: [1, 2]) { cluster, maintenance in
            let summary = try await restore(folder, maintenance)
            #expect(summary == .init(backup: manifest.id, records: 120, written: 120))
            #expect(try Contents(of: cluster.records(1)) == whole)
            #expect(try await cluster.becomes { try Contents(of: cluster.records(2)) == whole })
            // Services find and change what was restored.
            let read = try await maintenance.store.read(entryKey(5), .record(entries, key: [1]))
            let version = try #require(read).version
            try await maintenance.store.write(entryKey(5)) { change in
                change.require(entries, key: [1], version: version)
                change.delete(entries, key: [1])
            }
            let again = try await restore(folder, maintenance)
            #expect(again == .init(backup: manifest.id, records: 120, wasBegun: true, wasComplete: true))
            #expect(try await maintenance.store.read(entryKey(5), .record(entries, key: [1])) == nil)
        }
    }

    @Test("Chains of a backup are whole up to its cut, and go on behind it where they were restored")
    func chains() async throws {
        let trail = ChainSet<Entry>(60, name: "trail", in: .test)
        @Sendable func append(_ store: Store, _ number: UInt64) async throws {
            for chain in 0..<8 {
                try await store.write(entryKey(chain)) { try $0.append(Entry(index: number), to: trail) }
            }
        }
        let (folder, before) = try await withCluster(try TestCluster()) { cluster, maintenance in
            let store = maintenance.store
            for number in 1...20 as ClosedRange<UInt64> { try await append(store, number) }
            let appender = Task { for number in 21... as PartialRangeFrom<UInt64> { try await append(store, number) } }
            let (folder, _) = try await backUp(maintenance)
            appender.cancel()
            _ = await appender.result
            var chains: [[ChainEntry<Entry>]] = []
            for chain in 0..<8 { chains.append(try await wholeChain(trail, of: entryKey(chain), store)) }
            return (folder, chains)
        }
        try await withStore { store in
            let maintenance = try await store.maintenance()
            _ = try await restore(folder, maintenance)
            for chain in 0..<8 {
                let restored = try await wholeChain(trail, of: entryKey(chain), maintenance.store)
                let old = before[chain].prefix(restored.count)
                // Versions are of the restore's writes. Links bind everything else.
                #expect(restored.count >= 20 && restored.map(\.link) == old.map(\.link))
                #expect(restored.map(\.bytes) == old.map(\.bytes))
            }
            try await append(maintenance.store, 1_000)
            for chain in 0..<8 {
                let last = try await wholeChain(trail, of: entryKey(chain), maintenance.store).last
                #expect(last?.value.index == 1_000)
            }
        }
    }

    @Test("A shard that is split meanwhile is copied with its child: every bucket once")
    func split() async throws {
        try await withCluster(try TestCluster(shards: 1)) { cluster, maintenance in
            for number in 0..<40 {
                try await maintenance.store.write(entryKey(number)) {
                    try $0.put(Entry(index: UInt64(number)), in: entries, key: [1])
                }
            }
            _ = try await cluster.coordination.requestSplit(of: 0, at: 0x8000)
            let (early, during) = try await backUp(maintenance)
            #expect(BackupVerification(early).run() == .init(manifest: during))
            #expect(try await cluster.becomes { try await cluster.coordination.shardMap().shards.count == 2 })
            let (late, after) = try await backUp(maintenance)
            #expect(BackupVerification(late).run() == .init(manifest: after))
            #expect(after.parts.map(\.bucketFrom) == [0, 0x8000])
            #expect(during.records == 40)
            #expect(after.records == 40)
        }
    }

    @Test("A backup that fails leaves an empty folder, which the next can use")
    func failure() async throws {
        try await withFilledStore { maintenance in
            let folder = backupFolder()
            let run = BackupRun(
                maintenance, to: folder, options: .init(cluster: "test", keyFingerprint: "k", parallel: 1))
            @Sendable func names() throws -> [String] {
                try FileManager.default.contentsOfDirectory(atPath: folder.path)
            }
            await #expect(throws: (any Error).self) {
                _ = try await run.run { progress in
                    guard progress.fraction > 0 else { return }
                    // The first shard is copied; who is about to copy the next finds itself cancelled.
                    #expect((try? names().contains { $0.hasSuffix(".records") }) == true)
                    withUnsafeCurrentTask { $0?.cancel() }
                }
            }
            #expect(try names().isEmpty)
            _ = try await run.run()
            #expect(BackupVerification(folder).run().problems.isEmpty)
        }
    }

    @Test("What has expired, remembered idempotency keys and nothing else are left out; large records are not")
    func leftOut() async throws {
        try await withStore { store in
            let maintenance = try await store.maintenance()
            let large = [UInt8](repeating: 7, count: 1 << 20)
            _ = try await store.write(
                .init(
                    partition: partition(1),
                    mutations: [
                        .put(1, [1], [1], expires: store.clock.seconds + 10), .put(1, [2], [2]), .put(1, [3], large),
                    ], idempotencyKey: [9]))
            _ = try await store.write(.init(partition: partition(1), mutations: [.put(1, [4], large)]))
            store.clock.advance(seconds: 11)
            let (folder, manifest) = try await backUp(maintenance, 1)
            #expect(manifest.records == 3)
            let keys = try contents(of: folder).values.keys.map { $0.last! }.sorted()
            #expect(keys == [2, 3, 4])
            try await withStore { target in
                let maintenance = try await target.maintenance()
                #expect(try await restore(folder, maintenance).written == 3)
                #expect(try await target.value(partition(1), 1, [4]) == large)
            }
        }
    }

    @Test("Only operators copy, restore and compare: a service of the cluster may not")
    func authorization() async throws {
        try await withStore { store in
            let channel = InProcessChannel(
                services: store.node.services,
                interceptors: [ServiceIdentity("services", access: AccessTable(StorageAccess.methods))])
            let client = StorageV1.MaintenanceClient(channel)
            let copied = await #expect(throws: RPCError.self) {
                for try await _ in client.backUpShard(.init(bucketThrough: 65_535)) {}
            }
            let restored = await #expect(throws: RPCError.self) { _ = try await client.restoreRecords(.init()) }
            let compared = await #expect(throws: RPCError.self) { _ = try await client.scrubShard(.init()) }
            let digest = await #expect(throws: RPCError.self) {
                for try await _ in StorageV1.ComparisonClient(channel).digestShard(.init()) {}
            }
            for error in [copied, restored, compared, digest] { #expect(error?.code == .permissionDenied) }
        }
    }

    @Test("A node that closes ends a copy that nobody reads")
    func closing() async throws {
        let store = try await TestStore.open(temporaryFolder(), shards: 1)
        for number in 0..<40 {
            let value = [UInt8](repeating: 1, count: 1 << 20)
            _ = try await store.write(.init(partition: partition(UInt8(number)), mutations: [.put(1, [1], value)]))
        }
        let channel = InProcessChannel(services: store.node.services)
        var copy = StorageV1.MaintenanceClient(channel).backUpShard(.init(bucketThrough: 65_535)).makeAsyncIterator()
        #expect(try await copy.next() != nil)
        await store.node.close()
        await #expect(throws: RPCError.self) { while try await copy.next() != nil {} }
    }
}
