import ArgumentParser
import Foundation
import Load
import RPC

/// `storage-bench load`: the same load on any of the systems; prints the report as JSON.
struct LoadCommand: AsyncParsableCommand {
    enum System: String, ExpressibleByArgument, CaseIterable { case shuangma, etcd, redis }

    static let configuration = CommandConfiguration(commandName: "load")

    @Option var system: System
    /// host:port; of a cluster of ours name=host:port.
    @Option var address: [String]
    @Option var mix: String
    @Option var keys: Int
    @Option var distribution = "zipfian"
    @Option var valueBytes = 300
    @Option var seconds = 5.0
    @Option var warmUp = 1.0
    @Option var inFlight = 64
    /// Operations a second; 0 keeps `inFlight` open instead.
    @Option var rate = 0.0
    @Option var connections = 8
    @Option var serverPid: [Int32] = []
    @Flag var prepareOnly = false

    func run() async throws {
        guard let mix = LoadMix(mix), let distribution = KeyDistribution(rawValue: distribution) else {
            throw ValidationError("no such mix or distribution")
        }
        var plan = LoadPlan(mix: mix)
        plan.keys = keys
        plan.distribution = distribution
        plan.valueBytes = valueBytes
        plan.warmUp = .milliseconds(Int(warmUp * 1_000))
        plan.duration = .milliseconds(Int(seconds * 1_000))
        plan.pace = rate > 0 ? .open(perSecond: rate) : .closed(inFlight: inFlight)
        plan.connections = connections
        if let problem = plan.problem { throw ValidationError(problem) }
        let store = try await store()
        let workload = StoreWorkload(store, plan)
        if prepareOnly {
            try await workload.prepare(inFlight: 16) { _ in }
            return
        }
        let report = await LoadRunner(plan, workload, servers: serverPid).run { _ in }
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        print(String(decoding: try encoder.encode(report), as: UTF8.self))
    }

    private func store() async throws -> any RecordStore {
        switch system {
        case .shuangma:
            let nodes = try address.map { text in
                let sides = text.split(separator: "=", maxSplits: 1)
                return ShardedStore.Node(
                    name: sides.count == 2 ? String(sides[0]) : nil,
                    channels: try channels(to: String(sides[sides.count - 1])))
            }
            return try await ShardedStore(nodes)
        case .etcd: return EtcdRecords(try address.flatMap { try channels(to: $0) })
        case .redis: return try await RedisRecords(address[0], connections: inFlight)
        }
    }

    private func channels(to address: String) throws -> [any RPCChannel] {
        try (0..<connections).map { _ in try Channel(address) }
    }
}
