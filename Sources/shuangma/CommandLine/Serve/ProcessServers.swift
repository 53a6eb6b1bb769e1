import Assembly
import Foundation
import Logging
import RPC
import Security
import Storage

/// The two ports of a process: one for its callers, one for its operator.
struct ProcessServers: Sendable {
    /// What a process offers.
    struct Offer {
        var services: [any RPCService]
        /// Where callers reach it.
        var listening: Listener
        /// How processes of the cluster are known, on a port for them alone; nil on a port for everybody, where
        /// certificates are neither demanded nor believed.
        var names: ServiceNames?
        /// Whether the port tells its contracts when the configuration does not say.
        var tellsContracts = false
        /// Knows the tokens of outsiders.
        var verifier: TokenVerifier
        /// Which tokens of staff were revoked; nil where the process has no store that tells it.
        var revocations: (any TokenRevocations)?
        /// Notes what staff and feeds call; nil where none of their calls is served but by the nodes' own log.
        var staffCalls: (any StaffCallLog)?
        /// Whether all persons are made up.
        var isDemonstration = false
        /// Pages on the port of its callers, and on its operator's.
        var routes: [HTTPRoute] = []
        var adminRoutes: [HTTPRoute] = []
        var channels: [String: Channel] = [:]
        /// What it may have of the system.
        var descriptors: DescriptorBudget
        /// The store, where the process holds one.
        var store: StorageNode?
        /// What the process counts beside its calls, in Prometheus's text format.
        var metrics: @Sendable () -> String = { "" }
        /// Ends calls that would go on for ever, when the process is to end.
        var endStreams: @Sendable () -> Void = {}
    }

    private let main: Server
    private let admin: Server
    let health: HealthService
    /// Follows the store; nil where there is none.
    private let storeHealth: StoreHealth?
    private let endStreams: @Sendable () -> Void

    /// Prepares both ports; nothing listens yet.
    init(_ offer: Offer, _ settings: EffectiveConfiguration, logger: Logger) throws {
        let health = HealthService()
        self.health = health
        endStreams = offer.endStreams
        let storeHealth = offer.store.map { StoreHealth(node: $0, health: health) }
        self.storeHealth = storeHealth
        let metrics = CallMetrics(of: offer.services)
        let offered = offer.services + [health]
        let reflected = try ServerReflection.services(showing: offered, descriptors: ServiceContracts.descriptors)
        main = Server(
            listening: offer.listening, services: offered + (Self.reflects(offer, settings) ? reflected : []),
            routes: offer.routes, interceptors: [Tracing(), Self.authorizer(offer)] + Self.shares(offer, settings),
            observers: [metrics, AccessLog(to: logger, share: 0)],
            boundary: offer.names == nil ? try ServerBoundary(ofPublicPort: settings) : ServerBoundary(),
            limits: ServerLimits(settings, offer.descriptors, isWithin: offer.names != nil),
            json: ServiceContracts.json, logger: logger)
        let introspection = Introspection(servers: ["main": main], channels: offer.channels)
        let more = offer.metrics
        admin = Server(
            listening: .clear(host: settings.text(Settings.adminHost), port: settings.number(Settings.adminPort)),
            services: [health] + reflected,
            routes: offer.adminRoutes + [
                HTTPRoute("/healthz") { request in try await Self.healthPage(health, storeHealth, request) },
                HTTPRoute("/metrics") { _ in
                    var page = metrics.page()
                    page.body += Array(more().utf8)
                    return page
                },
                HTTPRoute("/introspection") { _ in await introspection.page() },
            ],
            interceptors: [Authorizer(offer.verifier, access: ServiceContracts.access, now: Surroundings.system.now)],
            boundary: try ServerBoundary(ofAdminPort: settings), limits: .admin, json: ServiceContracts.json,
            threads: 1,
            logger: logger)
    }

    /// Whether the port of the services tells its contracts: not to the public, unless the configuration says so.
    private static func reflects(_ offer: Offer, _ settings: EffectiveConfiguration) -> Bool {
        switch settings.text(Settings.reflection) {
        case "on": true
        case "off": false
        default: offer.tellsContracts || offer.names != nil
        }
    }

    private static func authorizer(_ offer: Offer) -> Authorizer {
        Authorizer(
            offer.verifier, access: ServiceContracts.access, services: offer.names,
            isDemonstration: offer.isDemonstration, revocations: offer.revocations,
            log: offer.staffCalls, now: Surroundings.system.now)
    }

    /// Outsiders are held to their shares where they come in; services pass their calls on.
    private static func shares(_ offer: Offer, _ settings: EffectiveConfiguration) -> [any ServerInterceptor] {
        offer.names == nil ? [CallerShares(settings)] : []
    }

    /// Follows the store, so that the health of the process tells the truth about it, until that fails for good or the
    /// task is cancelled. Returns at once where there is none.
    func followStore() async { await storeHealth?.follow() }

    /// Makes both ports listen and returns their numbers. Throws `Failure.wrongUse` when a port is taken.
    func start(_ settings: EffectiveConfiguration) async throws -> (main: Int, admin: Int) {
        let port = try await main.listen(Settings.host, Settings.port, settings)
        do {
            return (port, try await admin.listen(Settings.adminHost, Settings.adminPort, settings))
        } catch {
            await main.shutdown(grace: .zero)
            throw error
        }
    }

    /// Lets calls under way finish for a while, and closes both ports. The operator's port answers to the last.
    func stop(grace: Duration) async {
        health.shutDown()
        endStreams()
        await main.shutdown(grace: grace)
        await admin.shutdown(grace: .seconds(1))
    }

    /// `ok`, or 503 while the process serves nobody, as when it is leaving or its store takes no writes.
    private static func healthPage(
        _ health: HealthService, _ store: StoreHealth?, _ request: HTTPRequest
    ) async throws -> HTTPResponse {
        store?.show()
        let context = CallContext(
            method: GRPCHealthV1.HealthMethods.check, metadata: [:], deadline: nil, peer: request.peer)
        let status = try await health.check(.init(), context: context).status
        if status == .serving { return .text("ok") }
        guard let standing = store?.node.standing, standing != .takingWrites else {
            return .text("not serving", status: 503)
        }
        return .text("not serving: \(standing)", status: 503)
    }
}

extension Server {
    /// Starts listening. Throws `Failure.wrongUse` when the address cannot be used.
    func listen(_ host: Setting, _ port: Setting, _ settings: EffectiveConfiguration) async throws -> Int {
        do {
            return try await start()
        } catch {
            await shutdown(grace: .zero)
            let address = "\(settings.text(host)):\(settings.number(port))"
            throw Failure.wrongUse("cannot listen on \(address) (\(port.flagName), \(port.environmentName)): \(error)")
        }
    }
}
