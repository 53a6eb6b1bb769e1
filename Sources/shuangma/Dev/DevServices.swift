import Contracts
import HealthCodeService
import IdentityCore
import IdentityService
import MergeGatewayService
import RPC
import Security
import StorageClient
import TripCardService

/// The four services of one process. They meet through their contracts, as they do across a network.
struct DevServices: Sendable {
    let identity: any RPCService
    let outbox: any RPCService
    let tripCard: any RPCService
    let healthCode: any RPCService
    let gateway: any RPCService

    init(store: Store, keys: ClusterKeys, settings: EffectiveConfiguration) throws {
        let sent = StoredOutbox(store: store, hash: KeyedHash(keys))
        outbox = OutboxService(sent)
        let identity = IdentityService(
            store: store, keys: keys, gateway: sent, smsLimits: SmsLimits(settings))
        self.identity = identity
        let identityChannel = Self.channel(to: identity, from: "services")
        let tripCard = try TripCardService(
            store: store, identity: identityChannel, keys: keys,
            windowDays: settings.number(Settings.tripWindowDays))
        self.tripCard = tripCard
        let tripCardChannel = Self.channel(to: tripCard, from: "services")
        let healthCode = try HealthCodeService(
            store: store, identity: identityChannel, tripCards: tripCardChannel,
            rules: settings.text(Settings.healthRules))
        self.healthCode = healthCode
        gateway = MergeGatewayService(
            store: store, identity: identityChannel, healthCodes: Self.channel(to: healthCode, from: "gateway"),
            tripCards: tripCardChannel, keys: keys)
    }

    /// What everyone may reach; the method table decides what each may call.
    var all: [any RPCService] { [gateway, identity, healthCode, tripCard, outbox] }

    /// A channel nothing outside the process can reach: who calls over it is a service.
    private static func channel(to service: any RPCService, from caller: String) -> InProcessChannel {
        InProcessChannel(services: [service], interceptors: [ServiceIdentity(caller)])
    }
}

extension SmsLimits {
    /// The limits that the configuration sets.
    init(_ settings: EffectiveConfiguration) {
        self.init()
        pause = Int64(settings.number(Settings.smsPause))
        perHour = settings.number(Settings.smsPerHour)
        perDay = settings.number(Settings.smsPerDay)
        perHourAndAddress = settings.number(Settings.smsPerAddress)
    }
}
