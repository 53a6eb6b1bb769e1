import Coordination
import Glibc
import RPC
import Storage
import StorageClient
import StorageContracts

/// Writes to a store of its own until it is killed, and says on standard output what was acknowledged.
///
/// Usage: `storage-crash-writer FOLDER SEED`
///
/// Each write puts the same number into two records of one partition, and appends it to a chain, so that a reader can
/// tell a half-applied write. Before that the writer appends the number to one chain that it shares with the others. A line `PARTITION NUMBER` follows each acknowledgement; a line `ready` comes when the store is open.
@main
enum StorageCrashWriter {
    /// How many writes are on their way at the same time: enough to share syncs.
    static let writers: UInt8 = 8
    static let numbers = RecordSet<StorageV1.ConsistencyToken>(
        1, name: "numbers", in: PartitionKind("writer"), clear: "made up")
    /// Has the number of the set above, so that the filler lies between the numbers of one write.
    static let fillers = RecordSet<StorageV1.RecordKey>(
        1, name: "fillers", in: PartitionKind("writer"), clear: "made up")

    static let trail = ChainSet<StorageV1.ConsistencyToken>(2, name: "trail", in: PartitionKind("writer"))
    static let shared = ChainSet<StorageV1.ConsistencyToken>(3, name: "shared", in: PartitionKind("writer"))

    static func main() async throws {
        guard CommandLine.arguments.count == 3, let seed = UInt64(CommandLine.arguments[2]) else {
            print("usage: storage-crash-writer FOLDER SEED")
            exit(2)
        }
        let name = NodeName("storage-1")
        let coordination = try LocalCoordination(node: name)
        // Small buffers make files and merges happen within a short life.
        var configuration = StorageConfiguration()
        configuration.writeBufferBytes = 256 << 10
        configuration.maxWALBytes = 1 << 20
        let node = try await StorageNode.open(
            folder: CommandLine.arguments[1], name: name, coordination: coordination, configuration: configuration)
        let channel = InProcessChannel(services: [node.service])
        let store = try await Store(coordination: coordination, configuration: .embedded) { _ in channel }
        say("ready")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                group.addTask { try await write(store, writer, seed) }
            }
            try await group.waitForAll()
        }
    }

    /// Writes rising numbers to one partition, beginning behind what it holds.
    private static func write(_ store: Store, _ writer: UInt8, _ seed: UInt64) async throws {
        let partition = try PartitionKey(Array(repeating: writer &* 31, count: 16))
        let everybodys = try PartitionKey(Array(repeating: 255, count: 16))
        var number = try await store.read(partition, .record(numbers, key: [0]))?.value.index ?? 0
        var noise = seed &+ UInt64(writer)
        while true {
            number += 1
            noise = noise &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let filler = [UInt8](repeating: UInt8(noise >> 56), count: Int(noise >> 33) % 2_000)
            let value = StorageV1.ConsistencyToken(shard: UInt32(writer), index: number)
            // Under a key: after a kill the writer may come to the same number again.
            try await store.write(everybodys, idempotency: SortKey.big(UInt64(writer)) + SortKey.big(number)) {
                change in
                try change.append(value, to: shared)
            }
            try await store.write(partition, idempotency: SortKey.big(number)) { change in
                try change.put(value, in: numbers, key: [0])
                try change.put(StorageV1.RecordKey(collection: 1, sortKey: filler), in: fillers, key: [1])
                try change.put(value, in: numbers, key: [2])
                try change.append(value, to: trail)
            }
            say("\(writer) \(number)")
        }
    }

    /// One line by one system call: a pipe takes so short a line whole, so none is cut by the kill.
    private static func say(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        _ = Glibc.write(1, bytes, bytes.count)
    }
}
