import ArgumentParser
import Coordination
import Foundation
import StorageContracts

/// `shuangma scrub`
struct ScrubCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scrub",
        abstract: "Has the replicas of a running cluster's shards compared, and those that are wrong rebuilt.",
        discussion: """
            Nodes do so by themselves once a day (storage.scrubHours). Each shard's replicas are read as they are at \
            one point of the log, at a pace that leaves room for others. A replica with a damaged record, or one \
            that differs from a majority of three, is made anew from the others. Of two that differ nobody can say \
            which is right: that is only told.

            Examples:
              shuangma scrub --config data/cluster/config/tool.json --token-file data/cluster/operator.token
              shuangma scrub --shard 3 --shard 4 --report-only --json

            Exit codes: 0 all replicas are alike; 1 some were not, or gave no answer; 2 wrong use; 3 the cluster could \
            not be reached.
            """)

    @Option(help: ArgumentHelp("Only this shard; may be repeated.", valueName: "n"))
    var shard: [ShardNumber] = []

    @Flag(help: "Leave replicas that differ as they are.")
    var reportOnly = false

    @OptionGroup var options: MaintenanceOptions

    func run() async throws {
        let responses = try await options.with { cluster in
            let map = try await cluster.membership.coordination.shardMap()
            if let unknown = shard.first(where: { map[$0] == nil }) {
                throw Failure.wrongUse("there is no shard \(unknown)")
            }
            let chosen = map.shards.filter { shard.isEmpty || shard.contains($0.shard) }
            let line = ProgressLine("scrub", unit: "records", isQuiet: options.quiet)
            defer { line.finish() }
            var responses: [StorageV1.ScrubShardResponse] = []
            for record in chosen {
                responses.append(
                    try await cluster.maintenance.scrub(
                        record.shard, owning: record.buckets.lowerBound, reportOnly: reportOnly))
                let records = responses.reduce(0) { $0 + Int($1.records) }
                line.show(count: records, fraction: Double(responses.count) / Double(chosen.count))
            }
            return responses
        }
        let report = Report(responses)
        Terminal.write(options.json ? try report.json() : report.text)
        if !report.findings.isEmpty { ExitStatus.refused.end() }
    }

    /// What the comparisons came to.
    private struct Report: Encodable {
        struct Finding: Encodable {
            let shard: UInt32
            let index: UInt64
            let node: String
            let finding: String
            let differingSlices: UInt32
            let rebuilt: Bool
            let detail: String
        }

        let shards: Int
        let replicas: Int
        let records: UInt64
        let findings: [Finding]

        init(_ responses: [StorageV1.ScrubShardResponse]) {
            shards = responses.count
            replicas = responses.reduce(0) { $0 + $1.replicas.count }
            records = responses.reduce(0) { $0 + $1.records }
            findings = responses.flatMap { response in
                response.replicas.filter { $0.finding != .equal }.map { replica in
                    Finding(
                        shard: response.shard, index: response.index, node: replica.node,
                        finding: Self.word(replica.finding), differingSlices: replica.differingSlices,
                        rebuilt: replica.rebuilt || replica.finding == .damaged, detail: replica.detail)
                }
            }
        }

        private static func word(_ finding: StorageV1.ReplicaFinding) -> String {
            switch finding {
            case .different: "different"
            case .damaged: "damaged"
            case .unanswered: "unanswered"
            default: "unknown"
            }
        }

        func json() throws -> String { String(decoding: try MapText.encoder.encode(self), as: UTF8.self) }

        var text: String {
            var lines = findings.map { finding in
                var line = "shard \(finding.shard): the replica of \(finding.node) is \(finding.finding)"
                if finding.differingSlices > 0 { line += " in \(finding.differingSlices) of 64 slices" }
                if !finding.detail.isEmpty { line += ": \(finding.detail)" }
                return line + (finding.rebuilt ? "; it is rebuilt from the others" : "")
            }
            let records = ProgressLine.grouped(Int(records))
            lines.append(
                "compared \(replicas) replicas of \(shards) shards with \(records) records, \(findings.count) not alike"
            )
            return lines.joined(separator: "\n")
        }
    }
}
