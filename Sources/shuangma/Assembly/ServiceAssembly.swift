import AuditContracts
import AuditServer
public import Coordination
import GatewayContracts
import GatewayServer
import HealthCodeContracts
import HealthCodeServer
import IdentityContracts
public import IdentityServer
public import Kit
public import Logging
public import RPC
import RiskAreasClient
import RiskAreasContracts
import RiskAreasServer
public import Security
public import StorageClient
import TracingContracts
import TracingServer
import TripCardContracts
import TripCardServer
import Web

/// The services of some roles, wired to each other and to the roles of other processes: the one assembly that `dev`,
/// `serve` and the tests share.
///
/// Roles of one process meet over in-process channels, each call made in the name of the role that makes it. Calls that
/// the gateway passes on for an outsider stay the outsider's on either kind of channel.
public struct ServiceAssembly: Sendable {
    /// The services of each role of this process.
    private let hosted: [ServiceRole: [any RPCService]]
    /// What the gateway's port offers of roles that other processes play.
    private let forwarders: [any RPCService]
    /// Work that goes on beside the calls.
    private let background: [@Sendable () async -> Void]
    private let measures: [@Sendable () -> String]
    private let endings: [@Sendable () -> Void]
    private let riskAreas: RiskAreaIndex?
    /// Which tokens of staff were revoked, as ``run()`` follows it, for the authorizer of the process's port; nil for a
    /// gateway, which reads no store: whom it asks in the caller's name refuses the token.
    public let revocations: RevokedTokens?
    /// Notes what staff and feeds call, for the authorizer of the process's port.
    public let staffCalls: any StaffCallLog

    /// Wires the services of some roles. Nothing is called yet.
    ///
    /// - Parameters:
    ///   - roles: At least one.
    ///   - erasures: The ledger of who was erased.
    ///   - verifier: Knows the tokens of outsiders.
    ///   - smsGateway: What brings codes to phones. nil keeps them in the store, where a demonstration shows them and nobody
    ///     else reads them.
    ///   - populationRegister: Confirms who applies for a code; nil takes the persons whom this deployment has imported.
    ///   - dayKeys: Keeps the keys of check-ins, apart from the store and its backups. Only the health-code role needs it.
    ///   - isDemonstration: Whether all persons are made up. Then everybody may read the SMS codes.
    ///   - channel: The way to a role that another process plays.
    /// - Throws: INVALID_ARGUMENT for a setting that a service refuses; what `channel` throws.
    public init(
        _ roles: Set<ServiceRole>, store: Store, erasures: any ErasureCoordination, keys: ClusterKeys,
        settings: ServiceSettings, verifier: TokenVerifier, smsGateway: (any SmsGateway)? = nil,
        populationRegister: (any PopulationRegister)? = nil, dayKeys: any DayKeyCoordination,
        isDemonstration: Bool = false, surroundings: Surroundings = .system,
        logger: Logger,
        channel: @escaping @Sendable (ServiceRole) throws -> any RPCChannel
    ) throws {
        // Whatever a process with a store knows and notes for all of its roles, it does by the rights of one of them.
        let stored = ServiceRole.allCases.first { $0 != .gateway && roles.contains($0) }.map { role in
            store.acting(as: role.process, by: ServiceContracts.recordRights)
        }
        let revoked = stored.map { RevokedTokens(in: $0, now: surroundings.now, logger: logger) }
        revocations = revoked
        let trail = stored.map { store in
            AccountTrail(
                in: store, hash: KeyedHash(keys), kept: settings.reference.retention.audit, surroundings: surroundings,
                logger: logger)
        }
        staffCalls = try trail ?? RemoteStaffCalls(channel(.identity), logger: logger)
        var builder = Builder(
            roles: roles, store: store, erased: ErasedPersons(erasures), keys: keys, settings: settings,
            smsGateway: smsGateway, populationRegister: populationRegister, dayKeys: dayKeys,
            surroundings: surroundings, logger: logger,
            outsiders: Authorizer(
                verifier, access: ServiceContracts.access, isDemonstration: isDemonstration, revocations: revoked,
                log: staffCalls, now: surroundings.now),
            remote: channel)
        if let revoked {
            builder.background.append { await revoked.run() }
            builder.measures.append { revoked.metrics }
        }
        if let trail {
            builder.background.append { await trail.run() }
            if roles.contains(.identity) { try builder.addIdentity(trail) }
            if roles.contains(.tripCard) { try builder.addTripCard(trail) }
            if roles.contains(.healthCode) { try builder.addHealthCode(trail) }
        }
        for role in [ServiceRole.healthCode, .tripCard] where roles.contains(role) {
            builder.added.set(try builder.channel(from: .identity, to: role), to: role)
        }
        if roles.contains(.gateway) { try builder.addGateway() }
        hosted = builder.hosted
        forwarders = builder.forwarders
        background = builder.background
        measures = builder.measures
        endings = builder.endings
        riskAreas = builder.riskAreas
    }

    /// The services that the port of this process offers; the authorizer decides who may call which method.
    public var services: [any RPCService] { ServiceRole.allCases.flatMap { hosted[$0] ?? [] } + forwarders }

    /// The pages, where the gateway is one of the roles.
    public var routes: [HTTPRoute] { hosted[.gateway] == nil ? [] : WebPage.routes() }

    /// What the services count beside their calls, in Prometheus's text format.
    public var metrics: String { measures.map { $0() }.joined() }

    /// Waits until the areas of risk are known, without which some queries are unavailable. For processes that play the
    /// trip-card role themselves: the areas of others may come later. ``run()`` must go on meanwhile.
    ///
    /// - Parameter patience: The longest wait; what is not known by then may come later.
    public func waitForAreas(atMost patience: Duration) async {
        guard let riskAreas else { return }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await riskAreas.waitForBook { _ in true } }
            group.addTask { try? await Task.sleep(for: patience) }
            await group.next()
            group.cancelAll()
        }
    }

    /// What a process without services, such as a storage node, follows of the tokens that were revoked. The caller runs it.
    public static func revocations(of store: Store, logger: Logger) -> RevokedTokens {
        RevokedTokens(in: store, now: Surroundings.system.now, logger: logger)
    }

    /// Waits until it is known which tokens were revoked, without which no call of staff is admitted. ``run()`` must go on
    /// meanwhile.
    ///
    /// - Parameter patience: The longest wait; what is not known by then may come later.
    public func waitForRevocations(atMost patience: Duration) async {
        let end = ContinuousClock.now + patience
        while let revocations, !revocations.isKnown, ContinuousClock.now < end, !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Ends calls that would go on for ever, such as watches, before the servers of the process wait for the others.
    public func endStreams() { for end in endings { end() } }

    /// Follows what the services must know of each other, until the task is cancelled.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            for work in background { group.addTask { await work() } }
        }
    }
}

/// Adds one role after the other; a role that others stand on comes before them.
private struct Builder {
    let roles: Set<ServiceRole>
    let store: Store
    let erased: ErasedPersons
    let keys: ClusterKeys
    let settings: ServiceSettings
    let smsGateway: (any SmsGateway)?
    let populationRegister: (any PopulationRegister)?
    let dayKeys: any DayKeyCoordination
    let surroundings: Surroundings
    let logger: Logger
    let outsiders: Authorizer
    let remote: @Sendable (ServiceRole) throws -> any RPCChannel
    var hosted: [ServiceRole: [any RPCService]] = [:]
    var forwarders: [any RPCService] = []
    var background: [@Sendable () async -> Void] = []
    var measures: [@Sendable () -> String] = []
    /// What ends calls that would go on for ever.
    var endings: [@Sendable () -> Void] = []
    /// The index of the areas of risk that the roles of this process share.
    var riskAreas: RiskAreaIndex?
    /// Channels from identity to roles that are added after it.
    let added = LaterChannels()

    /// The way from one role to another, in this process or in others.
    func channel(from caller: ServiceRole, to role: ServiceRole) throws -> any RPCChannel {
        guard let services = hosted[role] else { return try remote(role) }
        return InProcessChannel(
            services: services,
            interceptors: [
                ServiceIdentity(ProcessName(caller.process), access: ServiceContracts.access, outsiders: outsiders)
            ])
    }

    /// The store as a role may use it.
    func store(of role: ServiceRole) -> Store { store.acting(as: role.process, by: ServiceContracts.recordRights) }

    /// What the services of other roles hold about a person, for identity, which is there before them.
    private var held: [HeldSource] {
        let (healthCode, tripCard) = (later(.healthCode), later(.tripCard))
        return [
            HeldSource { try await HealthCodeV1.HoldingsClient(healthCode()).listHeld($0, options: $1) },
            HeldSource { try await TracingV1.HoldingsClient(healthCode()).listHeld($0, options: $1) },
            HeldSource { try await TripCardV1.HoldingsClient(tripCard()).listHeld($0, options: $1) },
        ]
    }

    /// The way from identity to a role that is added after it.
    private func later(_ role: ServiceRole) -> @Sendable () throws -> any RPCChannel {
        guard roles.contains(role) else { return { [remote] in try remote(role) } }
        return { [added] in try added.channel(to: role) }
    }

    mutating func addIdentity(_ trail: AccountTrail) throws {
        let identity = IdentityServices(
            store: store(of: .identity), keys: keys, gateway: smsGateway, smsLimits: settings.smsLimits,
            sessionLimits: settings.sessionLimits, lookUpsPerHour: settings.lookUpsPerHour,
            staffSettings: settings.staff, populationRegister: populationRegister,
            registrationPatience: settings.registrationPatience, erased: erased, trail: trail,
            reference: settings.reference, surroundings: surroundings, logger: logger, held: held)
        hosted[.identity] = identity.services
        background.append { await identity.run() }
        measures.append { identity.metrics }
        let audit = AuditServices(
            store: store(of: .identity), keys: keys.audit, issuer: keys.issuer,
            identity: try channel(from: .identity, to: .identity), hash: KeyedHash(keys),
            kept: settings.reference.retention.audit, rootsKept: settings.reference.retention.auditRoots,
            surroundings: surroundings, logger: logger)
        hosted[.identity, default: []] += audit.services
        background.append { await audit.run() }
        measures.append { audit.metrics }
    }

    mutating func addTripCard(_ trail: AccountTrail) throws {
        let areas = try RiskAreasService(
            store: store(of: .tripCard), keys: keys, trail: trail, reference: settings.reference,
            grading: settings.reference.ruleProfiles.named(settings.healthRules)?.areas, surroundings: surroundings,
            logger: logger, capacity: settings.riskAreaCapacity)
        hosted[.tripCard] = [areas]
        background.append { await areas.run() }
        measures.append { areas.metrics }
        let cards = try TripCardServices(
            store: store(of: .tripCard), identity: try channel(from: .tripCard, to: .identity), keys: keys,
            riskAreas: try index(for: .tripCard), trail: trail, reference: settings.reference,
            windowDays: settings.tripWindowDays, queriesPerHour: settings.tripQueriesPerHour,
            surroundings: surroundings)
        hosted[.tripCard, default: []] += cards.services
    }

    mutating func addHealthCode(_ trail: AccountTrail) throws {
        let health = try HealthCodeServices(
            store: store(of: .healthCode), identity: channel(from: .healthCode, to: .identity), keys: keys,
            riskAreas: index(for: .healthCode), reference: settings.reference, rules: settings.healthRules,
            declarationsPerDay: settings.declarationsPerDay, lookUpsPerHour: settings.lookUpsPerHour,
            recallPersons: settings.recallPersons, trail: trail, erased: erased, recognition: settings.recognition,
            derivedAtOnce: settings.derivedAtOnce, surroundings: surroundings, logger: logger)
        hosted[.healthCode] = health.services
        background.append { await health.run() }
        endings.append { health.endWatches() }
        measures.append { health.metrics }
        let venues = TracingServices(
            store: store(of: .healthCode), identity: try channel(from: .healthCode, to: .identity),
            healthCodes: try channel(from: .healthCode, to: .healthCode), keys: keys, dayKeys: dayKeys,
            reference: settings.reference, lookUpsPerHour: settings.lookUpsPerHour, trail: trail,
            surroundings: surroundings, logger: logger)
        hosted[.healthCode, default: []] += venues.services
        background.append { await venues.run() }
        measures.append { venues.metrics }
    }

    mutating func addGateway() throws {
        let gateway = MergeGatewayService(
            identity: try channel(from: .gateway, to: .identity),
            healthCodes: try channel(from: .gateway, to: .healthCode),
            tripCards: try channel(from: .gateway, to: .tripCard), logger: logger, surroundings: surroundings)
        hosted[.gateway] = [gateway]
        measures.append { gateway.metrics }
        for role in ServiceRole.allCases where hosted[role] == nil {
            forwarders += Self.forwarders(to: role, over: try remote(role))
        }
    }

    /// An index of the areas of risk for one role, kept up to date beside the calls. Roles of one process share it.
    private mutating func index(for role: ServiceRole) throws -> RiskAreaIndex {
        if let riskAreas { return riskAreas }
        let index = RiskAreaIndex(
            try channel(from: role, to: .tripCard), now: surroundings.now, logger: logger)
        background.append { await index.run() }
        measures.append { index.metrics }
        riskAreas = index
        return index
    }

    /// What outsiders may call of a role that other processes play.
    private static func forwarders(to role: ServiceRole, over channel: any RPCChannel) -> [any RPCService] {
        switch role {
        case .identity:
            [
                IdentityV1.IdentityForwarder(channel), IdentityV1.RegisterForwarder(channel),
                IdentityV1.StaffForwarder(channel), IdentityV1.ApprovalsForwarder(channel),
                IdentityV1.CasesForwarder(channel), IdentityV1.AliasesForwarder(channel),
                AuditV1.AuditForwarder(channel),
            ]
        case .healthCode:
            [
                HealthCodeV1.HealthCodeForwarder(channel), HealthCodeV1.EvidenceForwarder(channel),
                HealthCodeV1.HealthAuthorityForwarder(channel),
                HealthCodeV1.RecognitionForwarder(channel), TracingV1.VenuesForwarder(channel),
            ]
        case .tripCard:
            [
                TripCardV1.TripCardForwarder(channel), TripCardV1.OperatorFeedForwarder(channel),
                RiskAreasV1.RiskAreasForwarder(channel),
            ]
        case .gateway: []
        }
    }
}
