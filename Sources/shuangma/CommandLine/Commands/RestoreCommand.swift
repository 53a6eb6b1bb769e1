import ArgumentParser
import Assembly
import Backup
import Coordination
import Foundation

/// `shuangma restore`
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Fills a new cluster's store from a backup.",
        discussion: """
            The cluster may have any number of nodes and shards; it must have no records, and partitions.key and \
            records.keys of the cluster that was backed up. Start storage nodes alone before: services write records as \
            soon as they start, and nothing is restored over records. `scripts/cluster up --keys` does so. A cluster that \
            takes the other one's place gets its whole folder of keys. With new keys of audit, roots of before verify by the \
            old audit.jwks alone, and the logs go on as those of another cluster. The whole backup is checked before \
            anything is written.

            Kept are all records with their values and expiries. Versions are new ones; tokens and the memory of \
            repeated writes are not carried over. Start services when it is done.

            Whoever was erased since the backup was begun is left out: by the ledger of erasures in etcd, and by the copy that \
            --erasures names, which etcd gets as well.

            A restore that broke off is taken up by running it again.

            Examples:
              shuangma restore --from /backup/2022-06-01 --config data/new/config/tool.json \\
                  --token-file data/new/operator.token
              shuangma restore --from /backup/2022-06-01 --max-mb-per-second 50 --json

            Exit codes: 0 restored; 1 refused: the backup is damaged, or the cluster is not empty or has another key; \
            2 wrong use; 3 the cluster could not be reached.
            """)

    @Option(help: ArgumentHelp("Folder of the backup.", valueName: "dir"))
    var from: String

    @Option(
        help: ArgumentHelp("Bytes of records a second, in millions (default: as fast as it goes).", valueName: "mb"))
    var maxMbPerSecond: Double?

    @Option(help: ArgumentHelp("Files that are read at a time, 1 to 16.", valueName: "n"))
    var parallel: Int = 4

    @Option(help: ArgumentHelp("Copy of the ledger, as `shuangma erasures` writes it.", valueName: "file"))
    var erasures: String?

    @OptionGroup var options: MaintenanceOptions

    func validate() throws {
        guard (1...16).contains(parallel) else { throw ValidationError("--parallel has to be from 1 to 16") }
        if let maxMbPerSecond, maxMbPerSecond <= 0 {
            throw ValidationError("--max-mb-per-second has to be more than 0")
        }
    }

    func run() async throws {
        let started = ContinuousClock.now
        let copied = try erasures.map(ErasedPartition.read) ?? []
        let summary = try await options.with { cluster in
            let coordination = cluster.membership.coordination
            try await coordination.recordErasures(copied)
            let erased = try await coordination.erasures()
            let checking = options.line("checking")
            let restoring = options.line("restore")
            defer { restoring.line.finish() }
            return try await RestoreRun(
                cluster.maintenance, from: URL(filePath: from, directoryHint: .isDirectory),
                options: .init(
                    keyFingerprint: cluster.keyFingerprint, parallel: parallel,
                    maxBytesPerSecond: MaintenanceOptions.bytesPerSecond(maxMbPerSecond), erasures: erased,
                    outliving: Set(ServiceContracts.recordSets.filter(\.isChain).map(\.number)))
            ).run(checking: checking.show, progress: restoring.show)
        }
        let seconds = started.duration(to: .now).inSeconds
        Terminal.write(options.json ? try Self.json(summary, seconds) : Self.text(summary))
    }

    private static func text(_ summary: RestoreRun.Summary) -> String {
        let grouped = ProgressLine.grouped
        if summary.wasComplete {
            return "backup \(summary.backup) was restored as a whole before; nothing is left to do"
        }
        var text = "restored \(grouped(summary.written)) records of backup \(summary.backup)"
        if summary.wasBegun { text += "; \(grouped(summary.present)) were there from an earlier run" }
        if summary.erased > 0 { text += "; \(grouped(summary.erased)) partitions were erased since and left out" }
        return text
    }

    private static func json(_ summary: RestoreRun.Summary, _ seconds: Double) throws -> String {
        struct Text: Encodable {
            let backup: String
            let records: Int
            let written: Int
            let present: Int
            let erased: Int
            let resumed: Bool
            let complete: Bool
            let seconds: Double
        }
        let text = Text(
            backup: summary.backup, records: summary.records, written: summary.written, present: summary.present,
            erased: summary.erased, resumed: summary.wasBegun,
            complete: summary.wasComplete, seconds: (seconds * 1_000).rounded() / 1_000)
        return String(decoding: try MapText.encoder.encode(text), as: UTF8.self)
    }
}
