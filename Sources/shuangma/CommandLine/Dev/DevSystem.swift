import Foundation
import Logging
import RPC
import Security
import Storage

/// The whole system in one process.
struct DevSystem: Sendable {
    private let folder: DataFolder
    private let settings: EffectiveConfiguration
    private let storage: DevStorage
    private let services: DevServices
    /// What the services follow of each other.
    private let following: Task<Void, Never>
    private let tokens: (owner: String, approver: String)
    /// Where it can be reached.
    let addresses: Addresses

    /// Opens the store and serves. Throws `Failure` when a folder, a key or a port cannot be used.
    init(_ folder: DataFolder, _ settings: EffectiveConfiguration) async throws {
        self.folder = folder
        self.settings = settings
        var logger = Logger(label: "shuangma") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = Logger.Level(rawValue: settings.text(Settings.logLevel)) ?? .warning
        let keys: ClusterKeys
        let descriptors = try DescriptorBudget(hasStore: true, hasPeers: false, settings)
        do {
            keys = try folder.clusterKeys()
            tokens = try OperatorToken.renew(in: folder, keys: keys)
            storage = try await DevStorage(
                folder, sealedBy: keys.records, openFiles: descriptors.tableFiles, logger: logger)
        } catch let error as StorageOpenError {
            throw Failure.wrongUse("\(error)")
        } catch let error as ClusterKeys.FileError {
            throw Failure.wrongUse("\(error)")
        }
        do {
            services = try DevServices(
                storage: storage, keys: keys, folder: folder, descriptors: descriptors, settings: settings,
                logger: logger)
            let ports = try await services.servers.start(settings)
            let (assembly, servers, log) = (services.assembly, services.servers, logger)
            following = Task {
                async let health: Void = servers.followStore()
                async let keysFollowed: Void = keys.follow(telling: log)
                async let renewed: Void = OperatorToken.renewForever(in: folder, keys: keys)
                await assembly.run()
                await health
                await keysFollowed
                await renewed
            }
            await assembly.waitForRevocations(atMost: .seconds(5))
            await assembly.waitForAreas(atMost: .seconds(5))
            addresses = Addresses(
                server: Self.address(settings.text(Settings.host), ports.main),
                admin: Self.address(settings.text(Settings.adminHost), ports.admin), data: folder.url.path,
                process: getpid())
        } catch {
            await storage.node.close()
            throw error
        }
    }

    /// Loads made-up citizens if the folder has none, through the port that serves everyone.
    func loadPopulation(isQuiet: Bool) async throws {
        let population = try DemoPopulation(
            folder, people: settings.number(Settings.people), seed: UInt64(settings.number(Settings.seed)))
        guard let population else { return }
        do {
            let channel = try Connection.channel(to: addresses.server)
            try await population.load(channel, tokens: tokens, isQuiet: isQuiet)
            await channel.shutdown()
        } catch let error as RPCError {
            throw Failure.unavailable("made-up citizens cannot be loaded: \(error.message)")
        }
    }

    /// Ends in order: no new calls, those under way finish, the store is closed.
    func stop() async {
        await services.servers.stop(grace: settings.seconds(Settings.shutdownGrace))
        following.cancel()
        await following.value
        await storage.node.close()
    }

    /// What a client has to know, where it runs on this machine.
    private static func address(_ host: String, _ port: Int) -> String {
        switch host {
        case "0.0.0.0": "http://127.0.0.1:\(port)"
        case "::": "http://[::1]:\(port)"
        default: host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)"
        }
    }
}

/// Where a running system can be reached.
struct Addresses: Sendable {
    let server: String
    let admin: String
    let data: String
    let process: Int32

    /// The line `ready`.
    var line: String { "ready server=\(server) admin=\(admin) data=\(data) process=\(process)" }

    /// The same as one JSON object.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let fields = ["event": "ready", "server": server, "admin": admin, "data": data, "process": "\(process)"]
        return String(decoding: try encoder.encode(fields), as: UTF8.self)
    }
}
