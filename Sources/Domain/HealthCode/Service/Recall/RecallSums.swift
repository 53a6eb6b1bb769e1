import HealthCodeContracts
import HealthCodeRecords
import RPC
import Security
import StorageClient
import Values
import Wire

/// How many persons each account reaches on a day by recalls that no other person approves (COL-7, COL-10).
///
/// Recalls just below the size add up as one above it does. Those that another person approves do not count.
struct RecallSums: Sendable {
    /// Most recalls that an account makes on a day without another person.
    private static let recallsMax = 1_000

    let store: Store
    let hash: KeyedHash
    /// Most persons whom they reach together.
    let personsAlone: Int

    /// Counts a recall, once, also when it is asked for again after a crash.
    ///
    /// - Returns: Whether it may take effect without another person. Otherwise it counts nothing.
    func take(_ recall: HealthCodeV1.StoredRecall, options: CallOptions) async throws -> Bool {
        guard recall.persons <= personsAlone else { return false }
        let (set, day) = (HealthCodeRecordSets.recallSums, ChinaDay(of: Instant(seconds: recall.at)))
        let partition = try PartitionKey(hash.partition(.feedDay, "recalls\u{1F}\(day)\u{1F}\(recall.account)"))
        return try await store.settling {
            let stored = try await store.read(partition, .record(set), options: options)
            var sum = stored?.value ?? .init()
            if sum.shares.contains(where: { $0.recallId == recall.id }) { return true }
            let total = sum.shares.reduce(recall.persons) { $0 + $1.persons }
            guard total <= personsAlone, sum.shares.count < Self.recallsMax else { return false }
            sum.shares.append(.init(recallId: recall.id, persons: recall.persons))
            let next = sum
            try await store.write(partition, options: options) { change in
                change.require(set, key: [], stored)
                try change.put(next, in: set, expires: .init(seconds: recall.at + 2 * ChinaDay.secondsPerDay))
            }
            return true
        }
    }
}
