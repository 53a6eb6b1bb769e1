import ArgumentParser
import Foundation

/// `shuangma serve`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Runs one part of a cluster as this process.",
        discussion: """
            The process finds the others through etcd, and is known to them by its certificate: a SPIFFE ID such as \
            spiffe://shuangma/storage/1 names the cluster, the role and the process. It prints one line that begins \
            with `ready` when it serves. SIGTERM makes it finish the calls under way and leave, a storage node after \
            others have taken its part over; a second one ends it at once.

            Roles:
              storage       holds shards of the data, with the other storage nodes
              identity      documents, phones, SMS codes, sessions
              health-code   evidence in, colours out
              trip-card     stays in, cities out
              gateway       the public port: both codes, the page, and the other services' public methods
              services      these four in one process: fewer hops, for a city that one machine can serve

            Examples:
              shuangma serve storage --config storage-1.json
              SHUANGMA_LOG_LEVEL=info shuangma serve gateway --config gateway-1.json --port 8080

            Example of a file:
              { "etcd": { "endpoints": "10.0.0.1:2379,10.0.0.2:2379" }, "keys": { "public": "public.jwks" },
                "tls": { "certificate": "gateway-1.pem", "key": "gateway-1.key", "authority": "ca.pem" } }

            A public port answers for localhost, its own address and the names in the setting `hosts`. Proxies in front \
            of it are named in `proxies.trusted`; `shuangma config` explains both.

            `scripts/cluster up` starts a whole cluster on this machine, and shows how it is configured.
            """)

    @Argument(help: ArgumentHelp("Which part.", valueName: "role"))
    var role: ServedRole

    @Option(help: ArgumentHelp("Folder of a storage node's data (default: data).", valueName: "dir"))
    var data: String?

    @Option(help: ArgumentHelp("Address to listen on (default: 127.0.0.1).", valueName: "address"))
    var host: String?

    @Option(help: ArgumentHelp("Port of the services; 0 picks one, but for storage (default: 8080).", valueName: "n"))
    var port: String?

    @Option(help: ArgumentHelp("Port for operators; 0 picks one (default: 8081).", valueName: "n"))
    var adminPort: String?

    @Option(help: ArgumentHelp("What fails together with this node, such as a rack.", valueName: "name"))
    var zone: String?

    @Option(help: ArgumentHelp("Members of etcd, separated by commas.", valueName: "host:port,…"))
    var etcdEndpoints: String?

    @Option(help: ArgumentHelp("Certificate of this process, PEM.", valueName: "file"))
    var tlsCertificate: String?

    @Option(help: ArgumentHelp("Private key of the certificate, PEM.", valueName: "file"))
    var tlsKey: String?

    @Option(help: ArgumentHelp("Certificate of the cluster's authority, PEM.", valueName: "file"))
    var tlsAuthority: String?

    @Option(help: ArgumentHelp("Public keys that verify tokens; see `shuangma keys`.", valueName: "file"))
    var keysPublic: String?

    @Option(help: ArgumentHelp("Private keys that sign tokens, for identity only.", valueName: "file"))
    var keysSigning: String?

    @Option(help: ArgumentHelp("Key of partitions, for services that use the store.", valueName: "file"))
    var keysPartitions: String?

    @Option(help: ArgumentHelp("Keys that seal records, for services that use the store.", valueName: "file"))
    var keysRecords: String?

    @Flag(help: "Print the line `ready` as one JSON object.")
    var json = false

    @OptionGroup var source: ConfigurationOption

    func run() async throws {
        let settings = try await source.load([
            (Settings.data, data), (Settings.host, host), (Settings.port, port), (Settings.adminPort, adminPort),
            (Settings.zone, zone), (Settings.etcd, etcdEndpoints), (Settings.certificate, tlsCertificate),
            (Settings.key, tlsKey), (Settings.authority, tlsAuthority), (Settings.publicKeys, keysPublic),
            (Settings.signingKeys, keysSigning), (Settings.partitionKey, keysPartitions),
            (Settings.recordKeys, keysRecords),
        ])
        let signals = StopSignals()
        let membership = try ClusterMembership(role.process, settings)
        let stop = signals.first()
        guard let part = try await start(membership, settings, until: stop) else {
            return membership.logger.notice("stopped before it served")
        }
        Terminal.write(json ? try part.addresses.json() : part.addresses.line)
        // Thrown through: a process whose disk failed must not wait for it to close.
        try await part.waitForEnd(or: stop)
        membership.logger.notice("stopping")
        await part.stop()
    }

    /// Starts the part, which waits for coordination; nil when `stop` ended before it served.
    private func start(
        _ membership: ClusterMembership, _ settings: EffectiveConfiguration, until stop: Task<Void, Never>
    ) async throws -> ServedPart? {
        let starting = Task { [role] in try await ServedPart.start(role, membership, settings) }
        Task {
            await stop.value
            starting.cancel()
        }
        do {
            return try await starting.value
        } catch {
            if starting.isCancelled { return nil }
            throw error
        }
    }
}
