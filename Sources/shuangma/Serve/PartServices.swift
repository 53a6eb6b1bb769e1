import Contracts
import HealthCodeService
import IdentityCore
import IdentityService
import MergeGatewayService
import Web
import RPC
import Security
import StorageClient
import TripCardService

/// The services of a process without data of its own, and the channels by which they call others.
struct PartServices: Sendable {
    let services: [any RPCService]
    var routes: [HTTPRoute] = []
    let channels: [String: Channel]

    /// Makes the services of a role. Nothing is called but coordination.
    init(_ role: ServedRole, _ membership: ClusterMembership, _ settings: EffectiveConfiguration) async throws {
        let keys = try membership.keys()
        let store = try await membership.store()
        func channel(to role: ServedRole) throws -> Channel { try membership.channel(to: role) }
        switch role {
        case .identity:
            let sent = StoredOutbox(store: store, hash: KeyedHash(keys))
            let identity = IdentityService(store: store, keys: keys, gateway: sent, smsLimits: SmsLimits(settings))
            services = [identity, OutboxService(sent)]
            channels = [:]
        case .tripCard:
            let identity = try channel(to: .identity)
            let tripCard = try TripCardService(
                store: store, identity: identity, keys: keys, windowDays: settings.number(Settings.tripWindowDays))
            services = [tripCard]
            channels = ["identity": identity]
        case .healthCode:
            let (identity, tripCards) = (try channel(to: .identity), try channel(to: .tripCard))
            let healthCode = try HealthCodeService(
                store: store, identity: identity, tripCards: tripCards, rules: settings.text(Settings.healthRules))
            services = [healthCode]
            channels = ["identity": identity, "trip-card": tripCards]
        case .gateway:
            let (identity, healthCodes) = (try channel(to: .identity), try channel(to: .healthCode))
            let tripCards = try channel(to: .tripCard)
            let gateway = MergeGatewayService(
                store: store, identity: identity, healthCodes: healthCodes, tripCards: tripCards, keys: keys)
            services = [
                gateway, PublicIdentity(identity: .init(identity)), PublicHealthCode(healthCodes: .init(healthCodes)),
                PublicTripCard(tripCards: .init(tripCards)), PublicOutbox(outbox: .init(identity)),
            ]
            routes = WebPage.routes()
            channels = ["identity": identity, "health-code": healthCodes, "trip-card": tripCards]
        case .storage: throw Failure.wrongUse("a storage node is no service without data")
        }
    }
}
