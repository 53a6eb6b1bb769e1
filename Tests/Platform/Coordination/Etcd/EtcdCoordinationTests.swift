import Coordination
import Testing

private let one = NodeName("storage-1")
private let two = NodeName("storage-2")
private let three = NodeName("storage-3")

@Suite("Coordination by etcd", .serialized, .timeLimit(.minutes(1)))
struct EtcdCoordinationTests {
    @Test("Of two who create the map of a new cluster at once one wins, and both and every watcher see one map")
    func creation() async throws {
        try await EtcdCluster.with { etcd in
            let (first, second) = try etcd.pair()
            await #expect(throws: CoordinationError.noMap) { try await first.shardMap() }
            async let ours = first.createMap(try .uniform(shards: 256, on: one))
            async let theirs = second.createMap(try .uniform(shards: 256, on: two))
            let maps = try await [ours, theirs]
            #expect(maps[0] == maps[1])
            #expect(maps[0].shards.count == 256)
            #expect(await second.shardMaps().first { _ in true } == maps[0])
            #expect(try await first.createMap(.uniform(shards: 8, on: three)) == maps[0])
            await first.close()
            await second.close()
        }
    }

    @Test("Of two who swap the same record one wins and the other learns what stands there; asking again succeeds")
    func compareAndSwap() async throws {
        try await EtcdCluster.with { etcd in
            let (first, second) = try etcd.pair()
            let before = try await first.createMap(.uniform(shards: 4, on: one))
            for shard in 0..<4 as Range<ShardNumber> {
                async let ours = outcome(first, shard, two)
                async let theirs = outcome(second, shard, three)
                let outcomes = await [ours, theirs]
                let winner = try #require(outcomes.compactMap { try? $0.get() }.first)
                #expect(winner.replicas.epoch == 2)
                let lost = outcomes.compactMap { outcome -> CoordinationError? in
                    if case .failure(let error) = outcome { error } else { nil }
                }
                #expect(lost == [.changedMeanwhile(winner)])
                let again = await outcome(first, shard, winner.replicas.primary)
                #expect(try again.get() == winner)
                let seen = await second.shardMaps().first { $0[shard]?.replicas.epoch == 2 }
                #expect(seen?[shard] == winner)
            }
            #expect(try await first.shardMap().epoch > before.epoch)
            await #expect(throws: CoordinationError.unknownShard(9)) {
                try await first.replaceReplicaSet(of: 9, expected: 1, primary: one, inSync: [one])
            }
            await first.close()
            await second.close()
        }
    }

    private func outcome(
        _ coordination: EtcdCoordination, _ shard: ShardNumber, _ primary: NodeName
    ) async -> Result<ShardRecord, CoordinationError> {
        do {
            return .success(
                try await coordination.replaceReplicaSet(
                    of: shard, expected: 1, primary: primary, inSync: [primary, one]))
        } catch let error as CoordinationError {
            return .failure(error)
        } catch {
            return .failure(.unreachable("\(error)"))
        }
    }

    @Test("A split shows the parent narrowed and the child in one map, and asking again gives the same")
    func split() async throws {
        try await EtcdCluster.with { etcd in
            let coordination = try EtcdCoordination(etcd.configuration)
            _ = try await coordination.createMap(.uniform(shards: 2, on: one))
            #expect(try await coordination.requestSplit(of: 1, at: 40_000).splitWish == 40_000)
            let made = try await coordination.split(1, expected: 1, at: 40_000, into: 2, through: 17)
            #expect(made.child.origin == ShardOrigin(parent: 1, index: 17))
            #expect(made.parent.replicas.epoch == 2)
            let map = await coordination.shardMaps().first { $0[2] != nil }
            #expect(map?[1] == made.parent)
            #expect(map?[2] == made.child)
            #expect(try await coordination.split(1, expected: 1, at: 40_000, into: 2, through: 17) == made)
            await #expect(throws: CoordinationError.changedMeanwhile(made.parent)) {
                try await coordination.replaceReplicaSet(of: 1, expected: 1, primary: one, inSync: [one, two])
            }
            await #expect(throws: CoordinationError.numberTaken(2)) {
                try await coordination.split(0, expected: 1, at: 7, into: 2, through: 1)
            }
            await coordination.close()
        }
    }

    @Test("A node is forgotten when its lease runs out, at once when it says so, and a draining one stays known")
    func nodes() async throws {
        try await EtcdCluster.with { etcd in
            let (dying, watching) = try etcd.pair()
            let record = NodeRecord(name: one, address: "127.0.0.1:7001", zone: "a", startedAt: 5)
            let registration = try await dying.register(record)
            #expect(await watching.nodes().first { !$0.isEmpty } == [record])
            try await watching.setDraining(one, true)
            _ = await watching.nodes().first { $0.first?.isDraining == true }
            // Its process is gone: nobody keeps the lease.
            await dying.close()
            let gone = await watching.nodes().first { $0.first?.isAlive == false }
            #expect(gone == [NodeRecord(name: one, address: "", isAlive: false, isDraining: true)])
            try await watching.setDraining(one, false)
            #expect(await watching.nodes().first { $0.isEmpty } == [])
            await #expect(throws: CoordinationError.unknownNode(two)) { try await watching.setDraining(two, true) }
            #expect(try await watching.loads() == [])
            try await watching.report(NodeLoad(node: one, shards: [0: 1]))
            try await watching.report(NodeLoad(node: one, shards: [0: 7, 65_535: .max]))
            #expect(try await watching.loads() == [NodeLoad(node: one, shards: [0: 7, 65_535: .max])])

            let second = try await watching.register(NodeRecord(name: two, address: "127.0.0.1:7002"))
            _ = await watching.nodes().first { $0.first?.name == two }
            await second.end()
            #expect(await watching.nodes().first { $0.isEmpty } == [])
            await registration.end()
            await watching.close()
        }
    }

    @Test("A node whose lease was taken from it registers again")
    func reregistration() async throws {
        try await EtcdCluster.with { etcd in
            let coordination = try EtcdCoordination(etcd.configuration)
            let registration = try await coordination.register(NodeRecord(name: one, address: "127.0.0.1:7001"))
            var nodes = coordination.nodes().makeAsyncIterator()
            while await nodes.next()?.isEmpty != false {}
            let lease = try etcd.control("lease", "list").split(separator: "\n").last.map(String.init) ?? ""
            try etcd.control("lease", "revoke", lease)
            #expect(await nodes.next() == [])
            #expect(await nodes.next()?.map(\.name) == [one])
            await registration.end()
            await coordination.close()
        }
    }

    @Test("Services are found by role for as long as they live; a resolver gives their addresses")
    func services() async throws {
        try await EtcdCluster.with { etcd in
            let (serving, calling) = try etcd.pair()
            let first = try await serving.announce(ServiceInstance(role: "trip-card", address: "127.0.0.1:8001"))
            let other = try await serving.announce(ServiceInstance(role: "identity", address: "127.0.0.1:8002"))
            _ = await calling.services().first { $0.count == 2 }
            for try await endpoints in ServiceResolver(calling, role: "trip-card").endpoints() {
                #expect(endpoints == [.tcp(host: "127.0.0.1", port: 8001)])
                break
            }
            await first.end()
            #expect(await calling.services().first { $0.count == 1 }?.map(\.role) == ["identity"])
            await other.end()
            await serving.close()
            await calling.close()
        }
    }

    @Test("One candidate leads; when it dies the next leads in a later term, and the dead one's wishes are refused")
    func election() async throws {
        try await EtcdCluster.with { etcd in
            let (first, second) = try etcd.pair()
            let map = try await first.createMap(.uniform(shards: 1, on: one))
            let placement = try #require(map[0]?.placement)
            let leadership = try await first.campaign(for: "controller", as: "first")
            #expect(leadership.isHeld)
            let waiting = Task { try await second.campaign(for: "controller", as: "second") }
            let wish = Placement(holders: [one, two], preferredPrimary: one)
            #expect(try await first.place(0, expected: placement, wish, under: leadership).placement == wish)

            await first.close()
            let next = try await waiting.value
            #expect(next.isHeld)
            #expect(next.term > leadership.term)
            // It knows by its own clock, before etcd gave the lead to another.
            #expect(!leadership.isHeld)
            await leadership.waitUntilLost()
            await #expect(throws: CoordinationError.notLeading) {
                try await second.place(0, expected: wish, placement, under: leadership)
            }
            #expect(try await second.place(0, expected: wish, placement, under: next).placement == placement)
            await next.resign()
            await second.close()
        }
    }

    @Test("A leader that resigns in a task that is cancelled makes room at once")
    func resignation() async throws {
        try await EtcdCluster.with { etcd in
            var configuration = etcd.configuration
            // Waiting for it to run out would take longer than the test may.
            configuration.lease = .seconds(300)
            let coordination = try EtcdCoordination(configuration)
            let leadership = try await coordination.campaign(for: "controller", as: "first")
            let leading = Task {
                await leadership.waitUntilLost()
                await leadership.resign()
            }
            leading.cancel()
            await leading.value
            let next = try await coordination.campaign(for: "controller", as: "second")
            #expect(next.isHeld)
            await next.resign()
            await coordination.close()
        }
    }

    @Test("A leadership that etcd has given to another is refused by etcd itself, whatever its holder believes")
    func fencing() async throws {
        try await EtcdCluster.with { etcd in
            let coordination = try EtcdCoordination(etcd.configuration)
            let map = try await coordination.createMap(.uniform(shards: 1, on: one))
            let placement = try #require(map[0]?.placement)
            let believer = Leadership(election: "controller", term: 1, holds: { true }, resign: {}, abandon: {})
            let leadership = try await coordination.campaign(for: "controller", as: "real")
            await #expect(throws: CoordinationError.notLeading) {
                try await coordination.place(
                    0, expected: placement, Placement(holders: [two], preferredPrimary: two), under: believer)
            }
            await leadership.resign()
            await coordination.close()
        }
    }
}
