import Coordination
import Formats
import Foundation
import RPC
import Security
import StorageClient
import StorageContracts
import Testing

@testable import Backup
@testable import Storage

@Suite("Restores", .serialized)
struct RestoreTests {
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
                #expect(summary.erased == 1 && summary.named == 2 && summary.written == 5)
                #expect(try await target.value(partition(1), 1, [1]) == [1])
                #expect(try await target.value(partition(2), 1, [1]) == nil)
                #expect(try await target.value(partition(2), 2, [1]) == [2])
            }
        }
    }

    @Test("A run with the ledger is refused when an earlier one without it brought erased persons, and says what to do")
    func erasedByEarlierRun() async throws {
        try await withStore { store in
            for number in UInt8(1)...3 {
                _ = try await store.write(
                    .init(partition: partition(number), mutations: [.put(1, [1], [number]), .put(2, [1], [number])]))
            }
            let (folder, manifest) = try await backUp(try await store.maintenance(), 1)
            let began = try #require(RFC3339.parse(manifest.beganAt, .protoJSON)).seconds
            let ledger = [2, 9].map { ErasedPartition(partition: partition($0), at: began + 5) }
            try await withStore { target in
                let maintenance = try await target.maintenance()
                func run(
                    _ erasures: [ErasedPartition], outliving: Set<RecordSetNumber> = [RecordSetNumber(2)]
                )
                    async throws -> RestoreRun.Summary
                {
                    try await RestoreRun(
                        maintenance, from: folder,
                        options: .init(keyFingerprint: "k", erasures: erasures, outliving: outliving)
                    ).run()
                }
                #expect(try await run([]).written == 6)
                let refused = await #expect(throws: BackupError.self) { _ = try await run(ledger) }
                #expect(refused == .erasedArePresent(partitions: 1))
                #expect("\(try #require(refused))".contains("with the ledger from the first run on"))
                // Who is not there, or only in sets that outlive an erasure, is no reason to refuse.
                #expect(try await run([ledger[1]]).wasComplete)
                let both: Set<RecordSetNumber> = [RecordSetNumber(1), RecordSetNumber(2)]
                #expect(try await run(ledger, outliving: both).wasComplete)
            }
        }
    }

    @Test("A backup that the cluster's keys of records do not open is refused before anything is written")
    func otherRecordKeys() async throws {
        let (keys, other) = (RecordKeys(), RecordKeys())
        try await withStore { store in
            var seal = RecordSeal(keys, partition: partition(1))
            let value = try seal.seal([1], place: [])
            _ = try await store.write(.init(partition: partition(1), mutations: [.put(1, [1], value)]))
            let (folder, _) = try await backUp(try await store.maintenance(), 1)
            try await withStore { target in
                let maintenance = try await target.maintenance()
                let known = LocalCoordination(map: nil)
                func run(_ names: Set<String>?) async throws -> RestoreRun.Summary {
                    try await RestoreRun(
                        maintenance, from: folder, options: .init(keyFingerprint: "k", recordKeys: names),
                        agree: { await known.agree(on: $0, for: "records") }
                    ).run()
                }
                let missing = await #expect(throws: BackupError.self) { _ = try await run(other.names) }
                #expect(missing == .missingRecordKeys(keys.names.sorted()))
                #expect(try await maintenance.store.restoreMark() == nil)
                #expect(try await run(keys.names.union(other.names)).written == 1)
                // Services with other keys do not start now.
                #expect(await !known.agree(on: other.names, for: "records"))
                #expect(await known.agree(on: keys.names, for: "records"))
            }
            try await withStore { target in
                let maintenance = try await target.maintenance()
                let refused = await #expect(throws: BackupError.self) {
                    _ = try await RestoreRun(
                        maintenance, from: folder, options: .init(keyFingerprint: "k"), agree: { _ in false }
                    ).run()
                }
                #expect(refused == .otherRecordKeys(keys.names.sorted()))
                #expect(try await maintenance.store.restoreMark() == nil)
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
}
