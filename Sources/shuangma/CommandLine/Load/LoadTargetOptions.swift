import ArgumentParser
import Coordination
import Foundation
import ImportFiles
import Load
import RPC
import Security
import Storage

/// The options that say what a load is put on.
struct LoadTargetOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A storage node; of several with its name in the shard map. May be repeated.",
            valueName: "[name=]host:port"))
    var target: [String] = []

    @Option(
        help: ArgumentHelp(
            "A member of the cluster's etcd, which knows the nodes; may be repeated.", valueName: "host:port"))
    var etcd: [String] = []

    @Option(help: ArgumentHelp("What the cluster's keys in etcd begin with.", valueName: "text"))
    var etcdPrefix = "shuangma/"

    @OptionGroup var files: LoadTLSOptions

    @Option(help: ArgumentHelp("Only this shard.", valueName: "n"))
    var shard: UInt32?

    @Option(help: ArgumentHelp("The gateway.", valueName: "url"))
    var gateway: String?

    @Option(
        help: ArgumentHelp("For a gateway: persons it knows, as `shuangma import people` takes them.", valueName: "csv")
    )
    var people: String?

    @Option(help: ArgumentHelp("For a gateway: file with an operator's token.", valueName: "file"))
    var tokenFile: String?

    @Option(
        help: ArgumentHelp(
            "For a gateway, instead of both: file with sessions of citizens who verified their trip cards.",
            discussion: "A line each: access token, space, refresh token. The file is written anew at the end.",
            valueName: "file"))
    var sessions: String?

    @Option(
        help: ArgumentHelp(
            "A store of its own in this process, in a folder that is made if it is missing.", valueName: "dir"))
    var inProcess: String?

    /// - Parameter mix: What the gateway is asked for: health checks need neither persons nor tokens.
    func validate(_ mix: LoadMix) throws {
        let given = [!target.isEmpty, !etcd.isEmpty, gateway != nil, inProcess != nil].filter(\.self).count
        guard given == 1 else { throw ValidationError("Give one of --target, --etcd, --gateway and --in-process.") }
        if gateway != nil, !Self.isCheck(mix) {
            guard sessions == nil ? people != nil && tokenFile != nil : people == nil && tokenFile == nil else {
                throw ValidationError("--gateway needs --people and --token-file, or --sessions.")
            }
        }
        guard target.count < 2 || target.allSatisfy({ $0.contains("=") }) else {
            throw ValidationError("Several nodes need their names: --target storage-1=127.0.0.1:7001.")
        }
    }

    private static func isCheck(_ mix: LoadMix) -> Bool { mix.weights.allSatisfy { $0.kind == .check } }

    /// Runs `body` with the workload of a plan, and closes what it used. The plan's keys become those there are.
    func with<Result>(
        _ plan: inout LoadPlan, timeout: Duration, _ body: (LoadPlan, any Workload) async throws -> Result
    ) async throws -> Result {
        if let inProcess { return try await withStore(in: inProcess, plan, timeout, body) }
        if let gateway { return try await withGateway(gateway, &plan, timeout, body) }
        let security = try files.nodeSecurity()
        if !etcd.isEmpty { return try await withCluster(plan, timeout, security, body) }
        let nodes = try addresses().map { node in
            (name: node.name, channels: try Self.channels(to: node.address, plan.connections, security))
        }
        return try await closing(nodes.flatMap(\.channels)) {
            let store = try await ShardedStore(
                nodes.map { .init(name: $0.name, channels: $0.channels) }, shard: shard, timeout: timeout)
            return try await body(plan, StoreWorkload(store, plan))
        }
    }

    /// The nodes to put a load on, with their names where they are known.
    private func addresses() throws -> [(name: String?, address: String)] {
        target.map { text in
            let sides = text.split(separator: "=", maxSplits: 1)
            return (sides.count == 2 ? String(sides[0]) : nil, String(sides[sides.count - 1]))
        }
    }

    /// All nodes that etcd knows, those that come later as well.
    private func withCluster<Result>(
        _ plan: LoadPlan, _ timeout: Duration, _ security: ChannelSecurity,
        _ body: (LoadPlan, any Workload) async throws -> Result
    ) async throws -> Result {
        let coordination = try await coordination()
        let links = NodeLinks(coordination) { try Self.channels(to: $0, plan.connections, security) }
        do {
            let nodes = try await links.all()
            guard !nodes.isEmpty else { throw Failure.unavailable("etcd knows no storage node that lives") }
            let store = try await ShardedStore(nodes, shard: shard, timeout: timeout, finder: links.find)
            let result = try await body(plan, StoreWorkload(store, plan))
            await links.close(grace: .seconds(5))
            return result
        } catch {
            await links.close(grace: .zero)
            throw error
        }
    }

    private func coordination() async throws -> EtcdCoordination {
        var configuration = EtcdConfiguration(endpoints: try etcd.map(endpoint), prefix: etcdPrefix)
        configuration.security = try files.security()
        let coordination = try EtcdCoordination(configuration)
        // Answers at once when it answers at all: an unreachable etcd is told as such.
        do {
            _ = try await coordination.shardMap()
        } catch {
            await coordination.close()
            throw Failure.unavailable("etcd at \(etcd.joined(separator: ", ")): \(error)")
        }
        return coordination
    }

    private func endpoint(_ text: String) throws -> Endpoint {
        do {
            return try Endpoint(text)
        } catch {
            throw Failure.wrongUse("'\(text)' is no address, such as 127.0.0.1:2379")
        }
    }

    private static func channels(
        to address: String, _ count: Int, _ security: ChannelSecurity
    ) throws -> [Channel] {
        var configuration = ChannelConfiguration()
        configuration.security = security
        do {
            return try (0..<count).map { _ in try Channel(address, configuration: configuration) }
        } catch {
            throw Failure.wrongUse("'\(address)' is no address of a storage node, such as 127.0.0.1:7001")
        }
    }

    private func withGateway<Result>(
        _ address: String, _ plan: inout LoadPlan, _ timeout: Duration,
        _ body: (LoadPlan, any Workload) async throws -> Result
    ) async throws -> Result {
        let channels = try (0..<plan.connections).map { _ in try Connection.channel(to: address) }
        if Self.isCheck(plan.mix) {
            let known = plan
            return try await closing(channels) {
                try await body(known, HealthCheckWorkload(channels, timeout: timeout))
            }
        }
        let workload = try await queries(channels, plan, timeout)
        plan.keys = workload.count
        let known = plan
        return try await closing(channels) {
            defer { keepSessions(workload) }
            return try await body(known, workload)
        }
    }

    /// Writes the sessions of citizens for the next run: a refresh token that is shown twice ends its session.
    private func keepSessions(_ workload: GatewayWorkload) {
        guard let sessions, let read = try? Self.lines(of: sessions) else { return }
        let kept = workload.sessions + read.dropFirst(workload.count)
        guard kept != read else { return }
        do {
            try OwnerFile.write(Array((kept.joined(separator: "\n") + "\n").utf8), to: sessions)
        } catch {
            Terminal.note("the sessions cannot be kept for another run: \(error)")
        }
    }

    /// The lines of a file that hold something.
    private static func lines(of path: String) throws -> [String] {
        try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    /// Queries for merged codes, of an operator or of citizens.
    private func queries(_ channels: [Channel], _ plan: LoadPlan, _ timeout: Duration) async throws -> GatewayWorkload {
        if let sessions {
            guard let lines = try? Self.lines(of: sessions), !lines.isEmpty else {
                throw Failure.wrongUse("'\(sessions)' cannot be read, or holds no session")
            }
            return GatewayWorkload(channels, sessions: Array(lines.prefix(plan.keys)), timeout: timeout)
        }
        let token = try ImportCommand.token(tokenFile ?? "")
        let people = people ?? ""
        let workload: GatewayWorkload
        do {
            workload = try await GatewayWorkload(
                channels, people: URL(filePath: people), count: plan.keys, token: token, timeout: timeout)
        } catch let error as ImportFileError {
            throw Failure.wrongUse("\(people): \(error)")
        }
        guard workload.count > 0 else { throw Failure.wrongUse("\(people) has no persons") }
        return workload
    }

    private func withStore<Result>(
        in folder: String, _ plan: LoadPlan, _ timeout: Duration,
        _ body: (LoadPlan, any Workload) async throws -> Result
    ) async throws -> Result {
        let name = NodeName("load")
        let node: StorageNode
        do {
            node = try await StorageNode.open(
                folder: folder, name: name, coordination: try LocalCoordination(node: name))
        } catch let error as StorageOpenError {
            throw Failure.wrongUse("\(error)")
        }
        let channel = InProcessChannel(services: node.services)
        do {
            let store = try await ShardedStore([.init(name: nil, channels: [channel])], shard: shard, timeout: timeout)
            let result = try await body(plan, StoreWorkload(store, plan))
            await node.close()
            return result
        } catch {
            await node.close()
            throw error
        }
    }

    private func closing<Result>(_ channels: [Channel], _ body: () async throws -> Result) async throws -> Result {
        do {
            let result = try await body()
            for channel in channels { await channel.shutdown() }
            return result
        } catch {
            for channel in channels { await channel.shutdown(grace: .zero) }
            throw error
        }
    }
}
