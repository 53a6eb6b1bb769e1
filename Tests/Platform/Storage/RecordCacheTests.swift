import StorageContracts
import Synchronization
import Testing

@testable import Storage

private func id(_ number: UInt8) -> PartitionID { PartitionID(partition(number))! }

private func item(_ key: UInt8) -> ReadPlan.Item { .record(RecordAddress(collection: 1, sortKey: [key])) }

private func plan(_ number: UInt8, _ keys: UInt8...) -> ReadPlan {
    ReadPlan(partition: id(number), items: keys.map(item))
}

private func result(_ version: UInt64, bytes: Int = 8, expires: Int64? = nil) -> StorageV1.ReadResult {
    .init(records: [
        .init(
            collection: 1, sortKey: [1], value: Array(repeating: 7, count: bytes), version: version,
            expiresAt: expires.map { .init(seconds: $0, nanos: 0) })
    ])
}

extension RecordCache {
    fileprivate func found(_ plan: ReadPlan, in generation: UInt64 = 0, at now: Int64 = 0) -> [UInt64]? {
        guard case .found(let results) = find(plan, in: generation, at: now, maxBytes: .max) else { return nil }
        return results.map { $0.records.first?.version ?? 0 }
    }

    /// What a read of the database does that begins and ends at once.
    fileprivate func fill(_ plan: ReadPlan, in generation: UInt64 = 0, _ results: StorageV1.ReadResult...) {
        guard case .missing(let ticket) = find(plan, in: generation, at: 0, maxBytes: .max) else { return }
        keep(results, of: plan, ticket: ticket)
    }
}

@Suite("The record cache")
struct RecordCacheTests {
    @Test("Items are found by what was asked for, all of a plan or none")
    func items() {
        let cache = RecordCache(maxBytes: 1 << 20)
        #expect(cache.found(plan(1, 1)) == nil)
        cache.fill(plan(1, 1, 2), result(5), result(6))
        #expect(cache.found(plan(1, 1)) == [5])
        #expect(cache.found(plan(1, 2, 1)) == [6, 5])
        #expect(cache.found(plan(1, 1, 3)) == nil)
        #expect(cache.found(plan(2, 1)) == nil)
    }

    @Test("What a change of the partition left behind is gone; other partitions stay")
    func changes() {
        let cache = RecordCache(maxBytes: 1 << 20, stripes: 1)
        cache.fill(plan(1, 1), result(1))
        cache.fill(plan(2, 1), result(2))
        cache.changing([id(1)]) {
            #expect(cache.found(plan(1, 1)) == nil)
            #expect(cache.found(plan(2, 1)) == [2])
            // A read that goes to the database now may find the old or the new record.
            cache.fill(plan(1, 1), result(1))
            #expect(cache.found(plan(1, 1)) == nil)
        }
        #expect(cache.found(plan(1, 1)) == nil)
        cache.fill(plan(1, 1), result(3))
        #expect(cache.found(plan(1, 1)) == [3])
    }

    @Test("A read that began before a change keeps nothing, whenever it ends")
    func lateReads() {
        let cache = RecordCache(maxBytes: 1 << 20)
        guard case .missing(let early) = cache.find(plan(1, 1), in: 0, at: 0, maxBytes: .max) else { return }
        cache.changing([id(1)]) { cache.keep([result(1)], of: plan(1, 1), ticket: early) }
        cache.keep([result(1)], of: plan(1, 1), ticket: early)
        #expect(cache.found(plan(1, 1)) == nil)
    }

    @Test("After a change that failed, the partition is read from the database for good")
    func failedChange() {
        let cache = RecordCache(maxBytes: 1 << 20)
        #expect(throws: StorageFault.disk("full")) {
            try cache.changing([id(1)]) { () throws(StorageFault) in throw .disk("full") }
        }
        cache.fill(plan(1, 1), result(1))
        #expect(cache.found(plan(1, 1)) == nil)
    }

    @Test("Of an earlier generation of the shard's state nothing is found, whenever it was kept")
    func generations() {
        let cache = RecordCache(maxBytes: 1 << 20)
        guard case .missing(let early) = cache.find(plan(1, 2), in: 4, at: 0, maxBytes: .max) else { return }
        cache.fill(plan(1, 1), in: 4, result(1))
        #expect(cache.found(plan(1, 1), in: 4) == [1])
        #expect(cache.found(plan(1, 1), in: 6) == nil)
        cache.fill(plan(1, 1), in: 6, result(9))
        #expect(cache.found(plan(1, 1), in: 6) == [9])
        // A read that began before the state was replaced, and ends now.
        cache.keep([result(2)], of: plan(1, 2), ticket: early)
        #expect(cache.found(plan(1, 2), in: 6) == nil)
    }

    @Test("An item is not found once one of its records has expired")
    func expiry() {
        let cache = RecordCache(maxBytes: 1 << 20)
        cache.fill(plan(1, 1), result(4, expires: 10))
        #expect(cache.found(plan(1, 1), at: 9_999_999_999) == [4])
        #expect(cache.found(plan(1, 1), at: 10_000_000_000) == nil)
    }

    @Test("It stays within its bytes, lets go first of what was read once, and keeps no giants")
    func bound() {
        let cache = RecordCache(maxBytes: 20_000, stripes: 1)
        cache.fill(plan(0, 1), result(1, bytes: 100))
        for number in 1...200 as ClosedRange<UInt8> {
            #expect(cache.found(plan(0, 1)) == [1])
            cache.fill(plan(number, 1), result(2, bytes: 100))
            #expect(cache.bytes <= 20_000)
        }
        #expect(cache.bytes > 15_000)
        #expect(cache.found(plan(1, 1)) == nil)
        cache.fill(plan(201, 1), result(3, bytes: RecordCache.maxItemBytes + 1))
        #expect(cache.found(plan(201, 1)) == nil)
        #expect(cache.found(plan(0, 1)) == [1])
    }

    @Test("Of one partition so many different items are kept, the newest")
    func itemsPerPartition() {
        let cache = RecordCache(maxBytes: 1 << 20)
        for key in 0...UInt8(RecordCache.maxItemsPerPartition) { cache.fill(plan(1, key), result(UInt64(key))) }
        #expect(cache.found(plan(1, 0)) == nil)
        #expect(cache.found(plan(1, 1)) == [1])
        let last = UInt8(RecordCache.maxItemsPerPartition)
        #expect(cache.found(plan(1, last)) == [UInt64(last)])
    }
}

/// Reads and changes whose steps are interleaved at random, beside what the database holds.
private struct Interleaving {
    private struct Read {
        let number: UInt8
        let ticket: RecordCache.Ticket?
        let version: UInt64
    }

    var random: Seeded
    let cache = RecordCache(maxBytes: 3_000, stripes: 2)
    /// Version of each partition's record in the database.
    var database: [UInt64] = Array(repeating: 0, count: 6)
    private var reads: [Read] = []
    private(set) var hits = 0

    init(seed: UInt64) { random = Seeded(state: seed) }

    mutating func run(steps: Int) {
        for _ in 0..<steps {
            if Int.random(in: 0..<6, using: &random) > 0 { read() } else { change() }
        }
    }

    private mutating func read() {
        if Bool.random(using: &random), !reads.isEmpty {
            let read = reads.remove(at: Int.random(in: 0..<reads.count, using: &random))
            cache.keep([result(read.version)], of: plan(read.number, 1), ticket: read.ticket)
            return
        }
        let number = UInt8.random(in: 0..<6, using: &random)
        switch cache.find(plan(number, 1), in: 0, at: 0, maxBytes: .max) {
        case .found(let results):
            hits += 1
            #expect(results == [result(database[Int(number)])])
        case .missing(let ticket): reads.append(Read(number: number, ticket: ticket, version: database[Int(number)]))
        }
    }

    private mutating func change() {
        let numbers = Set((0..<2).map { _ in UInt8.random(in: 0..<6, using: &random) })
        cache.changing(Set(numbers.map(id))) {
            for _ in 0..<Int.random(in: 0..<4, using: &random) { read() }
            for number in numbers { database[Int(number)] += 1 }
            for _ in 0..<Int.random(in: 0..<4, using: &random) { read() }
        }
    }
}

@Test(
    "A hit is what the database holds, however reads and changes interleave",
    arguments: 1...20 as ClosedRange<UInt64>)
func cacheCoherence(seed: UInt64) {
    var interleaving = Interleaving(seed: seed)
    interleaving.run(steps: 2_000)
    #expect(interleaving.hits > 100)
}

/// What a writer shows to the readers beside it.
private final class WriterSigns: Sendable {
    let acknowledged = Atomic<UInt64>(0)
    let isDone = Atomic<Bool>(false)
}

@Test("Readers beside a writer never see a version older than one that was acknowledged before they began")
func readersBesideWriter() async throws {
    try await withStore { store in
        let writer = WriterSigns()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    while !writer.isDone.load(ordering: .acquiring) {
                        let least = writer.acknowledged.load(ordering: .acquiring)
                        let found = try await store.read(partition(7), .record(.init(collection: 1, sortKey: [1])))
                        #expect(found[0].records.first?.version ?? 0 >= least)
                        await Task.yield()
                    }
                }
            }
            for count in 0..<150 {
                let response = try await store.write(
                    .init(partition: partition(7), mutations: [.put(1, [1], [UInt8(count)])]))
                writer.acknowledged.store(response.version, ordering: .releasing)
            }
            writer.isDone.store(true, ordering: .releasing)
            try await group.waitForAll()
        }
    }
}
