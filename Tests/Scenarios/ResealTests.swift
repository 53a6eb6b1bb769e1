import Foundation
import KitRecords
import Migration
import Security
import StorageClient
import Testing

@Suite("Resealing")
struct ResealTests {
    private static let day: Int64 = 86_400

    /// A store whose keys lie in a file.
    private func withKeys(
        _ body: (BareStore, KeyFolder, ClusterKeys) async throws -> Void
    ) async throws {
        let folder = KeyFolder(FileManager.default.temporaryDirectory.appending(path: "reseal-\(UUID().uuidString)"))
        _ = try folder.make(now: 0)
        let keys = try folder.keys(now: 1)
        let bare = try await BareStore(keys: keys)
        do {
            try await body(bare, folder, keys)
        } catch {
            await bare.close()
            throw error
        }
        await bare.close()
        try FileManager.default.removeItem(at: folder.url)
    }

    private func person(_ number: UInt8) throws -> PartitionKey {
        try PartitionKey([UInt8](repeating: number, count: 16))
    }

    private func reseal(
        _ bare: BareStore, _ keys: ClusterKeys, isDryRun: Bool = false
    ) async throws -> ResealSummary {
        try await ResealRun(
            bare.store, keys: try #require(keys.records), sets: RecordSetTests.all, options: .init(isDryRun: isDryRun),
            now: TestSystem.noon
        ).run()
    }

    @Test("What an older key sealed and outlives a month is sealed again; then the old key may go")
    func resealed() async throws {
        try await withKeys { bare, folder, keys in
            for number in UInt8(1)...3 {
                try await bare.store.write(try person(number)) { change in
                    try change.put(.init(phone: "1"), in: KitRecordSets.sessions, key: [1])
                    try change.put(
                        .init(), in: KitRecordSets.notifications, key: [1],
                        expires: .init(seconds: TestSystem.noon + Self.day))
                    try change.put(
                        .init(), in: KitRecordSets.notifications, key: [2],
                        expires: .init(seconds: TestSystem.noon + 40 * Self.day))
                }
            }
            let old = try #require(try keys.records?.currentID)
            let new = try folder.rotateRecords(begins: 0, now: 2).id
            try keys.poll()
            var summary = try await reseal(bare, keys, isDryRun: true)
            #expect(summary.keys == [old: 9] && summary.resealed == 6 && summary.expiring == 3 && summary.clear == 0)
            summary = try await reseal(bare, keys)
            #expect(summary.resealed == 6 && summary.changed == 0)
            summary = try await reseal(bare, keys)
            #expect(summary.keys == [old: 3, new: 6] && summary.resealed == 0)
            let (sessions, told) = try await bare.store.read(
                try person(2), .all(KitRecordSets.sessions), .all(KitRecordSets.notifications))
            #expect(sessions.map(\.value.phone) == ["1"])
            #expect(told.map(\.expiresAt?.seconds) == [TestSystem.noon + Self.day, TestSystem.noon + 40 * Self.day])
        }
    }
}
