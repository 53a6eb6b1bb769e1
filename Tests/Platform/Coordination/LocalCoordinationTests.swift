import Coordination
import Testing

private let one = NodeName("storage-1")
private let two = NodeName("storage-2")
private let three = NodeName("storage-3")

@Suite("Coordination within one process")
struct LocalCoordinationTests {
    @Test("Of two who swap the same record one wins, and the other learns what stands there; asking again succeeds")
    func compareAndSwap() async throws {
        let coordination = try LocalCoordination(node: one, shards: 4)
        let record = try await coordination.replaceReplicaSet(of: 2, expected: 1, primary: two, inSync: [one, two])
        #expect(record.replicas == ReplicaSet(epoch: 2, primary: two, inSync: [one, two]))
        let map = try await coordination.shardMap()
        #expect(map.epoch == 2)
        #expect(map[2] == record)
        await #expect(throws: CoordinationError.changedMeanwhile(record)) {
            try await coordination.replaceReplicaSet(of: 2, expected: 1, primary: one, inSync: [one])
        }
        let again = try await coordination.replaceReplicaSet(of: 2, expected: 1, primary: two, inSync: [one, two])
        #expect(again == record)
        await #expect(throws: CoordinationError.unknownShard(9)) {
            try await coordination.replaceReplicaSet(of: 9, expected: 1, primary: one, inSync: [one])
        }
        await #expect(throws: CoordinationError.invalid(.primaryOutsideItsSet(1))) {
            try await coordination.replaceReplicaSet(of: 1, expected: 1, primary: two, inSync: [one])
        }
        #expect(try await coordination.shardMap() == map)
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

    @Test("A new cluster has no map until somebody creates it, and keeps the first one")
    func creation() async throws {
        let coordination = LocalCoordination(map: nil)
        await #expect(throws: CoordinationError.noMap) { try await coordination.shardMap() }
        let first = try ShardMap.uniform(shards: 2, on: one)
        #expect(await coordination.createMap(first) == first)
        #expect(await coordination.createMap(try .uniform(shards: 2, on: two)) == first)
        var maps = coordination.shardMaps().makeAsyncIterator()
        #expect(await maps.next() == first)
    }

    @Test("A wish changes the placement and never the replica set; one made from old knowledge is refused")
    func placement() async throws {
        let coordination = try LocalCoordination(node: one, shards: 1)
        let old = Placement(holders: [one], preferredPrimary: one)
        let new = Placement(holders: [one, two], preferredPrimary: two)
        let record = try await coordination.place(0, expected: old, new, under: nil)
        #expect(record.placement == new)
        #expect(record.replicas == ReplicaSet(epoch: 1, primary: one, inSync: [one]))
        #expect(try await coordination.place(0, expected: old, new, under: nil) == record)
        await #expect(throws: CoordinationError.changedMeanwhile(record)) {
            try await coordination.place(
                0, expected: old, Placement(holders: [three], preferredPrimary: three), under: nil)
        }
    }

    @Test("A split leaves the parent narrowed in the next epoch and a child with the rest in its first")
    func split() async throws {
        let coordination = try LocalCoordination(node: one, shards: 2)
        _ = try await coordination.requestSplit(of: 1, at: 40_000)
        let child = try #require(try await coordination.shardMap().unusedNumber)
        let made = try await coordination.split(1, expected: 1, at: 40_000, into: child, through: 17)
        #expect(made.parent.buckets == 32_768...39_999)
        #expect(made.parent.replicas == ReplicaSet(epoch: 2, primary: one, inSync: [one]))
        #expect(made.parent.splitWish == nil)
        #expect(made.child.buckets == 40_000...65_535)
        #expect(made.child.replicas == ReplicaSet(epoch: 1, primary: one, inSync: [one]))
        #expect(made.child.origin == ShardOrigin(parent: 1, index: 17))
        #expect(try await coordination.shardMap().shard(of: 40_000) == made.child)
        let again = try await coordination.split(1, expected: 1, at: 40_000, into: child, through: 17)
        #expect(again == made)
        await #expect(throws: CoordinationError.numberTaken(child)) {
            try await coordination.split(0, expected: 1, at: 9, into: child, through: 17)
        }
        await #expect(throws: CoordinationError.invalid(.splitOutsideItsBuckets(0))) {
            try await coordination.split(0, expected: 1, at: 0, into: 9, through: 17)
        }
    }

    @Test("A node is known until its registration is ended or let go of; a draining one stays known")
    func nodes() async throws {
        let coordination = LocalCoordination(map: nil)
        var nodes = coordination.nodes().makeAsyncIterator()
        #expect(await nodes.next() == [])
        let record = NodeRecord(name: one, address: "127.0.0.1:7001", zone: "a")
        let registration = await coordination.register(record)
        #expect(await nodes.next() == [record])
        try await coordination.setDraining(one, true)
        #expect(await nodes.next()?.map(\.isDraining) == [true])
        await registration.end()
        #expect(await nodes.next() == [NodeRecord(name: one, address: "", isAlive: false, isDraining: true)])
        await #expect(throws: CoordinationError.unknownNode(two)) { try await coordination.setDraining(two, true) }
        try await coordination.setDraining(one, false)
        #expect(await nodes.next() == [])
        _ = await coordination.register(record)
        #expect(await nodes.next() == [])
    }

    @Test("What was said last of a node's load is known, also once the node is gone")
    func loads() async throws {
        let coordination = LocalCoordination(map: nil)
        #expect(await coordination.loads() == [])
        await coordination.report(NodeLoad(node: two, shards: [1: 5]))
        await coordination.report(NodeLoad(node: one, shards: [0: 7, 3: 9]))
        await coordination.report(NodeLoad(node: two, shards: [:]))
        #expect(
            await coordination.loads() == [
                NodeLoad(node: one, shards: [0: 7, 3: 9]), NodeLoad(node: two, shards: [:]),
            ])
    }

    @Test("One candidate leads at a time; the next leads when it resigns, in a later term")
    func election() async throws {
        let coordination = LocalCoordination(map: nil)
        let first = try await coordination.campaign(for: "controller", as: "one")
        let waiting = Task { try await coordination.campaign(for: "controller", as: "two") }
        #expect(first.isHeld)
        await first.resign()
        await first.waitUntilLost()
        let second = try await waiting.value
        #expect(!first.isHeld)
        #expect(second.isHeld)
        #expect(second.term > first.term)
        let cancelled = Task { try await coordination.campaign(for: "controller", as: "three") }
        cancelled.cancel()
        await #expect(throws: CancellationError.self) { _ = try await cancelled.value }
    }
}
