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
            anything is written, and so are keys of records that --keys-records or the configuration names. etcd remembers \
            the names of those that the backup needs: services without any of them do not start.

            Kept are all records with their values and expiries. Versions are new ones, and so are the store's tokens of \
            consistency; the memory of repeated writes is not carried over. Tokens of staff and feeds are records: they come \
            back as they were when the backup was made, and one that was ended since is good again until it expires. Look \
            through `shuangma tokens list --all` and `shuangma staff list`. Start services when it is done.

            Whoever was erased since the backup was begun is left out: by the ledger of erasures in etcd, and by the copy that \
            --erasures names, which etcd gets as well. A new cluster has a new etcd: without the copy, erased persons come \
            back. A copy of another cluster is refused.

            A restore that broke off is taken up by running it again, with the same copy. Where an earlier run without it \
            has brought an erased person, it is refused: nothing is removed here.

            Examples:
              shuangma restore --from /backup/2022-06-01 --erasures /backup/erasures.txt \\
                  --keys-records data/new/keys/records.keys --config data/new/config/tool.json \\
                  --token-file data/new/operator.token
              shuangma restore --from /backup/2022-06-01 --max-mb-per-second 50 --json

            Exit codes: 0 restored; 1 refused: the backup is damaged, the cluster is not empty or has another key, the \
            copy of the ledger is another cluster's, or erased persons are there; 2 wrong use; 3 the cluster could not be reached.
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

    @Option(
        help: ArgumentHelp(
            "File of the keys of records that services will have: refused where it lacks one that the backup needs.",
            valueName: "file"))
    var keysRecords: String?

    @OptionGroup var options: MaintenanceOptions

    func validate() throws {
        guard (1...16).contains(parallel) else { throw ValidationError("--parallel has to be from 1 to 16") }
        if let maxMbPerSecond, maxMbPerSecond <= 0 {
            throw ValidationError("--max-mb-per-second has to be more than 0")
        }
    }

    func run() async throws {
        let started = ContinuousClock.now
        let copied = try erasures.map(ErasureCopy.init(file:))
        let summary = try await options.with(recordKeys: keysRecords) { cluster in
            let coordination = cluster.membership.coordination
            if let copied { try judge(copied, keyFingerprint: cluster.keyFingerprint) }
            try await coordination.recordErasures(copied?.entries ?? [])
            let erased = try await coordination.erasures()
            if erased.isEmpty { Terminal.note(Self.emptyLedger(wasGiven: copied != nil)) }
            let checking = options.line("checking")
            let restoring = options.line("restore")
            defer { restoring.line.finish() }
            return try await RestoreRun(
                cluster.maintenance, from: URL(filePath: from, directoryHint: .isDirectory),
                options: .init(
                    keyFingerprint: cluster.keyFingerprint, parallel: parallel,
                    maxBytesPerSecond: MaintenanceOptions.bytesPerSecond(maxMbPerSecond), erasures: erased,
                    outliving: Set(ServiceContracts.recordSets.filter(\.isChain).map(\.number)),
                    recordKeys: cluster.recordKeys,
                    sealed: Set(ServiceContracts.recordSets.filter(\.isSealed).map(\.number.value))),
                agree: { try await coordination.agree(on: $0, for: "records") }
            ).run(checking: checking.show, progress: restoring.show)
        }
        let seconds = started.duration(to: .now).inSeconds
        Terminal.write(options.json ? try Self.json(summary, seconds) : Self.text(summary))
    }

    /// Refuses a copy of another cluster's ledger, whose entries would name nobody here.
    private func judge(_ copy: ErasureCopy, keyFingerprint: String) throws {
        guard let origin = copy.origin else {
            return Terminal.note(
                "warning: '\(erasures ?? "")' does not say which cluster's ledger it is, as copies of older versions; a "
                    + "wrong one names nobody")
        }
        guard origin.keyFingerprint == keyFingerprint else {
            throw Failure.refused(
                "'\(erasures ?? "")' is the ledger of another cluster (\(origin.cluster), key \(origin.keyFingerprint)), and "
                    + "this one has the key \(keyFingerprint): it names nobody here; bring the copy of this one's ledger"
            )
        }
    }

    private static func emptyLedger(wasGiven: Bool) -> String {
        (wasGiven
            ? "warning: the copy of the ledger of erasures names nobody, and etcd has no entries"
            : "warning: no ledger of erasures: --erasures names none, and etcd has no entries")
            + "; whoever was erased since the backup was begun comes back"
    }

    private static func text(_ summary: RestoreRun.Summary) -> String {
        let grouped = ProgressLine.grouped
        if summary.wasComplete {
            return "backup \(summary.backup) was restored as a whole before; nothing is left to do"
        }
        var text = "restored \(grouped(summary.written)) records of backup \(summary.backup)"
        if summary.wasBegun { text += "; \(grouped(summary.present)) were there from an earlier run" }
        if summary.named > 0 {
            text += "; the ledger names \(grouped(summary.named)) partitions that were erased since, "
            text +=
                summary.erased == 0
                ? "none of them is in it" : "\(grouped(summary.erased)) of them were in it and left out"
        }
        return text
    }

    private static func json(_ summary: RestoreRun.Summary, _ seconds: Double) throws -> String {
        struct Text: Encodable {
            let backup: String
            let records: Int
            let written: Int
            let present: Int
            let erased: Int
            let erasedSince: Int
            let resumed: Bool
            let complete: Bool
            let seconds: Double
        }
        let text = Text(
            backup: summary.backup, records: summary.records, written: summary.written, present: summary.present,
            erased: summary.erased, erasedSince: summary.named, resumed: summary.wasBegun,
            complete: summary.wasComplete, seconds: (seconds * 1_000).rounded() / 1_000)
        return String(decoding: try MapText.encoder.encode(text), as: UTF8.self)
    }
}
