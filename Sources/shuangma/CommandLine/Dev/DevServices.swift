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
            Set(ServiceRole.allCases), store: storage.client, keys: keys,
            settings: try ServiceSettings(ofDemonstration: settings),
            verifier: verifier, alsoOpen: ServiceContracts.openInDemonstration, logger: logger
        ) { role in
            preconditionFailure("dev plays \(role.rawValue) itself")
        }
        self.assembly = assembly
        servers = try ProcessServers(
            ProcessServers.Offer(
                services: assembly.services,
                listening: .clear(host: settings.text(Settings.host), port: settings.number(Settings.port)),
                tellsContracts: true, verifier: verifier, revocations: assembly.revocations,
                alsoOpen: ServiceContracts.openInDemonstration,
                routes: assembly.routes + [Self.demonstration(folder)], descriptors: descriptors,
                store: storage.node, metrics: { assembly.metrics }),
            settings, logger: logger)
    }

    /// Whom to try, for the page. The list is read at each request: it appears when the citizens are loaded.
    private static func demonstration(_ folder: DataFolder) -> HTTPRoute {
        HTTPRoute("/demo.json") { _ in
            guard let bytes = try folder.readSecret(DemoGallery.fileName) else {
                return .text("no made-up citizens here", status: 404)
            }
            return HTTPResponse(
                headers: ["content-type": "application/json", "cache-control": "no-store"], body: bytes)
        }
    }
}
