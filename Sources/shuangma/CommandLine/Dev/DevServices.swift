import Assembly
import Foundation
import Logging
import Population
import RPC
import Security
import StorageClient

/// What `dev` offers: every role, the outbox open to everybody, and a list of made-up citizens to try.
struct DevServices: Sendable {
    let assembly: ServiceAssembly
    let servers: ProcessServers

    init(
        storage: DevStorage, keys: ClusterKeys, folder: DataFolder, descriptors: DescriptorBudget,
        settings: EffectiveConfiguration, logger: Logger
    ) throws {
        let verifier = TokenVerifier(keys)
        let assembly = try ServiceAssembly(
            Set(ServiceRole.allCases), store: storage.client, erasures: storage.erasures, keys: keys,
            settings: try ServiceSettings(ofDemonstration: settings),
            verifier: verifier, dayKeys: try DayKeyFile(folder), isDemonstration: true, logger: logger
        ) { role in
            preconditionFailure("dev plays \(role.rawValue) itself")
        }
        self.assembly = assembly
        servers = try ProcessServers(
            ProcessServers.Offer(
                services: assembly.services,
                listening: .clear(host: settings.text(Settings.host), port: settings.number(Settings.port)),
                tellsContracts: true, verifier: verifier, revocations: assembly.revocations,
                staffCalls: assembly.staffCalls, isDemonstration: true,
                routes: assembly.routes + [Self.demonstration(folder)], descriptors: descriptors,
                store: storage.node, metrics: { assembly.metrics }, endStreams: assembly.endStreams),
            settings, logger: logger)
    }

    /// Whom to try, for the page, which then says that it is a demonstration. The list is read at each request: it appears
    /// when the citizens are loaded, and is empty where there are none.
    private static func demonstration(_ folder: DataFolder) -> HTTPRoute {
        HTTPRoute("/demo.json") { _ in
            let bytes = try folder.readSecret(DemoGallery.fileName) ?? Array(#"{"citizens":[]}"#.utf8)
            return HTTPResponse(
                headers: ["content-type": "application/json", "cache-control": "no-store"], body: bytes)
        }
    }
}
