import ArgumentParser
import Backup
import Foundation

/// `shuangma backup`
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies a running cluster's store into a folder.",
        discussion: """
            Each shard is copied as it is at one point of its log; services go on reading and writing meanwhile. The \
            folder gets one file a shard and, last, manifest.json with the checksum of each: a folder without one is \
            no backup.

            The backup holds personal data: keep it where only its owner can read it. It does not hold the cluster's \
            secrets. Without partitions.key nobody finds a record in it, and without records.keys nobody reads one. Without \
            audit.jwks and public.jwks nobody verifies its logs of audit. Keep a copy of the whole folder of keys, as of now \
            and after each rotation, in another place.

            Examples:
              shuangma backup --to /backup/2022-06-01 --config data/cluster/config/tool.json \\
                  --token-file data/cluster/operator.token
              shuangma backup --to /backup/small --max-mb-per-second 20 --parallel 1 --json
              shuangma verify /backup/2022-06-01

            Exit codes: 0 made; 1 refused; 2 wrong use, or the folder cannot be written; 3 the cluster could not be \
            reached.
            """)

    @Option(help: ArgumentHelp("Folder of the backup; made, or empty.", valueName: "dir"))
    var to: String

    @Option(help: ArgumentHelp("Bytes a second, in millions (default: as fast as it goes).", valueName: "mb"))
    var maxMbPerSecond: Double?

    @Option(help: ArgumentHelp("Shards that are copied at a time, 1 to 16.", valueName: "n"))
    var parallel: Int = 4

    @OptionGroup var options: MaintenanceOptions

    func validate() throws {
        guard (1...16).contains(parallel) else { throw ValidationError("--parallel has to be from 1 to 16") }
        if let maxMbPerSecond, maxMbPerSecond <= 0 {
            throw ValidationError("--max-mb-per-second has to be more than 0")
        }
    }

    func run() async throws {
        let manifest = try await options.with { cluster in
            let (line, show) = options.line("backup")
            defer { line.finish() }
            return try await BackupRun(
                cluster.maintenance, to: URL(filePath: to, directoryHint: .isDirectory),
                options: .init(
                    cluster: cluster.membership.names.trustDomain, keyFingerprint: cluster.keyFingerprint,
                    parallel: parallel, maxBytesPerSecond: MaintenanceOptions.bytesPerSecond(maxMbPerSecond))
            ).run(progress: show)
        }
        if options.json {
            Terminal.write(try BackupText.json(manifest, folder: to))
        } else {
            Terminal.write("\(to): \(BackupText.summary(manifest))")
            Terminal.note(
                "keep the folder of keys as well, in another place: without partitions.key (key \(manifest.keyFingerprint)) "
                    + "and records.keys as they are now this backup is useless; audit.jwks and public.jwks verify its audit"
            )
        }
    }
}

/// A backup as text.
enum BackupText {
    private struct Summary: Encodable {
        let folder: String
        let id: String
        let cluster: String
        let keyFingerprint: String
        let beganAt: String
        let endedAt: String
        let shards: Int
        let records: Int
        let bytes: Int
    }

    static func json(_ manifest: BackupManifest, folder: String) throws -> String {
        let summary = Summary(
            folder: folder, id: manifest.id, cluster: manifest.cluster, keyFingerprint: manifest.keyFingerprint,
            beganAt: manifest.beganAt, endedAt: manifest.endedAt, shards: manifest.parts.count,
            records: manifest.records, bytes: manifest.bytes)
        return String(decoding: try MapText.encoder.encode(summary), as: UTF8.self)
    }

    static func summary(_ manifest: BackupManifest) -> String {
        let grouped = ProgressLine.grouped
        return "\(grouped(manifest.records)) records of \(manifest.parts.count) shards, "
            + "\(grouped(manifest.bytes)) bytes, from \(manifest.cluster) as of \(manifest.beganAt)"
    }
}
