import ArgumentParser
import CRocksDB
import Coordination
import Foundation
import RPC
import Storage
import StorageContracts

/// `storage-bench engine`: what a point read costs in process, through the storage API from the database's memory
/// and from the record cache, beside RocksDB's own get of the same data. Prints nanoseconds as JSON.
struct EngineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "engine")

    @Argument var folder: String
    @Option var keys = 200_000
    @Option var reads = 300_000

    private struct Figures: Encodable {
        var rocksdbGetNs: Double
        var storageReadNs: Double
        var storageReadCachedNs: Double
        var ratio: Double
    }

    func run() async throws {
        let partitions = (0..<keys).map(Self.partition)
        try await withNode(recordCacheBytes: 0) { try await fill($0, partitions) }
        // A start brings what only the log holds into table files, so that both sides read the same ones.
        try await withNode(recordCacheBytes: 0) { _ in }
        // Each in rounds of its own; the best of them is the least disturbed by what else the machine does.
        var bare = Double.infinity
        var read = Double.infinity
        for _ in 0..<3 {
            bare = min(bare, try rocksdb(partitions))
            read = min(read, try await withNode(recordCacheBytes: 0) { try await time($0, partitions, count: reads) })
        }
        let hot = Array(partitions.prefix(1_000))
        let cached = try await withNode(recordCacheBytes: 64 << 20) { service in
            var best = Double.infinity
            for _ in 0..<3 { best = min(best, try await time(service, hot, count: reads)) }
            return best
        }
        let figures = Figures(
            rocksdbGetNs: bare, storageReadNs: read, storageReadCachedNs: cached, ratio: read / bare)
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        print(String(decoding: try encoder.encode(figures), as: UTF8.self))
    }

    /// Partition keys spread as hashes are.
    private static func partition(_ number: Int) -> [UInt8] {
        var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
        var bytes: [UInt8] = []
        for _ in 0..<2 {
            state = (state ^ (state >> 31)) &* 0xBF58_476D_1CE4_E5B9
            state ^= state >> 29
            bytes += withUnsafeBytes(of: state.bigEndian) { [UInt8]($0) }
        }
        return bytes
    }

    private func withNode<Result>(
        recordCacheBytes: Int, _ body: (StorageService) async throws -> Result
    ) async throws -> Result {
        let name = NodeName("engine")
        var configuration = StorageConfiguration()
        configuration.blockCacheBytes = 1 << 30
        configuration.recordCacheBytes = recordCacheBytes
        let node = try await StorageNode.open(
            folder: folder, name: name, coordination: try LocalCoordination(node: name), configuration: configuration)
        let result = try await body(node.service)
        await node.close()
        return result
    }

    private func fill(_ service: StorageService, _ partitions: [[UInt8]]) async throws {
        let value = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 167) }
        for first in stride(from: 0, to: partitions.count, by: 1_000) {
            let writes = partitions[first..<min(first + 1_000, partitions.count)].map { partition in
                StorageV1.WriteRequest(
                    partition: partition,
                    mutations: [.init(change: .put(.init(collection: 1, sortKey: [], value: value)))])
            }
            _ = try await service.writeBatch(.init(writes: writes), context: Self.context)
        }
    }

    private static let context = CallContext(
        method: StorageV1.StorageMethods.read, metadata: Metadata(), deadline: nil, peer: .inProcess)

    private func time(_ service: StorageService, _ partitions: [[UInt8]], count: Int) async throws -> Double {
        func read(_ count: Int) async throws {
            var place = 0
            for _ in 0..<count {
                place = (place + 7_919) % partitions.count
                let request = StorageV1.ReadRequest(
                    partition: partitions[place], items: [.init(item: .record(.init(collection: 1)))])
                let response = try await service.read(request, context: Self.context)
                precondition(response.results[0].records[0].value.count == 300)
            }
        }
        try await read(max(count / 2, partitions.count))
        let begin = ContinuousClock.now
        try await read(count)
        return Self.nanoseconds(since: begin, count)
    }

    /// The same keys through RocksDB's C interface, with the options that the files were written with.
    private func rocksdb(_ partitions: [[UInt8]]) throws -> Double {
        let database = try BareRocksDB(folder + "/rocksdb", family: "data", cacheBytes: 1 << 30)
        let keys = partitions.map { $0 + [0, 1] }
        func read(_ count: Int) {
            var place = 0
            for _ in 0..<count {
                place = (place + 7_919) % keys.count
                precondition(database.get(keys[place]) > 300)
            }
        }
        read(max(reads / 2, keys.count))
        let begin = ContinuousClock.now
        read(reads)
        return Self.nanoseconds(since: begin, reads)
    }

    private static func nanoseconds(since begin: ContinuousClock.Instant, _ count: Int) -> Double {
        let (seconds, attoseconds) = begin.duration(to: .now).components
        return (Double(seconds) * 1e9 + Double(attoseconds) / 1e9) / Double(count)
    }
}
