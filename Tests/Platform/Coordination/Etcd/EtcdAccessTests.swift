import Coordination
import RPC
import TestSupport
import Testing

private let one = NodeName("storage-1")

@Suite("Users of etcd by their certificates", .serialized, .timeLimit(.minutes(1)))
struct EtcdAccessTests {
    private static let users: [EtcdUser] = [
        .storageNode("storage"), .service("identity", readsRecords: true), .service("gateway"), .tool("tool"),
    ]

    /// Coordination by an etcd that asks for users, as a process of each role sees it.
    private func withUsers(
        _ body: (EtcdCluster, @escaping (String) throws -> EtcdConfiguration) async throws -> Void
    ) async throws {
        let certificates = try Certificates()
        try await EtcdCluster.with(certificates: certificates) { etcd in
            func configuration(_ name: String) throws -> EtcdConfiguration {
                var configuration = etcd.configuration
                let identity = try certificates.identity(name, alternatives: "DNS:\(name)")
                configuration.security = .tls(try clientTLS(certificates, identity: identity))
                configuration.timeout = .seconds(5)
                return configuration
            }
            let root = try EtcdAdministration(try configuration("root"))
            // Twice, as after an upgrade.
            try await root.secure(Self.users)
            try await root.secure(Self.users)
            await root.close()
            try await body(etcd, configuration)
        }
    }

    private func isDenied(_ body: () async throws -> Void) async -> Bool {
        do { try await body() } catch CoordinationError.denied { return true } catch { return false }
        return false
    }

    @Test("A service's certificate reads etcd and says where it is found, and cannot write anything else")
    func services() async throws {
        try await withUsers { _, configuration in
            let node = try EtcdCoordination(try configuration("storage"))
            _ = try await node.createMap(.uniform(shards: 1, on: one))
            let registration = try await node.register(NodeRecord(name: one, address: "127.0.0.1:7001"))
            let service = try EtcdCoordination(try configuration("identity"))
            #expect(try await service.shardMap().shards.count == 1)
            let own = try await service.announce(ServiceInstance(role: "identity", address: "127.0.0.1:7101"))
            #expect(await node.services().first { !$0.isEmpty } != nil)
            #expect(
                await isDenied {
                    _ = try await service.replaceReplicaSet(of: 0, expected: 1, primary: one, inSync: [one])
                })
            #expect(await isDenied { try await service.setDraining(one, true) })
            #expect(
                await isDenied { _ = try await service.register(NodeRecord(name: one, address: "127.0.0.1:6666")) })
            #expect(
                await isDenied {
                    _ = try await service.announce(ServiceInstance(role: "gateway", address: "127.0.0.1:6666"))
                })
            #expect(try await service.shardMap()[0]?.replicas.epoch == 1)
            await own.end()
            await registration.end()
            for coordination in [node, service] { await coordination.close() }
        }
    }

    @Test("Services that read records remember the names of their keys; another cluster's keys are known as such")
    func keyMarks() async throws {
        try await withUsers { _, configuration in
            let service = try EtcdCoordination(try configuration("identity"))
            #expect(try await service.agree(on: ["a"], for: "records"))
            #expect(try await service.agree(on: ["a", "b"], for: "records"))
            #expect(try await !service.agree(on: ["c"], for: "records"))
            #expect(try await service.agree(on: ["b"], for: "records"))
            #expect(try await service.agree(on: ["c"], for: "partitions"))
            let gateway = try EtcdCoordination(try configuration("gateway"))
            #expect(await isDenied { _ = try await gateway.agree(on: ["a", "x"], for: "records") })
            #expect(try await gateway.admits(["a", "x"], for: "records"))
            #expect(try await !gateway.admits(["x"], for: "records"))
            // It may start before those that write.
            #expect(try await gateway.admits(["x"], for: "issuer"))
            // A restore remembers the keys of the backup before services start.
            let tool = try EtcdCoordination(try configuration("tool"))
            #expect(try await tool.agree(on: ["b", "d"], for: "records"))
            #expect(try await service.agree(on: ["d"], for: "records"))
            for coordination in [service, gateway, tool] { await coordination.close() }
        }
    }

    @Test("A storage node changes replica sets; a tool wishes, and takes no node's place")
    func nodesAndTools() async throws {
        try await withUsers { _, configuration in
            let node = try EtcdCoordination(try configuration("storage"))
            _ = try await node.createMap(.uniform(shards: 1, on: one))
            _ = try await node.replaceReplicaSet(of: 0, expected: 1, primary: one, inSync: [one])
            #expect(await isDenied { try await node.setDraining(one, true) })
            let tool = try EtcdCoordination(try configuration("tool"))
            try await tool.setDraining(one, true)
            _ = try await tool.requestSplit(of: 0, at: 32_768)
            #expect(await isDenied { _ = try await tool.register(NodeRecord(name: one, address: "127.0.0.1:6666")) })
            for coordination in [node, tool] { await coordination.close() }
        }
    }

    @Test("Another certificate of the authority, such as a member's, may do nothing; none but root administers")
    func strangers() async throws {
        try await withUsers { _, configuration in
            let stranger = try EtcdCoordination(try configuration("etcd"))
            #expect(await isDenied { _ = try await stranger.shardMap() })
            await stranger.close()
            for name in ["storage", "tool", "etcd"] {
                let administration = try EtcdAdministration(try configuration(name))
                #expect(await isDenied { try await administration.secure([.storageNode(name)]) }, "\(name)")
                await administration.close()
            }
        }
    }
}
