import Kit
import KitRecords
import Logging
import RPC
import StorageClient

/// Writes halves again that a restore has lost: it brings shards of different moments back, and then all processes begin. Every
/// process of the identity role looks at all halves once.
struct AliasRepair: Sendable {
    let halves: AliasHalves
    /// Who was erased; nil where nobody is.
    let erased: ErasedPersons?
    let logger: Logger
    /// Waits; tests decide how long that takes.
    let pause: @Sendable (Duration) async throws -> Void

    /// Looks at all halves, until that has succeeded once or the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            do { return try await repairAll() } catch {
                logger.warning("documents are looked at again later", metadata: ["error": "\(error)"])
            }
            guard (try? await pause(.seconds(10))) != nil else { return }
        }
    }

    /// Looks at all halves once. A half whose other document was erased since ends; it is not written back.
    func repairAll() async throws {
        let gone = try await erased?.since(0) ?? []
        // By erased document, those that are still joined with it. They stay joined with each other.
        var orphans: [PartitionKey: [PartitionKey]] = [:]
        for try await page in halves.store.scan(of: [KitRecordSets.aliases.number]) {
            for record in page.records {
                let other = try PartitionKey(record.key)
                guard let half = try record.decoded(in: KitRecordSets.aliases)?.value, half.isJoined else { continue }
                let back = try await halves.store.read(
                    other, .record(KitRecordSets.aliases, key: record.partition.bytes))
                if back == nil, gone.contains(record.key) {
                    orphans[other, default: []].append(record.partition)
                } else {
                    try await halves.settle(record.partition, with: other, options: .init())
                }
            }
        }
        for (erased, joined) in orphans { try await halves.withdraw(erased, from: joined, options: .init()) }
    }
}
