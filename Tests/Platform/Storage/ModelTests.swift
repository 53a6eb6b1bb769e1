import Chains
import RPC
import StorageContracts
import Testing

@testable import Storage

/// What the store must do, in the plainest way: dictionaries in memory.
private struct Model {
    struct Address: Hashable {
        var partition, key: [UInt8]
        var collection: UInt32
    }
    struct Stored: Equatable {
        var value: [UInt8]
        var version: UInt64
        var expires: Int64?
    }

    var records: [Address: Stored] = [:]
    var remembered: [[UInt8]: (version: UInt64, until: Int64)] = [:]
    var lastIndex: [UInt32: UInt64] = [:]

    mutating func write(
        _ request: StorageV1.WriteRequest, shard: UInt32, now: Int64
    )
        -> StorageV1.WriteOutcome.OutcomeValue
    {
        lastIndex[shard, default: 0] += 1
        let index = lastIndex[shard]!
        func written(_ version: UInt64, _ replayed: Bool) -> StorageV1.WriteOutcome.OutcomeValue {
            .written(.init(version: version, token: .init(shard: shard, index: version), replayed: replayed))
        }
        let idempotency = request.partition + request.idempotencyKey
        if !request.idempotencyKey.isEmpty, let earlier = remembered[idempotency], earlier.until > now {
            return written(earlier.version, true)
        }
        for (place, demand) in request.preconditions.enumerated() {
            let found = record(request.partition, demand.record!, now: now)
            let holds =
                switch demand.condition! {
                case .exists(let exists): (found != nil) == exists
                case .version(let version): found?.version == version
                }
            if !holds {
                return .refused(
                    .init(code: 9, message: "precondition \(place) does not hold", precondition: UInt32(place)))
            }
        }
        for mutation in request.mutations { apply(mutation.change!, request.partition, index) }
        if !request.idempotencyKey.isEmpty { remembered[idempotency] = (index, now + 24 * 3_600) }
        return written(index, false)
    }

    private mutating func apply(_ change: StorageV1.Mutation.ChangeValue, _ partition: [UInt8], _ index: UInt64) {
        switch change {
        case .put(let put):
            records[.init(partition: partition, key: put.sortKey, collection: put.collection)] = Stored(
                value: put.value, version: index, expires: put.expiresAt?.seconds)
        case .delete(let key):
            records[.init(partition: partition, key: key.sortKey, collection: key.collection)] = nil
        case .deleteRange(let range):
            for address in records.keys where address.partition == partition && contains(range, address) {
                records[address] = nil
            }
        case .append(let append):
            let head = Address(partition: partition, key: [], collection: append.collection)
            let stored = records[head]?.value ?? Array(repeating: 0, count: 40)
            let sequence = stored[..<8].reduce(0) { $0 << 8 | UInt64($1) } + 1
            let previous = Array(stored[8...])
            let link = ChainFormat.link(
                partition: partition, set: UInt16(append.collection), sequence: sequence, previous: previous,
                value: append.value)
            let key = (0..<8).map { UInt8(truncatingIfNeeded: sequence >> (56 - 8 * $0)) }
            records[.init(partition: partition, key: key, collection: append.collection)] = Stored(
                value: previous + append.value, version: index, expires: append.expiresAt?.seconds)
            records[head] = Stored(value: key + link, version: index)
        }
    }

    private func contains(_ range: StorageV1.Range, _ address: Address) -> Bool {
        address.collection == range.collection && !address.key.lexicographicallyPrecedes(range.from)
            && (range.until.isEmpty || address.key.lexicographicallyPrecedes(range.until))
    }

    func record(_ partition: [UInt8], _ key: StorageV1.RecordKey, now: Int64) -> Stored? {
        let found = records[.init(partition: partition, key: key.sortKey, collection: key.collection)]
        return found.flatMap { $0.expires ?? .max > now ? $0 : nil }
    }

    func range(_ partition: [UInt8], _ range: StorageV1.Range, now: Int64) -> StorageV1.ReadResult {
        var found = records.filter { address, stored in
            address.partition == partition && contains(range, address) && stored.expires ?? .max > now
        }.map { address, stored in
            StorageV1.Record(
                collection: address.collection, sortKey: address.key, value: stored.value, version: stored.version,
                expiresAt: stored.expires.map { .init(seconds: $0, nanos: 0) })
        }.sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) }
        if range.descending { found.reverse() }
        let limit = Int(range.limit)
        return .init(records: Array(found.prefix(limit)), truncated: found.count > limit)
    }
}

/// One random history, made by its seed alone.
private struct History {
    var random: Seeded
    var model = Model()
    var store: TestStore
    let partitions = [partition(0), partition(1), partition(200)]

    mutating func step() async throws {
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<9: try await write([request()])
        case 9..<12: try await write((0..<Int.random(in: 2...8, using: &random)).map { _ in request() })
        case 12..<18: try await read()
        case 18: store.clock.advance(seconds: Int64.random(in: 1...40_000, using: &random))
        default: store = try await store.reopened()
        }
    }

    mutating func write(_ requests: [StorageV1.WriteRequest]) async throws {
        let now = store.clock.seconds
        let expected = requests.map { request in
            model.write(request, shard: UInt32(request.partition[0]) / 4, now: now)
        }
        let outcomes = try await store.service.writeBatch(.init(writes: requests), context: .test).outcomes
        #expect(outcomes.map(\.outcome) == expected)
    }

    mutating func read() async throws {
        let owner = partitions.randomElement(using: &random)!
        let range = StorageV1.Range(
            collection: collection(), from: key(), until: key(), descending: Bool.random(using: &random),
            limit: UInt32.random(in: 1...6, using: &random))
        let address = StorageV1.RecordKey(collection: collection(), sortKey: key())
        let chain = StorageV1.Range(
            collection: UInt32.random(in: 3...4, using: &random), descending: Bool.random(using: &random),
            limit: UInt32.random(in: 1...6, using: &random))
        let results = try await store.read(owner, .range(range), .record(address), .range(chain))
        let now = store.clock.seconds
        #expect(results[0] == model.range(owner, range, now: now))
        #expect(results[2] == model.range(owner, chain, now: now))
        #expect(results[1].records.first?.value == model.record(owner, address, now: now)?.value)
        #expect(results[1].records.first?.version == model.record(owner, address, now: now)?.version)
    }

    mutating func request() -> StorageV1.WriteRequest {
        let owner = partitions.randomElement(using: &random)!
        var request = StorageV1.WriteRequest(partition: owner)
        for _ in 0..<Int.random(in: 0...1, using: &random) {
            let address = StorageV1.RecordKey(collection: collection(), sortKey: key())
            let known = model.record(owner, address, now: store.clock.seconds)?.version
            let condition: StorageV1.Precondition.ConditionValue =
                Bool.random(using: &random) ? .exists(known != nil) : .version(known ?? 1)
            request.preconditions.append(.init(record: address, condition: condition))
        }
        let appends = Int.random(in: 0..<3, using: &random) == 0
        for _ in 0..<Int.random(in: 1...4, using: &random) { request.mutations.append(appends ? append() : mutation()) }
        if Int.random(in: 0..<4, using: &random) == 0 {
            request.idempotencyKey = [UInt8.random(in: 0...5, using: &random)]
        }
        return request
    }

    mutating func mutation() -> StorageV1.Mutation {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return .delete(collection(), key())
        case 1: return .deleteRange(collection(), key(), key())
        case 2: return copyOfHead()
        default:
            let value = (0..<Int.random(in: 0...30, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let wait = Int64.random(in: 1...60_000, using: &random)
            let expires = Bool.random(using: &random) ? store.clock.seconds + wait : nil
            return .put(collection(), key(), value, expires: expires)
        }
    }

    mutating func append() -> StorageV1.Mutation {
        let value = (0..<Int.random(in: 0...30, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        let expires = Int.random(in: 0..<3, using: &random) == 0
        return .append(
            UInt32.random(in: 3...4, using: &random), value,
            expires: expires ? store.clock.seconds + Int64.random(in: 1...60_000, using: &random) : nil)
    }

    /// What only a restore does to a chain: it puts its head as it was. Without a head a chain begins anew.
    mutating func copyOfHead() -> StorageV1.Mutation {
        let collection = UInt32.random(in: 3...4, using: &random)
        if Bool.random(using: &random) { return .delete(collection, []) }
        return .put(
            collection, [],
            ChainFormat.sortKey(UInt64.random(in: 1...9, using: &random)) + Array(repeating: 7, count: 32))
    }

    mutating func collection() -> UInt32 { UInt32.random(in: 1...2, using: &random) }

    mutating func key() -> [UInt8] {
        (0..<Int.random(in: 0...2, using: &random)).map { _ in [0, 1, 255].randomElement(using: &random)! }
    }
}

@Test(
    "The store does what the model in memory does, over random histories with restarts",
    arguments: 1...12 as ClosedRange<UInt64>)
func model(seed: UInt64) async throws {
    var history = History(random: Seeded(state: seed), store: try await .open(temporaryFolder()))
    for _ in 0..<150 { try await history.step() }
    await history.store.node.close()
}
