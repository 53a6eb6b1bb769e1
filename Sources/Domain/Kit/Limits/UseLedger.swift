public import KitRecords
public import RPC
public import StorageClient
public import Values

/// Uses of things that are limited, as records of the store, so that a limit holds over all processes.
///
/// Takers never meet in a record, so that none of them gets a conflict:
///
/// 1. The ledger reads the uses. When there is no room, it refuses, and nothing is written.
/// 2. It writes a record of its own, whatever others do.
/// 3. It reads again. The versions of records tell in which order the store took them. When the uses before its own one
///    leave room, the use is admitted, else it is removed and refused.
///
/// Of takers that come at once, exactly those are admitted whose records came first: never more than the limit. A use that
/// is refused in step 3 may make the ledger refuse others until it is removed. A use whose taker died counts until its
/// window ends.
public struct UseLedger: Sendable {
    /// Most records of one budget that a decision reads. When there are more, there is no room.
    public static let recordsMax = 10_000

    private let store: Store
    private let set: RecordSet<KitV1.StoredUse>
    private let random: @Sendable (Int) -> [UInt8]

    /// - Parameters:
    ///   - set: Where the records are. Another budget of the set has another name.
    ///   - random: Unpredictable bytes, for the keys of records.
    public init(
        in store: Store, _ set: RecordSet<KitV1.StoredUse>, random: @escaping @Sendable (_ count: Int) -> [UInt8]
    ) {
        self.store = store
        self.set = set
        self.random = random
    }

    /// Uses that were taken.
    public struct Receipt: Sendable {
        /// How many.
        public let count: Int
        let key: [UInt8]
        let partition: PartitionKey
        /// Version of the record.
        let version: UInt64
    }

    /// Takes uses of a budget.
    ///
    /// - Parameters:
    ///   - most: Most uses that are taken, at least 1; fewer when there is less room.
    ///   - tag: What ``UseLimit/isPerTag`` compares.
    ///   - now: Seconds since 1970.
    /// - Throws: ``LimitReached``; what the store throws, but never ``PreconditionFailed``.
    public func take(
        _ budget: UseBudget, of partition: PartitionKey, atMost most: Int = 1, tag: [UInt8] = [], now: Int64,
        options: CallOptions
    ) async throws -> Receipt {
        precondition(most >= 1, "nothing to take")
        let before = try await uses(of: budget, partition, before: .max, options)
        let room = budget.limits.room(after: before, tag: tag, now: now)
        guard room > 0 else { throw LimitReached(budget, before, tag, now) }
        let use = Use(at: now, count: min(most, room), tag: tag)
        let receipt = try await write(use, budget, partition, options)
        let earlier = try await uses(of: budget, partition, before: receipt.version, options)
        guard budget.limits.room(after: earlier, tag: tag, now: now) >= use.count else {
            try await giveBack(receipt, options: options)
            throw LimitReached(budget, earlier, tag, now)
        }
        return receipt
    }

    /// Notes a use that has taken place, whether or not there was room.
    public func note(_ budget: UseBudget, of partition: PartitionKey, now: Int64, options: CallOptions) async throws {
        _ = try await write(Use(at: now), budget, partition, options)
    }

    /// Removes uses that did not take place after all.
    public func giveBack(_ receipt: Receipt, options: CallOptions) async throws {
        try await store.write(receipt.partition, options: options) { $0.delete(set, key: receipt.key) }
    }

    /// The uses of a budget that any of its limits counts.
    public func uses(of budget: UseBudget, _ partition: PartitionKey, options: CallOptions) async throws -> [Use] {
        try await uses(of: budget, partition, before: .max, options)
    }

    /// The uses whose records the store took before a version.
    ///
    /// - Throws: ``LimitReached`` when there are more than ``recordsMax``.
    private func uses(
        of budget: UseBudget, _ partition: PartitionKey, before version: UInt64, _ options: CallOptions
    ) async throws -> [Use] {
        let page = try await store.read(
            partition, .range(set, from: budget.prefix, until: budget.end, limit: Self.recordsMax), options: options)
        guard !page.isTruncated else { throw LimitReached(waitSeconds: 1) }
        return page.records.filter { $0.version < version }.map { record in
            Use(at: record.value.at, count: Int(record.value.count), tag: record.value.tag)
        }
    }

    private func write(
        _ use: Use, _ budget: UseBudget, _ partition: PartitionKey, _ options: CallOptions
    ) async throws -> Receipt {
        let key = budget.prefix + random(UseBudget.randomBytes)
        let written = try await store.write(partition, options: options) { change in
            try change.put(
                KitV1.StoredUse(at: use.at, count: UInt32(clamping: use.count), tag: use.tag), in: set, key: key,
                expires: .init(seconds: use.at + budget.limits.memory))
        }
        return Receipt(count: use.count, key: key, partition: partition, version: written.version)
    }
}

extension LimitReached {
    fileprivate init(_ budget: UseBudget, _ uses: [Use], _ tag: [UInt8], _ now: Int64) {
        self.init(waitSeconds: budget.limits.wait(after: uses, tag: tag, now: now) ?? 1)
    }
}
