import Coordination
import Formats
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

/// What one file of a backup holds.
private func contents(of part: BackupManifest.Part, in folder: URL) throws -> Contents {
    var contents = Contents()
    let reader = try BackupFileReader(part, in: folder)
    while let partitions = try reader.next() { contents.add(partitions) }
    return contents
}

/// What a whole backup holds.
private func contents(of folder: URL) throws -> Contents {
    try BackupManifest.read(in: folder).parts.reduce(into: Contents()) { whole, part in
        whole.values.merge(try contents(of: part, in: folder).values) { $1 }
    }
}

private func backUp(_ maintenance: StoreMaintenance, _ parallel: Int = 4) async throws -> (URL, BackupManifest) {
    let folder = backupFolder()
    let manifest = try await BackupRun(
        maintenance, to: folder, options: .init(cluster: "test", keyFingerprint: "k", parallel: parallel)
    ).run()
    return (folder, manifest)
}

private func restore(
    _ folder: URL, _ maintenance: StoreMaintenance, key: String = "k", parallel: Int = 4,
    progress: @escaping @Sendable (BackupRun.Progress) -> Void = { _ in }
) async throws -> RestoreRun.Summary {
    try await RestoreRun(maintenance, from: folder, options: .init(keyFingerprint: key, parallel: parallel))
        .run(progress: progress)
}

@Suite("Backup and restore", .serialized)
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
            #expect(again == .init(backup: manifest.id, records: 120, present: 120, wasBegun: true))
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

    @Test("A restore that broke off is taken up: what was written stays, the rest follows")
    func resumed() async throws {
        let (folder, manifest) = try await withFilledStore { try await backUp($0) }
        try await withStore { store in
            let maintenance = try await store.maintenance()
            let canceller = Canceller()
            let run = Task {
                try await restore(folder, maintenance, parallel: 1) { if $0.records > 0 { canceller.cancel() } }
            }
            canceller.cancels { run.cancel() }
            await #expect(throws: (any Error).self) { _ = try await run.value }
            let mark = try #require(try await maintenance.store.restoreMark())
            #expect(mark.backup == manifest.id)
            #expect(mark.endedAt == 0)
            let summary = try await restore(folder, maintenance)
            #expect(summary.wasBegun)
            #expect(summary.present > 0)
            #expect(summary.written > 0)
            #expect(summary.present + summary.written == manifest.records)
            #expect(try await maintenance.store.restoreMark()?.endedAt ?? 0 > 0)
            // A backup of the copy has the same records again, and not the mark.
            let (second, _) = try await backUp(maintenance)
            #expect(try contents(of: second) == contents(of: folder))
        }
    }

    /// What is done to a backup, and what the refusal names.
    enum Damage: String, CaseIterable {
        case bitOfFile, endOfFile, fileMissing, bitOfManifest, manifestMissing, filesSwapped
    }

    @Test("A damaged or torn backup is refused by name, before anything is written", arguments: Damage.allCases)
    func damaged(_ damage: Damage) async throws {
        let (folder, manifest) = try await withFilledStore { try await backUp($0) }
        #expect(BackupVerification(folder).run() == .init(manifest: manifest))
        let name = try #require(manifest.parts.first { $0.records > 0 }?.file)
        let file = folder.appending(path: name)
        let list = folder.appending(path: BackupManifest.fileName)
        var culprit = file.path
        switch damage {
        case .bitOfFile: try flip(file, at: try Data(contentsOf: file).count / 2)
        case .endOfFile:
            let data = try Data(contentsOf: file)
            try data.dropLast(3).write(to: file)
        case .fileMissing: try FileManager.default.removeItem(at: file)
        case .bitOfManifest:
            let text = try String(contentsOf: list, encoding: .utf8)
            let changed = text.replacing("\"shard\" : 1\n", with: "\"shard\" : 2\n")
            try #require(changed != text)
            try changed.write(to: list, atomically: true, encoding: .utf8)
            culprit = list.path
        case .manifestMissing:
            try FileManager.default.removeItem(at: list)
            culprit = BackupManifest.fileName
        case .filesSwapped:
            let other = try #require(manifest.parts.last { $0.records > 0 && $0.file != name }?.file)
            try Data(contentsOf: folder.appending(path: other)).write(to: file)
        }
        let report = BackupVerification(folder).run()
        #expect(report.problems.count == 1)
        try await withStore { store in
            let maintenance = try await store.maintenance()
            let error = await #expect(throws: BackupError.self) { _ = try await restore(folder, maintenance) }
            #expect("\(try #require(error))".contains(culprit))
            #expect(error == report.problems.first)
            #expect(try await maintenance.store.restoreMark() == nil)
            #expect(try await maintenance.probe(from: 0).isEmpty)
        }
    }

    @Test("Refused: another key, a cluster with records, a cluster filled from another backup, a folder in use")
    func refusals() async throws {
        let (folder, manifest) = try await withFilledStore { maintenance in
            let made = try await backUp(maintenance)
            let full = await #expect(throws: BackupError.self) { _ = try await restore(made.0, maintenance) }
            #expect(full == .clusterNotEmpty)
            let used = await #expect(throws: BackupError.self) {
                _ = try await BackupRun(maintenance, to: made.0, options: .init(cluster: "test", keyFingerprint: "k"))
                    .run()
            }
            #expect(used == .folderNotEmpty(made.0.path))
            return made
        }
        let (other, _) = try await withFilledStore { try await backUp($0) }
        try await withStore { store in
            let maintenance = try await store.maintenance()
            let key = await #expect(throws: BackupError.self) {
                _ = try await restore(folder, maintenance, key: "another")
            }
            #expect(key == .otherKey(backup: "k", cluster: "another"))
            _ = try await restore(folder, maintenance)
            let second = await #expect(throws: BackupError.self) { _ = try await restore(other, maintenance) }
            #expect(second == .otherRestore(backup: manifest.id))
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

    @Test("A restore leaves out what was erased since its backup was begun, but for sets that outlive it")
    func erased() async throws {
        try await withStore { store in
            for number in UInt8(1)...3 {
                _ = try await store.write(
                    .init(partition: partition(number), mutations: [.put(1, [1], [number]), .put(2, [1], [number])]))
            }
            let (folder, manifest) = try await backUp(try await store.maintenance(), 1)
            let began = try #require(RFC3339.parse(manifest.beganAt, .protoJSON)).seconds
            let ledger = [
                ErasedPartition(partition: partition(1), at: began - 1), .init(partition: partition(2), at: began),
                .init(partition: partition(9), at: began + 5),
            ]
            try await withStore { target in
                let summary = try await RestoreRun(
                    try await target.maintenance(), from: folder,
                    options: .init(keyFingerprint: "k", erasures: ledger, outliving: [RecordSetNumber(2)])
                ).run()
                #expect(summary.erased == 1 && summary.written == 5)
                #expect(try await target.value(partition(1), 1, [1]) == [1])
                #expect(try await target.value(partition(2), 1, [1]) == nil)
                #expect(try await target.value(partition(2), 2, [1]) == [2])
            }
        }
    }

    @Test("A restore writes nothing over: a record that is there stays, those beside it come")
    func neverOverwrites() async throws {
        try await withStore { store in
            _ = try await store.write(.init(partition: partition(1), mutations: [.put(1, [1], [1])]))
            let request = StorageV1.RestoreRecordsRequest(partitions: [
                .init(
                    partition: partition(1),
                    records: [
                        .init(collection: 1, sortKey: [1], value: [9]), .init(collection: 1, sortKey: [2], value: [9]),
                    ])
            ])
            let response = try await store.node.maintenance.restoreRecords(request, context: .test)
            #expect(response == .init(written: 1, present: 1))
            #expect(try await store.value(partition(1), 1, [1]) == [1])
            #expect(try await store.value(partition(1), 1, [2]) == [9])
        }
    }

    @Test("Requests that cannot be carried out name their field")
    func validation() async throws {
        try await withStore { store in
            let wrong: [(StorageV1.RestoreRecordsRequest, String)] = [
                (.init(), "partitions"),
                (.init(partitions: [.init(partition: [1])]), "partitions[0].partition"),
                (
                    .init(partitions: [.init(partition: partition(1), records: [.init(collection: 65_535)])]),
                    "partitions[0].records[0].collection"
                ),
                (
                    .init(partitions: [
                        .init(
                            partition: partition(1),
                            records: [.init(collection: 1, sortKey: [UInt8](repeating: 0, count: 257))])
                    ]), "partitions[0].records[0].sort_key"
                ),
            ]
            for (request, field) in wrong {
                let error = await #expect(throws: RPCError.self) {
                    _ = try await store.node.maintenance.restoreRecords(request, context: .test)
                }
                #expect(error?.detail(GoogleRPC.BadRequest.self)?.fieldViolations.first?.field == field)
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

    // MARK: Stores

    private func withFilledStore<Result: Sendable>(
        _ body: (StoreMaintenance) async throws -> Result
    ) async throws -> Result {
        let store = try await TestStore.open(temporaryFolder(), shards: 4)
        do {
            let maintenance = try await store.maintenance()
            for number in 0..<60 {
                try await maintenance.store.write(entryKey(number)) {
                    try $0.put(Entry(index: UInt64(number)), in: entries, key: [1])
                }
            }
            let result = try await body(maintenance)
            await store.node.close()
            return result
        } catch {
            await store.node.close()
            throw error
        }
    }
}
