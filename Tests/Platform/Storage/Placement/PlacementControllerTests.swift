import Coordination
import Testing

@testable import Storage

private let names = (1...4).map { NodeName("n\($0)") }

@Suite("Placement controller", .timeLimit(.minutes(1)))
struct PlacementControllerTests {
    private let coordination = LocalCoordination(map: nil)
    private var rules: PlacementRules {
        var rules = PlacementRules()
        rules.shards = 8
        rules.replaceAfter = .zero
        rules.interval = .milliseconds(2)
        return rules
    }

    @Test("A new cluster gets its map as soon as enough nodes live, and a dead node's replicas go to another")
    func life() async throws {
        let controllers = ["one", "two"].map { name in
            Task { [coordination, rules] in
                await PlacementController(coordination, name: name, rules: rules).run()
            }
        }
        let following = Task { [coordination] in await followWishes(coordination) }
        var registrations: [Registration] = []
        for name in names.prefix(3) {
            await #expect(throws: CoordinationError.noMap) { _ = try await coordination.shardMap() }
            registrations.append(await coordination.register(NodeRecord(name: name, address: "\(name):1")))
        }
        let first = await first { $0.shards.count == 8 }
        #expect(first?.shards.allSatisfy { Set($0.replicas.inSync) == Set(names.prefix(3)) } == true)
        registrations.append(await coordination.register(NodeRecord(name: names[3], address: "n4:1")))
        await registrations[0].end()
        let moved = await self.first { map in
            map.shards.allSatisfy { Set($0.replicas.inSync) == Set(names.dropFirst()) }
        }
        #expect(moved != nil)
        // A leader that goes makes room for another, which goes on.
        controllers[0].cancel()
        await controllers[0].value
        try await coordination.setDraining(names[1], true)
        let back = await coordination.register(NodeRecord(name: names[0], address: "n1:1"))
        let drained = await self.first { map in map.shards.allSatisfy { !$0.names(names[1]) } }
        #expect(drained != nil)
        await back.end()
        following.cancel()
        controllers[1].cancel()
        await controllers[1].value
        await following.value
    }

    private func first(where isWanted: (ShardMap) -> Bool) async -> ShardMap? {
        for await map in coordination.shardMaps() where isWanted(map) { return map }
        return nil
    }
}

/// Changes replica sets as their primaries would, as soon as a wish differs.
private func followWishes(_ coordination: LocalCoordination) async {
    for await map in coordination.shardMaps() {
        for record in map.shards {
            let (replicas, placement) = (record.replicas, record.placement)
            let isSo = Set(replicas.inSync) == Set(placement.holders) && replicas.primary == placement.preferredPrimary
            if isSo { continue }
            _ = try? await coordination.replaceReplicaSet(
                of: record.shard, expected: replicas.epoch, primary: placement.preferredPrimary,
                inSync: placement.holders)
        }
    }
}

@Suite("Absence of nodes")
struct NodeAbsenceTests {
    @Test("A node is gone once it was away for the whole time; coming back in between begins it anew")
    func absence() {
        var absence = NodeAbsence()
        let start = ContinuousClock.now
        let living = NodeRecord(name: names[0], address: "n1:1")
        func gone(_ nodes: [NodeRecord], after seconds: Int) -> Set<NodeName> {
            absence.observe(nodes, named: [names[0]], at: start + .seconds(seconds), limit: .seconds(60))
        }
        #expect(gone([], after: 0) == [])
        #expect(gone([], after: 59) == [])
        #expect(gone([living], after: 60) == [])
        #expect(gone([], after: 61) == [])
        #expect(gone([], after: 120) == [])
        #expect(gone([], after: 121) == [names[0]])
        let draining = NodeRecord(name: names[0], address: "", isAlive: false, isDraining: true)
        #expect(gone([draining], after: 130) == [names[0]])
        #expect(gone([living], after: 131) == [])
    }
}
