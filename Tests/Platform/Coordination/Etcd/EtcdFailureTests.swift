import Coordination
import Testing

private let one = NodeName("storage-1")
private let two = NodeName("storage-2")

@Suite("Coordination by etcd whose members fail", .serialized, .timeLimit(.minutes(2)))
struct EtcdFailureTests {
    @Test("kill -9 of any member, the one a watch hangs on among them, is noticed by nobody")
    func memberCrashes() async throws {
        try await EtcdCluster.with(members: 3) { etcd in
            // Longer than etcd takes to elect a leader of its own, also on a machine that has much else to do.
            let (writing, watching) = try etcd.pair(lease: .seconds(10))
            _ = try await writing.createMap(.uniform(shards: 1, on: one))
            let registration = try await watching.register(NodeRecord(name: one, address: "127.0.0.1:7001"))
            let leadership = try await watching.campaign(for: "controller", as: "one")
            var epoch: UInt64 = 1
            for member in 0..<3 {
                etcd.crash(member)
                for _ in 0..<3 {
                    _ = try await writing.replaceReplicaSet(of: 0, expected: epoch, primary: one, inSync: [one])
                    epoch += 1
                    let reached = epoch
                    #expect(await watching.shardMaps().first { $0[0]?.replicas.epoch == reached } != nil)
                }
                #expect(leadership.isHeld)
                try etcd.start(member)
            }
            #expect(await writing.nodes().first { _ in true }?.map(\.name) == [one])
            await leadership.resign()
            await registration.end()
            await writing.close()
            await watching.close()
        }
    }

    @Test("A member that keeps its connections and answers nothing (SIGSTOP) costs an attempt's time, no more")
    func memberPauses() async throws {
        try await EtcdCluster.with(members: 3) { etcd in
            let (writing, watching) = try etcd.pair()
            _ = try await writing.createMap(.uniform(shards: 1, on: one))
            _ = await watching.shardMaps().first { _ in true }
            var epoch: UInt64 = 1
            for member in 0..<3 {
                etcd.pause(member)
                for _ in 0..<3 {
                    _ = try await writing.replaceReplicaSet(of: 0, expected: epoch, primary: one, inSync: [one])
                    epoch += 1
                }
                let reached = epoch
                #expect(await watching.shardMaps().first { $0[0]?.replicas.epoch == reached } != nil)
                etcd.resume(member)
            }
            await writing.close()
            await watching.close()
        }
    }

    @Test("A watch that was away while etcd compacted what it missed goes on with everything as it is now")
    func compaction() async throws {
        try await EtcdCluster.with(members: 3) { etcd in
            let writing = try EtcdCoordination(etcd.configuration)
            // This one knows a single member, so that it is cut off when that is down.
            let watching = try EtcdCoordination(etcd.configuration(of: [2]))
            _ = try await writing.createMap(.uniform(shards: 1, on: one))
            let registration = try await writing.announce(ServiceInstance(role: "identity", address: "127.0.0.1:8000"))
            _ = await watching.shardMaps().first { _ in true }
            _ = await watching.services().first { $0.count == 1 }
            etcd.crash(2)
            await registration.end()
            for epoch in 1...5 as ClosedRange<UInt64> {
                _ = try await writing.replaceReplicaSet(of: 0, expected: epoch, primary: one, inSync: [one])
            }
            try etcd.control("compact", "\(try await writing.shardMap().epoch)")
            try etcd.start(2)
            #expect(await watching.shardMaps().first { $0[0]?.replicas.epoch == 6 } != nil)
            #expect(await watching.services().first { $0.isEmpty } != nil)
            // The new watch lives.
            _ = try await writing.replaceReplicaSet(of: 0, expected: 6, primary: one, inSync: [one])
            #expect(await watching.shardMaps().first { $0[0]?.replicas.epoch == 7 } != nil)
            await writing.close()
            await watching.close()
        }
    }

    @Test("All members down: calls fail in their time, what was heard stands; all up: everything goes on by itself")
    func allDown() async throws {
        try await EtcdCluster.with(members: 3) { etcd in
            var configuration = etcd.configuration
            configuration.timeout = .seconds(2)
            let coordination = try EtcdCoordination(configuration)
            let patient = try EtcdCoordination(etcd.configuration)
            let map = try await patient.createMap(.uniform(shards: 1, on: one))
            let registration = try await coordination.register(NodeRecord(name: one, address: "127.0.0.1:7001"))
            let leadership = try await coordination.campaign(for: "controller", as: "one")
            _ = await coordination.shardMaps().first { _ in true }
            for member in 0..<3 { etcd.crash(member) }

            let began = ContinuousClock.now
            let error = await #expect(throws: CoordinationError.self) {
                _ = try await coordination.replaceReplicaSet(of: 0, expected: 1, primary: two, inSync: [one, two])
            }
            guard case .unreachable = error else {
                Issue.record("not unreachable but \(String(describing: error))")
                return
            }
            #expect(began.duration(to: .now) < .seconds(4))
            #expect(await coordination.shardMaps().first { _ in true } == map)
            await leadership.waitUntilLost()
            #expect(!leadership.isHeld)

            for member in 0..<3 { try etcd.start(member) }
            let record = try await patient.replaceReplicaSet(of: 0, expected: 1, primary: two, inSync: [one, two])
            #expect(await coordination.shardMaps().first { $0[0] == record } != nil)
            #expect(await patient.nodes().first { $0.first?.isAlive == true }?.map(\.name) == [one])
            let again = try await coordination.campaign(for: "controller", as: "one")
            #expect(again.isHeld)
            await again.resign()
            await registration.end()
            await coordination.close()
            await patient.close()
        }
    }
}
