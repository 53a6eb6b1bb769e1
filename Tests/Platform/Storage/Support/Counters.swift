import StorageClient
import StorageContracts

@testable import Storage

/// A message for values that are numbers.
typealias Counter = StorageV1.ConsistencyToken

let counters = RecordSet<Counter>(8, name: "counters", in: .test, clear: "made up")

extension PartitionKind {
    static let test = PartitionKind("test")
}

/// Keys spread over all shards.
func spreadKey(_ number: Int) throws -> PartitionKey {
    try PartitionKey([UInt8(truncatingIfNeeded: number &* 37), 0] + Array(repeating: UInt8(number), count: 14))
}

/// Writes a number under a key.
func put(_ client: Store, _ number: Int, _ value: UInt64) async throws {
    try await client.write(spreadKey(number)) { try $0.put(Counter(index: value), in: counters) }
}

/// The number under a key; nil when there is none.
func value(
    _ client: Store, _ number: Int, _ freshness: Freshness = .linearizable
) async throws -> UInt64? {
    try await client.read(spreadKey(number), .record(counters), freshness: freshness)?.value.index
}
