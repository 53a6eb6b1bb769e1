import Assembly
import Coordination
import Foundation
import Logging
import RPC
import Security
import StorageClient

/// What makes a process one of a cluster: its certificate and the name in it, the cluster's secrets, coordination.
struct ClusterMembership: Sendable {
    /// Name of the process, such as `storage/1`.
    let process: ProcessName
    let names: ServiceNames
    /// The process's certificate, which may be renewed while it runs.
    let identity: TLSIdentity
    let coordination: any ClusterCoordination
    /// Keeps the keys of check-ins.
    let dayKeys: any DayKeyCoordination
    let logger: Logger
    private let settings: EffectiveConfiguration

    /// Reads the files of a process. Throws `Failure.wrongUse` with the setting that is wrong.
    ///
    /// - Parameter role: What the certificate must be for.
    init(_ role: ProcessRole, _ settings: EffectiveConfiguration) throws {
        self.settings = settings
        let files = try Self.files(settings)
        do {
            identity = try TLSIdentity(files)
            guard let (names, path) = ServiceNames.parse(identity.uris) else {
                throw Failure.wrongUse("'\(files.certificate)' bears no SPIFFE ID such as spiffe://shuangma/storage/1")
            }
            guard let process = ProcessName(path), process.role == role else {
                throw Failure.wrongUse("'\(files.certificate)' is for '\(path)', not for \(role.rawValue)/…")
            }
            self.names = names
            self.process = process
            logger = JSONLog.logger(process.description, level: settings.text(Settings.logLevel))
            let etcd = try Self.coordination(settings, identity, logger)
            (coordination, dayKeys) = (etcd, etcd)
        } catch let error as TLSFiles.FileError {
            throw Failure.wrongUse("\(error)")
        }
    }

    /// The files of the own certificate.
    static func files(_ settings: EffectiveConfiguration) throws -> TLSFiles {
        TLSFiles(
            certificate: try file(Settings.certificate, settings), key: try file(Settings.key, settings),
            authority: try file(Settings.authority, settings))
    }

    private static func file(_ setting: Setting, _ settings: EffectiveConfiguration) throws -> String {
        let path = settings.text(setting)
        guard !path.isEmpty else {
            throw Failure.wrongUse("\(setting.key) is needed (\(setting.flagName), \(setting.environmentName))")
        }
        return path
    }

    /// The name in logs and in the shard map: `storage-1` for `storage/1`.
    var nodeName: NodeName { Self.nodeName(of: process) }

    private static func nodeName(of process: ProcessName) -> NodeName {
        NodeName("\(process.role.rawValue)-\(process.instance)")
    }

    /// The node that makes a call, by its certificate; nil when no storage node does.
    static func node(calling context: CallContext) -> NodeName? {
        guard case .service(let process) = context.principal, process.role == .storage else { return nil }
        return nodeName(of: process)
    }

    /// The keys that a process of a role needs, and no others. They must be there: each process making its own would be
    /// no cluster.
    func keys(for role: ServedRole) throws -> ClusterKeys {
        let roles = role.serviceRoles
        let hasStore = !roles.isSubset(of: [.gateway])
        return try keys(
            partitions: hasStore, records: hasStore, known: true, signing: roles.contains(.identity))
    }

    /// The keys that a tool needs.
    ///
    /// - Parameters:
    ///   - records: Whether it reads or writes records that are sealed.
    ///   - known: Whether it verifies tokens.
    func keysOfTool(records: Bool = false, known: Bool = false) throws -> ClusterKeys {
        try keys(partitions: true, records: records, known: known, signing: false)
    }

    private func keys(partitions: Bool, records: Bool, known: Bool, signing: Bool) throws -> ClusterKeys {
        do {
            try checkFolders()
        } catch let error as ClusterKeys.FileError {
            throw Failure.wrongUse("\(error)")
        }
        do {
            return try ClusterKeys(
                partitions: try file(Settings.partitionKey, if: partitions),
                known: try file(Settings.publicKeys, if: known), signing: try file(Settings.signingKeys, if: signing),
                records: try file(Settings.recordKeys, if: records).map { try RecordKeys(file: $0) },
                audit: signing ? try auditKeys() : nil, now: Surroundings.system.now())
        } catch let error as ClusterKeys.FileError {
            throw Failure.wrongUse(
                error.isMissing
                    ? "\(error); bring the file of this cluster, or its copy: `shuangma keys make` makes files for a new "
                        + "cluster, which open nothing of this one" : "\(error)")
        }
    }

    /// Refuses keys of another cluster: a process with them would find nobody, or write what nobody else reads.
    ///
    /// - Throws: `Failure.wrongUse`; `CoordinationError` when etcd cannot be reached or refuses.
    func demandKeysOfCluster(_ keys: ClusterKeys) async throws {
        if let fingerprint = keys.fingerprint, try await !coordination.agree(on: [fingerprint], for: "partitions") {
            throw Failure.wrongUse(
                "\(settings.text(Settings.partitionKey)) (key \(fingerprint)) is another cluster's: this one's records are "
                    + "under another key; bring that file")
        }
        if let records = keys.records, try await !coordination.agree(on: records.names, for: "records") {
            throw Failure.wrongUse(
                "\(settings.text(Settings.recordKeys)) has none of the keys that seal this cluster's records; bring that file"
            )
        }
        // What another cluster's key signs, nobody could verify by the keys of this one.
        if let audit = keys.audit?.publicKeys,
            try await !coordination.agree(on: Set(audit.keys.map(\.kid)), for: "audit")
        {
            throw Failure.wrongUse(
                "\(settings.text(Settings.auditKeys)) has none of the keys that sign this cluster's roots of audit; bring "
                    + "that file")
        }
        if !keys.issuer.isEmpty, try await !isIssuer(keys) {
            throw Failure.wrongUse(
                "\(settings.text(Settings.publicKeys)) is another cluster's: this one's tokens name another issuer; bring "
                    + "that file")
        }
    }

    /// Whether a process's tokens are this cluster's. A process without keys of records may start before any that has some,
    /// and may not write what the cluster remembers.
    private func isIssuer(_ keys: ClusterKeys) async throws -> Bool {
        let issuer: Set = [keys.issuer]
        return keys.records == nil
            ? try await coordination.admits(issuer, for: "issuer")
            : try await coordination.agree(on: issuer, for: "issuer")
    }

    /// Refuses keys that lie where others can replace them.
    private func checkFolders() throws {
        let files = [
            Settings.partitionKey, Settings.recordKeys, Settings.signingKeys, Settings.publicKeys,
            Settings.auditSigningKey,
            Settings.auditKeys,
        ].map(settings.text).filter { !$0.isEmpty }
        for folder in Set(files.map { URL(filePath: $0).deletingLastPathComponent().path }) {
            try KeyFolder(URL(filePath: folder, directoryHint: .isDirectory)).check()
        }
    }

    /// The keys of audit; nil where the configuration names none.
    private func auditKeys() throws -> AuditKeys? {
        let (signing, known) = (settings.text(Settings.auditSigningKey), settings.text(Settings.auditKeys))
        if signing.isEmpty, known.isEmpty { return nil }
        return try AuditKeys(
            signing: URL(filePath: try Self.file(Settings.auditSigningKey, settings)),
            known: URL(filePath: try Self.file(Settings.auditKeys, settings)))
    }

    private func file(_ setting: Setting, if isNeeded: Bool) throws -> URL? {
        isNeeded ? URL(filePath: try Self.file(setting, settings)) : nil
    }
}

extension ClusterMembership {
    /// Reads files of keys again when they change, until the task is cancelled.
    func follow(_ keys: ClusterKeys) async { await keys.follow(telling: logger) }
}

extension ClusterKeys {
    /// Follows the files of keys until the task is cancelled, and tells a log.
    func follow(telling logger: Logger) async {
        await follow { problem in
            if let problem {
                logger.error("keys stay as they were", metadata: ["reason": "\(problem)"])
            } else {
                logger.notice("keys have changed")
            }
        }
    }
}

// MARK: - The other processes

extension ClusterMembership {
    /// The cluster's store. Waits for a new cluster to have a shard map.
    ///
    /// - Parameter keys: What seals records; nil for who reads and writes no sealed ones.
    func store(sealedBy keys: RecordKeys? = nil) async throws -> Store {
        _ = await coordination.shardMaps().first { _ in true }
        return try await Store(coordination: coordination, sealedBy: keys) { try channel(to: $0) }
    }

    /// A channel to a storage node, wherever it was started last.
    func channel(to node: NodeName) throws -> Channel {
        let name = node.text.replacing("storage-", with: "storage/", maxReplacements: 1)
        var configuration = configuration(.uri(names.uri(of: name)))
        // Replicas notice a node that stands still by their own beacons. A call or transfer that waits for it shall end
        // as soon, and a broken path be tried again at once.
        configuration.keepalive = .init(interval: .seconds(2), timeout: .seconds(2))
        configuration.reconnect = Backoff(initial: .milliseconds(50), maximum: .milliseconds(500), multiplier: 2)
        configuration.connectTimeout = .seconds(1)
        configuration.maxRequestBytes = 64 << 20
        configuration.maxResponseBytes = 64 << 20
        if let detour = try detours()[node.text] { return try Channel(detour, configuration: configuration) }
        return try Channel(NodeResolver(coordination, node: node), configuration: configuration)
    }

    /// A channel to whichever processes serve a role now.
    func channel(to role: ServiceRole) throws -> Channel {
        var configuration = configuration(names.identity(of: role.process))
        configuration.balancing = .leastLoaded
        configuration.retry = RetryPolicy(maxAttempts: 3)
        configuration.defaultTimeout = .seconds(10)
        return try Channel(ServiceResolver(coordination, role: role.rawValue), configuration: configuration)
    }

    /// A channel to a program that is no process of the cluster, at the address that a setting names.
    func channel(toProgramOf setting: Setting) throws -> Channel {
        let address = settings.text(setting)
        let configuration = configuration(nil)
        do {
            return try Channel(address, configuration: configuration)
        } catch {
            throw Failure.wrongUse("\(setting.key): '\(address)' is no host:port")
        }
    }

    private func configuration(_ server: ServerIdentity?) -> ChannelConfiguration {
        var configuration = ChannelConfiguration()
        configuration.security = .identity(identity, server: server)
        configuration.keepalive = .init(interval: .seconds(10), timeout: .seconds(3))
        return configuration
    }

    /// Addresses to reach nodes by instead of those they made known.
    private func detours() throws -> [String: String] {
        let pairs = settings.text(Settings.detours).split(separator: ",").map { $0.split(separator: "=", maxSplits: 1) }
        guard pairs.allSatisfy({ $0.count == 2 }) else {
            throw Failure.wrongUse("\(Settings.detours.key) has to be node=host:port,…")
        }
        return Dictionary(pairs.map { (String($0[0]), String($0[1])) }) { $1 }
    }
}
