import Assembly
import Coordination
import Foundation
import HealthCodeServer
import IdentityServer
import Logging
import RPC
import Security
import Storage

/// A part of a cluster as it runs.
struct ServedPart: Sendable {
    /// What only a storage node has.
    private struct Held {
        let node: StorageNode
        /// Follows its file of keys, and the revoked tokens of operators.
        let followingKeys: Task<Void, Never>
        /// Its candidacy for the controller.
        let placing: Task<Void, Never>
        /// Its reports of what it has to do.
        let reporting: Task<Void, Never>
        /// Keeps the lock of the folder.
        let folder: DataFolder
    }

    /// How long a storage node stays to let others take over.
    private static let leavePatience = Duration.seconds(2)

    private let servers: ProcessServers
    /// What the services follow of each other.
    private let following: Task<Void, Never>?
    private let storage: Held?
    private let registration: Registration
    private let grace: Duration
    /// Where it can be reached.
    let addresses: PartAddresses

    /// Starts a part: returns when it serves and is known to the others. Throws `Failure` when a file, a folder or a
    /// port cannot be used, or coordination cannot be reached.
    static func start(
        _ role: ServedRole, _ membership: ClusterMembership, _ settings: EffectiveConfiguration
    ) async throws -> ServedPart {
        do {
            if role == .storage { return try await storage(membership, settings) }
            return try await service(role, membership, settings)
        } catch let error as CoordinationError {
            throw Failure.unavailable("\(error)")
        } catch let error as StorageOpenError {
            throw Failure.wrongUse("\(error)")
        } catch let error as TLSFiles.FileError {
            throw Failure.wrongUse("\(error)")
        }
    }

    private static func service(
        _ role: ServedRole, _ membership: ClusterMembership, _ settings: EffectiveConfiguration
    ) async throws -> ServedPart {
        let certificates = try ProcessCertificates(role, membership, settings)
        let descriptors = try DescriptorBudget(hasStore: false, hasPeers: true, settings)
        let keys = try membership.keys(for: role)
        let verifier = TokenVerifier(keys)
        let channels = RoleChannels(membership)
        let isDemonstration = settings.isOn(Settings.demonstration)
        let sms = role.serviceRoles.contains(.identity) ? try SmsDelivery.gateway(settings, membership) : nil
        let hasRegister = role.serviceRoles.contains(.identity) && !settings.text(Settings.populationRegister).isEmpty
        let register =
            try hasRegister
            ? RemotePopulationRegister(membership.channel(toProgramOf: Settings.populationRegister)) : nil
        try await membership.demandKeysOfCluster(keys)
        var services = try ServiceSettings(settings)
        if role.serviceRoles.contains(.healthCode) {
            services.recognition = try RecognitionSettings.configured(settings, isDemonstration: false)
        }
        let assembly = try ServiceAssembly(
            role.serviceRoles, store: try await membership.store(sealedBy: keys.records),
            erasures: membership.coordination, keys: keys,
            settings: services, verifier: verifier, smsGateway: sms, populationRegister: register,
            dayKeys: membership.dayKeys,
            isDemonstration: isDemonstration, logger: membership.logger, channel: channels.channel(to:))
        let servers = try ProcessServers(
            ProcessServers.Offer(
                services: assembly.services, listening: certificates.listening,
                names: role.isPublic ? nil : membership.names, verifier: verifier,
                revocations: assembly.revocations, staffCalls: assembly.staffCalls, isDemonstration: isDemonstration,
                routes: assembly.routes, channels: channels.all, descriptors: descriptors,
                metrics: { assembly.metrics + certificates.metrics }, endStreams: assembly.endStreams),
            settings, logger: membership.logger)
        let ports = try await servers.start(settings)
        let following = Task {
            async let renewals: Void = certificates.follow()
            async let keysFollowed: Void = membership.follow(keys)
            await assembly.run()
            await renewals
            await keysFollowed
        }
        await assembly.waitForRevocations(atMost: .seconds(5))
        if role == .services { await assembly.waitForAreas(atMost: .seconds(5)) }
        let instance = ServiceInstance(role: role.name, address: advertised(ports.main, settings))
        let registration = try await membership.coordination.announce(instance)
        return ServedPart(
            servers: servers, following: following, storage: nil, registration: registration,
            grace: settings.seconds(Settings.shutdownGrace),
            addresses: PartAddresses(membership, ports, settings, isPublic: role.isPublic))
    }

    private static func storage(
        _ membership: ClusterMembership, _ settings: EffectiveConfiguration
    ) async throws -> ServedPart {
        // The others must know where it is before it serves: the first shard map is made of who is known.
        let port = settings.number(Settings.port)
        guard port != 0 else {
            throw Failure.wrongUse("a storage node needs a port of its own (\(Settings.port.flagName)), not 0")
        }
        let certificates = try ProcessCertificates(.storage, membership, settings)
        let descriptors = try DescriptorBudget(hasStore: true, hasPeers: true, settings)
        let folder = try DataFolder(settings.text(Settings.data))
        let record = NodeRecord(
            name: membership.nodeName, address: advertised(port, settings), zone: settings.text(Settings.zone),
            startedAt: Int64(Date().timeIntervalSince1970 * 1000))
        let registration = try await membership.coordination.register(record)
        let controller = PlacementController(membership, settings)
        let placing = Task { await controller.run() }
        let node: StorageNode
        do {
            node = try await StorageNode.open(
                membership, settings, descriptors, folder: folder.path("store").path)
        } catch {
            placing.cancel()
            await registration.end()
            throw error
        }
        do {
            let keys = try membership.keys(for: .storage)
            let revoked = ServiceAssembly.revocations(of: try await membership.store(), logger: membership.logger)
            let servers = try ProcessServers(
                ProcessServers.Offer(
                    services: node.services, listening: certificates.listening,
                    names: membership.names, verifier: TokenVerifier(keys), revocations: revoked,
                    staffCalls: NodeCallLog(logger: membership.logger),
                    isDemonstration: settings.isOn(Settings.demonstration),
                    adminRoutes: [ShardPage.route(node, membership)], descriptors: descriptors, store: node,
                    metrics: { node.metrics + revoked.metrics + certificates.metrics }),
                settings, logger: membership.logger)
            let ports = try await servers.start(settings)
            let reporter = LoadReporter(
                node, name: membership.nodeName, coordination: membership.coordination, logger: membership.logger)
            return ServedPart(
                servers: servers, following: Task { await certificates.follow() },
                storage: Held(
                    node: node,
                    followingKeys: Task {
                        async let keysFollowed: Void = membership.follow(keys)
                        await revoked.run()
                        await keysFollowed
                    }, placing: placing,
                    reporting: Task { await reporter.run() }, folder: folder),
                registration: registration, grace: settings.seconds(Settings.shutdownGrace),
                addresses: PartAddresses(membership, ports, settings, isPublic: false))
        } catch {
            placing.cancel()
            await registration.end()
            await node.close()
            throw error
        }
    }

    /// Returns when `stop` has ended. Throws `Failure.unavailable` when the disk of a storage node fails or a file on it is
    /// damaged: it serves nobody from then on, and whoever runs it may start it again, which reads anew what the disk
    /// holds, or gets it from the others.
    func waitForEnd(or stop: Task<Void, Never>) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                await withTaskCancellationHandler {
                    await stop.value
                } onCancel: {
                    stop.cancel()
                }
            }
            if let storage {
                group.addTask { try await watch(storage.node) }
            }
            _ = try await group.next()
            group.cancelAll()
        }
    }

    private func watch(_ node: StorageNode) async throws {
        await servers.followStore()
        guard node.hasFailed else { return }
        servers.health.shutDown()
        throw Failure.unavailable("the disk of the data folder failed, or a file on it is damaged; see the log")
    }

    /// Ends in order: found by nobody any more, calls under way finish, data is closed.
    func stop() async {
        guard let storage else {
            await registration.end()
            await servers.stop(grace: grace)
            following?.cancel()
            await following?.value
            return
        }
        // Its peers must find it until its shards are theirs.
        storage.placing.cancel()
        storage.reporting.cancel()
        storage.followingKeys.cancel()
        servers.health.shutDown()
        await storage.node.leave(within: Self.leavePatience)
        await registration.end()
        // The node finishes its own work. What stays open are the streams of its peers, which end with nothing lost.
        await storage.node.close()
        await servers.stop(grace: .milliseconds(200))
        following?.cancel()
    }

    /// Where the other processes reach this one.
    private static func advertised(_ port: Int, _ settings: EffectiveConfiguration) -> String {
        let host = settings.text(Settings.advertise)
        let address = host.isEmpty ? settings.text(Settings.host) : host
        return address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)"
    }
}

/// Where a part can be reached.
struct PartAddresses: Sendable {
    private let fields: [(name: String, value: String)]

    init(
        _ membership: ClusterMembership, _ ports: (main: Int, admin: Int), _ settings: EffectiveConfiguration,
        isPublic: Bool
    ) {
        let scheme = isPublic && !settings.isOn(Settings.publicTLS) ? "http" : "https"
        fields = [
            ("name", membership.process.description),
            ("server", Self.address(scheme, settings.text(Settings.host), ports.main)),
            ("admin", Self.address("http", settings.text(Settings.adminHost), ports.admin)),
            ("process", "\(getpid())"),
        ]
    }

    /// The line `ready`.
    var line: String { "ready " + fields.map { "\($0.name)=\($0.value)" }.joined(separator: " ") }

    /// The same as one JSON object.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var object = Dictionary(fields.map { ($0.name, $0.value) }) { $1 }
        object["event"] = "ready"
        return String(decoding: try encoder.encode(object), as: UTF8.self)
    }

    private static func address(_ scheme: String, _ host: String, _ port: Int) -> String {
        switch host {
        case "0.0.0.0": "\(scheme)://127.0.0.1:\(port)"
        case "::": "\(scheme)://[::1]:\(port)"
        default: host.contains(":") ? "\(scheme)://[\(host)]:\(port)" : "\(scheme)://\(host):\(port)"
        }
    }
}
