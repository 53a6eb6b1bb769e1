import ArgumentParser
import Coordination
import Foundation

/// `shuangma cluster`
struct ClusterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cluster",
        abstract: "Shows how a cluster's shards lie, and says how they shall.",
        discussion: """
            Speaks to etcd with the certificate and the endpoints of the configuration; that \
            `scripts/cluster up` makes for tools is config/tool.json in its data folder.

            Examples:
              shuangma cluster map --config data/cluster/config/tool.json
              shuangma cluster drain storage-4 --config data/cluster/config/tool.json
              shuangma cluster split 7 --config data/cluster/config/tool.json
            """,
        subcommands: [Map.self, Drain.self, Place.self, Split.self, SecureEtcd.self])

    /// Runs a body with coordination, and turns what it throws into a `Failure`.
    static func with(
        _ source: ConfigurationOption, _ body: (any ClusterCoordination) async throws -> Void
    ) async throws {
        let membership = try ClusterMembership(.tool, try await source.load())
        do {
            try await body(membership.coordination)
        } catch let error as CoordinationError {
            switch error {
            case .unreachable, .denied, .unreadable: throw Failure.unavailable("\(error)")
            default: throw Failure.refused("\(error)")
            }
        }
    }

    /// `shuangma cluster map`
    struct Map: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows the shard map and the storage nodes.")

        @OptionGroup var source: ConfigurationOption

        @Flag(help: "Print one JSON object.")
        var json = false

        func run() async throws {
            try await ClusterCommand.with(source) { coordination in
                let map = try await coordination.shardMap()
                var nodes: [NodeRecord] = []
                for await known in coordination.nodes() {
                    nodes = known
                    break
                }
                Terminal.write(json ? try MapText.json(map, nodes) : MapText.table(map, nodes))
            }
        }
    }

    /// `shuangma cluster drain`
    struct Drain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that a storage node shall be emptied, or that it need not.",
            discussion: "Its shards move to other nodes as the controller places them; it serves meanwhile.")

        @Argument(help: ArgumentHelp("A storage node, such as storage-3.", valueName: "node"))
        var node: String

        @Flag(help: "Let it take shards again.")
        var undo = false

        @OptionGroup var source: ConfigurationOption

        func run() async throws {
            try await ClusterCommand.with(source) { try await $0.setDraining(NodeName(node), !undo) }
        }
    }

    /// `shuangma cluster place`
    struct Place: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says which nodes shall hold a shard.",
            discussion: "The first one named shall be its primary. The controller may change it again to balance.")

        @Argument(help: ArgumentHelp("Number of the shard.", valueName: "shard"))
        var shard: ShardNumber

        @Argument(help: ArgumentHelp("Storage nodes, the primary first.", valueName: "node"))
        var nodes: [String]

        @OptionGroup var source: ConfigurationOption

        func run() async throws {
            try await ClusterCommand.with(source) { coordination in
                guard let record = try await coordination.shardMap()[shard] else {
                    throw CoordinationError.unknownShard(shard)
                }
                let names = nodes.map(NodeName.init)
                let wish = Placement(holders: names, preferredPrimary: names[0])
                _ = try await coordination.place(shard, expected: record.placement, wish, under: nil)
            }
        }
    }

    /// `shuangma cluster split`
    struct Split: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that a shard shall be split in two halves.",
            discussion: "Its primary does so while it is read and written.")

        @Argument(help: ArgumentHelp("Number of the shard.", valueName: "shard"))
        var shard: ShardNumber

        @Option(help: ArgumentHelp("First bucket of the new shard (default: the middle).", valueName: "n"))
        var bucket: Bucket?

        @OptionGroup var source: ConfigurationOption

        func run() async throws {
            try await ClusterCommand.with(source) { coordination in
                guard let record = try await coordination.shardMap()[shard] else {
                    throw CoordinationError.unknownShard(shard)
                }
                let (first, last) = (record.buckets.lowerBound, record.buckets.upperBound)
                _ = try await coordination.requestSplit(of: shard, at: bucket ?? first + (last - first) / 2 + 1)
            }
        }
    }
}

/// A shard map as text.
enum MapText {
    private struct Shard: Encodable {
        let shard: ShardNumber
        let buckets: [Bucket]
        let epoch: UInt64
        let primary: String
        let inSync: [String]
        let holders: [String]
        let preferredPrimary: String

        init(_ record: ShardRecord) {
            shard = record.shard
            buckets = [record.buckets.lowerBound, record.buckets.upperBound]
            epoch = record.replicas.epoch
            primary = record.replicas.primary.text
            inSync = record.replicas.inSync.map(\.text)
            holders = record.placement.holders.map(\.text)
            preferredPrimary = record.placement.preferredPrimary.text
        }
    }

    private struct Node: Encodable {
        let name: String
        let address: String
        let zone: String
        let alive: Bool
        let draining: Bool
    }

    private struct Whole: Encodable {
        let epoch: UInt64
        let shards: [Shard]
        let nodes: [Node]
    }

    /// One JSON object.
    static func json(_ map: ShardMap, _ nodes: [NodeRecord]) throws -> String {
        let whole = Whole(
            epoch: map.epoch, shards: map.shards.map(Shard.init),
            nodes: nodes.map {
                Node(name: $0.name.text, address: $0.address, zone: $0.zone, alive: $0.isAlive, draining: $0.isDraining)
            })
        return String(decoding: try encoder.encode(whole), as: UTF8.self)
    }

    /// Writes what programs read: names in snake case.
    static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return encoder
    }

    /// The shards of a map, for a page that holds more than the map.
    static func rows(_ map: ShardMap) -> some Encodable { map.shards.map(Shard.init) }

    /// A line for each node and each shard.
    static func table(_ map: ShardMap, _ nodes: [NodeRecord]) -> String {
        var lines = ["map epoch \(map.epoch), \(map.shards.count) shards"]
        for node in nodes {
            let state = node.isAlive ? node.isDraining ? "draining" : "alive" : "dead"
            lines.append("node \(node.name) \(state) \(node.address) zone \(node.zone)")
        }
        for record in map.shards {
            let members = record.replicas.inSync.map(\.text).joined(separator: ",")
            lines.append(
                "shard \(record.shard) buckets \(record.buckets.lowerBound)-\(record.buckets.upperBound) "
                    + "epoch \(record.replicas.epoch) primary \(record.replicas.primary) in sync \(members)")
        }
        return lines.joined(separator: "\n")
    }
}
