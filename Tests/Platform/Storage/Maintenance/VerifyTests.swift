import CRocksDB
import Coordination
import Foundation
import Testing

@testable import Storage

/// A folder with records in files, as after some time.
private func filledFolder() async throws -> String {
    let store = try await TestStore.open(temporaryFolder(), shards: 4)
    for number in 0..<60 {
        _ = try await store.write(
            .init(partition: partition(UInt8(number * 4)), mutations: [.put(1, [1], [UInt8](repeating: 7, count: 300))])
        )
    }
    await store.node.close()
    try tamper(store.folder) { database, _ in
        rocksdb_compact_range_cf(database.handle, database[.data], nil, 0, nil, 0)
    }
    return store.folder
}

@Suite("Offline check of a data folder")
struct VerifyTests {
    @Test("A folder that was closed is sound, and its shards and records are counted")
    func sound() async throws {
        let report = try FolderVerification(folder: try await filledFolder()).run()
        #expect(report.isSound)
        #expect(report.problems == [])
        #expect(report.node == "storage-1")
        #expect(report.shards.map(\.shard) == [0, 1, 2, 3])
        #expect(report.shards.reduce(0) { $0 + $1.records } == 60)
        #expect(report.shards.allSatisfy { $0.applied > 0 && $0.applied <= $0.logEnd })
    }

    @Test("A flipped byte in a table file is found, and the folder is left as it was")
    func flippedByte() async throws {
        let folder = try await filledFolder()
        let tables = try FileManager.default.contentsOfDirectory(atPath: folder + "/rocksdb")
            .filter { $0.hasSuffix(".sst") }.map { URL(filePath: folder + "/rocksdb/" + $0) }
        let table = try #require(
            tables.max { first, second in
                let sizes = [first, second].map { (try? Data(contentsOf: $0).count) ?? 0 }
                return sizes[0] < sizes[1]
            })
        try flip(table, at: 100)
        let before = try Data(contentsOf: table)
        let report = try FolderVerification(folder: folder).run()
        #expect(!report.isSound)
        #expect(report.problems.contains { $0.text.contains("Corruption") })
        #expect(try Data(contentsOf: table) == before)
    }

    @Test("A value, a log block or a state that is not what was written is found, with its shard")
    func structures() async throws {
        for kind in 0..<5 {
            let folder = try await filledFolder()
            try tamper(folder) { _, batch in
                switch kind {
                case 0:
                    DataKey.with(PartitionID(partition(1))!, 1, [2]) { key in
                        [UInt8](repeating: 7, count: 40).withUnsafeBytes { batch.put(.data, key, $0) }
                    }
                case 1:
                    LogKey(shard: 0, firstIndex: 900).with { key in
                        [UInt8](repeating: 7, count: 40).withUnsafeBytes { batch.put(.log, key, $0) }
                    }
                case 2:
                    var progress = ShardProgress()
                    (progress.epoch, progress.applied) = (1, 1_000)
                    batch.put(progress, of: 0)
                case 3: batch.put(.meta, InstallMark.key(of: 0), [])
                default: batch.put(.meta, ShardStanding.key(of: 0), [1, 2, 3])
                }
            }
            let report = try FolderVerification(folder: folder).run()
            #expect(!report.isSound, "kind \(kind)")
            #expect(report.problems.first?.shard == 0, "kind \(kind): \(report.problems)")
        }
    }

    @Test("A folder in use is refused, and so is one without a store, which is not made")
    func refusals() async throws {
        try await withStore { store in
            let error = #expect(throws: StorageOpenError.self) {
                _ = try FolderVerification(folder: store.folder).run()
            }
            #expect(error == .folderInUse(folder: store.folder, process: Int(getpid())))
        }
        let none = temporaryFolder()
        #expect(throws: StorageOpenError.self) { _ = try FolderVerification(folder: none).run() }
        #expect(!FileManager.default.fileExists(atPath: none))
    }
}
