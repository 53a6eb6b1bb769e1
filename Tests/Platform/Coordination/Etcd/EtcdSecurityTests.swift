import Coordination
import RPC
import TestSupport
import Testing

private let one = NodeName("storage-1")

@Suite("Coordination by etcd with TLS and users", .serialized, .timeLimit(.minutes(1)))
struct EtcdSecurityTests {
    @Test("Mutual TLS and a password let in; a wrong password is told as such; no certificate comes to nothing")
    func mutualTLSAndUsers() async throws {
        let certificates = try Certificates()
        try await EtcdCluster.with(certificates: certificates) { etcd in
            var configuration = etcd.configuration
            configuration.security = .tls(try clientTLS(certificates))
            // Before users are asked for, a password is one too many and does not matter.
            configuration.credentials = .init(user: "root", password: "right")
            let coordination = try EtcdCoordination(configuration)
            _ = try await coordination.createMap(.uniform(shards: 1, on: one))
            try etcd.control("user", "add", "root:right")
            try etcd.control("user", "grant-role", "root", "root")
            try etcd.control("auth", "enable")

            _ = try await coordination.replaceReplicaSet(of: 0, expected: 1, primary: one, inSync: [one])
            #expect(await coordination.shardMaps().first { $0[0]?.replicas.epoch == 2 } != nil)
            let registration = try await coordination.register(NodeRecord(name: one, address: "127.0.0.1:7001"))

            configuration.credentials = .init(user: "root", password: "wrong")
            let wrong = try EtcdCoordination(configuration)
            let error = await #expect(throws: CoordinationError.self) { _ = try await wrong.shardMap() }
            guard case .denied(let reason) = error else {
                Issue.record("not denied but \(String(describing: error))")
                return
            }
            #expect(!reason.contains("wrong"))

            configuration.security = .tls(try clientTLS(certificates, identity: certificates.selfSigned))
            configuration.timeout = .seconds(1)
            let stranger = try EtcdCoordination(configuration)
            let refused = await #expect(throws: CoordinationError.self) { _ = try await stranger.shardMap() }
            guard case .unreachable = refused else {
                Issue.record("not unreachable but \(String(describing: refused))")
                return
            }
            await registration.end()
            for coordination in [coordination, wrong, stranger] { await coordination.close() }
        }
    }

    @Test("A token that etcd has forgotten is renewed, for calls and for the watch")
    func tokenRenewal() async throws {
        let certificates = try Certificates()
        try await EtcdCluster.with(certificates: certificates) { etcd in
            try etcd.control("user", "add", "root:right")
            try etcd.control("user", "grant-role", "root", "root")
            try etcd.control("auth", "enable")
            var configuration = etcd.configuration
            configuration.security = .tls(try clientTLS(certificates))
            configuration.credentials = .init(user: "root", password: "right")
            let coordination = try EtcdCoordination(configuration)
            _ = try await coordination.createMap(.uniform(shards: 1, on: one))
            _ = await coordination.shardMaps().first { _ in true }
            // Its tokens live in memory.
            etcd.crash(0)
            try etcd.start(0)
            _ = try await coordination.replaceReplicaSet(of: 0, expected: 1, primary: one, inSync: [one])
            #expect(await coordination.shardMaps().first { $0[0]?.replicas.epoch == 2 } != nil)
            await coordination.close()
        }
    }
}
