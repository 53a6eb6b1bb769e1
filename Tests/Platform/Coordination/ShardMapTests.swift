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
