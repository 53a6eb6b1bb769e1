import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient

/// Lets the whole cluster join documents, or take them apart, one decision at a time (COL-16).
///
/// Whether two documents may be joined depends on all documents that either is joined with, which lie in other partitions.
/// A write is atomic within one partition. So whoever decides takes the turn, looks at all of them, writes, and gives the
/// turn back. Such decisions are rare: staff make each with a document in hand.
///
/// A turn lapses when its holder has died. Whoever comes next fences the holder off: the write of each decision demands a
/// record of its partition, which is replaced then. So a holder that merely slept writes nothing any more. What the holder
/// had written by then is completed.
struct AliasTurn: Sendable {
    /// Seconds after which a turn lapses.
    static let lifetime: Int64 = 10
    /// Seconds for which a fence stands: longer than any call can sleep.
    private static let fenceKept: Int64 = 86_400
    /// How often and how long one waits for the turn: somewhat longer than ``lifetime``.
    private static let (triesMax, pause) = (240, Duration.milliseconds(50))

    let store: Store
    /// Finds the partition of the one record that says whose turn it is.
    let hash: KeyedHash
    let now: @Sendable () -> Int64

    /// A turn that is taken.
    struct Held: Sendable {
        fileprivate let record: IdentityV1.StoredAliasTurn
        fileprivate let fence: Versioned<KitV1.StoredUse>?

        /// Makes a write of the first partition fail when the turn was lost meanwhile.
        func demand(in change: inout ChangeSet) {
            change.demand(fence, in: IdentityRecordSets.aliasFences)
        }
    }

    /// Runs a decision in its turn.
    ///
    /// - Parameters:
    ///   - first: The partition that `write` writes first, under ``Held/demand(in:)``.
    ///   - other: The partition of the other document.
    ///   - settle: Completes what a holder that has died had begun about two documents.
    ///   - check: Looks whether the decision can be made. What it throws gives the turn back.
    ///   - write: Makes the decision. When it throws, nobody knows what was written: the turn stays until it lapses.
    /// - Throws: ABORTED (CONFLICT) when others have the turn for long.
    @discardableResult
    func run<Plan, Result>(
        _ first: PartitionKey, _ other: PartitionKey,
        settle: (PartitionKey, PartitionKey) async throws -> Void, options: CallOptions,
        check: () async throws -> Plan, write: (Plan, Held) async throws -> Result
    ) async throws -> Result {
        let held = try await take(first, other, settle, options)
        let plan: Plan
        do { plan = try await check() } catch {
            await giveBack(held, options)
            throw error
        }
        let result = try await write(plan, held)
        await giveBack(held, options)
        return result
    }

    private var partition: PartitionKey {
        get throws { try PartitionKey(hash.partition(.wellKnown, "alias-turn")) }
    }

    private func take(
        _ first: PartitionKey, _ other: PartitionKey,
        _ settle: (PartitionKey, PartitionKey) async throws -> Void, _ options: CallOptions
    ) async throws -> Held {
        let (turns, id) = (IdentityRecordSets.aliasTurn, Surroundings.system.random(16))
        let partition = try partition
        for _ in 0..<Self.triesMax {
            let known = try await store.read(partition, .record(turns), options: options)
            if let known {
                guard known.value.until <= now() else {
                    try await Task.sleep(for: Self.pause)
                    continue
                }
                try await end(known.value, settle, options)
            }
            // The fence before the turn is taken: whoever ends the turn later replaces the fence later.
            let fence = try await store.read(first, .record(IdentityRecordSets.aliasFences), options: options)
            let record = IdentityV1.StoredAliasTurn(
                id: id, until: now() + Self.lifetime, first: first.bytes, other: other.bytes)
            do {
                try await store.write(partition, options: options) { change in
                    change.demand(known, in: turns)
                    try change.put(record, in: turns)
                }
                return Held(record: record, fence: fence)
            } catch is PreconditionFailed { continue }
        }
        throw RPCError(.aborted, "other documents are joined or taken apart at this moment; try again").with(
            reason: "CONFLICT")
    }

    /// Ends a turn that has lapsed: fences its holder off, then completes what was written.
    private func end(
        _ turn: IdentityV1.StoredAliasTurn, _ settle: (PartitionKey, PartitionKey) async throws -> Void,
        _ options: CallOptions
    ) async throws {
        let first = try PartitionKey(turn.first)
        try await store.write(first, options: options) { change in
            try change.put(
                .init(at: now(), count: 1), in: IdentityRecordSets.aliasFences,
                expires: .init(seconds: now() + Self.fenceKept))
        }
        try await settle(first, PartitionKey(turn.other))
    }

    /// Gives the turn back; one that cannot be lapses.
    private func giveBack(_ held: Held, _ options: CallOptions) async {
        let turns = IdentityRecordSets.aliasTurn
        guard let partition = try? partition,
            let known = try? await store.read(partition, .record(turns), options: options),
            known.value.id == held.record.id
        else { return }
        _ = try? await store.write(partition, options: options) { change in
            change.require(turns, key: [], version: known.version)
            change.delete(turns)
        }
    }
}
