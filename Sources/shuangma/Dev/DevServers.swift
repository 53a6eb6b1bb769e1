import Contracts
import Foundation
import Logging
import Web
import Population
import RPC
import Security

/// The two ports of one process: one for citizens, gates and tools, one for its operator.
struct DevServers: Sendable {
    private let open: Server
    private let admin: Server
    private let health = HealthService()

    /// Prepares both ports; nothing listens yet. `hasDemonstration` opens the outbox and the list of made-up
    /// citizens to everyone.
    init(_ services: DevServices, keys: ClusterKeys, folder: DataFolder, settings: EffectiveConfiguration, logger: Logger) throws {
        let metrics = CallMetrics(of: services.all)
        let now: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }
        let verifier = TokenVerifier(keys)
        let offered = services.all + [health]
        let reflected = try ServerReflection.services(showing: offered, descriptors: [ContractDescriptors.base64])
        let openToAll: Set<String> = [IdentityV1.OutboxMethods.listMessages.path]
        open = Server(
            listening: .clear(host: settings.text(Settings.host), port: settings.number(Settings.port)),
            services: offered + reflected, routes: WebPage.routes() + [Self.demonstration(folder)],
            interceptors: [Tracing(), Authorizer(verifier, alsoOpen: openToAll, now: now)],
            observers: [metrics, AccessLog(to: logger, share: 0)], logger: logger)
        let introspection = Introspection(servers: ["open": open])
        admin = Server(
            listening: .clear(host: settings.text(Settings.adminHost), port: settings.number(Settings.adminPort)),
            services: offered + reflected,
            routes: [
                HTTPRoute("/healthz") { _ in .text("ok") }, HTTPRoute("/metrics") { _ in metrics.page() },
                HTTPRoute("/introspection") { _ in await introspection.page() },
            ],
            interceptors: [Authorizer(verifier, now: now)], observers: [metrics], threads: 1, logger: logger)
    }

    /// Makes both ports listen and returns their numbers. Throws `Failure.wrongUse` when a port is taken.
    func start(_ settings: EffectiveConfiguration) async throws -> (open: Int, admin: Int) {
        let openPort = try await Self.listen(open, settings, Settings.host, Settings.port)
        do {
            return (openPort, try await Self.listen(admin, settings, Settings.adminHost, Settings.adminPort))
        } catch {
            await open.shutdown(grace: .zero)
            throw error
        }
    }

    /// Says NOT_SERVING, lets calls under way finish for a while, and closes both ports.
    func stop(grace: Duration) async {
        health.shutDown()
        async let adminStopped: Void = admin.shutdown(grace: grace)
        await open.shutdown(grace: grace)
        await adminStopped
    }

    private static func listen(
        _ server: Server, _ settings: EffectiveConfiguration, _ host: Setting, _ port: Setting
    ) async throws -> Int {
        do {
            return try await server.start()
        } catch {
            await server.shutdown(grace: .zero)
            let address = "\(settings.text(host)):\(settings.number(port))"
            throw Failure.wrongUse(
                "cannot listen on \(address) (\(port.flagName), \(port.environmentName)): \(error)")
        }
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
