import CRocksDB
import Coordination
import RPC
import StorageClient
import StorageContracts
import Testing

@testable import Storage

extension TestStore {
    /// The records that are on the disk or in memory, expired or not, of all but the store's own collection.
    fileprivate func stored() throws -> Int {
        let (database, _) = try service.state.serving(0)
        return try Self.stored(database)
    }

    fileprivate static func stored(_ database: RocksDatabase) throws -> Int {
        let view = RocksView(database, .any)
        var count = 0
        try [0 as UInt8].withUnsafeBytes { first in
            try view.ascend(.data, from: first, withinPrefix: false) { key, _ in
                if DataKey.collection(of: key) != DataKey.idempotencyCollection { count += 1 }
                return true
            }
        }
        return count
    }
}

@Suite("Expiry")
struct ExpiryTests {
    @Test("A record past its expiry is absent to reads, scans and demands; a put after it begins anew")
    func absence() async throws {
        try await withStore { store in
            let end = store.clock.seconds + 10
            let old = try await store.write(
                .init(partition: partition(1), mutations: [.put(1, [1], [1], expires: end)]))
            store.clock.advance(seconds: 10)
            #expect(try await store.value(partition(1), 1, [1]) == nil)
            let client = StorageV1.StorageClient(InProcessChannel(services: [store.service]))
            for try await page in client.scan(.init(bucketThrough: 1_023)) { #expect(page.records.isEmpty) }
            for demand in [StorageV1.Precondition.exists(true, 1, [1]), .version(old.version, 1, [1])] {
                let error = await #expect(throws: RPCError.self) {
                    _ = try await store.write(
                        .init(partition: partition(1), preconditions: [demand], mutations: [.put(1, [2], [2])]))
                }
                #expect(error?.code == .failedPrecondition)
            }
            let new = try await store.write(
                .init(partition: partition(1), preconditions: [.exists(false, 1, [1])], mutations: [.put(1, [1], [3])]))
            let found = try await store.read(partition(1), .record(.init(collection: 1, sortKey: [1])))[0].records
            #expect(found.map(\.version) == [new.version] && found[0].expiresAt == nil && found[0].value == [3])
            _ = try await store.write(
                .init(
                    partition: partition(1), preconditions: [.version(new.version, 1, [1])],
                    mutations: [.put(1, [1], [4])]))
        }
    }

    @Test("A compaction frees what has expired once its shard has gone on, and nothing that a later put made")
    func compactionOfNode() async throws {
        try await withStore { store in
            let end = store.clock.seconds + 10
            for number in 0..<100 as Range<UInt8> {
                _ = try await store.write(
                    .init(partition: partition(1), mutations: [.put(1, [number], [1], expires: end)]))
            }
            let (database, _) = try store.service.state.serving(0)
            try database.compact(.data)
            #expect(try store.stored() == 100)
            store.clock.advance(seconds: 20)
            // The first ten live again.
            for number in 0..<10 as Range<UInt8> {
                _ = try await store.write(.init(partition: partition(1), mutations: [.put(1, [number], [2])]))
            }
            try database.compact(.data)
            #expect(try store.stored() == 10)
            let found = try await store.read(partition(1), .range(.init(collection: 1)))[0].records
            #expect(found.map(\.value) == Array(repeating: [2], count: 10))
        }
    }

    @Test("Replicas hold the same present records whenever each of them compacts, and the same bytes once all did")
    func replicas() async throws {
        let cluster = try TestCluster(shards: 1)
        try await withCluster(cluster) {
            let client = try await cluster.client()
            func key(_ number: Int) throws -> PartitionKey {
                try PartitionKey(Array(repeating: UInt8(number), count: 16))
            }
            func write(_ number: Int, _ value: UInt64, expires seconds: Int64?) async throws {
                try await client.write(key(number)) { change in
                    try change.put(
                        Counter(index: value), in: counters,
                        expires: seconds.map { .init(seconds: cluster.clock.seconds + $0, nanos: 0) })
                }
            }
            for number in 0..<60 { try await write(number, 1, expires: number % 3 == 0 ? nil : 10) }
            cluster.clock.advance(seconds: 3_600)
            // Some expired ones live again; and every replica learns how late it is.
            for number in 0..<10 { try await write(number, 2, expires: nil) }
            #expect(
                try await cluster.becomes {
                    let applied = (1...3).map { cluster.node($0).replicas[0].applied }
                    return applied.allSatisfy { $0 == applied[0] }
                })
            func database(_ number: Int) throws -> RocksDatabase { try cluster.node(number).service.state.serving(0).0 }
            // One replica has compacted, the others not: callers of each see the same.
            try database(2).compact(.data)
            for freshness in [Freshness.linearizable, .within(.seconds(60)), .within(.seconds(60))] {
                var told: [PartitionKey: UInt64] = [:]
                for try await page in client.scan(freshness: freshness) {
                    for record in page.records {
                        told[record.partition] = try record.decoded(in: counters)?.value.index
                    }
                }
                var expected: [PartitionKey: UInt64] = [:]
                for number in 0..<60 where number % 3 == 0 || number < 10 {
                    expected[try key(number)] = number < 10 ? 2 : 1
                }
                #expect(told == expected)
            }
            for number in [1, 3] { try database(number).compact(.data) }
            #expect(try cluster.records(1) == cluster.records(2))
            #expect(try cluster.records(2) == cluster.records(3))
            #expect(try TestStore.stored(database(1)) == 26)
        }
    }

    @Test("A record reads as absent from its expiry on, in reads, ranges and preconditions")
    func absent() async throws {
        try await withStore { store in
            let end = store.clock.seconds + 10
            _ = try await store.write(
                .init(partition: partition(1), mutations: [.put(1, [1], [1], expires: end), .put(1, [2], [2])]))
            store.clock.advance(seconds: 9)
            let before = try await store.read(partition(1), .record(.init(collection: 1, sortKey: [1])))[0].records
            #expect(before.first?.expiresAt == .init(seconds: end, nanos: 0))
            store.clock.advance(seconds: 1)
            #expect(try await store.value(partition(1), 1, [1]) == nil)
            let range = try await store.read(partition(1), .range(.init(collection: 1, limit: 1)))[0]
            #expect(range.records.map(\.sortKey) == [[2]] && !range.truncated)
            _ = try await store.write(
                .init(partition: partition(1), preconditions: [.exists(false, 1, [1])], mutations: [.put(1, [1], [3])]))
            #expect(try await store.value(partition(1), 1, [1]) == [3])
        }
    }

    @Test("Compaction drops what expired before the shard's last applied command, and nothing else")
    func compaction() async throws {
        let watermark = ExpiryWatermark()
        let folder = temporaryFolder()
        try? FolderLock(folder).release()
        let database = try RocksDatabase(
            path: folder + "/rocksdb", configuration: .init(), watermark: watermark, onClose: {})
        let batch = RocksBatch(database)
        var scratch: [UInt8] = []
        let owner = PartitionID(partition(1))!
        for expiry in 0...4 as ClosedRange<Int64> {
            DataKey.with(owner, 1, [UInt8(expiry)]) { key in
                StoredValue.with(version: 1, expiry: expiry * 100, payload: [], under: key, in: &scratch) {
                    batch.put(.data, key, $0)
                }
            }
        }
        try database.write(batch, synced: false)
        func left() throws -> [UInt8] {
            var keys: [UInt8] = []
            let view = RocksView(database, .any)
            try DataKey.with(owner, 1, []) { first throws(StorageFault) in
                try view.ascend(.data, from: first) { key, _ in
                    keys.append(key.last!)
                    return true
                }
            }
            return keys
        }
        try database.compact(.data)
        #expect(try left() == [0, 1, 2, 3, 4])
        // Another shard's clock is ahead: that says nothing about this one.
        watermark.assign(0...1_023, to: 7)
        watermark.advance(9, to: 400)
        try database.compact(.data)
        #expect(try left() == [0, 1, 2, 3, 4])
        watermark.advance(7, to: 200)
        try database.compact(.data)
        #expect(try left() == [0, 3, 4])
    }
}

extension RocksDatabase {
    /// Merges all files of a family, with what is in memory.
    func compact(_ family: ColumnFamily) throws(StorageFault) {
        let options = rocksdb_flushoptions_create()
        defer { rocksdb_flushoptions_destroy(options) }
        try checked { rocksdb_flush_cf(handle, options, self[family], $0) }
        rocksdb_compact_range_cf(handle, self[family], nil, 0, nil, 0)
    }
}
