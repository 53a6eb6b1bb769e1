import Coordination
import Testing

private let one = NodeName("storage-1")
private let two = NodeName("storage-2")

@Suite("Shard map")
struct ShardMapTests {
    @Test("64 shards over 65,536 buckets: contiguous slices of 1,024")
    func uniform() throws {
        let map = try ShardMap.uniform(shards: 64, on: one)
        #expect(map.shards.count == 64)
        #expect(map.shard(of: 0).shard == 0)
        #expect(map.shard(of: 1_023).shard == 0)
        #expect(map.shard(of: 1_024).shard == 1)
        #expect(map.shard(of: 65_535).shard == 63)
        for bucket in stride(from: 0, through: 65_535, by: 17) {
            #expect(map.shard(of: Bucket(bucket)).buckets.contains(Bucket(bucket)))
        }
    }

    @Test("A number of shards that is no power of two from 1 to 4,096 is refused", arguments: [-1, 0, 3, 63, 8_192])
    func unusableCounts(count: Int) {
        #expect(throws: ShardMapError.unusableShardCount(count)) { try ShardMap.uniform(shards: count, on: one) }
    }

    @Test("A gap, an overlap, a number used twice and a primary outside its set make no map")
    func invalidMaps() {
        let set = ReplicaSet(epoch: 1, primary: one, inSync: [one])
        func record(_ shard: ShardNumber, _ buckets: ClosedRange<Bucket>) -> ShardRecord {
            ShardRecord(shard: shard, buckets: buckets, replicas: set)
        }
        #expect(throws: ShardMapError.bucketsNotCoveredOnce(at: 10)) {
            try ShardMap(epoch: 1, shards: [record(0, 0...9), record(1, 11...65_535)])
        }
        #expect(throws: ShardMapError.bucketsNotCoveredOnce(at: 10)) {
            try ShardMap(epoch: 1, shards: [record(0, 0...9), record(1, 9...65_535)])
        }
        #expect(throws: ShardMapError.bucketsNotCoveredOnce(at: 100)) {
            try ShardMap(epoch: 1, shards: [record(0, 0...99)])
        }
        #expect(throws: ShardMapError.numberUsedTwice(0)) {
            try ShardMap(epoch: 1, shards: [record(0, 0...9), record(0, 10...65_535)])
        }
        #expect(throws: ShardMapError.primaryOutsideItsSet(0)) {
            let set = ReplicaSet(epoch: 1, primary: two, inSync: [one])
            return try ShardMap(
                epoch: 1, shards: [ShardRecord(shard: 0, buckets: 0...65_535, replicas: set)])
        }
    }
}

@Suite("Coordination within one process")
struct LocalCoordinationTests {
    @Test("Of two who swap the same record one wins, and the other learns the epoch")
    func compareAndSwap() async throws {
        let coordination = try LocalCoordination(node: one, shards: 4)
        let map = try await coordination.replaceReplicaSet(of: 2, expected: 1, primary: two, inSync: [one, two])
        #expect(map.epoch == 2)
        #expect(map[2]?.replicas == ReplicaSet(epoch: 2, primary: two, inSync: [one, two]))
        await #expect(throws: CoordinationError.epochIs(2)) {
            try await coordination.replaceReplicaSet(of: 2, expected: 1, primary: one, inSync: [one])
        }
        await #expect(throws: CoordinationError.unknownShard(9)) {
            try await coordination.replaceReplicaSet(of: 9, expected: 1, primary: one, inSync: [one])
        }
        await #expect(throws: CoordinationError.invalid(.primaryOutsideItsSet(1))) {
            try await coordination.replaceReplicaSet(of: 1, expected: 1, primary: two, inSync: [one])
        }
        #expect(await coordination.shardMap() == map)
    }

    @Test("A watch begins with the map as it stands and ends with the newest, whatever it missed")
    func watch() async throws {
        let coordination = try LocalCoordination(node: one, shards: 1)
        var maps = coordination.shardMaps().makeAsyncIterator()
        #expect(await maps.next()?.epoch == 1)
        for epoch in 1...3 as ClosedRange<UInt64> {
            _ = try await coordination.replaceReplicaSet(of: 0, expected: epoch, primary: one, inSync: [one])
        }
        #expect(await maps.next()?.epoch == 4)
    }
}
