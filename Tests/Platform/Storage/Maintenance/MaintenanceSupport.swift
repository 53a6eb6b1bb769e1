import Coordination
import Foundation
import RPC
import StorageClient
import StorageContracts
import Synchronization

@testable import Storage

/// A message for values.
typealias Entry = StorageV1.ConsistencyToken

let entries = RecordSet<Entry>(8, name: "entries", in: .test, clear: "made up")

/// Keys spread over all buckets.
func entryKey(_ number: Int) throws -> PartitionKey {
    try PartitionKey(
        [UInt8(truncatingIfNeeded: number &* 37), UInt8(truncatingIfNeeded: number)]
            + [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 14))
}

/// Runs a test over a cluster, and stops it.
func withCluster<Result>(
    _ cluster: TestCluster, start: [Int] = [1, 2, 3], _ body: (TestCluster, StoreMaintenance) async throws -> Result
) async throws -> Result {
    do {
        try await cluster.start(start)
        let result = try await body(cluster, StoreMaintenance(cluster.client(), token: "test"))
        await cluster.stop()
        return result
    } catch {
        await cluster.stop()
        throw error
    }
}

extension TestStore {
    func maintenance() async throws -> StoreMaintenance {
        let channel = InProcessChannel(services: node.services)
        let client = try await Store(coordination: coordination, configuration: .embedded) { _ in channel }
        return StoreMaintenance(client, token: "test")
    }
}

/// What a store holds beside its own business: payload and expiry by key.
struct Contents: Equatable {
    struct Value: Equatable {
        var payload: [UInt8]
        var expiry: Int64
    }

    var values: [[UInt8]: Value] = [:]

    init() {}

    /// Of a node, as it lies on its disk.
    init(of records: [[UInt8]: [UInt8]]) throws {
        for (key, bytes) in records {
            try key.withUnsafeBytes { key in
                guard !DataKey.isOwn(DataKey.collection(of: key)) else { return }
                try bytes.withUnsafeBytes { bytes in
                    let value = try StoredValue(bytes, under: key)
                    values[[UInt8](key)] = Value(payload: [UInt8](value.payload), expiry: value.expiry)
                }
            }
        }
    }

    mutating func add(_ partitions: [StorageV1.PartitionRecords]) {
        for part in partitions {
            for record in part.records {
                let collection = [UInt8(record.collection >> 8), UInt8(record.collection & 0xFF)]
                let expiry = record.expiresAt.map { $0.seconds * 1_000_000_000 + Int64($0.nanos) } ?? 0
                values[part.partition + collection + record.sortKey] = Value(payload: record.value, expiry: expiry)
            }
        }
    }
}

/// Cancels a task from within what it calls, whichever comes first.
final class Canceller: Sendable {
    private let state = Mutex<(isWanted: Bool, end: (@Sendable () -> Void)?)>((false, nil))

    func cancel() {
        let end = state.withLock { state in
            state.isWanted = true
            return state.end
        }
        end?()
    }

    func cancels(_ end: @escaping @Sendable () -> Void) {
        let isWanted = state.withLock { state in
            state.end = end
            return state.isWanted
        }
        if isWanted { end() }
    }
}

/// A folder that does not exist yet, as a URL.
func backupFolder() -> URL { URL(filePath: temporaryFolder(), directoryHint: .isDirectory) }

/// Flips a bit of a file.
func flip(_ file: URL, at offset: Int) throws {
    var data = try Data(contentsOf: file)
    data[offset] ^= 1
    try data.write(to: file)
}
