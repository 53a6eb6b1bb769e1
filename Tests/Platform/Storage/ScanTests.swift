import Coordination
import RPC
import StorageClient
import StorageContracts
import Testing

@testable import Storage

private let first = RecordSet<Counter>(8, name: "first", in: .test, clear: "made up")
private let second = RecordSet<Counter>(9, name: "second", in: .test, clear: "made up")
/// Records that are large: a page has few of them.
private let large = RecordSet<StorageV1.NotPrimary>(10, name: "large", in: .test, clear: "made up")

/// A key in a bucket.
private func key(_ bucket: Bucket, _ last: UInt8 = 0) throws -> PartitionKey {
    try PartitionKey([UInt8(bucket >> 8), UInt8(bucket & 0xFF)] + Array(repeating: 7, count: 13) + [last])
}

extension TestStore {
    fileprivate var stub: StorageV1.StorageClient { .init(InProcessChannel(services: [service])) }

    fileprivate func scan(_ request: StorageV1.ScanRequest) async throws -> [StorageV1.ScanResponse] {
        var pages: [StorageV1.ScanResponse] = []
        for try await page in stub.scan(request) { pages.append(page) }
        return pages
    }

    fileprivate func put(
        _ partition: [UInt8], _ collection: UInt32, _ key: [UInt8], bytes: Int = 1, expires: Int64? = nil
    ) async throws -> UInt64 {
        try await write(
            .init(
                partition: partition,
                mutations: [.put(collection, key, Array(repeating: 1, count: bytes), expires: expires)],
                idempotencyKey: [UInt8(collection)] + key)
        ).version
    }
}

private func names(_ records: [StorageV1.ScannedRecord]) -> [[UInt8]] {
    records.map { $0.partition + [UInt8($0.record!.collection)] + $0.record!.sortKey }
}

@Suite("Scanning")
struct ScanTests {
    @Test("A scan tells each present record once, in order of partition, collection and sort key, and its index")
    func order() async throws {
        try await withStore { store in
            var last: UInt64 = 0
            var expected: [[UInt8]] = []
            for (bucket, collection, sortKey) in [(9, 3, [2]), (5, 1, []), (9, 1, [1]), (9, 1, [0, 0]), (6, 2, [255])]
                as [(Bucket, UInt32, [UInt8])]
            {
                let partition = try key(bucket).bytes
                last = try await store.put(partition, collection, sortKey)
                expected.append(partition + [UInt8(collection)] + sortKey)
            }
            let end = store.clock.seconds + 10
            last = try await store.put(try key(9).bytes, 1, [7], expires: end)
            store.clock.advance(seconds: 10)
            // Another shard's, and buckets outside the range.
            _ = try await store.put(try key(10).bytes, 1, [])
            _ = try await store.put(try key(2_000).bytes, 1, [])
            let pages = try await store.scan(.init(bucketFrom: 5, bucketThrough: 9))
            #expect(names(pages.flatMap(\.records)) == expected.sorted { $0.lexicographicallyPrecedes($1) })
            #expect(pages.map(\.complete) == [true] && pages[0].after == nil)
            #expect(pages[0].token == .init(shard: 0, index: last + 1))
            let part = try await store.scan(.init(bucketFrom: 5, bucketThrough: 9, collections: [2, 3, 2]))
            #expect(part[0].records.map(\.record!.collection) == [2, 3])
        }
    }

    @Test("Pages are bounded in bytes; a scan from any page's place tells exactly the rest")
    func resume() async throws {
        try await withStore { store in
            for number in 0..<40 as Range<UInt8> {
                _ = try await store.put(try key(Bucket(number) * 20, number).bytes, 1, [number], bytes: 40 << 10)
            }
            let request = StorageV1.ScanRequest(bucketFrom: 0, bucketThrough: 1_023)
            let pages = try await store.scan(request)
            #expect(pages.count > 4)
            #expect(pages.allSatisfy { $0.records.count <= 7 })
            #expect(pages.last?.complete == true && pages.dropLast().allSatisfy { !$0.complete && $0.after != nil })
            let all = names(pages.flatMap(\.records))
            #expect(all.count == 40)
            for place in pages.indices.dropLast() {
                var rest = request
                rest.after = pages[place].after
                let told = names(try await store.scan(rest).flatMap(\.records))
                #expect(told == names(pages[(place + 1)...].flatMap(\.records)))
            }
        }
    }

    @Test("Records of other collections are passed over, however many there are between two that are wanted")
    func jumps() async throws {
        try await withStore { store in
            for bucket in [3, 4] as [Bucket] {
                for number in 0..<50 as Range<UInt8> {
                    _ = try await store.put(try key(bucket).bytes, 5, [number])
                    _ = try await store.put(try key(bucket).bytes, 7, [number])
                }
                _ = try await store.put(try key(bucket).bytes, 6, [1])
                _ = try await store.put(try key(bucket).bytes, 2, [2])
            }
            for (wanted, expected) in [([6], [6, 6]), ([2, 6], [2, 6, 2, 6]), ([1], []), ([8, 2], [2, 2])]
                as [([UInt32], [UInt32])]
            {
                let pages = try await store.scan(.init(bucketThrough: 1_023, collections: wanted))
                #expect(pages.flatMap(\.records).map(\.record!.collection) == expected)
            }
            #expect(try await store.scan(.init(bucketThrough: 1_023)).flatMap(\.records).count == 204)
        }
    }

    @Test("A scan sees one moment: what is written after it began is not in it")
    func moment() async throws {
        try await withStore { store in
            for number in 0..<80 as Range<UInt8> {
                _ = try await store.put(try key(7, number).bytes, 1, [], bytes: 100 << 10)
            }
            var keys: [[UInt8]] = []
            var pages = 0
            for try await page in store.stub.scan(.init(bucketThrough: 1_023)) {
                pages += 1
                // What is removed and added behind the first page must not show.
                if pages == 1 {
                    _ = try await store.write(
                        .init(partition: try key(7, 79).bytes, mutations: [.delete(1, [])]))
                    _ = try await store.put(try key(7, 200).bytes, 1, [])
                }
                keys += page.records.map(\.partition)
            }
            #expect(keys == (try (0..<80 as Range<UInt8>).map { try key(7, $0).bytes }))
            #expect(pages > 16, "more pages than wait in the channel, so that some were read after the change")
        }
    }

    @Test("A request that is wrong is refused with the field; buckets of several shards with NOT_PRIMARY")
    func validation() async throws {
        try await withStore { store in
            let requests: [(String, StorageV1.ScanRequest)] = [
                ("bucket_from", .init(bucketFrom: 70_000, bucketThrough: 70_001)),
                ("bucket_through", .init(bucketFrom: 5, bucketThrough: 4)),
                ("collections[1]", .init(bucketThrough: 4, collections: [1, 0])),
                ("collections", .init(bucketThrough: 4, collections: Array(1...65))),
                ("after.partition", .init(bucketThrough: 4, after: .init(partition: [1]))),
                ("after.partition", .init(bucketThrough: 4, after: .init(partition: try key(5).bytes))),
                (
                    "after.collection",
                    .init(bucketThrough: 4, after: .init(partition: try key(4).bytes, collection: 65_536))
                ),
                (
                    "after.sort_key",
                    .init(
                        bucketThrough: 4,
                        after: .init(partition: try key(4).bytes, sortKey: Array(repeating: 1, count: 257)))
                ),
                ("at_least", .init(bucketThrough: 4, consistency: .atLeast)),
            ]
            for (field, request) in requests {
                let error = await #expect(throws: RPCError.self) { _ = try await store.scan(request) }
                #expect(error?.code == .invalidArgument)
                #expect(error?.detail(GoogleRPC.BadRequest.self)?.fieldViolations.map(\.field) == [field])
            }
            let error = await #expect(throws: RPCError.self) {
                _ = try await store.scan(.init(bucketThrough: 1_024))
            }
            #expect(error?.detail(GoogleRPC.ErrorInfo.self)?.reason == "NOT_PRIMARY")
            let ahead = await #expect(throws: RPCError.self) {
                _ = try await store.scan(
                    .init(bucketThrough: 4, consistency: .atLeast, atLeast: .init(shard: 0, index: 99)))
            }
            #expect(ahead?.detail(GoogleRPC.ErrorInfo.self)?.reason == "BEHIND")
        }
    }

    @Test("Over the bound of scans one is refused with RESOURCE_EXHAUSTED and a time to wait; who leaves makes room")
    func bound() async throws {
        var configuration = StorageConfiguration()
        configuration.maxScans = 1
        try await withStore(configuration: configuration) { store in
            for number in 0..<80 as Range<UInt8> {
                _ = try await store.put(try key(7, number).bytes, 1, [], bytes: 100 << 10)
            }
            do {
                var first = store.stub.scan(.init(bucketThrough: 1_023)).makeAsyncIterator()
                _ = try await first.next()
                let error = await #expect(throws: RPCError.self) { _ = try await store.scan(.init(bucketThrough: 9)) }
                #expect(error?.code == .resourceExhausted)
                #expect(error?.detail(GoogleRPC.RetryInfo.self)?.retryDelay != nil)
            }
            // The call that was left ends a moment later.
            while true {
                do {
                    _ = try await store.scan(.init(bucketThrough: 9))
                    break
                } catch let error as RPCError where error.code == .resourceExhausted { await Task.yield() }
            }
        }
    }

    @Test("The client's scan crosses all shards, and goes on from the position of any page")
    func client() async throws {
        try await withStore { store in
            let client = try await store.client()
            var expected: [PartitionKey: UInt64] = [:]
            for number in 0..<200 {
                let key = try key(Bucket(truncatingIfNeeded: number &* 331), UInt8(number))
                expected[key] = UInt64(number)
                try await client.write(key) { change in
                    try change.put(Counter(index: UInt64(number)), in: first)
                    try change.put(Counter(index: 1), in: second)
                }
            }
            var told: [PartitionKey: UInt64] = [:]
            var positions: [ScanPosition] = []
            var count = 0
            for try await page in client.scan(of: [first.number]) {
                positions.append(page.position)
                for record in page.records {
                    count += 1
                    told[record.partition] = try record.decoded(in: first)?.value.index
                    #expect(record.set == first.number && record.version > 0)
                    #expect(try record.decoded(in: second) == nil)
                }
            }
            #expect(told == expected && count == 200)
            let last = try #require(positions.last)
            #expect(last.isComplete && last.changes.parts.count == 64)
            #expect(last.changes.parts.map(\.buckets.lowerBound) == (0..<64).map { Bucket($0 * 1_024) })
            var rest = 0
            for try await page in client.scan(of: [first.number], from: positions[31]) { rest += page.records.count }
            #expect(rest == expected.keys.count { $0.bucket >= 32 * 1_024 })
        }
    }

    @Test("A scan goes on by its position while its shard is split and moved, and tells exactly the known content")
    func moves() async throws {
        let cluster = try TestCluster(spare: 1, shards: 1)
        try await withCluster(cluster, start: [1, 2, 3, 4]) {
            let client = try await cluster.client()
            var expected: [PartitionKey: Int] = [:]
            for number in 0..<120 {
                let key = try key(Bucket(truncatingIfNeeded: number &* 1_021), UInt8(number))
                expected[key] = number
                try await client.write(key) { change in
                    // As large as the messages of four pages: a value of several kilobytes.
                    let name = String(repeating: "x", count: 12_000)
                    try change.put(StorageV1.NotPrimary(shard: UInt32(number), primary: name), in: large)
                }
            }
            for restarts in [false, true] {
                var told: [PartitionKey: Int] = [:]
                var position: ScanPosition?
                var step = 0
                func take(_ page: ScanPage) throws {
                    for record in page.records {
                        let value = try #require(try record.decoded(in: large)).value
                        #expect(told.updateValue(Int(value.shard), forKey: record.partition) == nil, "told twice")
                    }
                    position = page.position
                }
                func disturb() async throws {
                    step += 1
                    guard step == 1 else { return }
                    let map = try await cluster.coordination.shardMap()
                    let record = try #require(map.shards.last)
                    let middle = record.buckets.lowerBound + (record.buckets.upperBound - record.buckets.lowerBound) / 2
                    _ = try await cluster.coordination.requestSplit(of: record.shard, at: middle)
                    let shards = map.shards.count
                    #expect(
                        try await cluster.becomes { try await cluster.coordination.shardMap().shards.count > shards })
                    for record in try await cluster.coordination.shardMap().shards {
                        let holders = (restarts ? [2, 3, 1] : [2, 3, 4]).map(TestCluster.name)
                        let wish = Placement(holders: holders, preferredPrimary: TestCluster.name(2))
                        _ = try await cluster.coordination.place(
                            record.shard, expected: record.placement, wish, under: nil)
                    }
                    #expect(try await cluster.settles { $0.replicas.primary == TestCluster.name(2) })
                }
                if restarts {
                    // Another scan for each page, as by a process that was started anew.
                    repeat {
                        for try await page in client.scan(from: position) {
                            try take(page)
                            break
                        }
                        try await disturb()
                    } while position?.isComplete != true
                } else {
                    for try await page in client.scan() {
                        try take(page)
                        try await disturb()
                    }
                }
                #expect(step >= 4 && told == expected)
                #expect(position?.isComplete == true)
            }
            var stale = 0
            for try await page in client.scan(freshness: .within(.seconds(5))) { stale += page.records.count }
            #expect(stale == expected.count)
        }
    }
}
