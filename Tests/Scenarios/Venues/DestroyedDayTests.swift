import Assembly
import Backup
import Coordination
import Foundation
import Kit
import Logging
import RPC
import Security
import Storage
import StorageClient
import TestSupport
import Testing
import TracingContracts
import TracingRecords
import TracingServer

@Suite("Check-ins of days that are over", .serialized, .timeLimit(.minutes(5)))
struct DestroyedDayTests {
    private static let day: Int64 = 86_400

    @Test(
        "VIS-1, RET-1: after the key of the day is destroyed, check-ins are unreadable in the store and in old backups")
    func backups() async throws {
        let folder = try TemporaryFolder()
        let backup = folder.url.appending(path: "backup")
        let system = try await TestSystem()
        let citizen = try await system.greenCitizen()
        let code = try await system.code(of: system.device(of: system.registerVenue()))
        for direction in [TracingV1.Direction.in, .out] {
            _ = try await system.venues.checkIn(.init(code: code, direction: direction), options: citizen)
        }
        let maintenance = StoreMaintenance(
            try await Self.store(over: system.storageServices, of: system), token: "test")
        _ = try await BackupRun(maintenance, to: backup, options: .init(cluster: "test", keyFingerprint: "k")).run()

        // The control: whoever has the backup and the keys of the days reads it.
        let readable = try await Self.restored(backup, in: folder.url.appending(path: "early"), of: system, citizen)
        #expect(readable.checkIns.count == 2 && readable.unreadable == 0)

        system.clock.advance(14 * Self.day)
        var later = try await system.logIn()
        #expect(try await system.checkIns(of: later).count == 2)
        system.clock.advance(Self.day)
        later = try await system.logIn()
        #expect(try await system.checkIns(of: later).isEmpty)
        try await Self.services(over: system.store, at: system.clock.now, of: system).destroyKeys()
        #expect(system.dayKeys.dayKeys().isEmpty)
        await system.close()

        // The same backup, with a clock that was set back so that nothing in it has expired.
        let late = try await Self.restored(backup, in: folder.url.appending(path: "late"), of: system, citizen)
        #expect(late.checkIns.isEmpty && late.unreadable == 2, "how many there were is all that is left")
    }

    /// Restores a backup into a store whose clock stands at the day of the check-ins, and asks for them there.
    private static func restored(
        _ backup: URL, in folder: URL, of system: TestSystem, _ citizen: CallOptions
    ) async throws -> TracingV1.ListMyCheckInsResponse {
        let name = NodeName("test")
        let node = try await StorageNode.open(
            folder: folder.path, name: name, coordination: try LocalCoordination(node: name),
            clock: { TestSystem.noon * 1_000_000_000 }, logger: quiet)
        do {
            let store = try await store(over: node.services, of: system)
            _ = try await RestoreRun(
                StoreMaintenance(store, token: "test"), from: backup, options: .init(keyFingerprint: "k")
            ).run()
            let venues = services(over: store, at: TestSystem.noon, of: system)
            let channel = InProcessChannel(
                services: venues.services,
                interceptors: [
                    Authorizer(
                        TokenVerifier(system.keys), access: ServiceContracts.access, now: { TestSystem.noon })
                ])
            let answer = try await TracingV1.VenuesClient(channel).listMyCheckIns(.init(), options: citizen)
            await node.close()
            return answer
        } catch {
            await node.close()
            throw error
        }
    }

    private static func store(over services: [any RPCService], of system: TestSystem) async throws -> Store {
        let channel = InProcessChannel(services: services)
        return try await Store(
            coordination: try LocalCoordination(node: NodeName("test")), configuration: .embedded,
            sealedBy: system.keys.records
        ) { _ in channel }
    }

    /// Venues alone, with the keys of a system.
    private static func services(over store: Store, at moment: Int64, of system: TestSystem) -> TracingServices {
        let nobody = InProcessChannel(services: [])
        let surroundings = Surroundings(now: { moment }, random: Surroundings.system.random)
        return TracingServices(
            store: store, identity: nobody, healthCodes: nobody, keys: system.keys, dayKeys: system.dayKeys,
            trail: AccountTrail(
                in: store, hash: KeyedHash(system.keys), kept: day, surroundings: surroundings, logger: quiet),
            surroundings: surroundings, logger: quiet)
    }

    private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
