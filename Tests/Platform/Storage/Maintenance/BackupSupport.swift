import Foundation
import StorageClient

@testable import Backup

/// What one file of a backup holds.
func contents(of part: BackupManifest.Part, in folder: URL) throws -> Contents {
    var contents = Contents()
    let reader = try BackupFileReader(part, in: folder)
    while let partitions = try reader.next() { contents.add(partitions) }
    return contents
}

/// What a whole backup holds.
func contents(of folder: URL) throws -> Contents {
    try BackupManifest.read(in: folder).parts.reduce(into: Contents()) { whole, part in
        whole.values.merge(try contents(of: part, in: folder).values) { $1 }
    }
}

func backUp(_ maintenance: StoreMaintenance, _ parallel: Int = 4) async throws -> (URL, BackupManifest) {
    let folder = backupFolder()
    let manifest = try await BackupRun(
        maintenance, to: folder, options: .init(cluster: "test", keyFingerprint: "k", parallel: parallel)
    ).run()
    return (folder, manifest)
}

func restore(
    _ folder: URL, _ maintenance: StoreMaintenance, key: String = "k", parallel: Int = 4,
    progress: @escaping @Sendable (BackupRun.Progress) -> Void = { _ in }
) async throws -> RestoreRun.Summary {
    try await RestoreRun(maintenance, from: folder, options: .init(keyFingerprint: key, parallel: parallel))
        .run(progress: progress)
}

/// Runs a test over a store of four shards that holds 60 entries, and closes it.
func withFilledStore<Result: Sendable>(
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
