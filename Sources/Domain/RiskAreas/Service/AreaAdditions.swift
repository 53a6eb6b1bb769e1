import Kit
import RPC
import RiskAreasContracts
import RiskAreasCore
import RiskAreasRecords
import StorageClient

/// Stores areas that are new, never more than there may be.
///
/// Each write that adds areas also changes the record that counts them, and demands that nobody else has done so since
/// it was read. So imports in parallel, also by other processes, never add too many together.
struct AreaAdditions: Sendable {
    /// Areas of one write: the store takes 64 demands, of which one is about the count.
    private static let writeMax = 63

    /// What became of areas.
    struct Outcome {
        /// New ones that are stored now.
        var stored: [CheckedArea] = []
        /// Those that were stored before. They are not changed.
        var known: [CheckedArea] = []
        /// New ones for which there is no room.
        var refused: [CheckedArea] = []
    }

    let areas: StoredAreas
    /// Most areas that are stored, released ones included.
    let capacity: Int
    /// Spares the imports of one process to fail each other's demands.
    let turnstile: Turnstile

    /// Stores the new ones of some areas with different ids.
    func add(_ candidates: [CheckedArea], options: CallOptions) async throws -> Outcome {
        var outcome = Outcome()
        var pending = candidates[...]
        while !pending.isEmpty {
            let isFull = try await turnstile.pass {
                try await areas.store.settling { try await addSome(&pending, to: &outcome, options) }
            }
            guard isFull else { continue }
            for area in pending {
                if try await areas.isStored(area.area.key, options) {
                    outcome.known.append(area)
                } else {
                    outcome.refused.append(area)
                }
            }
            return outcome
        }
        return outcome
    }

    /// Adds the first of the pending areas, as many as one write and the capacity take.
    ///
    /// - Returns: Whether there is no room for any.
    /// - Throws: ``PreconditionFailed`` when the count was changed meanwhile; nothing is stored then.
    private func addSome(
        _ pending: inout ArraySlice<CheckedArea>, to outcome: inout Outcome, _ options: CallOptions
    ) async throws -> Bool {
        let (count, version) = try await areas.count(options)
        guard count < capacity else { return true }
        let chunk = pending.prefix(min(Self.writeMax, capacity - count))
        do {
            try await write(chunk, count: count, version: version, options)
            outcome.stored += chunk
            pending = pending.dropFirst(chunk.count)
        } catch let failed as PreconditionFailed where failed.index > 0 {
            outcome.known.append(pending.remove(at: pending.startIndex + failed.index - 1))
        }
        return false
    }

    private func write(
        _ chunk: ArraySlice<CheckedArea>, count: Int, version: UInt64?, _ options: CallOptions
    ) async throws {
        let (set, counter) = (RiskAreasRecordSets.areas, RiskAreasRecordSets.count)
        try await areas.store.write(areas.partition, options: options) { change in
            if let version {
                change.require(counter, version: version)
            } else {
                change.requireAbsent(counter)
            }
            try change.put(RiskAreasV1.StoredAreaCount(count: UInt64(count + chunk.count)), in: counter)
            for area in chunk {
                let key = StoredAreas.key(area.area.id)
                change.requireAbsent(set, key: key)
                try change.put(RiskAreasV1.RiskArea(area.area), in: set, key: key)
            }
        }
    }
}
