import Assembly
import Coordination
import Foundation
import Logging
public import RPC
public import Security
import Storage
public import StorageClient

/// All services and a store in one process, as `shuangma dev`, for benchmarks of whole calls.
public final class BenchSystem: Sendable {
    /// Calls all services, by their access rules.
    public let channel: any RPCChannel
    /// What lies beneath them.
    public let store: Store
    /// Keys of this system's tokens.
    public let keys = ClusterKeys()

    let folder: String
    private let node: StorageNode
    private let served: (server: Server, channel: Channel)?
    private let following: Task<Void, Never>

    /// Starts a system.
    ///
    /// - Parameters:
    ///   - folder: Folder of the store; it is made anew.
    ///   - settings: What is measured has limits of its own: raise them here.
    ///   - overHTTP: Whether callers go by gRPC over a connection of the loopback, in place of calls within the process.
    public init(folder: String, settings: ServiceSettings, overHTTP: Bool = false) async throws {
        self.folder = folder
        let name = NodeName("bench")
        let coordination = try LocalCoordination(node: name)
        let logger = Logger(label: "bench") { StreamLogHandler.standardError(label: $0) }
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        node = try await StorageNode.open(
            folder: folder, name: name, coordination: coordination, configuration: StorageConfiguration(),
            rights: ServiceContracts.recordRights, logger: logger)
        let storage = InProcessChannel(
            services: [node.service], interceptors: [ServiceIdentity("services", access: ServiceContracts.access)])
        store = try await Store(coordination: coordination, configuration: .embedded, sealedBy: keys.records) { _ in
            storage
        }
        let verifier = TokenVerifier(keys)
        let assembly = try ServiceAssembly(
            Set(ServiceRole.allCases), store: store, erasures: coordination, keys: keys, settings: settings,
            verifier: verifier, dayKeys: LocalDayKeys(), isDemonstration: true, logger: logger
        ) { role in throw RPCError(.unavailable, "no other process plays \(role.rawValue)") }
        let authorizer = Authorizer(
            verifier, access: ServiceContracts.access, isDemonstration: true, revocations: assembly.revocations,
            log: assembly.staffCalls, now: Surroundings.system.now)
        served = overHTTP ? try await Self.serve(assembly.services, authorizer) : nil
        channel = served?.channel ?? InProcessChannel(services: assembly.services, interceptors: [authorizer])
        following = Task { await assembly.run() }
        await assembly.waitForRevocations(atMost: .seconds(30))
        await assembly.waitForAreas(atMost: .seconds(30))
    }

    private static func serve(
        _ services: [any RPCService], _ authorizer: Authorizer
    ) async throws -> (server: Server, channel: Channel) {
        let server = Server(
            listening: .clear(host: "127.0.0.1", port: 0), services: services, interceptors: [authorizer], threads: 2)
        return (server, try Channel("127.0.0.1:\(try await server.start())"))
    }

    /// Stops it.
    public func close() async {
        await served?.channel.shutdown()
        await served?.server.shutdown(grace: .zero)
        following.cancel()
        await following.value
        await node.close()
    }
}
