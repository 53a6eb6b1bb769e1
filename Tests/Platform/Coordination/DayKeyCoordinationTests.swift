import Coordination
import TestSupport
import Testing

@Suite("Keys of days in coordination", .serialized, .timeLimit(.minutes(1)))
struct DayKeyCoordinationTests {
    /// What every implementation does, seen by two processes.
    private func check(_ first: any DayKeyCoordination, _ second: any DayKeyCoordination) async throws {
        #expect(try await first.dayKeys().isEmpty)
        async let ours = first.keepDayKey([1], of: 19_327)
        async let theirs = second.keepDayKey([2], of: 19_327)
        let kept = try await [ours, theirs]
        #expect(kept[0] == kept[1], "of two who make the key of a day one wins")
        _ = try await second.keepDayKey([3], of: 19_328)
        #expect(try await first.dayKeys() == [19_327: kept[0], 19_328: [3]])
        #expect(try await first.destroyDayKeys(before: 19_327) == 0)
        #expect(try await first.destroyDayKeys(before: 19_328) == 1)
        #expect(try await second.dayKeys() == [19_328: [3]])
        #expect(try await second.destroyDayKeys(before: 19_328) == 0)
    }

    @Test("In one process, each day has one key until it is destroyed")
    func local() async throws {
        let keys = LocalDayKeys()
        try await check(keys, keys)
    }

    @Test("In etcd, each day has one key for all processes until one of them destroys it")
    func etcd() async throws {
        try await EtcdCluster.with { etcd in
            let (first, second) = try etcd.pair()
            try await check(first, second)
            await first.close()
            await second.close()
        }
    }

    @Test("Only a service that keeps keys of days writes them in etcd; a storage node and another service do not")
    func rights() async throws {
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
            try await root.secure([
                .storageNode("storage"), .service("health-code", keepsDayKeys: true), .service("identity"),
            ])
            await root.close()
            let keeper = try EtcdCoordination(try configuration("health-code"))
            #expect(try await keeper.keepDayKey([1], of: 7) == [1])
            for name in ["storage", "identity"] {
                let other = try EtcdCoordination(try configuration(name))
                await #expect(throws: CoordinationError.self) { try await other.keepDayKey([2], of: 8) }
                await #expect(throws: CoordinationError.self) { try await other.destroyDayKeys(before: 8) }
                await other.close()
            }
            #expect(try await keeper.dayKeys() == [7: [1]])
            #expect(try await keeper.destroyDayKeys(before: 8) == 1)
            await keeper.close()
        }
    }
}
