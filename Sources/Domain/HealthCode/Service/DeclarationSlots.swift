import HealthCodeContracts
import HealthCodeRecords
import Kit
import RPC
import Security
import StorageClient
import Wire

/// Bounds how often a person declares within 24 hours.
///
/// A person has so many slots. Each declaration takes one for 24 hours, in the write that stores it: the write demands that
/// the slot is free. The first slot that is tried is chosen at random, so that a declaration costs no read before. Only when
/// that slot is taken are the slots read.
struct DeclarationSlots: Sendable {
    /// Seconds for which a declaration counts: a day.
    static let lifetime: Int64 = 86_400

    let store: Store
    /// Declarations of one person within 24 hours, 1 to 1,000.
    let count: Int
    let random: @Sendable (Int) -> [UInt8]

    /// Runs a write that takes a slot, and runs it again with another slot when that one is taken.
    ///
    /// - Parameter write: Gets the number of a slot, and calls ``take(_:now:in:)`` with it. Of the demands that it makes
    ///   itself, only the slot's may fail with ``PreconditionFailed``.
    /// - Throws: RESOURCE_EXHAUSTED (DECLARATIONS_TOO_MANY) with RetryInfo; what `write` throws.
    func withSlot<Result>(
        of subject: Subject, now: Int64, options: CallOptions, _ write: (UInt16) async throws -> Result
    ) async throws -> Result {
        var slots = Array(0..<UInt16(count))
        // Each turn but the last one means that another call of the person has just declared.
        for _ in 0...count {
            do { return try await write(pick(slots)) } catch is PreconditionFailed {
                slots = try await free(of: subject, now: now, options)
            }
        }
        throw Self.tooMany(LimitReached(waitSeconds: 1))
    }

    /// Demands that a slot is free, and takes it.
    func take(_ slot: UInt16, now: Int64, in change: inout ChangeSet) throws {
        let key = SortKey.big(slot)
        change.requireAbsent(HealthCodeRecordSets.declarationSlots, key: key)
        try change.put(
            HealthCodeV1.StoredDeclarationSlot(declaredAt: now), in: HealthCodeRecordSets.declarationSlots, key: key,
            expires: .init(seconds: now + Self.lifetime))
    }

    private func pick(_ slots: [UInt16]) -> UInt16 {
        let number = random(4).reduce(0) { $0 << 8 | Int($1) }
        return slots[number % slots.count]
    }

    private func free(of subject: Subject, now: Int64, _ options: CallOptions) async throws -> [UInt16] {
        let (_, taken) = try await store.read(
            subject.partition, subject.openSession, .all(HealthCodeRecordSets.declarationSlots), options: options)
        let keys = Set(taken.map(\.key))
        let free = (0..<UInt16(count)).filter { !keys.contains(SortKey.big($0)) }
        guard free.isEmpty else { return free }
        let oldest = taken.map(\.value.declaredAt).min() ?? now
        throw Self.tooMany(LimitReached(waitSeconds: oldest + Self.lifetime - now))
    }

    private static func tooMany(_ reached: LimitReached) -> RPCError {
        reached.error("too many declarations within 24 hours", reason: "DECLARATIONS_TOO_MANY")
    }
}
