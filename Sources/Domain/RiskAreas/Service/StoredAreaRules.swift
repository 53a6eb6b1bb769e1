import CommonContracts
import Kit
import KitRecords
import RPC
import RiskAreasClient
import RiskAreasCore
import StorageClient
import Values

/// By what areas fall, as the health authority's rules say: one record, which each switch of the rules writes too.
struct StoredAreaRules: Sendable {
    let store: Store
    /// The grading until the store holds rules: that of the profile which the configuration names.
    let configured: AreaGrading

    /// The rules, and where to follow their changes from.
    ///
    /// - Throws: DATA_LOSS when they cannot be read: none may be guessed.
    func load() async throws -> (rules: AreaRules, position: ChangePosition) {
        let page = try await store.snapshot(of: .rules, .all(KitRecordSets.areaRules))
        let bucket = PartitionKey.rules.bucket
        let position = ChangePosition(parts: [.init(buckets: bucket...bucket, token: page.token)])
        guard let stored = page.values.first?.value else { return (AreaRules(configured), position) }
        do {
            return (try AreaRules(stored), position)
        } catch {
            throw RPCError(.dataLoss, "the rules of areas cannot be read: \(error.field) \(error.reason)")
        }
    }

    /// The changes behind a position.
    func changes(from position: ChangePosition) -> Changes {
        store.changes(from: position, of: [KitRecordSets.areaRules.number])
    }

    /// Whether some writes have changed the rules.
    func areChanged(by batch: ChangeBatch) -> Bool {
        batch.writes.contains { $0.partition == .rules && !$0.changes.isEmpty }
    }
}
